/** Where a formula is typed (TeX), and seen as it will stand. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { FormulaWriting } from '../controllers/formula-writing.ts';
import { longestTex } from '../model/formula.ts';
import type { Translate } from '../../base/views.ts';
import { formulaElement } from './formula-element.ts';

export function renderFormulaField({ t, writing }: { readonly t: Translate; readonly writing: FormulaWriting }): TemplateResult | typeof nothing {
  const { typed, formula, hasFailed, isReading } = writing;
  if (typed === undefined) return nothing;
  const isWrong = formula === undefined && typed.trim() !== '' && isReading;
  const onKey = (event: KeyboardEvent): void => {
    // What is taken back here was typed here; the plan has nothing of it.
    if ((event.ctrlKey || event.metaKey) && /^[yz]$/iu.test(event.key)) return event.stopPropagation();
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') writing.finish();
    else writing.leave();
  };
  return html`<div class="rich__formula" role="group" aria-label=${t('lesson-planner.formula')}>
    <label class="field"
      ><span class="field__label">${t('lesson-planner.formula.tex')}</span
      ><input class="input" name="tex" dir="ltr" spellcheck="false" autocomplete="off" maxlength=${longestTex} aria-describedby="formula-said" .value=${live(typed)}
        @input=${({ currentTarget: field }: InputEvent) => field instanceof HTMLInputElement && writing.type(field.value)} @keydown=${onKey} /></label>
    <p class="rich__seen" aria-live="polite">${guard([formula], () => (formula === undefined ? nothing : formulaElement(formula)))}</p>
    <p class="bar__note" id="formula-said" role="status">${hasFailed ? t('lesson-planner.formula.offline') : isWrong ? t('lesson-planner.formula.wrong') : t('lesson-planner.formula.hint')}</p>
    <p class="buttons">
      <button class="button button--primary button--small" type="button" name="put-formula" aria-disabled=${formula === undefined ? 'true' : 'false'} @click=${() => writing.finish()}>${t('lesson-planner.formula.put')}</button>
      <button class="button button--small" type="button" name="leave-formula" @click=${() => writing.leave()}>${t('lesson-planner.formula.leave')}</button>
    </p>
  </div>`;
}
