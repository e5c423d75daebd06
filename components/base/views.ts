/**
 * What every element shows when there is nothing to show, in one voice: what happened, what it means, what to do.
 * Needs `stateStyles`, `buttonStyles` and `visuallyHiddenStyles`.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { MessageValues } from './i18n.ts';
import { firstIcon, type FirstIconName } from './first-icons.ts';
import './locales/index.ts';
import type { Problem } from './problem.ts';
import { renderSkeleton, type SkeletonShape } from './skeleton.ts';
import type { BareState, Freshness } from './state.ts';

/** How a view gets its words: an element hands in its own `t`. */
export type Translate = (key: string, values?: MessageValues) => string;

/** What an element knows about its own bare states. */
export interface BareStateOptions {
  /** The shape of what is being loaded, so that nothing jumps when it comes. */
  readonly skeleton?: SkeletonShape;
  /** How many rows or cards the skeleton has. */
  readonly count?: number;
  /** Own words for an empty place; without them the common ones stand. */
  readonly empty?: { readonly title: string; readonly text?: string; readonly icon?: FirstIconName; readonly acts?: TemplateResult };
  /** Asks again; without it there is no button. */
  readonly retry?: () => void;
}

/** Renders a state that has no data: unset, loading, empty, error or offline. */
export function renderBareState(state: BareState, t: Translate, options: BareStateOptions = {}): TemplateResult {
  switch (state.type) {
    case 'unset':
      return renderMessage({ picture: 'link', title: t('base.unset.title'), text: t('base.unset.text') });
    case 'loading':
      return renderSkeleton(t('base.loading'), options.skeleton, options.count);
    case 'empty':
      return renderMessage({
        picture: options.empty?.icon ?? 'empty',
        title: options.empty?.title ?? t('base.empty.title'),
        text: options.empty === undefined ? t('base.empty.text') : options.empty.text,
        acts: options.empty?.acts,
      });
    case 'error': {
      const { title, detail, action, code } = problemWords(state.problem, t);
      const acts = options.retry && renderRetry(t, options.retry);
      return renderMessage({ picture: 'alert', tone: 'error', title, text: detail, action, code, acts });
    }
    case 'offline':
      return renderMessage({
        picture: 'offline',
        title: t('base.offline.title'),
        text: t('base.offline.text'),
        action: t('base.offline.action'),
        acts: options.retry && renderRetry(t, options.retry),
      });
  }
}

/**
 * The line above data that are old, wait to be sent, or met a problem; nothing when all is well.
 * @param when the time of the data, already put into words (`format.ts`)
 */
export function renderFreshness(
  state: Freshness,
  t: Translate,
  { when, retry }: { readonly when: string; readonly retry?: () => void },
): TemplateResult | typeof nothing {
  if (state.problem !== undefined) return renderProblem(state.problem, t, retry);
  if (state.stale) return renderBanner('info', 'offline', t('base.stale-since', { when }), retry && { label: t('base.refresh'), act: retry });
  if (state.pending > 0) return renderBanner('info', 'sync', t('base.pending', { count: state.pending }));
  return nothing;
}

/** The line for an act that failed while the data stay on screen. */
export function renderProblem(problem: Problem, t: Translate, retry?: () => void): TemplateResult {
  const { title, detail, action } = problemWords(problem, t);
  return renderBanner(problem.code === 'left-out' ? 'warning' : 'danger', 'alert', [title, detail, action], retry && { label: t('base.retry'), act: retry });
}

/** A line of news in a tint, with at most one act. */
export function renderBanner(
  tone: 'info' | 'success' | 'warning' | 'danger',
  picture: FirstIconName,
  text: string | readonly string[],
  button?: { readonly label: string; readonly act: () => void },
): TemplateResult {
  const sentences = typeof text === 'string' ? [text] : text.filter((sentence) => sentence !== '');
  return html`<div class="banner banner--${tone}" role=${tone === 'danger' ? 'alert' : 'status'}>
    ${firstIcon(picture, 'small')}
    <p class="banner__text">${sentences.map((sentence) => html`<bdi class="banner__sentence">${sentence}</bdi> `)}</p>
    ${button === undefined
      ? nothing
      : html`<button class="banner__act" type="button" @click=${button.act}>${button.label}</button>`}
  </div>`;
}

/** The button that asks again. */
export function renderRetry(t: Translate, retry: () => void): TemplateResult {
  return html`<button class="button" part="retry" type="button" @click=${retry}>${firstIcon('retry', 'small')}${t('base.retry')}</button>`;
}

/** Words may come from a service that does not speak the reader's language: they keep a direction of their own. */
interface Message {
  readonly picture: FirstIconName;
  readonly title: string;
  readonly text?: string | undefined;
  readonly action?: string;
  readonly code?: string;
  readonly tone?: 'error';
  readonly acts?: TemplateResult | undefined;
}

function renderMessage({ picture, title, text, action, code, tone, acts }: Message): TemplateResult {
  return html`<div class="state ${tone === 'error' ? 'state--error' : ''}" role=${tone === 'error' ? 'alert' : 'status'}>
    <span class="state__picture">${firstIcon(picture, 'large')}</span>
    <p class="state__title"><bdi>${title}</bdi></p>
    ${text ? html`<p class="state__text"><bdi>${text}</bdi></p>` : nothing}
    ${action ? html`<p class="state__text"><bdi>${action}</bdi></p>` : nothing}
    ${acts === undefined ? nothing : html`<div class="state__acts">${acts}</div>`}
    ${code ? html`<p class="state__code"><bdi dir="ltr">${code}</bdi></p>` : nothing}
  </div>`;
}

/** The words for a problem: those it brought, else ours for its code, else the general ones. */
function problemWords(problem: Problem, t: Translate): { title: string; detail: string; action: string; code: string } {
  const { code } = problem;
  if (problem.title !== '') return { title: problem.title, detail: problem.detail, action: problem.action, code };
  const own = knownProblems[code] ?? unexpected;
  return { ...own(t), code: code === 'unexpected' ? '' : code };
}

type Words = (t: Translate) => { title: string; detail: string; action: string };

const unexpected: Words = (t) => ({
  title: t('base.problem.unexpected.title'),
  detail: t('base.problem.unexpected.detail'),
  action: t('base.problem.unexpected.action'),
});

// Keys are written out so that a search finds them.
const knownProblems: Readonly<Record<string, Words | undefined>> = {
  'not-found': (t) => ({
    title: t('base.problem.not-found.title'),
    detail: t('base.problem.not-found.detail'),
    action: t('base.problem.not-found.action'),
  }),
  forbidden: (t) => ({
    title: t('base.problem.forbidden.title'),
    detail: t('base.problem.forbidden.detail'),
    action: t('base.problem.forbidden.action'),
  }),
  unavailable: (t) => ({
    title: t('base.problem.unavailable.title'),
    detail: t('base.problem.unavailable.detail'),
    action: t('base.problem.unavailable.action'),
  }),
};
