/** How each file of a bundle is read into rows: organisations, sessions, courses and classes. */
import type { RowReader } from './row-reader.ts';
import type { TableSpec } from './table.ts';
import type { ClassRow, CourseRow, OrgLevel, OrgRow, OrgType, SessionRow } from './types.ts';

const ORG_TYPES: ReadonlyMap<string, OrgType> = new Map(
  (['national', 'state', 'local', 'district', 'school'] as const).map((type) => [type, type]),
);
const ORG_LEVELS: ReadonlyMap<string, OrgLevel> = new Map(
  (['national', 'province', 'city', 'county', 'school'] as const).map((level) => [level, level]),
);
/** OneRoster's rungs are American; `metadata.level` says which of ours is meant, and this stands in without it. */
const LEVEL_OF_TYPE: Record<OrgType, OrgLevel> = {
  national: 'national',
  state: 'province',
  local: 'city',
  district: 'county',
  school: 'school',
};
const SESSION_TYPES: ReadonlyMap<string, SessionRow['type']> = new Map(
  (['gradingPeriod', 'semester', 'schoolYear', 'term'] as const).map((type) => [type, type]),
);
const CLASS_TYPES: ReadonlyMap<string, ClassRow['classType']> = new Map(
  (['homeroom', 'scheduled'] as const).map((type) => [type, type]),
);

/** `orgs.csv` */
export const orgs: TableSpec<OrgRow> = {
  file: 'orgs.csv',
  required: ['name', 'type', 'parentSourcedId'],
  make(reader, sourcedId) {
    const type = reader.choice('type', ORG_TYPES);
    const said = reader.optional('metadata.level');
    const level = said === null ? type && LEVEL_OF_TYPE[type] : reader.choice('metadata.level', ORG_LEVELS);
    const name = reader.required('name');
    const identifier = reader.optional('identifier');
    const parentSourcedId = reader.optional('parentSourcedId');
    return type && level && { sourcedId, name, type, level, identifier, parentSourcedId, line: reader.line };
  },
};

/** `academicSessions.csv` */
export const sessions: TableSpec<SessionRow> = {
  file: 'academicSessions.csv',
  required: ['title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
  make(reader, sourcedId) {
    const type = reader.choice('type', SESSION_TYPES);
    const startDate = reader.day('startDate');
    const endDate = reader.day('endDate');
    reader.inOrder(startDate, endDate, 'endDate');
    const title = reader.required('title');
    const parentSourcedId = reader.optional('parentSourcedId');
    const schoolYear = reader.required('schoolYear');
    return type && { sourcedId, title, type, startDate, endDate, parentSourcedId, schoolYear, line: reader.line };
  },
};

/** `courses.csv` */
export const courses: TableSpec<CourseRow> = {
  file: 'courses.csv',
  required: ['title', 'orgSourcedId'],
  make(reader, sourcedId) {
    return {
      sourcedId,
      title: reader.required('title'),
      courseCode: reader.optional('courseCode'),
      grades: grades(reader),
      orgSourcedId: reader.id('orgSourcedId'),
      subjects: reader.list('subjects'),
      subjectCodes: reader.list('subjectCodes'),
      schoolYearSourcedId: reader.optional('schoolYearSourcedId'),
      line: reader.line,
    };
  },
};

/** `classes.csv` */
export const classes: TableSpec<ClassRow> = {
  file: 'classes.csv',
  required: ['title', 'grades', 'courseSourcedId', 'classType', 'schoolSourcedId', 'termSourcedIds'],
  make(reader, sourcedId) {
    const classType = reader.choice('classType', CLASS_TYPES);
    const codes = grades(reader);
    const grade = codes.length === 1 ? Number(codes[0]) : null;
    const row = {
      sourcedId,
      title: reader.required('title'),
      grades: codes,
      grade: grade !== null && grade >= 1 && grade <= 12 ? grade : null,
      stage: stageOf(codes),
      classCode: reader.optional('classCode'),
      location: reader.optional('location'),
      courseSourcedId: reader.id('courseSourcedId'),
      schoolSourcedId: reader.id('schoolSourcedId'),
      termSourcedIds: reader.list('termSourcedIds'),
      subjects: reader.list('subjects'),
      subjectCodes: reader.list('subjectCodes'),
      line: reader.line,
    };
    return classType && { ...row, classType };
  },
};

/** Grade codes are two digits; what else a platform writes (`KG`, `IT`) is kept as it is. */
export function grades(reader: RowReader): string[] {
  return reader.list('grades').map((code) => (/^\d$/.test(code) ? `0${code}` : code));
}

/** The stage all grades share: six years of primary school, three of junior and three of senior middle school. */
function stageOf(codes: readonly string[]): ClassRow['stage'] {
  const stages = new Set(
    codes.map((code) => {
      const grade = /^\d+$/.test(code) ? Number(code) : 0;
      if (grade < 1 || grade > 12) return null;
      return grade <= 6 ? 'primary' : grade <= 9 ? 'junior' : 'senior';
    }),
  );
  const [stage] = stages;
  return stages.size === 1 && stage ? stage : null;
}
