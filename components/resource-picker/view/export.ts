/** Chosen resources as a file for another system. This code comes when somebody wants one. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { ExchangeFormat } from '../../base/index.ts';
import type { ExportOutcome } from '../resource-picker.types.ts';
import '../late/late.locales.ts';
import type { PickerView } from './picker-view.ts';

const formats: readonly ExchangeFormat[] = ['records', 'lom', 'schema-org', 'common-cartridge'];
const names: Readonly<Record<ExchangeFormat, string>> = {
  records: 'resource-picker-late.export.records',
  lom: 'resource-picker-late.export.lom',
  'schema-org': 'resource-picker-late.export.schema-org',
  'common-cartridge': 'resource-picker-late.export.common-cartridge',
};
const uses: Readonly<Record<ExchangeFormat, string>> = {
  records: 'resource-picker-late.export.records.use',
  lom: 'resource-picker-late.export.lom.use',
  'schema-org': 'resource-picker-late.export.schema-org.use',
  'common-cartridge': 'resource-picker-late.export.common-cartridge.use',
};

export const exportStyles = css`
  .export {
    inline-size: 100%;
  }

  .export__format {
    display: grid;
    inline-size: 100%;
    min-block-size: var(--ls-size-target, 44px);
    padding: var(--ls-space-2, 8px) var(--ls-space-3, 12px);
    border: 1px solid var(--ls-color-border, #e6e3dc);
    border-radius: var(--ls-radius-m, 10px);
    background-color: var(--ls-color-surface, #fff);
    color: inherit;
    cursor: pointer;
    font: inherit;
    text-align: start;
  }

  .export__formats {
    display: grid;
    padding-block: var(--ls-space-2, 8px);
    gap: var(--ls-space-2, 8px);
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
  }
`;

/** The formats, and what became of the last file. */
export function exportPanel(view: PickerView, resourceIds: readonly string[], outcome: ExportOutcome): TemplateResult {
  const { t, acts } = view;
  return html`<div class="export" role="group" aria-label=${t('resource-picker-late.export')}>
    <div class="export__formats">
      ${formats.map(
        (format) =>
          html`<button type="button" class="export__format" data-format=${format} aria-disabled=${outcome.type === 'busy' ? 'true' : 'false'} @click=${() => acts.export(format, resourceIds)}>
            <span>${t(names[format])}</span> <span class="small quiet">${t(uses[format])}</span>
          </button>`,
      )}
    </div>
    <p class="small" role="status">${outcomeWords(view, outcome)}</p>
  </div>`;
}

function outcomeWords({ t }: PickerView, outcome: ExportOutcome): TemplateResult | string | typeof nothing {
  switch (outcome.type) {
    case 'none':
      return nothing;
    case 'busy':
      return t('resource-picker-late.export.busy');
    case 'done':
      return outcome.count < outcome.asked ? t('resource-picker-late.export.some', { count: outcome.count, asked: outcome.asked }) : t('resource-picker-late.export.done', { count: outcome.count });
    case 'failed':
      return html`${icon('alert', 'small')} ${outcome.problem.title} ${outcome.problem.action}`;
  }
}
