import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { icon } from '../../base/icons.ts';
import { clock } from '../../base/clock.ts';
import type { CaptionChoice } from '../media/texts.ts';
import type { Quality, TimedText } from '../player.types.ts';
import type { PanelName, PlayerView } from './player-view.ts';

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

/** The open panel, or nothing. Native radios and buttons: what assistive technology has known for thirty years. */
export function panel(view: PlayerView): TemplateResult | typeof nothing {
  const name = view.ui.panel;
  if (name === null) return nothing;
  const label = panelName(view, name);
  return html`<div class="panel" id="panel" part="panel" role="group" aria-label=${label}>
    <div class="panel__head">
      <span class="panel__title">${label}</span>
      <button type="button" class="control on-stage panel__close" aria-label=${view.t('player.panel.close')} @click=${() => view.acts.openPanel(null)}>
        ${icon('close')}
      </button>
    </div>
    <div class="panel__body">${bodies[name](view)}</div>
  </div>`;
}

const bodies: Record<PanelName, (view: PlayerView) => TemplateResult> = { contents, captions, settings };

interface Choice {
  label: string;
  checked: boolean;
  act: () => void;
  language?: string | null;
}

function choices(legend: string, name: string, options: readonly Choice[], row = false): TemplateResult {
  return html`<fieldset class="choices ${row ? 'choices--row' : ''}">
    <legend>${legend}</legend>
    ${options.map(
      (option) =>
        html`<label class="pick">
          <input type="radio" name=${name} class="on-stage" .checked=${option.checked} @change=${option.act} />
          <span lang=${ifDefined(option.language || undefined)}>${option.label}</span>
        </label>`,
    )}
  </fieldset>`;
}

/** Written out in full, so that a search finds the keys. */
const panelNames: Record<PanelName, string> = { contents: 'player.contents', captions: 'player.captions', settings: 'player.settings' };

/** What a panel and its button are called. */
export function panelName(view: Pick<PlayerView, 't'>, panel: PanelName): string {
  return view.t(panelNames[panel]);
}

/** The language of the captions that are shown, or `null`. */
export function captionName(view: PlayerView): string | null {
  const shown = view.texts.captions.find(({ index }) => index === view.texts.caption);
  return shown ? nameOf(view, shown) : null;
}

function nameOf(view: PlayerView, { index, label, language, describesSound }: CaptionChoice): string {
  const name = label ?? language ?? view.t('player.captions.unnamed', { number: index + 1 });
  return describesSound ? view.t('player.captions.sound', { name }) : name;
}

function captions(view: PlayerView): TemplateResult {
  const { texts, acts } = view;
  return choices(view.t('player.captions.language'), 'caption', [
    { label: view.t('player.captions.off'), checked: texts.caption === null, act: () => acts.showCaption(null) },
    ...texts.captions.map(
      (choice): Choice => ({
        label: nameOf(view, choice),
        checked: texts.caption === choice.index,
        act: () => acts.showCaption(choice.index),
        language: choice.language,
      }),
    ),
  ]);
}

function settings(view: PlayerView): TemplateResult {
  const { playback, acts } = view;
  const speed = choices(
    view.t('player.speed'),
    'speed',
    speeds.map((rate) => ({ label: `${rate}×`, checked: playback.playbackRate === rate, act: () => acts.setRate(rate) })),
    true,
  );
  return html`${speed} ${playback.qualities.length > 1 ? qualities(view) : nothing}
    <label class="pick pick--switch">
      <input
        type="checkbox"
        class="on-stage"
        .checked=${playback.savesData}
        @change=${(event: Event) => acts.saveData(event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked)}
      />
      <span>${view.t('player.saver')}<span class="pick__note">${view.t('player.saver.note')}</span></span>
    </label>`;
}

function qualities(view: PlayerView): TemplateResult {
  const { playback, acts } = view;
  const name = (quality: Quality): string =>
    quality.height === null ? view.t('player.quality.unnamed', { number: quality.id + 1 }) : `${quality.height}p`;
  const shown = playback.currentQuality;
  const auto = view.t('player.quality.auto');
  return choices(
    view.t('player.quality'),
    'quality',
    [
      { label: shown && playback.chosenQuality === null ? `${auto} · ${name(shown)}` : auto, checked: playback.chosenQuality === null, act: () => acts.chooseQuality(null) },
      ...playback.qualities.map((quality) => ({
        label: name(quality),
        checked: playback.chosenQuality === quality.id,
        act: () => acts.chooseQuality(quality.id),
      })),
    ],
    true,
  );
}

/** Chapters, and below them what is said: to read where sound or picture is not to be had. */
function contents(view: PlayerView): TemplateResult {
  const { chapters, transcript } = view.texts;
  return html`${chapters.length > 0 ? timedList(view, view.t('player.chapters'), chapters) : nothing}
  ${transcript.length > 0 ? timedList(view, view.t('player.transcript'), transcript) : nothing}
  ${chapters.length + transcript.length === 0 ? html`<p class="panel__note" role="status">${view.t('player.contents.loading')}</p>` : nothing}`;
}

function timedList(view: PlayerView, heading: string, entries: readonly TimedText[]): TemplateResult {
  const now = view.playback.currentTime;
  return html`<section class="timed" aria-label=${heading}>
    <h3 class="timed__heading">${heading}</h3>
    <ol>
      ${entries.map(
        ({ start, end, text }) =>
          html`<li>
            <button
              type="button"
              class="timed__entry on-stage"
              aria-current=${now >= start && now < end ? 'true' : 'false'}
              @click=${() => view.acts.playFrom(start)}
            >
              <span class="timed__time">${clock(start)}</span>
              <bdi dir="auto">${text}</bdi>
            </button>
          </li>`,
      )}
    </ol>
  </section>`;
}
