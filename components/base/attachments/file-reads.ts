/** Bytes of attachments that somebody has asked for in this visit. */
import { problemFrom, type Problem } from '../problem.ts';

export type FileState = { readonly type: 'loading' } | { readonly type: 'ready'; readonly bytes: Blob } | { readonly type: 'error'; readonly problem: Problem };

/** So many are held; the longest unused goes first. */
const most = 60;

export class FileReads {
  /** By attachment. A new map with every change. */
  held: ReadonlyMap<string, FileState> = new Map();
  readonly #read: (place: string, attachmentId: string) => Promise<Blob>;
  readonly #signal: AbortSignal;
  readonly #show: () => void;

  /** @param read where `place` is what opens the file to the reader: a talk, or a case */
  constructor(read: (place: string, attachmentId: string) => Promise<Blob>, signal: AbortSignal, show: () => void) {
    this.#read = read;
    this.#signal = signal;
    this.#show = show;
  }

  async ask(place: string, attachmentId: string): Promise<void> {
    const known = this.held.get(attachmentId);
    if (known !== undefined && known.type !== 'error') return;
    this.#set(attachmentId, { type: 'loading' });
    try {
      this.#set(attachmentId, { type: 'ready', bytes: await this.#read(place, attachmentId) });
    } catch (error) {
      if (!this.#signal.aborted) this.#set(attachmentId, { type: 'error', problem: problemFrom(error) });
    }
  }

  #set(attachmentId: string, state: FileState): void {
    const others = [...this.held].filter(([id]) => id !== attachmentId);
    this.held = new Map([...others.slice(-most + 1), [attachmentId, state]]);
    this.#show();
  }
}
