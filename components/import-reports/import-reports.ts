import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import type { ImportCount, ImportFinding, ImportReport } from '../base/ports/index.ts';
import { badgeStyles, focusStyles, tableStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { LsImportMoreRequestEvent } from './import-reports.events.ts';
import { importReportsStyles } from './import-reports.styles.ts';
import type { ImportReportsState } from './import-reports.types.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };

registerLocales('import-reports', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const titles: Readonly<Record<ImportReport['kind'], string>> = {
  roster: 'import-reports.kind.roster',
  catalogue: 'import-reports.kind.catalogue',
};
/** Kinds of rows that have words; a newer service may count others, which are shown by their own name. */
const rowWords: Readonly<Record<string, string>> = {
  organisations: 'import-reports.rows.organisations',
  people: 'import-reports.rows.people',
  identities: 'import-reports.rows.identities',
  classes: 'import-reports.rows.classes',
  enrolments: 'import-reports.rows.enrolments',
  guardianships: 'import-reports.rows.guardianships',
  resources: 'import-reports.rows.resources',
};
const columns = ['created', 'updated', 'unchanged', 'ended', 'refused'] as const satisfies readonly (keyof ImportCount)[];
const columnWords: Readonly<Record<(typeof columns)[number], string>> = {
  created: 'import-reports.created',
  updated: 'import-reports.updated',
  unchanged: 'import-reports.unchanged',
  ended: 'import-reports.ended',
  refused: 'import-reports.refused',
};
/** More broken rows than this are not read on a screen: the delivery is mended and comes again. */
const longestList = 100;

/**
 * What went in with rosters and catalogues, and which rows did not, each with file, line, field and rule, for the manager of a
 * whole county. Counts are of rows, never of people's results.
 *
 * @element ls-import-reports
 * @fires ls-import-more-request - The person wants older reports; cancelable.
 * @csspart report - One report.
 * @csspart counts - The table of what became of its rows.
 */
export class LsImportReports extends LsDataElement<ImportReportsState, 'imports'> {
  static override styles = [focusStyles, visuallyHiddenStyles, badgeStyles, tableStyles, importReportsStyles];

  protected override render(): TemplateResult {
    const { state } = this;
    // Whoever manages a single school did nothing wrong: an import is simply not a matter of that school.
    if (state.type === 'error' && ['forbidden', 'not-found'].includes(state.problem.code)) {
      return this.renderBareState({ type: 'empty' }, { empty: { title: this.t('import-reports.elsewhere.title'), text: this.t('import-reports.elsewhere.text'), icon: 'school' } });
    }
    if (state.type !== 'ready') {
      return this.renderBareState(state, {
        empty: { title: this.t('import-reports.empty.title'), text: this.t('import-reports.empty.text'), icon: 'download' },
      });
    }
    return html`${this.renderFreshness(state)}
      <ol class="reports" aria-label=${this.t('import-reports.label')}>
        ${repeat(
          state.reports,
          ({ id }) => id,
          (report) => this._renderReport(report),
        )}
      </ol>
      ${state.more
        ? html`<p class="more">
            <button class="button" type="button" @click=${() => this.request(new LsImportMoreRequestEvent())}>${this.t('import-reports.more')}</button>
          </p>`
        : nothing}`;
  }

  private _renderReport({ id, kind, startedAt, finishedAt, counts, findings }: ImportReport): TemplateResult {
    const refused = findings.filter(({ severity }) => severity === 'error').length;
    return html`<li class="report" part="report" data-report=${id}>
      <div class="report__head">
        <h3>${this.t(titles[kind])}</h3>
        <time datetime=${startedAt}>${this.format.dateTime(startedAt)}</time>
        ${finishedAt === null
          ? html`<span class="badge badge--info">${icon('sync', 'small')}${this.t('import-reports.running')}</span>`
          : refused === 0
            ? html`<span class="badge badge--success">${icon('done', 'small')}${this.t('import-reports.clean')}</span>`
            : html`<span class="badge badge--warning">${icon('alert', 'small')}${this.t('import-reports.broken', { count: refused })}</span>`}
      </div>
      ${this._renderCounts(counts)} ${findings.length === 0 ? nothing : this._renderFindings(findings)}
    </li>`;
  }

  private _renderCounts(counts: ImportReport['counts']): TemplateResult {
    // What happened to no row at all needs no column: on a phone there is room for few.
    const used = columns.filter((column) => Object.values(counts).some((count) => count[column] > 0));
    return html`<div class="table-box" tabindex="0" role="group" aria-label=${this.t('import-reports.counts')}>
      <table class="table" part="counts">
        <thead>
          <tr>
            <th scope="col">${this.t('import-reports.rows')}</th>
            ${used.map((column) => html`<th scope="col" class="figure">${this.t(columnWords[column])}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${Object.entries(counts).map(
            ([name, count]) =>
              html`<tr>
                <th scope="row">${rowWords[name] === undefined ? html`<bdi dir="auto">${name}</bdi>` : this.t(rowWords[name])}</th>
                ${used.map((column) => html`<td class="figure" data-zero=${count[column] === 0}>${this.format.number(count[column])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private _renderFindings(findings: readonly ImportFinding[]): TemplateResult {
    const rest = findings.length - longestList;
    return html`<details class="findings">
      <summary>${this.t('import-reports.findings', { count: findings.length })}</summary>
      <ul>
        ${findings.slice(0, longestList).map(
          ({ severity, file, line, field, rule, message }) =>
            html`<li data-rule=${rule}>
              <p>
                <span class="badge ${severity === 'error' ? 'badge--danger' : 'badge--warning'}">${this.t(severity === 'error' ? 'import-reports.error' : 'import-reports.warning')}</span>
                <bdi dir="auto">${message}</bdi>
              </p>
              <p class="place">
                <bdi dir="ltr">${file}</bdi>
                ${line === null ? nothing : html`<span>${this.t('import-reports.line', { line })}</span>`}
                ${field === null ? nothing : html`<bdi dir="ltr">${field}</bdi>`}
                <bdi dir="ltr">${rule}</bdi>
              </p>
            </li>`,
        )}
      </ul>
      ${rest > 0 ? html`<p class="place">${this.t('import-reports.rest', { count: rest })}</p>` : nothing}
    </details>`;
  }
}
