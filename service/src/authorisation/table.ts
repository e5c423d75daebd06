/**
 * Who may do what to whose data. This table is the whole of it: a role and an act that are not here are forbidden, and
 * `authorisation.test.ts` tries every cell over HTTP, the forbidden ones too.
 */
import type { Act } from '../../../contract/src/index.ts';
import type { RoleName } from '../database/schema.ts';

/** How the data that an act is about relates to the caller in the acting identity. */
export const relations = ['self', 'own-child', 'own-class', 'own-conversation', 'own-announcement', 'own-plan', 'shared-plan', 'headed-plan', 'own-organisation', 'same-tenant', 'other-tenant'] as const;
export type Relation = (typeof relations)[number];

/** Acts on the service itself; they need no signed-in person. */
export const openActs = ['service.read', 'session.open'] as const satisfies readonly Act[];
export type GuardedAct = Exclude<Act, (typeof openActs)[number]>;

/**
 * What the two sides of home-school chat may do where they take part. Pupils are no side: a minor cannot be reached here,
 * and can reach no adult; managers look in by an audited export alone.
 */
const talking = {
  'conversation.read': ['own-conversation'],
  'conversation.mark': ['own-conversation'],
  'conversation.block': ['own-conversation'],
  'message.send': ['own-conversation'],
  'message.report': ['own-conversation'],
} as const satisfies Partial<Record<GuardedAct, readonly Relation[]>>;

/** What senders do with the announcements that they themselves have sent. Whom they may write to stands with each role. */
const announcing = {
  'announcement.read': ['own-announcement'],
  'announcement.follow': ['own-announcement'],
  // What a family said on paper or by telephone is entered for it, and marked as such.
  'announcement.answer': ['own-announcement'],
  // Before it is sent a file is its author's alone.
  'announcement.attach': ['self'],
} as const satisfies Partial<Record<GuardedAct, readonly Relation[]>>;

/** What everybody may do in their own space. */
const everybody = {
  'space.read': ['self'],
  'resource.read': ['same-tenant'],
  // Whoever makes none has an empty list.
  'own-resource.read': ['self'],
  'rating.write': ['same-tenant'],
  'report.create': ['same-tenant'],
  'report.read': ['self'],
  // Of the own classes; whoever is in none is given an empty list.
  'cue-point.read': ['same-tenant'],
  'shelf.read': ['self'],
  'shelf.write': ['self'],
  'progress.read': ['self'],
  'statement.write': ['self'],
  'statement.read': ['self'],
  'course.launch': ['self'],
  // What is shared with them, and what they share; nobody is told of it.
  'share.read': ['self'],
  // For what is shared with them. Who has is told to nobody.
  'share.thank': ['self'],
  'watch-time.read': ['self'],
  'notice.read': ['self'],
  'notice.mark': ['self'],
  'notice.report': ['self'],
  'quiet-hours.set': ['self'],
  'privacy.read': ['self'],
  // About the own data anybody asks, and takes it back while it is not answered.
  'data-request.read': ['self'],
  'data-request.make': ['self'],
  'data-request.withdraw': ['self'],
  // On devices of their own; guests are told of nothing.
  'push.receive': ['self'],
  'event.read': ['self'],
} as const satisfies Partial<Record<GuardedAct, readonly Relation[]>>;

/** Whose rights there are: of each role of ours, and of people whom another platform sends, whichever role they have there. */
export type Standing = RoleName | 'guest';

