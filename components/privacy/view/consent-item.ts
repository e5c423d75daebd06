/** One thing that a guardian is asked: all there is to know first, then two answers that weigh the same. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { icon } from '../../base/icons.ts';
import type { ConsentItem, ConsentState, ConsentTopics } from '../../base/ports/index.ts';
import { isolate, person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

export interface ConsentItemOptions {
  readonly t: Translate;
  readonly format: Format;
  /** How it stands for the child; absent where nobody is asked. */
  readonly consent: ConsentState | undefined;
  readonly mayDecide: boolean;
  /** Which answer is on its way. */
  readonly sending: boolean | null;
  onDecide(agreed: boolean): void;
}
const topics = {
  purpose: 'privacy.topic.purpose',
  method: 'privacy.topic.method',
  scope: 'privacy.topic.scope',
  place: 'privacy.topic.place',
  period: 'privacy.topic.period',
  safeguards: 'privacy.topic.safeguards',
  refusal: 'privacy.topic.refusal',
  complaints: 'privacy.topic.complaints',
  correction: 'privacy.topic.correction',
} as const satisfies Record<keyof ConsentTopics, string>;
const states = {
  unasked: { words: 'privacy.consent.unasked', badge: 'badge badge--warning', icon: 'clock' },
  outdated: { words: 'privacy.consent.outdated', badge: 'badge badge--warning', icon: 'clock' },
  agreed: { words: 'privacy.consent.agreed', badge: 'badge badge--success', icon: 'check' },
  refused: { words: 'privacy.consent.refused', badge: 'badge', icon: 'minus' },
} as const;

export function renderConsentItem(item: ConsentItem, options: ConsentItemOptions): TemplateResult {
  const { t, format, consent, mayDecide } = options;
  const { id, version, publishedAt, necessary, title } = item;
  const isOpen = mayDecide && (consent?.state === 'unasked' || consent?.state === 'outdated');
  return html`<li class="card item" part="consent" data-item=${id} data-state=${consent?.state ?? 'none'}>
    <h4 class="item__title" id="consent-${id}">${person(title)}</h4>
    <p class="item__about">
      <span class="badge">${t(necessary ? 'privacy.necessary' : 'privacy.optional')}</span>
      ${consent === undefined ? nothing : renderState(consent, t, format)}
    </p>
    <details ?open=${isOpen}>
      <summary>${t('privacy.whole')}</summary>
      <dl class="topics">
        ${(Object.keys(topics) as (keyof ConsentTopics)[]).map((topic) => html`<dt>${t(topics[topic])}</dt><dd>${person(item[topic])}</dd>`)}
      </dl>
      <p class="quiet">${t('privacy.version', { version, date: format.date(publishedAt) })}</p>
    </details>
    ${mayDecide && consent !== undefined ? renderDecision(id, consent, options) : nothing}
  </li>`;
}

function renderState({ state, decidedAt, decidedBy, version }: ConsentState, t: Translate, format: Format): TemplateResult {
  return html`<span class=${states[state].badge}>${icon(states[state].icon, 'small')}${t(states[state].words)}</span>
    ${decidedAt === null || decidedBy === null ? nothing : html`<span>${t('privacy.decided', { name: isolate(decidedBy.name), when: format.dateTime(decidedAt), version: version ?? 0 })}</span>`}`;
}

function renderDecision(id: string, { state }: ConsentState, { t, sending, onDecide }: ConsentItemOptions): TemplateResult {
  const answer = (agreed: boolean, words: string) =>
    html`<button class="button" type="button" data-answer=${agreed ? 'agree' : 'refuse'} aria-pressed=${state === (agreed ? 'agreed' : 'refused')} aria-busy=${sending === agreed} @click=${() => onDecide(agreed)}>${words}</button>`;
  return html`<div class="decision" role="group" aria-labelledby="consent-${id}">${answer(true, t('privacy.agree'))} ${answer(false, t(state === 'agreed' ? 'privacy.take-back' : 'privacy.refuse'))}</div>`;
}
