/** Bytes of attachments that have been seen in this visit. */
import type { ChatPort } from '../../base/ports/index.ts';
import { problemFrom } from '../../base/problem.ts';
import type { FileState } from '../chat.types.ts';

/** So many are held; the longest unused goes first. */
const most = 60;

export class Files {
  /** By attachment. A new map with every change. */
  held: ReadonlyMap<string, FileState> = new Map();
  readonly #port: ChatPort;
  readonly #signal: AbortSignal;
  readonly #show: () => void;

  constructor(port: ChatPort, signal: AbortSignal, show: () => void) {
    this.#port = port;
    this.#signal = signal;
    this.#show = show;
  }

  async ask(conversationId: string, attachmentId: string): Promise<void> {
    const known = this.held.get(attachmentId);
    if (known !== undefined && known.type !== 'error') return;
    this.#set(attachmentId, { type: 'loading' });
    try {
      const { value } = await this.#port.attachment(conversationId, attachmentId, { signal: this.#signal });
      this.#set(attachmentId, { type: 'ready', bytes: value });
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
