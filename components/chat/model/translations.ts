/** Translations that the reader asked for, by message. */
import type { TranslationPort } from '../../base/ports/index.ts';
import { problemFrom } from '../../base/problem.ts';
import type { MessageTranslation } from '../chat.types.ts';

export class Translations {
  readonly #port: TranslationPort;
  readonly #signal: AbortSignal;
  readonly #show: () => void;
  #held: ReadonlyMap<string, MessageTranslation> = new Map();

  /** @param show called when there is something else to be seen */
  constructor(port: TranslationPort, signal: AbortSignal, show: () => void) {
    this.#port = port;
    this.#signal = signal;
    this.#show = show;
  }

  get held(): ReadonlyMap<string, MessageTranslation> {
    return this.#held;
  }

  async ask(messageId: string, of: string, into: string): Promise<void> {
    const asked: MessageTranslation = { type: 'loading', of, into };
    this.#hold(messageId, asked);
    const answer = await this.#translate(of, into);
    // Put away meanwhile, or asked for in another language.
    if (this.#held.get(messageId) === asked) this.#hold(messageId, answer);
  }

  putAway(messageId: string): void {
    this.#hold(messageId, undefined);
  }

  async #translate(of: string, into: string): Promise<MessageTranslation> {
    try {
      const { text, by } = await this.#port.translate(of, into, { signal: this.#signal });
      if (typeof text !== 'string' || text.trim() === '') throw new TypeError('The translator gave no text.');
      return { type: 'ready', of, into, text, by: typeof by === 'string' && by !== '' ? by : null };
    } catch (error) {
      return { type: 'error', of, into, problem: problemFrom(error) };
    }
  }

  #hold(messageId: string, translation: MessageTranslation | undefined): void {
    if (this.#signal.aborted) return;
    const held = new Map(this.#held);
    if (translation === undefined) held.delete(messageId);
    else held.set(messageId, translation);
    this.#held = held;
    this.#show();
  }
}
