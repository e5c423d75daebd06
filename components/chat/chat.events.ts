import { LsEvent, LsRequestEvent } from '../base/events.ts';
import type { AnswerHours, AttachmentDraft, ConversationDraft, ConversationSettings, Moderation, ReportReason } from '../base/ports/index.ts';

/** The person wants to read a talk, at a message if one is named, or, with an empty id, the list of talks. */
export class LsConversationOpenRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly sequence: number | null }> {
  static readonly type = 'ls-conversation-open-request';
  constructor(conversationId: string, sequence: number | null) {
    super(LsConversationOpenRequestEvent.type, 'P-03', { conversationId, sequence });
  }
}

/** The person wants more of the list of talks. */
export class LsConversationMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-conversation-more-request';
  constructor() {
    super(LsConversationMoreRequestEvent.type, 'P-03', {});
  }
}

/** The person wants to see with whom they may begin a talk. */
export class LsContactsRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-contacts-request';
  constructor() {
    super(LsContactsRequestEvent.type, 'P-03', {});
  }
}

/** The person begins a talk. */
export class LsConversationCreateRequestEvent extends LsRequestEvent<{ readonly draft: ConversationDraft }> {
  static readonly type = 'ls-conversation-create-request';
  constructor(draft: ConversationDraft) {
    super(LsConversationCreateRequestEvent.type, 'P-03', { draft });
  }
}

/** The person looks for words in what they may see. */
export class LsMessageSearchRequestEvent extends LsRequestEvent<{ readonly words: string; readonly more: boolean }> {
  static readonly type = 'ls-message-search-request';
  constructor(words: string, more: boolean) {
    super(LsMessageSearchRequestEvent.type, 'P-03', { words, more });
  }
}

/** The person reports a message. */
export class LsMessageReportRequestEvent extends LsRequestEvent<{
  readonly conversationId: string;
  readonly messageId: string;
  readonly reason: ReportReason;
  readonly text: string;
}> {
  static readonly type = 'ls-message-report-request';
  constructor(report: { conversationId: string; messageId: string; reason: ReportReason; text: string }) {
    super(LsMessageReportRequestEvent.type, 'LI-02', report);
  }
}

/** A moderator hides, shows or pins a message, or asks somebody not to write for a while. */
export class LsMessageModerateRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly moderation: Moderation }> {
  static readonly type = 'ls-message-moderate-request';
  constructor(conversationId: string, moderation: Moderation) {
    super(LsMessageModerateRequestEvent.type, 'LI-11', { conversationId, moderation });
  }
}

/** A moderator changes how a talk is run. */
export class LsConversationConfigureRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly settings: ConversationSettings }> {
  static readonly type = 'ls-conversation-configure-request';
  constructor(conversationId: string, settings: ConversationSettings) {
    super(LsConversationConfigureRequestEvent.type, 'LI-02', { conversationId, settings });
  }
}

/** A teacher says when families are answered, in all own private talks. */
export class LsAnswerHoursRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly hours: AnswerHours }> {
  static readonly type = 'ls-answer-hours-request';
  constructor(conversationId: string, hours: AnswerHours) {
    super(LsAnswerHoursRequestEvent.type, 'T-10', { conversationId, hours });
  }
}

/** The person wants no more messages of the other side, or wants them again. */
export class LsConversationBlockRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly blocked: boolean }> {
  static readonly type = 'ls-conversation-block-request';
  constructor(conversationId: string, blocked: boolean) {
    super(LsConversationBlockRequestEvent.type, 'LI-01', { conversationId, blocked });
  }
}

/** The person wants a message in their language, or with `into` null its translation put away. */
export class LsMessageTranslateRequestEvent extends LsRequestEvent<{ readonly messageId: string; readonly text: string; readonly into: string | null }> {
  static readonly type = 'ls-message-translate-request';
  constructor(messageId: string, text: string, into: string | null) {
    super(LsMessageTranslateRequestEvent.type, 'P-03', { messageId, text, into });
  }
}

/** A report has arrived; one can ask about it under its number. */
export class LsMessageReportEvent extends LsEvent<{ readonly messageId: string; readonly caseNumber: string }> {
  static readonly type = 'ls-message-report';
  constructor(messageId: string, caseNumber: string) {
    super(LsMessageReportEvent.type, 'LI-02', { messageId, caseNumber });
  }
}

/** The person sends a message. `messageId` is a UUIDv7: sending it again has the effect of once. */
export class LsMessageSendRequestEvent extends LsRequestEvent<{
  readonly conversationId: string;
  readonly messageId: string;
  readonly text: string;
  readonly attachments: readonly AttachmentDraft[];
  readonly replyTo: string | null;
}> {
  static readonly type = 'ls-message-send-request';
  constructor(message: { conversationId: string; messageId: string; text: string; attachments: readonly AttachmentDraft[]; replyTo: string | null }) {
    super(LsMessageSendRequestEvent.type, 'P-03', message);
  }
}

