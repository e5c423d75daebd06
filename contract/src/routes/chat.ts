/** Routes of the chat port. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import {
  AnswerHours,
  ContactList,
  Conversation,
  ConversationBlock,
  ConversationDraft,
  ConversationExport,
  ConversationPage,
  ConversationSettings,
  ExportDraft,
  MessageChanges,
  MessageDraft,
  MessageEdit,
  MessageHits,
  MessagePage,
  Moderation,
  ReadMark,
  ReportDraft,
  ReportReceipt,
} from '../schemas/chat.ts';
import { AttachmentDraft, AttachmentId, AttachmentUpload } from '../schemas/attachment.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';
import { Message } from '../schemas/message.ts';

const Sequence = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const inConversation = v.object({ conversationId: Id });
const ofAttachment = v.object({ conversationId: Id, attachmentId: AttachmentId });
const ofMessage = v.object({ conversationId: Id, messageId: Id });

export const listConversations = defineRoute({
  id: 'listConversations',
  method: 'get',
  path: '/conversations',
  tag: 'chat',
  act: 'conversation.read',
  summary: 'Conversations of the acting identity, newest message first',
  query: v.object({
    kind: v.optional(v.picklist(['private', 'class'])),
    childId: v.optional(Id),
    classId: v.optional(Id),
    cursor: v.optional(Cursor),
    limit: v.optional(PageSize),
  }),
  success: { status: 200, description: 'A page of conversations.', schema: ConversationPage },
  etag: true,
});

export const listContacts = defineRoute({
  id: 'listContacts',
  method: 'get',
  path: '/contacts',
  tag: 'chat',
  act: 'conversation.open',
  summary: 'With whom the caller may open a private talk, and about which child',
  description: 'The roster decides: teachers of a class, and the guardians of its learners. Nobody else can be found here.',
  success: { status: 200, description: 'Children, teachers and guardians that belong together.', schema: ContactList },
  etag: true,
});

export const openConversation = defineRoute({
  id: 'openConversation',
  method: 'post',
  path: '/conversations',
  tag: 'chat',
  act: 'conversation.open',
  summary: 'Open a private talk or a topic of a class',
  description:
    'A private talk is between a teacher of the child and the guardians of the child, all or one; there is one at most, and asking again gives that one. Topics of a class are opened by its teachers; a title that gives results of two children or more is refused with `results-to-all`.',
  body: ConversationDraft,
  success: { status: 201, description: 'The conversation, also when it was there before.', schema: Conversation },
  idempotent: true,
  problems: ['not-found', 'results-to-all', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const readConversation = defineRoute({
  id: 'readConversation',
  method: 'get',
  path: '/conversations/{conversationId}',
  tag: 'chat',
  act: 'conversation.read',
  summary: 'One conversation',
  params: inConversation,
  success: { status: 200, description: 'The conversation.', schema: Conversation },
  etag: true,
  problems: ['not-found'],
});

export const configureConversation = defineRoute({
  id: 'configureConversation',
  method: 'put',
  path: '/conversations/{conversationId}',
  tag: 'chat',
  act: 'conversation.moderate',
  summary: 'Change how a class talk is run',
  params: inConversation,
  body: ConversationSettings,
  success: { status: 200, description: 'The conversation.', schema: Conversation },
  problems: ['not-found', 'results-to-all'],
});

export const blockConversation = defineRoute({
  id: 'blockConversation',
  method: 'put',
  path: '/conversations/{conversationId}/block',
  tag: 'chat',
  act: 'conversation.block',
  summary: 'Let the other side of a private talk write no more, or again',
  params: inConversation,
  body: ConversationBlock,
  success: { status: 200, description: 'The conversation.', schema: Conversation },
  problems: ['not-found'],
});

export const listMessages = defineRoute({
  id: 'listMessages',
  method: 'get',
  path: '/conversations/{conversationId}/messages',
  tag: 'chat',
  act: 'conversation.read',
  summary: 'Messages of a conversation',
  description: 'The newest, or those before, after or around a sequence; of these three at most one is given. A page stays the same while new messages arrive.',
  params: inConversation,
  query: v.object({
    before: v.optional(Sequence),
    after: v.optional(Sequence),
    around: v.optional(Sequence),
    limit: v.optional(v.pipe(PageSize, v.description('Default 50.'))),
  }),
  success: { status: 200, description: 'A page of messages, oldest first.', schema: MessagePage },
  etag: true,
  problems: ['not-found'],
});

export const listMessageChanges = defineRoute({
  id: 'listMessageChanges',
  method: 'get',
  path: '/conversations/{conversationId}/changes',
  tag: 'chat',
  act: 'conversation.read',
  summary: 'Messages that came or changed after a revision',
  description: 'Events of the stream are hints and may be lost; whoever asks here after the last revision known has missed nothing.',
  params: inConversation,
  query: v.object({ after: Sequence, limit: v.optional(PageSize) }),
  success: { status: 200, description: 'Messages as they are now, in the order in which they changed.', schema: MessageChanges },
  problems: ['not-found'],
});

export const sendMessage = defineRoute({
  id: 'sendMessage',
  method: 'post',
  path: '/conversations/{conversationId}/messages',
  tag: 'chat',
  act: 'message.send',
  summary: 'Write a message',
  description: 'The id of the message takes the place of an idempotency key: sent again it is answered with what is stored. In a talk of a class words that give results of two children or more are refused with `results-to-all`: each family is told its own in a private talk.',
  params: inConversation,
  body: MessageDraft,
  success: { status: 201, description: 'The message with its place in the conversation.', schema: Message },
  problems: ['not-found', 'conflict', 'results-to-all', 'conversation-closed', 'muted', 'blocked', 'slow-down'],
});

export const beginAttachment = defineRoute({
  id: 'beginAttachment',
  method: 'put',
  path: '/conversations/{conversationId}/attachments/{attachmentId}',
  tag: 'chat',
  act: 'message.send',
  summary: 'Begin to upload a photo, a file or a voice message, or go on',
  description:
    'Begun again it goes on where it stopped. Pictures have at most 10 MB, voice 5 MB, other files 20 MB, and what a person has begun and not sent 120 MB and 60 files together; on a day (China Standard Time) 300 MB are begun at most. What nobody goes on with for a day is thrown away. Whoever may not write now uploads nothing.',
  params: ofAttachment,
  body: AttachmentDraft,
  success: { status: 200, description: 'How far it is.', schema: AttachmentUpload },
  problems: ['not-found', 'conflict', 'conversation-closed', 'muted', 'blocked', 'attachment-kind', 'attachment-too-large'],
});

export const uploadAttachmentPart = defineRoute({
  id: 'uploadAttachmentPart',
  method: 'put',
  path: '/conversations/{conversationId}/attachments/{attachmentId}/parts/{offset}',
  tag: 'chat',
  act: 'message.send',
  summary: 'Upload a part of an attachment',
  description:
    'At most 1,000,000 bytes, at the place where the file has come to; a part that has come is taken as said. With the last one the bytes are looked at: they must be what the ending of the name says. What a picture tells of place, camera and time is taken out; one that cannot be read is refused, and a voice message that is longer than two minutes or whose length its packets do not tell.',
  params: v.object({ ...ofAttachment.entries, offset: v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number)) }),
  upload: 'The bytes of the part.',
  success: { status: 200, description: 'How far it is.', schema: AttachmentUpload },
  problems: ['not-found', 'conflict', 'conversation-closed', 'muted', 'blocked', 'attachment-kind', 'attachment-too-large'],
});

export const readAttachment = defineRoute({
  id: 'readAttachment',
  method: 'get',
  path: '/conversations/{conversationId}/attachments/{attachmentId}',
  tag: 'chat',
  act: 'conversation.read',
  summary: 'The bytes of an attachment',
  description: 'For those who may read its message now: it is gone with the message. To be saved or drawn, never opened as a page.',
  params: ofAttachment,
  success: { status: 200, description: 'The bytes.', mediaType: 'application/octet-stream' },
  problems: ['not-found'],
});

export const dropAttachment = defineRoute({
  id: 'dropAttachment',
  method: 'delete',
  path: '/conversations/{conversationId}/attachments/{attachmentId}',
  tag: 'chat',
  act: 'message.send',
  summary: 'Cancel an own upload that is not sent yet',
  params: ofAttachment,
  success: { status: 204, description: 'It is gone.' },
  problems: ['not-found'],
});

export const editMessage = defineRoute({
  id: 'editMessage',
  method: 'put',
  path: '/conversations/{conversationId}/messages/{messageId}',
  tag: 'chat',
  act: 'message.send',
  summary: 'Change an own message, within two minutes',
  params: ofMessage,
  body: MessageEdit,
  success: { status: 200, description: 'The message as it is now.', schema: Message },
  problems: ['not-found', 'results-to-all', 'too-late', 'conversation-closed', 'muted', 'blocked'],
});

export const retractMessage = defineRoute({
  id: 'retractMessage',
  method: 'delete',
  path: '/conversations/{conversationId}/messages/{messageId}',
  tag: 'chat',
  act: 'message.send',
  summary: 'Take an own message back, within two minutes',
  params: ofMessage,
  description: 'What it carried goes with it. Where somebody reported it the school keeps both for the case; the answer is the same.',
  success: { status: 200, description: 'Its place, without the text.', schema: Message },
  problems: ['not-found', 'too-late'],
});

export const markConversationRead = defineRoute({
  id: 'markConversationRead',
  method: 'put',
  path: '/conversations/{conversationId}/reading',
  tag: 'chat',
  act: 'conversation.mark',
  summary: 'Say up to where the caller has read',
  description: 'Told to nobody but the own other machines. Going back changes nothing.',
  params: inConversation,
  body: ReadMark,
  success: { status: 204, description: 'Kept.' },
  problems: ['not-found'],
});

export const setAnswerHours = defineRoute({
  id: 'setAnswerHours',
  method: 'put',
  path: '/answer-hours',
  tag: 'chat',
  act: 'answer-hours.set',
  summary: 'Say when one answers families',
  description: 'Of all own private talks. Messages come at any time; whoever writes outside these hours reads from when on an answer can be expected.',
  body: AnswerHours,
  success: { status: 200, description: 'The hours as they hold from now on.', schema: AnswerHours },
});

export const moderateConversation = defineRoute({
  id: 'moderateConversation',
  method: 'post',
  path: '/conversations/{conversationId}/moderation',
  tag: 'chat',
  act: 'conversation.moderate',
  summary: 'Hide, show or pin a message, or mute a person',
  description: 'Each act is kept with its reason; the person concerned is told. A mute ends by itself.',
  params: inConversation,
  body: Moderation,
  success: { status: 201, description: 'The conversation.', schema: Conversation },
  idempotent: true,
  problems: ['not-found', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const reportMessage = defineRoute({
  id: 'reportMessage',
  method: 'post',
  path: '/conversations/{conversationId}/reports',
  tag: 'chat',
  act: 'message.report',
  summary: 'Report a message',
  description: 'Opens a case at the school. The writer is not told who reported.',
  params: inConversation,
  body: ReportDraft,
  success: { status: 201, description: 'The number of the case.', schema: ReportReceipt },
  idempotent: true,
  problems: ['not-found', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const searchMessages = defineRoute({
  id: 'searchMessages',
  method: 'get',
  path: '/messages',
  tag: 'chat',
  act: 'conversation.read',
  summary: 'Search in all messages that the caller may see',
  query: v.object({
    q: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100), v.description('Words; all of them must occur.')),
    conversationId: v.optional(Id),
    childId: v.optional(Id),
    cursor: v.optional(Cursor),
    limit: v.optional(PageSize),
  }),
  success: { status: 200, description: 'Messages, newest first.', schema: MessageHits },
  problems: ['not-found'],
});

export const exportConversation = defineRoute({
  id: 'exportConversation',
  method: 'post',
  path: '/conversations/{conversationId}/exports',
  tag: 'chat',
  act: 'conversation.export',
  summary: 'Read a whole conversation for safeguarding',
  description: 'For managers of the school or above, with a ground. Each export is an act of the conversation and stands in the next one: nobody looks in unseen.',
  params: inConversation,
  body: ExportDraft,
  success: { status: 201, description: 'Messages, acts and reports; who reported is not told.', schema: ConversationExport },
  problems: ['not-found'],
});
