/** Voice messages, as they are recorded and heard. */
import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { cssVars } from '../../base/controllers/css-vars.ts';
import type { MessageValues } from '../../base/i18n.ts';
import { icon } from '../../base/icons.ts';
import type { Recording } from './recorder.ts';
import type { Playing } from './voice-player.ts';

type Say = (key: string, values?: MessageValues) => string;
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
export function renderVoice({ id, durationMs = 0 }: Voice, { playing, onPlay, onSeek }: Hearing, isLost: boolean, t: Say): TemplateResult {
  const own = playing?.id === id ? playing : null;
  const length = own !== null && own.length > 0 ? own.length : durationMs / 1000;
  const place = own?.place ?? 0;
  const isPlaying = own?.state === 'playing';
  return html`<div class="voice">
      <button class="button button--icon voice__play" type="button" aria-busy=${own?.state === 'loading' ? 'true' : 'false'} aria-label=${isPlaying ? t('chat-attachments.voice.pause') : t('chat-attachments.voice.play', { time: clock(length) })} @click=${() => onPlay(id)}>
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
        aria-label=${t('chat-attachments.voice.place')}
        aria-valuetext=${`${clock(place)} / ${clock(length)}`}
        @input=${(event: Event) => event.target instanceof HTMLInputElement && onSeek(Number(event.target.value))}
      />
      <span class="voice__time">${clock(place > 0 ? place : length)}</span>
    </div>
    ${isLost || own?.state === 'failed' ? html`<p class="photo__note" role="alert">${t('chat-attachments.voice.failed')}</p>` : nothing}`;
}

export interface RecorderActs {
  readonly onStop: () => void;
  readonly onCancel: () => void;
}

/** What stands in the place of the field while a voice is recorded. */
export function renderRecorder(recording: Recording, t: Say, { onStop, onCancel }: RecorderActs): TemplateResult {
  const cancel = html`<button class="button recorder__cancel" type="button" @click=${onCancel}>${t('chat-attachments.voice.cancel')}</button>`;
  if (recording.type === 'asking') return html`<div class="recorder"><span class="recorder__words" role="status">${t('chat-attachments.voice.asking')}</span>${cancel}</div>`;
  if (recording.type !== 'recording') {
    const words = recording.type === 'refused' ? t('chat-attachments.voice.refused') : t('chat-attachments.voice.missing');
    return html`<div class="recorder"><span class="recorder__words" role="alert">${words}</span>${cancel}</div>`;
  }
  return html`<div class="recorder">
    <span class="recorder__level" aria-hidden="true" ${cssVars({ '--_level': recording.level })}></span>
    <span class="recorder__words"><span role="status">${t('chat-attachments.voice.recording')}</span> <span class="recorder__time" aria-hidden="true">${clock(recording.seconds)}</span></span>
    ${cancel}<button class="button button--primary recorder__stop" type="button" @click=${onStop}>${t('chat-attachments.voice.stop')}</button>
  </div>`;
}
