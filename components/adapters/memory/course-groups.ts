/** Courses that classes of the county in memory take together. What is done in them is said by the fixtures: no package runs here. */
import { certificateNumberBytes, makeCertificateNumber } from '../../../contract/src/certificate-number.ts';
import { newId } from '../../base/id.ts';
import type { CourseCertificate, CourseEnrolment, CourseGroup, CourseMembers, OwnCourseGroup } from '../../base/ports/course-groups.ts';
import { Refusal, found, type Caller, type County } from './county.ts';

/** A certificate belongs to the class with which it was taken. */
const keyOf = (group: CourseGroup, learnerId: string): string => `${group.class.id} ${group.resource.id} ${learnerId}`;

export class CourseGroups {
  readonly #county: County;
  readonly #now: () => string;
  /** By group and learner. */
  readonly #members = new Map<string, Pick<CourseEnrolment, 'state' | 'joinedAt'>>();
  /** By class, course and learner. */
  readonly #certificates = new Map<string, CourseCertificate>();

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  own(caller: Caller, learnerId: string | null): OwnCourseGroup[] {
    const { person, identity } = caller;
    const learner = learnerId ?? person.id;
    if (identity.role !== 'student' && identity.role !== 'guardian') throw new Refusal('forbidden');
    const isOwn = identity.role === 'student' ? learner === person.id : identity.children.some(({ id }) => id === learner);
    if (!isOwn) throw new Refusal('not-found');
    const classes = this.#county.fixtures.classes.filter(({ learnerIds }) => learnerIds.includes(learner)).map(({ id }) => id);
    return this.#county.fixtures.courseGroups
      .map((group) => ({ group, enrolment: this.#enrolment(group, learner) }))
      .filter(({ group, enrolment }) => enrolment.certificate !== null || (enrolment.state === 'joined' && enrolment.satisfied) || (classes.includes(group.class.id) && (group.closedAt === null || enrolment.state === 'joined')));
  }

  ofClass(caller: Caller, classId: string): CourseGroup[] {
    this.#county.learners(caller, classId);
    return this.#county.fixtures.courseGroups.filter((group) => group.class.id === classId);
  }

  open(caller: Caller, { classId, resourceId }: { classId: string; resourceId: string }): CourseGroup {
    this.#county.learners(caller, classId);
    const { classes, resources, courseGroups, courseUnits } = this.#county.fixtures;
    const { id, name } = found(classes.find((one) => one.id === classId));
    const { title } = found(resources.find((one) => one.id === resourceId));
    found(courseUnits[resourceId]);
    const known = courseGroups.find((group) => group.class.id === classId && group.resource.id === resourceId && group.closedAt === null);
    if (known !== undefined) return known;
    const group: CourseGroup = { id: newId(), class: { id, name }, resource: { id: resourceId, title }, openedBy: { id: caller.person.id, name: caller.person.name }, openedAt: this.#now(), closedAt: null };
    courseGroups.unshift(group);
    return group;
  }

  close(caller: Caller, id: string): CourseGroup {
    const group = this.#led(caller, id);
    group.closedAt ??= this.#now();
    return group;
  }

  join(caller: Caller, id: string, joined: boolean): CourseEnrolment {
    const { group, key, enrolment } = this.#joinable(caller, id);
    if (joined && enrolment.state !== 'joined') {
      if (group.closedAt !== null || enrolment.state === 'taken-out') throw new Refusal('course-group-closed');
      this.#members.set(key, { state: 'joined', joinedAt: this.#now() });
    }
    if (!joined && enrolment.state === 'joined') this.#members.delete(key);
    return this.#enrolment(group, caller.person.id);
  }

  certify(caller: Caller, id: string): CourseCertificate {
    const { group, enrolment } = this.#joinable(caller, id);
    if (enrolment.certificate !== null) return enrolment.certificate;
    if (enrolment.state !== 'joined') throw new Refusal('not-found');
    if (!enrolment.satisfied) throw new Refusal('course-not-satisfied');
    const number = makeCertificateNumber(crypto.getRandomValues(new Uint8Array(certificateNumberBytes)));
    const certificate: CourseCertificate = { number, title: group.resource.title, issuedAt: this.#now(), state: 'valid' };
    this.#certificates.set(keyOf(group, caller.person.id), certificate);
    return certificate;
  }

  members(caller: Caller, id: string): CourseMembers {
    const group = this.#led(caller, id);
    const items = this.#county.learners(caller, group.class.id).map((learner) => ({ learner, enrolment: this.#enrolment(group, learner.id) }));
    return {
      group,
      items: items
        .filter(({ enrolment }) => enrolment.state !== 'none' || enrolment.certificate !== null)
        .map(({ learner, enrolment }) => ({ learner, enrolment: enrolment.state === 'joined' ? enrolment : { ...enrolment, done: 0, satisfied: false } })),
    };
  }

  admit(caller: Caller, id: string, learnerId: string, admitted: boolean): void {
    const group = this.#led(caller, id);
    found(this.#county.learners(caller, group.class.id).find((learner) => learner.id === learnerId));
    const key = `${id} ${learnerId}`;
    const isOut = this.#members.get(key)?.state === 'taken-out';
    if (!admitted) {
      found(this.#members.get(key));
      this.#members.set(key, { state: 'taken-out', joinedAt: null });
    } else if (isOut) this.#members.delete(key);
  }

  revoke(caller: Caller, id: string, learnerId: string, revoked: boolean): CourseCertificate {
    const certificate = found(this.#certificates.get(keyOf(this.#led(caller, id), learnerId)));
    certificate.state = revoked ? 'revoked' : 'valid';
    return certificate;
  }

  #led(caller: Caller, id: string): CourseGroup {
    const group = found(this.#county.fixtures.courseGroups.find((one) => one.id === id));
    this.#county.learners(caller, group.class.id);
    return group;
  }

  #joinable({ person, identity }: Caller, id: string): { group: CourseGroup; key: string; enrolment: CourseEnrolment } {
    if (identity.role !== 'student') throw new Refusal('forbidden');
    const group = found(this.#county.fixtures.courseGroups.find((one) => one.id === id));
    found(this.#county.fixtures.classes.find((one) => one.id === group.class.id && one.learnerIds.includes(person.id)));
    return { group, key: `${id} ${person.id}`, enrolment: this.#enrolment(group, person.id) };
  }

  #enrolment(group: CourseGroup, learnerId: string): CourseEnrolment {
    const { id, resource } = group;
    const { courseUnits, courseResults } = this.#county.fixtures;
    const units = courseUnits[resource.id] ?? 0;
    const done = courseResults[`${resource.id} ${learnerId}`] ?? 0;
    return { ...(this.#members.get(`${id} ${learnerId}`) ?? { state: 'none', joinedAt: null }), units, done, satisfied: done === units, certificate: this.#certificates.get(keyOf(group, learnerId)) ?? null };
  }
}
