/** Writing an announcement, and its delivery: one statement for each table however many families there are, and one event. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { Audience as AudienceSchema, announcementWords, deliveryTime, answerEnd, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import type { Database, Executor } from '../../database/carrier.ts';
import { parseStored } from '../../database/stored.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { requireNoResults } from '../results-to-all.ts';
import { takeFiles } from './announced-files.ts';
import { readAnnouncement } from './announcement-rows.ts';
import { authoriseAudience, childrenAround, childrenOf, senderOf, type Audience, type Sender } from './audience.ts';

type Draft = RouteInput<typeof routes.sendAnnouncement>['body'];

/**
 * Stores an announcement, and delivers it where its time has come.
 * @throws ProblemError not-found for families that the caller may not write to; results-to-all
 */
export async function sendAnnouncement(db: Executor, caller: Caller, draft: Draft): Promise<RouteOutput<typeof routes.sendAnnouncement>> {
  const { tenantId, personId, identity } = caller;
  await authoriseAudience(db, caller, draft.audience);
  const id = uuidv7();
  const now = new Date().toISOString();
  const dueAt = answerEnd(draft.ask, draft.dueAt);
  const scheduledFor = deliveryTime(now, { scheduledFor: draft.scheduledFor, isUrgent: draft.urgentReason !== null });
  await db
    .insertInto('announcement')
    .values({
      tenant_id: tenantId,
      id,
      sender_id: personId,
      sender_role: identity.role,
      organisation_id: identity.organisationId,
      audience: JSON.stringify(draft.audience),
      title: draft.title,
      text: draft.text,
      urgent_reason: draft.urgentReason,
      ask: JSON.stringify(draft.ask),
      due_at: dueAt === null ? null : new Date(dueAt).toISOString(),
      scheduled_for: scheduledFor,
      sent_at: null,
      recalled_at: null,
      attachments: null,
      created_at: now,
    })
    .execute();
  const files = await takeFiles(db, caller, id, draft.attachments ?? []);
  // What one family reads alone may tell of its own child only.
  const texts = [announcementWords(draft, files ?? []), ...draft.personal.map(({ text }) => text)];
  await requireNoResults(db, tenantId, texts, childrenAround(senderOf(caller), draft.audience));
  if (files !== null) await db.updateTable('announcement').set({ attachments: JSON.stringify(files) }).where((where) => where.and({ tenant_id: tenantId, id })).execute();
  await addChildren(db, senderOf(caller), id, draft.audience);
  await addPersonal(db, tenantId, id, draft.personal);
  if (scheduledFor <= now) await deliver(db, senderOf(caller), id, draft.audience, now);
  else await appendEvents(db, [{ tenantId, type: 'announcement.changed', subject: { announcementId: id }, audience: [personId] }]);
  return readAnnouncement(db, caller, id);
}

/** What only one family reads. @throws ProblemError not-found for a child that the announcement is not for */
async function addPersonal(db: Executor, tenantId: string, announcementId: string, personal: Draft['personal']): Promise<void> {
  if (personal.length === 0) return;
  const { numAffectedRows } = await sql`
    update announcement_child set personal = given.text from unnest(${personal.map(({ childId }) => childId)}::text[], ${personal.map(({ text }) => text)}::text[]) as given(child_id, text)
    where tenant_id = ${tenantId} and announcement_id = ${announcementId} and announcement_child.child_id = given.child_id`.execute(db);
  if (numAffectedRows !== BigInt(personal.length)) throw new ProblemError('not-found');
}

async function addChildren(db: Executor, sender: Sender, announcementId: string, audience: Audience): Promise<void> {
  await sql`insert into announcement_child (tenant_id, announcement_id, child_id, class_id)
    select ${sender.tenantId}, ${announcementId}, child_id, class_id from (${childrenOf(sender, audience)}) children
    on conflict do nothing`.execute(db);
}

/** Hands it to the guardians of today, those of children who came since it was written included. */
async function deliver(db: Executor, sender: Sender, announcementId: string, audience: Audience, now: string): Promise<void> {
  const { tenantId, personId } = sender;
  const own = sql`tenant_id = ${tenantId} and announcement_id = ${announcementId}`;
  // Children who have left since, or classes that the sender no longer teaches, are not written to.
  await sql`delete from announcement_child where ${own} and child_id not in (select child_id from (${childrenOf(sender, audience)}) children)`.execute(db);
  await addChildren(db, sender, announcementId, audience);
  await sql`insert into announcement_recipient (tenant_id, announcement_id, guardian_id, child_id)
    select ac.tenant_id, ac.announcement_id, g.guardian_id, ac.child_id from announcement_child ac
    join guardianship g on g.tenant_id = ac.tenant_id and g.child_id = ac.child_id and g.ended_at is null
    where ac.tenant_id = ${tenantId} and ac.announcement_id = ${announcementId}`.execute(db);
  await sql`update announcement set sent_at = ${now} where tenant_id = ${tenantId} and id = ${announcementId}`.execute(db);
  const audienceOf = sql<string[]>`array(select guardian_id from announcement_recipient where ${own} union select ${personId})`;
  await appendEvents(db, [{ tenantId, type: 'announcement.changed', subject: { announcementId }, audience: audienceOf }]);
}

/** Delivers the one that has waited longest past its time, and says to which tenant; null when none waits. */
export async function deliverNext(db: Database): Promise<string | null> {
  return db.transaction().execute(async (transaction) => {
    const now = new Date().toISOString();
    // Another process that is at one of them delivers it: this one takes the next.
    const { rows } = await sql<{ tenant_id: string; id: string; sender_id: string; sender_role: Sender['role']; organisation_id: string; audience: unknown }>`
      select tenant_id, id, sender_id, sender_role, organisation_id, audience from announcement
      where sent_at is null and recalled_at is null and scheduled_for <= ${now} order by scheduled_for limit 1 for update skip locked`.execute(transaction);
    const row = rows[0];
    if (row === undefined) return null;
    const sender = { tenantId: row.tenant_id, personId: row.sender_id, role: row.sender_role, organisationId: row.organisation_id };
    await deliver(transaction, sender, row.id, parseStored(AudienceSchema, row.audience, 'announcement.audience'), now);
    return row.tenant_id;
  });
}
