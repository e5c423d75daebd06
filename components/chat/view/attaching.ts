/** What the person adds to a message, and what comes with the first thing that is attached. */
import type { ReactiveControllerHost } from 'lit';
import type { AttachmentDraft } from '../../base/ports/index.ts';
import { adopt } from '../../base/styles/adopt.ts';
import type { Refused } from '../attachments/prepare.ts';

export type AttachmentViews = typeof import('../attachments/views.ts');
/** As many as a message may carry. */
const most = 6;

export interface AttachingHost extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
  /** The open talk. */
  readonly conversation: string;
}

export interface AttachingState {
  readonly drafts: readonly AttachmentDraft[];
  readonly refused: readonly Refused[];
  /** Pictures are being made ready. */
  readonly busy: boolean;
}

export class Attaching {
  readonly #host: AttachingHost;
  readonly #drafts = new Map<string, readonly AttachmentDraft[]>();
  #refused: readonly Refused[] = [];
  /** Pictures that are being made ready, by talk. */
  readonly #busy = new Map<string, number>();
  #views: AttachmentViews | null = null;
  #coming: Promise<AttachmentViews> | undefined;

  constructor(host: AttachingHost) {
    this.#host = host;
  }

  /** Null until something attached is to be shown. */
  get views(): AttachmentViews | null {
    return this.#views;
  }

  get state(): AttachingState {
    const { conversation } = this.#host;
    return { drafts: this.#drafts.get(conversation) ?? [], refused: this.#refused, busy: (this.#busy.get(conversation) ?? 0) > 0 };
  }

  /** Fetches what shows attachments; the host is drawn again when it has come. A line that breaks is tried again at the next want. */
  want(): void {
    void this.#load().catch(() => undefined);
  }

  async add(files: readonly File[]): Promise<void> {
    const { conversation } = this.#host;
    this.#refused = [];
    this.#count(conversation, 1);
    try {
      const { prepare } = await this.#load();
      const { drafts, refused } = await prepare(files, most - (this.#drafts.get(conversation)?.length ?? 0));
      this.#drafts.set(conversation, [...(this.#drafts.get(conversation) ?? []), ...drafts]);
      this.#refused = refused;
    } finally {
      this.#count(conversation, -1);
    }
  }

  remove(id: string): void {
    this.#change((drafts) => drafts.filter((draft) => draft.id !== id));
  }

  describe(id: string, description: string): void {
    this.#change((drafts) => drafts.map((draft) => (draft.id === id ? { ...draft, description: description.trim() === '' ? undefined : description } : draft)));
  }

  /** What goes with the message; none of it is left. */
  clear(): void {
    this.#refused = [];
    this.#change(() => []);
  }

  /** Another talk is open: what was refused belongs to the one that was left. */
  turnAway(): void {
    this.#refused = [];
  }

  #change(change: (drafts: readonly AttachmentDraft[]) => readonly AttachmentDraft[]): void {
    const { conversation } = this.#host;
    this.#drafts.set(conversation, change(this.#drafts.get(conversation) ?? []));
    this.#host.requestUpdate();
  }

  #count(conversation: string, by: number): void {
    this.#busy.set(conversation, (this.#busy.get(conversation) ?? 0) + by);
    this.#host.requestUpdate();
  }

  #load(): Promise<AttachmentViews> {
    this.#coming ??= import('../attachments/views.ts').then(
      (views) => {
        if (this.#host.shadowRoot) adopt(this.#host.shadowRoot, [views.attachmentStyles]);
        this.#views = views;
        this.#host.requestUpdate();
        return views;
      },
      (error: unknown) => {
        this.#coming = undefined;
        throw error;
      },
    );
    return this.#coming;
  }
}
