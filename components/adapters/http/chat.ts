/** The chat port over a service that speaks the contract. */
import type * as v from 'valibot';
import {
  blockConversation, configureConversation, editMessage, listContacts, listConversations, listMessageChanges, listMessages, markConversationRead,
  moderateConversation, openConversation, readConversation, reportMessage, retractMessage, searchMessages, sendMessage,
  setAnswerHours,
} from '../../../contract/src/routes/chat.ts';
import type { Conversation as ConversationSchema } from '../../../contract/src/schemas/chat.ts';
import type { Message as MessageSchema, MessageEntry as EntrySchema, Participant as ParticipantSchema } from '../../../contract/src/schemas/message.ts';
import type { ChatPort, Conversation, Message } from '../../base/ports/chat.ts';
import type { Answer, CallOptions, Receipt } from '../../base/ports/ports.ts';
import { newId } from '../../base/id.ts';
import { changesFor, type ChangeHub } from '../changes.ts';
import { pageDrafts } from '../chat/drafts.ts';
import { messageFor, type Reader } from '../chat/message.ts';
import { readFile, sendFiles, stopSending } from './attachments.ts';
import type { Client, Outcome, RouteCallOptions } from './client.ts';
import type { ConversationReaders } from './conversation-readers.ts';

type WireConversation = v.InferOutput<typeof ConversationSchema>;
type WireMessage = v.InferOutput<typeof MessageSchema>;
type WireEntry = v.InferOutput<typeof EntrySchema>;
type Participant = v.InferOutput<typeof ParticipantSchema>;

interface ChatOptions {
  client: Client;
  by: (options?: CallOptions) => RouteCallOptions;
  hub: ChangeHub;
  readers: ConversationReaders;
  /** The own person. */
  whoAmI: () => Promise<string>;
}

