/** Each act as a request, for the test that tries every act on everything. An act may have several. */
import { v7 as uuidv7 } from 'uuid';
import { header, verbs } from '../../../contract/src/index.ts';
import type { GuardedAct } from '../authorisation/table.ts';
import { firstMessage } from './conversations.ts';
import { emptyPlan, reviewOf } from './plans.ts';
import { begunPictureOf, certifiedIn, planPicture, registrationOf, statementIdOf, type Actor, type Name, type Subject } from './right-subjects.ts';
import type { CallOptions } from './service.ts';

export type Request = readonly [path: string, options?: CallOptions];

export interface Sample {
  readonly act: GuardedAct;
  /** What the request is about: it is tried in each relation in which there is such a thing. */
  readonly names: Name;
  /** The answer is a list, in which the named thing stands exactly when the right is there. */
  readonly lists?: true;
  readonly ask: (subject: Required<Subject>, actor: Actor) => Request;
}

const get: CallOptions = {};
const put = (json?: unknown): CallOptions => ({ method: 'PUT', ...(json !== undefined && { json }) });
const post = (json: unknown): CallOptions => ({ method: 'POST', json });
const keyed = (json: unknown): CallOptions => ({ ...post(json), headers: { [header.idempotencyKey]: uuidv7() } });
const remove: CallOptions = { method: 'DELETE' };

const report = { kind: 'error', description: '错', evidence: null };

const spaces: readonly Sample[] = [
  { act: 'space.read', names: 'own', ask: () => ['/me', get] },
  { act: 'shelf.read', names: 'folder', lists: true, ask: () => ['/shelf', get] },
  { act: 'shelf.write', names: 'own', ask: () => ['/shelf/folders/f1', put({ name: '下周' })] },
  { act: 'shelf.write', names: 'words', ask: ({ words }) => [`/shelf/notes/${words}`, put({ resourceId: 'r1', place: { kind: 'page', page: '1' }, text: '改' })] },
  { act: 'note.share', names: 'class', ask: ({ class: classId }, { person }) => [`/shelf/notes/note-${person}/class`, put({ classId })] },
  { act: 'note.withdraw', names: 'note', ask: ({ note }) => [`/shelf/notes/${note}/class`, remove] },
  { act: 'share.read', names: 'share', lists: true, ask: () => ['/shares?box=own', get] },
  { act: 'share.create', names: 'class', ask: ({ class: classId }) => [`/shares/${uuidv7()}`, put({ resourceId: 'r1', classId, note: '' })] },
  { act: 'share.offer', names: 'own', ask: () => [`/shares/${uuidv7()}/offer`, put({ resourceId: 'r1', audience: 'school', note: '' })] },
  { act: 'share.withdraw', names: 'share', ask: ({ share }) => [`/shares/${share}/withdrawal`, put()] },
  { act: 'share.thank', names: 'laid', ask: ({ laid }) => [`/shares/${laid}/thanks`, put({ given: true })] },
  { act: 'share.decide', names: 'offer', ask: ({ offer }) => [`/shares/${offer}/decision`, put({ approved: true, answer: '' })] },
  { act: 'notice.read', names: 'notice', lists: true, ask: () => ['/notices?limit=100', get] },
  { act: 'notice.mark', names: 'notice', ask: ({ notice }) => [`/notices/${notice}/read`, put()] },
  { act: 'notice.report', names: 'notice', ask: ({ notice }) => [`/notices/${notice}/reports`, keyed(report)] },
  { act: 'quiet-hours.set', names: 'own', ask: () => ['/quiet-hours', put({ quiet: null, digestMinute: null })] },
  { act: 'push.receive', names: 'device', ask: ({ device }) => [`/push/devices/${device}`, remove] },
  { act: 'event.read', names: 'event', lists: true, ask: () => ['/changes?after=0&limit=100', get] },
];

