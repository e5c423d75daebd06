/** Leave as both sides see it: who, when, how it stands, and what one may do about it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { LeaveRequest } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { daysInWords } from '../model/days.ts';

export interface LeaveItemOptions {
  readonly t: Translate;
  readonly format: Format;
  readonly isTeacher: boolean;
  /** A refusal is being written. */
  readonly isRefusing: boolean;
  readonly isReasonMissing: boolean;
  readonly isSending: boolean;
  onWithdraw(): void;
  onApprove(): void;
  onRefuse(isOpen: boolean): void;
  onReason(form: HTMLFormElement): void;
}
const states = {
  queued: { words: 'leave.state.queued', badge: 'badge badge--info', icon: 'sync' },
  submitted: { words: 'leave.state.submitted', badge: 'badge badge--warning', icon: 'clock' },
  approved: { words: 'leave.state.approved', badge: 'badge badge--success', icon: 'check' },
  refused: { words: 'leave.state.refused', badge: 'badge badge--danger', icon: 'close' },
  withdrawn: { words: 'leave.state.withdrawn', badge: 'badge', icon: 'minus' },
} as const;
const kinds = { illness: 'leave.kind.illness', personal: 'leave.kind.personal' } as const;

export function renderLeaveItem(request: LeaveRequest, options: LeaveItemOptions): TemplateResult {
  const { t, format, isTeacher } = options;
  const { id, child, class: place, kind, reason, state, submittedBy, submittedAt, decision } = request;
  return html`<li class="card item" part="request" data-state=${state} data-id=${id}>
    <h3 class="item__title" tabindex="-1">${person(child.name)} · ${t(kinds[kind])}</h3>
    <p class="item__days">${daysInWords(request, t, format)}</p>
    <p class="item__about">
      <span class=${states[state].badge}>${icon(states[state].icon, 'small')}${t(states[state].words)}</span>
      ${isTeacher && place !== null ? html`<span>${person(place.name)}</span>` : nothing}
      ${submittedBy === null ? nothing : html`<span>${person(submittedBy.name)}</span>`}
      <time datetime=${submittedAt} title=${format.dateTime(submittedAt)}>${format.ago(submittedAt)}</time>
    </p>
    ${reason === null ? nothing : html`<p class="item__reason">${person(reason)}</p>`}
    ${decision === null
      ? nothing
      : html`<p class="item__decision">${t('leave.decided', { name: isolate(decision.by.name), when: format.dateTime(decision.at) })}${decision.comment === null ? nothing : html` ${person(decision.comment)}`}</p>`}
    ${state === 'submitted' ? renderActs(request, options) : nothing}
  </li>`;
}

function renderActs({ id }: LeaveRequest, options: LeaveItemOptions): TemplateResult {
  const { t, isTeacher, isRefusing, isReasonMissing, isSending, onWithdraw, onApprove, onRefuse, onReason } = options;
  if (!isTeacher) {
    return html`<div class="buttons"><button class="button button--small act" type="button" aria-busy=${isSending} @click=${onWithdraw}>${t('leave.withdraw')}</button></div>`;
  }
  if (!isRefusing) {
    return html`<div class="buttons">
      <button class="button button--primary act approve" type="button" aria-busy=${isSending} @click=${onApprove}>${icon('check', 'small')}${t('leave.approve')}</button>
      <button class="button refuse" type="button" @click=${() => onRefuse(true)}>${t('leave.refuse')}</button>
    </div>`;
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) onReason(event.currentTarget);
  };
  return html`<form class="refusal" novalidate @submit=${submit}>
    <div class="field">
      <label class="field__label" for="comment-${id}">${t('leave.refuse.reason')}</label>
      <textarea class="input" id="comment-${id}" name="comment" rows="2" maxlength="500" dir="auto" aria-invalid=${isReasonMissing} aria-describedby="comment-${id}-hint"></textarea>
      <p class=${isReasonMissing ? 'field__error' : 'field__hint'} id="comment-${id}-hint">${t(isReasonMissing ? 'leave.refuse.missing' : 'leave.refuse.hint')}</p>
    </div>
    <div class="buttons">
      <button class="button button--primary act" type="submit" aria-busy=${isSending}>${t('leave.refuse.do')}</button>
      <button class="button" type="button" @click=${() => onRefuse(false)}>${t('leave.close')}</button>
    </div>
  </form>`;
}
