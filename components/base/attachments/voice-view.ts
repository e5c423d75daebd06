/** A voice message, as it is heard. */
import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../clock.ts';
import { icon } from '../icons.ts';
import type { Playing } from './voice-player.ts';

/** The element's own words: the keys of each are written out there. */
export interface VoiceWords {
  play(length: string): string;
  readonly pause: string;
  readonly place: string;
  readonly failed: string;
}
interface Voice {
  readonly id: string;
  readonly durationMs?: number | undefined;
}
/** What is played just now, and what a press does. */
export interface Hearing {
  readonly playing: Playing | null;
  readonly onPlay: (id: string) => void;
  readonly onSeek: (place: number) => void;
}

/** A voice message with its button, its place and its length. */
export function renderVoice({ id, durationMs = 0 }: Voice, { playing, onPlay, onSeek }: Hearing, isLost: boolean, words: VoiceWords): TemplateResult {
  const own = playing?.id === id ? playing : null;
  const length = own !== null && own.length > 0 ? own.length : durationMs / 1000;
  const place = own?.place ?? 0;
  const isPlaying = own?.state === 'playing';
  return html`<div class="voice">
      <button class="button button--icon voice__play" type="button" aria-busy=${own?.state === 'loading' ? 'true' : 'false'} aria-label=${isPlaying ? words.pause : words.play(clock(length))} @click=${() => onPlay(id)}>
        ${icon(isPlaying ? 'pause' : 'play')}
      </button>
      <input
        class="voice__place"
        type="range"
        min="0"
        max=${Math.max(1, Math.ceil(length))}
        step="1"
        .value=${String(Math.floor(place))}
        ?disabled=${own === null || own.length === 0}
        aria-label=${words.place}
        aria-valuetext=${`${clock(place)} / ${clock(length)}`}
        @input=${(event: Event) => event.target instanceof HTMLInputElement && onSeek(Number(event.target.value))}
      />
      <span class="voice__time">${clock(place > 0 ? place : length)}</span>
    </div>
    ${isLost || own?.state === 'failed' ? html`<p class="voice__note" role="alert">${words.failed}</p>` : nothing}`;
}
