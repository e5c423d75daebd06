/** Texts of the plan as a whole, as the table of a lesson plan has them (教材分析 to 板书设计): those that say something or were asked for. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../base/icons.ts';
import { planTextPlaces, planTexts, type PlanText, type PlanTextPlace } from '../model/content.ts';
import { typing, type PlanFace } from './face.ts';
import { planTextNames } from './names.ts';

export const longestText = 20_000;

const isShown = (name: PlanText, { plan, texts }: PlanFace): boolean => texts.shows(name, plan.content[name]);

export function renderPlanTexts(place: PlanTextPlace, face: PlanFace): TemplateResult | typeof nothing {
  const shown: readonly PlanText[] = planTextPlaces[place].filter((name) => isShown(name, face));
  return shown.length === 0 ? nothing : html`<div class="texts">${repeat(shown, (name) => name, (name) => renderText(name, face))}</div>`;
}

function renderText(name: PlanText, { t, plan, change }: PlanFace): TemplateResult {
  const write = typing((text) => change({ act: 'write', field: name, text }));
  return html`<label class="field">
    <span class="field__label">${t(planTextNames[name])}</span>
    <textarea class="input" name=${name} rows="3" dir="auto" maxlength=${longestText} .value=${live(plan.content[name])} @input=${write} @compositionend=${write}></textarea>
  </label>`;
}

/** Those that are not there yet, each to be asked for. */
export function renderTextChoices(face: PlanFace): TemplateResult | typeof nothing {
  const { t, texts } = face;
  const left = planTexts.filter((name) => !isShown(name, face));
  if (left.length === 0) return nothing;
  return html`<details class="more-texts">
    <summary>${t('lesson-planner.texts.more', { count: left.length })}</summary>
    <div class="buttons">
      ${repeat(
        left,
        (name) => name,
        (name) => html`<button class="button button--small" type="button" data-add=${name} @click=${() => texts.ask(name, `[name=${name}]`)}>${icon('plus', 'small')}${t(planTextNames[name])}</button>`,
      )}
    </div>
  </details>`;
}
