/** One case: what was reported and why, how it stands, what was done, and what one may do. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { ConversationRecord, ModerationCase } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { actName, nameOfTalk, outcomeWords, reasonWords, stateWords, withoutRepeats } from '../model/words.ts';
import { renderCaseForm, type CaseForm, type CaseFormKind } from './case-form.ts';
import { renderEvidence, type EvidenceView } from './evidence.ts';
import { renderRecord } from './record.ts';

export interface CaseItemOptions {
  readonly t: Translate;
  readonly format: Format;
  readonly form: CaseForm | null;
  readonly record: ConversationRecord | null;
  readonly isSending: boolean;
  readonly evidence: EvidenceView;
  /** Opens a form, or with `null` closes it. */
  onForm(kind: CaseFormKind | null): void;
  onSubmit(form: HTMLFormElement): void;
  onTalk(): void;
  onSave(): void;
}
const stateBadges = { shown: 'badge', waiting: 'badge badge--warning', hidden: 'badge badge--info', retracted: 'badge' } as const;

export function renderCaseItem(one: ModerationCase, options: CaseItemOptions): TemplateResult {
  const { t, format, form, record, isSending, evidence, onForm, onSubmit, onSave } = options;
  const { id, caseNumber, reportedAt, reason, text, conversation, message, mutedUntil, acts, closed } = one;
  const { attachments = [] } = message;
  return html`<li class="card case" part="case" data-id=${id} data-closed=${closed !== null}>
    <div class="case__head">
      <h3 class="case__title" tabindex="-1">${t(reasonWords[reason])}</h3>
      <span class=${stateBadges[message.state]}>${t(stateWords[message.state])}</span>
    </div>
    <p class="case__about">${nameOfTalk(conversation, t)}</p>
    <blockquote class="case__message">
      <p class="case__author">${person(message.author.name)} <span>${t(message.author.role === 'teacher' ? 'moderation-desk.teacher' : 'moderation-desk.guardian')}</span> <time datetime=${message.sentAt}>${format.dateTime(message.sentAt)}</time></p>
      ${message.text === '' && attachments.length > 0 ? nothing : html`<p class="case__text">${message.text === '' ? t('moderation-desk.gone') : person(message.text)}</p>`}
      ${attachments.length === 0 ? nothing : html`${renderEvidence(attachments, evidence)}<p class="evidence__note">${t('moderation-desk.evidence.hint')}</p>`}
    </blockquote>
    ${text === '' ? nothing : html`<p class="case__note"><span class="case__label">${t('moderation-desk.said')}</span> ${person(text)}</p>`}
    ${mutedUntil === null ? nothing : html`<p class="case__note">${icon('clock', 'small')} ${t('moderation-desk.muted', { name: isolate(message.author.name), time: format.dateTime(mutedUntil) })}</p>`}
    ${acts.length === 0 && closed === null ? nothing : renderDone(one, options)}
    <p class="case__number">${t('moderation-desk.number', { number: isolate(caseNumber), when: isolate(format.dateTime(reportedAt)) })}</p>
    ${form === null ? renderActs(one, options) : renderCaseForm(form, { t, isSending, onSubmit, onClose: () => onForm(null) })}
    ${record === null ? nothing : renderRecord(record, { t, format, evidence, onSave })}
  </li>`;
}

/** What was done, by whom and why. */
function renderDone({ acts, closed }: ModerationCase, { t, format }: CaseItemOptions): TemplateResult {
  return html`<ol class="case__acts" aria-label=${t('moderation-desk.done')}>
    ${withoutRepeats(acts).map(({ at, by, act, reason }) => html`<li>${t('moderation-desk.done.by', { name: isolate(by.name), act: actName(act, t), when: format.dateTime(at) })} ${person(reason)}</li>`)}
    ${closed === null
      ? nothing
      : html`<li class="case__closed">
          ${icon('check', 'small')}${t('moderation-desk.closed.by', { name: isolate(closed.by.name), outcome: t(outcomeWords[closed.outcome]), when: format.dateTime(closed.at) })}
          ${closed.note === '' ? nothing : person(closed.note)}
        </li>`}
  </ol>`;
}

function renderActs({ can, closed, message, mutedUntil }: ModerationCase, { t, onForm, onTalk }: CaseItemOptions): TemplateResult {
  const act = (kind: CaseFormKind, words: string): TemplateResult => html`<button class="button" type="button" data-form=${kind} @click=${() => onForm(kind)}>${words}</button>`;
  return html`<div class="buttons">
    ${can.hide ? (message.state === 'hidden' ? act('show', t('moderation-desk.show')) : act('hide', t('moderation-desk.hide'))) : nothing}
    ${can.mute ? (mutedUntil === null ? act('mute', t('moderation-desk.mute')) : act('unmute', t('moderation-desk.unmute'))) : nothing}
    ${can.open ? html`<button class="button" type="button" @click=${onTalk}>${t('moderation-desk.look')}</button>` : nothing}
    ${can.export ? act('export', t('moderation-desk.export')) : nothing} ${closed === null ? act('close', t('moderation-desk.close')) : nothing}
  </div>`;
}
