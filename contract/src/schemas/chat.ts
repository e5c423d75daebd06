/** Home-school chat: conversations, and the messages in them. */
import * as v from 'valibot';
import { mostAttachments } from '../attachment-types.ts';
import { AttachmentId, KeptAttachment } from './attachment.ts';
import { ClassReference, Cursor, Id, PersonReference, Timestamp, pageOf } from './common.ts';
import { Message, MessageEntry, Participant } from './message.ts';

export const longestMessage = 10_000;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const MessageId = Message.entries.id;
const Text = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(longestMessage),
  v.description('Plain text, never markup.'),
  v.examples(['今天的练习做到第几页？']),
);
const Reason = v.pipe(v.string(), v.trim(), v.maxLength(500), v.description('Told to the person concerned.'));

export const ConversationRights = v.pipe(
  v.object({
    send: v.boolean(),
    moderate: v.pipe(v.boolean(), v.description('Hide, show, pin and mute, and change how the talk is run.')),
    report: v.boolean(),
    block: v.boolean(),
    setHours: v.pipe(v.boolean(), v.description('Say when one answers.')),
  }),
  v.title('ConversationRights'),
);
const readerEntries = {
  people: v.pipe(v.array(Participant), v.description('Authors of the items.')),
  reader: v.pipe(Id, v.description('The person who asked.')),
  can: ConversationRights,
  revision: v.pipe(Count, v.description('What to ask changes after.')),
} as const;

const Minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440), v.description('After midnight, China Standard Time.'));
export const AnswerHours = v.pipe(
  v.object({
    days: v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
      v.minLength(1),
      v.check((days) => new Set(days).size === days.length, 'each day once'),
      v.description('Days of the week, 0 is Sunday.'),
    ),
    fromMinute: Minute,
    toMinute: Minute,
  }),
  v.check(({ fromMinute, toMinute }) => fromMinute < toMinute, 'an end after the beginning'),
  v.title('AnswerHours'),
);

export const MessagePage = v.pipe(
  v.object({ items: v.pipe(v.array(MessageEntry), v.description('Oldest first.')), hasBefore: v.boolean(), hasAfter: v.boolean(), ...readerEntries }),
  v.title('MessagePage'),
);
export const MessageChanges = v.pipe(
  v.object({ items: v.pipe(v.array(MessageEntry), v.description('In the order in which they changed.')), more: v.boolean(), ...readerEntries }),
  v.title('MessageChanges'),
);

const ConversationKind = v.picklist(['private', 'class']);
/** What names a conversation to a reader. */
const nameEntries = {
  kind: ConversationKind,
  title: v.pipe(v.nullable(v.string()), v.description('Topic of a class talk.')),
  child: v.pipe(v.nullable(PersonReference), v.description('About whom, in a private talk.')),
  class: v.nullable(ClassReference),
} as const;

/** A conversation by its name alone. */
export const ConversationName = v.object({ id: Id, ...nameEntries });

export const Conversation = v.pipe(
  v.object({
    id: Id,
    ...nameEntries,
    participants: v.pipe(v.array(Participant), v.description('Everybody in a private talk; the teachers in a class talk.')),
    memberCount: v.pipe(Count, v.description('Persons who may read it.')),
    lastMessage: v.nullable(Message),
    lastSequence: Count,
    revision: Count,
    readSequence: v.pipe(Count, v.description('The caller has read up to here; told to nobody else.')),
    unread: Count,
    state: v.pipe(v.picklist(['open', 'closed', 'ended']), v.description('`ended`: teacher and child no longer belong together.')),
    reviewed: v.pipe(v.boolean(), v.description('Messages of guardians wait for review.')),
    slowSeconds: v.pipe(Count, v.description('Between two messages of one guardian; 0: none.')),
    blocked: v.pipe(v.boolean(), v.description('The caller has blocked the other side.')),
    can: ConversationRights,
    obstacle: v.pipe(
      v.nullable(v.object({ reason: v.picklist(['closed', 'ended', 'muted', 'blocked', 'slow']), until: v.nullable(Timestamp), words: v.optional(v.pipe(v.string(), v.description('What a moderator says of it.'))) })),
      v.description('Why the caller cannot write just now.'),
    ),
    answersFrom: v.pipe(v.nullable(Timestamp), v.description('When an answer can be expected, of a private talk: outside the hours of the teacher when they begin again; for the teacher, where all guardians have quiet hours now, when the first ones end.')),
    hours: v.pipe(v.nullable(AnswerHours), v.description('When the teacher of a private talk answers.')),
    createdAt: Timestamp,
  }),
  v.title('Conversation'),
);
export const ConversationPage = pageOf('ConversationPage', Conversation);

export const ConversationDraft = v.pipe(
  v.variant('kind', [
    v.object({
      kind: v.literal('private'),
      childId: Id,
      teacherId: Id,
      guardianId: v.pipe(v.nullable(Id), v.description('One guardian of the child; null: all of them.')),
    }),
    v.object({ kind: v.literal('class'), classId: Id, title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)) }),
  ]),
  v.title('ConversationDraft'),
);
export const ConversationSettings = v.pipe(
  v.object({
    title: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))),
    state: v.optional(v.picklist(['open', 'closed'])),
    reviewed: v.optional(v.boolean()),
    slowSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400))),
  }),
  v.title('ConversationSettings'),
);
export const ConversationBlock = v.pipe(v.object({ blocked: v.boolean() }), v.title('ConversationBlock'));
export const ReadMark = v.pipe(v.object({ sequence: Count }), v.title('ReadMark'));

