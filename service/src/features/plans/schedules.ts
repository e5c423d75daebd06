/** The schedule of a term: the caller's own, one document, to which is only ever added. */
import { dayInChina, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { encode, tryUpdate } from './plan-document.ts';

/** The document in which nothing stands. */
const nothing = 'AAA=';
const terms = /^(\d{4})-(?:autumn|spring)$/u;
/** From today: who looks back, or plans ahead, needs no more, and nobody fills the house with terms. */
const mostYears = 3;
/** So many bytes a schedule may come to: a term of lessons is a tenth of it. */
const mostBytes = 256 * 1024;

/** Whose it is, and of which term. @throws ProblemError not-found for what is no term, or one far from today */
function ofTerm({ tenantId, personId }: Caller, termId: string) {
  const year = Number(terms.exec(termId)?.[1]);
  const thisYear = Number(dayInChina(Date.now()).slice(0, 4));
  if (!(Math.abs(year - thisYear) <= mostYears)) throw new ProblemError('not-found');
  return { tenant_id: tenantId, person_id: personId, term_id: termId };
}

export async function readSchedule(db: Executor, caller: Caller, termId: string): Promise<RouteOutput<typeof routes.readSchedule>> {
  await authorise(db, caller, 'plan.create', { person: caller.personId });
  const row = await db.selectFrom('term_schedule').select('content').where((where) => where.and(ofTerm(caller, termId))).executeTakeFirst();
  return { updates: row === undefined ? [] : [row.content] };
}

/** @throws ProblemError not-found; invalid-request for what is no update, or follows upon one that is not there; body-too-large */
export async function editSchedule(db: Executor, caller: Caller, termId: string, update: string): Promise<void> {
  await authorise(db, caller, 'plan.create', { person: caller.personId });
  const key = ofTerm(caller, termId);
  const changed_at = new Date().toISOString();
  // There first, then held: two devices that begin a term at once wait for each other.
  await db.insertInto('term_schedule').values({ ...key, content: nothing, changed_at }).onConflict((conflict) => conflict.doNothing()).execute();
  const { content } = await db.selectFrom('term_schedule').select('content').where((where) => where.and(key)).forUpdate().executeTakeFirstOrThrow();
  const { added, whole } = tryUpdate([content], update);
  if (added === undefined) return;
  const bytes = whole();
  if (bytes.length > mostBytes) throw new ProblemError('body-too-large', { errors: [{ pointer: '/update', rule: 'plan-too-large' }] });
  await db.updateTable('term_schedule').set({ content: encode(bytes), changed_at }).where((where) => where.and(key)).execute();
  await appendEvents(db, [{ tenantId: caller.tenantId, type: 'plan.changed', subject: { planId: termId }, audience: [caller.personId] }]);
}
