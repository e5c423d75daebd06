/** One open talk: reads it, keeps up with it, and sends what is written into it. */
import { PortError, type CallOptions, type ChatPort, type Conversation, type Message, type MessageDraft, type MessagePage, type Receipt } from '../../base/ports/index.ts';
import { problemFrom } from '../../base/problem.ts';
import type { Talk, TalkState } from '../chat.types.ts';
import { sentOf, talkOf, unsentOf, withChanges, withNewer, withOlder, withOneUnsent, withUnsent, withoutUnsent } from './talk.ts';

/** Messages of a page: some screens, a few kilobytes. */
const pageSize = 40;

export interface TalkSessionOptions {
  readonly port: ChatPort;
  readonly conversationId: string;
  /** Ends all of it. */
  readonly signal: AbortSignal;
  readonly show: (state: TalkState) => void;
  readonly onSent: (messageId: string, status: 'sent' | 'queued') => void;
}

export class TalkSession {
  readonly conversationId: string;
  readonly #options: TalkSessionOptions;
  #talk: Talk | undefined;
  /** Reads that run: each kind once, so that a fast wheel does not ask twice. */
  readonly #running = new Map<string, Promise<void>>();
  #readUpTo = 0;
  /** Taken back before they had gone. */
  readonly #stopped = new Set<string>();

  constructor(options: TalkSessionOptions) {
    this.#options = options;
    this.conversationId = options.conversationId;
  }

