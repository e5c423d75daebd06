/** What a reader does with something attached: sees it large, saves it, hears it. Bytes that are not here are asked for, and used when they come. */
import { announce } from '../../base/controllers/announcer.ts';
import type { LsRequestEvent } from '../../base/events.ts';
import type { Attachment, AttachmentDraft } from '../../base/ports/index.ts';
import type { Viewed } from '../../base/attachments/views.ts';
import { LsAttachmentReadRequestEvent } from '../chat.events.ts';
import type { ChatData, Entry } from '../chat.types.ts';
import type { Attaching } from './attaching.ts';

export interface FileActsHost {
  /** The open talk. */
  readonly conversation: string;
  readonly language: string;
  requestUpdate(): void;
}
export interface FileActsOptions {
  readonly attaching: Attaching;
  /** Of the open talk. */
  readonly entries: () => readonly Entry[];
  readonly files: () => ChatData['files'];
  readonly request: (event: LsRequestEvent) => boolean;
}

export class FileActs {
  /** The picture that is shown large. */
  viewed: Viewed | null = null;
  readonly #host: FileActsHost;
  readonly #options: FileActsOptions;
  #awaited: { readonly attachment: Attachment; readonly act: 'save' | 'play' } | null = null;

  constructor(host: FileActsHost, options: FileActsOptions) {
    this.#host = host;
    this.#options = options;
  }

  ask(attachmentId: string): void {
    this.#options.request(new LsAttachmentReadRequestEvent(this.#host.conversation, attachmentId));
  }

  /** Says whether the act was about something attached. */
  do(act: string, entry: Entry, id: string): boolean {
    const attachment = [...entry.attachments].find((one) => one.id === id);
    if (attachment === undefined) return false;
    const bytes = this.#bytesOf(attachment);
    if (act === 'view' && bytes !== undefined) {
      this.viewed = { attachment, bytes };
      this.#host.requestUpdate();
    } else if (act === 'save-file' && bytes !== undefined) this.#options.attaching.views?.save(bytes, attachment.name);
    else {
      if (act === 'save-file' && !('file' in attachment)) this.#awaited = { attachment, act: 'save' };
      this.ask(id);
    }
    return true;
  }

  /** Plays a voice message of the talk, or pauses it. */
  play(id: string): void {
    const attachment = this.#options.entries().flatMap(({ attachments }) => [...attachments]).find((one) => one.id === id);
    if (attachment === undefined) return;
    const bytes = this.#bytesOf(attachment);
    this.#options.attaching.play(id, bytes);
    if (bytes !== undefined || 'file' in attachment) return;
    this.#awaited = { attachment, act: 'play' };
    this.ask(id);
  }

  /** Uses what was waited for, when it has come. */
  hear(): void {
    const wanted = this.#awaited;
    const file = wanted === null ? undefined : this.#options.files().get(wanted.attachment.id);
    if (wanted === null || file === undefined || file.type === 'loading') return;
    this.#awaited = null;
    if (file.type === 'error') announce(`${file.problem.title} ${file.problem.action}`, this.#host.language);
    else if (wanted.act === 'play') {
      const { bytes } = file;
      // After this drawing: playing draws again.
      queueMicrotask(() => this.#options.attaching.play(wanted.attachment.id, bytes));
    }
    else this.#options.attaching.views?.save(file.bytes, wanted.attachment.name);
  }

  saveViewed(): void {
    if (this.viewed !== null) this.#options.attaching.views?.save(this.viewed.bytes, this.viewed.attachment.name);
  }

  /** Another talk is opened: what is waited for or shown is of the one before. */
  turnAway(): void {
    this.viewed = null;
    this.#awaited = null;
  }

  /** Puts away what is shown large. */
  close(): void {
    this.viewed = null;
    this.#host.requestUpdate();
  }

  #bytesOf(attachment: Attachment | AttachmentDraft): Blob | undefined {
    if ('file' in attachment) return attachment.file;
    const held = this.#options.files().get(attachment.id);
    return held?.type === 'ready' ? held.bytes : undefined;
  }
}
