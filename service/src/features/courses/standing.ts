/** How far learners are in a course, by what is said of it and was not voided: the one source of figures, and of whether a certificate holds. */
import { sql } from 'kysely';
import { activityOf, doneUnits, isUnitDone, type UnitState } from '../../cmi5/registration.ts';
import { unitsOf, type Course } from '../../cmi5/structure.ts';
import { verbs } from '../../cmi5/words.ts';
import type { Executor } from '../../database/carrier.ts';
import { judgementOf } from '../../tincan/judgement.ts';
import type { Statement } from '../../xapi/statement/schema.ts';

export interface Standing {
  registrationId: string;
  personId: string;
  units: number;
  done: number;
  satisfied: boolean;
  /** Something was voided without which it was not done. */
  isShaken: boolean;
}
interface RegistrationRow {
  id: string;
  person_id: string;
  units: Partial<Record<string, UnitState>>;
}
interface SaidRow extends Pick<Statement, 'object' | 'result'> {
  registration: string;
  verb: string;
  voided: boolean;
}

const deciding = [verbs.completed, verbs.passed, verbs.failed, verbs.waived, verbs.satisfied];

/** Every registration of these learners for a course, the oldest first. */
export async function readStandings(db: Executor, tenantId: string, resourceId: string, course: Course, learners: readonly string[]): Promise<Standing[]> {
  const { rows: registrations } = await sql<RegistrationRow>`
    select id, person_id, units from course_registration
    where tenant_id = ${tenantId} and resource_id = ${resourceId} and person_id = any(${learners}::text[]) order by created_at, id`.execute(db);
  const said = await readSaid(db, tenantId, registrations.map(({ id }) => id));
  return registrations.map((row) => standingOf({ course, resourceId }, row, said.filter(({ registration }) => registration === row.id)));
}

/** Of registrations of which something was voided: all that decides about them. That is seldom, so it is seldom much. */
async function readSaid(db: Executor, tenantId: string, registrations: readonly string[]): Promise<SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select s.registration, s.verb, s.voided, s.body -> 'object' as object, s.body -> 'result' as result from course_registration r
    join statement s on s.tenant_id = r.tenant_id and s.person_id = r.person_id and s.registration = r.id
    where r.tenant_id = ${tenantId} and s.verb = any(${deciding}::text[]) and r.id in (
      select v.registration from statement v where v.tenant_id = ${tenantId} and v.voided and v.registration = any(${registrations}::text[]) and v.verb = any(${deciding}::text[]))`.execute(db);
  return rows;
}

function standingOf({ course, resourceId }: { course: Course; resourceId: string }, { id, person_id, units }: RegistrationRow, said: readonly SaidRow[]): Standing {
  const parts = unitsOf(course.children);
  const before = parts.map((_, place) => units[place] ?? {});
  const left = parts.map((unit, place) => withoutVoided(before[place] ?? {}, said, (row) => factsOf(row, activityOf.unit(resourceId, place), course.runtime === 'tincan' ? unit.id : null)));
  const isLost = parts.some((unit, place) => isUnitDone(unit, before[place] ?? {}) && !isUnitDone(unit, left[place] ?? {}));
  const records = said.filter(({ verb, object }) => verb === verbs.satisfied && 'id' in object && object.id === activityOf.course(resourceId));
  const isTakenBack = records.length > 0 && records.every(({ voided }) => voided);
  const figures = doneUnits(course, Object.fromEntries(left.entries()));
  return { registrationId: id, personId: person_id, ...figures, satisfied: !isTakenBack && figures.done === figures.units, isShaken: isTakenBack || isLost };
}

/** What one statement says of a unit, by whichever id it names it. */
function factsOf({ verb, object, result }: SaidRow, activityId: string, publisherId: string | null): UnitState {
  if (publisherId !== null && verb !== verbs.waived) return judgementOf({ verb: { id: verb }, object, ...(result && { result }) }, { unitId: publisherId, mode: 'Normal' });
  if (!('id' in object) || object.id !== activityId) return {};
  return { ...(verb === verbs.completed && { completed: true }), ...(verb === verbs.passed && { passed: true }), ...(verb === verbs.failed && { failed: true }), ...(verb === verbs.waived && { waived: true }) };
}

/** A fact is gone when a voided statement said it, and none that stands says it, too. */
function withoutVoided(state: UnitState, said: readonly SaidRow[], facts: (row: SaidRow) => UnitState): UnitState {
  const saidBy = (isVoided: boolean): UnitState => Object.assign({}, ...said.filter(({ voided }) => voided === isVoided).map(facts)) as UnitState;
  const [gone, standing] = [saidBy(true), saidBy(false)];
  const isGone = (fact: keyof UnitState) => gone[fact] === true && standing[fact] !== true;
  return Object.fromEntries((['completed', 'passed', 'failed', 'waived'] as const).filter((fact) => state[fact] === true && !isGone(fact)).map((fact) => [fact, true]));
}
