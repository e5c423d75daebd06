/** Reads a message to whoever would rather hear it: in its own language, until it is said, stopped, or not on the screen any more. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hasVoices, languageOf, sayAll } from '../../base/voice.ts';
import type { Entry } from '../chat.types.ts';

export interface ReadAloudHost extends ReactiveControllerHost {
  /** Of the words of the interface. */
  readonly language: string;
}
export interface ReadAloudOptions {
  /** Of the open talk. */
  readonly entries: () => readonly Entry[];
  /** What is to be shown beside a message has changed. */
  readonly onChange: (messageId: string) => void;
}
type Words = Pick<Entry, 'id' | 'text'>;

export class ReadAloud implements ReactiveController {
  readonly #host: ReadAloudHost;
  readonly #options: ReadAloudOptions;
  /** Each press is another. */
  #reading: Words | null = null;
  #mute: string | null = null;

  constructor(host: ReadAloudHost, options: ReadAloudOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether this machine has any voice. */
  get isOffered(): boolean {
    return hasVoices();
  }

  /** The message that is being read. */
  get reading(): string | null {
    return this.#reading?.id ?? null;
  }

  /** The message that no voice of this machine reads. */
  get mute(): string | null {
    return this.#mute;
  }

  /** Words that were left, taken back, hidden or changed, or that somebody else was reading, are not read on. */
  hostUpdate(): void {
    const reading = this.#reading;
    if (reading !== null && !this.#options.entries().some(({ id, text }) => id === reading.id && text === reading.text)) this.stop();
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Reads a message; pressed again, it stops. */
  toggle({ id, text }: Words): void {
    const wasReading = this.#reading?.id === id;
    const mute = this.#mute;
    this.stop();
    this.#mute = null;
    if (mute !== null) this.#options.onChange(mute);
    if (!wasReading) void this.#read({ id, text });
  }

  stop(): void {
    const reading = this.#reading;
    if (reading === null) return;
    this.#reading = null;
    if (hasVoices()) speechSynthesis.cancel();
    this.#options.onChange(reading.id);
  }

  async #read(reading: Words): Promise<void> {
    this.#reading = reading;
    this.#options.onChange(reading.id);
    const outcome = await sayAll([reading.text], languageOf(reading.text, this.#host.language), () => this.#reading === reading);
    if (this.#reading !== reading) return;
    this.#reading = null;
    if (outcome === 'unsaid') {
      this.#mute = reading.id;
      // A voice that begins only now would have no button to stop it.
      if (hasVoices()) speechSynthesis.cancel();
    }
    this.#options.onChange(reading.id);
  }
}
