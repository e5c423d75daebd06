/** What a teacher or an authority recommends to others: with a reason, until it is taken back; what others do that one may take back has their name. */
import { html, nothing, type TemplateResult } from 'lit';
import type { GivenRecommendation } from '../../base/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { RecommendationsData } from '../recommendations.types.ts';
import { giveForm } from './give-form.ts';
import { more } from './pages.ts';
import type { RecommendationsView } from './recommendations-view.ts';
import { suggestions } from './suggestions.ts';

/** So many are named in one line. */
const mostNamed = 5;

export function given(view: RecommendationsView, data: RecommendationsData): TemplateResult {
  const { t, format, onWithdraw, shownOf, giving } = view;
  return html`<section class="given" aria-label=${t('recommendations.given')}>
    <h3 class="list__title given__title" tabindex="-1">${t('recommendations.given')}</h3>
    ${suggestions(view, data.suggestions ?? [])} ${data.offered === null && giving.suggestion === null ? nothing : giveForm(view, data)}
    ${data.given.length === 0
      ? html`<p class="quiet">${t('recommendations.given.none')}</p>`
      : html`<ul class="items" role="list">
          ${data.given.slice(0, shownOf('given')).map(
            ({ id, title, alternatives = [], audience, learners = null, reason, at, by }) =>
              html`<li class="card item" data-given=${id}>
                <p class="item__title">${person(title.slice(0, 200))}</p>
                ${alternatives.length === 0 ? nothing : html`<p class="quiet item__facts">${t('recommendations.or')} ${alternatives.map((other, place) => html`${place === 0 ? nothing : ' · '}${person(other.title.slice(0, 120))}`)}</p>`}
                <p class="quiet item__facts">${by === null ? nothing : html`<strong>${person(by.name)}</strong> · `}${person(audience.name)} · ${learners === null ? nothing : html`${learners.length === 0 ? t('recommendations.learners.some') : named(learners, t)} · `}<time datetime=${at}>${format.date(at)}</time></p>
                ${reason === '' ? nothing : html`<p class="item__why">${person(reason)}</p>`}
                <button class="button button--small button--quiet" type="button" aria-label=${t('recommendations.withdraw.of', { title: isolate(title.slice(0, 80)) })} @click=${() => onWithdraw(id)}>
                  ${t('recommendations.withdraw')}
                </button>
              </li>`,
          )}
        </ul>`}
    ${more(view, 'given', data.given.length)}
  </section>`;
}

const named = (learners: NonNullable<GivenRecommendation['learners']>, t: RecommendationsView['t']): TemplateResult =>
  html`${learners.slice(0, mostNamed).map(({ name }, place) => html`${place === 0 ? nothing : ' '}${person(name)}`)}${learners.length > mostNamed ? html` ${t('recommendations.learners.more', { count: learners.length - mostNamed })}` : nothing}`;
