/** Who tries the acts, and what each of them finds in each relation of the test world. */
import { createHash } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import type { Relation } from '../authorisation/table.ts';
import type { RoleName } from '../database/schema.ts';
import { reviewOf } from './plans.ts';

export interface Actor {
  readonly name: string;
  readonly role: RoleName;
  readonly person: string;
  readonly identity: string;
}

/** `both` is a teacher and a guardian: acting as one must not lend the rights of the other. */
export const actors: readonly Actor[] = [
  { name: 'student', role: 'student', person: 'p1', identity: 'p1:student' },
  { name: 'teacher', role: 'teacher', person: 'teacher1', identity: 'teacher1:teacher' },
  { name: 'teacher who is a parent', role: 'teacher', person: 'both', identity: 'both:teacher' },
  { name: 'guardian', role: 'guardian', person: 'g1', identity: 'g1:guardian' },
  { name: 'guardian who teaches', role: 'guardian', person: 'both', identity: 'both:guardian' },
  { name: 'county manager', role: 'manager', person: 'm-county', identity: 'm-county:manager' },
  { name: 'school manager', role: 'manager', person: 'm-school', identity: 'm-school:manager' },
];

/** What a request can be about. `own` stands for the caller alone. */
export type Name =
  | 'own' | 'person' | 'child' | 'answered' | 'teacher' | 'class' | 'task' | 'question' | 'resource' | 'course' | 'notice' | 'device' | 'event' | 'folder' | 'note' | 'words' | 'share' | 'offer' | 'laid' | 'report' | 'comment' | 'owned'
  | 'conversation' | 'talk' | 'case' | 'school' | 'announcement' | 'plan' | 'handedIn' | 'judged' | 'delivery' | 'tool' | 'oldTool' | 'foreignTool' | 'made' | 'submission' | 'upload' | 'attached' | 'asked' | 'due';
export type Subject = Partial<Readonly<Record<Name, string>>>;

/** Records and registrations have ids of a form of their own. */
export const statementIdOf = (person: string): string => uuidv5(person, uuidv5.URL);
/** Who has a certificate of the course that the class takes. */
export const certifiedIn = (classId: string): string => ({ c1: 'p1', c2: 'p3', d1: 'q1' })[classId] ?? classId;
export const registrationOf = (person: string): string => uuidv5(person, uuidv5.DNS);
export const toolOf = (tenant: string): string => uuidv5(`${tenant} tool`, uuidv5.URL);
export const oldToolOf = (tenant: string): string => uuidv5(`${tenant} old tool`, uuidv5.URL);

/** Notices come to a person in one role; a pupil has no other. */
export const noticeOf = ({ role, person, identity }: Actor): string => (role === 'student' ? `notice-${person}` : `notice-${identity}`);

/** A device of its own for each identity: one that is taken away is gone. */
export const deviceOf = (whose: string): string => createHash('sha256').update(`https://push.example.net/${whose}`).digest('base64url');

/** Begun by whoever may attach something to an announcement, and not sent. */
export const uploadOf = (person: string): string => uuidv5(`${person} upload`, uuidv5.URL);
/** What went with an announcement of the test world. */
export const fileOf = (announcement: string): string => uuidv5(`${announcement} file`, uuidv5.URL);

/** What stands in each lesson plan, and what a person has begun to put into it: another one in each plan, whatever its id. */
export const planPicture = uuidv5('plan picture', uuidv5.URL);
export const begunPictureOf = (person: string): string => uuidv5(`${person} plan picture`, uuidv5.URL);

export const shareOf = (person: string): string => `share-of-person-${person}`;
/** Laid before everybody of a platform, and one that still waits. */
export const laidIn = (tenant: string): string => `laid-before-all-of-${tenant}`;
export const unseenIn = (tenant: string): string => `waits-before-all-of-${tenant}`;
export const offerTo = (tenant: string, school: string): string => `offer-to-${tenant}-${school}`;

/** What belongs to a person, whoever that is. */
const things = (person: string): Subject => ({
  person, notice: `notice-${person}`, device: deviceOf(person), event: `event-${person}`, folder: `folder-${person}`, note: `note-${person}`, words: `note-${person}`, share: shareOf(person), laid: unseenIn(person === 'q1' ? 't2' : 't1'), comment: `comment-${person}`, report: `report-${person}`, made: `made-${person}`, upload: uploadOf(person), asked: `asked-${person}`, due: `due-${person}`,
});
const firstClass: Subject = { class: 'c1', child: 'p1', task: 'task-c1', question: 'question-c1', teacher: 'teacher1', conversation: 'topic-c1', case: 'case-c1', school: 'school1', offer: offerTo('t1', 'school1'), talk: 'talk-p1', announcement: 'of-teacher1' };
const secondClass: Subject = { class: 'c2', child: 'p3', task: 'task-c2', question: 'question-c2', teacher: 'teacher2', conversation: 'topic-c2', case: 'case-c2', school: 'school2', offer: offerTo('t1', 'school2'), talk: 'talk-p3', announcement: 'of-teacher2' };
/** What concerns the whole platform. */
const platformOf = (tenant: string): Subject => ({ owned: tenant === 't1' ? 'r1' : 'x1', judged: `judged-${tenant}`, delivery: `delivery-${tenant}`, tool: toolOf(tenant), oldTool: oldToolOf(tenant), submission: `submission-${tenant}` });

