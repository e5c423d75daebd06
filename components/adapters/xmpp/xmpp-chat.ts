/**
 * The chat port over an XMPP server that a platform has already: rooms (XEP-0045) with an archive (XEP-0313). What the protocol does not
 * have is said by `lacks`; how the server must be set up stands in docs/xmpp.md.
 */
import type { Element } from '@xmpp/xml';
import { newOrderedId } from '../../base/id.ts';
import type { ChatFeature, ChatPort } from '../../base/ports/chat.ts';
import { PortError, type Answer, type CallOptions } from '../../base/ports/ports.ts';
import { ChangeHub, changesFor } from '../changes.ts';
import { pageDrafts } from '../chat/drafts.ts';
import { editableMs } from '../chat/message.ts';
import { pageLanguage } from '../page-language.ts';
import { loadProblemTexts } from '../problems.ts';
import type { XmppAccount } from './client.ts';
import type { XmppDirectory } from './directory.ts';
import { XmppLine } from './line.ts';
import { xmppProblem, type XmppProblem } from './problems.ts';
import { readMarks, writeMark } from './reading.ts';
import { XmppRoom } from './room.ts';

export type { XmppAccount } from './client.ts';
export type { XmppDirectory, XmppTalk } from './directory.ts';

export interface XmppChatOptions {
  /** Where the server takes WebSockets, `wss://…`. */
  service: string;
  domain: string;
  getAccount: () => Promise<XmppAccount>;
  directory: XmppDirectory;
  language?: () => string;
  /** Lets go of the line when it ends. */
  signal?: AbortSignal;
}

/** Put out of a room, one asks again after this time, and then more and more seldom. */
const returnMs = { first: 1_000, last: 60_000 };

const lacking: readonly ChatFeature[] = ['attachments', 'retract', 'search', 'open', 'close', 'moderate', 'block', 'hours', 'report'];

