/**
 * Chat on a bad line: what was read stays readable and searchable, what was written waits in the order of each conversation
 * and goes out once.
 */
import { PortError, type Answer, type CallOptions, type Change, type Ports, type Receipt, type Subscribable } from '../../base/ports/ports.ts';
import type { ChatPort, Conversation, Message, MessageHits, MessagePage, MessageQuery, PendingMessage } from '../../base/ports/chat.ts';
import type { RemotePorts } from '../remote-ports.ts';
import type { KeptAnswers } from './answers.ts';
import type { Command, Storage, Write } from './database.ts';
import { draftFilesFact, keepDraftFiles, readDraftFiles } from './draft-files.ts';
import { bytesOf, draftOf, keptDraft, type Known, type ReadFile } from './kept-draft.ts';
import type { Outbox } from './outbox.ts';
import type { Owner, OwnerFinder } from './owner.ts';
import type { ReadOf } from './reader.ts';

export interface OfflineChatOptions {
  remote: RemotePorts;
  storage: Storage;
  answers: KeptAnswers;
  outbox: Outbox;
  owners: OwnerFinder;
  subscribe: ChatPort['subscribe'];
  /** Hears when what waits has changed. */
  onWrites: Subscribable['subscribe'];
  /** A read, kept for when the line is down. */
  read: <Value>(of: ReadOf<Value>) => Promise<{ answer: Answer<Value>; owner: Owner }>;
  /** A write that waits where it must. */
  write: <Value>(stream: string, command: Command, direct: () => Promise<Receipt<Value>>, join?: undefined, files?: readonly ReadFile[]) => Promise<Receipt<Value>>;
  onChange: (change: Change) => void;
}

const gone = new Set(['not-found', 'forbidden']);
const streamOf = (conversationId: string) => `chat ${conversationId}`;

type Waiting = Write & { readonly command: Extract<Command, { kind: 'message' }> };

/** Messages of this machine in the order written, those that were refused among them. */
function waitingIn(writes: readonly Write[], conversationId: string, stored: readonly Message[] = []): Waiting[] {
  return writes.filter((row): row is Waiting => row.command.kind === 'message' && row.command.conversationId === conversationId && !stored.some(({ id }) => row.command.kind === 'message' && id === row.command.draft.id));
}

/** A message with what its writer has changed since and the service does not know yet. */
function withQueuedChanges(message: Message, writes: readonly Write[]): Message {
  return writes.reduce<Message>((now, { command, at, state }) => {
    if (state !== 'waiting' || !('messageId' in command) || command.messageId !== message.id) return now;
    if (command.kind === 'message-edit') return { ...now, text: command.text, editedAt: at };
    return { ...now, text: '', attachments: [], state: 'retracted', can: { ...now.can, edit: false, retract: false } };
  }, message);
}

function withQueuedReading(conversation: Conversation, writes: readonly Write[]): Conversation {
  const marks = writes.flatMap(({ command }) => (command.kind === 'conversation-read' && command.conversationId === conversation.id ? [command.sequence] : []));
  const readSequence = Math.max(conversation.readSequence, ...marks);
  const unread = readSequence >= conversation.lastSequence ? 0 : Math.min(conversation.unread, conversation.lastSequence - readSequence);
  return { ...conversation, readSequence, unread, pendingCount: waitingIn(writes, conversation.id).length };
}

