import { html, nothing, type TemplateResult } from 'lit';
import { state as internal } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LsDataElement } from '../base/data-element.ts';
import { registerLocales } from '../base/i18n.ts';
import { icon } from '../base/icons.ts';
import type { ImportCount, ImportFinding, ImportReport } from '../base/ports/index.ts';
import { badgeStyles, fieldStyles, focusStyles, tableStyles, visuallyHiddenStyles } from '../base/styles/index.ts';
import { LsImportCancelRequestEvent, LsImportMoreRequestEvent, LsImportStartRequestEvent } from './import-reports.events.ts';
import { importReportsStyles } from './import-reports.styles.ts';
import type { ImportReportsState } from './import-reports.types.ts';
import { uploadForm } from './upload.ts';
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
 * @fires ls-import-start-request - The person hands in a file of records; cancelable.
 * @fires ls-import-cancel-request - The person ends an import that runs, or the file on its way; cancelable.
 * @fires ls-import-more-request - The person wants older reports; cancelable.
 * @csspart upload - The form for a file.
 * @csspart report - One report.
 * @csspart counts - The table of what became of its rows.
 */
export class LsImportReports extends LsDataElement<ImportReportsState, 'imports'> {
  static override styles = [focusStyles, visuallyHiddenStyles, badgeStyles, fieldStyles, tableStyles, importReportsStyles];

  @internal() private _isIncomplete = false;
  @internal() private _fileName: string | null = null;

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
 const { upload } = state;
    return html`${this.renderFreshness(state)}
      ${upload === undefined
        ? nothing
        : uploadForm({
            upload,
            t: (key, values) => this.t(key, values),
            isIncomplete: this._isIncomplete,
            fileName: this._fileName,
            onFile: ({ currentTarget }) => (this._fileName = (currentTarget instanceof HTMLInputElement && currentTarget.files?.[0]?.name) || null),
            onSubmit: (event) => this._onUpload(event),
            onCancel: () => this.request(new LsImportCancelRequestEvent(null)),
          })}
      ${state.reports.length === 0 ? this.renderBareState({ type: 'empty' }, { empty: { title: this.t('import-reports.empty.title'), text: this.t('import-reports.empty.text'), icon: 'download' } }) : nothing}
      <ol class="reports" ?hidden=${state.reports.length === 0} aria-label=${this.t('import-reports.label')}>
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

  private _onUpload(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement) || (this.state.type === 'ready' && this.state.upload?.type === 'sending')) return;
    const data = new FormData(form);
    const [file, source] = [data.get('file'), data.get('source')];
    this._isIncomplete = !(file instanceof File) || file.name === '' || typeof source !== 'string' || source.trim() === '';
    if (this._isIncomplete || !(file instanceof File) || typeof source !== 'string') return;
    this.request(new LsImportStartRequestEvent(file, source.trim()));
  }

  private _renderReport({ id, kind, startedAt, finishedAt, cancelledAt = null, progress, counts, findings }: ImportReport): TemplateResult {
    const refused = findings.filter(({ severity }) => severity === 'error').length;
    return html`<li class="report" part="report" data-report=${id}>
      <div class="report__head">
        <h3>${this.t(titles[kind])}</h3>
        <time datetime=${startedAt}>${this.format.dateTime(startedAt)}</time>
        ${finishedAt === null
          ? html`<span class="badge badge--info">${icon('sync', 'small')}${this.t('import-reports.running')}</span>`
          : cancelledAt !== null
            ? html`<span class="badge">${icon('close', 'small')}${this.t('import-reports.cancelled')}</span>`
            : refused === 0
            ? html`<span class="badge badge--success">${icon('done', 'small')}${this.t('import-reports.clean')}</span>`
            : html`<span class="badge badge--warning">${icon('alert', 'small')}${this.t('import-reports.broken', { count: refused })}</span>`}
      </div>
      ${finishedAt === null && progress !== undefined ? this._renderRun(id, progress) : nothing} ${this._renderCounts(counts)} ${findings.length === 0 ? nothing : this._renderFindings(findings)}
    </li>`;
  }

  private _renderRun(id: string, progress: number): TemplateResult {
    return html`<div class="run">
      <progress max="1" .value=${progress} aria-label=${this.t('import-reports.running')}></progress>
      <span class="figure">${this.format.percent(progress)}</span>
      <button class="button" type="button" data-cancel=${id} @click=${() => this.request(new LsImportCancelRequestEvent(id))}>${this.t('import-reports.cancel')}</button>
    </div>`;
  }

  private _renderCounts(counts: ImportReport['counts']): TemplateResult | typeof nothing {
    if (Object.keys(counts).length === 0) return nothing;
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
