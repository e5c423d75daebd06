/** The classes that the task is given to. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import type { ClassSummary } from '../../base/ports/index.ts';
import type { Translate } from '../../base/views.ts';

export interface ClassesView {
  readonly t: Translate;
  readonly classes: readonly ClassSummary[];
  readonly chosen: ReadonlySet<string>;
  readonly isTried: boolean;
  onChange(event: Event): void;
}

export function renderClasses({ t, classes, chosen, isTried, onChange }: ClassesView): TemplateResult {
  const isMissing = isTried && chosen.size === 0;
  return html`<fieldset class="field" aria-describedby=${isMissing ? 'class-problem' : nothing}>
    <legend class="field__label">${t('task-editor.classes')}</legend>
    <div class="classes">
      ${classes.map(
        ({ id, name, subjects, learnerCount }) =>
          html`<label class="choice">
            <input type="checkbox" name="class" value=${id} .checked=${live(chosen.has(id))} aria-invalid=${isMissing} @change=${onChange} />
            <span>
              <bdi dir="auto">${name}</bdi>
              <span class="choice__about">${subjects.join(' · ')} ${t('task-editor.learners', { count: learnerCount })}</span>
            </span>
          </label>`,
      )}
    </div>
    ${isMissing ? html`<p class="field__error" id="class-problem">${icon('alert', 'small')}${t('task-editor.classes.missing')}</p>` : nothing}
  </fieldset>`;
}
