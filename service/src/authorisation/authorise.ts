/** The one place that decides whether a caller may do something. */
import type { Act } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import type { Caller } from '../identity/caller.ts';
import { ProblemError } from '../http/problem.ts';
import { holds, type Target } from './relations.ts';
import { allowedRelations, type Relation } from './table.ts';

/** In which relations the caller may do the act; empty when never. */
export function relationsOf({ identity, isGuest }: Caller, act: Act): readonly Relation[] {
  return allowedRelations(isGuest ? 'guest' : identity.role, act);
}

/**
 * Checks that the caller may ever do the act.
 * @throws ProblemError forbidden
 */
export function requireRight(caller: Caller, act: Act): void {
  if (relationsOf(caller, act).length === 0) throw new ProblemError('forbidden');
}

/**
 * Checks that the caller may do the act to this very target. The answer is the same whether the target is out of reach
 * or does not exist: nobody can find out by asking.
 * @throws ProblemError not-found
 */
export async function authorise(db: Executor, caller: Caller, act: Act, target: Target): Promise<void> {
  if (!(await may(db, caller, act, target))) throw new ProblemError('not-found');
}

/** Whether the caller may do the act to this very target. Those whose role never may cost no question. */
export async function may(db: Executor, caller: Caller, act: Act, target: Target): Promise<boolean> {
  for (const relation of relationsOf(caller, act)) {
    if (await holds(relation, db, caller, target)) return true;
  }
  return false;
}
