/** What is held of an open talk, and how news of it are worked in. Nothing here waits for anything. */
import type { Conversation, Message, MessagePage } from '../../base/ports/index.ts';
import type { ChatState, Entry, Talk, UnsentMessage } from '../chat.types.ts';

export function isSent(entry: Entry): entry is Message {
  return 'sequence' in entry;
}

/** The order of a talk: what the service has by its sequence, then what it does not have, as it was written. */
export function compareEntries(a: Entry, b: Entry): number {
  if (isSent(a) && isSent(b)) return a.sequence - b.sequence;
  if (isSent(a) !== isSent(b)) return isSent(a) ? -1 : 1;
  return a.id === b.id ? 0 : timeOf(a) < timeOf(b) || (timeOf(a) === timeOf(b) && a.id < b.id) ? -1 : 1;
}

/** When it was sent, or written where it is not sent yet. */
export function timeOf(entry: Entry): string {
  return isSent(entry) ? entry.sentAt : entry.writtenAt;
}

/** A talk as a page of messages opens it. */
export function talkOf(conversation: Conversation, page: MessagePage, rest: Pick<Talk, 'unreadFrom' | 'sought' | 'asOf' | 'stale' | 'draft' | 'draftFiles'>): Talk {
  const { items, hasBefore, hasAfter, revision } = page;
  return withUnsent({ ...rest, conversation, entries: items, unsent: 0, hasBefore, hasAfter, revision }, page.pending.map(unsentOf));
}

export function sentOf({ entries, unsent }: Pick<Talk, 'entries' | 'unsent'>): readonly Message[] {
  // Unsent messages stand at the end, so all before them are the service's.
  return (unsent === 0 ? entries : entries.slice(0, entries.length - unsent)) as readonly Message[];
}

export function unsentIn({ entries, unsent }: Pick<Talk, 'entries' | 'unsent'>): readonly UnsentMessage[] {
  return unsent === 0 ? [] : (entries.slice(-unsent) as readonly UnsentMessage[]);
}

/** Adds a page before what is held. */
export function withOlder(talk: Talk, page: MessagePage): Talk {
  const first = sentOf(talk)[0]?.sequence ?? Infinity;
  const older = page.items.filter(({ sequence }) => sequence < first);
  return { ...talk, entries: [...older, ...talk.entries], hasBefore: page.hasBefore };
}

/** Adds a page after what is held. */
export function withNewer(talk: Talk, page: MessagePage): Talk {
  const sent = sentOf(talk);
  const last = sent.at(-1)?.sequence ?? 0;
  const newer = page.items.filter(({ sequence }) => sequence > last);
  return withEntries({ ...talk, hasAfter: page.hasAfter }, [...sent, ...newer], unsentIn(talk));
}

/** Works in messages that came or changed. What lies outside of the held part is left: it is read when it is wanted. */
export function withChanges(talk: Talk, items: readonly Message[], revision: number): Talk {
  const sent = [...sentOf(talk)];
  const first = sent[0]?.sequence ?? 1;
  for (const item of items) {
    const place = item.sequence - first;
    const known = sent[place];
    if (known !== undefined) {
      if (known.revision <= item.revision) sent[place] = item;
    } else if (place === sent.length && !talk.hasAfter) sent.push(item);
  }
  const arrived = new Set(items.map(({ id }) => id));
  return withEntries({ ...talk, revision: Math.max(talk.revision, revision) }, sent, unsentIn(talk).filter(({ id }) => !arrived.has(id)));
}

/** Replaces what is unsent; a message that has arrived in the meantime is not shown twice. */
export function withUnsent(talk: Talk, unsent: readonly UnsentMessage[]): Talk {
  const sent = sentOf(talk);
  const recent = new Set(sent.slice(-200).map(({ id }) => id));
  return withEntries(talk, sent, unsent.filter(({ id }) => !recent.has(id)));
}

/** Adds or replaces one unsent message. */
export function withOneUnsent(talk: Talk, message: UnsentMessage): Talk {
  return withUnsent(talk, [...unsentIn(talk).filter(({ id }) => id !== message.id), message]);
}

export function withoutUnsent(talk: Talk, id: string): Talk {
  return withUnsent(talk, unsentIn(talk).filter((message) => message.id !== id));
}

export function unsentOf(pending: MessagePage['pending'][number]): UnsentMessage {
  return pending;
}

function withEntries(talk: Talk, sent: readonly Message[], unsent: readonly UnsentMessage[]): Talk {
  return { ...talk, entries: unsent.length === 0 ? sent : [...sent, ...unsent], unsent: unsent.length };
}

/** How far apart two messages of one person stand and still are one turn of speaking. */
const turnMs = 5 * 60_000;

/** True when a message goes on where the one before it stopped: the name need not be said again. */
export function continues(entry: Entry, previous: Entry | undefined): boolean {
  if (previous === undefined || isSent(entry) !== isSent(previous)) return ownOf(entry) && previous !== undefined && ownOf(previous) && near(entry, previous);
  if (isSent(entry) && isSent(previous) && (entry.author.id !== previous.author.id || previous.state === 'retracted')) return false;
  return near(entry, previous);
}

export function ownOf(entry: Entry): boolean {
  return isSent(entry) ? entry.own : true;
}

function near(entry: Entry, previous: Entry): boolean {
  return Math.abs(Date.parse(timeOf(entry)) - Date.parse(timeOf(previous))) < turnMs;
}

/** What the service has said last, of the talks or of the open one. */
export function newestAnswer(state: ChatState): Pick<Talk, 'asOf' | 'stale'> | undefined {
  if (state.type !== 'ready') return undefined;
  return state.talk?.type === 'ready' && Date.parse(state.talk.asOf) > Date.parse(state.asOf) ? state.talk : state;
}