/** The words of a message; there may be none beside what is attached. */
const SomeText = v.pipe(v.string(), v.trim(), v.maxLength(longestMessage), v.description('Plain text, never markup; empty only beside attachments.'), v.examples(['今天的练习做到第几页？']));
export const MessageDraft = v.pipe(
  v.object({
    id: MessageId,
    text: SomeText,
    attachments: v.optional(
      v.pipe(v.array(AttachmentId), v.maxLength(mostAttachments), v.check((ids) => new Set(ids).size === ids.length, 'each once'), v.description('What the caller has uploaded whole in this conversation, in the order in which it is shown.')),
    ),
    replyTo: v.optional(v.nullable(MessageId)),
  }),
  v.check(({ text, attachments }) => text !== '' || (attachments?.length ?? 0) > 0, 'words, or something attached'),
  v.title('MessageDraft'),
);
export const MessageEdit = v.pipe(v.object({ text: Text }), v.title('MessageEdit'));

/** Who may talk to whom about whom. */
export const Contact = v.pipe(
  v.object({
    child: PersonReference,
    class: v.object({ ...ClassReference.entries, school: v.optional(v.pipe(v.string(), v.description('Name of its school: classes of several schools are called alike.'))) }),
    teacher: v.object({ ...PersonReference.entries, subjects: v.array(v.string()) }),
    guardians: v.pipe(v.array(PersonReference), v.description('For a guardian only the caller.')),
    conversationId: v.pipe(v.nullable(Id), v.description('The talk of this teacher with all guardians of the child.')),
  }),
  v.title('Contact'),
);
export const ContactList = v.pipe(v.object({ items: v.array(Contact) }), v.title('ContactList'));

export const MessageHit = v.pipe(
  v.object({ message: Message, conversation: ConversationName, reader: Id, can: ConversationRights }),
  v.title('MessageHit'),
);
export const MessageHits = v.pipe(v.object({ items: v.array(MessageHit), nextCursor: v.nullable(Cursor) }), v.title('MessageHits'));

export const Moderation = v.pipe(
  v.variant('act', [
    v.object({ act: v.picklist(['hide', 'show']), messageId: MessageId, reason: Reason }),
    v.object({ act: v.picklist(['pin', 'unpin']), messageId: MessageId }),
    v.object({ act: v.literal('mute'), personId: Id, until: Timestamp, reason: Reason }),
    v.object({ act: v.literal('unmute'), personId: Id }),
  ]),
  v.title('Moderation'),
);
export const ReportReason = v.picklist(['bullying', 'danger', 'indecent', 'advertising', 'privacy', 'other']);
/** How a message is: what is not shown keeps its place. */
export const MessageState = v.picklist(['shown', 'waiting', 'hidden', 'retracted']);
export const ReportDraft = v.pipe(
  v.object({
    messageId: MessageId,
    reason: ReportReason,
    text: v.pipe(v.string(), v.trim(), v.maxLength(2000)),
  }),
  v.title('ReportDraft'),
);
export const ReportReceipt = v.pipe(
  v.object({ caseNumber: v.pipe(v.string(), v.description('Under which the report can be asked about.'), v.examples(['J20260902-0007'])) }),
  v.title('ReportReceipt'),
);

export const ExportDraft = v.pipe(
  v.object({
    ground: v.pipe(v.string(), v.trim(), v.minLength(4), v.maxLength(500), v.description('Why somebody who takes no part must read this; kept for good.')),
    after: v.pipe(v.optional(Count, 0), v.description('Messages after this sequence.')),
    caseId: v.pipe(v.optional(Id), v.description('The case because of which it is read: for a day its readings then have all that is attached in this conversation.')),
  }),
  v.title('ExportDraft'),
);
/** Everything that was written and done in a conversation, for the protection of those concerned. */
export const ConversationExport = v.pipe(
  v.object({
    conversation: ConversationName,
    exportedAt: Timestamp,
    exportedBy: PersonReference,
    ground: v.string(),
    messages: v.array(
      v.object({
        id: MessageId,
        sequence: Count,
        author: PersonReference,
        sentAt: Timestamp,
        text: v.pipe(v.string(), v.description('As it is now, also where it is hidden.')),
        state: MessageState,
        attachments: v.pipe(v.optional(v.array(KeptAttachment)), v.description('Also of what was taken back, while it is kept. Their bytes: readings of the case that the export names.')),
      }),
    ),
    acts: v.pipe(
      v.array(
        v.object({
          at: Timestamp,
          actor: PersonReference,
          act: v.pipe(v.string(), v.examples(['retract'])),
          messageId: v.nullable(MessageId),
          person: v.nullable(PersonReference),
          before: v.pipe(v.nullable(v.string()), v.description('What stood there before.')),
          reason: v.nullable(v.string()),
        }),
      ),
      v.description('What was edited, taken back, hidden, muted or blocked, and each export, this one included.'),
    ),
    reports: v.array(v.object({ caseNumber: v.string(), at: Timestamp, messageId: MessageId, reason: v.string(), text: v.string(), messageText: v.string(), attachments: v.optional(v.array(KeptAttachment)) })),
    more: v.pipe(v.boolean(), v.description('True when there are messages beyond the last one.')),
  }),
  v.title('ConversationExport'),
);
