import { LsEvent, LsRequestEvent } from '../base/events.ts';

/** The person wants to read a talk, or, with an empty id, the list of talks. */
export class LsConversationOpenRequestEvent extends LsRequestEvent<{ readonly conversationId: string }> {
  static readonly type = 'ls-conversation-open-request';
  constructor(conversationId: string) {
    super(LsConversationOpenRequestEvent.type, 'P-03', { conversationId });
  }
}

/** The person wants more of the list of talks. */
export class LsConversationMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-conversation-more-request';
  constructor() {
    super(LsConversationMoreRequestEvent.type, 'P-03', {});
  }
}

/** The person sends a message. `messageId` is a UUIDv7: sending it again has the effect of once. */
export class LsMessageSendRequestEvent extends LsRequestEvent<{
  readonly conversationId: string;
  readonly messageId: string;
  readonly text: string;
  readonly replyTo: string | null;
}> {
  static readonly type = 'ls-message-send-request';
  constructor(message: { conversationId: string; messageId: string; text: string; replyTo: string | null }) {
    super(LsMessageSendRequestEvent.type, 'P-03', message);
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
export class LsDraftKeepRequestEvent extends LsRequestEvent<{ readonly conversationId: string; readonly text: string }> {
  static readonly type = 'ls-draft-keep-request';
  constructor(conversationId: string, text: string) {
    super(LsDraftKeepRequestEvent.type, 'P-03', { conversationId, text });
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
    'ls-message-send-request': LsMessageSendRequestEvent;
    'ls-message-edit-request': LsMessageEditRequestEvent;
    'ls-message-retract-request': LsMessageRetractRequestEvent;
    'ls-message-resend-request': LsMessageResendRequestEvent;
    'ls-message-page-request': LsMessagePageRequestEvent;
    'ls-message-read-request': LsMessageReadRequestEvent;
    'ls-draft-keep-request': LsDraftKeepRequestEvent;
    'ls-message-sent': LsMessageSentEvent;
    'ls-unread-change': LsUnreadChangeEvent;
  }
}
