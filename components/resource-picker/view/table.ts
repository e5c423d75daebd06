/** This code comes when the table is first wanted. */
import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { cssVars } from '../../base/controllers/css-vars.ts';
import { icon } from '../../base/icons.ts';
import type { ResourceSummary } from '../../base/index.ts';
import { shorten } from '../model/shorten.ts';
import { isChosen } from '../model/selection.ts';
import '../late/late.locales.ts';
import type { Gap } from './block-plan.ts';
import { choice, compareButton, favouriteButton, openButton } from './item-controls.ts';
import type { Block } from './block.ts';
import type { PickerView } from './picker-view.ts';
import { ratingMark } from './rating.ts';
import { reportFlag } from './report.ts';
import { gradeName, marksOf, stageName, typeIcon, typeName } from './words.ts';

export { tableViewStyles } from './table.styles.ts';

/** The compact table: most resources on a screen, for whoever knows what to look for. */
export function table(view: PickerView, total: number, body: unknown): TemplateResult {
  const { t } = view;
  return html`<div class="table-box results--table" tabindex="0" role="region" aria-label=${t('resource-picker.results')}>
    <table class="table" part="results" aria-rowcount=${total + 1}>
      <thead>
        <tr aria-rowindex="1">
          <th scope="col" class="column--title">${t('resource-picker-late.column.title')}</th>
          <th scope="col">${t('resource-picker.type')}</th>
          <th scope="col">${t('resource-picker.subject')}</th>
          <th scope="col">${t('resource-picker.grade.label')}</th>
          <th scope="col" class="figure">${t('resource-picker-late.fact.duration')}</th>
          <th scope="col" class="figure column--wide">${t('resource-picker.fact.size')}</th>
          <th scope="col" class="column--wide">${t('resource-picker-late.column.marks')}</th>
          <th scope="col" class="column--wide">${t('resource-picker.fact.provider')}</th>
          <th scope="col" class="column--wide">${t('resource-picker-late.fact.admitted-by')}</th>
          <th scope="col" class="column--wide">${t('resource-picker-late.column.modified')}</th>
          <th scope="col" class="figure column--wide">${t('resource-picker.rating')}</th>
          <th scope="col" class="figure column--wide">${t('resource-picker-late.column.uses')}</th>
          <th scope="col"><span class="visually-hidden">${t('resource-picker-late.column.tools')}</span></th>
        </tr>
      </thead>
      ${body}
    </table>
  </div>`;
}

/** A run of rows. */
export function rows(view: PickerView, { index, from, items, unfinished }: Block<ResourceSummary>, opened: string | null): TemplateResult {
  return html`<tbody data-block=${index}>
    ${items.map((item, place) => row(view, item, from + place + 2, item.id === opened))} ${unfinished && emptyRow(unfinished.missing)}
  </tbody>`;
}

/** One empty row keeps the place of all that nobody is near. */
export function rowGap({ from, to, height }: Gap): TemplateResult {
  return html`<tbody data-gap=${from} data-to=${to} aria-hidden="true">${emptyRow(height)}</tbody>`;
}

function emptyRow(height: number): TemplateResult {
  return html`<tr class="gap" aria-hidden="true" ${cssVars({ '--_gap-height': `${height}px` })}><td colspan="13"></td></tr>`;
}

function row(view: PickerView, item: ResourceSummary, rowIndex: number, isOpen: boolean): TemplateResult {
  const level = item.grade === null ? (item.stage === null ? '' : stageName(view, item.stage)) : gradeName(view, item.grade);
  return html`<tr aria-rowindex=${rowIndex} class="item ${isChosen(view.selection, item.id) ? 'item--chosen' : ''} ${isOpen ? 'item--open' : ''}" part="card">
    <th scope="row" class="column--title">
      <div class="row-title">${view.mode === 'pick' ? choice(view, item) : nothing} <span class="item__title">${openButton(view, item, isOpen)}</span></div>
    </th>
    <td class="nowrap">${icon(typeIcon(item.type), 'small')} ${typeName(view, item.type)}</td>
    <td class="nowrap"><bdi dir="auto">${shorten(item.subject ?? '')}</bdi></td>
    <td class="nowrap">${level}</td>
    <td class="figure">${item.durationSeconds === null ? nothing : clock(item.durationSeconds)}</td>
    <td class="figure column--wide">${item.sizeBytes === null ? nothing : view.format.bytes(item.sizeBytes)}</td>
    <td class="column--wide">${marksOf(view, item).map(({ name, exactly }, index) => html`${index > 0 ? ' · ' : nothing}${exactly === null ? name : html`<span title=${exactly}>${name}</span>`}`)}</td>
    <td class="column--wide"><bdi dir="auto" class="lines-2">${shorten(item.provider)}</bdi></td>
    <td class="column--wide"><bdi dir="auto" class="lines-2">${admittedBy(item)}</bdi></td>
    <td class="nowrap column--wide">${view.format.date(item.modifiedAt)}</td>
    <td class="nowrap figure column--wide">${ratingMark(view, item)}</td>
    <td class="nowrap figure column--wide">${typeof item.uses !== 'number' ? html`<span class="quiet">${view.t('resource-picker-late.uses.few')}</span>` : view.format.number(item.uses)}</td>
    <td class="row-tools">${compareButton(view, item)}${favouriteButton(view, item)}${reportFlag(view, item)}</td>
  </tr>`;
}

/** A host's own item may not say it. */
function admittedBy({ admittedBy: platform }: Partial<ResourceSummary>): string {
  return shorten(platform?.name);
}
