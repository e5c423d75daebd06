/**
 * The plan on A4. `@page` means nothing in a shadow root and the page around the element is not ours to hide, so the paper is a
 * document of its own in a frame that nobody sees.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { Direction } from '../../base/language.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';
import { stages, type PlanStep } from '../model/content.ts';
import { isNothing, secondPreparation, type PlanDifference } from '../model/difference.ts';
import { renderDifference, renderStepChange } from './difference.ts';
import { wordsOf } from './standards.ts';
import { renderRich } from './rich.ts';
import { deliveryNames, groupingNames, stageNames, tierNames } from './names.ts';

export interface PaperOptions {
  readonly plan: OpenPlan;
  readonly t: Translate;
  readonly format: Format;
  readonly language: string;
  readonly direction: Direction;
}

const sheet = `
  @page { size: A4; margin: 15mm; }
  body { margin: 0; color: #000; background: #fff; font: 10.5pt/1.5 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "UKIJ Tuz", "Noto Sans Tibetan", "Microsoft Himalaya", sans-serif; line-break: strict; }
  h1 { margin: 0 0 4pt; font-size: 16pt; text-align: center; }
  h2 { margin: 10pt 0 4pt; font-size: 12pt; }
  p { margin: 0 0 4pt; }
  .standards { font-size: 9pt; }
  .about { text-align: center; }
  table { inline-size: 100%; border-collapse: collapse; table-layout: fixed; }
  th, td { padding: 4pt; border: 0.75pt solid #000; overflow-wrap: anywhere; text-align: start; vertical-align: top; }
  ul, ol { margin: 0 0 4pt; padding-inline-start: 14pt; }
  .lines { white-space: pre-wrap; }
  .visually-hidden { display: none; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .narrow { inline-size: 14mm; }
  .middle { inline-size: 38mm; }
`;

/** Draws the paper into a frame at the end of the page. Whoever asked prints it and takes it away again. */
export function layOutPaper(options: PaperOptions): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = options.t('lesson-planner.print');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  for (const [name, value] of [['position', 'fixed'], ['inline-size', '0'], ['block-size', '0'], ['border', '0'], ['visibility', 'hidden']] as const) frame.style.setProperty(name, value);
  document.body.append(frame);
  const { contentDocument, contentWindow } = frame;
  if (contentDocument === null || contentWindow === null) return frame;
  contentDocument.documentElement.lang = options.language;
  contentDocument.documentElement.dir = options.direction;
  contentDocument.title = options.plan.content.title;
  // A sheet belongs to the document whose window made it.
  const { CSSStyleSheet: OwnSheet } = contentWindow as Window & typeof globalThis;
  const styles = new OwnSheet();
  styles.replaceSync(sheet);
  contentDocument.adoptedStyleSheets = [styles];
  render(renderPaper(options), contentDocument.body);
  return frame;
}

/** Prints the plan. The frame goes when the printer's dialogue is closed. */
export function printPlan(options: PaperOptions): void {
  const frame = layOutPaper(options);
  const { contentWindow } = frame;
  if (contentWindow === null) return frame.remove();
  contentWindow.addEventListener('afterprint', () => setTimeout(() => frame.remove()), { once: true });
  contentWindow.focus();
  contentWindow.print();
}

function renderPaper({ plan, t, format }: PaperOptions): TemplateResult {
  const { content, summary } = plan;
  const minutes = content.steps.filter(({ stage }) => stage === 'in').reduce((sum, step) => sum + step.minutes, 0);
  const source = summary.derivedFrom[0];
  const second = secondPreparation(content);
  const gone = second && { ...second, steps: second.steps.filter(({ kind }) => kind === 'removed') };
  return html`<h1><bdi dir="auto">${content.title.trim() === '' ? t('lesson-planner.untitled') : content.title}</bdi></h1>
    <p class="about">
      ${content.subject === '' ? nothing : html`<bdi dir="auto">${content.subject}</bdi>　`}${t('lesson-planner.meters.lesson', { minutes, period: content.periodMinutes })}　${t('lesson-planner.by', {
        name: isolate(summary.author.name),
      })}
    </p>
    ${source === undefined ? nothing : html`<p class="about">${t('lesson-planner.source', { title: isolate(source.title), name: isolate(source.author.name) })}</p>`}
    ${content.objectives.length === 0
      ? nothing
      : html`<h2>${t('lesson-planner.objectives')}</h2>
          <ol>
            ${content.objectives.map(
              ({ text, standards }) => html`<li>
                <bdi dir="auto">${text}</bdi>
                ${standards.length === 0 ? nothing : html`<p class="standards">${t('lesson-planner.standards.paper', { words: format.list(standards.map((one) => isolate(wordsOf(one)))) })}</p>`}
              </li>`,
            )}
          </ol>`}
    ${stages.map((stage) => {
      const steps = content.steps.filter((step) => step.stage === stage);
      return steps.length === 0 ? nothing : html`<h2>${t(stageNames[stage])}</h2>${renderSteps(steps, t, second)}`;
    })}
    ${second === undefined
      ? nothing
      : html`<h2>${t('lesson-planner.second')}</h2>
          <p>${t('lesson-planner.second.about', { name: isolate(summary.author.name), time: format.date(summary.changedAt) })}</p>
          ${gone === undefined || (isNothing(gone) && !isNothing(second)) ? nothing : renderDifference(gone, t)}`}`;
}

function renderSteps(steps: readonly PlanStep[], t: Translate, second: PlanDifference | undefined): TemplateResult {
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
          <td>${renderRich(step.teacherActivity)}</td>
          <td>${renderRich(step.learnerActivity)}${step.paper === '' ? nothing : html`<p>${t('lesson-planner.paper')}: <bdi class="lines" dir="auto">${step.paper}</bdi></p>`}</td>
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
