/** What is done with attached files on the desk: bytes that are not here are asked for, and used when they come. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { save } from '../../base/attachments/draw.ts';
import { fileKey, type FileState } from '../../base/attachments/file-reads.ts';
import { VoicePlayer, type Playing } from '../../base/attachments/voice-player.ts';
import type { KeptAttachment } from '../../base/ports/index.ts';

export interface EvidenceOptions {
  readonly files: () => ReadonlyMap<string, FileState>;
  readonly ask: (caseId: string, attachmentId: string) => void;
}

export class Evidence implements ReactiveController {
  /** Pictures that somebody asked for, by case and attachment. */
  readonly unfolded = new Set<string>();
  readonly #host: ReactiveControllerHost;
  readonly #options: EvidenceOptions;
  #player: VoicePlayer | null = null;
  #awaited: { readonly key: string; readonly attachment: KeptAttachment } | null = null;

  constructor(host: ReactiveControllerHost, options: EvidenceOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get playing(): Playing | null {
    return this.#player?.playing ?? null;
  }

  /** Shows or folds a picture, plays or pauses a voice, saves a file. */
  use(caseId: string, attachment: KeptAttachment): void {
    const { id, kind } = attachment;
    const key = fileKey(caseId, id);
    const state = this.#options.files().get(key);
    const isLost = state?.type === 'error';
    if (kind === 'picture' && this.unfolded.has(key) && !isLost) this.unfolded.delete(key);
    else if (kind === 'picture') this.unfolded.add(key);
    if (kind === 'voice') this.#player ??= new VoicePlayer(() => this.#host.requestUpdate());
    if (state === undefined || isLost) {
      // Browsers play only upon a press: this is it.
      if (kind === 'voice') this.#player?.wake();
      if (kind !== 'picture') this.#awaited = { key, attachment };
      this.#options.ask(caseId, id);
    } else if (state.type === 'ready') this.#take(key, attachment, state.bytes);
    this.#host.requestUpdate();
  }

  seek(place: number): void {
    this.#player?.seek(place);
  }

  hostUpdated(): void {
    const wanted = this.#awaited;
    const state = wanted === null ? undefined : this.#options.files().get(wanted.key);
    if (wanted === null || state === undefined || state.type === 'loading') return;
    this.#awaited = null;
    if (state.type === 'ready') this.#take(wanted.key, wanted.attachment, state.bytes);
  }

  hostDisconnected(): void {
    this.#player?.end();
  }

  #take(key: string, { kind, name }: KeptAttachment, bytes: Blob): void {
    if (kind === 'voice') void this.#player?.toggle(key, bytes);
    else if (kind === 'file') save(bytes, name);
  }
}
