/** The chat routes of the contract over conversations in memory: back from what a reader gets to what goes over the line. */
import type { RouteOutput } from '../../../contract/src/route.ts';
import type { Routes } from '../../../contract/src/routes/index.ts';
import type { Conversation, Message, MessagePage } from '../../base/ports/chat.ts';
import type { Ports, Receipt } from '../../base/ports/ports.ts';
import { given } from './given.ts';
import type { Handlers } from './memory-handlers.ts';

type WireMessage = RouteOutput<Routes['sendMessage']>;
type WireConversation = RouteOutput<Routes['readConversation']>;

function valueOf<Value>({ value }: Receipt<Value>): Value {
  if (value === null) throw new Error('Memory always answers');
  return value;
}

function wireMessage({ conversationId: _id, own: _own, can: _can, editableUntil: _until, replyTo, state, reason, editedAt, pinned, ...plain }: Message): WireMessage {
  return {
    ...plain,
    ...(replyTo === null ? {} : { replyTo }),
    ...(state === 'shown' ? {} : { state }),
    ...(reason === null ? {} : { reason }),
    ...(editedAt === null ? {} : { editedAt }),
    ...(pinned ? { pinned } : {}),
  };
}
function wireConversation({ pendingCount: _count, lastMessage, ...conversation }: Conversation): WireConversation {
  return { ...conversation, lastMessage: lastMessage && wireMessage(lastMessage) };
}

/** Entries and their authors, and who reads them. */
async function readerOf(ports: Ports, conversationId: string, items: readonly Message[]) {
  const people = new Map(items.map(({ author }) => [author.id, author]));
  return {
    items: items.map(wireMessage).map(({ author, ...entry }) => ({ ...entry, author: author.id })),
    people: [...people.values()],
    reader: (await ports.identity.me()).value.person.id,
    can: (await ports.chat.get(conversationId)).value.can,
  };
}

export const chatHandlers: Handlers = {
  listConversations: async ({ query }, { ports }) => {
    const { items, ...page } = (await ports.chat.list(given(query))).value;
    return { ...page, items: items.map(wireConversation) };
  },
  listContacts: async (_, { ports }) => ({ items: (await ports.chat.contacts()).value }),
  openConversation: async ({ body }, { ports, idempotencyKey }) => wireConversation(valueOf(await ports.chat.open(body, idempotencyKey))),
  readConversation: async ({ params }, { ports }) => wireConversation((await ports.chat.get(params.conversationId)).value),
  configureConversation: async ({ params, body }, { ports }) => wireConversation(valueOf(await ports.chat.configure(params.conversationId, given(body)))),
  blockConversation: async ({ params, body }, { ports }) => wireConversation(valueOf(await ports.chat.block(params.conversationId, body.blocked))),
  listMessages: async ({ params, query }, { ports }) => {
    const { items, hasBefore, hasAfter, revision }: MessagePage = (await ports.chat.messages(params.conversationId, given(query))).value;
    return { ...(await readerOf(ports, params.conversationId, items)), hasBefore, hasAfter, revision };
  },
  listMessageChanges: async ({ params, query }, { ports }) => {
    const { items, more, revision } = (await ports.chat.changes(params.conversationId, query.after)).value;
    return { ...(await readerOf(ports, params.conversationId, items)), more, revision };
  },
  sendMessage: async ({ params, body }, { ports }) => wireMessage(valueOf(await ports.chat.send(params.conversationId, given(body)))),
  editMessage: async ({ params, body }, { ports }) => wireMessage(valueOf(await ports.chat.edit(params.conversationId, params.messageId, body.text))),
  retractMessage: async ({ params }, { ports }) => wireMessage(valueOf(await ports.chat.retract(params.conversationId, params.messageId))),
  markConversationRead: async ({ params, body }, { ports }) => {
    await ports.chat.markRead(params.conversationId, body.sequence);
    return undefined;
  },
  moderateConversation: async ({ params, body }, { ports }) => wireConversation(valueOf(await ports.chat.moderate(params.conversationId, body))),
  reportMessage: async ({ params, body }, { ports }) => valueOf(await ports.chat.report(params.conversationId, body)),
  searchMessages: async ({ query }, { ports }) => {
    const { items, nextCursor } = (await ports.chat.search(given(query))).value;
    const reader = (await ports.identity.me()).value.person.id;
    const hits = items.map(async ({ message, conversation }) => ({
      message: wireMessage(message), conversation, reader, can: (await ports.chat.get(conversation.id)).value.can,
    }));
    return { items: await Promise.all(hits), nextCursor };
  },
};
