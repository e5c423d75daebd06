/** One step of the lesson: a compact line, and its fields when it is open. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/text.ts';
import { stages, type PlanStep, type Stage } from '../model/content.ts';
import { openThreads } from './comments.ts';
import { endsDrag } from './drag.ts';
import type { PlanFace } from './face.ts';
import { deliveryNames, groupingNames, learningTypeNames, stageNames, tierNames } from './names.ts';
import { renderStepForm } from './step-form.ts';

/** The title as it stands in a sentence or on a button. */
export function titleOf({ title }: PlanStep, { t }: Pick<PlanFace, 't'>): string {
  return title.trim() === '' ? t('lesson-planner.step.untitled') : title;
}

export function renderStep(step: PlanStep, place: number, steps: readonly PlanStep[], face: PlanFace): TemplateResult {
  const { t, plan, openStep, menuStep, onOpenStep, onMenu, onMoveKey, onDragStart } = face;
  const { id } = step;
  const isOpen = openStep === id;
  const isMenuOpen = menuStep === id;
  const title = isolate(titleOf(step, face));
  const waiting = openThreads(plan.content.threads, id).length;
  return html`<li class="step" part="step" data-id=${id} data-open=${isOpen}>
    <div class="step__line">
      <button
        class="button button--icon step__handle"
        type="button"
        aria-label=${t('lesson-planner.move', { title })}
        aria-expanded=${isMenuOpen}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        title=${t('lesson-planner.move.hint')}
        @click=${(event: MouseEvent) => endsDrag(event) || onMenu(isMenuOpen ? '' : id)}
        @keydown=${(event: KeyboardEvent) => onMoveKey(event, id)}
        @pointerdown=${(event: PointerEvent) => onDragStart(event, id)}
      >
        ${icon('grip')}
      </button>
      <button class="step__open" type="button" aria-expanded=${isOpen} @click=${() => onOpenStep(isOpen ? '' : id)}>
        <span class="step__title"><bdi dir="auto">${titleOf(step, face)}</bdi></span>
        <span class="step__about">
          <span class="step__minutes">${t('lesson-planner.minutes.count', { minutes: step.minutes })}</span>
          <span>${t(learningTypeNames[step.learningType])}</span>
          <span>${t(deliveryNames[step.delivery])}</span>
          <span>${t(groupingNames[step.grouping])}</span>
          ${step.tier === 'all' ? nothing : html`<span>${t(tierNames[step.tier])}</span>`}
          ${step.screenMinutes === 0 ? nothing : html`<span>${t('lesson-planner.screen.count', { minutes: step.screenMinutes })}</span>`}
          ${step.resources.length === 0 ? nothing : html`<span>${t('lesson-planner.resources.count', { count: step.resources.length })}</span>`}
          ${waiting === 0 ? nothing : html`<span class="step__comments">${icon('message', 'small')}${t('lesson-planner.comments.count', { count: waiting })}</span>`}
        </span>
      </button>
    </div>
    ${isMenuOpen ? renderPlaces(step, place, steps, face) : nothing} ${isOpen ? renderStepForm(step, face) : nothing}
  </li>`;
}

/** Where a step can go by one press each. */
function renderPlaces(step: PlanStep, place: number, steps: readonly PlanStep[], { t, onMove }: PlanFace): TemplateResult {
  const { id, stage } = step;
  const to = (words: string, target: Stage, before: string | null): TemplateResult =>
    html`<button class="button button--small" type="button" @click=${() => onMove(id, target, before)}>${words}</button>`;
  return html`<div class="places" role="group" aria-label=${t('lesson-planner.move.to')}>
    ${place === 0 ? nothing : to(t('lesson-planner.move.up'), stage, steps[place - 1]?.id ?? null)}
    ${place === steps.length - 1 ? nothing : to(t('lesson-planner.move.down'), stage, steps[place + 2]?.id ?? null)}
    ${stages.filter((one) => one !== stage).map((one) => to(t('lesson-planner.move.stage', { stage: t(stageNames[one]) }), one, null))}
  </div>`;
}
