/** What there is to tell a person now, as kinds and counts. Found out when it is told, by the rights of that moment. */
import { sql } from 'kysely';
import { Audience, digestTimes, quietUntil, type PushContent } from '../../../contract/src/index.ts';
import { concerns } from '../authorisation/announcements.ts';
import type { Executor } from '../database/carrier.ts';
import { parseStored } from '../database/stored.ts';
import { countNew } from '../features/quiet-hours/digest.ts';
import type { QuietChoice } from '../features/quiet-hours/quiet-hours.ts';
import type { Caller } from '../identity/caller.ts';

/** One that could have waited is followed by the next after so long: a lively talk must not ring all evening. */
export const restMs = 10 * 60_000;

interface Device {
  readonly told_at: string;
  readonly urgent_at: string;
  readonly pushed_at: string | null;
}
export interface News {
  readonly content: Omit<PushContent, 'language'>;
  /** What came before is told by it; null: nothing of what can wait is. */
  readonly toldUntil: string | null;
  /** When to look again without anything happening. */
  readonly nextAt: string | null;
}

const isEmpty = ({ announcements, messages, notices }: News['content']): boolean => announcements + messages + notices === 0;
const nothing = { urgent: null, announcements: 0, messages: 0, notices: 0 };

/**
 * What there is to tell, in all identities of a person. What came in the last moments waits, for it may not be committed yet.
 * @param until what came before this moment
 */
export async function readNews(db: Executor, callers: readonly Caller[], device: Device, { now, until, choice }: { now: string; until: string; choice: QuietChoice }): Promise<News> {
  const urgent = await findUrgent(db, callers, device.urgent_at, until);
  const count = async (end: string): Promise<News['content']> => {
    const counted = { ...nothing };
    for (const caller of device.told_at < end ? callers : []) {
      const { announcements, messages, notices } = await countNew(db, caller, { from: device.told_at, until: end });
      counted.announcements += announcements;
      counted.messages += messages;
      counted.notices += notices;
    }
    return counted;
  };
  const late = (content: News['content'], nextAt: string): News => ({ content: { ...nothing, urgent }, toldUntil: null, nextAt: isEmpty(content) ? null : nextAt });

  if (choice.digestMinute !== null) {
    const { told, waiting } = digestTimes(now, choice);
    const over = await count(told?.until ?? until);
    const nextAt = waiting?.until ?? null;
    if (isEmpty(over)) return late(await count(until), nextAt ?? now);
    return { content: { ...over, urgent }, toldUntil: told?.until ?? null, nextAt };
  }
  const fresh = await count(until);
  const quiet = quietUntil(now, choice.quiet);
  if (quiet !== null) return late(fresh, quiet);
  const restsUntil = device.pushed_at === null ? 0 : Date.parse(device.pushed_at) + restMs;
  if (restsUntil > Date.parse(now)) return late(fresh, new Date(restsUntil).toISOString());
  return { content: { ...fresh, urgent }, toldUntil: isEmpty(fresh) ? null : until, nextAt: null };
}

/** The newest urgent matter that is not read: an announcement that says why it cannot wait, or a child that is missed. */
async function findUrgent(db: Executor, callers: readonly Caller[], from: string, until: string): Promise<PushContent['urgent']> {
  for (const caller of callers) {
    const { tenantId, personId, identity } = caller;
    if (identity.role !== 'guardian') continue;
    const { rows } = await sql<{ kind: 'announcement' | 'absence'; why: string | null; audience: unknown; names: boolean }>`
      select 'announcement' as kind, a.urgent_reason as why, a.audience, a.sent_at as at, exists (select from announcement_child ac
          join person p on p.tenant_id = ac.tenant_id and p.id = ac.child_id
          where ac.tenant_id = a.tenant_id and ac.announcement_id = a.id and (position(right(p.name, greatest(2, length(p.name) - 1)) in a.urgent_reason) > 0
            or position(split_part(p.name, '·', 1) in a.urgent_reason) > 0)) as names
        from announcement a where a.tenant_id = ${tenantId} and a.urgent_reason is not null and a.recalled_at is null and a.sent_at >= ${from} and a.sent_at < ${until}
          and ${concerns(caller)} and exists (select from announcement_recipient r
            where r.tenant_id = a.tenant_id and r.announcement_id = a.id and r.guardian_id = ${personId} and r.read_at is null)
      union all
      select 'absence', null, null, n.created_at, false from notice n
        where n.tenant_id = ${tenantId} and n.person_id = ${personId} and n.role = 'guardian' and n.kind = 'absence' and n.read_at is null
          and n.created_at >= ${from} and n.created_at < ${until}
      order by at desc limit 1`.execute(db);
    const [found] = rows;
    if (found === undefined) continue;
    // A reason for many families may stand on a locked screen; one for a single family, or with a name in it, may not.
    const isForMany = found.kind === 'announcement' && parseStored(Audience, found.audience, 'announcement.audience').kind !== 'children' && !found.names;
    return { kind: found.kind, why: isForMany ? found.why : null };
  }
  return null;
}
