/**
 * The rows a OneRoster bundle is read into: flat, complete and ready to be written by `sourcedId`.
 * Absent values are `null`, never an empty string.
 */
import type { Finding } from '../reading/finding.ts';

/** Kinds of organisation that OneRoster 1.2 knows. */
export type OrgType = 'national' | 'state' | 'local' | 'district' | 'school';

/** Rungs of the tree as the space service has them. */
export type OrgLevel = 'national' | 'province' | 'city' | 'county' | 'school';

/** Where a row came from, for messages about it. */
export interface RowOrigin {
  /** Line of the row in its file, counted from 1. */
  line: number;
}

/** A country, province, city, county or school. */
export interface OrgRow extends RowOrigin {
  sourcedId: string;
  name: string;
  type: OrgType;
  level: OrgLevel;
  /** The organisation's own code, such as a school code. */
  identifier: string | null;
  /** Never part of a loop; a parent precedes its children in the list. */
  parentSourcedId: string | null;
}

/** A school year or term. */
export interface SessionRow extends RowOrigin {
  sourcedId: string;
  title: string;
  type: 'gradingPeriod' | 'semester' | 'schoolYear' | 'term';
  /** Day, `yyyy-mm-dd`. */
  startDate: string;
  /** Day, `yyyy-mm-dd`. */
  endDate: string;
  parentSourcedId: string | null;
  schoolYear: string;
}

/** A course that classes are taught by. */
export interface CourseRow extends RowOrigin {
  sourcedId: string;
  title: string;
  courseCode: string | null;
  grades: string[];
  orgSourcedId: string;
  subjects: string[];
  subjectCodes: string[];
  schoolYearSourcedId: string | null;
}

/** A class of pupils. */
export interface ClassRow extends RowOrigin {
  sourcedId: string;
  title: string;
  /** `homeroom` is the class a pupil belongs to, `scheduled` a group for one subject. */
  classType: 'homeroom' | 'scheduled';
  /** Grade codes `01` to `12`. */
  grades: string[];
  /** The one grade as a number; null for a class of several grades or none. */
  grade: number | null;
  stage: 'primary' | 'junior' | 'senior' | null;
  classCode: string | null;
  location: string | null;
  courseSourcedId: string;
  schoolSourcedId: string;
  termSourcedIds: string[];
  subjects: string[];
  subjectCodes: string[];
}

/** A person of the roster, whatever parts they play. */
export interface PersonRow extends RowOrigin {
  sourcedId: string;
  /** The whole name in the order and spacing of its own tradition: 欧阳明月, 买买提·艾力. */
  name: string;
  familyName: string;
  givenName: string;
  /** The name the person prefers, such as the Tibetan spelling beside the Han transcription. */
  preferredName: string | null;
  username: string | null;
  /** Number inside the school or authority. */
  identifier: string | null;
  /**
   * National pupil number, upper case, check digit proved. It is as sensitive as an identity card number: turn it
   * into a keyed hash at once, and store, log or show nothing else.
   */
  pupilNumber: string | null;
  email: string | null;
  phone: string | null;
  grades: string[];
  /** False: the account is closed, the person stays known. */
  enabled: boolean;
  primaryOrgSourcedId: string | null;
}

/** Which of the four kinds of space a role opens. */
export type IdentityKind = 'student' | 'teacher' | 'guardian' | 'manager';

/** Roles of OneRoster 1.2 that the space service knows. */
export type RosterRole =
  | 'student'
  | 'teacher'
  | 'aide'
  | 'counselor'
  | 'parent'
  | 'guardian'
  | 'relative'
  | 'principal'
  | 'siteAdministrator'
  | 'districtAdministrator'
  | 'systemAdministrator';

/** One part a person plays at one organisation. */
export interface IdentityRow extends RowOrigin {
  sourcedId: string;
  personSourcedId: string;
  orgSourcedId: string;
  role: RosterRole;
  kind: IdentityKind;
  /** OneRoster `roleType`. */
  primary: boolean;
  /** Subjects that a teacher heads at that school (`metadata.heads`), by their names. */
  heads: string[];
  beginDate: string | null;
  endDate: string | null;
}

/** A pupil in a class, or a teacher of a class. */
export interface EnrolmentRow extends RowOrigin {
  sourcedId: string;
  classSourcedId: string;
  schoolSourcedId: string;
  personSourcedId: string;
  role: 'student' | 'teacher';
  /** For a teacher: the one who leads the class. */
  primary: boolean;
  /** For a teacher: the subjects taught in this class (`metadata.subjects`), by their names. */
  subjects: string[];
  beginDate: string | null;
  endDate: string | null;
}

/** Who answers for which child; read from `agentSourcedIds` of either of the two. */
export interface GuardianshipRow extends RowOrigin {
  guardianSourcedId: string;
  childSourcedId: string;
  relation: 'parent' | 'guardian' | 'relative';
}

/** A row that a delta bundle asks to be taken away. */
export interface RemovalRow extends RowOrigin {
  file: RosterFileName;
  sourcedId: string;
}

/** Files of a bundle that are read. */
export type RosterFileName =
  | 'orgs.csv'
  | 'academicSessions.csv'
  | 'courses.csv'
  | 'classes.csv'
  | 'users.csv'
  | 'roles.csv'
  | 'enrollments.csv';

/**
 * Everything a bundle says, with everything that was wrong about it. In a bulk bundle every reference between rows
 * holds; in a delta bundle a row may point at one that was sent before (`roster.reference.elsewhere`).
 */
export interface Roster {
  /** The sending system's name and code from the manifest: sourcedIds are unique inside it only. */
  source: { name: string; code: string };
  /** Files that do not hold everything: changes only, not come, or not readable to their end. What they do not mention stays as it is. */
  partialFiles: RosterFileName[];
  orgs: OrgRow[];
  sessions: SessionRow[];
  courses: CourseRow[];
  classes: ClassRow[];
  people: PersonRow[];
  identities: IdentityRow[];
  enrolments: EnrolmentRow[];
  guardianships: GuardianshipRow[];
  /** Rows marked `tobedeleted`: what they said has ended. */
  removals: RemovalRow[];
  findings: Finding[];
}