export function chatPort({ client, by, hub, readers, whoAmI }: ChatOptions): ChatPort {
  const conversationOf = async (wire: WireConversation, asOf: string): Promise<Conversation> => {
    const reader = readers.remember(wire.id, { id: await whoAmI(), can: wire.can });
    return { ...wire, lastMessage: wire.lastMessage && messageFor(reader, wire.id, wire.lastMessage, asOf), pendingCount: 0 };
  };
  const conversation = async ({ value, asOf }: Outcome<WireConversation>): Promise<Receipt<Conversation>> => ({ status: 'sent', value: await conversationOf(value, asOf) });
  const message = async (conversationId: string, { value, asOf }: Outcome<WireMessage>): Promise<Receipt<Message>> => {
    const reader = readers.of(conversationId) ?? { id: await whoAmI(), can: { send: true, moderate: false, report: true, block: false, setHours: false } };
    return { status: 'sent', value: messageFor(reader, conversationId, value, asOf) };
  };
  /** Entries with their authors put in, as the reader whom the answer names may see them. */
  const entries = (conversationId: string, answer: { items: WireEntry[]; people: Participant[]; reader: string; can: Reader['can'] }, asOf: string): Message[] => {
    const reader = readers.remember(conversationId, { id: answer.reader, can: answer.can });
    const people = new Map(answer.people.map((person) => [person.id, person]));
    return answer.items.map(({ author, ...entry }) =>
      messageFor(reader, conversationId, { ...entry, author: people.get(author) ?? { id: author, name: '', role: 'guardian', children: [] } }, asOf),
    );
  };
  const fresh = <Value>(value: Value, asOf: string): Answer<Value> => ({ value, asOf, stale: false });
  const digits = (number: number | undefined) => (number === undefined ? undefined : String(number));

  return {
    ...pageDrafts(),
    lacks: async () => [],
    subscribe: changesFor('chat', hub),
    list: async (query, options) => {
      const { value, asOf } = await client.call(listConversations, { query: { ...query, limit: digits(query.limit) } }, by(options));
      return fresh({ ...value, items: await Promise.all(value.items.map((one) => conversationOf(one, asOf))) }, asOf);
    },
    get: async (conversationId, options) => {
      const { value, asOf } = await client.call(readConversation, { params: { conversationId } }, by(options));
      return fresh(await conversationOf(value, asOf), asOf);
    },
    contacts: async (options) => {
      const { value, asOf } = await client.call(listContacts, {}, by(options));
      return fresh(value.items, asOf);
    },
    open: async (draft, key) => conversation(await client.call(openConversation, { body: draft }, { ...by(), idempotencyKey: key, functionId: 'LI-01' })),
    messages: async (conversationId, { before, after, around, limit = 50 }, options) => {
      const query = { before: digits(before), after: digits(after), around: digits(around), limit: String(limit) };
      const { value, asOf } = await client.call(listMessages, { params: { conversationId }, query }, by(options));
      const { hasBefore, hasAfter, revision } = value;
      return fresh({ items: entries(conversationId, value, asOf), hasBefore, hasAfter, revision, pending: [] }, asOf);
    },
    changes: async (conversationId, revision, options) => {
      const { value, asOf } = await client.call(listMessageChanges, { params: { conversationId }, query: { after: String(revision), limit: '100' } }, by(options));
      return fresh({ items: entries(conversationId, value, asOf), revision: value.revision, more: value.more }, asOf);
    },
    send: async (conversationId, draft) => {
      const { id, text, replyTo = null, attachments = [] } = draft;
      const options = { ...by(), functionId: 'LI-01' };
      if (attachments.length > 0) {
        await sendFiles(client, conversationId, draft, options, (progress) => hub.emit({ type: 'message.progress', conversationId, messageId: id, progress }));
      }
      const body = { id, text, replyTo, ...(attachments.length > 0 && { attachments: attachments.map((one) => one.id) }) };
      return message(conversationId, await client.call(sendMessage, { params: { conversationId }, body }, options));
    },
    attachment: async (conversationId, attachmentId, options) => fresh(await readFile(client, conversationId, attachmentId, by(options)), new Date().toISOString()),
    edit: async (conversationId, messageId, text) =>
      message(conversationId, await client.call(editMessage, { params: { conversationId, messageId }, body: { text } }, by())),
    retract: async (conversationId, messageId) => {
      stopSending(messageId);
      return message(conversationId, await client.call(retractMessage, { params: { conversationId, messageId } }, by()));
    },
    markRead: async (conversationId, sequence) => {
      await client.call(markConversationRead, { params: { conversationId }, body: { sequence } }, by());
      return { status: 'sent', value: null };
    },
    search: async (query, options) => {
      const { value, asOf } = await client.call(searchMessages, { query: { ...query, limit: digits(query.limit) } }, by(options));
      const items = value.items.map(({ message: found, conversation: where, reader, can }) => ({
        message: messageFor({ id: reader, can }, where.id, found, asOf),
        conversation: where,
      }));
      return fresh({ items, nextCursor: value.nextCursor }, asOf);
    },
    moderate: async (conversationId, moderation) =>
      conversation(await client.call(moderateConversation, { params: { conversationId }, body: moderation }, { ...by(), idempotencyKey: newId(), functionId: 'LI-11' })),
    configure: async (conversationId, settings) =>
      conversation(await client.call(configureConversation, { params: { conversationId }, body: settings }, by())),
    setHours: async ({ days, ...times }) => {
      await client.call(setAnswerHours, { body: { days: [...days], ...times } }, { ...by(), functionId: 'T-10' });
      return { status: 'sent', value: null };
    },
    block: async (conversationId, blocked) =>
      conversation(await client.call(blockConversation, { params: { conversationId }, body: { blocked } }, by())),
    report: async (conversationId, draft) => {
      const { value } = await client.call(reportMessage, { params: { conversationId }, body: draft }, { ...by(), idempotencyKey: newId(), functionId: 'S-19' });
      return { status: 'sent', value };
    },
  };
}
