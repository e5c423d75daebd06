/** Learning records as study is counted from them: what a learner did of a resource in one session and one stretch of time. */
import { sql, type RawBuilder } from 'kysely';
import { chinaOffsetMs, dayMs, readingExtensions, verbs, videoExtensions, type StudyAct } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { earliestMoment } from '../../xapi/statement/heard.ts';
import { parseSegments } from '../progress/intervals.ts';
import { parseRanges } from '../progress/reading.ts';

/** A thousand years: beyond it no clock is set, and the database may not reckon. */
const mostOffsetMs = 1000 * 365 * dayMs;
/** Nobody turns more in one go: whoever says so is believed so far. */
const mostPagesAtOnce = 1000;

interface StudyRow {
  /** Null where no class is asked for. */
  class_id: string | null;
  person_id: string;
  resource_id: string;
  session: string | null;
  first_at: string;
  last_at: string;
  segments: string | null;
  pages: number[];
  /** As `1-4,11`, where no page was told by itself. */
  read: string | null;
}
export interface StudyRowsAsked {
  tenantId: string;
  /** Which records of `statement s`. */
  of: RawBuilder<unknown>;
  /** Records of tasks alone, by their classes; else `of` may not speak of `task t`. */
  inTasks: boolean;
  /** A moment of `statement s`. */
  at: RawBuilder<unknown>;
  /** How long a stretch is: days of China, or weeks from Monday on. */
  stretch: RawBuilder<unknown>;
}

/** When it happened, as `happenedAt` has it. Of years that the database cannot read nothing is counted: one clock must not break it for others. */
export const happened = sql`greatest(least(
  case when s.body ->> 'timestamp' ~ '^[1-9][0-9]{3}-'
    then (s.body ->> 'timestamp')::timestamptz + least(greatest(coalesce(s.clock_offset, 0), ${-mostOffsetMs}::bigint), ${mostOffsetMs}::bigint) * interval '1 millisecond'
    else ${earliestMoment}::timestamptz end,
  s.stored_at), ${earliestMoment}::timestamptz)`;
export const byDay = sql`floor((extract(epoch from at) * 1000 + ${chinaOffsetMs}) / ${dayMs})`;

const latest = (what: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`(max(array[to_char(at at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), said_at, lpad(length(${what})::text, 9, '0'), ${what}]) filter (where ${what} is not null))[4]`;

/** A row a session and stretch: what was played is told from its beginning, so the last word of a stretch holds the others. */
export async function readStudyRows(db: Executor, { tenantId, of, inTasks, at, stretch }: StudyRowsAsked): Promise<StudyRow[]> {
  const { rows } = await sql<StudyRow>`
    with said as (
      select ${inTasks ? sql`t.class_id` : sql`null::text`} as class_id, s.person_id, s.resource_id, s.body #>> ${`{context,extensions,${videoExtensions.sessionId}}`}::text[] as session, ${at} as at,
        s.body #>> ${`{result,extensions,${videoExtensions.playedSegments}}`}::text[] as segments,
        s.body #> ${`{result,extensions,${readingExtensions.page}}`}::text[] as page,
        s.body #>> ${`{result,extensions,${readingExtensions.read}}`}::text[] as read, s.verb, s.body ->> 'timestamp' as said_at
      from statement s ${inTasks ? sql`join task t on t.tenant_id = s.tenant_id and t.id = s.task_id` : sql``}
      where s.tenant_id = ${tenantId} and not s.voided and s.resource_id is not null and s.person_id is not null and s.verb = any(${Object.values(verbs)}::text[]) and ${of}
    )
    select class_id, person_id, resource_id, session, min(at) as first_at, max(at) as last_at,
      -- The latest: behind its moment, so that nothing has to be sorted. Where many arrive at once, the one that was said last, or is longest.
      ${latest(sql`segments`)} as segments,
      -- Where each page is not collected, the end of a session tells of all of them.
      case when bool_or(verb = ${verbs.experienced}) then null else ${latest(sql`read`)} end as read,
      coalesce(array_agg(page::text::integer) filter (where jsonb_typeof(page) = 'number' and page::text ~ '^[1-9][0-9]{0,6}$'), '{}') as pages
    from said
    group by class_id, person_id, resource_id, coalesce(session, at::text), session, ${stretch}`.execute(db);
  return rows;
}

/** What a row tells: that it was begun, what was played by its end, and which pages were in view. */
export function actsOf({ person_id: learnerId, resource_id: resourceId, session: sessionId, first_at, last_at, segments, pages, read }: StudyRow): StudyAct[] {
  const common = { learnerId, resourceId, sessionId, playedSegments: [], page: null };
  const [first = '', last = ''] = [first_at, last_at].map((moment) => new Date(moment).toISOString());
  return [
    { ...common, at: first },
    { ...common, at: last, playedSegments: segments === null ? [] : (parseSegments(segments) ?? []) },
    ...[...new Set([...pages, ...pagesOf(read ?? '')])].map((page) => ({ ...common, at: last, page })),
  ];
}

/** `1-4,11` as pages; none where it is written wrongly. */
function pagesOf(read: string): number[] {
  const pages: number[] = [];
  for (const [first, last] of parseRanges(read) ?? []) for (let page = first; page <= last && pages.length < mostPagesAtOnce; page += 1) pages.push(page);
  return pages;
}

/** Of resources by their ids; what is gone has none. */
export async function titlesOf(db: Executor, tenantId: string, ids: readonly string[]): Promise<(resourceId: string) => { id: string; title: string }> {
  const rows = ids.length === 0 ? [] : await db.selectFrom('resource').select(['id', 'title']).where('tenant_id', '=', tenantId).where('id', 'in', [...new Set(ids)]).execute();
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return (id) => ({ id, title: titles.get(id) ?? '' });
}
