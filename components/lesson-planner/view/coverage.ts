/** Which curriculum standards the plans of a teacher touch, and above all which none has touched. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { noonOf } from '../../base/china-day.ts';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { Translate } from '../../base/views.ts';
import type { StandardsChoice } from '../controllers/standards-choice.ts';
import type { CoverageShown } from '../lesson-planner.types.ts';
import { coverageOf, itemsOfLevel, termStart } from '../model/standards.ts';
import { renderDocument, renderLevels, wordsOfStandard } from './standards.ts';

export interface CoverageFace {
  readonly t: Translate;
  readonly format: Format;
  readonly choice: StandardsChoice;
  /** The day it is, yyyy-mm-dd. */
  readonly today: string;
  readonly shown: CoverageShown | undefined;
  onDocument(documentId: string): void;
  onOpen(planId: string): void;
}

export function renderCoverage({ t, format, choice, today, shown, onDocument, onOpen }: CoverageFace): TemplateResult {
  if (shown === undefined) return html`<p class="card" role="status">${t('lesson-planner.standards.loading')}</p>`;
  if (shown.tree === null) return html`<p class="card none">${t('lesson-planner.standards.none')}</p>`;
  const { tree } = shown;
  const begin = termStart(today);
  const plans = choice.termOnly ? shown.plans.filter(({ changedAt }) => changedAt >= `${begin}T`) : shown.plans;
  const { rows, touched } = coverageOf(itemsOfLevel(tree, choice.level), plans);
  const told = choice.untouchedOnly ? rows.filter((row) => row.plans.length === 0) : rows;
  const turn = (name: 'termOnly' | 'untouchedOnly', words: string): TemplateResult =>
    html`<label class="choice"><input type="checkbox" name=${name} .checked=${live(choice[name])} @change=${() => choice.set({ [name]: !choice[name] })} /><span>${words}</span></label>`;
  return html`<section class="card coverage" part="coverage" aria-labelledby="coverage">
    <h3 id="coverage">${t('lesson-planner.coverage')}</h3>
    <div class="choices">${renderDocument(shown, t, onDocument)} ${renderLevels(tree, choice, t)}</div>
    ${turn('termOnly', t('lesson-planner.coverage.term', { day: format.date(noonOf(begin)) }))} ${turn('untouchedOnly', t('lesson-planner.coverage.untouched-only'))}
    <p role="status" class="coverage__sum">
      <progress class="meter" max=${Math.max(1, rows.length)} .value=${touched} aria-hidden="true"></progress>
      ${t('lesson-planner.coverage.sum', { count: rows.length, touched, untouched: rows.length - touched })}
    </p>
    ${told.length === 0
      ? html`<p class="none">${t('lesson-planner.coverage.all')}</p>`
      : html`<table class="table">
          <thead>
            <tr>
              <th scope="col">${t('lesson-planner.standards')}</th>
              <th scope="col">${t('lesson-planner.coverage.plans')}</th>
            </tr>
          </thead>
          <tbody>
            ${told.map(
              (row) => html`<tr data-item=${row.item.id}>
                <th scope="row"><bdi dir="auto">${wordsOfStandard(row.item)}</bdi></th>
                <td>
                  ${row.plans.length === 0 ? html`<span class="coverage__none">${icon('alert', 'small')}${t('lesson-planner.coverage.untouched')}</span>` : nothing}
                  ${row.plans.map(
                    ({ id, title }) => html`<button class="button button--quiet button--small" type="button" @click=${() => onOpen(id)}><bdi dir="auto">${title.trim() === '' ? t('lesson-planner.untitled') : title}</bdi></button>`,
                  )}
                </td>
              </tr>`,
            )}
          </tbody>
        </table>`}
  </section>`;
}
