/** What is collected of learning, each kind with its purpose; what is optional with a way to turn it off for each person whom the reader answers for. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { Collected, CollectedCategory, CollectedChoice } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

export interface CollectedOptions {
  readonly t: Translate;
  readonly format: Format;
  /** What is on its way, as `keyOf` names it. */
  readonly sending: string;
  onDecide(category: CollectedChoice['category'], personId: string, collected: boolean): void;
}
/** `limits`: why it cannot be turned off, or what nobody can tell while it is. */
const words = {
  study: { title: 'privacy.collected.study', purpose: 'privacy.collected.study.purpose', events: 'privacy.collected.study.events', limits: 'privacy.collected.study.limits' },
  answers: { title: 'privacy.collected.answers', purpose: 'privacy.collected.answers.purpose', events: 'privacy.collected.answers.events', limits: 'privacy.collected.answers.limits' },
  courses: { title: 'privacy.collected.courses', purpose: 'privacy.collected.courses.purpose', events: 'privacy.collected.courses.events', limits: 'privacy.collected.courses.limits' },
  detail: { title: 'privacy.collected.detail', purpose: 'privacy.collected.detail.purpose', events: 'privacy.collected.detail.events', limits: 'privacy.collected.detail.limits' },
} as const satisfies Record<CollectedCategory['id'], Record<string, string>>;

export const keyOf = (category: CollectedChoice['category'], personId: string, collected: boolean): string => `${category} ${personId} ${String(collected)}`;

export function renderCollected({ categories, choices }: Collected, options: CollectedOptions): TemplateResult {
  const { t } = options;
  return html`<section class="part" part="collected" aria-labelledby="collected">
    <h3 class="part__title" id="collected">${t('privacy.collected')}</h3>
    <p class="quiet">${t('privacy.collected.text')}</p>
    <ul class="items" aria-labelledby="collected">
      ${categories.map((category) => renderCategory(category, choices.filter((choice) => choice.category === category.id), options))}
    </ul>
  </section>`;
}

function renderCategory({ id, necessary }: CollectedCategory, choices: readonly CollectedChoice[], options: CollectedOptions): TemplateResult {
  const { t } = options;
  const { title, purpose, events, limits } = words[id];
  return html`<li class="card item" data-category=${id}>
    <h4 class="item__title">${t(title)}</h4>
    <p class="item__about"><span class="badge">${t(necessary ? 'privacy.necessary' : 'privacy.collected.optional')}</span></p>
    <p>${t(purpose)}</p>
    <dl class="topics">
      <dt>${t('privacy.topic.scope')}</dt>
      <dd>${t(events)}</dd>
      <dt>${t(necessary ? 'privacy.collected.why' : 'privacy.collected.without')}</dt>
      <dd>${t(limits)}</dd>
    </dl>
    ${necessary || choices.length === 0
      ? nothing
      : html`<ul class="choices-made">
            ${choices.map((choice) => renderChoice(choice, options))}
          </ul>
          <p class="quiet">${t('privacy.collected.kept')}</p>`}
  </li>`;
}

function renderChoice(choice: CollectedChoice, options: CollectedOptions): TemplateResult {
  const { t, format } = options;
  const { person: who, collected, mayDecide, decidedAt, decidedBy } = choice;
  const of = `collected-${who.id}`;
  return html`<li class="choice-made" data-person=${who.id} data-collected=${collected}>
    <p class="choice-made__state">
      <span id="${of}-name">${person(who.name)}</span>
      <span class=${collected ? 'badge badge--success' : 'badge'} role="status">${icon(collected ? 'check' : 'minus', 'small')}${t(collected ? 'privacy.collected.on' : 'privacy.collected.off')}</span>
      ${decidedAt === null || decidedBy === null ? nothing : html`<span class="quiet">${t('privacy.collected.decided', { name: isolate(decidedBy.name), when: format.dateTime(decidedAt) })}</span>`}
    </p>
    ${mayDecide ? renderDecision(choice, options) : html`<span class="quiet">${t('privacy.collected.guardian')}</span>`}
  </li>`;
}

/** Two answers of the same weight: pressed twice, each says the same. */
function renderDecision({ person: { id }, category, collected }: CollectedChoice, { t, sending, onDecide }: CollectedOptions): TemplateResult {
  const answer = (on: boolean, words: string) =>
    html`<button class="button" type="button" data-collect=${on ? 'on' : 'off'} aria-pressed=${collected === on} aria-busy=${sending === keyOf(category, id, on)} @click=${() => onDecide(category, id, on)}>${words}</button>`;
  return html`<div class="answers" role="group" aria-labelledby="collected-${id}-name">${answer(true, t('privacy.collected.turn-on'))} ${answer(false, t('privacy.collected.turn-off'))}</div>`;
}
