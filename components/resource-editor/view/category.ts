/** The category path, picked level by level in the tree. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { TaxonomyNode } from '../../base/ports/index.ts';
import { writePath } from '../model/draft.ts';
import { renderLabel, renderProblem, valueOf, type FieldContext } from './field.ts';

const stages = {
  primary: 'resource-editor.stage.primary', junior: 'resource-editor.stage.junior', senior: 'resource-editor.stage.senior', vocational: 'resource-editor.stage.vocational', lifelong: 'resource-editor.stage.lifelong',
} as const;
const kinds = {
  stage: 'resource-editor.level.stage', subject: 'resource-editor.level.subject', edition: 'resource-editor.level.edition', volume: 'resource-editor.level.volume', chapter: 'resource-editor.level.chapter',
  'knowledge-point': 'resource-editor.level.chapter',
} as const;
type Stage = keyof typeof stages;
const isStage = (label: string): label is Stage => Object.hasOwn(stages, label);

export interface CategoryOptions {
  readonly levels: readonly (readonly TaxonomyNode[])[];
  readonly path: readonly TaxonomyNode[];
  /** Goes to a place; `null` to the root. */
  pick(node: TaxonomyNode | null): void;
}

export function renderCategory({ levels, path, pick }: CategoryOptions, context: FieldContext): TemplateResult {
  const { t, draft, isFixed } = context;
  const onPick = (event: Event, depth: number): void => {
    const chosen = levels[depth]?.find(({ id }) => id === valueOf(event));
    pick(chosen ?? path[depth - 1] ?? null);
  };
  return html`<fieldset class="field">
    <legend class="field__label">${renderLabel(t('resource-editor.category'), false, context)}</legend>
    <div class="levels">
      ${levels.map((nodes, depth) => {
        const kind = nodes[0]?.kind ?? 'stage';
        return html`<label class="field">
          <span class="field__hint">${t(kinds[kind])}</span>
          <span class="input-box"><span class="input-box__end">${icon('chevron-down', 'small')}</span><select class="input category" data-depth=${depth} ?disabled=${isFixed} @change=${(event: Event) => onPick(event, depth)}>
            <option value="" ?selected=${path[depth] === undefined}>${t('resource-editor.category.none')}</option>
            ${nodes.map(({ id, label, kind: of }) => html`<option value=${id} ?selected=${path[depth]?.id === id}>${of === 'stage' && isStage(label) ? t(stages[label]) : label}</option>`)}
          </select></span>
        </label>`;
      })}
    </div>
    ${draft.category.length === 0 ? nothing : html`<p class="written" id="category"><bdi>${writePath(draft.category)}</bdi></p>`} ${renderProblem('category', context)}
  </fieldset>`;
}