const resources: readonly Sample[] = [
  { act: 'resource.read', names: 'resource', ask: ({ resource }) => [`/resources/${resource}`, get] },
  { act: 'cue-point.read', names: 'resource', ask: ({ resource }) => [`/resources/${resource}/cue-points`, get] },
  { act: 'rating.write', names: 'resource', ask: ({ resource }) => [`/resources/${resource}/rating`, remove] },
  { act: 'comment.review', names: 'comment', ask: ({ comment }) => [`/rating-comments/${comment}/review`, put({ shown: true })] },
  { act: 'resource.own', names: 'owned', ask: ({ owned }) => [`/resources/${owned}/comment-policy`, put({ policy: 'open' })] },
  { act: 'resource.own', names: 'owned', ask: ({ owned }) => [`/resources/${owned}/statistics`, get] },
  { act: 'recommendation.give', names: 'class', ask: ({ class: id }) => [`/recommendations/${uuidv7()}`, put({ resourceId: 'r1', audience: { kind: 'class', id }, reason: '好' })] },
  { act: 'report.create', names: 'resource', ask: ({ resource }) => [`/resources/${resource}/reports`, keyed(report)] },
  { act: 'report.read', names: 'report', lists: true, ask: () => ['/reports?limit=100', get] },
  { act: 'report.decide', names: 'judged', ask: ({ judged }) => [`/reports/${judged}/decision`, put({ state: 'declined', answer: '无误', suspend: false })] },
];

const statement = (person: string) => ({
  id: uuidv7(),
  actor: { account: { homePage: 'urn:ls:person', name: person } },
  verb: { id: verbs.paused },
  object: { id: 'urn:ls:resource:r1' },
  timestamp: '2026-09-02T11:03:20.000Z',
});
const records: CallOptions = { root: true, headers: { 'X-Experience-API-Version': '2.0.0' } };
const task = (classId: string) => ({ classId, resourceId: 'r1', title: '题', instruction: '', paperAlternative: null, dueAt: null });
const cuePoint = (classId: string) => ({ classId, resourceId: 'r1', seconds: 3, kind: 'mark', text: '停', options: [], key: { choices: [], texts: [], explanation: '' } });

const learning: readonly Sample[] = [
  { act: 'class.read', names: 'class', lists: true, ask: () => ['/classes', get] },
  { act: 'task.read', names: 'task', ask: ({ task: id }) => [`/tasks/${id}`, get] },
  { act: 'task.read', names: 'class', ask: ({ class: classId }) => [`/tasks?classId=${classId}`, get] },
  { act: 'task.create', names: 'class', ask: ({ class: classId }) => ['/tasks', keyed(task(classId))] },
  { act: 'task.progress.read', names: 'task', ask: ({ task: id }) => [`/tasks/${id}/progress`, get] },
  { act: 'task.progress.read', names: 'class', ask: ({ class: classId }) => [`/classes/${classId}/learners`, get] },
  { act: 'task.progress.read', names: 'class', ask: ({ class: classId }) => [`/classes/${classId}/study?by=day`, get] },
  { act: 'study.read', names: 'own', ask: () => ['/study?by=day', get] },
  { act: 'study.count', names: 'school', ask: ({ school }) => [`/organisations/${school}/study`, get] },
  { act: 'progress.read', names: 'person', ask: ({ person }) => [`/progress?resourceId=r1&learnerId=${person}`, get] },
  { act: 'statement.write', names: 'person', ask: ({ person }) => ['/xapi/statements', post([statement(person)])] },
  { act: 'statement.read', names: 'person', ask: ({ person }) => [`/xapi/statements?statementId=${statementIdOf(person)}`, records] },
  { act: 'course.launch', names: 'course', ask: ({ course }) => [`/resources/${course}/course`, get] },
  { act: 'course-group.read', names: 'person', ask: ({ person }) => [`/course-groups?learnerId=${person}`, get] },
  { act: 'course-group.join', names: 'class', ask: ({ class: classId }) => [`/course-groups/group-${classId}/enrolment`, put({ joined: true })] },
  { act: 'course-group.lead', names: 'class', ask: ({ class: classId }) => [`/classes/${classId}/course-groups`, get] },
  { act: 'course-group.lead', names: 'class', ask: ({ class: classId }) => ['/course-groups', keyed({ classId, resourceId: 'r1' })] },
  { act: 'course-group.lead', names: 'class', ask: ({ class: classId }) => [`/course-groups/group-${classId}/members`, get] },
  { act: 'course-group.lead', names: 'class', ask: ({ class: classId }) => [`/course-groups/closed-${classId}/closing`, put()] },
  { act: 'course-group.lead', names: 'class', ask: ({ class: classId }) => [`/course-groups/group-${classId}/members/${certifiedIn(classId)}`, put({ admitted: true })] },
  { act: 'course-group.lead', names: 'class', ask: ({ class: classId }) => [`/course-groups/group-${classId}/members/${certifiedIn(classId)}/certificate`, put({ revoked: false })] },
  { act: 'cue-point.write', names: 'class', ask: ({ class: classId }) => [`/cue-points/${uuidv7()}`, put(cuePoint(classId))] },
  { act: 'cue-point.answer', names: 'question', ask: ({ question }) => [`/cue-points/${question}/answer`, put({ id: uuidv7(), choices: [0], text: '', taskId: null, at: '2026-09-02T11:03:20.000Z' })] },
  { act: 'watch-time.read', names: 'person', ask: ({ person }) => [`/watch-time?learnerId=${person}`, get] },
  { act: 'watch-time.limit', names: 'person', ask: ({ person }) => [`/watch-time/rules/${person}`, put({ dailyMinutes: 60, from: null, to: null, restMinutes: null, tasksExempt: true })] },
  { act: 'course.waive', names: 'person', ask: ({ person }) => [`/registrations/${registrationOf(person)}/waivers`, put({ unit: 0, reason: '课上做过' })] },
];

