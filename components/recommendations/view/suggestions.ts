/** What might help whom, and why it is thought so: each with its evidence. Nothing of it goes out before somebody sends it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RecommendationSuggestion } from '../../base/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { RecommendationsView } from './recommendations-view.ts';

export function suggestions(view: RecommendationsView, all: readonly RecommendationSuggestion[]): TemplateResult | typeof nothing {
  const { t } = view;
  if (all.length === 0) return nothing;
  return html`<section class="suggestions" part="suggestions" aria-label=${t('recommendations.suggestions')}>
    <h4 class="field__label">${t('recommendations.suggestions')}</h4>
    <p class="quiet">${t('recommendations.suggestions.how')}</p>
    <ul class="items" role="list">
      ${all.map((one) => suggestion(view, one))}
    </ul>
  </section>`;
}

function suggestion({ t, format, onUse }: RecommendationsView, one: RecommendationSuggestion): TemplateResult {
  const { task, class: ownClass, learners, resources } = one;
  const title = isolate(task.title.slice(0, 120));
  return html`<li class="card item" data-suggestion=${task.id}>
    <p class="item__title">${t('recommendations.suggestion', { title, count: learners.length })}</p>
    <p class="quiet item__facts">${person(ownClass.name)} · ${t('recommendations.suggestion.due', { day: format.date(task.dueAt) })}</p>
    <details>
      <summary>${t('recommendations.suggestion.evidence')}</summary>
      <ul class="evidence">
        ${learners.map(({ learner, ratio }) => html`<li>${person(learner.name)} <span class="quiet">${ratio === null ? t('recommendations.suggestion.not-begun') : t('recommendations.suggestion.ratio', { percent: Math.round(ratio * 100) })}</span></li>`)}
      </ul>
    </details>
    <p class="item__why">${t('recommendations.suggestion.resources')} ${resources.map((resource, place) => html`${place === 0 ? nothing : ' · '}${person(resource.title.slice(0, 120))}`)}</p>
    <button class="button button--small" type="button" name="use" aria-label=${t('recommendations.suggestion.use.of', { title })} @click=${() => onUse(one)}>${t('recommendations.suggestion.use')}</button>
  </li>`;
}
