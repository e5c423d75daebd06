/** Days or weeks as a table, the latest one first: that is what is asked for. */
import { html, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { OwnStudy, SchoolStudy } from '../../base/ports/index.ts';
import { isolate, person as words } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

interface Said {
  readonly t: Translate;
  readonly format: Format;
}
interface Row {
  readonly from: string;
  readonly head: TemplateResult | string;
  /** One a column; a single one tells the whole row. */
  readonly cells: readonly (TemplateResult | string)[];
}

export function renderOwnPeriods({ by, periods }: OwnStudy, { t, format }: Said): TemplateResult {
  const when = (from: string): string => (by === 'week' ? t('study.week.of', { from: format.day(from) }) : t('study.day.of', { day: format.day(from), weekday: format.weekday(from) }));
  return renderTable(
    t('study.own.caption'),
    [t('study.period'), t('study.time'), t('study.pages'), t('study.sequence')],
    periods.map(({ from, studySeconds, pages, sequence }) => ({
      from,
      head: when(from),
      cells: sequence.length === 0 ? [t('study.none')] : [format.duration(studySeconds), format.number(pages), html`<ol class="table__list">${sequence.map(({ title }) => html`<li>${words(title)}</li>`)}</ol>`],
    })),
  );
}

export function renderSchoolPeriods({ periods }: SchoolStudy, { t, format }: Said): TemplateResult {
  return renderTable(
    t('study.school.caption'),
    [t('study.period'), t('study.learners'), t('study.time'), t('study.pages'), t('study.sequence')],
    periods.map(({ from, studySeconds, pages, learners, sequence }) => ({
      from,
      head: t('study.week.of', { from: format.day(from) }),
      cells: [
        format.number(learners),
        format.duration(studySeconds),
        format.number(pages),
        html`<ol class="table__list">${sequence.map(({ resource, learners: count }) => html`<li>${t('study.step', { title: isolate(resource.title), count })}</li>`)}</ol>`,
      ],
    })),
  );
}

function renderTable(caption: string, heads: readonly string[], rows: readonly Row[]): TemplateResult {
  return html`<div class="table-box" tabindex="0" role="group" aria-label=${caption}>
    <table class="table table--stacked" part="periods" role="table">
      <caption class="visually-hidden">${caption}</caption>
      <thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
      <tbody role="rowgroup">
        ${[...rows].reverse().map(
          ({ from, head, cells }) => html`<tr role="row" data-from=${from}>
            <th scope="row" role="rowheader">${head}</th>
            ${cells.length === 1
              ? html`<td class="none table__wide" role="cell" colspan=${heads.length - 1}>${cells[0]}</td>`
              : cells.map((cell, place) => html`<td class=${place === cells.length - 1 ? 'table__wide' : ''} role="cell" data-head=${heads[place + 1] ?? ''}>${cell}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
