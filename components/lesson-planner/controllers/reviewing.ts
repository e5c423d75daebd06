/** Handing a plan in, and deciding on one: what the element draws of it, and what it asks for. */
import type { LitElement, TemplateResult, nothing } from 'lit';
import { newId } from '../../base/id.ts';
import type { Format } from '../../base/format.ts';
import type { PlanDecision } from '../../base/ports/index.ts';
import type { Translate } from '../../base/views.ts';
import { LsPlanDecideRequestEvent, LsPlanSubmitRequestEvent, LsPlanWithdrawRequestEvent } from '../lesson-planner.events.ts';
import type { OpenPlan, PlanList, PlannerView, ReviewedPlan } from '../lesson-planner.types.ts';
import { renderReviewDesk } from '../review/desk.ts';
import { renderOwnReview, renderWaiting } from '../review/review.ts';
import type { PictureSight } from '../view/picture-element.ts';
import type { PlaceKeeper } from './place-keeper.ts';

type Host = LitElement & { readonly format: Format; readonly plan: string; open(planId: string | null, view?: PlannerView): void };

export interface ReviewingOptions {
  readonly t: Translate;
  readonly places: PlaceKeeper;
  readonly pictures: PictureSight;
  request(event: LsPlanSubmitRequestEvent | LsPlanWithdrawRequestEvent | LsPlanDecideRequestEvent): void;
  openStep(id: string): void;
}

export class Reviewing {
  readonly #host: Host;
  readonly #options: ReviewingOptions;
  /** The plan that somebody wanted to return without a word. */
  #wordless = '';
  /** What was typed of which: another head may decide meanwhile. */
  readonly #typed = new Map<string, PlanDecision>();

  constructor(host: Host, options: ReviewingOptions) {
    this.#host = host;
    this.#options = options;
  }

  renderOwn(plan: OpenPlan): TemplateResult | typeof nothing {
    const { t, request, openStep } = this.#options;
    const { format } = this.#host;
    const submit = (): void => {
      const name = t('lesson-planner.review.version', { time: format.dateTime(new Date().toISOString()) });
      request(new LsPlanSubmitRequestEvent(plan.summary.id, { id: newId(), name }));
    };
    return renderOwnReview({
      t,
      format,
      plan,
      onSubmit: submit,
      onWithdraw: (reviewId) => request(new LsPlanWithdrawRequestEvent(plan.summary.id, reviewId)),
      onOpenStep: openStep,
    });
  }

  renderWaiting({ submitted = [] }: PlanList): TemplateResult | typeof nothing {
    const { t } = this.#options;
    return renderWaiting(submitted, { t, format: this.#host.format, onReview: (reviewId) => this.#host.open(reviewId, 'review') });
  }

  /** Somebody else may come: what was typed is not theirs to read. */
  forget(): void {
    this.#typed.clear();
    this.#wordless = '';
  }

  renderDesk(reviewed: ReviewedPlan): TemplateResult {
    const { id, comment, notes } = reviewed.submitted;
    const typed = this.#typed.get(id);
    const isSaid = typed === undefined || (typed.comment === '' && typed.notes.length === 0) || JSON.stringify([typed.comment, typed.notes]) === JSON.stringify([comment, notes]);
    if (isSaid && reviewed.submitted.state !== 'pending') this.#typed.delete(id);
    return renderReviewDesk({
      t: this.#options.t,
      format: this.#host.format,
      reviewed,
      pictures: this.#options.pictures,
      lacksWords: this.#wordless === id,
      unsent: isSaid ? undefined : typed,
      onType: (words) => this.#typed.set(id, words),
      onBack: () => this.#host.open(null),
      onDecide: (decision) => this.#decide(id, decision),
    });
  }

  #decide(reviewId: string, decision: PlanDecision): void {
    this.#typed.set(reviewId, decision);
    const isWordless = !decision.approved && decision.comment === '' && decision.notes.length === 0;
    this.#wordless = isWordless ? reviewId : '';
    if (isWordless) this.#options.places.focus('.reviewing [name=comment]');
    else this.#options.request(new LsPlanDecideRequestEvent(reviewId, decision));
    this.#host.requestUpdate();
  }
}
