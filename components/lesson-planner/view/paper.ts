/** The plan on A4, in a document of its own. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { openPaper, paperSheet } from '../../base/paper-frame.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import { stages, type PlanContent, type PlanStep, type PlanTextPlace } from '../model/content.ts';
import { isNothing, secondPreparation, type PlanDifference } from '../model/difference.ts';
import { toldAfterwards } from './told-afterwards.ts';
import { renderDifference, renderStepChange } from './difference.ts';
import { renderLines, titleOfPlan, type PaperOptions, type SheetOptions } from './paper-parts.ts';
import type { PictureSight } from './picture-element.ts';
import { renderSubstitute } from './substitute.ts';
import { wordsOfStandard } from './standards.ts';
import { renderRich } from './rich.ts';
import { deliveryNames, groupingNames, saidIn, stageNames, tierNames } from './names.ts';

const rules = `
  .standards { font-size: 9pt; }
  .about { text-align: center; }
  ul, ol { margin: 0 0 4pt; padding-inline-start: 14pt; }
  .lines { white-space: pre-wrap; }
  .visually-hidden { display: none; }
  .picture canvas { display: block; inline-size: min(100%, var(--_picture, 100%)); max-inline-size: 100%; block-size: auto; }
  .narrow { inline-size: 14mm; }
  .middle { inline-size: 38mm; }
  .texts { margin-block: 6pt; }
  .by-hand { block-size: 11mm; vertical-align: middle; }
  .by-hand--long { block-size: 30mm; vertical-align: top; }
`;

/** Draws the paper into a frame at the end of the page. `onDrawing` hears of pictures, which are drawn later. */
export function layOutPaper(options: PaperOptions, onDrawing: (drawing: Promise<void>) => void = () => undefined): HTMLIFrameElement {
  const { plan, pictures, t } = options;
  const opened = openPaper({ ...options, title: titleOfPlan(plan, t), sheet: `${paperSheet}${rules}` });
  if (opened === null) throw new Error('no place for paper');
  const read = (id: string): Promise<Blob> => Promise.resolve(pictures?.get(id) ?? Promise.reject(new Error('no picture')));
  render((options.sheet === 'substitute' ? renderSubstitute : renderPaper)({ ...options, sight: { t, read, onDrawing } }), opened.page.body);
  return opened.frame;
}

/** Prints the plan, once all of it is drawn. */
export async function printPlan(options: PaperOptions): Promise<void> {
  const drawings: Promise<void>[] = [];
  const frame = layOutPaper(options, (drawing) => void drawings.push(drawing));
  await Promise.all(drawings);
  // None where the sheet has gone with its plan or its person meanwhile.
  const { contentWindow } = frame;
  contentWindow?.focus();
  contentWindow?.print();
}

function renderPaper({ plan, t, format, sight }: SheetOptions): TemplateResult {
  const { content, summary } = plan;
  const minutes = content.steps.filter(({ stage }) => stage === 'in').reduce((sum, step) => sum + step.minutes, 0);
  const source = summary.derivedFrom[0];
  const second = secondPreparation(content);
  const gone = second && { ...second, steps: second.steps.filter(({ kind }) => kind === 'removed') };
  return html`<h1><bdi dir="auto">${titleOfPlan(plan, t)}</bdi></h1>
    <p class="about">
      ${content.subject === '' ? nothing : html`<bdi dir="auto">${content.subject}</bdi>　`}${t('lesson-planner.meters.lesson', { minutes, period: content.periodMinutes })}　${t('lesson-planner.by', {
        name: isolate(summary.author.name),
      })}
    </p>
    ${source === undefined ? nothing : html`<p class="about">${t('lesson-planner.source', { title: isolate(source.title), name: isolate(source.author.name) })}</p>`}
    ${renderTexts('before', content, t)}
    ${content.objectives.length === 0
      ? nothing
      : html`<h2>${t('lesson-planner.objectives')}</h2>
          <ol>
            ${content.objectives.map(
              ({ text, standards }) => html`<li>
                <bdi dir="auto">${text}</bdi>
                ${standards.length === 0 ? nothing : html`<p class="standards">${t('lesson-planner.standards.paper', { words: format.list(standards.map((one) => isolate(wordsOfStandard(one)))) })}</p>`}
              </li>`,
            )}
          </ol>`}
    ${renderTexts('after', content, t)}
    ${stages.map((stage) => {
      const steps = content.steps.filter((step) => step.stage === stage);
      return steps.length === 0 ? nothing : html`<h2>${t(stageNames[stage])}</h2>${renderSteps(steps, t, sight, second)}`;
    })}
    ${renderTexts('end', content, t)} ${renderTold(plan, t, format)}
    ${second === undefined
      ? nothing
      : html`<h2>${t('lesson-planner.second')}</h2>
          <p>${t('lesson-planner.second.about', { name: isolate(summary.author.name), time: format.date(summary.changedAt) })}</p>
          ${gone === undefined || (isNothing(gone) && !isNothing(second)) ? nothing : renderDifference(gone, t)}`}`;
}

