/**
 * Who may do what to whose data, written from the rules of the house and not from the table of the service, which is held
 * against this. A new right is written in both, or a test fails.
 */
import type { GuardedAct, Relation, Standing } from '../authorisation/table.ts';

/** Everybody: the one space of the own person, and what happened in it. */
const own = 'own-resource.read space.read shelf.read shelf.write report.read progress.read statement.write statement.read course.launch watch-time.read notice.read notice.mark notice.report quiet-hours.set push.receive event.read privacy.read data-request.read data-request.make data-request.withdraw share.read share.thank';
/** The catalogue is the same for everybody of a platform. */
const catalogue = 'resource.read cue-point.read rating.write report.create';
/** The two sides of a talk; pupils are no side, and managers take no part. */
const talk = 'conversation.read conversation.mark conversation.block message.send message.report';
/** Senders, of what they have sent. */
const sent = 'announcement.read announcement.follow announcement.answer';

const rules: Readonly<Record<Standing, Partial<Readonly<Record<Relation, string>>>>> = {
  // A pupil has no reach to any other person: of the class its name, its tasks, and notes without names.
  student: {
    self: `${own} note.withdraw share.withdraw study.read course-group.read`,
    // What pupils hand to their class is seen by its teacher, who can take it out; beyond it they reach nobody.
    'own-class': 'share.create class.read task.read note.share cue-point.answer course-group.join',
    'same-tenant': catalogue,
  },
  // A teacher works with the own classes and their learners, and sees of them what was done for the class.
  teacher: {
    self: `${own} collected.decide note.withdraw share.withdraw share.offer selection.make plan.create answer-hours.set own-resource.write resource.own announcement.attach`,
    // What a teacher prepares is the teacher's; who is let in writes along and lets nobody else in.
    'own-plan': 'plan.read plan.write plan.share plan.submit',
    // What was handed in to a head of the subject: that one version, and nothing else of the plan.
    'headed-plan': 'plan.review',
    'shared-plan': 'plan.read plan.write',
    'own-class': 'share.create share.withdraw class.read task.read task.create task.progress.read statement.read course.waive course-group.lead cue-point.write note.share note.withdraw announcement.send conversation.open topic.open leave.read leave.decide attendance.take case.read case.handle comment.review recommendation.give',
    'own-conversation': `${talk} conversation.moderate`,
    'own-announcement': sent,
    'same-tenant': catalogue,
  },
  // A guardian sees the own child, and nobody else's.
  guardian: {
    self: `${own} collected.decide`,
    'own-child': 'watch-time.read watch-time.limit task.read progress.read course-group.read statement.read conversation.open leave.read leave.request leave.withdraw attendance.read consent.decide collected.decide data-request.make',
    'own-conversation': talk,
    'own-announcement': 'announcement.read announcement.mark announcement.answer announcement.report',
    'same-tenant': catalogue,
  },
  // A manager runs the platform and does not look at pupils; a talk only with a ground that is kept.
  manager: {
    self: `${own} collected.decide selection.make share.offer share.withdraw announcement.attach`,
    'own-organisation': 'share.decide study.count announcement.send conversation.export case.read case.handle held-words.manage data-request.read data-request.answer comment.review recommendation.give resource.own import.read report.read report.decide resource.admit own-resource.read exchange.manage',
    'own-announcement': sent,
    'same-tenant': catalogue,
  },
  // Whom another platform sends looks and learns here, and has no say.
  guest: {
    self: 'space.read shelf.read shelf.write progress.read statement.write statement.read course.launch watch-time.read event.read',
    'same-tenant': 'resource.read cue-point.read',
  },
};

/** The relations in which the role may do the act. */
export function expectedRelations(role: Standing, act: GuardedAct): readonly Relation[] {
  return (Object.entries(rules[role]) as [Relation, string][]).filter(([, given]) => given.split(' ').includes(act)).map(([relation]) => relation);
}