export function offlineChat({ remote, storage, answers, outbox, owners, subscribe, onWrites, read, write, onChange }: OfflineChatOptions): ChatPort {
  const allWrites = async ({ id }: Owner) => [...(await outbox.writes(id, 'waiting')), ...(await outbox.writes(id, 'refused'))].sort((a, b) => a.sequence - b.sequence);
  const changed = (conversationId: string) => onChange({ type: 'conversation.changed', conversationId });
  /** As the identity that acts now, past everything that is kept. */
  const now = async (): Promise<Ports> => remote.as(remote.identity.actingIdentity ?? (await owners.find()).firstIdentity);

  /** Files of messages that wait, once they have been shown. */
  const known: Known = new Map();
  async function pendingIn(writes: readonly Write[], conversationId: string, stored: readonly Message[]): Promise<PendingMessage[]> {
    const rows = waitingIn(writes, conversationId, stored);
    if (rows.length === 0) return [];
    const database = await storage.database();
    return Promise.all(
      rows.map(async ({ command, sequence, at, state, problem }) => {
        const { id, text, attachments = [], replyTo = null } = await draftOf(database, command.draft, known);
        return { id, conversationId, text, attachments, replyTo, writtenAt: at, state: state === 'refused' ? ('refused' as const) : ('queued' as const), problem, writeId: sequence };
      }),
    );
  }
  /** Messages whose files are being read, the last one of each talk. */
  const reading = new Map<string, Promise<unknown>>();
  const signatures = new Map<string, string>();
  onWrites(() => void tellOfPending(), { signal: outbox.signal });
  /** What waits has changed, in this tab or another: those who show a conversation of it hear so. */
  async function tellOfPending(): Promise<void> {
    const owner = await owners.find().catch(() => undefined);
    if (!owner) return;
    const byConversation = new Map<string, string>([...signatures.keys()].map((id) => [id, '']));
    for (const { command, sequence, state } of await allWrites(owner)) {
      if (!('conversationId' in command) || command.kind === 'conversation-read') continue;
      byConversation.set(command.conversationId, `${byConversation.get(command.conversationId) ?? ''} ${sequence}${state}`);
    }
    for (const [conversationId, signature] of byConversation) {
      if ((signatures.get(conversationId) ?? '') === signature) continue;
      if (signature === '') signatures.delete(conversationId);
      else signatures.set(conversationId, signature);
      changed(conversationId);
    }
  }

  /** A read about one conversation. Who may no longer see it loses what is kept of it. */
  async function readOf<Value>(conversationId: string, of: Omit<ReadOf<Value>, 'change'>): Promise<{ answer: Answer<Value>; owner: Owner }> {
    try {
      return await read({ ...of, change: 'conversation.changed' });
    } catch (error) {
      if (error instanceof PortError && gone.has(error.code)) await forget(conversationId);
      throw error;
    }
  }
  async function forget(conversationId: string): Promise<void> {
    const { id } = await owners.find();
    await answers.dropWhere(id, ([, , topic, about]) => typeof topic === 'string' && topic.startsWith('conversation ') && about === conversationId);
  }

  /** Every message that this machine holds for the acting identity, newest revision first come. */
  async function held(conversationId?: string): Promise<{ messages: Message[]; asOf: string }> {
    const owner = await owners.find();
    const identity = remote.identity.actingIdentity ?? owner.firstIdentity;
    const pages = await answers.where<MessagePage>(owner.id, ([, as, topic, about]) =>
      as === identity && topic === 'conversation messages' && (conversationId === undefined || about === conversationId));
    const byId = new Map<string, Message>();
    for (const message of pages.flatMap(({ value }) => value.items)) {
      const known = byId.get(`${message.conversationId} ${message.id}`);
      if (!known || known.revision < message.revision) byId.set(`${message.conversationId} ${message.id}`, message);
    }
    return { messages: [...byId.values()], asOf: pages.map(({ asOf }) => asOf).sort()[0] ?? '' };
  }

  /** A page that was never asked for in this shape, from what other pages hold: only where nothing is missing in between. */
  async function pageFromHeld(conversationId: string, { before, after, around, limit = 50 }: MessageQuery): Promise<Answer<MessagePage> | undefined> {
    const { messages, asOf } = await held(conversationId);
    const inOrder = messages.sort((a, b) => a.sequence - b.sequence);
    const from = around !== undefined ? around - Math.floor(limit / 2) : (after ?? 0);
    const wanted = inOrder.filter(({ sequence }) => (before === undefined || sequence < before) && sequence > from);
    const items = after !== undefined || around !== undefined ? wanted.slice(0, limit) : wanted.slice(-limit);
    const first = items[0];
    const last = items.at(-1);
    if (!first || !last || last.sequence - first.sequence !== items.length - 1) return undefined;
    const meets = before !== undefined ? last.sequence === before - 1 : after === undefined || first.sequence === after + 1;
    if (!meets) return undefined;
    const revision = Math.max(...items.map((message) => message.revision));
    const newest = inOrder.at(-1)?.sequence ?? 0;
    return { value: { items, hasBefore: first.sequence > 1, hasAfter: last.sequence < newest, revision, pending: [] }, asOf, stale: true };
  }

  async function searchHeld(query: Parameters<ChatPort['search']>[0]): Promise<Answer<MessageHits>> {
    const { messages, asOf } = await held(query.conversationId);
    const words = query.q.toLowerCase().split(/\s+/);
    const owner = await owners.find();
    const lists = await answers.where<{ items: Conversation[] }>(owner.id, ([, , topic]) => topic === 'conversations');
    const conversations = new Map(lists.flatMap(({ value }) => value.items).map((one) => [one.id, one]));
    const items = messages
      .filter(({ text }) => text !== '' && words.every((word) => text.toLowerCase().includes(word)))
      .flatMap((message) => {
        const conversation = conversations.get(message.conversationId);
        if (!conversation || (query.childId !== undefined && conversation.child?.id !== query.childId)) return [];
        const { id, kind, title, child, class: ofClass } = conversation;
        return [{ message, conversation: { id, kind, title, child, class: ofClass } }];
      })
      .sort((a, b) => (a.message.sentAt < b.message.sentAt ? 1 : -1));
    return { value: { items: items.slice(0, query.limit ?? 24), nextCursor: null }, asOf, stale: true };
  }

  /** Changes the message where it still waits, and asks the service for the same in case it was just on its way. */
  async function change(conversationId: string, messageId: string, command: (waited: boolean) => Command, amend: (row: Write) => Write | null, direct: () => Promise<Receipt<Message>>): Promise<Receipt<Message>> {
    const { id } = await owners.find();
    const waited = await outbox.amend(id, (row) => row.command.kind === 'message' && row.command.draft.id === messageId, amend);
    const receipt = await write(streamOf(conversationId), command(waited), direct);
    if (receipt.status === 'queued') changed(conversationId);
    return receipt;
  }

  const draftFact = async (conversationId: string) => `draft ${(await owners.find()).id} ${conversationId}`;
  return {
    subscribe,
    lacks: () => remote.chat.lacks(),
    list: async (query, { signal } = {}) => {
      const { answer, owner } = await read({ question: ['conversations', query], load: (ports, call) => ports.chat.list(query, call), change: 'conversation.changed', signal });
      const writes = await allWrites(owner);
      return { ...answer, value: { ...answer.value, items: answer.value.items.map((one) => withQueuedReading(one, writes)) } };
    },
    get: async (conversationId, { signal } = {}) => {
      const { answer, owner } = await readOf(conversationId, { question: ['conversation', conversationId], load: (ports, call) => ports.chat.get(conversationId, call), signal });
      return { ...answer, value: withQueuedReading(answer.value, await allWrites(owner)) };
    },
    contacts: async ({ signal } = {}) => (await read({ question: ['contacts'], load: (ports, call) => ports.chat.contacts(call), change: 'conversation.changed', signal })).answer,
    open: async (draft, key) => (await now()).chat.open(draft, key),
    messages: async (conversationId, query, { signal }: CallOptions = {}) => {
      const ask = readOf(conversationId, { question: ['conversation messages', conversationId, query], load: (ports, call) => ports.chat.messages(conversationId, query, call), signal });
      const answer = await ask.then((one) => one.answer, async (error: unknown) => {
        const composed = error instanceof PortError && error.offline ? await pageFromHeld(conversationId, query) : undefined;
        if (!composed) throw error;
        return composed;
      });
      const writes = await allWrites(await owners.find());
      const items = answer.value.items.map((message) => withQueuedChanges(message, writes));
      return { ...answer, value: { ...answer.value, items, pending: answer.value.hasAfter ? [] : await pendingIn(writes, conversationId, items) } };
    },
    changes: async (conversationId, revision, options) => {
      try {
        return await (await now()).chat.changes(conversationId, revision, options);
      } catch (error) {
        if (error instanceof PortError && gone.has(error.code)) await forget(conversationId);
        throw error;
      }
    },
    send: async (conversationId, draft) => {
      for (const { id, file } of draft.attachments ?? []) known.set(id, file);
      // What is written while a file is read waits for it: the order of a talk is that of its writer.
      const before = reading.get(conversationId);
      const mine = Promise.resolve(before?.catch(() => undefined)).then(() => bytesOf(draft.attachments));
      reading.set(conversationId, mine);
      const files = await mine.finally(() => reading.get(conversationId) === mine && reading.delete(conversationId));
      return write<Message>(streamOf(conversationId), { kind: 'message', conversationId, draft: keptDraft(draft) }, () => remote.chat.send(conversationId, draft), undefined, files);
    },
    attachment: async (conversationId, attachmentId, options) => (await now()).chat.attachment(conversationId, attachmentId, options),
    edit: (conversationId, messageId, text) =>
      change(
        conversationId, messageId, (waited) => ({ kind: 'message-edit', conversationId, messageId, text, waited }),
        (row) => (row.command.kind === 'message' ? { ...row, command: { ...row.command, draft: { ...row.command.draft, text } } } : row),
        () => remote.chat.edit(conversationId, messageId, text),
      ),
    retract: (conversationId, messageId) =>
      change(conversationId, messageId, (waited) => ({ kind: 'message-retract', conversationId, messageId, waited }), () => null, () => remote.chat.retract(conversationId, messageId)),
    markRead: async (conversationId, sequence) => {
      const receipt = await write<null>(`reading ${conversationId}`, { kind: 'conversation-read', conversationId, sequence }, () => remote.chat.markRead(conversationId, sequence));
      if (receipt.status === 'queued') changed(conversationId);
      return receipt;
    },
    search: async (query, options) => {
      try {
        return await (await now()).chat.search(query, options);
      } catch (error) {
        if (error instanceof PortError && error.offline) return searchHeld(query);
        throw error;
      }
    },
    draft: async (conversationId) => {
      const key = await draftFact(conversationId);
      const kept = await storage.database().then((database) => database.get('facts', key), () => undefined);
      return typeof kept === 'string' ? kept : '';
    },
    keepDraft: async (conversationId, text) => {
      const key = await draftFact(conversationId);
      const database = await storage.database();
      await (text === '' ? database.delete('facts', key) : database.put('facts', text, key));
    },
    draftFiles: async (conversationId) => readDraftFiles(storage, draftFilesFact((await owners.find()).id, conversationId)).catch(() => []),
    keepDraftFiles: async (conversationId, drafts) => {
      const { id } = await owners.find();
      await keepDraftFiles(storage, id, draftFilesFact(id, conversationId), drafts);
    },
    moderate: async (conversationId, moderation) => (await now()).chat.moderate(conversationId, moderation),
    configure: async (conversationId, settings) => (await now()).chat.configure(conversationId, settings),
    setHours: async (hours) => (await now()).chat.setHours(hours),
    block: async (conversationId, blocked) => (await now()).chat.block(conversationId, blocked),
    report: async (conversationId, draft) => (await now()).chat.report(conversationId, draft),
  };
}
