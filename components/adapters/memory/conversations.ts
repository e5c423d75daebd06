/** The conversations of the county in memory: who takes part, and what a message, a mark and a moderator change. */
import type {
  AnswerHours, Attachment, AttachmentDraft, Contact, Conversation, ConversationDraft, ConversationSettings, Message, MessageChanges, MessageDraft, MessageHit, MessagePage, MessageQuery,
  Moderation, ReportDraft, ReportReceipt,
} from '../../base/ports/chat.ts';
import { attachmentTypeOf, attachmentTypes, largestAttachment } from '../../../contract/src/attachment-types.ts';
import { holdsWord, wordKey } from '../../../contract/src/held-words.ts';
import { messageWords } from '../../../contract/src/told-to-all.ts';
import { newOrderedId } from '../../base/id.ts';
import { ConversationView, isReader } from './conversation-view.ts';
import { Refusal, found, type Caller, type County } from './county.ts';
import type { MemoryConversation, MemoryMessage, MemoryReport } from './fixtures.types.ts';

/** Chinese names and words have no spaces; case is the only thing that may differ. */
const holds = (text: string, words: readonly string[]) => words.every((word) => text.toLowerCase().includes(word));
const refusalOf = { closed: 'conversation-closed', ended: 'conversation-closed', muted: 'muted', blocked: 'blocked', slow: 'slow-down' } as const;

/** What a draft carries, where the list allows it. */
/** As the service would have it. */
export function fileOf({ file, ...draft }: AttachmentDraft): Attachment & { file: Blob } {
  const mediaType = attachmentTypeOf(draft.name);
  if (mediaType === undefined || attachmentTypes[mediaType].kind !== draft.kind) throw new Refusal('attachment-kind');
  if (file.size > largestAttachment[draft.kind]) throw new Refusal('attachment-too-large');
  return { ...draft, mediaType, sizeBytes: file.size, file };
}

export class Conversations {
  readonly #county: County;
  readonly #now: () => string;
  readonly #opened = new Map<string, string>();

