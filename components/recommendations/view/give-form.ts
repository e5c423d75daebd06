/** The form of what is recommended to others: what, to whom, why, and a second yes where it goes to all. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../base/icons.ts';
import { isolate, person } from '../../base/text.ts';
import { audienceOf, draftOf, toggled } from '../model/giving.ts';
import type { RecommendationsData } from '../recommendations.types.ts';
import type { RecommendationsView } from './recommendations-view.ts';

/** As many as a draft takes. */
const mostOffered = 5;
const textOf = (event: Event): string => (event.currentTarget instanceof HTMLInputElement || event.currentTarget instanceof HTMLSelectElement ? event.currentTarget.value : '');

export function giveForm(view: RecommendationsView, data: RecommendationsData): TemplateResult {
  const { t, giving, onGiving, onChooseAudience, onGive } = view;
  const audience = audienceOf(giving, data.audiences);
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) onGive(new FormData(event.currentTarget));
  };
  return html`<form class="card give" aria-label=${t('recommendations.give.form')} @submit=${onSubmit}>
    ${what(view, data)}
    <label class="field">
      <span class="field__label">${t('recommendations.audience')}</span>
      <span class="input-box">
        <select class="input" name="audience" required .value=${live(giving.audienceId)} @change=${(event: Event) => onChooseAudience(textOf(event))}>
          <option value="">${t('recommendations.audience.choose')}</option>
          ${data.audiences.map(({ id, name }) => html`<option value=${id} ?selected=${id === giving.audienceId}>${name}</option>`)}
        </select>
        <span class="input-box__end">${icon('chevron-down', 'small')}</span>
      </span>
    </label>
    ${audience?.kind === 'class' ? whom(view, data) : nothing}
    <label class="field">
      <span class="field__label">${t('recommendations.reason')}</span>
      <input class="input" name="reason" required maxlength="200" dir="auto" autocomplete="off" .value=${live(giving.reason)} @input=${(event: Event) => onGiving(() => ({ reason: textOf(event) }))} />
    </label>
    ${giving.isAsked && audience !== undefined && draftOf(giving, audience) !== null ? confirm(view, data, audience) : html`<button class="button button--primary" type="submit">${t('recommendations.give')}</button>`}
  </form>`;
}

/** What the host offers, or what is suggested; more than one is a choice. */
function what({ t, giving, onGiving, resource }: RecommendationsView, { offered, near = [] }: RecommendationsData): TemplateResult {
  const { suggestion, resourceIds } = giving;
  const all = suggestion === null ? [{ id: resource, title: offered ?? '' }, ...near.slice(0, mostOffered - 1)] : suggestion.resources;
  if (all.length === 1) return html`<p class="item__title">${person((all[0]?.title ?? '').slice(0, 200))}</p>`;
  const isMissing = giving.isTried && resourceIds.length === 0;
  return html`<fieldset class="field" aria-describedby="choice-hint">
    <legend class="field__label">${t('recommendations.what')}</legend>
    ${all.map(
      ({ id, title }) =>
        html`<label class="choice"><input type="checkbox" name="offered" value=${id} .checked=${live(resourceIds.includes(id))} aria-invalid=${isMissing} @change=${() => onGiving((now) => ({ resourceIds: toggled(now.resourceIds, id) }))} /><span>${person(title.slice(0, 200))}</span></label>`,
    )}
    <p class="field__hint" id="choice-hint" role="status">${resourceIds.length > 1 ? t('recommendations.what.choice', { count: resourceIds.length }) : t('recommendations.what.hint')}</p>
    ${isMissing ? problem(t('recommendations.what.missing')) : nothing}
  </fieldset>`;
}

/** All of a class, or those who are ticked; nobody is beforehand. */
function whom({ t, giving, onGiving, onWhom }: RecommendationsView, { learners = {} }: RecommendationsData): TemplateResult {
  const known = learners[giving.audienceId];
  const { learnerIds, suggestion } = giving;
  const suggested = new Set(suggestion?.class.id === giving.audienceId ? suggestion.learners.map(({ learner }) => learner.id) : []);
  const hinted = (known ?? []).filter(({ id }) => suggested.has(id));
  const way = (value: 'all' | 'some', words: string) => html`<label class="choice"><input type="radio" name="whom" required value=${value} .checked=${live(giving.whom === value)} @change=${() => onWhom(value)} /><span>${words}</span></label>`;
  return html`<fieldset class="field">
      <legend class="field__label">${t('recommendations.whom')}</legend>
      ${known ? way('some', t('recommendations.whom.some')) : nothing} ${way('all', known ? t('recommendations.whom.all', { count: known.length }) : t('recommendations.whom.class'))}
      ${known === undefined ? html`<p class="field__hint" role="status">${t('recommendations.whom.loading')}</p>` : nothing} ${known === null ? html`<p class="field__hint">${t('recommendations.whom.unknown')}</p>` : nothing}
    </fieldset>
    ${giving.whom !== 'some' || !known
      ? nothing
      : html`<fieldset class="field learners">
          <legend class="field__label">${t('recommendations.learners')}</legend>
          ${hinted.length === 0
            ? nothing
            : html`<button class="button button--small" type="button" name="suggested" @click=${() => onGiving((now) => ({ learnerIds: [...new Set([...now.learnerIds, ...hinted.map(({ id }) => id)])] }))}>${t('recommendations.learners.suggested', { count: hinted.length })}</button>`}
          <div class="learners__list">
            ${known.map(
              ({ id, name }) =>
                html`<label class="choice"><input type="checkbox" name="learner" value=${id} .checked=${live(learnerIds.includes(id))} aria-invalid=${giving.isTried && learnerIds.length === 0} @change=${() => onGiving((now) => ({ learnerIds: toggled(now.learnerIds, id) }))} />
                  <span>${person(name)}${suggested.has(id) ? html` <span class="quiet">${t('recommendations.learners.is-suggested')}</span>` : nothing}</span></label>`,
            )}
          </div>
          <p class="field__hint" role="status">${t('recommendations.learners.count', { count: learnerIds.length })}</p>
          ${giving.isTried && learnerIds.length === 0 ? problem(t('recommendations.learners.missing')) : nothing}
        </fieldset>`}`;
}

/** The keyboard stands on the question and not on the answer: a key that is held down does not answer it. */
function confirm({ t, onGiving, onConfirm }: RecommendationsView, { learners = {} }: RecommendationsData, { id, kind, name }: RecommendationsData['audiences'][number]): TemplateResult {
  const count = kind === 'class' ? (learners[id]?.length ?? null) : null;
  const values = { name: isolate(name), count: count ?? 0 };
  return html`<div class="confirm" role="group" aria-labelledby="confirm">
    <p id="confirm" tabindex="-1">${t(count === null ? 'recommendations.confirm' : 'recommendations.confirm.class', values)}</p>
    <button class="button button--primary" type="button" name="confirm" @click=${onConfirm}>${t('recommendations.confirm.yes')}</button>
    <button class="button" type="button" name="back" @click=${() => onGiving(() => ({ isAsked: false }))}>${t('recommendations.confirm.no')}</button>
  </div>`;
}

const problem = (words: string): TemplateResult => html`<p class="field__error" role="alert">${icon('alert', 'small')}${words}</p>`;
