import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { icon } from '../../base/icons.ts';
import type { DirectoryNode, Resource } from '../../base/index.ts';
import { isChosen, isFull, mostCompared } from '../model/selection.ts';
import '../late/late.locales.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerDetail } from '../resource-picker.types.ts';
import { cover } from '../view/cover.ts';
import { exportButton } from '../view/export-button.ts';
import type { PickerView } from '../view/picker-view.ts';
import { marksOf, typeIcon, typeName } from '../view/words.ts';
import { attribution } from './attribution.ts';
import { codeName } from './codes.ts';
import { factList } from './facts.ts';
import { missingNotice, statistics as statisticsOf } from './judged.ts';
import { longText } from './long-text.ts';
import { ratingBlock } from './rating.ts';
import { relatedList } from './related.ts';

/** So much of a description stands there at once. */
const longestDescription = 600;
/** Entries of a directory that are drawn; five hundred stay usable, a hundred thousand would not. */
const mostEntries = 500;

/** All that is known of a resource, and what can be done with it. */
export function closerLook(view: PickerView, { resource, rating, related, offer = null, recommending = null, statistics = { type: 'none' } }: Extract<PickerDetail, { type: 'ready' }>, shown: TemplateResult | null): TemplateResult {
  const { t } = view;
  return html`<div class="detail__preview">
      <slot name="preview">${shown ?? html`<div class="item__cover">${cover(resource)}</div>`}</slot>
    </div>
    <h3 class="heading detail__title" id="detail-title" tabindex="-1"><bdi dir="auto">${shorten(resource.title, 400)}</bdi></h3>
    <p class="item__badges">
      <span class="badge badge--accent">${icon(typeIcon(resource.type))} ${typeName(view, resource.type)}</span>
      ${marksOf(view, resource).map(({ name, exactly }) => html`<span class="badge badge--success">${icon('check')} ${[name, exactly].filter(Boolean).join(' · ')}</span>`)}
    </p>
    ${resource.missing?.length ? missingNotice(view, resource.missing) : nothing}
    ${resource.description ? html`<div class="detail__text">${longText(view, resource.description, longestDescription)}</div>` : nothing}
    ${terms(view, resource)} ${acts(view, resource)} ${view.exporting?.of.panel('detail', view, [resource.id], view.exporting.outcome) ?? nothing} ${view.offlineViews?.offlineControl(view, resource, offer) ?? nothing}
    ${resource.directory.length > 0
      ? html`<details class="detail__directory">
          <summary>${t('resource-picker-judged.directory')}</summary>
          ${directory(resource.directory, { left: mostEntries })}
        </details>`
      : nothing}
    ${factList(view, resource)} ${attribution(view, resource)}
    ${reportEntry(view, resource)}
    ${rating === null ? nothing : ratingBlock(view, resource.id, rating)} ${rating?.mayReply ? statisticsOf(view, resource.id, statistics) : nothing}
    ${related.length > 0 ? relatedList(view, related, recommending) : nothing}`;
}

/** On which terms it may be used, and what it costs: read before it is used, and so above what can be done with it. */
function terms({ t }: PickerView, { licence, extra: { cost } }: Resource): TemplateResult {
  const missing = t('resource-picker-judged.fact.missing');
  const term = (label: string, value: string | null | undefined) => html`<span>${label} <bdi dir="auto">${shorten(value ?? missing)}</bdi></span>`;
  return html`<p class="terms quiet small">${term(t('resource-picker.fact.licence'), licence)} ${term(t('resource-picker-judged.fact.cost'), cost ? codeName({ t }, 'cost', cost) : null)}</p>`;
}

/** What can be done with it: choose it, what the host offers, lay it beside others. */
function acts(view: PickerView, resource: Resource): TemplateResult {
  const { t, compared, actions } = view;
  const isIn = compared.includes(resource.id);
  return html`<div class="buttons detail__acts">
    ${view.mode === 'pick' ? pickButton(view, resource) : nothing}
    ${actions.map(
      ({ name, label }, index) =>
        html`<button type="button" class="button ${index === 0 && view.mode === 'browse' ? 'button--primary' : ''}" data-action=${name} @click=${() => view.acts.act(name, resource)}>
          ${label}
        </button>`,
    )}
    <button
      type="button"
      class="button"
      aria-pressed=${isIn ? 'true' : 'false'}
      aria-disabled=${!isIn && compared.length >= mostCompared ? 'true' : 'false'}
      @click=${() => view.acts.compare(resource.id)}
    >
      ${icon('compare', 'small')} ${t('resource-picker.compare')}
    </button>
    ${favouriteAct(view, resource)} ${exportButton(view, 'detail')}
    <slot name="actions"></slot>
  </div>`;
}

function favouriteAct({ t, favourites, filing, acts: { favourite } }: PickerView, resource: Resource): TemplateResult | typeof nothing {
  if (favourites === null) return nothing;
  const { id } = resource;
  const isKept = favourites.includes(id);
  return html`<button type="button" class="button detail__favourite" aria-pressed=${isKept ? 'true' : 'false'} @click=${() => favourite(id, !isKept)}>
    ${icon('star', 'small')} ${t('resource-picker.favourite')}
  </button>
  ${isKept ? filing.inDetail(resource) : nothing}`;
}

function pickButton(view: PickerView, resource: Resource): TemplateResult {
  const chosen = isChosen(view.selection, resource.id);
  const closed = !chosen && isFull(view.selection, view.rules);
  return html`<button
    type="button"
    class="button ${chosen ? '' : 'button--primary'} detail__pick"
    aria-pressed=${chosen ? 'true' : 'false'}
    aria-disabled=${closed ? 'true' : 'false'}
    @click=${() => {
      if (!closed) view.acts.toggle(resource);
    }}
  >
    ${icon(chosen ? 'check' : 'plus')} ${view.t(chosen ? 'resource-picker-late.chosen' : 'resource-picker-late.pick')}
  </button>`;
}

function directory(nodes: readonly DirectoryNode[], room: { left: number }): TemplateResult {
  const drawn = nodes.slice(0, room.left);
  room.left -= drawn.length;
  return html`<ol class="directory">
    ${drawn.map(
      ({ title, durationSeconds, children }) =>
        html`<li>
          <span class="directory__line"
            ><bdi dir="auto">${shorten(title, 200)}</bdi> ${durationSeconds === null ? nothing : html`<span class="quiet figures">${clock(durationSeconds)}</span>`}</span
          >
          ${children.length > 0 && room.left > 0 ? directory(children, room) : nothing}
        </li>`,
    )}
  </ol>`;
}

/** The way to report it, in words. */
function reportEntry({ t, acts }: PickerView, resource: Resource): TemplateResult {
  return html`<p class="report">
    <button type="button" class="button button--small button--quiet" @click=${() => acts.report(resource)}>${icon('flag', 'small')} ${t('resource-picker.report')}</button>
  </p>`;
}
