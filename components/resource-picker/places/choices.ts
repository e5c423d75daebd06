import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { TaxonomyNode } from '../../base/index.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerTaxonomy } from '../resource-picker.types.ts';
import type { PickerView } from '../view/picker-view.ts';
import type { Browsing } from './browsing.ts';
import { kindName, nodeName } from './names.ts';
import { rootKey } from './rows.ts';

/** The taxonomy as a row of selects, each below what the one before has chosen; the last is the one that can be chosen next. */
export function choices(view: PickerView, taxonomy: PickerTaxonomy, browsing: Browsing): TemplateResult {
  const path = view.query.node === undefined ? [] : taxonomy.path;
  const last = path.at(-1);
  const levels: readonly (TaxonomyNode | undefined)[] = last !== undefined && !last.hasChildren ? path : [...path, undefined];
  return html`<div class="choices" role="group" aria-labelledby="taxonomy-label">
    ${levels.map((chosen, depth) => choice(view, taxonomy, browsing, { chosen, above: path[depth - 1] }))}
  </div>`;
}

interface Step {
  readonly chosen: TaxonomyNode | undefined;
  readonly above: TaxonomyNode | undefined;
}

function choice(view: PickerView, { branches }: PickerTaxonomy, browsing: Browsing, { chosen, above }: Step): TemplateResult | typeof nothing {
  const { t, acts } = view;
  const key = above?.id ?? rootKey;
  const branch = branches[key];
  if (branch?.type === 'failed' && chosen === undefined) {
    return html`<p class="choices__failed"><span class="small">${t('resource-picker-places.failed-branch')}</span> <button type="button" class="button button--small" @click=${() => browsing.again(key)}>${t('base.retry')}</button></p>`;
  }
  const known = branch?.type === 'ready' ? branch.nodes : [];
  const nodes = chosen === undefined || known.some(({ id }) => id === chosen.id) ? known : [chosen, ...known];
  const kind = chosen?.kind ?? nodes[0]?.kind;
  const isBusy = branch === undefined || branch.type === 'loading';
  if (kind === undefined && !isBusy) return nothing;
  return html`<label class="field">
    <span class="field__hint">${kind === undefined ? t('resource-picker-places.loading') : kindName(view, kind)}</span>
    <span class="input-box">
      <select
        class="input"
        aria-busy=${isBusy ? 'true' : 'false'}
        @change=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLSelectElement) acts.filter('node', currentTarget.value || (above?.id ?? ''));
        }}
      >
        <option value="" .selected=${chosen === undefined}>${t('resource-picker-places.any')}</option>
        ${nodes.map((node) => html`<option value=${node.id} .selected=${node.id === chosen?.id}>${t('resource-picker-places.counted', { name: shorten(nodeName(view, node)), count: view.format.number(node.count) })}</option>`)}
      </select>
      <span class="input-box__end">${icon('chevron-down', 'small')}</span>
    </span>
  </label>`;
}
