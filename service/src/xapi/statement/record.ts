/** Takes statements in, from wherever they come: each once, with the progress and notices that follow. */
import { isNotCollected, isOptionalOf } from '../../authorisation/collected.ts';
import { takeBackSatisfied } from '../../cmi5/registration.ts';
import type { Executor } from '../../database/carrier.ts';
import type { StoreGroup } from '../../database/group-commit.ts';
import { inOneTrip } from '../../database/trip.ts';
import { readFacts } from '../../features/progress/facts.ts';
import { namedPlace, placeStatement } from '../../features/progress/place.ts';
import { deleteProgress, heldProgress, holdProgress, makeProgress } from '../../features/progress/progress-rows.ts';
import { placesOf, project } from '../../features/progress/project.ts';
import { replay } from '../../features/progress/replay.ts';
import { ProblemError } from '../../http/problem.ts';
import { learnDefinitions } from '../activities/definitions.ts';
import { isSame, type XapiCaller } from '../caller.ts';
import { activitiesOf } from './marks.ts';
import { prepare, type Delivery } from './prepare.ts';
import type { Statement } from './schema.ts';
import { distinct, freshOf, insertStatements, requireSame } from './store.ts';
import { findReferring, linkStatements } from './link.ts';

/**
 * Stores the statements that are new and brings progress up to date. Call inside a transaction: all deliveries are stored, or
 * none. It goes to the database three times, however many they are: to read, to store and hold, to write what follows.
 * @param deliveries from whoever of the tenant
 * @returns the ids of each delivery, in the order sent
 * @throws ProblemError invalid-request | forbidden | not-found | conflict
 */
export async function recordStatements(db: Executor, tenantId: string, deliveries: readonly Delivery[]): Promise<string[][]> {
  const finishing: (() => Promise<void>)[] = [];
  for (const { author, statements } of deliveries) {
    for (const statement of statements) requireOwn(author, statement);
    if (author.kind === 'session') finishing.push(await author.session.hear(db, statements));
  }
  const named = deliveries.flatMap(({ author, statements }) => statements.map((statement) => namedPlace(author, statement)));
  const optional = deliveries.flatMap(({ author, statements }) => (author.kind === 'person' && statements.some((one) => isOptionalOf(author, one)) ? author.personId : []));
  const facts = await readFacts(db, tenantId, named, optional);
  const prepared = deliveries.map((delivery) => prepare(delivery, facts.stored));
  // An old player, or somebody who sends it all the same: it is taken from them, so that what waits behind it comes, and not stored.
  const wanted = prepared.flat().filter(({ author, statement }) => !(isOptionalOf(author, statement) && author.kind === 'person' && isNotCollected(author.person, facts.withoutDetail)));
  const placed = distinct(wanted.map((one) => placeStatement(one, facts)));

  const places = placesOf(placed);
  const [inserted, referring, , rows] = await inOneTrip(db, [
    insertStatements(tenantId, placed),
    findReferring(tenantId, placed),
    makeProgress(tenantId, places),
    holdProgress(tenantId, places),
  ]);
  const fresh = freshOf(placed, inserted);
  await requireSame(db, tenantId, placed, fresh);
  const voided = await linkStatements(db, tenantId, fresh, referring.length > 0);
  const isVoided = new Set(voided.map(({ id }) => id));
  const counting = fresh.filter(({ id }) => !isVoided.has(id));
  const fromTools = fresh.filter(({ author }) => author.kind === 'client');
  await learnDefinitions(db, tenantId, fromTools.flatMap(({ statement }) => activitiesOf(statement)));

  await project(db, tenantId, counting, heldProgress(rows), facts);
  if (counting.length < placed.length) await deleteProgress(tenantId, places, 'untouched').execute(db);
  await replay(db, tenantId, voided);
  if (voided.length > 0) await takeBackSatisfied(db, tenantId, voided.map(({ id }) => id));
  for (const finish of finishing) await finish();
  return prepared.map((delivery) => delivery.map(({ id }) => id));
}

/** Deliveries that came at the same time. Their statements have ids: to store one again, when a commit's answer is lost, is harmless. */
export const storeDeliveries: StoreGroup<Delivery, string[]> = async (transaction, tenantId, deliveries) => {
  const ids = await recordStatements(transaction, tenantId, deliveries);
  return ids.map((answer) => ({ answer }));
};

/** @throws ProblemError forbidden when somebody records for somebody else, or a course for another launch */
function requireOwn(author: XapiCaller, { actor, context }: Statement): void {
  if (author.kind === 'client') return;
  if (!isSame(author.agent, actor)) throw new ProblemError('forbidden');
  if (author.kind === 'session' && context?.registration !== author.session.registration) throw new ProblemError('forbidden');
}