/** A picture has come on the screen, or the person saves a file: its bytes are wanted. */
export class LsAttachmentReadRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly attachmentId: string }> {
  static readonly type = 'ls-attachment-read-request';
  constructor(conversationId: string, attachmentId: string) {
    super(LsAttachmentReadRequestEvent.type, 'P-03', { conversationId, attachmentId });
  }
}

/** The person changes an own message. */
export class LsMessageEditRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly messageId: string; readonly text: string }> {
  static readonly type = 'ls-message-edit-request';
  constructor(conversationId: string, messageId: string, text: string) {
    super(LsMessageEditRequestEvent.type, 'P-03', { conversationId, messageId, text });
  }
}

/** The person takes an own message back. */
export class LsMessageRetractRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly messageId: string }> {
  static readonly type = 'ls-message-retract-request';
  constructor(conversationId: string, messageId: string) {
    super(LsMessageRetractRequestEvent.type, 'P-03', { conversationId, messageId });
  }
}

/** The person sends a refused message again, or throws it away. */
export class LsMessageResendRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly messageId: string; readonly discard: boolean }> {
  static readonly type = 'ls-message-resend-request';
  constructor(conversationId: string, messageId: string, discard: boolean) {
    super(LsMessageResendRequestEvent.type, 'P-03', { conversationId, messageId, discard });
  }
}

/** More messages are wanted: older ones, newer ones, or the newest after a jump. */
export class LsMessagePageRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly page: 'older' | 'newer' | 'newest' }> {
  static readonly type = 'ls-message-page-request';
  constructor(conversationId: string, page: 'older' | 'newer' | 'newest') {
    super(LsMessagePageRequestEvent.type, 'P-03', { conversationId, page });
  }
}

/** Messages up to a sequence have been on the screen. */
export class LsMessageReadRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly sequence: number }> {
  static readonly type = 'ls-message-read-request';
  constructor(conversationId: string, sequence: number) {
    super(LsMessageReadRequestEvent.type, 'P-03', { conversationId, sequence });
  }
}

/** What is begun and not sent is to be kept. */
export class LsDraftKeepRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly text: string; readonly attachments?: readonly AttachmentDraft[] | undefined }> {
  static readonly type = 'ls-draft-keep-request';
  /** @param attachments what is to go with it, where that has changed */
  constructor(conversationId: string, text: string, attachments?: readonly AttachmentDraft[]) {
    super(LsDraftKeepRequestEvent.type, 'P-03', { conversationId, text, attachments });
  }
}

/** A message has gone to the service, or waits on this machine for the line. */
export class LsMessageSentEvent extends LsEvent<{ readonly conversationId: string; readonly messageId: string; readonly status: 'sent' | 'queued' }> {
  static readonly type = 'ls-message-sent';
  constructor(conversationId: string, messageId: string, status: 'sent' | 'queued') {
    super(LsMessageSentEvent.type, 'P-03', { conversationId, messageId, status });
  }
}

/** The number of unread messages has changed. */
export class LsUnreadChangeEvent extends LsEvent<{ readonly unread: number }> {
  static readonly type = 'ls-unread-change';
  constructor(unread: number) {
    super(LsUnreadChangeEvent.type, 'PS-07', { unread });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-conversation-open-request': LsConversationOpenRequestEvent;
    'ls-conversation-more-request': LsConversationMoreRequestEvent;
    'ls-contacts-request': LsContactsRequestEvent;
    'ls-conversation-create-request': LsConversationCreateRequestEvent;
    'ls-message-search-request': LsMessageSearchRequestEvent;
    'ls-message-report-request': LsMessageReportRequestEvent;
    'ls-message-moderate-request': LsMessageModerateRequestEvent;
    'ls-answer-hours-request': LsAnswerHoursRequestEvent;
    'ls-conversation-configure-request': LsConversationConfigureRequestEvent;
    'ls-conversation-block-request': LsConversationBlockRequestEvent;
    'ls-message-report': LsMessageReportEvent;
    'ls-message-send-request': LsMessageSendRequestEvent;
    'ls-message-edit-request': LsMessageEditRequestEvent;
    'ls-message-retract-request': LsMessageRetractRequestEvent;
    'ls-message-resend-request': LsMessageResendRequestEvent;
    'ls-message-translate-request': LsMessageTranslateRequestEvent;
    'ls-message-page-request': LsMessagePageRequestEvent;
    'ls-message-read-request': LsMessageReadRequestEvent;
    'ls-draft-keep-request': LsDraftKeepRequestEvent;
    'ls-message-sent': LsMessageSentEvent;
    'ls-unread-change': LsUnreadChangeEvent;
  }
}
