import { html, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { ReportOutcome } from '../../base/report/reporting.ts';
import { withJudged } from './judged.ts';
import type { PickerView } from './picker-view.ts';

/** The way to report an error, bad content or an infringement; it answers with a number that can be quoted. */
export function reportEntry({ t, acts }: PickerView, resourceId: string, outcome: ReportOutcome): TemplateResult {
  return html`<details class="report">
    <summary>${icon('flag', 'small')} ${t('resource-picker.report')}</summary>
    ${withJudged((views) => views.reportForm({ t: (key, values) => t(key, values), outcome, isOpen: true, send: (report) => acts.report(resourceId, report) }))}
  </details>`;
}
