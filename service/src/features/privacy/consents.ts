/** Guardians decide for a child. What they refuse, or take back, ends at once. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { RouteInput, RouteOutput, routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { decisionsFor } from '../../authorisation/consent.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { guardiansOf } from '../people.ts';
import { stateOf } from './consent-rows.ts';

type State = RouteOutput<typeof routes.decideConsent>;

/** @throws ProblemError not-found; consent-changed where the words are not those that were read */
export async function decideConsent(db: Executor, caller: Caller, { itemId, childId }: { itemId: string; childId: string }, { version, agreed }: RouteInput<typeof routes.decideConsent>['body']): Promise<State> {
  const { tenantId, personId } = caller;
  await authorise(db, caller, 'consent.decide', { person: childId });
  // Held, so that two guardians who decide in the same moment do so one after the other, and no new words come between.
  const item = await db
    .selectFrom('consent_item')
    .select(['id', 'version', 'kind'])
    .where((where) => where.and({ tenant_id: tenantId, id: itemId }))
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (item === undefined) throw new ProblemError('not-found');
  if (item.version !== version) throw new ProblemError('consent-changed');
  const read = async (): Promise<State> => {
    const { rows } = await decisionsFor(tenantId, sql`(${childId})`).execute(db);
    return stateOf(item, rows.find((one) => one.itemId === itemId));
  };
  const before = await read();
  // Also when it is refused again: what is there all the same goes.
  if (!agreed) await end(db, tenantId, childId, item.kind);
  // Sent again after a lost line: it was decided when it was decided.
  if (before.decidedBy?.id === personId && before.state === (agreed ? 'agreed' : 'refused')) return before;
  await db
    .insertInto('consent_decision')
    .values({ tenant_id: tenantId, id: uuidv7(), item_id: itemId, version, child_id: childId, agreed, decided_by: personId, decided_at: new Date().toISOString() })
    .execute();
  if (agreed && item.kind === 'class-sharing') await tellReaders(db, tenantId, await readersOf(db, tenantId, childId));
  const guardians = (await guardiansOf(db, tenantId, [childId])).map(({ guardianId }) => guardianId);
  await appendEvents(db, [{ tenantId, type: 'privacy.changed', subject: { personId: childId }, audience: [childId, ...guardians] }]);
  return read();
}

/** Takes back what was done with the consent that is gone. */
async function end(db: Executor, tenantId: string, childId: string, kind: string): Promise<void> {
  if (kind === 'push') await db.deleteFrom('push_device').where((where) => where.and({ tenant_id: tenantId, person_id: childId })).execute();
  if (kind !== 'class-sharing') return;
  const readers = await readersOf(db, tenantId, childId);
  await sql`update resource_share set state = 'withdrawn' where tenant_id = ${tenantId} and sharer_id = ${childId} and sharer_role = 'student' and state = 'shared'`.execute(db);
  await sql`update note set class_id = null where tenant_id = ${tenantId} and person_id = ${childId} and class_id is not null`.execute(db);
  await tellReaders(db, tenantId, readers);
}

/** Classes before which something of the child lies. */
async function readersOf(db: Executor, tenantId: string, childId: string): Promise<string[]> {
  const { rows } = await sql<{ class_id: string }>`
    select class_id from resource_share where tenant_id = ${tenantId} and sharer_id = ${childId} and sharer_role = 'student' and state = 'shared' and class_id is not null
    union select class_id from note where tenant_id = ${tenantId} and person_id = ${childId} and class_id is not null`.execute(db);
  return rows.map(({ class_id }) => class_id);
}

async function tellReaders(db: Executor, tenantId: string, classIds: readonly string[]): Promise<void> {
  for (const classId of classIds) {
    const audience = sql<string[]>`array(select distinct person_id from enrolment where tenant_id = ${tenantId} and class_id = ${classId} and ended_at is null)`;
    await appendEvents(db, [{ tenantId, type: 'shelf.changed', subject: {}, audience }]);
  }
}
