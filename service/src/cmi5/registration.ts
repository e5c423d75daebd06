/** How far a person is in a course: which units are passed, completed or waived, and what follows from that. */
import { sql } from 'kysely';
import * as v from 'valibot';
import type { Executor } from '../database/carrier.ts';
import { verbs } from './words.ts';
import { unitsOf, type Block, type Course, type MoveOn, type Unit } from './structure.ts';

const UnitState = v.object({
  completed: v.optional(v.boolean()),
  passed: v.optional(v.boolean()),
  failed: v.optional(v.boolean()),
  waived: v.optional(v.boolean()),
});
export type UnitState = v.InferOutput<typeof UnitState>;

export interface Registration {
  tenantId: string;
  id: string;
  resourceId: string;
  personId: string;
  taskId: string | null;
  /** By the place of the unit in the course. */
  units: Partial<Record<string, UnitState>>;
  /** Ids of activities that are satisfied. */
  satisfied: string[];
  course: Course;
}

/** Reads a registration and holds it until the transaction ends, since its units change one by one. */
export async function lockRegistration(db: Executor, tenantId: string, id: string): Promise<Registration | null> {
  const { rows } = await sql<{ resource_id: string; person_id: string; task_id: string | null; units: unknown; satisfied: unknown; structure: Course }>`
    select registration.resource_id, person_id, task_id, units, satisfied, structure
    from course_registration registration join course
      on course.tenant_id = registration.tenant_id and course.resource_id = registration.resource_id
    where registration.tenant_id = ${tenantId} and registration.id = ${id}
    for update of registration`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    tenantId,
    id,
    resourceId: row.resource_id,
    personId: row.person_id,
    taskId: row.task_id,
    units: v.parse(v.record(v.string(), UnitState), row.units),
    satisfied: v.parse(v.array(v.string()), row.satisfied),
    course: row.structure,
  };
}

export async function saveRegistration(db: Executor, { tenantId, id, units, satisfied }: Registration): Promise<void> {
  await db
    .updateTable('course_registration')
    .set({ units: JSON.stringify(units), satisfied: JSON.stringify(satisfied) })
    .where((where) => where.and({ tenant_id: tenantId, id }))
    .execute();
}

/** Of courses and blocks whose records of being done were voided: they can become so again. */
export async function takeBackSatisfied(db: Executor, tenantId: string, voided: readonly string[]): Promise<void> {
  const record = sql`s.tenant_id = r.tenant_id and s.person_id = r.person_id and s.registration = r.id and s.verb = ${verbs.satisfied}`;
  await sql`
    update course_registration r set satisfied = r.satisfied - array(
      select s.body -> 'object' ->> 'id' from statement s where ${record} group by 1 having bool_and(s.voided))
    where r.tenant_id = ${tenantId} and exists (select from statement s where ${record} and s.id = any(${voided}::text[]))`.execute(db);
}

/** The activity that stands for a part of the course in our statements: never the publisher's id, which others use too. */
export const activityOf = {
  course: (resourceId: string) => `urn:ls:course:${resourceId}`,
  unit: (resourceId: string, unit: number) => `urn:ls:course:${resourceId}:unit:${unit}`,
  block: (resourceId: string, block: string) => `urn:ls:course:${resourceId}:block:${block}`,
};

const met: Readonly<Record<MoveOn, (state: UnitState) => boolean>> = {
  Passed: ({ passed }) => passed === true,
  Completed: ({ completed }) => completed === true,
  CompletedAndPassed: ({ completed, passed }) => completed === true && passed === true,
  CompletedOrPassed: ({ completed, passed }) => completed === true || passed === true,
  NotApplicable: () => true,
};

/** How many units of a course are done: by the rule of each, or taken off. */
export function doneUnits(course: Course, units: Partial<Record<string, UnitState>>): { units: number; done: number } {
  const list = unitsOf(course.children);
  return { units: list.length, done: list.filter((unit, place) => isUnitDone(unit, units[place] ?? {})).length };
}

/** By its own rule, or taken off. */
export const isUnitDone = ({ moveOn }: Unit, state: UnitState): boolean => state.waived === true || met[moveOn](state);

/** A block or the course that has just become satisfied. */
export interface Satisfied {
  kind: 'block' | 'course';
  activityId: string;
  part: Block | Course;
}

/** Marks what is satisfied now; answers with the blocks, inner ones first, and the course that were not before. */
export function satisfy(registration: Registration): Satisfied[] {
  const { course, resourceId, units } = registration;
  const list = unitsOf(course.children);
  const known = new Set(registration.satisfied);
  const fresh: Satisfied[] = [];
  const isDone = (part: Unit | Block, path: string): boolean => {
    if (part.kind === 'unit') {
      return isUnitDone(part, units[list.indexOf(part)] ?? {});
    }
    const parts = part.children.map((child, index) => isDone(child, `${path}.${index}`));
    const activityId = activityOf.block(resourceId, path);
    return add('block', activityId, part, parts.every(Boolean));
  };
  const add = (kind: Satisfied['kind'], activityId: string, part: Block | Course, isComplete: boolean): boolean => {
    if (!isComplete || known.has(activityId)) return isComplete;
    known.add(activityId);
    fresh.push({ kind, activityId, part });
    return true;
  };
  const parts = course.children.map((child, index) => isDone(child, String(index)));
  add('course', activityOf.course(resourceId), course, parts.every(Boolean));
  registration.satisfied = [...known];
  return fresh;
}
