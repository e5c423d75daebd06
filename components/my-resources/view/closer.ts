/** What is read of a resource from close up: the own rating and the notes in it. */
import { html, nothing, type TemplateResult } from 'lit';
import { clockSpan } from '../../base/clock.ts';
import { ratingReasons, type Note } from '../../base/index.ts';
import type { MyDetails } from '../my-resources.types.ts';
import { onForm, type MyView } from './my-view.ts';
import { reasonKeys } from './words.ts';

export function renderCloser(view: MyView, resourceId: string): TemplateResult {
  const details = view.data.details[resourceId];
  if (details === undefined) return html`<p class="quiet small" role="status">${view.t('my-resources.closer.loading')}</p>`;
  return html`${renderRating(view, resourceId, details)} ${renderNotes(view, resourceId, details.notes)}`;
}

function renderRating({ t, acts }: MyView, resourceId: string, { rating }: MyDetails): TemplateResult {
  if (rating === null) return html``;
  if (!rating.mayRate) return html`<p class="quiet small">${t('my-resources.rating.use-first')}</p>`;
  const { own } = rating;
  const onSubmit = onForm((form) => {
    const values = new FormData(form);
    const stars = Number(values.get('stars'));
    const reasons = ratingReasons.filter((reason) => values.getAll('reason').includes(reason));
    if (stars >= 1 && reasons.length > 0) acts.rate(resourceId, { stars, reasons });
  });
  return html`<form class="rating" @submit=${onSubmit}>
    <fieldset class="field">
      <legend class="field__label">${t('my-resources.rating')}${own === null ? nothing : html` <span class="badge badge--success rated">${t('my-resources.rating.own', { count: own.stars })}</span>`}</legend>
      <div class="choices">
        ${[1, 2, 3, 4, 5].map((stars) => html`<label class="choice"><input type="radio" name="stars" value=${stars} required ?checked=${own?.stars === stars} /> ${t('my-resources.rating.stars', { count: stars })}</label>`)}
      </div>
    </fieldset>
    <fieldset class="field">
      <legend class="field__label">${t('my-resources.rating.why')}</legend>
      <div class="choices">
        ${ratingReasons.map((reason) => html`<label class="choice"><input type="checkbox" name="reason" value=${reason} ?checked=${own?.reasons.includes(reason) ?? false} /> ${t(reasonKeys[reason])}</label>`)}
      </div>
    </fieldset>
    <div class="buttons">
      <button type="submit" class="button button--small">${t('my-resources.rating.send')}</button>
      ${own === null ? nothing : html`<button type="button" class="button button--small button--quiet" @click=${() => acts.rate(resourceId, null)}>${t('my-resources.rating.take-back')}</button>`}
    </div>
  </form>`;
}

/** Each note leads to its place. */
function renderNotes({ t, acts }: MyView, resourceId: string, notes: readonly Note[]): TemplateResult | typeof nothing {
  const own = notes.filter((note) => note.own);
  if (own.length === 0) return nothing;
  return html`<section aria-label=${t('my-resources.notes')}>
    <h4 class="subheading">${t('my-resources.notes')}</h4>
    <ul class="notes" role="list">
      ${own.map(({ id, place, text }) => {
        const where = place.kind === 'time' ? clockSpan(place.seconds, place.until) : t('my-resources.notes.page', { page: place.page });
        return html`<li>
          <button type="button" class="button button--small note" data-note=${id} @click=${() => acts.open(resourceId, place)}><span class="figures">${where}</span></button>
          <bdi dir="auto">${text === '' ? t('my-resources.notes.bookmark') : text}</bdi>
        </li>`;
      })}
    </ul>
  </section>`;
}