const talk = (childId: string, teacherId: string) => ({ kind: 'private', childId, teacherId, guardianId: null });
const messages: readonly Sample[] = [
  { act: 'conversation.read', names: 'conversation', ask: ({ conversation }) => [`/conversations/${conversation}/messages`, get] },
  { act: 'conversation.read', names: 'talk', lists: true, ask: () => ['/conversations?limit=100', get] },
  { act: 'conversation.open', names: 'child', ask: ({ child, teacher }, { role, person: own }) => ['/conversations', keyed(talk(child, role === 'teacher' ? own : teacher))] },
  { act: 'topic.open', names: 'class', ask: ({ class: classId }) => ['/conversations', keyed({ kind: 'class', classId, title: '话题' })] },
  { act: 'conversation.mark', names: 'conversation', ask: ({ conversation }) => [`/conversations/${conversation}/reading`, put({ sequence: 1 })] },
  { act: 'conversation.moderate', names: 'conversation', ask: ({ conversation }) => [`/conversations/${conversation}`, put({ slowSeconds: 0 })] },
  { act: 'answer-hours.set', names: 'own', ask: () => ['/answer-hours', put({ days: [1], fromMinute: 480, toMinute: 1080 })] },
  { act: 'conversation.block', names: 'talk', ask: ({ talk: id }) => [`/conversations/${id}/block`, put({ blocked: false })] },
  { act: 'conversation.export', names: 'conversation', ask: ({ conversation }) => [`/conversations/${conversation}/exports`, post({ ground: '家长投诉的核查' })] },
  { act: 'message.send', names: 'conversation', ask: ({ conversation }) => [`/conversations/${conversation}/messages`, post({ id: uuidv7(), text: '试' })] },
  { act: 'message.report', names: 'conversation', ask: ({ conversation }) => [`/conversations/${conversation}/reports`, keyed({ messageId: firstMessage, reason: 'other', text: '' })] },
];

