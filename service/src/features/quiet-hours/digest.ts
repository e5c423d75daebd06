/** One digest instead of many: what came in a stretch of time and is not read yet, by kind. What is urgent was told at once. */
import { sql } from 'kysely';
import { digestTimes, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { concerns } from '../../authorisation/announcements.ts';
import { takesPart } from '../../authorisation/conversations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import type { QuietChoice } from './quiet-hours.ts';

type Digests = Pick<RouteOutput<typeof routes.readQuietHours>, 'told' | 'waiting'>;
type Digest = NonNullable<Digests['told']>;

export async function readDigests(db: Executor, caller: Caller, now: string, choice: QuietChoice): Promise<Digests> {
  const { told, waiting } = digestTimes(now, choice);
  const over = told && (await countNew(db, caller, told));
  return { told: over && isEmpty(over) ? null : over, waiting: waiting && (await countNew(db, caller, waiting)) };
}

const isEmpty = ({ notices, announcements, messages }: Digest): boolean => notices + announcements + messages === 0;

/** What came in a stretch of time and is not read. */
export async function countNew(db: Executor, caller: Caller, { from, until }: { from: string; until: string }): Promise<Digest> {
  const { tenantId, personId, identity } = caller;
  const { rows } = await sql<Pick<Digest, 'notices' | 'announcements' | 'messages' | 'talks'>>`
    select
      (select count(*) from notice n where n.tenant_id = ${tenantId} and n.person_id = ${personId} and n.role = ${identity.role} and n.read_at is null
        and n.kind <> 'absence' and n.created_at >= ${from} and n.created_at < ${until}) as notices,
      (select count(distinct a.id) from announcement_recipient r join announcement a on a.tenant_id = r.tenant_id and a.id = r.announcement_id
        where r.tenant_id = ${tenantId} and r.guardian_id = ${personId} and ${identity.role} = 'guardian' and r.read_at is null
          and ${concerns(caller)} and a.urgent_reason is null and a.recalled_at is null and a.sent_at >= ${from} and a.sent_at < ${until}) as announcements,
      coalesce(sum(newer.total), 0)::integer as messages, count(*) as talks
    from (select count(*) as total from conversation c
      left join conversation_reading seen on seen.tenant_id = c.tenant_id and seen.conversation_id = c.id and seen.person_id = ${personId}
      join message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.sequence > coalesce(seen.sequence, 0)
      where c.tenant_id = ${tenantId} and c.active_at >= ${from} and ${takesPart(caller)}
        and m.author_id <> ${personId} and m.state = 'shown' and m.sent_at >= ${from} and m.sent_at < ${until}
      group by c.id) newer`.execute(db);
  const { notices = 0, announcements = 0, messages = 0, talks = 0 } = rows[0] ?? {};
  return { from, until, notices, announcements, messages, talks };
}
