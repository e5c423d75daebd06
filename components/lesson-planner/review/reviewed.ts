/** A plan that was handed in, read from the document that came with it. */
import type { Answer } from '../../base/ports/ports.ts';
import type { PlanPort } from '../../base/ports/plans.ts';
import type { ReviewedPlan } from '../lesson-planner.types.ts';
import { PlanDocument } from '../model/document.ts';

export async function readReviewed(plans: PlanPort, reviewId: string, signal: AbortSignal): Promise<Answer<ReviewedPlan>> {
  const { value, ...freshness } = await plans.submittedPlan(reviewId, { signal });
  const { updates, ...submitted } = value;
  const document = new PlanDocument();
  document.receive(updates);
  const { content } = document;
  document.destroy();
  return { ...freshness, value: { kind: 'review', submitted, content } };
}
