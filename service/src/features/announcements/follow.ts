/** What a sender does afterwards: see who has read and answered, remind only those who have not, take it back. */
import { sql } from 'kysely';
import * as v from 'valibot';
import { Id, isNothingLeft, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { decodeCursor, defaultPageSize, page } from '../cursor.ts';
import { detachFiles } from './announced-files.ts';
import { readAnnouncement, type AnnouncementBody } from './announcement-rows.ts';

const reminderMs = 24 * 60 * 60 * 1000;
/** Class, name and id of the child. */
const FamilyCursor = v.strictTuple([v.string(), v.string(), Id]);

interface FamilyRow {
  child_id: string;
  child_name: string;
  class_id: string;
  class_name: string;
  place: string;
  guardians: { id: string; name: string; readAt: string | null }[];
  reminded_at: string | null;
  answered_at: string | null;
  by_id: string | null;
  by_name: string | null;
  on_behalf: boolean | null;
  choices: string[] | null;
  signature: string | null;
}

/** Families by class and name, never by time. @throws ProblemError not-found */
export async function listFamilies(
  db: Executor,
  caller: Caller,
  announcementId: string,
  { state, cursor, limit = defaultPageSize }: RouteInput<typeof routes.listAnnouncedFamilies>['query'],
): Promise<RouteOutput<typeof routes.listAnnouncedFamilies>> {
  await authorise(db, caller, 'announcement.follow', { announcement: announcementId });
  const { tenantId } = caller;
  const after = decodeCursor(cursor, FamilyCursor);
  const recipients = sql`select from announcement_recipient r where r.tenant_id = ac.tenant_id and r.announcement_id = ac.announcement_id and r.child_id = ac.child_id`;
  const wanted = { unread: sql`not exists (${recipients} and r.read_at is not null)`, unanswered: sql`answer.child_id is null`, joined: sql`(a.ask ->> 'kind' = 'sign-up' and 'join' = any(answer.choices))`, all: sql`true` }[state ?? 'all'];
  const from = sql`from announcement_child ac
    join announcement a on a.tenant_id = ac.tenant_id and a.id = ac.announcement_id
    join person p on p.tenant_id = ac.tenant_id and p.id = ac.child_id
    join class c on c.tenant_id = ac.tenant_id and c.id = ac.class_id
    left join announcement_answer answer on answer.tenant_id = ac.tenant_id and answer.announcement_id = ac.announcement_id and answer.child_id = ac.child_id
    left join person author on author.tenant_id = answer.tenant_id and author.id = answer.answered_by
    where ac.tenant_id = ${tenantId} and ac.announcement_id = ${announcementId} and ${wanted}`;
  const beyond = after === undefined ? sql`true` : sql`(c.source_id, p.name, p.id) > (${after[0]}, ${after[1]}, ${after[2]})`;
  const { rows: found } = await sql<FamilyRow>`
    select ac.child_id, p.name as child_name, c.id as class_id, c.name as class_name, c.source_id as place,
      (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'readAt', to_char(r.read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by g.name, g.id), '[]')
        from announcement_recipient r join person g on g.tenant_id = r.tenant_id and g.id = r.guardian_id
        where r.tenant_id = ac.tenant_id and r.announcement_id = ac.announcement_id and r.child_id = ac.child_id) as guardians,
      (select max(r.reminded_at) from announcement_recipient r where r.tenant_id = ac.tenant_id and r.announcement_id = ac.announcement_id and r.child_id = ac.child_id) as reminded_at,
      answer.answered_at, answer.answered_by as by_id, author.name as by_name, answer.on_behalf, answer.signature,
      -- Of an anonymous choice the sender is told that it was made, and not what.
      case when coalesce((a.ask ->> 'anonymous')::boolean, false) then '{}'::text[] else answer.choices end as choices
    ${from} and ${beyond} order by c.source_id, p.name, p.id limit ${limit + 1}`.execute(db);
  const { rows, nextCursor } = page(found, limit, ({ place, child_name, child_id }) => [place, child_name, child_id]);
  const total = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db);
  return {
    items: rows.map((row) => ({
      child: { id: row.child_id, name: row.child_name },
      class: { id: row.class_id, name: row.class_name },
      guardians: row.guardians,
      remindedAt: row.reminded_at,
      answer:
        row.answered_at === null || row.by_id === null
          ? null
          : {
              answeredAt: row.answered_at,
              own: row.by_id === caller.personId,
              onBehalf: row.on_behalf ?? false,
              choices: row.choices ?? [],
              signature: row.signature,
              by: { id: row.by_id, name: row.by_name ?? '' },
            },
    })),
    nextCursor,
    total: total.rows[0]?.total ?? 0,
  };
}

