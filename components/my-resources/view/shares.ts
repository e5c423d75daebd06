/** Lists of shares: what came, what went out, what waits to be looked at. Nothing here was pushed. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon, renderProblem, type Share } from '../../base/index.ts';
import { flag } from '../../base/report/flag.ts';
import { isolate } from '../../base/text.ts';
import type { OpenedShare, SharePlace } from '../my-resources.types.ts';
import { onForm, wordsOf, type MyView } from './my-view.ts';
import { audienceKeys, emptyKeys, placeKeys, stateKeys } from './words.ts';

const stateLooks: Readonly<Record<Share['state'], string>> = { shared: 'badge--success', 'pending-review': 'badge--warning', declined: 'badge--danger', withdrawn: '' };

export function renderShares(view: MyView, place: SharePlace): TemplateResult {
  const { t, data } = view;
  const shares = data.shares[place];
  if (shares === null) return html`<p class="none">${t('my-resources.shares.unknown')}</p>`;
  if (shares.length === 0) return html`<p class="none">${t(emptyKeys[place])}</p>`;
  return html`<ul class="items" part="shares" role="list" aria-label=${t(placeKeys[place])}>
    ${repeat(
      shares,
      ({ id }) => id,
      (share) => html`<li class="item card" data-share=${share.id}>${renderShare(view, share)}</li>`,
    )}
  </ul>`;
}

/** What a link led to: the resource, or why not and what one can do. */
export function renderOpened(view: MyView, opened: OpenedShare): TemplateResult {
  const { t, acts } = view;
  if (opened.type === 'ready') return html`<section class="item card opened" part="opened" aria-label=${t('my-resources.opened')}>${renderShare(view, opened.share)}</section>`;
  return html`<section class="opened refused" part="opened" aria-label=${t('my-resources.opened')}>
    ${renderProblem(opened.problem, t)}
    <p class="buttons"><button type="button" class="button" data-act="search" @click=${() => acts.search({})}>${icon('search', 'small')}${t('my-resources.opened.search')}</button></p>
  </section>`;
}

function renderShare(view: MyView, share: Share): TemplateResult {
  const { t, format, acts } = view;
  const { resource, audience, by, own, note, state, answer, createdAt } = share;
  return html`<h3 class="item__title"><button type="button" class="link open" @click=${() => acts.open(resource.id)}><bdi dir="auto">${resource.title}</bdi></button></h3>
    <p class="item__about quiet small">
      ${own ? html`<span class="badge ${stateLooks[state]}" data-state=${state}>${t(stateKeys[state])}</span>` : html`<bdi dir="auto">${by?.name ?? t('my-resources.shares.classmate')}</bdi>`}
      <span>${t(audienceKeys[audience.kind], { name: audience.name })}</span>
      <time datetime=${createdAt}>${format.ago(createdAt)}</time>
    </p>
    ${note === '' ? nothing : html`<p class="item__note"><bdi dir="auto">${note}</bdi></p>`}
    ${answer === null ? nothing : html`<p class="item__note">${t('my-resources.shares.answer')} <bdi dir="auto">${answer}</bdi></p>`}
    ${thanked(view, share)}
    <div class="buttons item__acts">
      ${thankButton(view, share)}
      ${own || share.mayDecide ? nothing : keepButton(view, share)}
      ${share.mayWithdraw ? html`<button type="button" class="button button--small" data-act="withdraw" @click=${() => acts.withdraw(share)}>${t(own ? 'my-resources.shares.withdraw' : 'my-resources.shares.take-out')}</button>` : nothing}
      ${flag(t('my-resources.report', { title: isolate(resource.title) }), () => acts.report(resource))}
    </div>
    ${share.mayDecide ? decision(view, share) : nothing}`;
}

/** Whoever shares it reads that it was welcome; a grown-up, to how many. Nothing is put into an order by it. */
function thanked({ t, isCounting }: MyView, { thanks }: Share): TemplateResult | typeof nothing {
  if (thanks?.received !== true) return nothing;
  const words = isCounting && thanks.count !== null ? t('my-resources.thanks.count', { count: thanks.count }) : t('my-resources.thanks.some');
  return html`<p class="item__about small thanked">${words}</p>`;
}

function thankButton({ t, acts }: MyView, share: Share): TemplateResult | typeof nothing {
  if (share.thanks?.mayGive !== true) return nothing;
  const { given } = share.thanks;
  return html`<button type="button" class="button button--small" data-act="thank" aria-pressed=${given} @click=${() => acts.thank(share, !given)}>
    ${given ? icon('check', 'small') : nothing}${t('my-resources.thanks.give')}
  </button>`;
}

/** What came is kept only by a press of one's own. */
function keepButton({ t, data, acts }: MyView, { resource }: Share): TemplateResult {
  const isKept = data.favourites.some((favourite) => favourite.resource.id === resource.id);
  if (isKept) return html`<span class="badge badge--success">${icon('check')} ${t('my-resources.shares.kept')}</span>`;
  const draft = { folderId: null, tags: [], note: '' };
  return html`<button type="button" class="button button--small" data-act="keep" @click=${() => acts.change({ act: 'keep', resourceId: resource.id, draft })}>${icon('star', 'small')}${t('my-resources.shares.keep')}</button>`;
}

function decision({ t, acts }: MyView, share: Share): TemplateResult {
  const onSubmit = onForm((form) => {
    const answer = wordsOf(form, 'answer');
    if (answer !== '') acts.decide(share, false, answer);
  });
  return html`<div class="buttons">
      ${share.state === 'pending-review' ? html`<button type="button" class="button button--small button--primary" data-act="approve" @click=${() => acts.decide(share, true, '')}>${t('my-resources.review.approve')}</button>` : nothing}
    </div>
    <form class="own" @submit=${onSubmit}>
      <label class="field"><span class="field__label">${t('my-resources.review.answer')}</span><input class="input" name="answer" required maxlength="500" dir="auto" /></label>
      <div class="buttons"><button type="submit" class="button button--small" data-act="decline">${t('my-resources.review.decline')}</button></div>
    </form>`;
}
