/** How the files about people are read into rows: users, their roles, and who sits in which class. */
import { LOST_CHARACTER } from '../reading/decode.ts';
import { composeName } from './names.ts';
import { isPupilNumber, looksLikePupilNumber } from './pupil-number.ts';
import type { RowReader } from './row-reader.ts';
import { grades } from './specs.ts';
import type { TableSpec } from './table.ts';
import type { EnrolmentRow, IdentityKind, IdentityRow, PersonRow, RosterRole } from './types.ts';

/** A person with the people who act for them, or for whom they act. */
export interface PersonWithAgents extends PersonRow {
  agents: string[];
}

const KIND_OF_ROLE: Record<RosterRole, IdentityKind> = {
  student: 'student',
  teacher: 'teacher',
  aide: 'teacher',
  counselor: 'teacher',
  parent: 'guardian',
  guardian: 'guardian',
  relative: 'guardian',
  principal: 'manager',
  siteAdministrator: 'manager',
  districtAdministrator: 'manager',
  systemAdministrator: 'manager',
};
const ROLES: ReadonlyMap<string, RosterRole> = new Map(
  (
    ['student', 'teacher', 'aide', 'counselor', 'parent', 'guardian', 'relative', 'principal', 'siteAdministrator', 'districtAdministrator', 'systemAdministrator'] as const
  ).map((role) => [role, role]),
);
const ENROLMENT_ROLES: ReadonlyMap<string, EnrolmentRow['role']> = new Map([
  ['student', 'student'],
  ['teacher', 'teacher'],
]);
const ROLE_TYPES: ReadonlyMap<string, { primary: boolean }> = new Map([
  ['primary', { primary: true }],
  ['secondary', { primary: false }],
]);

/** `users.csv` */
export const users: TableSpec<PersonWithAgents> = {
  file: 'users.csv',
  required: ['enabledUser', 'givenName', 'familyName'],
  make(reader, sourcedId) {
    const familyName = reader.optional('familyName') ?? '';
    const givenName = reader.optional('givenName') ?? '';
    return {
      sourcedId,
      name: nameOf(reader, familyName, givenName),
      familyName,
      givenName,
      preferredName:
        composeName(reader.optional('preferredFamilyName') ?? '', reader.optional('preferredGivenName') ?? '') || null,
      username: reader.optional('username'),
      ...numbersOf(reader),
      email: reader.optional('email'),
      phone: reader.optional('phone') ?? reader.optional('sms'),
      grades: grades(reader),
      enabled: reader.flag('enabledUser', true),
      primaryOrgSourcedId: reader.optional('primaryOrgSourcedId'),
      agents: reader.list('agentSourcedIds'),
      line: reader.line,
    };
  },
};

/** OneRoster has no place for a name in the order of its own tradition; `metadata.fullName` is ours. */
function nameOf(reader: RowReader, familyName: string, givenName: string): string {
  const name = reader.optional('metadata.fullName') ?? composeName(familyName, givenName);
  if (name === '') reader.report('error', 'familyName', 'roster.field.required');
  if (LOST_CHARACTER.test(name)) reader.report('warning', 'metadata.fullName', 'roster.user.name-lost-character');
  return name;
}

/** A pupil number may stand in either field; one that was mistyped could be another child's, so it is refused. */
function numbersOf(reader: RowReader): { identifier: string | null; pupilNumber: string | null } {
  const identifier = reader.optional('identifier');
  let pupilNumber: string | null = null;
  for (const field of ['userMasterIdentifier', 'identifier']) {
    const value = reader.optional(field);
    if (value === null || !looksLikePupilNumber(value)) continue;
    if (!isPupilNumber(value)) reader.report('error', field, 'roster.user.pupil-number');
    else if (pupilNumber !== null && pupilNumber !== value.toUpperCase()) {
      reader.report('error', field, 'roster.user.two-pupil-numbers');
    } else pupilNumber = value.toUpperCase();
  }
  const isNumberItself = identifier !== null && looksLikePupilNumber(identifier);
  return { identifier: isNumberItself ? null : identifier, pupilNumber };
}

/** `roles.csv` */
export const roles: TableSpec<IdentityRow> = {
  file: 'roles.csv',
  required: ['userSourcedId', 'roleType', 'role', 'orgSourcedId'],
  make(reader, sourcedId) {
    const role = reader.choice('role', ROLES);
    const roleType = reader.choice('roleType', ROLE_TYPES);
    const personSourcedId = reader.id('userSourcedId');
    const orgSourcedId = reader.id('orgSourcedId');
    const span = spanOf(reader);
    if (!role || !roleType) return null;
    const kind = KIND_OF_ROLE[role];
    const heads = kind === 'teacher' ? reader.list('metadata.heads') : [];
    return { sourcedId, personSourcedId, orgSourcedId, role, kind, primary: roleType.primary, heads, ...span, line: reader.line };
  },
};

/** `enrollments.csv` */
export const enrolments: TableSpec<EnrolmentRow> = {
  file: 'enrollments.csv',
  required: ['classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role'],
  make(reader, sourcedId) {
    const role = reader.choice('role', ENROLMENT_ROLES);
    const row = {
      sourcedId,
      classSourcedId: reader.id('classSourcedId'),
      schoolSourcedId: reader.id('schoolSourcedId'),
      personSourcedId: reader.id('userSourcedId'),
      primary: reader.flag('primary', false),
      subjects: reader.list('metadata.subjects'),
      ...spanOf(reader),
      line: reader.line,
    };
    return role && { ...row, role };
  },
};

function spanOf(reader: RowReader): { beginDate: string | null; endDate: string | null } {
  const beginDate = reader.optionalDay('beginDate');
  const endDate = reader.optionalDay('endDate');
  reader.inOrder(beginDate, endDate, 'endDate');
  return { beginDate, endDate };
}
