/** All there is of a profile, where it is seen and taken away: the mode, the own words, what is not to be recommended again. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Recommendations } from '../../base/index.ts';
import { icon } from '../../base/icons.ts';
import { isolate, person } from '../../base/text.ts';
import type { RecommendationsView } from './recommendations-view.ts';

const modeKeys: Record<Recommendations['mode'], string> = { off: 'recommendations.mode.off', teachers: 'recommendations.mode.teachers', all: 'recommendations.mode.all' };
const mostInterests = 20;

export function settings(view: RecommendationsView, data: Recommendations): TemplateResult {
  const { t, onMode, onRestore } = view;
  const { mode, modes, mayHaveInterests, dismissed } = data;
  return html`<details class="settings">
    <summary>${t('recommendations.settings')}</summary>
    <div class="fold">
      <p class="quiet">${t('recommendations.settings.all')}</p>
      <fieldset class="field">
        <legend class="field__label">${t('recommendations.mode')}</legend>
        ${modes.map((one) => html`<label class="choice"><input type="radio" name="mode" value=${one} .checked=${one === mode} @change=${() => onMode(one)} /> ${t(modeKeys[one])}</label>`)}
      </fieldset>
      ${mayHaveInterests ? interests(view, data) : html`<p class="quiet">${t('recommendations.minor')}</p>`}
      ${dismissed.length === 0
        ? nothing
        : html`<h4 class="field__label" id="dismissed">${t('recommendations.dismissed')}</h4>
            <ul class="tags" role="list" aria-labelledby="dismissed">
              ${dismissed.map(
                ({ resourceId, title }) =>
                  html`<li class="tag"><span>${person(title.slice(0, 80))}</span>${remove(t('recommendations.restore', { title: isolate(title.slice(0, 80)) }), () => onRestore(resourceId))}</li>`,
              )}
            </ul>`}
    </div>
  </details>`;
}

function interests({ t, onInterests }: RecommendationsView, { interests: words }: Recommendations): TemplateResult {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const given = new FormData(event.currentTarget).get('interest');
    const word = typeof given === 'string' ? given.trim() : '';
    if (word === '' || words.includes(word)) return;
    onInterests([...words, word].slice(-mostInterests));
    event.currentTarget.reset();
  };
  return html`<h4 class="field__label" id="interests">${t('recommendations.words')}</h4>
    ${words.length === 0
      ? html`<p class="quiet">${t('recommendations.words.none')}</p>`
      : html`<ul class="tags" role="list" aria-labelledby="interests">
          ${words.map(
            (word) =>
              html`<li class="tag" data-word=${word}>
                <span>${person(word)}</span>${remove(t('recommendations.words.remove', { word: isolate(word) }), () => onInterests(words.filter((one) => one !== word)))}
              </li>`,
          )}
        </ul>`}
    <form class="add" @submit=${onSubmit}>
      <label class="field"><span class="field__label">${t('recommendations.words.add')}</span><input class="input" name="interest" maxlength="50" dir="auto" autocomplete="off" /></label>
      <button class="button" type="submit">${icon('plus', 'small')} ${t('recommendations.words.keep')}</button>
    </form>`;
}

const remove = (label: string, act: () => void): TemplateResult =>
  html`<button class="button button--small button--quiet tag__remove" type="button" aria-label=${label} @click=${act}>${icon('close', 'small')}</button>`;
