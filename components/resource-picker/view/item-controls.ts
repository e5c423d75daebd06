import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { ResourceSummary } from '../../base/index.ts';
import { longestTitle, shorten } from '../model/shorten.ts';
import { isChosen, isFull, mostCompared } from '../model/selection.ts';
import type { PickerView } from './picker-view.ts';

/** So many characters stand in two lines of a card, and in three of the narrowest: they are not cut. What could be cut costs time in each frame. */
const shortTitle = 22;

/** The title, whose target is the whole card. */
export function openButton(view: PickerView, item: ResourceSummary, isOpen: boolean): TemplateResult {
  return html`<button type="button" class="card__link item__open" data-id=${item.id} aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => view.acts.open(item.id)}>
    <bdi dir="auto" class=${item.title.length > shortTitle ? 'lines-2' : ''}>${shorten(item.title, longestTitle)}</bdi>
  </button>`;
}

/** A check box or a radio, as large as a finger, above the card's own target. */
export function choice(view: PickerView, item: ResourceSummary): TemplateResult {
  const { rules, selection, acts, t } = view;
  const chosen = isChosen(selection, item.id);
  const closed = !chosen && isFull(selection, rules);
  return html`<label class="item__choice card__act" part="choice">
    <input
      type=${rules.multiple ? 'checkbox' : 'radio'}
      name=${view.groupName}
      .checked=${chosen}
      aria-disabled=${closed ? 'true' : 'false'}
      aria-label=${t('resource-picker.choose', { title: shorten(item.title, longestTitle) })}
      @click=${(event: Event) => {
        if (closed) event.preventDefault();
      }}
      @change=${() => acts.toggle(item)}
    />
  </label>`;
}

/** The star that keeps a resource as a favourite, and once that is pressed, the way to a folder; nothing where nothing can be kept. */
export function favouriteButton({ t, favourites, filing, acts }: PickerView, item: Pick<ResourceSummary, 'id' | 'title'>): TemplateResult | typeof nothing {
  if (favourites === null) return nothing;
  const isKept = favourites.includes(item.id);
  return html`<button
    type="button"
    class="item__tool item__tool--favourite card__act"
    aria-label=${t('resource-picker.favourite.add', { title: shorten(item.title, longestTitle) })}
    title=${t('resource-picker.favourite')}
    aria-pressed=${isKept ? 'true' : 'false'}
    @click=${() => acts.favourite(item.id, !isKept)}
  >
    ${icon('star', 'small')}
  </button>${isKept ? filing.beside(item) : nothing}`;
}

/** Takes a resource into the comparison. */
export function compareButton(view: PickerView, item: ResourceSummary): TemplateResult {
  const { t, compared, acts } = view;
  const isIn = compared.includes(item.id);
  const label = t('resource-picker.compare.add', { title: shorten(item.title, longestTitle) });
  return html`<button
    type="button"
    class="item__tool item__tool--compare card__act"
    aria-label=${label}
    title=${t('resource-picker.compare')}
    aria-pressed=${isIn ? 'true' : 'false'}
    aria-disabled=${!isIn && compared.length >= mostCompared ? 'true' : 'false'}
    @click=${() => acts.compare(item.id)}
  >
    ${icon('compare', 'small')}
  </button>`;
}
