/** One talk over one room: its messages, who writes in it, and the own place among them. */
import xml, { type Element } from '@xmpp/xml';
import { newId } from '../../base/id.ts';
import type { Conversation, ConversationRights, Message, MessageChanges, MessagePage, MessageQuery, Participant } from '../../base/ports/chat.ts';
import type { PortError } from '../../base/ports/ports.ts';
import { messageFor, type PlainMessage } from '../chat/message.ts';
import { Archive } from './archive.ts';
import type { XmppTalk } from './directory.ts';
import { fold } from './fold.ts';
import type { XmppLine } from './line.ts';
import { messageProblem, questionProblem, type XmppProblem } from './problems.ts';

const muc = 'http://jabber.org/protocol/muc';
/** What the rooms' server decides is seen when it is tried; the rest the engine does not have. */
const can: ConversationRights = { send: true, moderate: false, report: false, block: false, setHours: false };
/** Further back nobody looks for where somebody stopped reading. */
const longestUnread = 300;
const mostChanges = 100;
/** What XML cannot carry would end the line for everything else. */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

export class XmppRoom {
  readonly archive: Archive;
  talk: XmppTalk;
  readonly #line: XmppLine;
  readonly #problem: (code: XmppProblem) => PortError;
  /** The name in the room: nobody can take it first, and it says nothing. Who wrote is told by the address. */
  readonly #nick = newId();
  #joined: Promise<void> | undefined;

  constructor(talk: XmppTalk, line: XmppLine, problem: (code: XmppProblem) => PortError) {
    this.talk = talk;
    this.#line = line;
    this.#problem = problem;
    this.archive = new Archive(talk.room, line, () => problem('answer-invalid'));
  }

