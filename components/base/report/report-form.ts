/** The form by which something is reported, with its styles and words: it is fetched when somebody wants to. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import { reportKinds, type CaseDraft, type ReportKind } from '../ports/index.ts';
import { fieldStyles } from '../styles/index.ts';
import { renderProblem, type Translate } from '../views.ts';
import { helpStyles } from './help.styles.ts';
import { renderHelp } from './help.ts';
import { reportFormStyles } from './report-form.styles.ts';
import type { ReportOutcome } from './reporting.ts';

export const styles = [fieldStyles, reportFormStyles, helpStyles] as const;

const kindKeys: Record<ReportKind, string> = {
  error: 'report.error',
  'does-not-open': 'report.does-not-open',
  unsuitable: 'report.unsuitable',
  infringement: 'report.infringement',
  other: 'report.other',
};

export interface ReportFormView {
  readonly t: Translate;
  readonly outcome: ReportOutcome;
  /** What was written stays while it is closed. */
  readonly isOpen: boolean;
  send(draft: CaseDraft): void;
}

/** The form, or what became of what was sent. */
export function reportForm(view: ReportFormView): TemplateResult {
  return view.outcome.type === 'sent' ? sent(view, view.outcome.caseNumber) : form(view);
}

function sent({ t, isOpen }: ReportFormView, caseNumber: string | null): TemplateResult {
  return html`<p class="banner banner--success reporting__sent" role="status" tabindex="-1" ?hidden=${!isOpen}>
    ${icon('done', 'small')}
    <span class="banner__text">
      ${caseNumber === null ? t('report.queued') : html`${t('report.sent')} <strong class="reporting__number"><bdi dir="ltr">${caseNumber}</bdi></strong>`}
    </span>
  </p>${isOpen ? renderHelp(t) : nothing}`;
}

function form({ t, outcome, isOpen, send }: ReportFormView): TemplateResult {
  const isSending = outcome.type === 'sending';
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isSending || !(event.currentTarget instanceof HTMLFormElement)) return;
    const given = new FormData(event.currentTarget);
    const text = (name: string): string => {
      const value = given.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const kind = reportKinds.find((candidate) => candidate === text('kind'));
    if (text('description') === '') {
      // Only spaces: the browser says in its own words that something is missing.
      const field = event.currentTarget.elements.namedItem('description');
      if (field instanceof HTMLTextAreaElement) field.value = '';
      event.currentTarget.reportValidity();
    } else if (kind) send({ kind, description: text('description'), evidence: text('evidence') || null });
  };
  return html`<form class="reporting__form" aria-busy=${isSending ? 'true' : 'false'} ?hidden=${!isOpen} @submit=${onSubmit}>
    <label class="field">
      <span class="field__label">${t('report.kind')}</span>
      <span class="input-box">
        <select class="input" name="kind" required>
          <option value=""></option>
          ${reportKinds.map((kind) => html`<option value=${kind}>${t(kindKeys[kind])}</option>`)}
        </select>
        <span class="input-box__end">${icon('chevron-down', 'small')}</span>
      </span>
    </label>
    <label class="field">
      <span class="field__label">${t('report.description')}</span>
      <textarea class="input" name="description" required maxlength="2000" rows="3" dir="auto"></textarea>
    </label>
    <label class="field">
      <span class="field__label">${t('report.evidence')}</span>
      <input class="input" name="evidence" type="url" pattern="https://.+" maxlength="500" dir="ltr" />
    </label>
    ${renderHelp(t)} ${outcome.type === 'failed' ? renderProblem(outcome.problem, t) : nothing}
    <div class="buttons"><button type="submit" class="button button--small" aria-busy=${isSending ? 'true' : 'false'}>${t('report.send')}</button></div>
  </form>`;
}
