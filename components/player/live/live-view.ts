import { html, nothing, svg, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { spokenTime } from '../view/seek-bar.ts';
import type { PlayerView } from '../view/player-view.ts';

/** Seconds of a window in which going back is of use. */
const worthABar = 30;
/** Seconds that can be gone back. */
const lengthOf = ({ playback }: Pick<PlayerView, 'playback'>): number => playback.range.to - playback.range.from;

/** Width of the drawn track in its own units. */
const units = 1000;

/** That it is live, or how far one is behind; then it leads back. The same button: the keyboard's place stays. */
export function liveBadge({ acts, playback, t }: PlayerView, behind: number | null): TemplateResult {
  const hasBar = lengthOf({ playback }) >= worthABar;
  const isThere = behind === null;
  return html`<button
    type="button"
    class="live ${isThere ? '' : 'live--behind'} ${hasBar ? '' : 'live--alone'} on-stage"
    part="button live"
    title=${isThere ? t('player-live.now') : t('player-live.return')}
    aria-disabled=${isThere ? 'true' : 'false'}
    @click=${() => {
      if (!isThere) acts.playFrom(playback.range.to);
    }}
  >
    <span class="live__dot" aria-hidden="true"></span>
    ${isThere
      ? html`<span class="live__word" dir="auto">${t('player-live.live')}</span><span class="visually-hidden">${t('player-live.now')}</span>`
      : html`<span class="live__late" dir="auto">${t('player-live.behind', { time: clock(behind) })}</span>
          <span class="live__word" dir="auto">${t('player-live.return')}</span>`}
  </button>`;
}

/** A slider over what can still be seen, where that is enough to be of use. Its end is what happens now. */
export function liveBar({ acts, playback, ui, ...view }: PlayerView): TemplateResult | typeof nothing {
  const { from } = playback.range;
  const length = lengthOf({ playback });
  if (!(length >= worthABar)) return nothing;
  const place = ui.dragging && ui.preview !== null ? ui.preview : playback.currentTime;
  const value = Math.max(0, Math.min(length, place - from));
  const behind = length - value;
  const spoken = behind < 1 ? view.t('player-live.now') : view.t('player-live.behind', { time: spokenTime(view, behind) });
  const placeOf = (event: Event): number => from + (event.currentTarget instanceof HTMLInputElement ? event.currentTarget.valueAsNumber : 0);
  return html`<div class="seek" part="seek" dir="ltr">
    <svg class="seek__track" viewBox="0 0 ${units} 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="seek__ground" width=${units} height="8"></rect>
      ${svg`<rect class="seek__played" width=${(value / length) * units} height="8"></rect>`}
    </svg>
    <input
      class="seek__input on-stage"
      type="range"
      min="0"
      max=${length}
      step="0.1"
      .value=${String(value)}
      aria-label=${view.t('player-live.window')}
      aria-valuetext=${spoken}
      @input=${(event: Event) => acts.preview(placeOf(event), true)}
      @change=${(event: Event) => acts.seek(placeOf(event))}
    />
    ${ui.dragging ? html`<div class="preview" aria-hidden="true"><span class="preview__time">−${clock(behind)}</span></div>` : nothing}
  </div>`;
}
