/** The open plan: its head, what learners can do afterwards, and the steps before, in and after class. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { newId } from '../../base/id.ts';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/text.ts';
import { stages, type Stage } from '../model/content.ts';
import { metersOf } from '../model/meters.ts';
import { openThreads } from './comments.ts';
import { choosingMinutes, typing, type PlanFace } from './face.ts';
import { renderMeters } from './meters-view.ts';
import { stageNames } from './names.ts';
import { renderPlanTexts, renderTextChoices } from './plan-texts.ts';
import { renderStandards } from './standards.ts';
import { renderStep, titleOf } from './step-line.ts';

export function renderPlanView(face: PlanFace): TemplateResult {
  const { plan } = face;
  return html`<div class="desk">
    <div class="desk__main">${renderHead(face)} ${renderPlanTexts('before', face)} ${renderObjectives(face)} ${renderPlanTexts('after', face)} ${renderTextChoices(face)}
      ${stages.map((stage) => renderLane(stage, face))} ${renderPlanTexts('end', face)} ${renderTakenOut('lesson-planner.removed', plan.content.removed.map((step) => ({ id: step.id, words: titleOf(step, face), act: 'restore-step' })), face)}</div>
    ${renderMeters(face)}
  </div>`;
}

function renderHead({ t, plan, change }: PlanFace): TemplateResult {
  const { title, subject, periodMinutes } = plan.content;
  const write = (field: 'title' | 'subject') => typing((text) => change({ act: 'write', field, text }));
  return html`<div class="head">
    <label class="field head__title">
      <span class="field__label">${t('lesson-planner.title')}</span>
      <input class="input" name="title" dir="auto" maxlength="200" .value=${live(title)} @input=${write('title')} @compositionend=${write('title')} />
    </label>
    <label class="field">
      <span class="field__label">${t('lesson-planner.subject')}</span>
      <input class="input" name="subject" dir="auto" maxlength="60" .value=${live(subject)} @input=${write('subject')} @compositionend=${write('subject')} />
    </label>
    <label class="field">
      <span class="field__label">${t('lesson-planner.period')}</span>
      <input class="input" name="period" type="number" inputmode="numeric" min="5" max="180" .value=${String(periodMinutes)} @change=${choosingMinutes((minutes) => change({ act: 'set-period', minutes }))} />
    </label>
  </div>`;
}

function renderObjectives(face: PlanFace): TemplateResult {
  const { t, plan, change } = face;
  const unproven = new Set(metersOf(plan.content).unproven.map(({ id }) => id));
  return html`<section class="objectives" aria-labelledby="objectives">
    <h3 id="objectives">${t('lesson-planner.objectives')}</h3>
    <ol class="objectives__list">
      ${repeat(
        plan.content.objectives,
        ({ id }) => id,
        (objective, index) => {
          const { id, text } = objective;
          const write = typing((words) => change({ act: 'write-objective', id, text: words }));
          return html`<li class="objective" data-id=${id}>
            <input class="input" dir="auto" maxlength="500" aria-label=${t('lesson-planner.objective', { number: index + 1 })} aria-describedby=${unproven.has(id) ? `unproven-${id}` : nothing}
              .value=${live(text)} @input=${write} @compositionend=${write} />
            <button class="button button--icon" type="button" aria-label=${t('lesson-planner.objective.remove', { number: index + 1 })} @click=${() => change({ act: 'remove-objective', id })}>${icon('close')}</button>
            ${unproven.has(id) ? html`<span class="objective__hint" id=${`unproven-${id}`}>${t('lesson-planner.objective.unproven')}</span>` : nothing}
            ${renderStandards(objective, index + 1, face)}
          </li>`;
        },
      )}
    </ol>
    <button class="button button--small" type="button" name="add-objective" @click=${() => change({ act: 'add-objective', id: newId() })}>${icon('plus', 'small')}${t('lesson-planner.objective.add')}</button>
    ${renderTakenOut('lesson-planner.objectives.removed', plan.content.removedObjectives.map(({ id, text }) => ({ id, words: text, act: 'restore-objective' })), face)}
  </section>`;
}

function renderLane(stage: Stage, face: PlanFace): TemplateResult {
  const { t, plan, change, onOpenStep } = face;
  const steps = plan.content.steps.filter((step) => step.stage === stage);
  const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
  const add = (): void => {
    const id = newId();
    change({ act: 'add-step', id, stage });
    onOpenStep(id);
  };
  return html`<section class="lane" part="lane" data-stage=${stage} aria-labelledby=${`lane-${stage}`}>
    <h3 class="lane__title" id=${`lane-${stage}`}>${t(stageNames[stage])} <span class="lane__minutes">${t('lesson-planner.minutes.count', { minutes })}</span></h3>
    ${steps.length === 0
      ? html`<p class="lane__none">${t('lesson-planner.lane.empty')}</p>`
      : html`<ol class="steps">
          ${repeat(
            steps,
            ({ id }) => id,
            (step, place) => {
              const draw = (): TemplateResult => renderStep(step, place, steps, face);
              if (face.openStep === step.id || face.menuStep === step.id) return draw();
              // What its line shows, in the words that have come, and nothing else: of all steps one is written in.
              return guard([step, place, openThreads(plan.content.threads, step.id).length, face.format, t('lesson-planner.step.untitled')], draw);
            },
          )}
        </ol>`}
    <button class="button button--small" type="button" name="add-step" @click=${add}>${icon('plus', 'small')}${t('lesson-planner.step.add')}</button>
  </section>`;
}

/** What was taken out, and can be put back. */
interface TakenOut {
  readonly id: string;
  readonly words: string;
  readonly act: 'restore-step' | 'restore-objective';
}

function renderTakenOut(title: string, taken: readonly TakenOut[], { t, change }: PlanFace): TemplateResult | typeof nothing {
  if (taken.length === 0) return nothing;
  return html`<details class="removed">
    <summary>${t(title, { count: taken.length })}</summary>
    <ul class="removed__list">
      ${taken.map(
        ({ id, words, act }) => html`<li>
          <bdi dir="auto">${words}</bdi>
          <button class="button button--small" type="button" aria-label=${t('lesson-planner.restore.one', { title: isolate(words) })} @click=${() => change({ act, id })}>
            ${t('lesson-planner.restore')}
          </button>
        </li>`,
      )}
    </ul>
  </details>`;
}
