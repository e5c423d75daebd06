/** Writes a county as a OneRoster 1.2 CSV bundle. */
import { toCsv } from './csv.ts';
import type { County } from './county.ts';
import { SCHOOL_YEAR } from './people.ts';
import type { Person } from './people.ts';
import { className, gradeName, subjectsOf } from './places.ts';

type Rows = Record<string, string>[];

/** Columns every file begins with; in a full bundle status and date stay empty. */
const head = (sourcedId: string): Record<string, string> => ({ sourcedId, status: '', dateLastModified: '' });
const code = (grade: number): string => String(grade).padStart(2, '0');
const YEAR = `year-${SCHOOL_YEAR}`;
const ABSENT = [
  'categories', 'classResources', 'courseResources', 'demographics', 'lineItemLearningObjectiveIds', 'lineItems',
  'lineItemScoreScales', 'resources', 'resultLearningObjectiveIds', 'results', 'resultScoreScales', 'scoreScales',
  'userProfiles', 'userResources',
];
const PRESENT = ['academicSessions', 'classes', 'courses', 'enrollments', 'orgs', 'roles', 'users'];

/** The files of the bundle by name. */
export function rosterFiles(county: County, source: { name: string; code: string }): Map<string, string> {
  const tables: Record<string, Rows> = {
    'manifest.csv': manifest(source),
    'orgs.csv': orgs(county),
    'academicSessions.csv': sessions(),
    'courses.csv': courses(county),
    'classes.csv': classes(county),
    'users.csv': county.people.map(user),
    'roles.csv': county.people.flatMap(roles),
    'enrollments.csv': enrolments(county),
  };
  return new Map(Object.entries(tables).map(([file, rows]) => [file, toCsv(rows)]));
}

function manifest(source: { name: string; code: string }): Rows {
  const files = [...ABSENT.map((name) => [name, 'absent'] as const), ...PRESENT.map((name) => [name, 'bulk'] as const)];
  const properties = [
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...files.map(([name, mode]) => [`file.${name}`, mode]).sort(),
    ['source.systemName', source.name],
    ['source.systemCode', source.code],
  ];
  return properties.map(([propertyName = '', value = '']) => ({ propertyName, value }));
}

function orgs({ places }: County): Rows {
  return places.map(({ id, name, type, level, code: identifier, parent }) => ({
    ...head(id),
    name,
    type,
    identifier,
    parentSourcedId: parent ?? '',
    'metadata.level': level,
  }));
}

function sessions(): Rows {
  const row = (sourcedId: string, title: string, type: string, startDate: string, endDate: string, parent = ''): Rows[number] => ({
    ...head(sourcedId),
    title,
    type,
    startDate,
    endDate,
    parentSourcedId: parent,
    schoolYear: String(SCHOOL_YEAR + 1),
  });
  const name = `${SCHOOL_YEAR}—${SCHOOL_YEAR + 1}学年`;
  return [
    row(YEAR, name, 'schoolYear', `${SCHOOL_YEAR}-09-01`, `${SCHOOL_YEAR + 1}-07-31`),
    row(`${YEAR}-1`, `${name}第一学期`, 'semester', `${SCHOOL_YEAR}-09-01`, `${SCHOOL_YEAR + 1}-01-22`, YEAR),
    row(`${YEAR}-2`, `${name}第二学期`, 'semester', `${SCHOOL_YEAR + 1}-02-22`, `${SCHOOL_YEAR + 1}-07-09`, YEAR),
  ];
}

/** A course a school and grade: what its class learns together. */
function courses({ classes: all }: County): Rows {
  return all.map(({ plan }) => ({
    ...head(`course-${plan.school}-${plan.grade}`),
    schoolYearSourcedId: YEAR,
    title: `${gradeName(plan.grade)}国家课程`,
    courseCode: `G${code(plan.grade)}`,
    grades: code(plan.grade),
    orgSourcedId: plan.school,
    subjects: subjectsOf(plan.grade).join(','),
    subjectCodes: '',
  }));
}

function classes({ classes: all }: County): Rows {
  return all.map(({ plan }) => ({
    ...head(plan.id),
    title: className(plan),
    grades: code(plan.grade),
    courseSourcedId: `course-${plan.school}-${plan.grade}`,
    classCode: `${SCHOOL_YEAR}-${code(plan.grade)}-${plan.number}`,
    classType: 'homeroom',
    location: `教学楼${(plan.grade % 3) + 1}层`,
    schoolSourcedId: plan.school,
    termSourcedIds: `${YEAR}-1,${YEAR}-2`,
    subjects: subjectsOf(plan.grade).join(','),
    subjectCodes: '',
    periods: '',
  }));
}

function user(person: Person): Rows[number] {
  const { name } = person;
  return {
    ...head(person.id),
    enabledUser: 'true',
    username: person.id,
    userIds: '',
    givenName: name.given,
    familyName: name.family,
    middleName: '',
    identifier: person.number,
    email: '',
    sms: '',
    phone: person.phone ?? '',
    agentSourcedIds: person.guardians.join(','),
    grades: person.grade === undefined ? '' : code(person.grade),
    password: '',
    userMasterIdentifier: person.pupilNumber ?? '',
    resourceSourcedIds: '',
    preferredGivenName: name.own ?? '',
    preferredMiddleName: '',
    preferredFamilyName: '',
    primaryOrgSourcedId: person.parts[0]?.org ?? '',
    pronouns: '',
    'metadata.fullName': name.full,
  };
}

function roles({ id, parts }: Person): Rows {
  return parts.map(({ role, org, heads = [] }, index) => ({
    ...head(`${id}-r${index + 1}`),
    userSourcedId: id,
    roleType: index === 0 ? 'primary' : 'secondary',
    role,
    beginDate: `${SCHOOL_YEAR}-09-01`,
    endDate: '',
    orgSourcedId: org,
    userProfileSourcedId: '',
    'metadata.heads': heads.join(','),
  }));
}

function enrolments({ classes: all }: County): Rows {
  const row = (classId: string, school: string, userId: string, role: string, primary: boolean, subjects: readonly string[]): Rows[number] => ({
    ...head(`${classId}-${userId}`),
    classSourcedId: classId,
    schoolSourcedId: school,
    userSourcedId: userId,
    role,
    primary: String(primary),
    beginDate: `${SCHOOL_YEAR}-09-01`,
    endDate: '',
    'metadata.subjects': subjects.join(','),
  });
  return all.flatMap(({ plan, pupils, teachings }) => [
    ...teachings.map(({ teacher, subjects, leads }) => row(plan.id, plan.school, teacher.id, 'teacher', leads, subjects)),
    ...pupils.map((pupil) => row(plan.id, plan.school, pupil.id, 'student', false, [])),
  ]);
}
