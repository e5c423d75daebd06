import { html, nothing, type TemplateResult } from 'lit';
import { ratingReasons, type RatingReason, type RatingSummary } from '../../base/index.ts';
import type { PickerView } from '../view/picker-view.ts';
import { commentPolicy, comments } from './judged.ts';

const reasonKeys: Record<RatingReason, string> = {
  clear: 'resource-picker-judged.reason.clear',
  'fits-textbook': 'resource-picker-judged.reason.fits-textbook',
  engaging: 'resource-picker-judged.reason.engaging',
  'ready-to-use': 'resource-picker-judged.reason.ready-to-use',
  'good-picture-and-sound': 'resource-picker-judged.reason.good-picture-and-sound',
  'too-fast': 'resource-picker-judged.reason.too-fast',
  'too-long': 'resource-picker-judged.reason.too-long',
  outdated: 'resource-picker-judged.reason.outdated',
  'hard-to-see-or-hear': 'resource-picker-judged.reason.hard-to-see-or-hear',
  'does-not-fit': 'resource-picker-judged.reason.does-not-fit',
};
const allStars = [5, 4, 3, 2, 1] as const;

/** What people who used it say: how many stars how often, why, and one's own word. */
export function ratingBlock(view: PickerView, resourceId: string, rating: RatingSummary): TemplateResult {
  const { t, format } = view;
  return html`<section class="block-of-detail" aria-labelledby="rating-title">
    <h4 class="subheading" id="rating-title">${t('resource-picker.rating')}</h4>
    ${rating.average === null
      ? html`<p class="quiet small">${t('resource-picker-judged.rating.none')}</p>`
      : html`<div class="rating">
          <p class="rating__average"><span class="rating__number figures">${rating.average.toFixed(1)}</span><span class="quiet small">${t('resource-picker-judged.rating.count', { count: rating.count })}</span></p>
          ${rating.stars === null ? nothing : bars(view, rating.stars, rating.count)}
        </div>`}
    ${rating.reasons.length === 0
      ? nothing
      : html`<p class="item__badges">${rating.reasons.map(({ reason, count }) => html`<span class="badge">${t(reasonKeys[reason])} ${format.number(count)}</span>`)}</p>`}
    ${commentPolicy(view, resourceId, rating)} ${comments(view, resourceId, rating)} ${rating.mayRate ? ownRating(view, resourceId, rating) : html`<p class="quiet small">${t('resource-picker-judged.rating.use-first')}</p>`}
  </section>`;
}

function bars({ t, format }: PickerView, stars: readonly number[], all: number): TemplateResult {
  return html`<ul class="rating__bars" role="list">
    ${allStars.map((place) => {
      const count = stars[place - 1] ?? 0;
      return html`<li class="rating__bar">
        <span class="figures">${t('resource-picker-judged.rating.stars', { count: place })}</span>
        <progress class="meter" max=${Math.max(all, 1)} .value=${count} aria-label=${t('resource-picker-judged.rating.stars', { count: place })}></progress>
        <span class="figures quiet">${format.number(count)}</span>
      </li>`;
    })}
  </ul>`;
}

/** One's own stars and why; a second rating takes the place of the first. */
function ownRating(view: PickerView, resourceId: string, { own, policy }: RatingSummary): TemplateResult {
  const { t, acts } = view;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = new FormData(event.currentTarget);
    const stars = Number(form.get('stars'));
    const reasons = ratingReasons.filter((reason) => form.getAll('reason').includes(reason));
    const said = form.get('comment');
    // Where there is no field, what was said stays; one that was emptied takes it back.
    const isSaid = typeof said === 'string' && (said.trim() !== '' || own?.comment !== undefined);
    if (stars >= 1 && reasons.length > 0) acts.rate(resourceId, { stars, reasons, ...(isSaid && { comment: said.trim() }) });
  };
  return html`<details class="own-rating">
    <summary>${t(own === null ? 'resource-picker-judged.rating.give' : 'resource-picker-judged.rating.change')}</summary>
    <form class="own-rating__form" @submit=${onSubmit}>
      <fieldset class="own-rating__stars">
        <legend class="field__label">${t('resource-picker-judged.rating.stars.label')}</legend>
        ${[...allStars].reverse().map(
          (stars) =>
            html`<label class="choice"><input type="radio" name="stars" value=${stars} required ?checked=${own?.stars === stars} /> ${t('resource-picker-judged.rating.stars', { count: stars })}</label>`,
        )}
      </fieldset>
      <fieldset class="own-rating__reasons">
        <legend class="field__label">${t('resource-picker-judged.rating.why')}</legend>
        ${ratingReasons.map(
          (reason) => html`<label class="choice"><input type="checkbox" name="reason" value=${reason} ?checked=${own?.reasons.includes(reason) ?? false} /> ${t(reasonKeys[reason])}</label>`,
        )}
      </fieldset>
      ${policy === 'off'
        ? nothing
        : html`<label class="field">
            <span class="field__label">${t('resource-picker-judged.rating.comment')}</span>
            <textarea class="input" name="comment" maxlength="500" rows="2" dir="auto" .defaultValue=${own?.comment ?? ''} .value=${own?.comment ?? ''}></textarea>
          </label>`}
      <div class="buttons">
        <button type="submit" class="button button--small button--primary">${t('resource-picker-judged.rating.send')}</button>
        ${own === null
          ? nothing
          : html`<button type="button" class="button button--small button--quiet" @click=${() => acts.rate(resourceId, null)}>${t('resource-picker-judged.rating.take-back')}</button>`}
      </div>
    </form>
  </details>`;
}