/** The class of the actor's own, and that of somebody else. For `both` as guardian even the class that the same person teaches is a stranger's. */
const isOfSecond = ({ identity }: Actor): boolean => identity === 'both:guardian';
const ownClassOf = (actor: Actor): Subject => (isOfSecond(actor) ? secondClass : firstClass);
const otherClassOf = (actor: Actor): Subject => (isOfSecond(actor) ? firstClass : secondClass);
const ownTalkOf = ({ identity }: Actor): Subject => ({ ...(identity === 'both:teacher' && { talk: 'talk-p1-both' }) });
const without = (subject: Subject, ...names: Name[]): Subject => Object.fromEntries(Object.entries(subject).filter(([name]) => !names.includes(name as Name)));
const withoutTalks = (subject: Subject): Subject => without(subject, 'conversation', 'talk', 'announcement');

/** Announcements that concern an actor, each with a child for whom nobody else answers. */
const ownAnnouncements: Readonly<Record<string, Subject>> = {
  'teacher1:teacher': { announcement: 'of-teacher1', answered: 'p1' },
  'both:teacher': { announcement: 'of-both', answered: 'p1' },
  'g1:guardian': { announcement: 'to-g1', answered: 'p1' },
  'both:guardian': { announcement: 'of-teacher2', answered: 'p3' },
  'm-county:manager': { announcement: 'of-m-county', answered: 'p1' },
  'm-school:manager': { announcement: 'of-m-school', answered: 'p1' },
};

/** What an actor finds in a relation; undefined where the relation cannot exist. */
export function subjectOf(actor: Actor, relation: Relation): Subject | undefined {
  const { role, person, name } = actor;
  switch (relation) {
    case 'self':
      // A manager of the platform answers for what it admitted, whoever has made it.
      return { ...without(things(person), 'due'), notice: noticeOf(actor), device: deviceOf(actor.identity), own: person, course: 'r1', teacher: 'teacher1', laid: laidIn('t1'), ...(role !== 'manager' && { owned: `of-${person}` }) };
    case 'own-child':
      return role === 'guardian' ? { ...withoutTalks(ownClassOf(actor)), ...things(isOfSecond(actor) ? 'p3' : 'p1') } : undefined;
    case 'own-class':
      return role === 'teacher' || role === 'student' ? { ...withoutTalks(firstClass), ...things('p2') } : undefined;
    case 'own-conversation': {
      if (role !== 'teacher' && role !== 'guardian') return undefined;
      const { conversation, talk } = { ...ownClassOf(actor), ...ownTalkOf(actor) };
      return { ...(conversation !== undefined && talk !== undefined && { conversation, talk }) };
    }
    case 'own-announcement':
      return ownAnnouncements[actor.identity];
    case 'own-plan':
      return role === 'teacher' ? { plan: `plan-${person}`, handedIn: reviewOf(`plan-${person}`) } : undefined;
    case 'shared-plan':
      return role === 'teacher' ? { plan: `shared-${person}`, handedIn: reviewOf(`shared-${person}`) } : undefined;
    case 'headed-plan':
      // Each of the two heads the subject of the other, and neither decides on what they wrote themselves.
      return role === 'teacher' ? { handedIn: reviewOf(person === 'both' ? 'plan-teacher1' : 'plan-both') } : undefined;
    case 'own-organisation':
      if (role !== 'manager') return undefined;
      // A manager of a school is not one of the county: what concerns the whole platform is not theirs.
      // A request is answered once: each of the two managers has one of their own to answer.
      if (name === 'county manager') return without({ ...firstClass, ...things('p1'), ...platformOf('t1'), due: 'due-p2' }, 'announcement');
      return without({ ...firstClass, ...things('p1') }, 'announcement', 'report', 'made');
    case 'same-tenant': {
      // All of the county is within the county manager's own organisation.
      if (name === 'county manager') return without({ ...things('p3'), resource: 'r1', announcement: 'of-teacher1', answered: 'p3', plan: 'plan-teacher1', handedIn: reviewOf('plan-teacher1') }, 'report', 'comment', 'made', 'asked', 'due');
      const stranger = isOfSecond(actor) ? 'p1' : 'p3';
      return { ...otherClassOf(actor), ...things(stranger), answered: stranger, resource: 'r1', plan: 'plan-teacher2', handedIn: reviewOf('plan-teacher2'), ...platformOf('t1') };
    }
    case 'other-tenant':
      return {
        // Ids of notes are made by their authors: the same id in another tenant is another note.
        ...without(things('q1'), 'words'), ...platformOf('t2'), answered: 'q1', child: 'q1', class: 'd1', task: 'task-d1', question: 'question-d1', teacher: 'q-teacher', resource: 'x1', course: 'x1',
        conversation: 'topic-d1', offer: offerTo('t2', 'school1'), case: 'case-d1', talk: 'talk-q1', announcement: 'of-q-teacher', plan: 'plan-q-teacher', handedIn: reviewOf('plan-q-teacher'), foreignTool: toolOf('t2'),
      };
  }
}
