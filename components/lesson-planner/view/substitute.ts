/**
 * What somebody needs who takes the class instead (代课单): the steps with their minutes, what to do and say, what to bring, the way without devices. Nothing that is the
 * teacher's own stands on it: no names, notes, comments, evidence, reflection or analysis of learners; class and people are written in by hand.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { PlanContent, PlanStep, PlanText } from '../model/content.ts';
import { groupingNames, planTextNames, tierNames } from './names.ts';
import { renderLines, titleOfPlan, type SheetOptions } from './paper-parts.ts';
import type { PictureSight } from './picture-element.ts';
import { renderRich } from './rich.ts';

const told = ['keyPoints', 'preparation', 'boardPlan'] as const satisfies readonly PlanText[];

export function renderSubstitute({ plan, t, sight }: SheetOptions): TemplateResult {
  const { content } = plan;
  const minutes = content.steps.filter(({ stage }) => stage === 'in').reduce((sum, step) => sum + step.minutes, 0);
  const before = content.steps.filter(({ stage, title }) => stage === 'pre' && title.trim() !== '');
  const after = content.steps.filter(({ stage }) => stage === 'post');
  return html`<h1>${t('lesson-planner.substitute.title', { title: isolate(titleOfPlan(plan, t)) })}</h1>
    <p class="about">${content.subject === '' ? nothing : html`<bdi dir="auto">${content.subject}</bdi>　`}${t('lesson-planner.meters.lesson', { minutes, period: content.periodMinutes })}</p>
    <table class="texts">
      <tbody>
        <tr>${byHand(t('lesson-planner.substitute.class'))}${byHand(t('lesson-planner.substitute.day'))}</tr>
        <tr>${byHand(t('lesson-planner.substitute.teacher'))}${byHand(t('lesson-planner.substitute.instead'))}</tr>
      </tbody>
    </table>
    ${renderBeforehand(content, before, t)}
    <h2>${t('lesson-planner.stage.in')}</h2>
    ${renderSteps(content, t, sight)}
    ${after.length === 0 ? nothing : html`<h2>${t('lesson-planner.stage.post')}</h2>${after.map((step) => html`<p><strong>${renderTitle(step, t)}</strong></p>${renderRich(step.learnerActivity, sight)}${renderLines('lesson-planner.paper', step.paper, t)}`)}`}
    <table class="texts"><tbody><tr><td class="by-hand by-hand--long">${t('lesson-planner.substitute.left')}</td></tr></tbody></table>`;
}

const byHand = (name: string): TemplateResult => html`<th class="middle by-hand" scope="row">${name}</th><td></td>`;

/** What one should know before the class begins. */
function renderBeforehand(content: PlanContent, before: readonly PlanStep[], t: Translate): TemplateResult | typeof nothing {
  const objectives = content.objectives.filter(({ text }) => text.trim() !== '').map(({ text }) => text);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [t('lesson-planner.objectives'), objectives],
    ...told.map((name) => [t(planTextNames[name]), content[name].trim() === '' ? [] : [content[name].trim()]] as const),
    [t('lesson-planner.substitute.before'), before.map(({ title }) => title)],
  ];
  const said = rows.filter(([, lines]) => lines.length > 0);
  if (said.length === 0) return nothing;
  return html`<table class="texts">
    <tbody>
      ${said.map(([name, lines]) => html`<tr><th class="middle" scope="row">${name}</th><td>${lines.map((line) => html`<p><bdi class="lines" dir="auto">${line}</bdi></p>`)}</td></tr>`)}
    </tbody>
  </table>`;
}

function renderSteps({ steps }: PlanContent, t: Translate, sight: PictureSight): TemplateResult {
  let begun = 0;
  const rows = steps.filter(({ stage }) => stage === 'in').map((step) => {
    const from = begun;
    begun += step.minutes;
    return { step, span: `${from}–${begun}` };
  });
  return html`<table>
    <thead>
      <tr>
        <th class="narrow" scope="col">${t('lesson-planner.substitute.when')}</th>
        <th class="middle" scope="col">${t('lesson-planner.paper.step')}</th>
        <th scope="col">${t('lesson-planner.substitute.do')}</th>
        <th scope="col">${t('lesson-planner.learner-activity')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ step, span }) => html`<tr>
          <td>${span}</td>
          <td>
            <p><strong>${renderTitle(step, t)}</strong></p>
            <p>${[t(groupingNames[step.grouping]), ...(step.tier === 'all' ? [] : [t(tierNames[step.tier])])].join(' · ')}</p>
            ${step.resources.map(({ title }) => html`<p><bdi dir="auto">${title}</bdi></p>`)}
          </td>
          <td>${renderRich(step.teacherActivity, sight)}</td>
          <td>${renderRich(step.learnerActivity, sight)}${renderLines('lesson-planner.paper', step.paper, t)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

const renderTitle = ({ title }: PlanStep, t: Translate): TemplateResult => html`<bdi dir="auto">${title.trim() === '' ? t('lesson-planner.step.untitled') : title}</bdi>`;
