/** An own plan of one that is there: as it is, without what happened in somebody's class, and with what it was made from. */
import type { PlanPort } from '../../base/ports/plans.ts';
import type { PlanContent } from './content.ts';
import { PlanDocument } from './document.ts';
import { sourceVersion } from './version-of-source.ts';

export interface PlanCopyOptions {
  readonly plans: PlanPort;
  /** What is copied, and the id of the copy. */
  readonly planId: string;
  readonly id: string;
  readonly signal: AbortSignal;
  /** What the copy is called; without it, as the source is. */
  readonly titleOf?: (title: string) => string;
}

export async function copyPlan({ plans, planId, id, signal, titleOf }: PlanCopyOptions): Promise<PlanContent> {
  const { value: source } = await plans.get(planId, { signal });
  const copy = new PlanDocument();
  copy.receive(source.updates);
  copy.forgetPast();
  // What this teacher changes is told against it from now on.
  copy.apply({ act: 'keep-version', id: sourceVersion, name: source.title, by: source.author.name, at: new Date().toISOString() });
  if (titleOf !== undefined) copy.apply({ act: 'write', field: 'title', text: titleOf(copy.content.title) });
  const { head, content } = copy;
  await plans.create(id, { head, update: copy.encode(), copyOf: planId });
  copy.destroy();
  return content;
}
