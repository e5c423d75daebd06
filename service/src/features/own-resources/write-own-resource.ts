/** What the author does with an own resource: keep, throw away, submit, withdraw. */
import { sql } from 'kysely';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { endOfSource, ownSource } from '../../import/write-batch.ts';
import { heldIdentifier } from '../../exchange/fields.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { markDropped } from '../../uploads/dropped-files.ts';
import type { FileStore } from './file-store.ts';
import { draftOf, readFiles, readOwn, type Draft, type OwnBody, type OwnRow, type Reading } from './own-resource-rows.ts';
import { incomplete, obstaclesOf } from './obstacles.ts';

/** Keeps the draft; the first time there is none yet. @throws ProblemError not-found; own-resource-submitted */
export async function writeOwn(db: Executor, caller: Caller, id: string, draft: Draft, reading: Reading): Promise<OwnBody> {
  const { tenantId, personId } = caller;
  const kept = { draft: JSON.stringify(draft), changed_at: new Date().toISOString() };
  const fresh = { tenant_id: tenantId, id, author_id: personId, state: 'draft' as const, ...kept, submitted_at: null, decided_by: null, decided_at: null, reason: null, resource_id: null };
  const created = await db.insertInto('own_resource').values(fresh).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (created === undefined) {
    const row = await lockEditable(db, caller, id);
    // Why it was returned stands beside it until it is submitted again.
    await db.updateTable('own_resource').set({ ...kept, state: row.state === 'returned' ? 'returned' : 'draft' }).where((where) => where.and({ tenant_id: tenantId, id })).execute();
  }
  await tell(db, tenantId, id);
  return readOwn(db, caller, id, reading);
}

/** @throws ProblemError not-found; own-resource-submitted */
export async function dropOwn(db: Executor, caller: Caller, id: string, store: FileStore): Promise<void> {
  const { resource_id } = await lockEditable(db, caller, id);
  // What was in the catalogue once keeps its story.
  if (resource_id !== null) throw new ProblemError('own-resource-submitted');
  const files = await readFiles(db, caller.tenantId, id);
  await tell(db, caller.tenantId, id);
  await db.deleteFrom('own_resource').where((where) => where.and({ tenant_id: caller.tenantId, id })).execute();
  await markDropped(db, caller.tenantId, store, files.map((file) => file.id));
}

/** @throws ProblemError not-found; own-resource-submitted when it is admitted; own-resource-incomplete */
export async function submitOwn(db: Executor, caller: Caller, id: string, reading: Reading): Promise<OwnBody> {
  const row = await lockOwn(db, caller, id);
  if (row.state === 'pending-review') return readOwn(db, caller, id, reading);
  if (row.state === 'admitted') throw new ProblemError('own-resource-submitted');
  const obstacles = obstaclesOf(id, draftOf(row), await readFiles(db, caller.tenantId, id), reading);
  if (obstacles.length > 0) throw incomplete(obstacles);
  const waiting = { state: 'pending-review', submitted_at: new Date().toISOString(), decided_by: null, decided_at: null, reason: null } as const;
  await db.updateTable('own_resource').set(waiting).where((where) => where.and({ tenant_id: caller.tenantId, id })).execute();
  await tell(db, caller.tenantId, id);
  return readOwn(db, caller, id, reading);
}

/** Takes it back from the review, or out of the catalogue. @throws ProblemError not-found; conflict where it is neither */
export async function withdrawOwn(db: Executor, caller: Caller, id: string, reading: Reading): Promise<OwnBody> {
  const { state } = await lockOwn(db, caller, id);
  if (state === 'draft' || state === 'returned') throw new ProblemError('conflict');
  if (state === 'admitted') {
    await endOfSource(db, caller.tenantId, ownSource, heldIdentifier(`own-${id}`));
    await appendEvents(db, [{ tenantId: caller.tenantId, type: 'catalogue.changed', subject: {}, audience: null }]);
  }
  await db.updateTable('own_resource').set({ state: 'withdrawn' }).where((where) => where.and({ tenant_id: caller.tenantId, id })).execute();
  await tell(db, caller.tenantId, id);
  return readOwn(db, caller, id, reading);
}

/** Whoever acts on the same resource at the same time waits here. @throws ProblemError not-found for what is another's */
export async function lockOwn(db: Executor, caller: Caller, id: string): Promise<OwnRow> {
  const row = await db.selectFrom('own_resource').selectAll().where((where) => where.and({ tenant_id: caller.tenantId, id })).forUpdate().executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found');
  await authorise(db, caller, 'own-resource.write', { person: row.author_id });
  return row;
}

/** @throws ProblemError not-found; own-resource-submitted where it waits or is admitted */
export async function lockEditable(db: Executor, caller: Caller, id: string): Promise<OwnRow> {
  const row = await lockOwn(db, caller, id);
  if (row.state === 'pending-review' || row.state === 'admitted') throw new ProblemError('own-resource-submitted');
  return row;
}

/** Tells the author, and while it waits or has waited those who manage the platform. */
export async function tell(db: Executor, tenantId: string, id: string): Promise<void> {
  const audience = sql<string[]>`array(
    select author_id from own_resource where tenant_id = ${tenantId} and id = ${id}
    union
    select i.person_id from own_resource o
    join organisation g on g.tenant_id = o.tenant_id and g.ended_at is null
    join tenant t on t.tenant_id = g.tenant_id and t.level = g.level
    join identity i on i.tenant_id = g.tenant_id and i.organisation_id = g.id and i.role = 'manager' and i.valid_to is null
    where o.tenant_id = ${tenantId} and o.id = ${id} and o.submitted_at is not null)`;
  await appendEvents(db, [{ tenantId, type: 'own-resource.changed', subject: { ownResourceId: id }, audience }]);
}
