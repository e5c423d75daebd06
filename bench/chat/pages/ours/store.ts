/** A store of messages behind the port of `ls-chat`, as the one of a phone that holds a whole room: pages are read when asked for. */
import type { Answer, ChatPort, Conversation, Message, MessageQuery, Receipt } from '../../../../components/base/ports/index.ts';
import type { BenchMessage } from '../contract.ts';

const conversationId = 'room';
const answer = <Value>(value: Value): Answer<Value> => ({ value, asOf: '2026-09-01T00:00:00.000Z', stale: false });
const sent = <Value>(value: Value): Receipt<Value> => ({ status: 'sent', value });
const never = async (): Promise<never> => Promise.reject(new Error('The benchmark does not do this.'));

export class Store {
  #messages: readonly BenchMessage[] = [];
  readonly #appended: BenchMessage[] = [];
  #listener: Parameters<ChatPort['subscribe']>[0] | undefined;

  fill(messages: readonly BenchMessage[]): void {
    this.#messages = messages;
  }

  /** As a stream hands over a short message. */
  append(message: BenchMessage): void {
    this.#appended.push(message);
    this.#listener?.({ type: 'conversation.changed', conversationId, revision: this.#count, message: this.#message(this.#count) });
  }

  readonly port: ChatPort = {
    lacks: async () => [],
    subscribe: (callback) => void (this.#listener = callback),
    list: async () => answer({ items: [this.#conversation()], nextCursor: null, total: 1 }),
    get: async () => answer(this.#conversation()),
    messages: async (_id, { before, after, around, limit = 50 }: MessageQuery) => {
      const last = this.#count;
      const wanted = before !== undefined ? before - 1 : after !== undefined ? after + limit : around !== undefined ? around + limit / 2 : last;
      const to = Math.min(last, wanted);
      const from = Math.max(after ?? 0, to - limit, 0);
      const items = Array.from({ length: to - from }, (_, place) => this.#message(from + place + 1));
      return answer({ items, hasBefore: from > 0, hasAfter: to < last, revision: last, pending: [] });
    },
    changes: async (_id, revision) => {
      const items = Array.from({ length: this.#count - revision }, (_, place) => this.#message(revision + place + 1));
      return answer({ items, revision: this.#count, more: false });
    },
    markRead: async () => sent(null),
    draft: async () => '',
    draftFiles: async () => [],
    keepDraftFiles: async () => undefined,
    keepDraft: async () => undefined,
    contacts: async () => answer([]),
    search: async () => answer({ items: [], nextCursor: null }),
    open: never,
    send: never,
    attachment: never,
    edit: never,
    retract: never,
    moderate: never,
    configure: never,
    setHours: never,
    block: never,
    report: never,
  };

  get #count(): number {
    return this.#messages.length + this.#appended.length;
  }

  #message(sequence: number): Message {
    const message = sequence <= this.#messages.length ? this.#messages[sequence - 1] : this.#appended[sequence - 1 - this.#messages.length];
    if (message === undefined) throw new Error(`There is no message ${sequence}.`);
    const { id, ts, author, mine, text } = message;
    return {
      id,
      conversationId,
      sequence,
      revision: sequence,
      author: { id: author.id, name: author.name, role: author.role === 'teacher' ? 'teacher' : 'guardian', children: [] },
      own: mine,
      sentAt: new Date(ts).toISOString(),
      text: text || '……',
      attachments: [],
      replyTo: null,
      state: 'shown',
      reason: null,
      editedAt: null,
      pinned: false,
      editableUntil: new Date(ts + 120_000).toISOString(),
      can: { edit: false, retract: false, moderate: false, report: !mine },
    };
  }

  #conversation(): Conversation {
    const count = this.#count;
    return {
      id: conversationId, kind: 'class', title: '班级话题', child: null, class: { id: 'c1', name: '三（1）班' }, participants: [], memberCount: 45,
      lastMessage: count === 0 ? null : this.#message(count), lastSequence: count, revision: count, readSequence: count, unread: 0, state: 'open', reviewed: false, slowSeconds: 0,
      blocked: false, can: { send: true, moderate: false, report: true, block: false, setHours: false }, obstacle: null, answersFrom: null, hours: null, createdAt: '2026-09-01T00:00:00.000Z', pendingCount: 0,
    };
  }
}
