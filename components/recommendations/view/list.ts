/** One list: what it is, by whom and why each resource stands in it, "not interested", and the switch beside it. */
import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import type { RecommendedItem, RecommendedList } from '../../base/index.ts';
import { icon } from '../../base/icons.ts';
import { flag } from '../../base/report/flag.ts';
import { isolate, person } from '../../base/text.ts';
import { firstPage, more } from './pages.ts';
import type { RecommendationsView } from './recommendations-view.ts';

const titles: Record<RecommendedList['kind'], string> = {
  teacher: 'recommendations.teacher',
  task: 'recommendations.task',
  authority: 'recommendations.authority',
  interests: 'recommendations.interests',
  neutral: 'recommendations.neutral',
};

/** So many are named in one line. */
const mostSenders = 3;

export function list(view: RecommendationsView, { kind, about, items }: RecommendedList): TemplateResult {
  const { t, isOff, onSwitch } = view;
  const title = t(titles[kind], { task: isolate(about ?? '') });
  return html`<section class="list" part="list" aria-label=${title} data-kind=${kind}>
    <div class="list__head">
      <h3 class="list__title">${title}</h3>
      <button class="button button--small" type="button" role="switch" aria-checked=${isOff ? 'false' : 'true'} @click=${onSwitch}>
        ${icon(isOff ? 'minus' : 'check', 'small')} ${t('recommendations.switch')}
      </button>
    </div>
    ${isOff ? html`<p class="quiet" role="status">${t('recommendations.off')}</p>` : nothing} ${items.length === 0 && isOff ? nothing : body(view, kind, items)}
  </section>`;
}

/** What an authority pushes says so, and folds away; of whomever, what is more than a few lies folded until somebody wants to see it. */
function body(view: RecommendationsView, kind: RecommendedList['kind'], items: readonly RecommendedItem[]): TemplateResult {
  const { t, shownOf } = view;
  if (items.length === 0) return html`<p class="quiet none">${t('recommendations.none')}</p>`;
  const all = html`<ul class="items" role="list">
      ${items.slice(0, shownOf(kind)).map((one) => item(view, kind, one, one.choice ? items.filter(({ choice }) => choice === one.choice).length : 1))}
    </ul>
    ${more(view, kind, items.length)}`;
  const areMany = items.length > firstPage;
  if (kind !== 'authority' && !areMany) return all;
  const senders = [...new Set(items.flatMap(({ sender }) => (sender === null ? [] : [sender])))].slice(0, mostSenders);
  return html`<details class="pushed" ?open=${!areMany}>
    <summary>
      ${kind === 'authority' ? html`<span class="badge badge--info">${t('recommendations.pushed')}</span> ` : nothing}${senders.map((sender) => html`${person(sender)} · `)}${t('recommendations.count', { count: items.length })}
    </summary>
    ${all}
  </details>`;
}

function item({ t, onOpen, onDismiss, onReport }: RecommendationsView, kind: RecommendedList['kind'], { resource, sender, reason }: RecommendedItem, among: number): TemplateResult {
  const why = kind === 'interests' ? html`${t('recommendations.because')} ${person(reason ?? '')}` : reason === null ? nothing : person(reason);
  return html`<li class="card item" data-id=${resource.id}>
    <button class="item__open" type="button" @click=${() => onOpen(resource.id)}><bdi dir="auto" class="item__title">${resource.title.slice(0, 200)}</bdi></button>
    <p class="quiet item__facts">
      <bdi dir="auto">${(resource.subject ?? resource.provider).slice(0, 100)}</bdi>${resource.durationSeconds === null ? nothing : html` · <span class="figures">${clock(resource.durationSeconds)}</span>`}
    </p>
    ${sender === null && reason === null ? nothing : html`<p class="item__why">${sender === null ? nothing : html`<strong>${person(sender)}</strong> `}${why}</p>`}
    ${among > 1 ? html`<p class="quiet item__choice">${t('recommendations.choice', { count: among })}</p>` : nothing}
    <div class="item__tools">
      ${kind === 'neutral'
        ? nothing
        : html`<button class="button button--small button--quiet item__dismiss" type="button" @click=${() => onDismiss(resource.id)} aria-label=${t('recommendations.dismiss.of', { title: isolate(resource.title.slice(0, 80)) })}>
            ${icon('close', 'small')} ${t('recommendations.dismiss')}
          </button>`}
      ${flag(t('recommendations.report', { title: isolate(resource.title.slice(0, 80)) }), () => onReport(resource))}
    </div>
  </li>`;
}
