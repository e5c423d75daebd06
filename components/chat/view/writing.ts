/** What the person writes: the text that is begun in each talk, and the message that it answers or changes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LsRequestEvent } from '../../base/events.ts';
import type { AttachmentDraft } from '../../base/ports/index.ts';
import { newOrderedId } from '../../base/id.ts';
import { LsDraftKeepRequestEvent, LsMessageEditRequestEvent, LsMessageResendRequestEvent, LsMessageSendRequestEvent } from '../chat.events.ts';
import type { Entry } from '../chat.types.ts';
import { isSent } from '../model/talk.ts';
import type { Attaching } from './attaching.ts';
import type { WritingState } from './chat-view.ts';
import { longest } from './composer.ts';

/** Typing rests so long before what is begun is kept. */
const restMs = 400;

export interface WritingHost extends ReactiveControllerHost {
  /** The open talk. */
  readonly conversation: string;
}

export interface WritingOptions {
  /** What was begun earlier in the open talk; it comes with the talk. */
  readonly kept: () => string;
  readonly attaching: Attaching;
  /** Whether the request goes on. */
  readonly request: (event: LsRequestEvent) => boolean;
}

export class Writing implements ReactiveController {
  readonly #host: WritingHost;
  readonly #options: WritingOptions;
  readonly #drafts = new Map<string, string>();
  /** What messages were changed to, by message: a change that is refused is not written twice. */
  readonly #changes = new Map<string, { readonly from: string; readonly to: string }>();
  #about: WritingState['about'] = null;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(host: WritingHost, options: WritingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.keep();
  }

  get state(): WritingState {
    return { text: this.#drafts.get(this.#host.conversation) ?? this.#options.kept(), attaching: this.#options.attaching.state, about: this.#about };
  }

  /** What is begun in a talk that is not open. */
  draftOf(conversationId: string): string {
    return conversationId === this.#host.conversation ? '' : (this.#drafts.get(conversationId) ?? '');
  }

  type(text: string): void {
    this.#drafts.set(this.#host.conversation, text);
    this.#host.requestUpdate();
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.keep(), restMs);
  }

  /** Puts a text into the field, and keeps it. */
  put(text: string): void {
    this.#drafts.set(this.#host.conversation, text);
    this.keep();
    this.#host.requestUpdate();
  }

  answer(entry: Entry): void {
    this.#turnTo({ kind: 'reply', entry });
  }

  change(entry: Entry): void {
    this.#turnTo({ kind: 'edit', entry });
    const change = this.#changes.get(entry.id);
    this.put(change?.from === entry.text ? change.to : entry.text);
  }

  /** What was taken back, or refused, stands in the field once more. */
  again(entry: Entry, takenBack = ''): void {
    this.put(isSent(entry) ? takenBack : entry.text);
    if (!isSent(entry)) this.#options.request(new LsMessageResendRequestEvent(this.#host.conversation, entry.id, true));
  }

  /** Leaves answering or changing. */
  leave(): void {
    const wasChange = this.#about?.kind === 'edit';
    if (wasChange) this.put('');
    this.#turnTo(null);
  }

  /** Sends what stands in the field, or changes the message with it; says whether that goes on. */
  send(): boolean {
    const { conversation } = this.#host;
    const about = this.#about;
    const { text: begun, attaching } = this.state;
    const text = begun.trim();
    const isEmpty = text === '' && (about?.kind === 'edit' || attaching.drafts.length === 0);
    if (isEmpty || attaching.busy || Array.from(text).length > longest) return false;
    const goesOn = this.#options.request(
      about?.kind === 'edit'
        ? new LsMessageEditRequestEvent(conversation, about.entry.id, text)
        : new LsMessageSendRequestEvent({ conversationId: conversation, messageId: newOrderedId(), text, attachments: attaching.drafts, replyTo: about?.entry.id ?? null }),
    );
    if (!goesOn) return false;
    if (about?.kind === 'edit') this.#changes.set(about.entry.id, { from: about.entry.text, to: text });
    if (about?.kind !== 'edit') this.#options.attaching.clear();
    this.put('');
    this.#turnTo(null);
    return true;
  }

  /** Another talk is open: what was answered or changed belongs to the one that was left. */
  turnAway(): void {
    this.#options.attaching.turnAway();
    this.#about = null;
  }

  /** Somebody else may come: nothing of whoever was here stays. What they have begun is kept for them, elsewhere. */
  forget(): void {
    clearTimeout(this.#resting);
    this.#drafts.clear();
    this.#changes.clear();
    this.#about = null;
    this.#options.attaching.forget();
  }

  /** Keeps what is begun in the open talk beyond this visit. */
  keep(): void {
    clearTimeout(this.#resting);
    const { conversation } = this.#host;
    const text = this.#drafts.get(conversation);
    // What is being changed is no draft of something new.
    if (text !== undefined && this.#about?.kind !== 'edit') this.#options.request(new LsDraftKeepRequestEvent(conversation, text));
  }

  /** What goes with it is kept at once: a person who has chosen a photo has done all that there is to do. */
  keepFiles(conversationId: string, drafts: readonly AttachmentDraft[]): void {
    const isOpen = conversationId === this.#host.conversation;
    const text = this.#about?.kind === 'edit' && isOpen ? '' : (this.#drafts.get(conversationId) ?? (isOpen ? this.#options.kept() : ''));
    this.#options.request(new LsDraftKeepRequestEvent(conversationId, text, drafts));
  }

  #turnTo(about: WritingState['about']): void {
    this.#about = about;
    this.#host.requestUpdate();
  }
}
