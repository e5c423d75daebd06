/** Notices, and the stream that tells that something changed. */
import type { Logger } from 'pino';
import { Notice, routes, type RouteInput, type RouteOutput } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { parseStored, readable } from '../../database/stored.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { askAgainAfterChange } from '../../outbox/change-waiter.ts';
import { lastSequence, readChanges, sequenceBefore } from '../../outbox/change.ts';
import type { Feed } from '../../outbox/feed.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import type { Services } from '../../services.ts';
import { IdCursor, decodeCursor, defaultPageSize, page } from '../cursor.ts';

/** Tabs and devices of one person that may listen at once, in one process. */
const streamsOfPerson = 64;
const changesPage = 100;

/** Routes of the tag `notices`. */
export function noticeRoutes({ feed, carrier }: Services): Implementation[] {
  return [
    implement(routes.listNotices, async ({ db, caller, query, logger }) => listNotices(db, caller, query, logger)),
    implement(routes.markNoticeRead, async ({ db, caller, params }) => {
      await markRead(db, caller, params.noticeId);
      return undefined;
    }),
    implement(routes.streamEvents, async ({ db, caller, query: { unheard }, request, live }) => {
      const { tenantId, personId, expiresAt } = caller;
      requireLine(feed, caller);
      const after = readLastEventId(request) ?? (unheard === undefined ? null : await sequenceBefore(db, caller, unheard));
      return live(feed.streams.open({ db: carrier.db, hub: feed.hub, tenantId, personId, after, endsAt: expiresAt }));
    }),
    implement(routes.listChanges, async ({ db, caller, query: { after: known, wait = 0, unheard, limit = changesPage }, request }) => {
      const { tenantId, personId, expiresAt } = caller;
      const after = known ?? (unheard === undefined ? undefined : await sequenceBefore(db, caller, unheard));
      const read = async () => {
        const newest = await lastSequence(db, tenantId);
        const found = after === undefined ? [] : await readChanges(db, tenantId, after, limit, personId);
        const items = found.map(({ change }) => change);
        return { items, lastSequence: items.at(-1)?.sequence ?? newest };
      };
      if (after === undefined || wait === 0) return read();
      requireLine(feed, caller);
      const release = feed.streams.count(caller);
      try {
        const milliseconds = Math.max(0, Math.min(wait * 1000, expiresAt - Date.now()));
        return await askAgainAfterChange({ hub: feed.hub, tenantId, personId }, { read, isEnough: ({ items }) => items.length > 0, milliseconds, signal: request.signal });
      } finally {
        release();
      }
    }),
  ];
}

/** @throws ProblemError too-many-requests where a person has as many lines as one may have */
function requireLine({ streams }: Feed, { tenantId, personId }: Caller): void {
  if (streams.countOf(tenantId, personId) >= streamsOfPerson) throw new ProblemError('too-many-requests', { headers: { 'Retry-After': '30' } });
}

/** The sequence to go on after; null when the header is absent. @throws ProblemError invalid-request */
function readLastEventId(request: Request): number | null {
  const given = request.headers.get('last-event-id');
  if (given === null || given === '') return null;
  if (/^\d{1,15}$/.test(given)) return Number(given);
  throw new ProblemError('invalid-request', { errors: [{ pointer: 'Last-Event-ID', rule: 'regex' }] });
}

async function listNotices(
  db: Executor,
  caller: Caller,
  { cursor, limit = defaultPageSize }: RouteInput<typeof routes.listNotices>['query'],
  logger: Logger,
): Promise<RouteOutput<typeof routes.listNotices>> {
  const { tenantId, personId, identity } = caller;
  const after = decodeCursor(cursor, IdCursor)?.[0];
  let query = db
    .selectFrom('notice')
    .innerJoin('person as sender', (join) =>
      join.onRef('sender.tenant_id', '=', 'notice.tenant_id').onRef('sender.id', '=', 'notice.sender_id'),
    )
    .select(['notice.id', 'kind', 'created_at', 'read_at', 'sender.id as sender_id', 'sender.name as sender_name', 'parameters'])
    .where('notice.tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .where('role', '=', identity.role);
  if (after !== undefined) query = query.where('notice.id', '<', after);
  const found = await query.orderBy('notice.id', 'desc').limit(limit + 1).execute();
  const { rows, nextCursor } = page(found, limit, ({ id }) => [id]);
  const counts = await db
    .selectFrom('notice')
    .select(({ fn }) => [
      fn.countAll<number>().as('total'),
      fn.countAll<number>().filterWhere('read_at', 'is', null).as('unread'),
    ])
    .where((where) => where.and({ tenant_id: tenantId, person_id: personId, role: identity.role }))
    .executeTakeFirstOrThrow();
  const toNotice = ({ id, kind, created_at, read_at, sender_id, sender_name, parameters }: (typeof rows)[number]) =>
    parseStored(Notice, { id, kind, createdAt: created_at, readAt: read_at, sender: { id: sender_id, name: sender_name }, parameters }, 'notice');
  return { items: readable(rows, toNotice, logger), nextCursor, ...counts };
}

async function markRead(db: Executor, { tenantId, personId, identity }: Caller, noticeId: string): Promise<void> {
  const own = { tenant_id: tenantId, id: noticeId, person_id: personId, role: identity.role };
  const notice = await db.selectFrom('notice').select('read_at').where((where) => where.and(own)).executeTakeFirst();
  if (notice === undefined) throw new ProblemError('not-found');
  if (notice.read_at !== null) return;
  await db.updateTable('notice').set({ read_at: new Date().toISOString() }).where((where) => where.and(own)).execute();
  await appendEvents(db, [{ tenantId, type: 'notice.read', subject: { noticeId }, audience: [personId] }]);
}