/** Reminds families that have not answered, or not read where nothing is asked; nobody twice within a day, and nobody of what is all taken. @throws ProblemError not-found, answers-closed */
export async function remindFamilies(db: Executor, caller: Caller, announcementId: string): Promise<RouteOutput<typeof routes.remindFamilies>> {
  await authorise(db, caller, 'announcement.follow', { announcement: announcementId });
  const { ask, state, counts } = await readAnnouncement(db, caller, announcementId);
  if (state !== 'sent') throw new ProblemError('answers-closed');
  const { tenantId } = caller;
  const now = new Date();
  if (isNothingLeft(ask, counts, now.toISOString())) return { reminded: 0 };
  const isDone =
    ask.kind === 'none'
      ? sql`exists (select from announcement_recipient o where o.tenant_id = r.tenant_id and o.announcement_id = r.announcement_id and o.child_id = r.child_id and o.read_at is not null)`
      : sql`exists (select from announcement_answer o where o.tenant_id = r.tenant_id and o.announcement_id = r.announcement_id and o.child_id = r.child_id)`;
  const { rows } = await sql<{ guardian_id: string; child_id: string }>`
    update announcement_recipient r set reminded_at = ${now.toISOString()}
    where r.tenant_id = ${tenantId} and r.announcement_id = ${announcementId} and not ${isDone}
      and (r.reminded_at is null or r.reminded_at < ${new Date(now.getTime() - reminderMs).toISOString()})
      and exists (select from guardianship g where g.tenant_id = r.tenant_id and g.guardian_id = r.guardian_id and g.child_id = r.child_id and g.ended_at is null)
    returning r.guardian_id, r.child_id`.execute(db);
  if (rows.length > 0) {
    const audience = [caller.personId, ...rows.map(({ guardian_id }) => guardian_id)];
    await appendEvents(db, [{ tenantId, type: 'announcement.changed', subject: { announcementId }, audience }]);
  }
  return { reminded: new Set(rows.map(({ child_id }) => child_id)).size };
}

/** Takes an announcement back; one that was not delivered yet never is. @throws ProblemError not-found */
export async function recallAnnouncement(db: Executor, caller: Caller, announcementId: string): Promise<AnnouncementBody> {
  await authorise(db, caller, 'announcement.follow', { announcement: announcementId });
  await recall(db, caller.tenantId, announcementId);
  return readAnnouncement(db, caller, announcementId);
}

/** Says whether that changed anything; whether somebody may is asked before. */
export async function recall(db: Executor, tenantId: string, announcementId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update announcement set recalled_at = ${new Date().toISOString()}
    where tenant_id = ${tenantId} and id = ${announcementId} and recalled_at is null`.execute(db);
  if (numAffectedRows === 0n) return false;
  await detachFiles(db, tenantId, announcementId);
  const audience = sql<string[]>`array(select guardian_id from announcement_recipient where tenant_id = ${tenantId} and announcement_id = ${announcementId}
    union select sender_id from announcement where tenant_id = ${tenantId} and id = ${announcementId})`;
  await appendEvents(db, [{ tenantId, type: 'announcement.changed', subject: { announcementId }, audience }]);
  return true;
}
