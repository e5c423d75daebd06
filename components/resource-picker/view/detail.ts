import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import { icon } from '../../base/icons.ts';
import type { DirectoryNode, Resource } from '../../base/index.ts';
import { renderProblem } from '../../base/views.ts';
import { isChosen, isFull, mostCompared } from '../model/selection.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerDetail } from '../resource-picker.types.ts';
import { attribution } from './attribution.ts';
import { cover } from './cover.ts';
import { exportButton } from './export-button.ts';
import { longText } from './long-text.ts';
import type { PickerView } from './picker-view.ts';
import { reportEntry } from './report.ts';
import { marksOf, typeIcon, typeName } from './words.ts';

/** So much of a description stands there at once. */
const longestDescription = 600;
/** Entries of a directory that are drawn; five hundred stay usable, a hundred thousand would not. */
const mostEntries = 500;

export type Preview = (resource: Resource) => TemplateResult | null;

/** Everything about one resource, beside the results or, where there is little room, in their place. */
export function detail(view: PickerView, shown: PickerDetail, preview: Preview): TemplateResult {
  return html`<aside class="detail" part="detail" aria-labelledby="detail-title" aria-busy=${shown.type === 'loading' ? 'true' : 'false'}>
    <div class="detail__head">
      <button type="button" class="button button--quiet detail__back" @click=${view.acts.close}>${icon('arrow-start')} ${view.t('resource-picker.back')}</button>
    </div>
    ${body(view, shown, preview)}
  </aside>`;
}

function body(view: PickerView, shown: PickerDetail, preview: Preview): TemplateResult {
  switch (shown.type) {
    case 'loading':
      return html`<h3 class="visually-hidden" id="detail-title" tabindex="-1">${view.t('resource-picker.detail.loading')}</h3>
        <div class="bone bone--cover"></div>
        <div class="bones"><div class="bone"></div><div class="bone bone--short"></div></div>`;
    case 'error':
      return html`<h3 class="visually-hidden" id="detail-title" tabindex="-1">${view.t('resource-picker.detail.error')}</h3>
        ${renderProblem(shown.problem, (key, values) => view.t(key, values), () => view.acts.open(shown.id))}`;
    case 'ready':
      return full(view, shown, preview(shown.resource));
  }
}

function full(view: PickerView, { resource, rating, related, offer = null, recommending = null, statistics = { type: 'none' } }: Extract<PickerDetail, { type: 'ready' }>, preview: TemplateResult | null): TemplateResult {
  const { t, judged } = view;
  return html`<div class="detail__preview">
      <slot name="preview">${preview ?? html`<div class="item__cover">${cover(resource)}</div>`}</slot>
    </div>
    <h3 class="heading detail__title" id="detail-title" tabindex="-1"><bdi dir="auto">${shorten(resource.title, 400)}</bdi></h3>
    <p class="item__badges">
      <span class="badge badge--accent">${icon(typeIcon(resource.type))} ${typeName(view, resource.type)}</span>
      ${marksOf(view, resource).map(({ name, exactly }) => html`<span class="badge badge--success">${icon('check')} ${[name, exactly].filter(Boolean).join(' · ')}</span>`)}
    </p>
    ${resource.missing?.length ? judged?.missingNotice(view, resource.missing) : nothing}
    ${resource.description ? html`<div class="detail__text">${longText(view, resource.description, longestDescription)}</div>` : nothing}
    ${terms(view, resource)} ${acts(view, resource)} ${view.exporting?.of.panel('detail', view, [resource.id], view.exporting.outcome) ?? nothing} ${view.offlineViews?.offlineControl(view, resource, offer) ?? nothing}
    ${resource.directory.length > 0
      ? html`<details class="detail__directory">
          <summary>${t('resource-picker.directory')}</summary>
          ${directory(resource.directory, { left: mostEntries })}
        </details>`
      : nothing}
    ${judged?.factList(view, resource)} ${attribution(view, resource)}
    ${reportEntry(view, resource)}
    ${rating === null ? nothing : judged?.ratingBlock(view, resource.id, rating)} ${rating?.mayReply ? judged?.statistics(view, resource.id, statistics) : nothing}
    ${related.length > 0 ? judged?.relatedList(view, related, recommending) : nothing}`;
}

/** On which terms it may be used, and what it costs: read before it is used, and so above what can be done with it. The name of a rare code comes a moment later. */
function terms({ t, judged }: PickerView, { licence, extra: { cost } }: Resource): TemplateResult {
  const missing = t('resource-picker.fact.missing');
  const term = (label: string, value: string | null | undefined) => html`<span>${label} <bdi dir="auto">${shorten(value ?? missing)}</bdi></span>`;
  return html`<p class="terms quiet small">${term(t('resource-picker.fact.licence'), licence)} ${term(t('resource-picker.fact.cost'), cost ? (judged?.codeName({ t }, 'cost', cost) ?? cost) : null)}</p>`;
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

function favouriteAct({ t, favourites, acts: { favourite } }: PickerView, { id }: Resource): TemplateResult | typeof nothing {
  if (favourites === null) return nothing;
  const isKept = favourites.includes(id);
  return html`<button type="button" class="button detail__favourite" aria-pressed=${isKept ? 'true' : 'false'} @click=${() => favourite(id, !isKept)}>
    ${icon('star', 'small')} ${t('resource-picker.favourite')}
  </button>`;
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
    ${icon(chosen ? 'check' : 'plus')} ${view.t(chosen ? 'resource-picker.chosen' : 'resource-picker.pick')}
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
