/** Where a linked course lies: how well its platform is protected, what proves it, and whether it answers. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { LinkCheck } from '../../base/ports/index.ts';
import { describedBy, renderLabel, renderProblem, valueOf, type FieldContext } from './field.ts';
import { renderText } from './text-fields.ts';

export interface LinkOptions {
  readonly check: LinkCheck | null;
  readonly isAsking: boolean;
  readonly format: Format;
  onCheck(): void;
}

const levels = {
  1: 'resource-editor.protection.1', 2: 'resource-editor.protection.2', 3: 'resource-editor.protection.3', 4: 'resource-editor.protection.4', 5: 'resource-editor.protection.5',
} as const;
const outcomes = { reachable: 'resource-editor.link.reachable', refused: 'resource-editor.link.refused', unreachable: 'resource-editor.link.unreachable' } as const;

export function renderLink({ check, isAsking, format, onCheck }: LinkOptions, context: FieldContext): TemplateResult {
  const { t, draft, isFixed, problemOf, change } = context;
  const { protectionLevel = 0 } = draft;
  // What was asked is another address than the one that stands there now.
  const known = check !== null && check.url === draft.url.trim() ? check : null;
  return html`<div class="field">
      ${isFixed ? nothing : html`<div class="buttons"><button class="button" type="button" data-act="check-link" aria-busy=${isAsking} @click=${onCheck}>${icon('link', 'small')}${t('resource-editor.link.check')}</button></div>`}
      <p class="link" role="status">
        ${known === null ? nothing : html`${icon(known.outcome === 'reachable' ? 'done' : 'alert', 'small')}${t(outcomes[known.outcome], { status: known.status ?? '' })} <time datetime=${known.at}>${format.dateTime(known.at)}</time>`}
      </p>
    </div>
    <div class="field">
      <label class="field__label" for="protectionLevel">${renderLabel(t('resource-editor.protection'), true, context)}</label>
      <span class="input-box"><span class="input-box__end">${icon('chevron-down', 'small')}</span><select class="input" id="protectionLevel" ?disabled=${isFixed} .value=${live(String(protectionLevel))} aria-required="true"
        aria-invalid=${problemOf('protectionLevel') !== undefined} aria-describedby=${describedBy('protectionLevel', context, 'protectionLevel-hint')} @change=${(event: Event) => change({ protectionLevel: Number(valueOf(event)) })}>
        <option value="0" ?selected=${protectionLevel === 0}>${t('resource-editor.type.choose')}</option>
        ${([1, 2, 3, 4, 5] as const).map((level) => html`<option value=${level} ?selected=${protectionLevel === level}>${t(levels[level])}</option>`)}
      </select></span>
      <p class="field__hint" id="protectionLevel-hint">${t('resource-editor.protection.hint')}</p>
      ${renderProblem('protectionLevel', context)}
    </div>
    ${renderText('protectionProof', { label: t('resource-editor.proof'), hint: t('resource-editor.proof.hint'), isMandatory: true }, context)}`;
}
