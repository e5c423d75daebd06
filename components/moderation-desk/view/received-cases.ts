/** Announcements and notices that somebody reported: what was said, what is wrong with it, and how the case ends. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { CaseOutcome, ReceivedCase, ReceivedCaseClosing } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { actName, kindWords, outcomeWords, withoutRepeats } from '../model/words.ts';
import { renderEvidence, type EvidenceView } from './evidence.ts';

export interface ReceivedCaseOptions {
  readonly t: Translate;
  readonly format: Format;
  /** What is needed to show files of the case. */
  evidence(caseId: string): EvidenceView;
  onClose(caseId: string, closing: ReceivedCaseClosing): void;
}
const outcomes = Object.keys(outcomeWords) as readonly CaseOutcome[];

export function renderReceivedCases(cases: readonly ReceivedCase[], options: ReceivedCaseOptions): TemplateResult {
  return html`<section class="received" aria-labelledby="received">
    <h3 id="received" class="case__title">${options.t('moderation-desk.received')}</h3>
    <ul class="cases">
      ${repeat(
        cases,
        ({ id }) => id,
        (one) => renderCase(one, options),
      )}
    </ul>
  </section>`;
}

function renderCase(one: ReceivedCase, options: ReceivedCaseOptions): TemplateResult {
  const { t, format } = options;
  const { id, caseNumber, reportedAt, kind, description, evidence, received, looks = [], closed } = one;
  const { attachments = [] } = received;
  return html`<li class="card case" part="case" data-received=${id} data-closed=${closed !== null}>
    <div class="case__head">
      <h4 class="case__title">${t(kindWords[kind])}</h4>
      ${received.recalled ? html`<span class="badge badge--info">${t('moderation-desk.received.recalled')}</span>` : nothing}
    </div>
    <p class="case__about">${t(received.kind === 'announcement' ? 'moderation-desk.received.announcement' : 'moderation-desk.received.notice')} · ${person(received.title.slice(0, 200))}</p>
    <blockquote class="case__message">
      <p class="case__author">${person(received.sender.name)} <time datetime=${received.at}>${format.dateTime(received.at)}</time></p>
      <p class="case__text">${person(received.text)}</p>
      ${attachments.length === 0
        ? nothing
        : html`${renderEvidence(attachments, { ...options.evidence(id), ...(closed !== null && { gone: 'moderation-desk.evidence.closed' }) })}
            ${closed === null ? html`<p class="evidence__note">${t('moderation-desk.evidence.hint')}</p>` : nothing}`}
    </blockquote>
    <p class="case__note"><span class="case__label">${t('moderation-desk.said')}</span> ${person(description)}</p>
    ${evidence === null ? nothing : html`<p class="case__note"><span class="case__label">${t('moderation-desk.received.evidence')}</span> <bdi dir="ltr">${evidence}</bdi></p>`}
    ${looks.length === 0
      ? nothing
      : html`<ol class="case__acts" aria-label=${t('moderation-desk.done')}>
          ${withoutRepeats(looks.map((look) => ({ ...look, act: 'look' as const, reason: look.name, fileId: look.attachmentId }))).map(
            ({ at, by, reason }) => html`<li>${t('moderation-desk.done.by', { name: isolate(by.name), act: actName('look', t), when: format.dateTime(at) })} ${person(reason)}</li>`,
          )}
        </ol>`}
    <p class="case__number">${t('moderation-desk.number', { number: isolate(caseNumber), when: isolate(format.dateTime(reportedAt)) })}</p>
    ${closed === null
      ? renderClosing(one, options)
      : html`<p class="case__closed">
          ${icon('check', 'small')}${t('moderation-desk.closed.by', { name: isolate(closed.by.name), outcome: t(outcomeWords[closed.outcome]), when: format.dateTime(closed.at) })}
          ${closed.note === '' ? nothing : person(closed.note)}
        </p>`}
  </li>`;
}

function renderClosing({ id, received }: ReceivedCase, { t, onClose }: ReceivedCaseOptions): TemplateResult {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const given = new FormData(event.currentTarget);
    const outcome = outcomes.find((candidate) => candidate === given.get('outcome'));
    const note = given.get('note');
    if (outcome) onClose(id, { outcome, note: typeof note === 'string' ? note.trim() : '', recall: given.has('recall') });
  };
  return html`<details class="received__closing">
    <summary>${t('moderation-desk.close')}</summary>
    <form class="case__form" @submit=${onSubmit}>
      <fieldset class="field">
        <legend class="field__label">${t('moderation-desk.outcome')}</legend>
        ${outcomes.map((one) => html`<label class="choice"><input type="radio" name="outcome" value=${one} required /> ${t(outcomeWords[one])}</label>`)}
      </fieldset>
      <label class="field">
        <span class="field__label">${t('moderation-desk.note')}</span>
        <textarea class="input" name="note" rows="2" maxlength="500" dir="auto"></textarea>
        <span class="field__hint">${t('moderation-desk.note.hint')}</span>
      </label>
      ${received.kind === 'announcement' && !received.recalled ? html`<label class="choice"><input type="checkbox" name="recall" /> ${t('moderation-desk.received.recall')}</label>` : nothing}
      <div class="buttons"><button class="button button--primary" type="submit">${t('moderation-desk.close')}</button></div>
    </form>
  </details>`;
}
