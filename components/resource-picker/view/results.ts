import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { clock } from '../../base/clock.ts';
import { coverArt } from '../../base/cover-art.ts';
import { icon } from '../../base/icons.ts';
import type { ResourceSummary } from '../../base/index.ts';
import { isChosen, isFull } from '../model/selection.ts';
import type { PickerView } from './picker-view.ts';
import { gradeName, markName, stageName, typeIcon, typeName } from './words.ts';

/** The found resources, as cards or as rows; the same parts in the same order, so that one code serves both. */
export function results(view: PickerView, items: readonly ResourceSummary[], opened: string | null): TemplateResult {
  return html`<ul class="results results--${view.layout}" role="list" part="results">
    ${repeat(
      items,
      ({ id }) => id,
      (item) => html`<li>${card(view, item, item.id === opened)}</li>`,
    )}
  </ul>`;
}

function card(view: PickerView, item: ResourceSummary, open: boolean): TemplateResult {
  const chosen = isChosen(view.selection, item.id);
  return html`<article class="card card--flush card--link item ${chosen ? 'card--chosen' : ''}" part="card">
    <div class="item__cover">
      ${cover(item)}
      ${item.durationSeconds === null ? nothing : html`<span class="item__length figures">${clock(item.durationSeconds)}</span>`}
    </div>
    <div class="card__body item__body">
      <h3 class="item__title">
        <button type="button" class="card__link item__open" data-id=${item.id} aria-expanded=${open ? 'true' : 'false'} @click=${() => view.acts.open(item.id)}>
          <bdi dir="auto" class="lines-2">${item.title}</bdi>
        </button>
      </h3>
      <p class="item__note">${facts(view, item)}</p>
      <p class="item__note item__provider line"><bdi dir="auto">${item.provider}</bdi></p>
      <p class="item__badges">
        <span class="badge badge--accent">${icon(typeIcon(item.type))} ${typeName(view, item.type)}</span>
        ${item.playable ? nothing : html`<span class="badge">${icon('open')} ${view.t('resource-picker.elsewhere')}</span>`}
        ${item.marks.map((mark) => html`<span class="badge">${markName(view, mark)}</span>`)}
      </p>
    </div>
    ${view.mode === 'pick' ? choice(view, item, chosen) : nothing}
  </article>`;
}

/** The picture of a resource, or one drawn for it. It says nothing that the words do not. */
export function cover(item: Pick<ResourceSummary, 'id' | 'subject' | 'coverUrl'>): TemplateResult {
  return item.coverUrl && isPicture(item.coverUrl)
    ? html`<img class="item__image" src=${item.coverUrl} alt="" loading="lazy" decoding="async" width="320" height="180" />`
    : coverArt({ subject: item.subject, seed: item.id });
}

/** A catalogue must not smuggle in another scheme. */
function isPicture(address: string): boolean {
  try {
    return ['http:', 'https:', 'blob:'].includes(new URL(address, 'https://base.invalid/').protocol);
  } catch {
    return false;
  }
}

/** "数学 · 三年级": what is known, in the same order everywhere. */
function facts(view: PickerView, item: ResourceSummary): TemplateResult {
  const known = [
    item.subject,
    item.grade === null ? (item.stage === null ? null : stageName(view, item.stage)) : gradeName(view, item.grade),
    item.edition,
    item.volume,
  ].filter((fact): fact is string => Boolean(fact));
  return html`${known.map((fact, index) => html`${index > 0 ? ' · ' : nothing}<bdi dir="auto">${fact}</bdi>`)}`;
}

/** A check box or a radio, as large as a finger, above the card's own target. */
function choice(view: PickerView, item: ResourceSummary, chosen: boolean): TemplateResult {
  const { rules, selection, acts, t } = view;
  const closed = !chosen && isFull(selection, rules);
  return html`<label class="item__choice card__act" part="choice">
    <input
      type=${rules.multiple ? 'checkbox' : 'radio'}
      name=${view.groupName}
      .checked=${chosen}
      aria-disabled=${closed ? 'true' : 'false'}
      aria-label=${t('resource-picker.choose', { title: item.title })}
      @click=${(event: Event) => {
        if (closed) event.preventDefault();
      }}
      @change=${() => acts.toggle(item)}
    />
  </label>`;
}
