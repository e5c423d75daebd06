/** What every field of the editor is given, and the parts they have in common. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { OwnResourceDraft } from '../../base/ports/index.ts';
import type { Translate } from '../../base/views.ts';

export interface FieldContext {
  readonly t: Translate;
  readonly draft: OwnResourceDraft;
  /** Nothing can be changed while it waits or is admitted. */
  readonly isFixed: boolean;
  /** What is wrong with a field in words; undefined where nothing is, or where it is too early to say. */
  problemOf(field: string): string | undefined;
  change(part: Partial<OwnResourceDraft>): void;
}

export const valueOf = (event: Event): string => {
  const { currentTarget } = event;
  return currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLTextAreaElement || currentTarget instanceof HTMLSelectElement ? currentTarget.value : '';
};

export function renderProblem(field: string, { problemOf }: FieldContext): TemplateResult | typeof nothing {
  const problem = problemOf(field);
  return problem === undefined ? nothing : html`<p class="field__error" id="${field}-problem">${icon('alert', 'small')}<bdi>${problem}</bdi></p>`;
}

/** What belongs to an input that may be wrong or have a hint. */
export const describedBy = (field: string, { problemOf }: FieldContext, hint = ''): string | typeof nothing =>
  [hint, problemOf(field) === undefined ? '' : `${field}-problem`].filter(Boolean).join(' ') || nothing;

/** The label, with the word for mandatory fields: not a star, which nobody hears. */
export const renderLabel = (words: string, isMandatory: boolean, { t }: FieldContext): TemplateResult =>
  html`${words} ${isMandatory ? html`<span class="mandatory">${t('resource-editor.mandatory')}</span>` : nothing}`;
