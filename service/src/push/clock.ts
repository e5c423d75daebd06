/**
 * The clock of Web Push in one process. A device has one row, and in it when it is looked at next: that is the queue. It outlives
 * a restart, many events become one push, and what is told is found out when it is told.
 */
import { sql } from 'kysely';
import { usualQuiet } from '../../../contract/src/index.ts';
import { lacksConsent } from '../authorisation/consent.ts';
import type { Carrier, Database } from '../database/carrier.ts';
import { quietChoicesOf } from '../features/quiet-hours/quiet-hours.ts';
import type { Caller, CallerIdentity } from '../identity/caller.ts';
import type { PushConfig } from './keys.ts';
import { readNews } from './news.ts';
import { sendPush } from './send.ts';

const tickMilliseconds = 1000;
/** What happens within it is told as one, and a change that was written earlier than another may be committed later. */
const gatherMs = 5000;
/** A process that ends in the middle leaves its devices to others after so long. */
const leaseMs = 60_000;
const firstRetryMs = 30_000;
const longestRetryMs = 60 * 60_000;
/** More than a day of trying. A person who opens the space on it again is told again. */
const mostAttempts = 32;
const devicesAtOnce = 20;

interface Due {
  tenant_id: string;
  id: string;
  person_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  language: string;
  told_at: string;
  urgent_at: string;
  pushed_at: string | null;
  due_at: string;
  attempts: number;
}
export interface PushClock {
  /** Goes through what has happened and tells the devices whose time has come; the timer does it by itself. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

const at = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Starts the clock. Any number of processes may run one: a device is told by one of them. */
export function openPushClock({ db }: Carrier, config: PushConfig | null, onError: (error: unknown) => void): PushClock {
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    if (config === null) return;
    await markDue(db, Date.now());
    for (;;) {
      const due = await claim(db, Date.now());
      await Promise.all(due.map((device) => tell(db, device, config, Date.now()).catch(onError)));
      if (due.length < devicesAtOnce) return;
    }
  };
  const tick = async (): Promise<void> => (running ??= run().finally(() => (running = null)));
  const timer = config === null ? undefined : setInterval(() => void tick().catch(onError), tickMilliseconds);
  timer?.unref();
  return {
    tick,
    async close() {
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}

/** Devices of people to whom something has happened since the last round are looked at soon. */
async function markDue(db: Database, now: number): Promise<void> {
  const { rows } = await sql<{ tenant_id: string }>`select s.tenant_id from tenant_sequence s
    left join push_position p on p.tenant_id = s.tenant_id
    where s.last > coalesce(p.seq, 0) and exists (select from push_device d where d.tenant_id = s.tenant_id)`.execute(db);
  for (const { tenant_id } of rows) {
    await db.transaction().execute(async (transaction) => {
      await sql`insert into push_position (tenant_id, seq) values (${tenant_id}, 0) on conflict do nothing`.execute(transaction);
      // Another process that is at it does it for all.
      const held = await sql<{ seq: number; last: number }>`select p.seq, s.last from push_position p join tenant_sequence s on s.tenant_id = p.tenant_id
        where p.tenant_id = ${tenant_id} for update of p skip locked`.execute(transaction);
      const [place] = held.rows;
      if (place === undefined) return;
      const soon = at(now + gatherMs);
      await sql`update push_device d set due_at = case when d.attempts > 0 then coalesce(d.due_at, ${soon}) else least(d.due_at, ${soon}) end
        from (select distinct unnest(audience) as person_id from outbox
          where tenant_id = ${tenant_id} and seq > ${place.seq} and seq <= ${place.last}
            and (type in ('notice.created', 'announcement.changed') or (type = 'conversation.changed' and subject ? 'messageSequence'))) told
        where d.tenant_id = ${tenant_id} and d.person_id = told.person_id`.execute(transaction);
      await sql`update push_position set seq = ${place.last} where tenant_id = ${tenant_id}`.execute(transaction);
    });
  }
}

/** Devices whose time has come; until the lease ends they are this process's. */
async function claim(db: Database, now: number): Promise<Due[]> {
  const { rows } = await sql<Due>`update push_device d set due_at = ${at(now + leaseMs)}
    from (select tenant_id, id from push_device where due_at <= ${at(now)} order by due_at limit ${devicesAtOnce} for update skip locked) due
    where d.tenant_id = due.tenant_id and d.id = due.id
    returning d.tenant_id, d.id, d.person_id, d.endpoint, d.p256dh, d.auth, d.language, d.told_at, d.urgent_at, d.pushed_at, d.due_at, d.attempts`.execute(db);
  return rows;
}

async function tell(db: Database, device: Due, config: PushConfig, now: number): Promise<void> {
  const { tenant_id: tenantId, id, person_id: personId, language } = device;
  const forget = async (): Promise<void> => {
    await db.deleteFrom('push_device').where((where) => where.and({ tenant_id: tenantId, id, person_id: personId })).execute();
  };
  const callers = await callersOf(db, tenantId, personId, at(now));
  const [caller] = callers;
  if (caller === undefined) return forget();

  const until = at(now - gatherMs + 1);
  // What comes while no guardian agrees is not told later either.
  if (await lacksConsent(db, caller, 'push')) return settle(db, device, { due_at: null, attempts: 0, told_at: until, urgent_at: until });
  const choice = (await quietChoicesOf(db, tenantId, [personId])).get(personId) ?? usualQuiet;
  const { content, toldUntil, nextAt } = await readNews(db, callers, device, { now: at(now), until, choice });
  const { urgent, announcements, messages, notices } = content;
  if (urgent === null && announcements + messages + notices === 0) return settle(db, device, { due_at: nextAt, attempts: 0 });

  const outcome = await sendPush(device, { language, ...content }, config);
  const attempts = device.attempts + 1;
  if (outcome.state === 'gone' || (outcome.state === 'later' && attempts >= mostAttempts)) return forget();
  if (outcome.state === 'later') {
    const wait = Math.min(Math.max(firstRetryMs * 2 ** Math.min(device.attempts, 12), (outcome.retrySeconds ?? 0) * 1000), longestRetryMs);
    return settle(db, device, { due_at: at(now + wait), attempts });
  }
  await settle(db, device, { due_at: nextAt, attempts: 0, ...(urgent !== null && { urgent_at: until }), ...(toldUntil !== null && { told_at: toldUntil, pushed_at: at(now) }) });
}

interface Settled {
  due_at: string | null;
  attempts: number;
  told_at?: string;
  urgent_at?: string;
  pushed_at?: string;
}

/** What happened meanwhile has set an earlier time: that stays. */
async function settle(db: Database, { tenant_id, id, person_id, due_at: lease }: Due, { due_at, ...values }: Settled): Promise<void> {
  await db
    .updateTable('push_device')
    .set({ ...values, due_at: sql<string | null>`case when due_at = ${lease} then ${due_at}::timestamptz else least(due_at, ${due_at}::timestamptz) end` })
    .where((where) => where.and({ tenant_id, id, person_id }))
    .execute();
}

/** The person in each identity of now; none where all have ended. */
async function callersOf(db: Database, tenantId: string, personId: string, now: string): Promise<Caller[]> {
  const identities: CallerIdentity[] = await db
    .selectFrom('identity')
    .select(['id', 'role', 'organisation_id as organisationId'])
    .where((where) => where.and({ tenant_id: tenantId, person_id: personId }))
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', now)]))
    .execute();
  return identities.map((identity) => ({ tenantId, personId, identity, identities, expiresAt: 0, isGuest: false }));
}
