import { html, type TemplateResult } from 'lit';
import type { SignInProblem, SignInProblemCode } from '../issuer/problem.ts';
import type { Translate } from './page.ts';

/** Keys of the words, written out so that a search finds them. */
const problemWords: Readonly<Record<Exclude<SignInProblemCode, 'service'>, { readonly title: string; readonly action: string }>> = {
  refused: { title: 'app.sign-in.refused.title', action: 'app.sign-in.refused.action' },
  ended: { title: 'app.sign-in.ended.title', action: 'app.sign-in.ended.action' },
  waiting: { title: 'app.sign-in.waiting.title', action: 'app.sign-in.waiting.action' },
  foreign: { title: 'app.sign-in.foreign.title', action: 'app.sign-in.foreign.action' },
  used: { title: 'app.sign-in.used.title', action: 'app.sign-in.used.action' },
  unreachable: { title: 'app.sign-in.unreachable.title', action: 'app.sign-in.unreachable.action' },
  closed: { title: 'app.sign-in.closed.title', action: 'app.sign-in.closed.action' },
  clock: { title: 'app.sign-in.clock.title', action: 'app.sign-in.clock.action' },
  insecure: { title: 'app.sign-in.insecure.title', action: 'app.sign-in.insecure.action' },
  storage: { title: 'app.sign-in.storage.title', action: 'app.sign-in.storage.action' },
  invalid: { title: 'app.sign-in.invalid.title', action: 'app.sign-in.invalid.action' },
};

/** What went wrong with a sign-in, and what to do: in the service's own words where it has some. */
export function renderProblem({ code, words }: SignInProblem, t: Translate): TemplateResult {
  if (code === 'service') return html`<p><strong>${words?.title}</strong></p><p>${words?.detail} ${words?.action}</p>`;
  return html`<p><strong>${t(problemWords[code].title)}</strong></p><p>${t(problemWords[code].action)}</p>`;
}

export interface TroubleOptions {
  readonly problem: SignInProblem;
  readonly t: Translate;
  readonly onRenew: () => void;
  readonly onLater: () => void;
}

/** Says that the space is another person's now, and what became of the earlier person's work. */
export function renderHandover(t: Translate, onClose: () => void): TemplateResult {
  return html`<div class="release" role="status">
    <div><p><strong>${t('app.moved.title')}</strong></p><p>${t('app.moved.text')}</p></div>
    <button class="tool" type="button" @click=${onClose}>${t('app.moved.close')}</button>
  </div>`;
}

/** Says over the open space that there is no token right now. Work goes on with what is kept. */
export function renderTrouble({ problem, t, onRenew, onLater }: TroubleOptions): TemplateResult {
  return html`<div class="release" role="status">
    <div>${renderProblem(problem, t)}</div>
    <button class="tool" type="button" @click=${onRenew}>${t('app.sign-in.renew')}</button>
    <button class="tool" type="button" @click=${onLater}>${t('app.release.later')}</button>
  </div>`;
}
