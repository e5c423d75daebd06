/** Groups of a course: who takes it together with a class, how far each is, and the certificate of whoever has done it. */
import * as v from 'valibot';
import { CalendarDate, ClassReference, Id, PersonReference, Timestamp } from './common.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const CertificateNumber = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(40),
  v.title('CertificateNumber'),
  v.description('80 random bits and a check sign, in Crockford’s 32 signs; read without regard to case, blanks and dashes.'),
  v.examples(['7XQM-018K-VK9D-W7HB-Q']),
);
export const Certificate = v.pipe(
  v.object({
    number: CertificateNumber,
    title: v.pipe(v.string(), v.description('Of the course, as it was then.')),
    issuedAt: Timestamp,
    state: v.pipe(v.picklist(['valid', 'revoked']), v.description('`revoked` by a teacher, or since the result it stands on was voided.')),
  }),
  v.title('Certificate'),
);
/** What anybody is told who has the number. */
export const PublicCertificate = v.pipe(
  v.object({
    number: CertificateNumber,
    title: Certificate.entries.title,
    day: CalendarDate,
    name: v.pipe(v.string(), v.description('Masked: the first sign as people read it, and nothing of a name that has no other.'), v.examples(['买**'])),
    state: Certificate.entries.state,
  }),
  v.title('PublicCertificate'),
  v.description('What a certificate says to anybody who has its number: no id, no class, no school, no full name, no time of day.'),
);
export const CourseGroup = v.pipe(
  v.object({
    id: Id,
    class: ClassReference,
    resource: v.object({ id: Id, title: v.string() }),
    openedBy: PersonReference,
    openedAt: Timestamp,
    closedAt: v.pipe(v.nullable(Timestamp), v.description('From then on nobody joins; who is in it goes on.')),
  }),
  v.title('CourseGroup'),
);
export const CourseEnrolment = v.pipe(
  v.object({
    state: v.pipe(v.picklist(['none', 'joined', 'taken-out']), v.description('Who was taken out by a teacher joins again when a teacher lets them.')),
    joinedAt: v.nullable(Timestamp),
    units: v.pipe(count, v.description('Of the course.')),
    done: v.pipe(count, v.description('Units that are done by the rule of the course (`moveOn`), or were taken off; none before the course was opened.')),
    satisfied: v.pipe(v.boolean(), v.description('All that the course asks for is done.')),
    certificate: v.nullable(Certificate),
  }),
  v.title('CourseEnrolment'),
);
export const OwnCourseGroups = v.pipe(v.object({ items: v.array(v.object({ group: CourseGroup, enrolment: CourseEnrolment })) }), v.title('OwnCourseGroups'));
export const CourseGroups = v.pipe(v.object({ items: v.array(CourseGroup) }), v.title('CourseGroups'));
export const CourseMembers = v.pipe(
  v.object({ group: CourseGroup, items: v.pipe(v.array(v.object({ learner: PersonReference, enrolment: CourseEnrolment })), v.description('By name: who has joined, who was taken out, and whoever has a certificate of it, without progress.')) }),
  v.title('CourseMembers'),
);
export const CourseGroupDraft = v.pipe(v.object({ classId: Id, resourceId: Id }), v.title('CourseGroupDraft'));
export const CourseJoining = v.pipe(v.object({ joined: v.boolean() }), v.title('CourseJoining'));
export const CourseAdmission = v.pipe(v.object({ admitted: v.pipe(v.boolean(), v.description('False: taken out. True: may join again.')) }), v.title('CourseAdmission'));
export const CertificateRevocation = v.pipe(v.object({ revoked: v.boolean() }), v.title('CertificateRevocation'));
