/** What must hold between rows of different files: who is whose guardian, and who may sit in which class. */
import type { Findings } from '../reading/finding.ts';
import type { PersonWithAgents } from './people-specs.ts';
import { leaveOut } from './table.ts';
import type { Table } from './table.ts';
import type { ClassRow, EnrolmentRow, GuardianshipRow, IdentityKind, IdentityRow } from './types.ts';

/** Roles of a person at a glance. */
type Parts = ReadonlyMap<string, ReadonlySet<IdentityKind>>;

/** Which kinds of identity each person has. */
export function partsOf(identities: Table<IdentityRow>): Parts {
  const parts = new Map<string, Set<IdentityKind>>();
  for (const { personSourcedId, kind } of identities.rows.values()) {
    const kinds = parts.get(personSourcedId) ?? new Set();
    parts.set(personSourcedId, kinds.add(kind));
  }
  return parts;
}

/** One number, two names: one of them is somebody else, and merging two children would show one the other's data. */
export function checkPupilNumbers(people: Table<PersonWithAgents>, findings: Findings): void {
  const firstOf = new Map<string, PersonWithAgents>();
  for (const person of [...people.rows.values()]) {
    if (person.pupilNumber === null) continue;
    const first = firstOf.get(person.pupilNumber);
    if (!first) firstOf.set(person.pupilNumber, person);
    else {
      const params = { firstLine: first.line };
      const field = 'userMasterIdentifier';
      if (first.name === person.name) {
        findings.warning(people.file, { line: person.line, field, rule: 'roster.user.same-pupil-number', params });
      } else leaveOut(people, person, findings, { field, rule: 'roster.user.pupil-number-of-another', params });
    }
  }
}

/** People without a role are known but can do nothing; that is worth a look. */
export function checkParts(people: Table<PersonWithAgents>, parts: Parts, findings: Findings): void {
  for (const { sourcedId, line } of people.rows.values()) {
    if (!parts.has(sourcedId)) findings.warning(people.file, { line, field: null, rule: 'roster.user.no-role' });
  }
}

/** An enrolment opens a class to a person, so it needs the role it claims, the class's own school, and to be the only one. */
export function checkEnrolments(
  enrolments: Table<EnrolmentRow>,
  classes: Table<ClassRow>,
  identities: Table<IdentityRow>,
  parts: Parts,
  findings: Findings,
): void {
  const seen = new Map<string, EnrolmentRow>();
  for (const row of [...enrolments.rows.values()]) {
    const school = classes.rows.get(row.classSourcedId)?.schoolSourcedId;
    const key = JSON.stringify([row.classSourcedId, row.personSourcedId, row.role]);
    const first = seen.get(key);
    if (school !== undefined && school !== row.schoolSourcedId) {
      const remark = { field: 'schoolSourcedId', value: row.schoolSourcedId, params: { school } };
      leaveOut(enrolments, row, findings, { ...remark, rule: 'roster.enrolment.other-school' });
    } else if (!identities.partial && !parts.get(row.personSourcedId)?.has(row.role)) {
      leaveOut(enrolments, row, findings, { field: 'role', rule: 'roster.enrolment.without-role', value: row.role });
    } else if (first) {
      const params = { firstLine: first.line };
      leaveOut(enrolments, row, findings, { field: 'userSourcedId', rule: 'roster.enrolment.twice', params });
    } else seen.set(key, row);
  }
}

/** Reads `agentSourcedIds` from both sides: a child names guardians, and a guardian may name children. */
export function guardianshipsOf(
  people: Table<PersonWithAgents>,
  identities: Table<IdentityRow>,
  parts: Parts,
  findings: Findings,
): GuardianshipRow[] {
  const edges = new Map<string, GuardianshipRow>();
  const is = (id: string, kind: IdentityKind): boolean => parts.get(id)?.has(kind) ?? false;
  for (const { sourcedId: own, agents, line } of people.rows.values()) {
    for (const agent of agents) {
      const say = (rule: string): void =>
        findings.error(people.file, { line, field: 'agentSourcedIds', rule, value: agent });
      if (agent === own) say('roster.guardianship.self');
      else if (!people.rows.has(agent)) {
        if (people.leftOut.has(agent)) say('roster.guardianship.left-out');
        else say(is(own, 'student') ? 'roster.guardianship.unknown-guardian' : 'roster.guardianship.unknown-child');
      } else if (is(own, 'student') && is(agent, 'guardian')) addEdge(agent, own, line);
      else if (is(own, 'guardian') && is(agent, 'student')) addEdge(own, agent, line);
      else say('roster.guardianship.roles');
    }
  }
  const relations = relationsOf(identities);
  return withoutMutual();

  function addEdge(guardianSourcedId: string, childSourcedId: string, line: number): void {
    const key = JSON.stringify([guardianSourcedId, childSourcedId]);
    if (!edges.has(key)) edges.set(key, { guardianSourcedId, childSourcedId, relation: 'guardian', line });
  }

  function withoutMutual(): GuardianshipRow[] {
    return [...edges.values()].flatMap((edge) => {
      if (!edges.has(JSON.stringify([edge.childSourcedId, edge.guardianSourcedId]))) {
        return [{ ...edge, relation: relations.get(edge.guardianSourcedId) ?? edge.relation }];
      }
      const remark = { line: edge.line, field: 'agentSourcedIds', value: edge.guardianSourcedId };
      findings.error(people.file, { ...remark, rule: 'roster.guardianship.mutual' });
      return [];
    });
  }
}

function relationsOf(identities: Table<IdentityRow>): Map<string, GuardianshipRow['relation']> {
  const relations = new Map<string, GuardianshipRow['relation']>();
  for (const { personSourcedId, role } of identities.rows.values()) {
    if (role === 'parent' || role === 'guardian' || role === 'relative') relations.set(personSourcedId, role);
  }
  return relations;
}