  /** Enters the room, without its history: that is read from the archive. */
  join(): Promise<void> {
    this.#joined ??= this.#enter().catch((error: unknown) => {
      this.#joined = undefined;
      throw error;
    });
    return this.#joined;
  }
  /** The line broke, and with it whoever was in the room left it; or the room has put the person out. */
  left(): void {
    this.#joined = undefined;
  }

  /** Everything that is held, as the reader gets it. */
  messages(): Message[] {
    return this.#plain().map((message) => this.#forReader(message));
  }

  async page({ before, after, around, limit = 50 }: MessageQuery): Promise<MessagePage> {
    await this.archive.catchUp();
    const middle = around === undefined ? undefined : around + Math.floor(limit / 2);
    const to = (messages: readonly Message[]): number => {
      const end = before ?? (middle === undefined ? undefined : middle + 1);
      const place = end === undefined ? -1 : messages.findIndex(({ sequence }) => sequence >= end);
      return place < 0 ? messages.length : place;
    };
    if (after !== undefined) await this.archive.reachBack(after + 1);
    let messages = this.messages();
    // Corrections stand between messages: some more of the archive may be needed than was asked for.
    while (after === undefined && to(messages) < limit && this.archive.low > 1) {
      const { low } = this.archive;
      await this.archive.reachBack(Math.min(low - 1, Math.max(1, (before ?? middle ?? low) - limit)));
      if (this.archive.low === low) break;
      messages = this.messages();
    }
    const first = after === undefined ? Math.max(0, to(messages) - limit) : messages.findIndex(({ sequence }) => sequence > after);
    const from = first < 0 ? messages.length : first;
    const end = after === undefined ? to(messages) : Math.min(messages.length, from + limit);
    return { items: messages.slice(from, end), hasBefore: from > 0 || this.archive.low > 1, hasAfter: end < messages.length, revision: this.archive.total, pending: [] };
  }

  async changes(revision: number): Promise<MessageChanges> {
    await this.archive.catchUp();
    await this.archive.reachBack(revision + 1);
    const newer = this.messages().filter((message) => message.revision > revision).sort((a, b) => a.revision - b.revision);
    const items = newer.slice(0, mostChanges);
    const more = newer.length > items.length;
    return { items, revision: more ? (items.at(-1)?.revision ?? revision) : this.archive.total, more };
  }

  /** Whether an address in a room is the own place in this one. */
  isPlace(address: string): boolean {
    return address === this.#place;
  }

  /** Sends a message, or the correction of one, and answers when the archive has it: with its place there. */
  async say(id: string, text: string, { replyTo = null, replaces }: { replyTo?: string | null; replaces?: string } = {}): Promise<number> {
    const words = text.trim().replace(forbidden, '');
    if (words === '') throw this.#problem('refused');
    const answered = replyTo === null ? undefined : this.archive.entries.find(({ originId, archiveId }) => originId === replyTo || archiveId === replyTo);
    const stanza = xml(
      'message', { type: 'groupchat', to: this.talk.room, id },
      xml('body', null, words),
      xml('origin-id', { xmlns: 'urn:xmpp:sid:0', id }),
      replaces === undefined ? null : xml('replace', { xmlns: 'urn:xmpp:message-correct:0', id: replaces }),
      answered === undefined ? null : xml('reply', { xmlns: 'urn:xmpp:reply:0', id: answered.archiveId, to: this.talk.room }),
    );
    const joined = this.join();
    await joined;
    let refusal = await this.#line.sendAndHear(stanza, `${this.talk.room} ${id}`);
    if (refusal?.condition === 'not-acceptable') {
      // The room does not know the person any more; it was begun anew, say.
      if (this.#joined === joined) this.left();
      await this.join();
      refusal = await this.#line.sendAndHear(stanza, `${this.talk.room} ${id}`);
    }
    if (refusal !== null) throw this.#problem(messageProblem(refusal));
    await this.archive.catchUp();
    return this.archive.entries.findLast(({ originId }) => originId === id)?.position ?? this.refuse('internal');
  }

  own(messageId: string): Message | undefined {
    return this.messages().find(({ id, own }) => own && id === messageId);
  }

  /** The talk in the list; `read` is the entry up to which the reader has read. */
  async summary(read: string | undefined): Promise<Conversation> {
    await this.archive.catchUp();
    const readSequence = await this.#positionOf(read);
    const { people, room: _room, childIds: _childIds, ...talk } = this.talk;
    const everybody = [...people.values()];
    const messages = this.messages();
    const unseen = Math.max(0, this.archive.low - 1 - readSequence);
    return {
      ...talk, can, readSequence,
      participants: talk.kind === 'private' ? everybody : everybody.filter(({ role }) => role === 'teacher'),
      memberCount: everybody.length,
      lastMessage: messages.at(-1) ?? null,
      lastSequence: messages.at(-1)?.sequence ?? 0,
      revision: this.archive.total,
      unread: unseen + messages.filter(({ sequence, own, state }) => sequence > readSequence && !own && state === 'shown').length,
      state: 'open', reviewed: false, slowSeconds: 0, blocked: false, obstacle: null, answersFrom: null, hours: null, pendingCount: 0,
    };
  }

  /** Whether a stanza from somewhere in this room was meant; what was waited for goes on. */
  hear(stanza: Element): boolean {
    if (this.archive.hear(stanza)) return false;
    const from = stanza.attrs['from'] ?? '';
    if (from !== this.talk.room && !from.startsWith(`${this.talk.room}/`)) return false;
    const isRefusal = stanza.attrs['type'] === 'error';
    if (isRefusal || from === this.#place) this.#line.settle(`${this.talk.room} ${stanza.attrs['id'] ?? ''}`, stanza);
    return !isRefusal && stanza.attrs['type'] === 'groupchat' && stanza.getChild('body') !== undefined;
  }

  async #enter(): Promise<void> {
    await this.#line.connect();
    const refusal = await this.#line.sendAndHear(xml('presence', { to: this.#place }, xml('x', { xmlns: muc }, xml('history', { maxstanzas: '0' }))), `presence ${this.#place}`);
    if (refusal !== null) throw this.#problem(questionProblem(refusal));
  }

  get #place(): string {
    return `${this.talk.room}/${this.#nick}`;
  }

  async #positionOf(archiveId: string | undefined): Promise<number> {
    if (archiveId === undefined) return 0;
    const find = () => this.archive.entries.find((entry) => entry.archiveId === archiveId)?.position;
    if (find() === undefined) await this.archive.reachBack(this.archive.total - longestUnread);
    return find() ?? this.archive.low - 1;
  }

  #plain(): PlainMessage[] {
    const stranger = (id: string): Participant => ({ id, name: '', role: 'guardian', children: [] });
    return fold(this.archive.entries, (address) => this.talk.people.get(address) ?? stranger(address));
  }

  #forReader(plain: PlainMessage): Message {
    const id = this.talk.people.get(this.#line.self)?.id ?? this.#line.self;
    const message = messageFor({ id, can }, this.talk.id, plain, this.#line.now);
    // What is said to be gone would still be in the archive, for everybody to read.
    return { ...message, can: { ...message.can, retract: false } };
  }

  refuse(code: XmppProblem): never {
    throw this.#problem(code);
  }
}
