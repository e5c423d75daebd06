/** What somebody received and reported: an announcement or a notice, and what the school decided. */
import * as v from 'valibot';
import { KeptAttachment } from './attachment.ts';
import { Outcome } from './case.ts';
import { Id, PersonReference, Timestamp, pageOf } from './common.ts';
import { CaseDraft } from './judgement.ts';

export const ReceivedCase = v.pipe(
  v.object({
    id: Id,
    caseNumber: v.pipe(v.string(), v.description('To be quoted on the telephone.'), v.examples(['20261121-483920'])),
    reportedAt: Timestamp,
    kind: CaseDraft.entries.kind,
    description: v.pipe(v.string(), v.description("In the reporter's words; who that is, is told to nobody.")),
    evidence: v.nullable(v.string()),
    received: v.pipe(
      v.object({
        kind: v.pipe(v.picklist(['announcement', 'task-assigned', 'task-completed', 'leave-approved', 'leave-refused', 'absence', 'absence-corrected', 'resource-admitted', 'resource-returned', 'plan-approved', 'plan-returned', 'report-decided']), v.description('An announcement, or a notice of this kind.')),
        title: v.pipe(v.string(), v.description('Its title, or what the notice is about: a task, a resource, a learner.')),
        text: v.string(),
        sender: PersonReference,
        at: Timestamp,
        recalled: v.pipe(v.boolean(), v.description('Taken back since.')),
        attachments: v.optional(v.pipe(v.array(KeptAttachment), v.description('What went with an announcement. `kept` is told while the case is open; their bytes: readings of the case. Absent: none.'))),
      }),
      v.description('As it was when it was reported; what is for one family alone is not in it.'),
    ),
    looks: v.optional(v.pipe(v.array(v.object({ at: Timestamp, by: PersonReference, name: v.string(), attachmentId: v.optional(v.pipe(Id, v.description('Which of `received.attachments`. Absent: opened when only the name was kept.'))) })), v.description('Who has opened which file in this case, oldest first.'))),
    closed: v.nullable(v.object({ at: Timestamp, by: PersonReference, outcome: Outcome, note: v.string() })),
  }),
  v.title('ReceivedCase'),
);
export const ReceivedCasePage = v.pipe(
  v.object({ ...pageOf('ReceivedCasePage', ReceivedCase).entries, open: v.pipe(v.number(), v.integer(), v.minValue(0), v.description('Cases that are not closed.')) }),
  v.title('ReceivedCasePage'),
);

export const ReceivedCaseClosing = v.pipe(
  v.object({
    outcome: Outcome,
    note: v.pipe(v.string(), v.trim(), v.maxLength(500), v.description('For those who may see the case.')),
    recall: v.pipe(v.boolean(), v.description('Takes the announcement back, as its sender could. Of a notice it changes nothing.')),
  }),
  v.title('ReceivedCaseClosing'),
);
