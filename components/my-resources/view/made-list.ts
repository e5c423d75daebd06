/** What one has made: how far its admission is, and for what is admitted the way to open and share it. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OwnResourceState, OwnResourceSummary } from '../../base/index.ts';
import type { MyView } from './my-view.ts';
import { passOn } from './pass-on.ts';
import { madeKeys } from './words.ts';

const looks: Readonly<Record<OwnResourceState, string>> = { draft: '', 'pending-review': 'badge--warning', admitted: 'badge--success', returned: 'badge--danger', withdrawn: '' };

export function renderMade(view: MyView, made: readonly OwnResourceSummary[]): TemplateResult {
  const { t } = view;
  if (made.length === 0) return html`<p class="none">${t('my-resources.made.empty')}</p>`;
  return html`<ul class="items" part="made" role="list" aria-label=${t('my-resources.made')}>
    ${repeat(
      made,
      ({ id }) => id,
      (one) => html`<li class="item card" data-made=${one.id}>${renderOne(view, one)}</li>`,
    )}
  </ul>`;
}

function renderOne(view: MyView, { title, state, resourceId, decision, changedAt }: OwnResourceSummary): TemplateResult {
  const { t, format, acts } = view;
  const name = html`<bdi dir="auto">${title === '' ? t('my-resources.made.untitled') : title}</bdi>`;
  // Only what is in the catalogue can be opened there, or handed to others.
  const inCatalogue = state === 'admitted' ? resourceId : null;
  return html`<h3 class="item__title">${inCatalogue === null ? name : html`<button type="button" class="link open" @click=${() => acts.open(inCatalogue)}>${name}</button>`}</h3>
    <p class="item__about quiet small">
      <span class="badge ${looks[state]}" data-state=${state}>${t(madeKeys[state])}</span>
      <time datetime=${changedAt}>${format.ago(changedAt)}</time>
    </p>
    ${decision?.reason ? html`<p class="item__note">${t('my-resources.shares.answer')} <bdi dir="auto">${decision.reason}</bdi></p>` : nothing}
    ${inCatalogue === null
      ? nothing
      : html`<div class="buttons item__acts">${passOn(view, { id: inCatalogue, title })}</div>`}`;
}
