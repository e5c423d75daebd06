import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { icon } from '../../base/icons.ts';
import { isolate, type ResourceSummary } from '../../base/index.ts';
import { shorten } from '../model/shorten.ts';
import { isChosen } from '../model/selection.ts';
import { cover } from './cover.ts';
import { choice, compareButton, favouriteButton, openButton } from './item-controls.ts';
import { ownCard } from './own-card.ts';
import type { PickerView } from './picker-view.ts';
import { ratingMark, useMark } from './rating.ts';
import { reportFlag } from './report.ts';
import { gradeName, marksOf, stageName, typeIcon, typeName } from './words.ts';

export interface CardState {
  /** Its closer look is open. */
  readonly isOpen: boolean;
  /** Only what shows where one is: the picture, or the subject's colour, and the title. The rest comes when the page stands. */
  readonly isSketch: boolean;
}

/** One resource, as a card or as a row; the same parts in the same order, so that one code serves both. */
export function card(view: PickerView, item: ResourceSummary, { isOpen, isSketch }: CardState): TemplateResult {
  const chosen = isChosen(view.selection, item.id);
  return html`<article class="card card--flush card--link item ${view.template ? 'item--own' : ''} ${chosen ? 'card--chosen' : ''}" part="card">
    ${view.template ? ownCard(view, view.template, item, isOpen) : houseCard(view, item, { isOpen, isSketch })}
    ${isSketch ? nothing : html`<div class="item__tools">${compareButton(view, item)}${favouriteButton(view, item)}${reportFlag(view, item)}</div>`}
    ${view.mode === 'pick' ? choice(view, item) : nothing}
  </article>`;
}

function houseCard(view: PickerView, item: ResourceSummary, { isOpen, isSketch }: CardState): TemplateResult {
  return html`<div class="item__cover">${cover(item, { isSketch })} ${isSketch ? nothing : measures(view, item)}</div>
    <div class="card__body item__body">
      <h3 class="item__title">${openButton(view, item, isOpen)}</h3>
      ${isSketch ? nothing : particulars(view, item)}
    </div>`;
}

function particulars(view: PickerView, item: ResourceSummary): TemplateResult {
  return html`<p class="item__note line">${facts(view, item)}</p>
    <p class="item__note item__source"><bdi dir="auto" class="line item__provider">${shorten(item.provider)}</bdi> ${ratingMark(view, item)} ${useMark(view, item)}</p>
    <p class="item__note line item__admitted">${admission(view, item)}</p>
    <p class="item__badges">
      <span class="badge badge--accent">${icon(typeIcon(item.type))} ${typeName(view, item.type)}</span>
      ${item.playable ? nothing : html`<span class="badge">${icon('open')} ${view.t('resource-picker.elsewhere')}</span>`}
      ${marksOf(view, item).map(({ name }) => html`<span class="badge">${name}</span>`)}
    </p>`;
}

/** "12:30 · 48 MB": how long it is and how much of a thin line it takes. */
function measures({ format }: PickerView, { durationSeconds, sizeBytes }: ResourceSummary): TemplateResult | typeof nothing {
  const known = [durationSeconds === null ? '' : clock(durationSeconds), sizeBytes === null ? '' : format.bytes(sizeBytes)].filter(Boolean);
  return known.length === 0 ? nothing : html`<span class="item__length figures" dir="ltr">${known.join(' · ')}</span>`;
}

/** Who answers for it, and of how many sources it came together. */
function admission({ t }: PickerView, { admittedBy, sources = [] }: Partial<ResourceSummary>): string {
  const admitted = t('resource-picker.admitted', { name: isolate(shorten(admittedBy?.name)) });
  return sources.length < 2 ? admitted : `${admitted} · ${t('resource-picker.sources', { count: sources.length })}`;
}

/** "数学 · 三年级": what is known, in the same order everywhere. */
export function facts(view: PickerView, item: ResourceSummary): TemplateResult {
  const known = [
    item.subject,
    item.grade === null ? (item.stage === null ? null : stageName(view, item.stage)) : gradeName(view, item.grade),
    item.edition,
    item.volume,
  ].filter((fact): fact is string => Boolean(fact));
  return html`${known.map((fact, index) => html`${index > 0 ? ' · ' : nothing}<bdi dir="auto">${shorten(fact)}</bdi>`)}`;
}