  /** Hears of reports: they are the desk's. */
  onReport: (report: MemoryReport) => void = () => undefined;

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  list(caller: Caller, { kind, childId, classId }: { kind?: string; childId?: string; classId?: string }): Conversation[] {
    const newest = ({ messages, createdAt }: MemoryConversation) => messages.at(-1)?.sentAt ?? createdAt;
    return this.#county.fixtures.conversations
      .filter((one) => isReader(this.#county, caller, one))
      .filter((one) => (kind === undefined || one.kind === kind) && (classId === undefined || one.classId === classId))
      .filter((one) => childId === undefined || one.childId === childId || (one.kind === 'class' && this.#class(one).learnerIds.includes(childId)))
      .sort((a, b) => (newest(a) < newest(b) ? 1 : -1))
      .map((one) => this.#view(caller, one).summary());
  }

  get(caller: Caller, conversationId: string): Conversation {
    return this.#view(caller, this.#mine(caller, conversationId)).summary();
  }

  contacts(caller: Caller): Contact[] {
    const { role, children } = caller.identity;
    return this.#county.fixtures.classes.flatMap((one) =>
      one.learnerIds.flatMap((childId) =>
        Object.entries(one.teachers)
          .filter(([teacherId]) => (role === 'teacher' ? teacherId === caller.person.id : role === 'guardian' && children.some(({ id }) => id === childId)))
          .map(([teacherId, subjects]) => {
            const guardians = this.#county.guardiansOf(childId).filter((id) => id !== teacherId && (role === 'teacher' || id === caller.person.id));
            const known = this.#county.fixtures.conversations.find((talk) => talk.childId === childId && talk.teacherId === teacherId && talk.guardianId === null);
            return {
              child: this.#county.reference(childId),
              class: { id: one.id, name: one.name, school: one.school },
              teacher: { ...this.#county.reference(teacherId), subjects },
              guardians: guardians.map((id) => this.#county.reference(id)),
              conversationId: known?.id ?? null,
            };
          }),
      ),
    ).filter(({ guardians }) => guardians.length > 0);
  }

  open(caller: Caller, draft: ConversationDraft, key: string): Conversation {
    if (caller.identity.role !== 'teacher' && caller.identity.role !== 'guardian') throw new Refusal('forbidden');
    const begun = this.#opened.get(key);
    const talk = this.#county.fixtures.conversations.find(({ id }) => id === begun) ?? (draft.kind === 'private' ? this.#privateTalk(caller, draft) : this.#topic(caller, draft));
    this.#opened.set(key, talk.id);
    return this.#view(caller, talk).summary();
  }

  messages(caller: Caller, conversationId: string, { before, after, around, limit = 50 }: MessageQuery): MessagePage {
    const talk = this.#mine(caller, conversationId);
    const total = talk.messages.length;
    // The sequence is the place: messages are never taken away.
    const to = Math.min(total, before !== undefined ? before - 1 : after !== undefined ? after + limit : around !== undefined ? around + Math.floor(limit / 2) : total);
    const from = Math.max(after ?? 0, to - limit, 0);
    return { items: this.#view(caller, talk).messages(talk.messages.slice(from, to)), hasBefore: from > 0, hasAfter: to < total, revision: talk.revision, pending: [] };
  }

  changes(caller: Caller, conversationId: string, revision: number, limit = 100): MessageChanges {
    const talk = this.#mine(caller, conversationId);
    const newer = talk.messages.filter((message) => message.revision > revision).sort((a, b) => a.revision - b.revision);
    const items = newer.slice(0, limit);
    const more = newer.length > limit;
    return { items: this.#view(caller, talk).messages(items), revision: more ? (items.at(-1)?.revision ?? revision) : talk.revision, more };
  }

  send(caller: Caller, conversationId: string, { id, text, replyTo = null, attachments = [] }: MessageDraft): Message {
    const talk = this.#mine(caller, conversationId);
    const known = talk.messages.find((message) => message.id === id);
    if (known && known.authorId !== caller.person.id) throw new Refusal('conflict');
    if (known) return this.#view(caller, talk).message(known);
    const obstacle = this.#view(caller, talk).obstacle();
    if (obstacle) throw new Refusal(refusalOf[obstacle.reason]);
    if (replyTo !== null) found(talk.messages.find((message) => message.id === replyTo));
    if (talk.kind === 'class') this.#county.requireNoResults(caller, [messageWords(text, attachments)], [this.#class(talk)]);
    const role = caller.identity.role === 'teacher' ? 'teacher' : 'guardian';
    const files = attachments.map(fileOf);
    const message: MemoryMessage = {
      id, replyTo, text: text.trim(), sequence: talk.messages.length + 1, revision: (talk.revision += 1), authorId: caller.person.id, authorRole: role,
      sentAt: this.#now(), state: role === 'guardian' && this.#isHeld(talk, text) ? 'waiting' : 'shown', reason: null, editedAt: null, pinned: false, attachments: files,
    };
    talk.messages.push(message);
    this.#tell(talk);
    return this.#view(caller, talk).message(message);
  }

  attachment(caller: Caller, conversationId: string, attachmentId: string): Blob {
    const talk = this.#mine(caller, conversationId);
    const message = found(talk.messages.find(({ attachments = [] }) => attachments.some(({ id }) => id === attachmentId)));
    found(this.#view(caller, talk).message(message).attachments.find(({ id }) => id === attachmentId));
    return found(message.attachments?.find(({ id }) => id === attachmentId)).file;
  }

  edit(caller: Caller, conversationId: string, messageId: string, text: string): Message {
    return this.#change(caller, conversationId, messageId, (message, talk) => {
      if (message.text === text.trim()) return false;
      const obstacle = this.#view(caller, talk).obstacle();
      if (obstacle && obstacle.reason !== 'slow') throw new Refusal(refusalOf[obstacle.reason]);
      if (talk.kind === 'class') this.#county.requireNoResults(caller, [messageWords(text, message.attachments ?? [])], [this.#class(talk)]);
      Object.assign(message, { text: text.trim(), editedAt: this.#now(), state: message.authorRole === 'guardian' && this.#isHeld(talk, text) ? 'waiting' : message.state });
      return true;
    });
  }

  retract(caller: Caller, conversationId: string, messageId: string): Message {
    return this.#change(caller, conversationId, messageId, (message) => {
      if (message.state === 'retracted') return false;
      Object.assign(message, { text: '', state: 'retracted', pinned: false, attachments: [] });
      return true;
    });
  }

  markRead(caller: Caller, conversationId: string, sequence: number): null {
    const talk = this.#mine(caller, conversationId);
    const upTo = Math.min(sequence, talk.messages.length);
    if (upTo <= (talk.reading[caller.person.id] ?? 0)) return null;
    talk.reading[caller.person.id] = upTo;
    this.#county.onChange({ type: 'conversation.changed', conversationId: talk.id, revision: talk.revision }, [caller.person.id]);
    return null;
  }

  search(caller: Caller, { q, conversationId, childId }: { q: string; conversationId?: string; childId?: string }): MessageHit[] {
    const words = q.toLowerCase().split(/\s+/).filter((word) => word !== '');
    if (conversationId !== undefined) this.#mine(caller, conversationId);
    return this.#county.fixtures.conversations
      .filter((talk) => isReader(this.#county, caller, talk) && (conversationId === undefined || talk.id === conversationId) && (childId === undefined || talk.childId === childId))
      .flatMap((talk) => {
        const view = this.#view(caller, talk);
        const { id, kind, title, child, class: ofClass } = view.summary();
        return view.messages(talk.messages).filter(({ text }) => text !== '' && holds(text, words)).map((message) => ({ message, conversation: { id, kind, title, child, class: ofClass } }));
      })
      .sort((a, b) => (a.message.sentAt < b.message.sentAt ? 1 : -1));
  }

  moderate(caller: Caller, conversationId: string, moderation: Moderation): Conversation {
    const talk = this.#moderated(caller, conversationId);
    const { act } = moderation;
    const writerId = 'messageId' in moderation ? talk.messages.find(({ id, state }) => id === moderation.messageId && state !== 'shown')?.authorId : moderation.personId;
    // Nobody judges the own words, or ends the own silence.
    if (writerId === caller.person.id) throw new Refusal('forbidden');
    if (act === 'mute') talk.mutes[found(this.#county.fixtures.people.find(({ id }) => id === moderation.personId)).id] = moderation;
    else if (act === 'unmute') talk.mutes = Object.fromEntries(Object.entries(talk.mutes).filter(([id]) => id !== moderation.personId));
    else {
      const message = found(talk.messages.find(({ id, state }) => id === moderation.messageId && state !== 'retracted'));
      if (act === 'hide' || act === 'show') Object.assign(message, { state: act === 'hide' ? 'hidden' : 'shown', reason: moderation.reason || null });
      else message.pinned = act === 'pin';
      message.revision = talk.revision + 1;
    }
    this.changed(talk);
    return this.#view(caller, talk).summary();
  }

  configure(caller: Caller, conversationId: string, { state, ...settings }: ConversationSettings): Conversation {
    const talk = this.#moderated(caller, conversationId);
    this.#county.requireNoResults(caller, [settings.title ?? ''], [this.#class(talk)]);
    Object.assign(talk, settings, state === undefined ? {} : { closed: state === 'closed' });
    talk.revision += 1;
    this.#tell(talk);
    return this.#view(caller, talk).summary();
  }

  setHours({ person, identity }: Caller, hours: AnswerHours): void {
    if (identity.role !== 'teacher') throw new Refusal('forbidden');
    if (hours.days.length === 0 || hours.fromMinute >= hours.toMinute) throw new Refusal('invalid-request');
    this.#county.fixtures.hours[person.id] = hours;
    this.tellPrivateTalks({ person, identity });
  }

  /** The people of the own private talks hear that something changed about the caller. */
  tellPrivateTalks(caller: Caller): void {
    for (const talk of this.#county.fixtures.conversations) if (talk.kind === 'private' && isReader(this.#county, caller, talk)) this.#tell(talk);
  }

  /** When what the caller has not read was sent, talk by talk. */
  unreadTimes(caller: Caller): string[][] {
    return this.#county.fixtures.conversations
      .filter((talk) => isReader(this.#county, caller, talk))
      .map(({ messages, reading }) =>
        messages.filter(({ sequence, authorId, state }) => sequence > (reading[caller.person.id] ?? 0) && authorId !== caller.person.id && state === 'shown').map(({ sentAt }) => sentAt),
      );
  }

  block(caller: Caller, conversationId: string, blocked: boolean): Conversation {
    const talk = this.#mine(caller, conversationId);
    if (talk.kind !== 'private') throw new Refusal('not-found');
    talk.blockedBy = [...talk.blockedBy.filter((id) => id !== caller.person.id), ...(blocked ? [caller.person.id] : [])];
    this.#tell(talk);
    return this.#view(caller, talk).summary();
  }

  report(caller: Caller, conversationId: string, draft: ReportDraft): ReportReceipt {
    const talk = this.#mine(caller, conversationId);
    const number = this.#county.fixtures.conversations.reduce((sum, { reports }) => sum + reports.length, 1);
    const caseNumber = `J${this.#now().slice(0, 10).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
    const message = found(talk.messages.find(({ id }) => id === draft.messageId));
    const known = talk.reports.find(({ messageId, reporterId, closed }) => messageId === draft.messageId && reporterId === caller.person.id && closed === null);
    if (known !== undefined) return { caseNumber: known.caseNumber };
    const report = { ...draft, id: newOrderedId(), caseNumber, reporterId: caller.person.id, at: this.#now(), messageText: message.text, attachments: message.attachments ?? [], acts: [], closed: null };
    talk.reports.push(report);
    this.onReport(report);
    return { caseNumber };
  }

  /** Gives a talk a new revision, and says so to all who take part. */
  changed(talk: MemoryConversation): void {
    talk.revision += 1;
    this.#tell(talk);
  }

  /** Whether somebody is to look at a message before it is shown. */
  #isHeld(talk: MemoryConversation, text: string): boolean {
    if (talk.kind !== 'class') return false;
    const { school } = this.#class(talk);
    const places = this.#county.fixtures.people.flatMap(({ identities }) => identities.map(({ organisation }) => organisation));
    const words = Object.entries(this.#county.fixtures.heldWords).flatMap(([id, own]) =>
      places.some((place) => place.id === id && (place.level !== 'school' || place.name === school)) ? own : [],
    );
    return talk.reviewed || holdsWord(text, words.map(wordKey));
  }

  #privateTalk(caller: Caller, { childId, teacherId, guardianId }: Extract<ConversationDraft, { kind: 'private' }>): MemoryConversation {
    const contact = found(this.contacts(caller).find(({ child, teacher }) => child.id === childId && teacher.id === teacherId));
    if (guardianId !== null) found(contact.guardians.find(({ id }) => id === guardianId));
    const known = this.#county.fixtures.conversations.find((talk) => talk.childId === childId && talk.teacherId === teacherId && talk.guardianId === guardianId);
    return known ?? this.#begin({ kind: 'private', title: null, childId, teacherId, guardianId, classId: contact.class.id });
  }

  #topic(caller: Caller, { classId, title }: Extract<ConversationDraft, { kind: 'class' }>): MemoryConversation {
    if (caller.identity.role !== 'teacher') throw new Refusal('forbidden');
    const own = found(this.#county.fixtures.classes.find(({ id, teachers }) => id === classId && caller.person.id in teachers));
    this.#county.requireNoResults(caller, [title], [own]);
    return this.#begin({ kind: 'class', title, childId: null, teacherId: caller.person.id, guardianId: null, classId });
  }

  #begin(own: Pick<MemoryConversation, 'kind' | 'title' | 'childId' | 'teacherId' | 'guardianId' | 'classId'>): MemoryConversation {
    const talk: MemoryConversation = {
      ...own, id: newOrderedId(), createdAt: this.#now(), closed: false, reviewed: false, slowSeconds: 0, revision: 0, messages: [], reading: {}, blockedBy: [], mutes: {}, reports: [], exports: [],
    };
    this.#county.fixtures.conversations.push(talk);
    this.#tell(talk);
    return talk;
  }

  #change(caller: Caller, conversationId: string, messageId: string, change: (message: MemoryMessage, talk: MemoryConversation) => boolean): Message {
    const talk = this.#mine(caller, conversationId);
    const message = found(talk.messages.find(({ id, authorId }) => id === messageId && authorId === caller.person.id));
    const view = this.#view(caller, talk);
    if (message.state !== 'retracted' && view.message(message).editableUntil <= this.#now()) throw new Refusal('too-late');
    if (change(message, talk)) {
      message.revision = talk.revision += 1;
      this.#tell(talk);
    }
    return this.#view(caller, talk).message(message);
  }

  #mine(caller: Caller, conversationId: string): MemoryConversation {
    return found(this.#county.fixtures.conversations.find((talk) => talk.id === conversationId && isReader(this.#county, caller, talk)));
  }

  #moderated(caller: Caller, conversationId: string): MemoryConversation {
    if (caller.identity.role !== 'teacher') throw new Refusal('forbidden');
    const talk = this.#mine(caller, conversationId);
    if (talk.kind !== 'class') throw new Refusal('not-found');
    return talk;
  }

  #class({ classId }: MemoryConversation) {
    return found(this.#county.fixtures.classes.find(({ id }) => id === classId));
  }

  #view(caller: Caller, talk: MemoryConversation): ConversationView {
    return new ConversationView({ county: this.#county, caller, talk, now: this.#now() });
  }

  #tell(talk: MemoryConversation): void {
    const readers = this.#county.fixtures.people.filter((person) => person.identities.some((identity) => isReader(this.#county, { person, identity }, talk)));
    this.#county.onChange({ type: 'conversation.changed', conversationId: talk.id, revision: talk.revision }, readers.map(({ id }) => id));
  }
}