const desk: readonly Sample[] = [
  { act: 'case.read', names: 'case', lists: true, ask: () => ['/cases?limit=100', get] },
  { act: 'case.handle', names: 'case', ask: ({ case: id }) => [`/cases/${id}/acts`, keyed({ act: 'hide', reason: '不合适' })] },
  { act: 'held-words.manage', names: 'school', ask: ({ school }) => [`/organisations/${school}/held-words`, get] },
  { act: 'held-words.manage', names: 'school', ask: ({ school }) => [`/organisations/${school}/held-words`, put({ words: ['加微信'] })] },
];

const draft = (classId: string) => ({ audience: { kind: 'classes', classIds: [classId] }, title: '通知', text: '内容', personal: [], urgentReason: '急', ask: { kind: 'receipt' }, dueAt: null, scheduledFor: null });
const announcements: readonly Sample[] = [
  { act: 'announcement.read', names: 'announcement', ask: ({ announcement }) => [`/announcements/${announcement}`, get] },
  { act: 'announcement.read', names: 'announcement', ask: ({ announcement, attached }) => [`/announcements/${announcement}/attachments/${attached}`, get] },
  { act: 'announcement.attach', names: 'upload', ask: ({ upload }) => [`/announcement-attachments/${upload}`, remove] },
  { act: 'announcement.mark', names: 'announcement', ask: ({ announcement }) => [`/announcements/${announcement}/reading`, put()] },
  { act: 'announcement.answer', names: 'announcement', ask: ({ announcement, answered }) => [`/announcements/${announcement}/answer`, put({ childIds: [answered], choices: [], signature: null })] },
  { act: 'announcement.report', names: 'announcement', ask: ({ announcement }) => [`/announcements/${announcement}/reports`, keyed(report)] },
  { act: 'announcement.follow', names: 'announcement', ask: ({ announcement }) => [`/announcements/${announcement}/families`, get] },
  { act: 'announcement.send', names: 'class', ask: ({ class: classId }) => ['/announcements', keyed(draft(classId))] },
];

const leave = (childId: string) => ({ childId, kind: 'illness', firstDay: '2026-09-03', lastDay: '2026-09-03', part: 'day', reason: null });
const absences: readonly Sample[] = [
  { act: 'leave.read', names: 'child', lists: true, ask: () => ['/leave-requests?limit=100', get] },
  { act: 'leave.request', names: 'child', ask: ({ child }) => ['/leave-requests', keyed(leave(child))] },
  { act: 'leave.withdraw', names: 'child', ask: ({ child }) => [`/leave-requests/open-${child}/withdrawal`, put()] },
  { act: 'leave.decide', names: 'child', ask: ({ child }) => [`/leave-requests/leave-${child}/decision`, put({ approved: true, comment: null })] },
  { act: 'privacy.read', names: 'own', ask: () => ['/privacy', get] },
  { act: 'consent.decide', names: 'child', ask: ({ child }) => [`/consents/photos/children/${child}`, put({ version: 1, agreed: false })] },
  { act: 'privacy.read', names: 'own', ask: () => ['/collected', get] },
  { act: 'collected.decide', names: 'person', ask: ({ person }) => [`/collected/detail/people/${person}`, put({ collected: true })] },
  { act: 'data-request.read', names: 'asked', lists: true, ask: () => ['/data-requests?limit=100', get] },
  { act: 'data-request.make', names: 'person', ask: ({ person }) => ['/data-requests', keyed({ right: 'see', subjectId: person, text: '' })] },
  { act: 'data-request.withdraw', names: 'asked', ask: ({ asked }) => [`/data-requests/${asked}/withdrawal`, put()] },
  { act: 'data-request.answer', names: 'due', ask: ({ due }) => [`/data-requests/${due}/answer`, put({ done: true, text: '已办' })] },
  { act: 'attendance.read', names: 'child', ask: ({ child }) => [`/learners/${child}/attendance`, get] },
  { act: 'attendance.take', names: 'class', ask: ({ class: classId }) => [`/classes/${classId}/attendance/2026-09-03`, get] },
  { act: 'attendance.take', names: 'class', ask: ({ class: classId }) => [`/classes/${classId}/attendance/2026-09-03`, put({ marks: [], taken: true })] },
];

