/** The moderation desk: messages that somebody reported, what was done about them, and the words that a school holds back. */
import * as v from 'valibot';
import { KeptAttachment } from './attachment.ts';
import { ConversationName, MessageState, ReportReason } from './chat.ts';
import { Id, PersonReference, Timestamp, pageOf } from './common.ts';
import { Message } from './message.ts';

const Reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What came of a case. */
export const Outcome = v.picklist(['settled', 'unfounded', 'passed-on']);

export const ModerationCase = v.pipe(
  v.object({
    id: Id,
    caseNumber: v.pipe(v.string(), v.examples(['J20260902-0007'])),
    reportedAt: Timestamp,
    reason: ReportReason,
    text: v.pipe(v.string(), v.description("In the reporter's words; who that is, is told to nobody.")),
    conversation: ConversationName,
    message: v.object({
      id: Message.entries.id,
      sentAt: Timestamp,
      author: v.object({ ...PersonReference.entries, role: v.picklist(['teacher', 'guardian']) }),
      text: v.pipe(v.string(), v.description('As it was when it was reported.')),
      state: v.pipe(MessageState, v.description('As it is now.')),
      attachments: v.pipe(v.optional(v.array(KeptAttachment)), v.description('As they were when it was reported. Their bytes: readings of the case.')),
    }),
    mutedUntil: v.pipe(v.nullable(Timestamp), v.description('Until then the writer cannot write in this talk.')),
    acts: v.pipe(
      v.array(v.object({ at: Timestamp, by: PersonReference, act: v.picklist(['hide', 'show', 'mute', 'unmute', 'look']), reason: v.string() })),
      v.description('What was done in this case, oldest first; of `look`, that somebody saw or heard what was attached, the reason is its name.'),
    ),
    closed: v.nullable(v.object({ at: Timestamp, by: PersonReference, outcome: Outcome, note: v.string() })),
    can: v.pipe(
      v.object({
        hide: v.pipe(v.boolean(), v.description('Hide and show the message: in talks of a class.')),
        mute: v.pipe(v.boolean(), v.description('Ask the writer not to write for a while: a guardian, in a talk of a class.')),
        export: v.pipe(v.boolean(), v.description('Read the whole talk with a ground, which is kept.')),
        open: v.pipe(v.boolean(), v.description('Look into the talk, as one who takes part.')),
      }),
      v.description('What the caller may do in this case.'),
    ),
  }),
  v.title('ModerationCase'),
);
export const ModerationCasePage = v.pipe(
  v.object({
    ...pageOf('ModerationCasePage', ModerationCase).entries,
    open: v.pipe(Count, v.description('Cases that are not closed.')),
    waiting: v.pipe(
      v.array(v.object({ conversation: ConversationName, count: Count })),
      v.description('Talks that the caller moderates in which messages wait to be looked at.'),
    ),
  }),
  v.title('ModerationCasePage'),
);

export const CaseAct = v.pipe(
  v.variant('act', [
    v.object({ act: v.picklist(['hide', 'show']), reason: v.pipe(Reason, v.description('Told to the writer.')) }),
    v.object({ act: v.literal('mute'), until: Timestamp, reason: v.pipe(Reason, v.description('Told to the writer.')) }),
    v.object({ act: v.literal('unmute'), reason: Reason }),
    v.object({ act: v.literal('close'), outcome: Outcome, note: v.pipe(v.string(), v.trim(), v.maxLength(500), v.description('For those who may see the case.')) }),
  ]),
  v.title('CaseAct'),
);

/** Words that are looked at before they are shown. */
export const HeldWords = v.pipe(
  v.object({
    words: v.pipe(
      v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40), v.check((word) => /[\p{L}\p{N}]/u.test(word), 'a word with a letter or a digit'))),
      v.maxLength(500),
      v.description("Messages of guardians with one of them wait until a teacher of the class has looked. Case, spaces and signs between the letters make no difference."),
    ),
  }),
  v.title('HeldWords'),
);
