/** Six rights, each a button, and one small form behind them. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { DataRequestDraft, DataRight, PersonReference } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

export const rightWords = {
  see: 'privacy.right.see',
  copy: 'privacy.right.copy',
  correct: 'privacy.right.correct',
  delete: 'privacy.right.delete',
  withdraw: 'privacy.right.withdraw',
  explain: 'privacy.right.explain',
} as const satisfies Record<DataRight, string>;
const rights = Object.keys(rightWords) as DataRight[];

/** What the form lacks. */
export type FormProblem = 'subject' | 'text';
export interface RequestFormOptions {
  readonly t: Translate;
  /** The own self first, then own children. */
  readonly subjects: readonly PersonReference[];
  readonly right: DataRight | null;
  readonly isSending: boolean;
  readonly problem: FormProblem | null;
  onRight(right: DataRight | null): void;
  onSubmit(form: HTMLFormElement): void;
}

export function renderRights({ t, right: chosen, isSending, onRight }: RequestFormOptions): TemplateResult {
  return html`<div class="rights" role="group" aria-label=${t('privacy.rights')}>
    ${rights.map(
      (right) => html`<button class="button right" type="button" data-right=${right} aria-expanded=${chosen === right} aria-disabled=${isSending} @click=${() => onRight(chosen === right ? null : right)}>${t(rightWords[right])}</button>`,
    )}
  </div>`;
}

export function renderRequestForm(options: RequestFormOptions): TemplateResult | typeof nothing {
  const { t, subjects, right, isSending, problem, onRight, onSubmit } = options;
  if (right === null) return nothing;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) onSubmit(event.currentTarget);
  };
  const isWordless = problem === 'text';
  return html`<form class="form card" part="form" novalidate aria-labelledby="form-title" @submit=${submit}>
    <h4 class="item__title" id="form-title" tabindex="-1">${t(rightWords[right])}</h4>
    ${subjects.length < 2 ? nothing : renderSubjects(options)}
    <div class="field">
      <label class="field__label" for="text">${t(right === 'correct' ? 'privacy.text.correct' : 'privacy.text')}</label>
      <textarea class="input" id="text" name="text" rows="3" maxlength="2000" dir="auto" ?readonly=${isSending} aria-invalid=${isWordless} aria-describedby="text-hint"></textarea>
      <p class=${isWordless ? 'field__error' : 'field__hint'} id="text-hint">${isWordless ? icon('alert', 'small') : nothing}${t(isWordless ? 'privacy.text.missing' : 'privacy.text.hint')}</p>
    </div>
    <div class="buttons">
      <button class="button button--primary" type="submit" aria-busy=${isSending}>${t(isSending ? 'privacy.sending' : 'privacy.send')}</button>
      <button class="button" type="button" aria-disabled=${isSending} @click=${() => onRight(null)}>${t('privacy.close')}</button>
    </div>
  </form>`;
}

function renderSubjects({ t, subjects, problem }: RequestFormOptions): TemplateResult {
  const isWrong = problem === 'subject';
  return html`<fieldset class="field" aria-describedby=${isWrong ? 'subject-problem' : nothing}>
    <legend class="field__label">${t('privacy.subject')}</legend>
    <div class="choices">
      ${subjects.map(({ id, name }) => html`<label class="choice"><input type="radio" name="subject" value=${id} aria-invalid=${isWrong} />${person(name)}</label>`)}
    </div>
    ${isWrong ? html`<p class="field__error" id="subject-problem">${icon('alert', 'small')}${t('privacy.subject.missing')}</p>` : nothing}
  </fieldset>`;
}

/** The draft of the form, or what it lacks. */
export function readRequestForm(form: HTMLFormElement, right: DataRight, subjects: readonly PersonReference[]): DataRequestDraft | FormProblem {
  const values = new FormData(form);
  const valueOf = (name: string): string => {
    const value = values.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const subject = subjects.length === 1 ? subjects[0] : subjects.find(({ id }) => id === valueOf('subject'));
  if (subject === undefined) return 'subject';
  const text = valueOf('text');
  if (right === 'correct' && text === '') return 'text';
  return { right, subject, text };
}
