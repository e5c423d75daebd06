/** Goes through the teaching taxonomy (RS-02): a tree or a row of choices, and the way to where one is. Comes when it is first in sight. */
import { html, nothing, type TemplateResult } from 'lit';
import { registerLocales } from '../../base/i18n.ts';
import { icon } from '../../base/icons.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerTaxonomy } from '../resource-picker.types.ts';
import type { PickerView } from '../view/picker-view.ts';
import type { Browsing } from './browsing.ts';
import { choices } from './choices.ts';
import { ways, type Way } from './kept-way.ts';
import chinese from './locales/zh-CN.json' with { type: 'json' };
import { nodeName } from './names.ts';
import { rootKey } from './rows.ts';
import { tree } from './tree.ts';

export { Browsing } from './browsing.ts';
export { placesStyles } from './places.styles.ts';

registerLocales('resource-picker-places', {
  'zh-CN': chinese,
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  ug: () => import('./locales/ug.json', { with: { type: 'json' } }),
  bo: () => import('./locales/bo.json', { with: { type: 'json' } }),
});

const wayKeys: Record<Way, string> = { tree: 'resource-picker-places.way.tree', choices: 'resource-picker-places.way.choices' };

/** The taxonomy among the filters, in the way that was last chosen on this machine. */
export function placesPanel(view: PickerView, taxonomy: PickerTaxonomy, browsing: Browsing): TemplateResult | typeof nothing {
  const { t } = view;
  const root = taxonomy.branches[rootKey];
  const { node } = view.query;
  const isLost = node !== undefined && taxonomy.path.at(-1)?.id !== node && taxonomy.branches[node]?.type === 'failed';
  // A catalogue without places has no way through them.
  if (root?.type === 'ready' && root.nodes.length === 0) return nothing;
  return html`<div class="facet places">
    <div class="places__head">
      <p class="facet__label" id="taxonomy-label">${t('resource-picker.taxonomy')}</p>
      <div class="places__ways" role="group" aria-label=${t('resource-picker-places.way')}>
        ${ways.map((way) => html`<button type="button" class="places__way" aria-pressed=${browsing.way === way ? 'true' : 'false'} @click=${() => browsing.go(way)}>${t(wayKeys[way])}</button>`)}
      </div>
    </div>
    ${isLost ? failed(view, () => browsing.again(node)) : nothing}
    ${browsing.way === 'choices' ? choices(view, taxonomy, browsing) : root?.type === 'ready' ? tree(view, taxonomy, browsing) : root?.type === 'failed' ? failed(view, () => browsing.again(rootKey)) : loading(view)}
    <p class="visually-hidden" role="status">${isReading(taxonomy) ? t('resource-picker-places.loading') : nothing}</p>
  </div>`;
}

function isReading({ branches }: PickerTaxonomy): boolean {
  return Object.values(branches).some(({ type }) => type === 'loading');
}

function loading({ t }: PickerView): TemplateResult {
  return html`<div class="bones" role="img" aria-label=${t('resource-picker-places.loading')}><div class="bone"></div><div class="bone bone--short"></div><div class="bone"></div></div>`;
}

function failed({ t }: PickerView, again: () => void): TemplateResult {
  return html`<p class="choices__failed" role="alert">
    <span class="small">${t('resource-picker-places.failed-branch')}</span> <button type="button" class="button button--small" @click=${again}>${icon('retry', 'small')} ${t('base.retry')}</button>
  </p>`;
}

/** The way from the whole catalogue to where one is; each step goes back there. */
export function crumbs(view: PickerView, { path }: PickerTaxonomy): TemplateResult | typeof nothing {
  const { t, query, acts } = view;
  const here = path.at(-1)?.id;
  if (here === undefined || here !== query.node) return nothing;
  return html`<nav class="crumbs" aria-label=${t('resource-picker-places.way-here')}>
    <ol class="crumbs__steps">
      <li><button type="button" class="crumbs__step" @click=${() => acts.filter('node', '')}>${t('resource-picker-places.all')}</button></li>
      ${path.map(
        (node) =>
          html`<li>
            ${icon('chevron-end', 'small')}
            <button type="button" class="crumbs__step" aria-current=${node.id === here ? 'location' : 'false'} @click=${() => acts.filter('node', node.id)}><bdi dir="auto">${shorten(nodeName(view, node))}</bdi></button>
          </li>`,
      )}
    </ol>
  </nav>`;
}