const upload = { name: '封面.jpg', sizeBytes: 1000 };
const ownResources: readonly Sample[] = [
  { act: 'own-resource.read', names: 'made', ask: ({ made }) => [`/own-resources/${made}`, get] },
  { act: 'own-resource.write', names: 'made', ask: ({ made }) => [`/own-resources/${made}/files/cover`, put(upload)] },
  { act: 'resource.admit', names: 'submission', ask: ({ submission }) => [`/own-resources/${submission}/decision`, put({ admitted: false, submittedAt: '2026-09-01T00:00:00.000Z', reason: '请补充' })] },
];

const head = { title: '课', subject: '', lessonMinutes: 0, steps: 0 };
const plans: readonly Sample[] = [
  { act: 'plan.create', names: 'own', ask: () => [`/plans/${uuidv7()}`, put({ head, update: emptyPlan, copyOf: null })] },
  { act: 'plan.read', names: 'plan', ask: ({ plan }) => [`/plans/${plan}`, get] },
  { act: 'plan.read', names: 'plan', lists: true, ask: () => ['/plans?limit=100', get] },
  { act: 'plan.write', names: 'plan', ask: ({ plan }) => [`/plans/${plan}/updates/${uuidv7()}`, put({ head, update: emptyPlan })] },
  { act: 'plan.read', names: 'plan', ask: ({ plan }) => [`/plans/${plan}/pictures/${planPicture}`, get] },
  { act: 'plan.write', names: 'plan', ask: ({ plan }) => [`/plans/${plan}/pictures/${uuidv7()}`, put(upload)] },
  { act: 'plan.write', names: 'plan', ask: ({ plan }, { person }) => [`/plans/${plan}/pictures/${begunPictureOf(person)}/parts/0`, { ...put('字'), headers: { 'Content-Type': 'application/octet-stream' } }] },
  { act: 'plan.write', names: 'plan', ask: ({ plan }) => [`/plans/${plan}/pictures/${uuidv7()}`, { method: 'DELETE' }] },
  { act: 'plan.share', names: 'plan', ask: ({ plan }) => [`/plans/${plan}/people`, put({ personIds: [] })] },
  { act: 'plan.submit', names: 'plan', ask: ({ plan }) => [`/plans/${plan}/reviews/${reviewOf(plan)}`, put({ head, update: emptyPlan, version: { id: 'v', name: '送审' } })] },
  { act: 'plan.review', names: 'handedIn', lists: true, ask: () => ['/plan-reviews', get] },
  { act: 'plan.review', names: 'handedIn', ask: ({ handedIn }) => [`/plan-reviews/${handedIn}`, get] },
  { act: 'plan.review', names: 'handedIn', ask: ({ handedIn }) => [`/plan-reviews/${handedIn}/pictures/${planPicture}`, get] },
  { act: 'plan.review', names: 'handedIn', ask: ({ handedIn }) => [`/plan-reviews/${handedIn}/decision`, put({ approved: false, comment: '请补充', notes: [] })] },
];

const platform: readonly Sample[] = [
  { act: 'import.read', names: 'delivery', ask: ({ delivery }) => [`/imports/${delivery}`, get] },
  { act: 'resource.admit', names: 'tool', ask: ({ tool }) => [`/lti/registrations/${tool}/selections`, post({ purpose: 'catalogue' })] },
  { act: 'exchange.manage', names: 'oldTool', ask: ({ oldTool }) => [`/lti/registrations/${oldTool}`, remove] },
  { act: 'selection.make', names: 'own', ask: () => ['/lti/tools', get] },
  { act: 'selection.make', names: 'foreignTool', ask: ({ foreignTool }) => [`/lti/registrations/${foreignTool}/selections`, post({ purpose: 'task' })] },
];

export const samples: readonly Sample[] = [...spaces, ...resources, ...learning, ...messages, ...desk, ...announcements, ...absences, ...plans, ...ownResources, ...platform];
