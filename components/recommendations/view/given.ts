/** What a teacher or an authority recommends to others: with a reason, until it is taken back; what others do that one may take back has their name. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Recommendations } from '../../base/index.ts';
import { icon } from '../../base/icons.ts';
import { isolate, person } from '../../base/text.ts';
import { more } from './pages.ts';
import type { RecommendationsView } from './recommendations-view.ts';

export function given(view: RecommendationsView, data: Recommendations, offered: string | null): TemplateResult {
  const { t, format, onWithdraw, shownOf } = view;
  return html`<section class="given" aria-label=${t('recommendations.given')}>
    <h3 class="list__title given__title" tabindex="-1">${t('recommendations.given')}</h3>
    ${offered === null ? nothing : form(view, data, offered)}
    ${data.given.length === 0
      ? html`<p class="quiet">${t('recommendations.given.none')}</p>`
      : html`<ul class="items" role="list">
          ${data.given.slice(0, shownOf('given')).map(
            ({ id, title, audience, reason, at, by }) =>
              html`<li class="card item" data-given=${id}>
                <p class="item__title">${person(title.slice(0, 200))}</p>
                <p class="quiet item__facts">${by === null ? nothing : html`<strong>${person(by.name)}</strong> · `}${person(audience.name)} · <time datetime=${at}>${format.date(at)}</time></p>
                <p class="item__why">${person(reason)}</p>
                <button class="button button--small button--quiet" type="button" aria-label=${t('recommendations.withdraw.of', { title: isolate(title.slice(0, 80)) })} @click=${() => onWithdraw(id)}>
                  ${t('recommendations.withdraw')}
                </button>
              </li>`,
          )}
        </ul>`}
    ${more(view, 'given', data.given.length)}
  </section>`;
}

function form({ t, onGive }: RecommendationsView, { audiences }: Recommendations, offered: string): TemplateResult {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const data = new FormData(event.currentTarget);
    const audience = audiences.find(({ id }) => id === data.get('audience'));
    const reason = data.get('reason');
    if (audience === undefined || typeof reason !== 'string' || reason.trim() === '') return;
    onGive(audience, reason.trim());
  };
  return html`<form class="card give" @submit=${onSubmit}>
    <p class="item__title">${person(offered.slice(0, 200))}</p>
    <label class="field">
      <span class="field__label">${t('recommendations.audience')}</span>
      <span class="input-box">
        <select class="input" name="audience" required>
          <option value="">${t('recommendations.audience.choose')}</option>
          ${audiences.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
        <span class="input-box__end">${icon('chevron-down', 'small')}</span>
      </span>
    </label>
    <label class="field">
      <span class="field__label">${t('recommendations.reason')}</span>
      <input class="input" name="reason" required maxlength="200" dir="auto" autocomplete="off" />
    </label>
    <button class="button button--primary" type="submit">${t('recommendations.give')}</button>
  </form>`;
}
