/** A text of a step with lists and marked words: read as it is until it is opened, then written in the editor. */
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { icon } from '../../base/icons.ts';
import type { TableAct, TextFormat } from '../editor/editor.ts';
import type { Activity, PlanStep } from '../model/content.ts';
import { plainText } from '../model/rich-text.ts';
import { typing, type PlanFace } from './face.ts';
import { renderFormulaField } from './formula.ts';
import { renderPictureField } from './picture.ts';
import { textNames } from './names.ts';
import { renderRich } from './rich.ts';

export function renderActivity(step: PlanStep, field: Activity, face: PlanFace): TemplateResult {
  const { t, activity } = face;
  const shown = activity.showsAs(step.id, field);
  return html`<div class="field" role="group" aria-labelledby=${`label-${field}`}>
    <span class="field__label" id=${`label-${field}`}>${t(textNames[field])}</span>
    ${shown === 'editor' ? html`${renderFormats(face)}<div class="rich__place" ${ref(activity.place)}></div>` : shown === 'field' ? renderField(step, field, face) : renderWords(step, field, face)}
  </div>`;
}

/** Taking the keyboard opens it: there is nothing else to be done with it. */
function renderWords({ id, ...step }: PlanStep, field: Activity, { activity, pictures }: PlanFace): TemplateResult {
  const onPoint = ({ clientX: left, clientY: top }: PointerEvent): void => void activity.open(id, field, { left, top });
  return html`<div class="input rich" role="textbox" aria-multiline="true" aria-labelledby=${`label-${field}`} tabindex="0" data-text=${field}
    @pointerdown=${onPoint} @focus=${() => void activity.open(id, field)}>${renderRich(step[field], pictures)}</div>`;
}

function renderField({ id, ...step }: PlanStep, field: Activity, { change }: PlanFace): TemplateResult {
  const write = typing((text) => change({ act: 'write-step', id, field, text }));
  return html`<textarea class="input" name=${field} rows="3" dir="auto" aria-labelledby=${`label-${field}`} .value=${live(plainText(step[field]))} @input=${write} @compositionend=${write}></textarea>`;
}

const formats: readonly { readonly format: TextFormat; readonly words: string; readonly keys: string }[] = [
  { format: 'strong', words: 'lesson-planner.format.strong', keys: 'Control+B' },
  { format: 'em', words: 'lesson-planner.format.em', keys: 'Control+I' },
  { format: 'underline', words: 'lesson-planner.format.underline', keys: 'Control+U' },
  { format: 'bullet', words: 'lesson-planner.format.bullet', keys: 'Control+Shift+8' },
  { format: 'ordered', words: 'lesson-planner.format.ordered', keys: 'Control+Shift+7' },
];

const tableActs: readonly { readonly act: TableAct; readonly words: string; readonly keys?: string }[] = [
  { act: 'row-before', words: 'lesson-planner.table.row-before', keys: 'Alt+Shift+ArrowUp' },
  { act: 'row-after', words: 'lesson-planner.table.row-after', keys: 'Alt+Shift+ArrowDown' },
  { act: 'column-before', words: 'lesson-planner.table.column-before' },
  { act: 'column-after', words: 'lesson-planner.table.column-after' },
  { act: 'head', words: 'lesson-planner.table.head' },
  { act: 'delete-row', words: 'lesson-planner.table.delete-row' },
  { act: 'delete-column', words: 'lesson-planner.table.delete-column' },
  { act: 'delete-table', words: 'lesson-planner.table.delete' },
];

/** Pressing one leaves the selection where it is. */
const stay = (event: Event): void => event.preventDefault();

function renderFormats({ t, plan, activity, onQuote }: PlanFace): TemplateResult {
  const isInTable = activity.formats.has('table');
  return html`<div class="buttons rich__formats" role="group" aria-label=${t('lesson-planner.format')}>
      ${formats.map(
        ({ format, words, keys }) => html`<button class="button button--small" type="button" data-format=${format} aria-pressed=${activity.formats.has(format)} aria-keyshortcuts=${keys}
          @pointerdown=${stay} @mousedown=${stay} @click=${() => activity.toggle(format)}>${t(words)}</button>`,
      )}
      ${isInTable
        ? nothing
        : html`<button class="button button--small" type="button" data-table="insert-table" @pointerdown=${stay} @mousedown=${stay} @click=${() => activity.act('insert-table')}>${icon('table', 'small')}${t('lesson-planner.table')}</button>`}
      <button class="button button--small" type="button" name="formula" aria-keyshortcuts="Alt+=" @pointerdown=${stay} @mousedown=${stay} @click=${() => activity.openFormula()}>${t('lesson-planner.formula')}</button>
      <button class="button button--small" type="button" name="picture" @pointerdown=${stay} @mousedown=${stay} @click=${() => activity.openPicture()}>${icon('picture', 'small')}${t('lesson-planner.picture')}</button>
      <button class="button button--small button--quiet" type="button" name="quote" @pointerdown=${stay} @mousedown=${stay} @click=${() => onQuote(activity.selected)}>${t('lesson-planner.comments.quote')}</button>
    </div>
    ${isInTable
      ? html`<div class="buttons rich__formats" role="group" aria-label=${t('lesson-planner.table')}>
          ${tableActs.map(
            ({ act, words, keys }) => html`<button class="button button--small" type="button" data-table=${act} aria-pressed=${ifDefined(act === 'head' ? activity.formats.has('head') : undefined)} aria-keyshortcuts=${keys ?? nothing}
              @pointerdown=${stay} @mousedown=${stay} @click=${() => activity.act(act)}>${t(words)}</button>`,
          )}
        </div>`
      : nothing}
    ${renderFormulaField({ t, writing: activity.formula })} ${renderPictureField({ t, writing: activity.picture, isCopy: plan.summary.derivedFrom.length > 0 })}`;
}
