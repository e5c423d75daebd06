import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { isolate, type Resource } from '../../base/index.ts';
import { renderBanner } from '../../base/views.ts';
import type { LookingUp } from '../controllers/looking-up.ts';
import { factsOf, factValue, type Fact, type Value } from '../judged/facts.ts';
import { isChosen, isFull, mostCompared } from '../model/selection.ts';
import { longestTitle, shorten } from '../model/shorten.ts';
import '../late/late.locales.ts';
import { cover } from './cover.ts';
import type { PickerView } from './picker-view.ts';

export { compareStyles } from './compare.styles.ts';

export interface CompareOptions {
  readonly lookingUp: Pick<LookingUp, 'summaryOf' | 'resourceOf' | 'isUnread' | 'again'>;
  readonly onlyDifferent: boolean;
  readonly onOnlyDifferent: (only: boolean) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** The line that says what lies side by side, once something does. */
export function compareBar(view: PickerView, { onOpen }: CompareOptions): TemplateResult | typeof nothing {
  const { t, compared, acts, nameOf } = view;
  if (compared.length === 0) return nothing;
  return html`<section class="compare-bar" aria-label=${t('resource-picker.compare')}>
    <p class="compare-bar__count" role="status">${t('resource-picker-late.compare.count', { count: compared.length, max: mostCompared })}</p>
    <ul class="compare-bar__items" role="list">
      ${compared.map((id) => {
        const title = shorten(nameOf(id), longestTitle);
        return html`<li class="compare-bar__item">
          <bdi dir="auto" class="line">${title}</bdi>
          <button type="button" class="basket__tool" aria-label=${t('resource-picker-late.compare.remove', { title: isolate(title) })} @click=${() => acts.compare(id)}>${icon('close', 'small')}</button>
        </li>`;
      })}
    </ul>
    <button type="button" class="button button--primary button--small" aria-disabled=${compared.length < 2 ? 'true' : 'false'} @click=${() => compared.length > 1 && onOpen()}>
      ${icon('compare', 'small')} ${t('resource-picker-late.compare.open')}
    </button>
  </section>`;
}

/** Up to four resources side by side; what differs between them is marked. */
export function compareDialog(view: PickerView, options: CompareOptions): TemplateResult {
  const { t, compared } = view;
  const resources = compared.map((id) => options.lookingUp.resourceOf(id));
  const rows = rowsOf(view, resources);
  const shown = options.onlyDifferent ? rows.filter(({ differs }) => differs) : rows;
  return html`<dialog class="compare" aria-labelledby="compare-title" @close=${options.onClose}>
    <div class="compare__head">
      <h3 class="heading" id="compare-title" tabindex="-1">${t('resource-picker-late.compare.title')}</h3>
      <label class="choice compare__only">
        <input type="checkbox" .checked=${options.onlyDifferent} @change=${({ currentTarget }: Event) => currentTarget instanceof HTMLInputElement && options.onOnlyDifferent(currentTarget.checked)} />
        ${t('resource-picker-late.compare.only-different')}
      </label>
      <button type="button" class="button button--icon button--quiet compare__close" aria-label=${t('resource-picker-late.compare.close')} @click=${options.onClose}>${icon('close')}</button>
    </div>
    ${unreadNotice(view, options)}
    <div class="table-box compare__box" tabindex="0" role="region" aria-label=${t('resource-picker-late.compare.title')}>
      <table class="table compare__table">
        <thead>
          <tr>
            <td></td>
            ${compared.map((id, index) => head(view, options, id, resources[index] ?? null))}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ label, values, differs }) =>
              html`<tr class=${differs ? 'compare__row--differs' : ''}>
                <th scope="row">${label} ${differs ? html`<span class="badge badge--warning">${t('resource-picker-late.compare.differs')}</span>` : nothing}</th>
                ${values.map((value) => html`<td>${value === null ? html`<span class="quiet">—</span>` : factValue(view, value)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </dialog>`;
}

/** What of it could not be read, and the way to ask again, with which it goes. */
function unreadNotice({ t, compared }: PickerView, { lookingUp }: CompareOptions): TemplateResult | typeof nothing {
  const count = compared.filter((id) => lookingUp.isUnread(id)).length;
  if (count === 0) return nothing;
  return html`<div class="compare__unread">${renderBanner('warning', 'alert', [t('resource-picker-late.compare.unread', { count }), t('resource-picker-late.compare.unread.action')], { label: t('base.retry'), act: lookingUp.again })}</div>`;
}

function head(view: PickerView, options: CompareOptions, id: string, resource: Resource | null): TemplateResult {
  const { t, mode, selection, rules, acts } = view;
  const summary = resource ?? options.lookingUp.summaryOf(id);
  const title = shorten(view.nameOf(id), longestTitle);
  const chosen = isChosen(selection, id);
  const closed = !chosen && isFull(selection, rules);
  return html`<th scope="col">
    ${summary ? html`<div class="item__cover">${cover(summary)}</div>` : nothing}
    <bdi dir="auto" class="compare__name">${title}</bdi>
    <div class="buttons">
      ${mode === 'pick' && summary
        ? html`<button
            type="button"
            class="button button--small ${chosen ? '' : 'button--primary'}"
            aria-pressed=${chosen ? 'true' : 'false'}
            aria-disabled=${closed ? 'true' : 'false'}
            @click=${() => !closed && acts.toggle(summary)}
          >
            ${t(chosen ? 'resource-picker-late.chosen' : 'resource-picker-late.pick')}
          </button>`
        : nothing}
      <button type="button" class="button button--quiet button--small" aria-label=${t('resource-picker-late.compare.remove', { title: isolate(title) })} @click=${() => acts.compare(id)}>
        ${t('resource-picker-late.compare.take-out')}
      </button>
    </div>
  </th>`;
}

interface Row {
  readonly label: string;
  readonly values: readonly (Value | null)[];
  readonly differs: boolean;
}

/** What others say of it, which counts most for who compares. */
function ratingOf({ t }: PickerView, { rating: { average, count } }: Resource): Fact[] {
  return average === null ? [] : [[t('resource-picker.rating'), t('resource-picker.rating.average', { average: average.toFixed(1), count })]];
}

/** The facts of all of them in one order; a resource without a field has an empty cell. */
function rowsOf(view: PickerView, resources: readonly (Resource | null)[]): Row[] {
  const columns = resources.map((resource) => new Map<string, Value>(resource ? [...ratingOf(view, resource), ...factsOf(view, resource)] : []));
  const labels = new Set(columns.flatMap((column) => [...column.keys()]));
  return [...labels].map((label) => {
    const values = columns.map((column) => column.get(label) ?? null);
    const texts = new Set(values.filter((_, index) => resources[index] !== null).map((value) => JSON.stringify(value)));
    return { label: shorten(label), values, differs: texts.size > 1 };
  });
}
