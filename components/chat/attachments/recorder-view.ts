/** A voice message while it is recorded. */
import { html, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { cssVars } from '../../base/controllers/css-vars.ts';
import type { MessageValues } from '../../base/i18n.ts';
import type { Recording } from '../../base/attachments/recorder.ts';

type Say = (key: string, values?: MessageValues) => string;

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
