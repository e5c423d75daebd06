/** A request as both sides see it: what, about whom, how it stands and since when. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { DataRequest } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { rightWords } from './request-form.ts';

export interface RequestItemOptions {
  readonly t: Translate;
  readonly format: Format;
  readonly isSending: boolean;
  /** An answer was pressed without words. */
  readonly isWordless: boolean;
  /** What the reader has written as an answer. */
  readonly written: string;
  onWrite(text: string): void;
  onWithdraw(): void;
  onAnswer(done: boolean, form: HTMLFormElement): void;
}
const states = {
  queued: { words: 'privacy.state.queued', badge: 'badge badge--info', icon: 'sync' },
  submitted: { words: 'privacy.state.submitted', badge: 'badge badge--warning', icon: 'clock' },
  done: { words: 'privacy.state.done', badge: 'badge badge--success', icon: 'check' },
  refused: { words: 'privacy.state.refused', badge: 'badge badge--danger', icon: 'close' },
  withdrawn: { words: 'privacy.state.withdrawn', badge: 'badge', icon: 'minus' },
} as const;

export function renderRequestItem(request: DataRequest, options: RequestItemOptions): TemplateResult {
  const { t, format, isSending, onWithdraw } = options;
  const { id, right, subject, text, state, requestedBy, requestedAt, own, mayAnswer, lapsed, answer } = request;
  return html`<li class="card item" part="request" data-id=${id} data-state=${state}>
    <h4 class="item__title" tabindex="-1">${t(rightWords[right])} · ${person(subject.name)}</h4>
    <p class="item__about">
      <span class=${states[state].badge}>${icon(states[state].icon, 'small')}${t(states[state].words)}</span>
      ${requestedBy === null || requestedBy.id === subject.id ? nothing : html`<span>${person(requestedBy.name)}</span>`}
      <time datetime=${requestedAt}>${format.dateTime(requestedAt)}</time>
    </p>
    ${text === '' ? nothing : html`<p class="item__text">${person(text)}</p>`}
    ${answer === null ? nothing : html`<p class="item__answer">${t('privacy.answered', { name: isolate(answer.by.name), when: format.dateTime(answer.at) })} ${person(answer.text)}</p>`}
    ${mayAnswer && lapsed ? html`<p class="item__answer item__lapsed">${icon('alert', 'small')} ${t('privacy.answer.lapsed')}</p>` : nothing}
    ${mayAnswer ? renderAnswer(request, options) : renderUnsent(request, options)}
    ${own && state === 'submitted' ? html`<div class="buttons"><button class="button button--small withdraw" type="button" aria-busy=${isSending} @click=${onWithdraw}>${t('privacy.withdraw')}</button></div>` : nothing}
  </li>`;
}

/** Somebody else was first, or it was taken back: what the reader had written is theirs to use elsewhere. */
function renderUnsent({ answer }: DataRequest, { t, written }: RequestItemOptions): TemplateResult | typeof nothing {
  if (written === '' || written === answer?.text) return nothing;
  return html`<p class="item__answer item__unsent" role="status">${t('privacy.answer.unsent')} ${person(written)}</p>`;
}

function renderAnswer({ id }: DataRequest, { t, isSending, isWordless, onAnswer, onWrite }: RequestItemOptions): TemplateResult {
  const write = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLTextAreaElement) onWrite(currentTarget.value);
  };
  const press = (done: boolean) => (event: Event) => {
    if (event.currentTarget instanceof HTMLButtonElement && event.currentTarget.form) onAnswer(done, event.currentTarget.form);
  };
  return html`<form class="form answer" novalidate @submit=${(event: SubmitEvent) => event.preventDefault()}>
    <div class="field">
      <label class="field__label" for="answer-${id}">${t('privacy.answer')}</label>
      <textarea class="input" id="answer-${id}" name="answer" rows="2" maxlength="2000" dir="auto" aria-invalid=${isWordless} aria-describedby="answer-${id}-hint" @input=${write}></textarea>
      <p class=${isWordless ? 'field__error' : 'field__hint'} id="answer-${id}-hint">${t(isWordless ? 'privacy.answer.missing' : 'privacy.answer.hint')}</p>
    </div>
    <div class="buttons">
      <button class="button" type="button" data-answer="done" aria-busy=${isSending} @click=${press(true)}>${t('privacy.answer.done')}</button>
      <button class="button" type="button" data-answer="refused" aria-busy=${isSending} @click=${press(false)}>${t('privacy.answer.refused')}</button>
    </div>
  </form>`;
}
