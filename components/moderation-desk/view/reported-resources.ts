/** Resources that somebody reported: what is said to be wrong, and what the platform decides and answers. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { ReportCase, ReportDecision } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import { decisionWords, kindWords } from '../model/words.ts';

export interface ReportedOptions {
  readonly t: Translate;
  readonly format: Format;
  onOpen(resourceId: string): void;
  onDecide(reportId: string, decision: ReportDecision): void;
  /** What the reader has written as an answer, by the id of the report. */
  readonly written: ReadonlyMap<string, string>;
  onWrite(reportId: string, text: string): void;
}
const decisions = ['upheld', 'declined'] as const;

export function renderReported(reports: readonly ReportCase[], options: ReportedOptions): TemplateResult {
  return html`<section class="received" aria-labelledby="reported">
    <h3 id="reported" class="case__title">${options.t('moderation-desk.reported')}</h3>
    <ul class="cases">
      ${repeat(
        reports,
        ({ id }) => id,
        (one) => renderReport(one, options),
      )}
    </ul>
  </section>`;
}

function renderReport(one: ReportCase, options: ReportedOptions): TemplateResult {
  const { t, format, onOpen } = options;
  const { id, caseNumber, resourceId, resourceTitle, kind, description, evidence, state, answer, createdAt, decidedAt, suspended } = one;
  return html`<li class="card case" part="case" data-report=${id} data-closed=${state !== 'received'}>
    <div class="case__head">
      <h4 class="case__title">${t(kindWords[kind])}</h4>
      ${suspended ? html`<span class="badge badge--info">${t('moderation-desk.reported.suspended')}</span>` : nothing}
    </div>
    <p class="case__about">
      ${person(resourceTitle.slice(0, 200))}
      ${suspended ? nothing : html`<button class="button button--small" type="button" data-act="look" @click=${() => onOpen(resourceId)}>${icon('eye', 'small')}${t('moderation-desk.reported.look')}<span class="visually-hidden"> ${isolate(resourceTitle.slice(0, 80))}</span></button>`}
    </p>
    <p class="case__note"><span class="case__label">${t('moderation-desk.said')}</span> ${person(description)}</p>
    ${evidence === null ? nothing : html`<p class="case__note"><span class="case__label">${t('moderation-desk.received.evidence')}</span> <bdi dir="ltr">${evidence}</bdi></p>`}
    <p class="case__number">${t('moderation-desk.number', { number: isolate(caseNumber), when: isolate(format.dateTime(createdAt)) })}</p>
    ${state === 'received'
      ? renderDeciding(one, options)
      : html`<p class="case__closed">${icon('check', 'small')}${t('moderation-desk.reported.decided', { outcome: t(decisionWords[state]), when: decidedAt === null ? '' : format.dateTime(decidedAt) })} ${person(answer ?? '')}</p>
        ${renderUnsent(one, options)}`}
  </li>`;
}

/** Somebody else was first: what the reader had written is theirs to use elsewhere. */
function renderUnsent({ id, answer }: ReportCase, { t, written }: ReportedOptions): TemplateResult | typeof nothing {
  const words = written.get(id) ?? '';
  if (words === '' || words === answer) return nothing;
  return html`<p class="case__note" role="status" data-unsent><span class="case__label">${t('moderation-desk.reported.unsent')}</span> ${person(words)}</p>`;
}

function renderDeciding({ id, version }: ReportCase, { t, onDecide, onWrite }: ReportedOptions): TemplateResult {
  const onInput = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLTextAreaElement) onWrite(id, currentTarget.value.trim());
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const given = new FormData(form);
    const state = decisions.find((candidate) => candidate === given.get('state'));
    const field = form.querySelector('textarea');
    const answer = field?.value.trim() ?? '';
    if (answer === '' && field !== null) {
      // Blanks alone answer nobody: then the field is as empty as it looks.
      field.value = '';
      form.reportValidity();
    } else if (state) onDecide(id, { state, answer, suspend: state === 'upheld' && given.has('suspend'), version });
  };
  return html`<details class="received__closing">
    <summary>${t('moderation-desk.reported.decide')}</summary>
    <form class="case__form" @submit=${onSubmit}>
      <fieldset class="field">
        <legend class="field__label">${t('moderation-desk.outcome')}</legend>
        ${decisions.map((one) => html`<label class="choice"><input type="radio" name="state" value=${one} required /> ${t(decisionWords[one])}</label>`)}
      </fieldset>
      <label class="field">
        <span class="field__label">${t('moderation-desk.reported.answer')}</span>
        <textarea class="input" name="answer" rows="3" maxlength="2000" dir="auto" required @input=${onInput}></textarea>
        <span class="field__hint">${t('moderation-desk.reported.answer.hint')}</span>
      </label>
      <label class="choice"><input type="checkbox" name="suspend" /> ${t('moderation-desk.reported.suspend')}</label>
      <div class="buttons"><button class="button button--primary" type="submit">${t('moderation-desk.reported.send')}</button></div>
    </form>
  </details>`;
}