/** What the teacher who prints it has written after the lesson: the last row of a lesson plan (教学反思). */
function renderTold(plan: OpenPlan, t: Translate, format: Format): TemplateResult | typeof nothing {
  const rows = toldAfterwards(plan, t, format);
  if (rows.length === 0) return nothing;
  return html`<table class="texts"><tbody>${rows.map(([name, words]) => html`<tr><th class="middle" scope="row"><bdi dir="auto">${name}</bdi></th><td><bdi class="lines" dir="auto">${words}</bdi></td></tr>`)}</tbody></table>`;
}

function renderTexts(place: PlanTextPlace, content: PlanContent, t: Translate): TemplateResult | typeof nothing {
  const said = saidIn(place, content);
  if (said.length === 0) return nothing;
  return html`<table class="texts">
    <tbody>
      ${said.map(([name, words]) => html`<tr><th class="middle" scope="row">${t(name)}</th><td><bdi class="lines" dir="auto">${words}</bdi></td></tr>`)}
    </tbody>
  </table>`;
}

function renderSteps(steps: readonly PlanStep[], t: Translate, sight: PictureSight, second: PlanDifference | undefined): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th class="middle" scope="col">${t('lesson-planner.paper.step')}</th>
        <th class="narrow" scope="col">${t('lesson-planner.paper.minutes')}</th>
        <th scope="col">${t('lesson-planner.teacher-activity')}</th>
        <th scope="col">${t('lesson-planner.learner-activity')}</th>
        <th scope="col">${t('lesson-planner.evidence')}</th>
        ${second === undefined ? nothing : html`<th scope="col">${t('lesson-planner.second')}</th>`}
      </tr>
    </thead>
    <tbody>
      ${steps.map(
        (step) => html`<tr>
          <td>${renderAbout(step, t)}</td>
          <td>${step.minutes}</td>
          <td>${renderRich(step.teacherActivity, sight)}${renderLines('lesson-planner.rationale', step.rationale, t)}</td>
          <td>${renderRich(step.learnerActivity, sight)}${renderLines('lesson-planner.paper', step.paper, t)}</td>
          <td><bdi class="lines" dir="auto">${step.evidence}</bdi></td>
          ${second === undefined ? nothing : html`<td>${second.steps.filter(({ stepId }) => stepId === step.id).map((change) => renderStepChange(change, t))}</td>`}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function renderAbout(step: PlanStep, t: Translate): TemplateResult {
  const words = [t(deliveryNames[step.delivery]), t(groupingNames[step.grouping]), ...(step.tier === 'all' ? [] : [t(tierNames[step.tier])])];
  return html`<p><strong><bdi dir="auto">${step.title.trim() === '' ? t('lesson-planner.step.untitled') : step.title}</bdi></strong></p>
    <p>${words.join(' · ')}</p>
    ${step.resources.map(({ title }) => html`<p><bdi dir="auto">${title}</bdi></p>`)}`;
}
