/** Notices to one person, and the event stream that tells that something changed. */
import * as v from 'valibot';
import { CalendarDate, Id, Timestamp, pageOf } from './common.ts';
import { Message } from './message.ts';

const noticeEntries = {
  id: Id,
  createdAt: Timestamp,
  readAt: v.nullable(Timestamp),
  sender: v.pipe(v.object({ id: Id, name: v.string() }), v.description('Who caused it: nothing is pushed without a sender.')),
} as const;

/** A notice. Its sentence is made by the element from kind and parameters, in the reader's language. */
export const Notice = v.pipe(
  v.variant('kind', [
    v.object({
      ...noticeEntries,
      kind: v.picklist(['task-assigned', 'task-completed']),
      parameters: v.object({
        taskId: Id,
        taskTitle: v.string(),
        resourceId: Id,
        className: v.string(),
        learnerId: v.nullable(Id),
        learnerName: v.nullable(v.string()),
        dueAt: v.nullable(Timestamp),
      }),
    }),
    v.object({
      ...noticeEntries,
      kind: v.picklist(['leave-approved', 'leave-refused']),
      parameters: v.pipe(
        v.object({ leaveRequestId: Id, className: v.string(), learnerId: Id, learnerName: v.string(), firstDay: CalendarDate, lastDay: CalendarDate }),
        v.description('Why somebody was away, or may not be, stands with the request alone.'),
      ),
    }),
    v.object({
      ...noticeEntries,
      kind: v.pipe(v.picklist(['absence', 'absence-corrected']), v.description('Nobody has seen the child today, and there is no approved leave; or it was seen after all. One a child and day: the later takes the place of the earlier.')),
      parameters: v.object({ className: v.string(), learnerId: Id, learnerName: v.string(), day: CalendarDate }),
    }),
    v.object({
      ...noticeEntries,
      kind: v.pipe(v.picklist(['resource-admitted', 'resource-returned']), v.description('What the platform decided on something of the own that was submitted. One a resource: the later takes the place of the earlier.')),
      parameters: v.object({ ownResourceId: Id, resourceId: v.pipe(v.nullable(Id), v.description('In the catalogue.')), title: v.string(), reason: v.pipe(v.nullable(v.string()), v.description('Why it was returned.')) }),
    }),
    v.object({
      ...noticeEntries,
      kind: v.pipe(v.picklist(['plan-approved', 'plan-returned']), v.description('What the head of the subject decided on a lesson plan that the reader handed in. One a plan: the later takes the place of the earlier.')),
      parameters: v.object({ planId: Id, title: v.string(), reason: v.pipe(v.nullable(v.string()), v.description('What the head of the subject said of the whole.')) }),
    }),
    v.object({
      ...noticeEntries,
      kind: v.pipe(v.literal('report-decided'), v.description('What the platform decided on a resource that the reader reported.')),
      parameters: v.object({ reportId: Id, caseNumber: v.string(), resourceId: v.pipe(v.nullable(Id), v.description('Null where it is shown no more.')), title: v.string(), upheld: v.boolean(), answer: v.pipe(v.string(), v.description('Why, in the words of who decided.')) }),
    }),
  ]),
  v.title('Notice'),
);
export const NoticePage = v.pipe(
  v.object({
    ...pageOf('NoticePage', Notice).entries,
    unread: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.title('NoticePage'),
);

/** What changed; the details are read through the other routes, with the reader's own rights. */
export const ChangeEvent = v.pipe(
  v.object({
    sequence: v.pipe(v.number(), v.integer(), v.description('Monotonic per tenant; the id of the event in the stream.')),
    type: v.picklist(['task.created', 'progress.changed', 'notice.created', 'notice.read', 'catalogue.changed', 'shelf.changed', 'watch-time.changed', 'recommendation.changed', 'announcement.changed', 'leave.changed', 'attendance.changed', 'privacy.changed', 'plan.changed', 'conversation.changed', 'case.changed', 'own-resource.changed']),
    at: Timestamp,
    tenantId: Id,
    subject: v.object({
      taskId: v.optional(Id),
      resourceId: v.optional(Id),
      personId: v.optional(Id),
      noticeId: v.optional(Id),
      announcementId: v.optional(Id),
      leaveRequestId: v.optional(Id),
      planId: v.optional(Id),
      conversationId: v.optional(Id),
      caseId: v.optional(Id),
      dataRequestId: v.optional(Id),
      ownResourceId: v.optional(Id),
    }),
    revision: v.optional(v.pipe(v.number(), v.integer(), v.description('Of the conversation, after this change.'))),
    message: v.optional(v.pipe(Message, v.description('The message that came or changed, where it is short: a hint that spares a question.'))),
  }),
  v.title('ChangeEvent'),
);
export const ChangePage = v.pipe(
  v.object({
    items: v.array(ChangeEvent),
    lastSequence: v.pipe(
      v.number(),
      v.integer(),
      v.description('What to ask after next time: the sequence of the last item, or the newest there is where there are no items.'),
    ),
  }),
  v.title('ChangePage'),
);

/** So long ago a client may have begun to read, to be told what changed before its line stood: seconds. */
export const longestUnheardSeconds = 120;
