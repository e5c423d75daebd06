/** A plan that is handed in (送审): how it stands with it, for its author, and the list of whoever decides. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Format } from '../../base/format.ts';
import { icon, type IconName } from '../../base/icons.ts';
import type { PlanReview, SubmittedPlan } from '../../base/ports/index.ts';
import { isolate } from '../../base/text.ts';
import type { Translate } from '../../base/views.ts';
import type { OpenPlan } from '../lesson-planner.types.ts';

const stateWords: Readonly<Record<PlanReview['state'], { readonly words: string; readonly picture: IconName; readonly tone: string }>> = {
  pending: { words: 'lesson-planner.review.pending', picture: 'clock', tone: 'badge--accent' },
  returned: { words: 'lesson-planner.review.returned', picture: 'retry', tone: 'badge--warning' },
  approved: { words: 'lesson-planner.review.approved', picture: 'done', tone: 'badge--success' },
};

export function renderReviewBadge({ review }: { readonly review?: PlanReview | null | undefined }, t: Translate): TemplateResult | typeof nothing {
  if (review === undefined || review === null) return nothing;
  const { words, picture, tone } = stateWords[review.state];
  return html`<span class="badge ${tone}" data-review=${review.state}>${icon(picture, 'small')}${t(words)}</span>`;
}

export interface OwnReviewFace {
  readonly t: Translate;
  readonly format: Format;
  readonly plan: OpenPlan;
  onSubmit(): void;
  onWithdraw(reviewId: string): void;
  onOpenStep(id: string): void;
}

/** What its author, and those who write along, see of it. */
export function renderOwnReview(face: OwnReviewFace): TemplateResult | typeof nothing {
  const { t, plan, onSubmit, onWithdraw } = face;
  const { own, review = null } = plan.summary;
  const act = (name: string, words: string, run: () => void): TemplateResult =>
    html`<button class="button button--small" type="button" name=${name} aria-busy=${plan.handing === true ? 'true' : 'false'} @click=${run}>${words}</button>`;
  if (review === null) {
    if (!own) return nothing;
    return html`<section class="review" part="review" aria-labelledby="review">
      <h3 class="visually-hidden" id="review">${t('lesson-planner.review')}</h3>
      <p class="review__line">${act('submit', t('lesson-planner.review.submit'), onSubmit)}<span class="bar__note">${t('lesson-planner.review.hint')}</span></p>
    </section>`;
  }
  return html`<section class="review" part="review" aria-labelledby="review">
    <h3 class="visually-hidden" id="review">${t('lesson-planner.review')}</h3>
    <p class="review__line" role="status">${renderReviewBadge(plan.summary, t)}<span class="bar__note">${aboutOf(review, face)}</span></p>
    ${review.hasReviewer === false ? html`<p class="review__line"><span class="badge badge--warning" data-review="nobody">${icon('alert', 'small')}${t('lesson-planner.review.nobody')}</span><span class="bar__note">${t(own ? 'lesson-planner.review.nobody.own' : 'lesson-planner.review.nobody.text')}</span></p>` : nothing}
    ${renderSaid(review, face)}
    ${own ? html`<p class="buttons">${review.state === 'pending' ? act('withdraw', t('lesson-planner.review.withdraw'), () => onWithdraw(review.id)) : act('submit', t('lesson-planner.review.again'), onSubmit)}</p>` : nothing}
  </section>`;
}

function aboutOf({ submittedAt, decidedAt, decidedBy, version }: PlanReview, { t, format }: OwnReviewFace): string {
  const handedIn = t('lesson-planner.review.handed-in', { time: format.dateTime(submittedAt), version: isolate(version.name) });
  if (decidedAt === null) return handedIn;
  return `${handedIn} ${t('lesson-planner.review.decided', { name: isolate(decidedBy?.name ?? t('lesson-planner.comments.somebody')), time: format.dateTime(decidedAt) })}`;
}

function renderSaid({ comment, notes }: PlanReview, { t, plan, onOpenStep }: OwnReviewFace): TemplateResult | typeof nothing {
  if (comment === '' && notes.length === 0) return nothing;
  return html`${comment === '' ? nothing : html`<p class="comment__quote comment__text"><bdi dir="auto">${comment}</bdi></p>`}
    ${notes.length === 0
      ? nothing
      : html`<ul class="review__notes">
          ${notes.map(({ stepId, text }) => {
            const step = plan.content.steps.find(({ id }) => id === stepId);
            const title = step === undefined ? t('lesson-planner.review.step-gone') : step.title.trim() || t('lesson-planner.step.untitled');
            return html`<li>
              ${step === undefined
                ? html`<span class="bar__note">${title}</span>`
                : html`<button class="button button--quiet button--small" type="button" name="to-step" @click=${() => onOpenStep(stepId)}><bdi dir="auto">${title}</bdi></button>`}
              <bdi class="comment__text" dir="auto">${text}</bdi>
            </li>`;
          })}
        </ul>`}`;
}

/** What waits for the head of a subject, above the own plans. */
export function renderWaiting(submitted: readonly SubmittedPlan[], { t, format, onReview }: { readonly t: Translate; readonly format: Format; onReview(reviewId: string): void }): TemplateResult | typeof nothing {
  if (submitted.length === 0) return nothing;
  return html`<section class="card waiting" part="waiting" aria-labelledby="waiting">
    <h3 id="waiting">${t('lesson-planner.review.waiting', { count: submitted.length })}</h3>
    <ul class="removed__list">
      ${submitted.map(
        ({ id, title, subject, author, submittedAt }) => html`<li data-review-id=${id}>
          <button class="plan__open" type="button" name="review" @click=${() => onReview(id)}><bdi dir="auto">${title.trim() === '' ? t('lesson-planner.untitled') : title}</bdi></button>
          <span class="plan__about"><bdi dir="auto">${subject}</bdi> <span>${t('lesson-planner.by', { name: isolate(author.name) })}</span> <span>${format.ago(submittedAt)}</span></span>
        </li>`,
      )}
    </ul>
  </section>`;
}
