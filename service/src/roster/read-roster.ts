/** Reads a OneRoster 1.2 CSV bundle into rows and findings. Pure: it touches neither disk nor database. */
import { Findings } from '../reading/finding.ts';
import { openBundle } from './bundle.ts';
import type { RosterEntries } from './bundle.ts';
import { enrolments, roles, users } from './people-specs.ts';
import { checkEnrolments, checkParts, checkPupilNumbers, guardianshipsOf, partsOf } from './relations.ts';
import { classes, courses, orgs, sessions } from './specs.ts';
import { checkReferences, readTable } from './table.ts';
import type { Table, TableSpec } from './table.ts';
import { settleTree } from './tree.ts';
import type { RemovalRow, Roster, RosterFileName } from './types.ts';

/** Reads a bundle: broken rows are reported and left out, the others are returned. */
export function readRoster(entries: RosterEntries): Roster {
  const findings = new Findings();
  const removals: RemovalRow[] = [];
  const partialFiles: RosterFileName[] = [];
  const { source, deliveries } = openBundle(entries, findings);
  const isDelta = [...deliveries.values()].some(({ delta }) => delta);
  const read = <Row extends { sourcedId: string; line: number }>(spec: TableSpec<Row>): Table<Row> => {
    const delivery = deliveries.get(spec.file) ?? { bytes: null, delta: false };
    const table = readTable(spec, delivery, removals, findings);
    const isTorn = delivery.bytes !== null && !findings.isWhole(spec.file);
    if (isTorn && !delivery.delta) findings.warning(spec.file, { line: null, field: null, rule: 'roster.file.torn' });
    if (isTorn || delivery.delta || delivery.bytes === null) partialFiles.push(spec.file);
    // Beside a delta file, a file that did not come has not changed: its rows exist elsewhere.
    if (isDelta && delivery.bytes === null) table.partial = true;
    return table;
  };

  const orgTable = read(orgs);
  const orgRows = settleTree(orgTable, 'roster.org.loop', findings);
  const sessionTable = read(sessions);
  const sessionRows = settleTree(sessionTable, 'roster.session.loop', findings);

  const courseTable = read(courses);
  checkReferences(courseTable, 'orgSourcedId', (row) => [row.orgSourcedId], orgTable, findings);
  const classTable = read(classes);
  checkReferences(classTable, 'schoolSourcedId', (row) => [row.schoolSourcedId], orgTable, findings);
  checkReferences(classTable, 'courseSourcedId', (row) => [row.courseSourcedId], courseTable, findings);
  checkReferences(classTable, 'termSourcedIds', (row) => row.termSourcedIds, sessionTable, findings);

  const personTable = read(users);
  checkPupilNumbers(personTable, findings);
  checkReferences(personTable, 'primaryOrgSourcedId', (row) => [row.primaryOrgSourcedId], orgTable, findings);

  const identityTable = read(roles);
  checkReferences(identityTable, 'userSourcedId', (row) => [row.personSourcedId], personTable, findings);
  checkReferences(identityTable, 'orgSourcedId', (row) => [row.orgSourcedId], orgTable, findings);
  const parts = partsOf(identityTable);
  if (!identityTable.partial) checkParts(personTable, parts, findings);

  const enrolmentTable = read(enrolments);
  checkReferences(enrolmentTable, 'classSourcedId', (row) => [row.classSourcedId], classTable, findings);
  checkReferences(enrolmentTable, 'userSourcedId', (row) => [row.personSourcedId], personTable, findings);
  checkEnrolments(enrolmentTable, classTable, identityTable, parts, findings);
  const guardianships = guardianshipsOf(personTable, identityTable, parts, findings);

  return {
    source,
    partialFiles,
    orgs: orgRows,
    sessions: sessionRows,
    courses: [...courseTable.rows.values()],
    classes: [...classTable.rows.values()],
    people: [...personTable.rows.values()].map(({ agents: _agents, ...person }) => person),
    identities: [...identityTable.rows.values()],
    enrolments: [...enrolmentTable.rows.values()],
    guardianships,
    removals,
    findings: findings.list(),
  };
}
