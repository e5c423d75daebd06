/** What the person adds to a message, and what comes with the first thing that is attached. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AttachmentDraft } from '../../base/ports/index.ts';
import { adopt } from '../../base/styles/adopt.ts';
import type { Refused } from '../../base/attachments/prepare.ts';
import type { Recorder, Recording } from '../../base/attachments/recorder.ts';
import type { Playing, VoicePlayer } from '../../base/attachments/voice-player.ts';

export type AttachmentViews = typeof import('../attachments/views.ts');
/** As many as a message may carry. */
const most = 6;

export interface AttachingHost extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
  /** The open talk. */
  readonly conversation: string;
}

export interface AttachingOptions {
  /** What was chosen in the open talk in an earlier visit; it comes with the talk. */
  readonly kept: () => readonly AttachmentDraft[];
  /** What is to go with the next message of a talk has changed. */
  readonly onChange: (conversationId: string, drafts: readonly AttachmentDraft[]) => void;
}

export interface AttachingState {
  readonly drafts: readonly AttachmentDraft[];
  readonly refused: readonly Refused[];
  /** Pictures are being made ready. */
  readonly busy: boolean;
  /** A voice is being recorded, or could not be. */
  readonly recording: Recording | null;
}

export class Attaching implements ReactiveController {
  readonly #host: AttachingHost;
  readonly #options: AttachingOptions;
  readonly #drafts = new Map<string, readonly AttachmentDraft[]>();
  #refused: readonly Refused[] = [];
  /** Pictures that are being made ready, by talk. */
  readonly #busy = new Map<string, number>();
  #recorder: Recorder | null = null;
  #player: VoicePlayer | null = null;
  #views: AttachmentViews | null = null;
  #coming: Promise<AttachmentViews> | undefined;
  /** Counts the people who have been here: what one has begun is not to come up with the next. */
  #visit = 0;

  constructor(host: AttachingHost, options: AttachingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** What was chosen in an earlier visit is shown as soon as what shows it has come. */
  hostUpdated(): void {
    if (this.#views === null && this.#coming === undefined && this.#of(this.#host.conversation).length > 0) this.want();
  }

  hostDisconnected(): void {
    this.stopVoices();
    // A browser gives out few of what sound needs; none is kept by a talk that nobody sees.
    this.#player?.end();
  }

  /** Null until something attached is to be shown. */
  get views(): AttachmentViews | null {
    return this.#views;
  }

  get state(): AttachingState {
    const { conversation } = this.#host;
    return { drafts: this.#of(conversation), refused: this.#refused, busy: (this.#busy.get(conversation) ?? 0) > 0, recording: this.#recorder?.state ?? null };
  }

  /** Fetches what shows attachments; the host is drawn again when it has come. A line that breaks is tried again at the next want. */
  want(): void {
    void this.#load().catch(() => undefined);
  }

  async add(files: readonly File[]): Promise<void> {
    const { conversation } = this.#host;
    const visit = this.#visit;
    this.#refused = [];
    this.#count(conversation, 1);
    try {
      const { prepare } = await this.#load();
      const { drafts, refused } = await prepare(files, most - this.#of(conversation).length);
      if (visit !== this.#visit) return;
      this.#put(conversation, [...this.#of(conversation), ...drafts]);
      this.#refused = refused;
    } finally {
      if (visit === this.#visit) this.#count(conversation, -1);
    }
  }

  /** The voice that was played last. */
  get playing(): Playing | null {
    return this.#player?.playing ?? null;
  }

  /** Plays a voice message, or pauses it. Without bytes it only gets ready: browsers play only upon a press. */
  play(id: string, bytes: Blob | undefined): void {
    if (this.#views === null) return;
    this.#player ??= new this.#views.VoicePlayer(() => this.#host.requestUpdate());
    if (bytes === undefined) this.#player.wake();
    else void this.#player.toggle(id, bytes);
  }

  seek(place: number): void {
    this.#player?.seek(place);
  }

  /** Begins to record a voice. */
  async record(): Promise<void> {
    const visit = this.#visit;
    const { Recorder: Making } = await this.#load();
    if (visit !== this.#visit) return;
    this.#player?.stop();
    this.#recorder?.cancel();
    this.#recorder = new Making(
      () => this.#host.requestUpdate(),
      () => void this.endRecording(),
    );
    this.#host.requestUpdate();
    await this.#recorder.start();
  }

  /** Puts what was recorded beside the words. */
  async endRecording(): Promise<void> {
    const recorder = this.#recorder;
    const { conversation } = this.#host;
    const visit = this.#visit;
    const draft = await recorder?.stop();
    if (visit !== this.#visit) return;
    if (this.#recorder === recorder) this.#recorder = null;
    if (draft !== undefined) this.#put(conversation, [...this.#of(conversation), draft].slice(0, most));
    this.#host.requestUpdate();
  }

  cancelRecording(): void {
    this.#recorder?.cancel();
    this.#recorder = null;
    this.#host.requestUpdate();
  }

  /** Nothing is recorded or played any more. */
  stopVoices(): void {
    this.#recorder?.cancel();
    this.#recorder = null;
    this.#player?.stop();
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
    this.stopVoices();
  }

  /** Somebody else may come: nothing of whoever was here stays. */
  forget(): void {
    this.#visit += 1;
    this.turnAway();
    this.#player?.end();
    this.#drafts.clear();
    this.#busy.clear();
  }

  #change(change: (drafts: readonly AttachmentDraft[]) => readonly AttachmentDraft[]): void {
    const { conversation } = this.#host;
    this.#put(conversation, change(this.#of(conversation)));
    this.#host.requestUpdate();
  }

  #of(conversation: string): readonly AttachmentDraft[] {
    return this.#drafts.get(conversation) ?? (conversation === this.#host.conversation ? this.#options.kept() : []);
  }

  #put(conversation: string, drafts: readonly AttachmentDraft[]): void {
    this.#drafts.set(conversation, drafts);
    this.#options.onChange(conversation, drafts);
  }

  #count(conversation: string, by: number): void {
    this.#busy.set(conversation, (this.#busy.get(conversation) ?? 0) + by);
    this.#host.requestUpdate();
  }

  #load(): Promise<AttachmentViews> {
    this.#coming ??= import('../attachments/views.ts').then(
      (views) => {
        if (this.#host.shadowRoot) adopt(this.#host.shadowRoot, views.styles);
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
