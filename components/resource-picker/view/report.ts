import { html, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { reportKinds, type ReportKind } from '../../base/index.ts';
import { renderProblem } from '../../base/views.ts';
import type { ReportOutcome } from '../resource-picker.types.ts';
import type { PickerView } from './picker-view.ts';

const kindKeys: Record<ReportKind, string> = {
  error: 'resource-picker.report.error',
  'does-not-open': 'resource-picker.report.does-not-open',
  unsuitable: 'resource-picker.report.unsuitable',
  infringement: 'resource-picker.report.infringement',
  other: 'resource-picker.report.other',
};

/** The way to report an error, bad content or an infringement; it answers with a number that can be quoted. */
export function reportForm(view: PickerView, resourceId: string, outcome: ReportOutcome): TemplateResult {
  const { t } = view;
  return html`<details class="report">
    <summary>${icon('flag', 'small')} ${t('resource-picker.report')}</summary>
    ${outcome.type === 'sent' ? sent(view, outcome.caseNumber) : form(view, resourceId, outcome)}
  </details>`;
}

function sent({ t }: PickerView, caseNumber: string | null): TemplateResult {
  return html`<p class="banner banner--success" role="status">
    ${icon('done', 'small')}
    <span class="banner__text">
      ${caseNumber === null
        ? t('resource-picker.report.queued')
        : html`${t('resource-picker.report.sent')} <strong class="figures report__number"><bdi dir="ltr">${caseNumber}</bdi></strong>`}
    </span>
  </p>`;
}

function form(view: PickerView, resourceId: string, outcome: ReportOutcome): TemplateResult {
  const { t, acts } = view;
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
    if (kind && text('description')) acts.report(resourceId, { kind, description: text('description'), evidence: text('evidence') || null });
  };
  return html`<form class="report__form" aria-busy=${isSending ? 'true' : 'false'} @submit=${onSubmit}>
    <label class="field">
      <span class="field__label">${t('resource-picker.report.kind')}</span>
      <span class="input-box">
        <select class="input" name="kind" required>
          <option value=""></option>
          ${reportKinds.map((kind) => html`<option value=${kind}>${t(kindKeys[kind])}</option>`)}
        </select>
        <span class="input-box__end">${icon('chevron-down', 'small')}</span>
      </span>
    </label>
    <label class="field">
      <span class="field__label">${t('resource-picker.report.description')}</span>
      <textarea class="input" name="description" required maxlength="2000" rows="3"></textarea>
    </label>
    <label class="field">
      <span class="field__label">${t('resource-picker.report.evidence')}</span>
      <input class="input" name="evidence" type="url" pattern="https://.+" maxlength="500" dir="ltr" />
    </label>
    ${outcome.type === 'failed' ? renderProblem(outcome.problem, (key, values) => t(key, values)) : ''}
    <div class="buttons"><button type="submit" class="button button--small" aria-busy=${isSending ? 'true' : 'false'}>${t('resource-picker.report.send')}</button></div>
  </form>`;
}
