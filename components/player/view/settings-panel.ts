import { html, nothing, type TemplateResult } from 'lit';
import type { Quality } from '../player.types.ts';
import { choices, toggle } from './choices.ts';
import type { PlayerView } from './player-view.ts';
import { secondChoice } from '../second/second-view.ts';
import { limitNote } from '../limits/limit-view.ts';
import { speeds } from './speeds.ts';

/** Speed, picture, and what it costs. */
export function settings(view: PlayerView): TemplateResult {
  const { playback, acts, t } = view;
  return html`${choices(
      t('player-view.speed'),
      'speed',
      speeds.map((rate) => ({ label: `${rate}×`, checked: playback.playbackRate === rate, act: () => acts.setRate(rate) })),
      true,
    )}
    ${playback.qualities.length > 1 && !playback.soundOnly ? qualities(view) : nothing}
    ${toggle(t('player-view.saver'), t('player-view.saver.note'), playback.savesData, acts.saveData)}
    ${playback.canSoundOnly ? toggle(t('player-view.sound-only'), t('player-view.sound-only.note'), playback.soundOnly, acts.soundOnly) : nothing}
    ${secondChoice(view)} ${limitNote(view)}
    ${playback.bytes > 0 ? html`<p class="panel__note">${t('player-view.bytes', { size: view.format.bytes(playback.bytes) })}</p>` : nothing}`;
}

function qualities({ playback, acts, t }: PlayerView): TemplateResult {
  const name = (quality: Quality): string => (quality.height === null ? t('player-view.quality.unnamed', { number: quality.id + 1 }) : `${quality.height}p`);
  const shown = playback.currentQuality;
  const auto = t('player-view.quality.auto');
  return choices(
    t('player-view.quality'),
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
