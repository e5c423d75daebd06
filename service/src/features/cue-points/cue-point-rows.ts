/** Cue points as one reader may see them: whose class it is, is part of the query. */
import { sql, type RawBuilder } from 'kysely';
import type { Logger } from 'pino';
import type { RouteOutput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { parseStored, readable } from '../../database/stored.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { Content, Given } from './content.ts';

export type CuePointBody = RouteOutput<typeof routes.answerCuePoint>;
type Classes = RouteOutput<typeof routes.listCuePoints>['classes'];
type Count = NonNullable<CuePointBody['count']>;

const most = 500;
/** As many different answers as a board can show. */
const mostGiven = 40;
/** As whom somebody has to do with a class. Guardians and managers have no part in its lessons. */
const memberships = { student: 'learner', teacher: 'teacher', guardian: null, manager: null } as const;

interface Row {
  id: string;
  resource_id: string;
  class_id: string;
  class_name: string;
  seconds: number;
  content: unknown;
  answer: unknown;
  is_right: boolean | null;
  answered_at: string | null;
}

async function select(db: Executor, { tenantId, personId, identity }: Caller, condition: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.id, c.resource_id, c.class_id, class.name as class_name, c.seconds, c.content, a.answer, a.is_right, a.answered_at
    from cue_point c
    join class on class.tenant_id = c.tenant_id and class.id = c.class_id
    left join cue_point_answer a on a.tenant_id = c.tenant_id and a.cue_point_id = c.id and a.person_id = ${personId}
    where c.tenant_id = ${tenantId} and ${condition}
      and exists (select from enrolment e where e.tenant_id = c.tenant_id and e.class_id = c.class_id
        and e.person_id = ${personId} and e.role = ${memberships[identity.role]} and e.ended_at is null)
      and (${identity.role === 'teacher'} or c.content ->> 'kind' <> 'mark')
    order by c.seconds, c.id limit ${most}`.execute(db);
  return rows;
}

/** All of a resource, of the caller's classes. */
export async function listCuePoints(db: Executor, caller: Caller, resourceId: string, logger: Logger): Promise<CuePointBody[]> {
  const rows = await select(db, caller, sql`c.resource_id = ${resourceId}`);
  const counts = caller.identity.role === 'teacher' ? await countsOf(db, caller, rows) : null;
  return readable(rows, (row) => toBody(row, counts?.get(row.id) ?? null), logger);
}

/** One, with the own answer. @throws ProblemError not-found */
export async function readCuePoint(db: Executor, caller: Caller, id: string): Promise<CuePointBody> {
  const [row] = await select(db, caller, sql`c.id = ${id}`);
  if (row === undefined) throw new ProblemError('not-found');
  return toBody(row, null);
}

/** Classes that the caller teaches. */
export async function taughtClasses(db: Executor, { tenantId, personId, identity }: Caller): Promise<Classes> {
  if (identity.role !== 'teacher') return [];
  return db
    .selectFrom('enrolment')
    .innerJoin('class', (join) => join.onRef('class.tenant_id', '=', 'enrolment.tenant_id').onRef('class.id', '=', 'enrolment.class_id'))
    .select(['class.id', 'class.name'])
    .distinct()
    .where((where) => where.and({ 'enrolment.tenant_id': tenantId, 'enrolment.person_id': personId, 'enrolment.role': 'teacher' }))
    .where('enrolment.ended_at', 'is', null)
    .where('class.ended_at', 'is', null)
    .orderBy('class.name')
    .orderBy('class.id')
    .execute();
}

/** How the learners of today have answered. Whoever left the class is not counted. */
async function countsOf(db: Executor, { tenantId }: Caller, points: readonly Row[]): Promise<Map<string, Count>> {
  const ids = points.map(({ id }) => id);
  const learnerOf = sql`e.tenant_id = c.tenant_id and e.class_id = c.class_id and e.role = 'learner' and e.ended_at is null`;
  const { rows } = await sql<{ id: string; learners: number; answer: unknown; is_right: boolean | null; count: number }>`
    select c.id, (select count(distinct e.person_id) from enrolment e where ${learnerOf}) as learners, a.answer, a.is_right, count(a.person_id) as count
    from cue_point c
    left join cue_point_answer a on a.tenant_id = c.tenant_id and a.cue_point_id = c.id
      and exists (select from enrolment e where ${learnerOf} and e.person_id = a.person_id)
    where c.tenant_id = ${tenantId} and c.id = any(${ids}::text[])
    group by c.tenant_id, c.id, a.answer, a.is_right order by count desc, a.answer::text`.execute(db);
  const counts = new Map<string, Count>();
  for (const { id, learners, answer, is_right: isRight, count } of rows) {
    const sum = counts.get(id) ?? { learners, answered: 0, right: 0, given: [] };
    if (count > 0) {
      sum.answered += count;
      if (isRight === true) sum.right += count;
      if (sum.given.length < mostGiven) sum.given.push({ ...parseStored(Given, answer, 'cue_point_answer.answer'), count });
    }
    counts.set(id, sum);
  }
  return counts;
}

/** The key is the teacher's, and a learner's after the answer. */
function toBody(row: Row, count: Count | null): CuePointBody {
  const { key, ...content } = parseStored(Content, row.content, 'cue_point.content');
  const { id, resource_id: resourceId, seconds, answered_at: answeredAt } = row;
  return {
    id,
    class: { id: row.class_id, name: row.class_name },
    resourceId,
    seconds,
    ...content,
    key: count !== null || answeredAt !== null ? key : null,
    answer: answeredAt === null ? null : { ...parseStored(Given, row.answer, 'cue_point_answer.answer'), right: row.is_right, answeredAt },
    count,
  };
}
