/** How it stands with the platform, and what the service has counted. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import type { OwnResource, OwnResourceSummary } from '../../base/ports/index.ts';
import { person } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';

const words = {
  draft: 'resource-editor.state.draft', 'pending-review': 'resource-editor.state.pending', admitted: 'resource-editor.state.admitted', returned: 'resource-editor.state.returned',
  withdrawn: 'resource-editor.state.withdrawn',
} as const;
const badges = { draft: 'badge', 'pending-review': 'badge badge--info', admitted: 'badge badge--success', returned: 'badge badge--warning', withdrawn: 'badge' } as const;

export function renderStatus({ state, decision, counters, resourceId }: OwnResource, { t, format, onWithdraw }: { t: Translate; format: Format; onWithdraw: () => void }): TemplateResult {
  const figure = (count: number | null): string => (count === null ? '–' : format.number(count));
  const mayWithdraw = state === 'pending-review' || state === 'admitted';
  return html`<div class="status" tabindex="-1" data-state=${state}>
    <p><span class=${badges[state]}>${t(words[state])}</span>${decision === null ? nothing : html` ${person(decision.by.name)} <time datetime=${decision.at}>${format.dateTime(decision.at)}</time>`}</p>
    ${decision?.reason ? html`<p class="status__reason">${person(decision.reason)}</p>` : nothing}
    ${resourceId === null
      ? nothing
      : html`<dl class="counters">
          <div><dt>${t('resource-editor.clicks')}</dt><dd>${figure(counters.clicks)}</dd></div>
          <div><dt>${t('resource-editor.learners')}</dt><dd>${figure(counters.learners)}</dd></div>
        </dl>`}
    ${mayWithdraw ? html`<button class="button button--small" type="button" data-act="withdraw" @click=${onWithdraw}>${t('resource-editor.withdraw')}</button>` : nothing}
  </div>`;
}

/** What was made before, to go on with. */
export function renderOwn(own: readonly OwnResourceSummary[], t: Translate, onOpen: (id: string) => void): TemplateResult {
  return html`<nav class="own" aria-label=${t('resource-editor.own')}>
    <h2>${t('resource-editor.own')}</h2>
    <ul>
      ${own.map(
        ({ id, title, state }) =>
          html`<li>
            <button class="button button--quiet" type="button" data-own=${id} @click=${() => onOpen(id)}>${title === '' ? t('resource-editor.untitled') : person(title)}</button>
            <span class=${badges[state]}>${t(words[state])}</span>
          </li>`,
      )}
    </ul>
  </nav>`;
}
