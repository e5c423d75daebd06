/** Fields of plain words: title, type, description, rights, date, address. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import type { OwnResourceDraft } from '../../base/ports/index.ts';
import { describedBy, renderLabel, renderProblem, valueOf, type FieldContext } from './field.ts';

type TextField = 'title' | 'description' | 'provider' | 'rightsHolder' | 'licence' | 'created' | 'url' | 'coverAlternative' | 'textAlternative' | 'protectionProof' | 'language';

interface TextOptions {
  readonly label: string;
  readonly hint?: string;
  readonly isMandatory?: boolean;
  readonly rows?: number;
  readonly isLatin?: boolean;
}

export function renderText(field: TextField, { label, hint = '', isMandatory = false, rows = 0, isLatin = false }: TextOptions, context: FieldContext): TemplateResult {
  const { draft, isFixed, problemOf, change } = context;
  const hintId = hint === '' ? '' : `${field}-hint`;
  const onInput = (event: Event): void => change({ [field]: valueOf(event) });
  return html`<div class="field">
    <label class="field__label" for=${field}>${renderLabel(label, isMandatory, context)}</label>
    ${rows > 0
      ? html`<textarea class="input" id=${field} rows=${rows} dir="auto" ?readonly=${isFixed} .value=${live(draft[field] ?? '')} aria-required=${isMandatory} aria-invalid=${problemOf(field) !== undefined}
          aria-describedby=${describedBy(field, context, hintId)} @input=${onInput}></textarea>`
      : html`<input class="input" id=${field} dir=${isLatin ? 'ltr' : 'auto'} autocomplete="off" ?readonly=${isFixed} .value=${live(draft[field] ?? '')} aria-required=${isMandatory}
          aria-invalid=${problemOf(field) !== undefined} aria-describedby=${describedBy(field, context, hintId)} @input=${onInput} />`}
    ${hint === '' ? nothing : html`<p class="field__hint" id=${hintId}>${hint}</p>`} ${renderProblem(field, context)}
  </div>`;
}

const codes = ['A01', 'A02', 'A03'] as const;
const names = { A01: 'resource-editor.type.a01', A02: 'resource-editor.type.a02', A03: 'resource-editor.type.a03' } as const;

/** Chosen by name, stored by code; a code that nobody knows stays and is called so. */
export function renderType(context: FieldContext): TemplateResult {
  const { t, draft, isFixed, problemOf, change } = context;
  const isUnknown = draft.type !== '' && !codes.some((code) => code === draft.type);
  return html`<div class="field">
    <label class="field__label" for="type">${renderLabel(t('resource-editor.type'), true, context)}</label>
    <span class="input-box"><span class="input-box__end">${icon('chevron-down', 'small')}</span><select class="input" id="type" ?disabled=${isFixed} .value=${live(draft.type)} aria-required="true" aria-invalid=${problemOf('type') !== undefined} aria-describedby=${describedBy('type', context)}
      @change=${(event: Event) => change({ type: valueOf(event) })}>
      <option value="" ?selected=${draft.type === ''}>${t('resource-editor.type.choose')}</option>
      ${codes.map((code) => html`<option value=${code} ?selected=${draft.type === code}>${t(names[code])}</option>`)}
      ${isUnknown ? html`<option value=${draft.type} selected>${t('resource-editor.type.unknown', { code: draft.type })}</option>` : nothing}
    </select></span>
    ${renderProblem('type', context)}
  </div>`;
}

/** Typed, or picked: both write the same text. */
export function renderDate(context: FieldContext, today: string): TemplateResult {
  const { t, draft, isFixed, problemOf, change } = context;
  const onInput = (event: Event): void => change({ created: valueOf(event).trim() } satisfies Partial<OwnResourceDraft>);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(draft.created);
  return html`<div class="field">
    <label class="field__label" for="created">${renderLabel(t('resource-editor.created'), false, context)}</label>
    <div class="date">
      <input class="input" id="created" inputmode="numeric" dir="ltr" autocomplete="off" placeholder="2022-03-23" ?readonly=${isFixed} .value=${live(draft.created)} aria-invalid=${problemOf('created') !== undefined}
        aria-describedby=${describedBy('created', context, 'created-hint')} @input=${onInput} />
      <input class="input date__picker" id="created-picker" type="date" max=${today} ?disabled=${isFixed} .value=${live(isDay ? draft.created : '')} aria-label=${t('resource-editor.created.pick')} @change=${onInput} />
    </div>
    <p class="field__hint" id="created-hint">${t('resource-editor.created.hint')}</p>
    ${renderProblem('created', context)}
  </div>`;
}
