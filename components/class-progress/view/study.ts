/** When the class studied: numbers of all together, day by day or week by week, in order of time. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { ClassStudy } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenStudy } from '../class-progress.types.ts';

interface StudyView {
  readonly t: Translate;
  readonly format: Format;
  choose(by: ClassStudy['by']): void;
}

const steps = { day: 'class-progress.study.day', week: 'class-progress.study.week' } as const;

export function renderStudy({ by, study }: OpenStudy, { t, format, choose }: StudyView): TemplateResult {
  return html`<section class="study" part="study" aria-label=${t('class-progress.study')} aria-busy=${study === null}>
    <p class="purpose">${t('class-progress.study.purpose')}</p>
    <p class="study__by" role="group" aria-label=${t('class-progress.study.by')}>
      ${(['week', 'day'] as const).map(
        (step) => html`<button class="button button--small" type="button" data-by=${step} aria-pressed=${step === by} @click=${() => choose(step)}>${t(steps[step])}</button>`,
      )}
    </p>
    <div role="status">${study === null ? t('class-progress.study.loading') : t('class-progress.study.total', { time: format.duration(study.studySeconds) })}</div>
    ${study === null ? nothing : renderPeriods(study, t, format)}
  </section>`;
}

/** The latest one first: that is what is asked for. */
function renderPeriods({ by, learners: total, periods }: ClassStudy, t: Translate, format: Format): TemplateResult {
  const when = (from: string): string => (by === 'week' ? t('class-progress.study.week.of', { from: format.day(from) }) : format.day(from));
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t('class-progress.study.caption')}>
    <table class="table table--stacked" role="table">
      <caption class="visually-hidden">${t('class-progress.study.caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${t('class-progress.study.period')}</th>
          <th scope="col" role="columnheader">${t('class-progress.study.learners')}</th>
          <th scope="col" role="columnheader">${t('class-progress.study.time')}</th>
          <th scope="col" role="columnheader">${t('class-progress.study.pages')}</th>
          <th scope="col" role="columnheader">${t('class-progress.study.sequence')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${[...periods].reverse().map(
          ({ from, learners, studySeconds, pages, sequence }) => html`<tr role="row" data-from=${from}>
            <th scope="row" role="rowheader">${when(from)}</th>
            ${learners === 0
              ? html`<td role="cell" colspan="4" class="study__nobody table__wide">${t('class-progress.study.nobody')}</td>`
              : html`<td role="cell" data-head=${t('class-progress.study.learners')}>${t('class-progress.study.of', { count: learners, total })}</td>
                  <td role="cell" data-head=${t('class-progress.study.time')}>${format.duration(studySeconds)}</td>
                  <td role="cell" data-head=${t('class-progress.study.pages')}>${format.number(pages)}</td>
                  <td role="cell" class="table__wide" data-head=${t('class-progress.study.sequence')}>
                    <ol class="study__sequence table__list">${sequence.map((step) => html`<li>${t('class-progress.study.step', { title: isolate(step.resource.title), count: step.learners })}</li>`)}</ol>
                  </td>`}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
