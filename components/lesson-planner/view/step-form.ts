/** The fields of the step that is open. Only one is, so that a plan of forty steps has one set of fields. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import { isolate } from '../../base/text.ts';
import { activities, deliveries, groupings, learningTypes, mostMinutes, stepTexts, tiers, type NamedChoice, type PlanStep, type StepText } from '../model/content.ts';
import { renderActivity } from './activity.ts';
import { renderComments } from './comments.ts';
import { choosing, choosingMinutes, typing, type PlanFace } from './face.ts';
import { longestText } from './plan-texts.ts';
import { deliveryNames, groupingNames, learningTypeNames, textNames, tierNames } from './names.ts';

export function renderStepForm(step: PlanStep, face: PlanFace): TemplateResult {
  const { t, change } = face;
  const { id } = step;
  return html`<div class="step__fields">
    ${renderTitle(step, face)}
    <div class="choices">
      ${renderMinutes(step, 'minutes', t('lesson-planner.minutes'), face)} ${renderMinutes(step, 'screenMinutes', t('lesson-planner.screen-minutes'), face)}
      ${renderChoice(step, 'learningType', t('lesson-planner.type'), learningTypes, learningTypeNames, face)}
      ${renderChoice(step, 'delivery', t('lesson-planner.delivery'), deliveries, deliveryNames, face)}
      ${renderChoice(step, 'grouping', t('lesson-planner.grouping'), groupings, groupingNames, face)}
      ${renderChoice(step, 'tier', t('lesson-planner.tier'), tiers, tierNames, face)}
    </div>
    ${activities.map((name) => renderActivity(step, name, face))} ${stepTexts.map((name) => renderText(step, name, face))} ${renderObjectives(step, face)} ${renderResources(step, face)} ${renderComments(step, face)}
    <p class="buttons">
      <button class="button button--small" type="button" @click=${() => face.onOpenStep('')}>${icon('check', 'small')}${t('lesson-planner.step.close')}</button>
      <button class="button button--small button--quiet" type="button" @click=${() => change({ act: 'remove-step', id })}>${t('lesson-planner.step.remove')}</button>
    </p>
  </div>`;
}

function renderTitle({ id, title }: PlanStep, { t, change }: PlanFace): TemplateResult {
  const write = typing((text) => change({ act: 'write-step', id, field: 'title', text }));
  return html`<label class="field">
    <span class="field__label">${t('lesson-planner.step.title')}</span>
    <input class="input" name="step-title" dir="auto" maxlength="200" .value=${live(title)} @input=${write} @compositionend=${write} />
  </label>`;
}

function renderMinutes(step: PlanStep, field: 'minutes' | 'screenMinutes', label: string, { change }: PlanFace): TemplateResult {
  return html`<label class="field">
    <span class="field__label">${label}</span>
    <input class="input" type="number" inputmode="numeric" name=${field} min="0" max=${mostMinutes} .value=${String(step[field])} @change=${choosingMinutes((value) => change({ act: 'choose', id: step.id, field, value }))} />
  </label>`;
}

function renderChoice(
  step: PlanStep,
  field: NamedChoice,
  label: string,
  values: readonly string[],
  names: Readonly<Record<string, string>>,
  { t, change }: PlanFace,
): TemplateResult {
  const choose = choosing((value) => change({ act: 'choose', id: step.id, field, value }));
  return html`<label class="field">
    <span class="field__label">${label}</span>
    <span class="input-box">
      <select class="input" name=${field} @change=${choose}>
        ${values.map((value) => html`<option value=${value} .selected=${step[field] === value}>${t(names[value] ?? '')}</option>`)}
      </select>
      <span class="input-box__end">${icon('chevron-down', 'small')}</span>
    </span>
  </label>`;
}

function renderText({ id, ...step }: PlanStep, field: StepText, { t, change, texts }: PlanFace): TemplateResult {
  // Quiet until it is wanted: most steps say for themselves why they are there.
  const key = `${field} ${id}`;
  if (field === 'rationale' && !texts.shows(key, step[field])) {
    return html`<button class="button button--small attach" type="button" data-add=${field} @click=${() => texts.ask(key, `[name=${field}]`)}>${icon('plus', 'small')}${t(textNames[field])}</button>`;
  }
  const write = typing((text) => change({ act: 'write-step', id, field, text }));
  return html`<label class="field">
    <span class="field__label">${t(textNames[field])}</span>
    <textarea class="input" name=${field} rows="2" dir="auto" maxlength=${longestText} .value=${live(step[field])} @input=${write} @compositionend=${write}></textarea>
  </label>`;
}

function renderObjectives({ id, objectiveIds }: PlanStep, { t, plan, change }: PlanFace): TemplateResult | typeof nothing {
  const { objectives } = plan.content;
  if (objectives.length === 0) return nothing;
  return html`<fieldset class="field">
    <legend class="field__label">${t('lesson-planner.serves')}</legend>
    ${objectives.map(({ id: objectiveId, text }, index) => {
      const serves = objectiveIds.includes(objectiveId);
      return html`<label class="choice">
        <input type="checkbox" .checked=${live(serves)} @change=${() => change({ act: 'serve', id, objectiveId, serves: !serves })} />
        <bdi dir="auto">${text.trim() === '' ? t('lesson-planner.objective', { number: index + 1 }) : text}</bdi>
      </label>`;
    })}
  </fieldset>`;
}

function renderResources({ id, resources }: PlanStep, { t, hasPicker, isPicking, onPicking, onPick, change }: PlanFace): TemplateResult | typeof nothing {
  if (resources.length === 0 && !hasPicker) return nothing;
  return html`<div class="field" role="group" aria-labelledby="resources">
    <span class="field__label" id="resources">${t('lesson-planner.resources')}</span>
    ${resources.length === 0
      ? nothing
      : html`<ul class="resources">
          ${resources.map(
            (resource) => html`<li>
              <bdi dir="auto">${resource.title}</bdi>
              <button class="button button--small button--quiet" type="button" aria-label=${t('lesson-planner.resources.detach.one', { title: isolate(resource.title) })}
                @click=${() => change({ act: 'detach', id, resourceId: resource.id })}>${t('lesson-planner.resources.detach')}</button>
            </li>`,
          )}
        </ul>`}
    ${hasPicker
      ? html`<button class="button button--small attach" type="button" name="attach" aria-expanded=${isPicking} @click=${() => onPicking(!isPicking)}>${icon('plus', 'small')}${t('lesson-planner.resources.attach')}</button>`
      : nothing}
    ${isPicking ? html`<slot name="picker" @ls-resource-select=${onPick}></slot>` : nothing}
  </div>`;
}