/** The chat port of whoever the account belongs to. */
export function createXmppChat({ service, domain, getAccount, directory, language = pageLanguage, signal }: XmppChatOptions): ChatPort {
  void loadProblemTexts(language());
  const problem = (code: XmppProblem): PortError => xmppProblem(code, language());
  const rooms = new Map<string, XmppRoom>();
  let listeners = 0;
  const hub = new ChangeHub((count) => {
    listeners = count;
    if (count > 0) void enterAll();
  });
  const marks = new Map<string, string>();
  let wasThere = false;

  const line = new XmppLine({
    service, domain, getAccount, problem,
    onMessage: (stanza) => hear(stanza),
    onGone: (place) => gone(place),
    onOnline: () => void back(),
    onLost: () => rooms.forEach((room) => room.left()),
  });
  signal?.addEventListener('abort', () => void line.close(), { once: true });

  function hear(stanza: Element): void {
    for (const room of rooms.values()) if (room.hear(stanza)) void tell(room);
  }
  /** A message is only a hint: what it says is read from the archive, like everything else. */
  async function tell(room: XmppRoom): Promise<void> {
    const { total } = room.archive;
    await room.archive.catchUp().catch(() => undefined);
    const [message, ...others] = room.messages().filter(({ revision }) => revision > total);
    hub.emit({ type: 'conversation.changed', conversationId: room.talk.id, revision: room.archive.total, ...(message !== undefined && others.length === 0 && { message }) });
  }
  /** What was said while the line was down is asked for; the first time everything is anyway, but whoever came to hear may have come too early. */
  async function back(): Promise<void> {
    const isFirst = !wasThere;
    wasThere = true;
    if (isFirst) return listeners > 0 ? enter([...rooms.values()]) : undefined;
    await enterAll();
    hub.emit({ type: 'conversation.changed' });
  }
  function gone(place: string): void {
    for (const room of rooms.values()) if (room.isPlace(place)) void putOut(room);
  }
  /** Where a room was begun anew, one goes in again; where the person was taken out, the list says so. */
  async function putOut(room: XmppRoom): Promise<void> {
    room.left();
    let isDone = false;
    for (let wait = returnMs.first; !isDone && listeners > 0 && signal?.aborted !== true; wait = Math.min(wait * 2, returnMs.last)) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      isDone = await room.join().then(() => true, (error: unknown) => error instanceof PortError && error.code === 'not-found');
    }
    hub.emit({ type: 'conversation.changed', conversationId: room.talk.id });
  }
  async function enterAll(): Promise<void> {
    await enter(await talks().catch(() => [...rooms.values()]));
  }
  async function enter(some: readonly XmppRoom[]): Promise<void> {
    await Promise.all(some.map((room) => room.join().catch(() => undefined)));
  }

  async function talks(options?: CallOptions): Promise<XmppRoom[]> {
    const today = await directory.talks(options);
    for (const id of rooms.keys()) if (!today.some((talk) => talk.id === id)) rooms.delete(id);
    const all = today.map((talk) => {
      const room = rooms.get(talk.id) ?? new XmppRoom(talk, line, problem);
      room.talk = talk;
      rooms.set(talk.id, room);
      return room;
    });
    // One hears of what is said in a room only from within; who goes in before reading misses nothing between.
    if (listeners > 0) await enter(all);
    return all;
  }
  async function roomOf(conversationId: string, options?: CallOptions): Promise<XmppRoom> {
    await line.connect();
    const room = rooms.get(conversationId) ?? (await talks(options)).find(({ talk }) => talk.id === conversationId);
    if (room === undefined) throw problem('not-found');
    options?.signal?.throwIfAborted();
    return room;
  }
  const summaryOf = (room: XmppRoom) => room.summary(marks.get(room.talk.room));
  /** Nothing for a room that the server has not, or not for this person, though the platform names it: the other talks are there all the same. */
  const listed = (room: XmppRoom) =>
    summaryOf(room).catch((error: unknown) => {
      if (error instanceof PortError && error.code === 'not-found') return null;
      throw error;
    });
  async function refreshMarks(): Promise<void> {
    for (const [room, archiveId] of await readMarks(line)) marks.set(room, archiveId);
  }
  const fresh = <Value>(value: Value): Answer<Value> => ({ value, asOf: line.now, stale: false });
  const refuse = async (): Promise<never> => {
    throw problem('not-supported');
  };

  return {
    ...pageDrafts(),
    lacks: async () => lacking,
    subscribe: changesFor('chat', hub),
    list: async ({ kind, childId, classId }, options) => {
      await line.connect();
      const [all] = await Promise.all([talks(options), refreshMarks()]);
      options?.signal?.throwIfAborted();
      const wanted = all.filter(({ talk }) => (kind === undefined || talk.kind === kind) && (childId === undefined || talk.childIds.includes(childId)) && (classId === undefined || talk.class?.id === classId));
      const items = (await Promise.all(wanted.map(listed))).filter((item) => item !== null);
      items.sort((a, b) => ((a.lastMessage?.sentAt ?? a.createdAt) < (b.lastMessage?.sentAt ?? b.createdAt) ? 1 : -1));
      return fresh({ items, nextCursor: null, total: items.length });
    },
    get: async (conversationId, options) => {
      const room = await roomOf(conversationId, options);
      await refreshMarks();
      return fresh(await summaryOf(room));
    },
    messages: async (conversationId, query, options) => {
      const room = await roomOf(conversationId, options);
      await room.join();
      return fresh(await room.page(query));
    },
    changes: async (conversationId, revision, options) => fresh(await (await roomOf(conversationId, options)).changes(revision)),
    send: async (conversationId, { id, text, replyTo = null, attachments = [] }) => {
      if (attachments.length > 0) throw problem('not-supported');
      const room = await roomOf(conversationId);
      await room.archive.catchUp();
      // Sent before, and the answer was lost on the way.
      if (room.own(id) === undefined) await room.say(id, text, { replyTo });
      return { status: 'sent', value: room.own(id) ?? room.refuse('internal') };
    },
    edit: async (conversationId, messageId, text) => {
      const room = await roomOf(conversationId);
      await room.archive.catchUp();
      const message = room.own(messageId) ?? room.refuse('not-found');
      if (Date.parse(line.now) - Date.parse(message.sentAt) >= editableMs) throw problem('too-late');
      const position = message.text === text.trim() ? 0 : await room.say(newOrderedId(), text, { replaces: messageId });
      const changed = room.own(messageId);
      // It came into the archive when the time was over: nobody will see it.
      if (changed !== undefined && changed.revision < position) throw problem('too-late');
      return { status: 'sent', value: changed ?? null };
    },
    markRead: async (conversationId, sequence) => {
      const room = await roomOf(conversationId);
      // Read further on another device meanwhile.
      await refreshMarks();
      const { readSequence } = await summaryOf(room);
      const entry = room.archive.entries.findLast(({ position }) => position <= sequence);
      if (entry !== undefined && entry.position > readSequence) {
        await writeMark(line, room.talk.room, entry.archiveId);
        marks.set(room.talk.room, entry.archiveId);
        hub.emit({ type: 'conversation.changed', conversationId, revision: room.archive.total });
      }
      return { status: 'sent', value: null };
    },
    attachment: refuse, retract: refuse, search: refuse, contacts: refuse, open: refuse, configure: refuse, moderate: refuse, block: refuse, setHours: refuse, report: refuse,
  };
}