  /** Opens at a message that was looked for, else at the first unread one, else at the end. */
  async open(wanted: number | null): Promise<void> {
    this.#options.show({ type: 'loading', conversationId: this.conversationId });
    await this.#try(async (call) => {
      const { port } = this.#options;
      const [{ value: conversation }, draft, draftFiles] = await Promise.all([port.get(this.conversationId, call), port.draft(this.conversationId), port.draftFiles(this.conversationId)]);
      const { unread, readSequence } = conversation;
      const around = wanted ?? (unread > pageSize / 2 ? readSequence + 1 : null);
      const query = around === null ? { limit: pageSize } : { around, limit: pageSize };
      const page = await port.messages(this.conversationId, query, call);
      const first = page.value.items.find(({ sequence, own }) => sequence > readSequence && !own);
      const unreadFrom = unread > 0 && first !== undefined ? first.sequence : null;
      this.#readUpTo = readSequence;
      this.#set(talkOf(conversation, page.value, { unreadFrom, sought: wanted, asOf: page.asOf, stale: page.stale, draft, draftFiles }));
    });
  }

  older(): Promise<void> {
    return this.#page('older', (talk) => (talk.hasBefore ? { before: sentOf(talk)[0]?.sequence ?? 1 } : undefined), withOlder);
  }

  newer(): Promise<void> {
    return this.#page('newer', (talk) => (talk.hasAfter ? { after: sentOf(talk).at(-1)?.sequence ?? 0 } : undefined), withNewer);
  }

  /** Leaves the middle of a long talk for its end. */
  newest(): Promise<void> {
    return this.#page('newest', (talk) => (talk.hasAfter ? {} : undefined), (talk, page) =>
      talkOf(talk.conversation, page, { ...talk, unreadFrom: null, sought: null }),
    );
  }

  /** Closes the gap to what the service has now. */
  catchUp(): Promise<void> {
    return this.#once('changes', async (call) => {
      const { port } = this.#options;
      for (let more = true; more && this.#talk !== undefined; ) {
        const { value, asOf, stale } = await port.changes(this.conversationId, this.#talk.revision, call);
        this.#change((talk) => ({ ...withChanges(talk, value.items, value.revision), ...(stale ? {} : { asOf, stale }) }));
        more = value.more;
      }
    });
  }

  /** Takes what a hint carried along, where it follows on what is held; else asks. */
  hear(message: Message | undefined, revision: number | undefined): Promise<void> {
    const talk = this.#talk;
    if (talk === undefined) return Promise.resolve();
    if (revision !== undefined && revision <= talk.revision) return Promise.resolve();
    if (message === undefined || revision !== talk.revision + 1) return this.catchUp();
    this.#change((held) => withChanges(held, [message], revision));
    return Promise.resolve();
  }

  /** The conversation itself has changed: who may write, how it is run. */
  setConversation(conversation: Conversation): void {
    this.#change((talk) => ({ ...talk, conversation }));
  }

  async send(draft: MessageDraft): Promise<void> {
    const { id, text, attachments = [], replyTo = null } = draft;
    const unsent = { id, text, attachments, replyTo, conversationId: this.conversationId, writtenAt: new Date().toISOString(), problem: null, writeId: null };
    this.#change((talk) => withOneUnsent({ ...talk, draft: '', draftFiles: [] }, { ...unsent, state: 'sending' }));
    try {
      const receipt = await this.#options.port.send(this.conversationId, draft);
      this.#settle(receipt);
      if (receipt.status === 'queued') await this.#readUnsent();
      this.#options.onSent(id, receipt.status);
    } catch (error) {
      if (this.#stopped.has(id)) return;
      const problem = problemFrom(error);
      this.#change((talk) => withOneUnsent(talk, { ...unsent, state: 'refused', problem }));
    }
  }

  async edit(messageId: string, text: string): Promise<void> {
    this.#settle(await this.#options.port.edit(this.conversationId, messageId, text));
  }

  async retract(messageId: string): Promise<void> {
    if (this.unsent(messageId) !== undefined) return this.#stop(messageId);
    this.#settle(await this.#options.port.retract(this.conversationId, messageId));
  }

  /** How much of what is attached to an unsent message has gone. */
  hearProgress(messageId: string, progress: number): void {
    const unsent = this.unsent(messageId);
    if (unsent !== undefined) this.#change((talk) => withOneUnsent(talk, { ...unsent, progress }));
  }

  /** Takes back what is on its way. That the service never had it is no problem. */
  async #stop(messageId: string): Promise<void> {
    this.#stopped.add(messageId);
    this.forget(messageId);
    const receipt = await this.#options.port.retract(this.conversationId, messageId).catch((error: unknown) => {
      if (!(error instanceof PortError) || error.code !== 'not-found') throw error;
    });
    if (receipt) this.#settle(receipt);
  }

  /** Takes an unsent message out of sight; what the outbox holds of it is the sync port's business. */
  forget(messageId: string): void {
    this.#change((talk) => withoutUnsent(talk, messageId));
  }

  unsent(messageId: string): Extract<Talk['entries'][number], { writeId: unknown }> | undefined {
    const entry = this.#talk?.entries.find(({ id }) => id === messageId);
    return entry !== undefined && 'writeId' in entry ? entry : undefined;
  }

  /** Tells the service how far the person has read; going back tells nothing. */
  async markRead(sequence: number): Promise<boolean> {
    if (sequence <= this.#readUpTo) return false;
    this.#readUpTo = sequence;
    await this.#options.port.markRead(this.conversationId, sequence);
    return true;
  }

  async keepDraft(text: string): Promise<void> {
    await this.#options.port.keepDraft(this.conversationId, text);
  }

  /** The outbox has changed: some of it may have gone, or been refused. */
  async outboxChanged(): Promise<void> {
    await this.#readUnsent();
    await this.catchUp();
  }

  #settle(receipt: Receipt<Message>): void {
    const { value } = receipt;
    if (value === null) return;
    // The gap before it, if others wrote meanwhile, is closed by the hint that comes for it.
    this.#change((talk) => withChanges(talk, [value], talk.revision));
    void this.catchUp();
  }

  #readUnsent(): Promise<void> {
    return this.#once('unsent', async (call) => {
      const { value } = await this.#options.port.messages(this.conversationId, { limit: 1 }, call);
      this.#change((talk) => withUnsent(talk, [...value.pending.map(unsentOf)]));
    });
  }

  #page(name: string, query: (talk: Talk) => { before?: number; after?: number } | undefined, merge: (talk: Talk, page: MessagePage) => Talk): Promise<void> {
    return this.#once(name, async (call) => {
      const asked = this.#talk === undefined ? undefined : query(this.#talk);
      if (asked === undefined) return;
      const { value } = await this.#options.port.messages(this.conversationId, { ...asked, limit: pageSize }, call);
      this.#change((talk) => merge(talk, value));
    });
  }

  /** Runs one kind of read at a time; whoever asks meanwhile waits for the same. */
  #once(name: string, read: (call: CallOptions) => Promise<void>): Promise<void> {
    const running = this.#running.get(name);
    if (running !== undefined) return running;
    const run = this.#try(read).finally(() => this.#running.delete(name));
    this.#running.set(name, run);
    return run;
  }

  async #try(read: (call: CallOptions) => Promise<void>): Promise<void> {
    const { signal, show } = this.#options;
    try {
      await read({ signal });
    } catch (error) {
      if (signal.aborted) return;
      const problem = problemFrom(error);
      if (this.#talk === undefined) show({ type: 'error', conversationId: this.conversationId, problem });
      // A line that is down is told by the shell once, not by each read.
      else if (!problem.offline) show({ type: 'ready', conversationId: this.conversationId, ...this.#talk, problem });
    }
  }

  #change(change: (talk: Talk) => Talk): void {
    if (this.#talk !== undefined) this.#set(change(this.#talk));
  }

  #set(talk: Talk): void {
    if (this.#options.signal.aborted) return;
    this.#talk = talk;
    this.#options.show({ type: 'ready', conversationId: this.conversationId, ...talk });
  }
}
