import { html, nothing, type TemplateResult } from 'lit';
import { captionGrounds, captionSizes, type Preferences } from '../deck/preferences.ts';
import { descriptionSwitch } from '../describe/description-switch.ts';
import type { CaptionChoice, CaptionPlace } from '../media/texts.ts';
import { choices, toggle, type Choice } from './choices.ts';
import { captionLabel } from './names.ts';
import type { PlayerView } from './player-view.ts';

/** Written out in full, so that a search finds the keys. */
const sizes: Record<Preferences['captionSize'], string> = {
  small: 'player-view.captions.size.small',
  normal: 'player-view.captions.size.normal',
  large: 'player-view.captions.size.large',
  huge: 'player-view.captions.size.huge',
};
const grounds: Record<Preferences['captionGround'], string> = {
  dark: 'player-view.captions.ground.dark',
  light: 'player-view.captions.ground.light',
  none: 'player-view.captions.ground.none',
};

/** Languages, and how the words look; kept for the next lesson. */
export function captions(view: PlayerView): TemplateResult {
  const { texts, acts, preferences, t } = view;
  const first = texts.caption('first');
  const others = texts.captions.filter(({ index }) => index !== first);
  return html`${texts.captions.length > 0 ? languages(view, t('player-view.captions.language'), 'first', texts.captions) : nothing}
  ${first !== null && others.length > 0 ? languages(view, t('player-view.captions.second'), 'second', others) : nothing}
  ${first === null
    ? nothing
    : html`${choices(
        t('player-view.captions.size'),
        'caption-size',
        captionSizes.map((size) => ({ label: t(sizes[size]), checked: preferences.captionSize === size, act: () => acts.prefer({ captionSize: size }) })),
        true,
      )}
      ${choices(
        t('player-view.captions.ground'),
        'caption-ground',
        captionGrounds.map((ground) => ({
          label: t(grounds[ground]),
          checked: preferences.captionGround === ground,
          act: () => acts.prefer({ captionGround: ground }),
        })),
        true,
      )}`}
  ${pinyin(view)} ${descriptionSwitch(view)}`;
}

/** For whoever does not know all characters yet: over the captions, and over the transcript. */
function pinyin({ texts, acts, pinyin: keeper, preferences, t }: PlayerView): TemplateResult | typeof nothing {
  if (!texts.hasChinese) return nothing;
  return html`${toggle(t('player-view.pinyin'), t('player-view.pinyin.note'), preferences.pinyin, (on) => acts.showPinyin(on))}
    <p class="panel__note" role="status">${keeper.isLost ? t('player-view.pinyin.lost') : nothing}</p>`;
}

function languages(view: PlayerView, legend: string, place: CaptionPlace, options: readonly CaptionChoice[]): TemplateResult {
  const { texts, acts, t } = view;
  const shown = texts.caption(place);
  return choices(legend, `caption-${place}`, [
    { label: t('player-view.captions.off'), checked: shown === null, act: () => acts.showCaption(null, place) },
    ...options.map(
      (choice): Choice => ({
        label: captionLabel(view, choice),
        checked: shown === choice.index,
        act: () => acts.showCaption(choice.index, place),
        language: choice.language,
      }),
    ),
  ]);
}