export const table: Readonly<Record<Standing, Readonly<Partial<Record<GuardedAct, readonly Relation[]>>>>> = {
  // What is optional of the own records a pupil turns neither off nor on: guardians do.
  student: {
    ...everybody,
    'note.share': ['own-class'],
    'note.withdraw': ['self'],
    'share.create': ['own-class'],
    'share.withdraw': ['self'],
    'cue-point.answer': ['own-class'],
    // When they studied, for themselves alone: what a family may know of it is their watch time.
    'study.read': ['self'],
    'course-group.read': ['self'],
    'course-group.join': ['own-class'],
    'class.read': ['own-class'],
    'task.read': ['own-class'],
  },
  teacher: {
    ...everybody,
    'collected.decide': ['self'],
    ...talking,
    ...announcing,
    'announcement.send': ['own-class'],
    'leave.read': ['own-class'],
    'leave.decide': ['own-class'],
    'attendance.take': ['own-class'],
    // A plan is its author's, who may let colleagues write along; they cannot let others in.
    'own-resource.write': ['self'],
    'plan.create': ['self'],
    'plan.read': ['own-plan', 'shared-plan'],
    'plan.write': ['own-plan', 'shared-plan'],
    'plan.share': ['own-plan'],
    // Handed in, it is read and decided on by who heads its subject in that school; never by who writes it.
    'plan.submit': ['own-plan'],
    'plan.review': ['headed-plan'],
    'conversation.open': ['own-class'],
    'topic.open': ['own-class'],
    'conversation.moderate': ['own-conversation'],
    'answer-hours.set': ['self'],
    // Words of the learners below a rating: who answers for them looks before others do.
    'comment.review': ['own-class'],
    'recommendation.give': ['own-class'],
    // Of what one has made oneself: its figures, what is missing, the reply to a comment.
    'resource.own': ['self'],
    // What was reported of a guardian in a talk of the class; of a teacher, or in private, it is the school's matter.
    'case.read': ['own-class'],
    'case.handle': ['own-class'],
    'note.share': ['own-class'],
    // What was shared with a class is what its teachers answer for.
    'note.withdraw': ['self', 'own-class'],
    'share.create': ['own-class'],
    'share.withdraw': ['self', 'own-class'],
    // To the school or to colleagues; a manager looks first.
    'share.offer': ['self'],
    'class.read': ['own-class'],
    'task.read': ['own-class'],
    'task.create': ['own-class'],
    'task.progress.read': ['own-class'],
    'cue-point.write': ['own-class'],
    'course.waive': ['own-class'],
    // Of those who have joined a course of the class; what they do freely beside it stays theirs.
    'course-group.lead': ['own-class'],
    // For an own task; for everybody only who manages the platform.
    'selection.make': ['self'],
    // Of the class's learners what they did in its tasks.
    'statement.read': ['self', 'own-class'],
  },
  guardian: {
    ...everybody,
    ...talking,
    'announcement.read': ['own-announcement'],
    'announcement.mark': ['own-announcement'],
    'announcement.answer': ['own-announcement'],
    'announcement.report': ['own-announcement'],
    'watch-time.read': ['self', 'own-child'],
    'watch-time.limit': ['own-child'],
    'consent.decide': ['own-child'],
    'collected.decide': ['self', 'own-child'],
    'data-request.make': ['self', 'own-child'],
    'leave.read': ['own-child'],
    'leave.request': ['own-child'],
    'leave.withdraw': ['own-child'],
    'attendance.read': ['own-child'],
    'conversation.open': ['own-child'],
    'task.read': ['own-child'],
    'progress.read': ['self', 'own-child'],
    // To see how far the child is, and the certificate; the child enrols, not the family.
    'course-group.read': ['own-child'],
    'statement.read': ['self', 'own-child'],
  },
  manager: {
    ...everybody,
    'collected.decide': ['self'],
    ...announcing,
    'announcement.send': ['own-organisation'],
    // A manager of a school is not one of the county: imports concern the whole tenant.
    'import.read': ['own-organisation'],
    'resource.admit': ['own-organisation'],
    // What was submitted to the platform; never a draft.
    'own-resource.read': ['self', 'own-organisation'],
    'exchange.manage': ['own-organisation'],
    'selection.make': ['self'],
    'share.offer': ['self'],
    'share.withdraw': ['self'],
    'share.decide': ['own-organisation'],
    // The one way in which somebody who takes no part reads a talk: with a ground, and kept for good.
    'conversation.export': ['own-organisation'],
    // A case shows the one message that somebody brought to the school.
    'case.read': ['own-organisation'],
    'case.handle': ['own-organisation'],
    'held-words.manage': ['own-organisation'],
    // A request names a person, what is asked, and nothing of what is kept.
    'data-request.read': ['self', 'own-organisation'],
    'data-request.answer': ['own-organisation'],
    'comment.review': ['own-organisation'],
    'recommendation.give': ['own-organisation'],
    // Numbers with five learners of a class behind each of them, and nobody's name.
    'study.count': ['own-organisation'],
    // Of what the own platform has admitted: its figures, what is missing, the reply to a comment.
    'resource.own': ['own-organisation'],
    // So do reports: those of others are read, and decided, by who manages the platform.
    'report.read': ['self', 'own-organisation'],
    'report.decide': ['own-organisation'],
  },
  // The catalogue, and what they themselves do with it. Guests are told of nobody, and nobody is told of them.
  guest: {
    'space.read': ['self'],
    'resource.read': ['same-tenant'],
    'cue-point.read': ['same-tenant'],
    'shelf.read': ['self'],
    'shelf.write': ['self'],
    'progress.read': ['self'],
    'statement.write': ['self'],
    'statement.read': ['self'],
    'course.launch': ['self'],
    'watch-time.read': ['self'],
    'event.read': ['self'],
  },
};

/** The relations in which the role may do the act; empty when it never may. */
export function allowedRelations(role: Standing, act: Act): readonly Relation[] {
  return (table[role] as Partial<Record<Act, readonly Relation[]>>)[act] ?? [];
}
