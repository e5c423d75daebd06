/**
 * What changed at the service, for all subscribers of a page over one line: a stream where the network lets it through; where
 * something on the way collects answers, a question that the service holds back until it has an answer; where that is
 * cut off as well, a question every few seconds. Nobody subscribed, or the page is hidden: no line. A browser opens six connections to
 * a service over HTTP/1.1 for all its tabs together, and a line keeps one of them for good.
 */
import * as v from 'valibot';
import { listChanges, streamEvents } from '../../../contract/src/routes/notices.ts';
import { ChangeEvent } from '../../../contract/src/schemas/notice.ts';

import { ChangeHub, anything } from '../changes.ts';
import type { ConversationReaders } from './conversation-readers.ts';
import type { Client, RouteCallOptions } from './client.ts';
import { EventParser } from './sse.ts';
import { backoffMs, isSeen, rest } from '../waiting.ts';

export interface ChangeSourceOptions {
  client: Client;
  /** The identity that listens. */
  identity: () => string | null;
  /** Who reads the conversations of which events tell. */
  readers?: ConversationReaders | undefined;
  /** A stream begins at once. Nothing of it for so long: something on the way holds it back. Default 8 s. */
  helloMs?: number;
  /** Nothing on an open stream for so long: the line is dead. Default 40 s. */
  silenceMs?: number;
  /** How long the service is asked to hold an answer back, in seconds. Default 10: it must come within the time that any call has. */
  waitSeconds?: number;
  /** How often to ask where streams do not get through. Default 15 s. */
  pollMs?: number;
  /** The line stays open so long after the last subscriber, since the next one often comes at once. Default 5 s. */
  lingerMs?: number;
}
type Mode = 'stream' | 'wait' | 'poll';

export class ChangeSource {
  readonly hub = new ChangeHub((count) => {
    this.#isHeard = count > 0;
    if (this.#isHeard) globalThis.addEventListener('visibilitychange', this.#turn);
    else globalThis.removeEventListener('visibilitychange', this.#turn);
    this.#turn();
  });
  readonly #options: Required<Omit<ChangeSourceOptions, 'readers'>> & Pick<ChangeSourceOptions, 'readers'>;
  #isHeard = false;
  #following: AbortController | undefined;
  #lingering: ReturnType<typeof setTimeout> | undefined;
  #mode: Mode = 'stream';
  /** The last sequence that was seen, or `null` before the first. */
  #sequence: string | null = null;
  /** True when there was a time without a line. */
  #hadGap = false;

  constructor(options: ChangeSourceOptions) {
    this.#options = { helloMs: 8_000, silenceMs: 40_000, waitSeconds: 10, pollMs: 15_000, lingerMs: 5_000, ...options };
  }

  /** Begins anew, as when another identity listens. */
  restart(): void {
    if (!this.#following) return;
    this.#stop();
    this.#start();
  }

  /** Follows while somebody listens and the page is seen. */
  readonly #turn = (): void => {
    clearTimeout(this.#lingering);
    if (!isSeen()) this.#stop();
    else if (this.#isHeard) this.#start();
    else this.#lingering = setTimeout(() => this.#stop(), this.#options.lingerMs);
  };

  #start(): void {
    if (this.#following) return;
    this.#following = new AbortController();
    void this.#follow(this.#following.signal);
  }

  #stop(): void {
    this.#following?.abort();
    this.#following = undefined;
    this.#hadGap = true;
  }

  async #follow(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        await (this.#mode === 'stream' ? this.#stream(signal) : this.#poll(signal));
        failures = 0;
      } catch {
        failures += 1;
        // Held back, and cut off before its time: short questions get through.
        if (this.#mode === 'wait' && failures > 1) this.#mode = 'poll';
      }
      this.#hadGap = true;
      const pauseMs = failures === 0 && this.#mode === 'poll' ? this.#options.pollMs : backoffMs(failures);
      await rest(pauseMs, signal);
    }
  }

  /** Reads a stream to its end. Ends well when anything came through at all. */
  async #stream(signal: AbortSignal): Promise<void> {
    const line = new AbortController();
    const end = () => line.abort();
    signal.addEventListener('abort', end, { once: true });
    let heard = false;
    let silence = setTimeout(end, this.#options.helloMs);
    try {
      const headers: Record<string, string> = this.#sequence === null ? {} : { 'Last-Event-ID': this.#sequence };
      const body = await this.#options.client.open(streamEvents, this.#callOptions(line.signal, headers));
      const parser = new EventParser();
      const decoder = new TextDecoder();
      const reader = body.getReader();
      line.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined), { once: true });
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        clearTimeout(silence);
        silence = setTimeout(end, this.#options.silenceMs);
        if (!heard) this.#connected();
        heard = true;
        for (const { id, data } of parser.push(decoder.decode(read.value, { stream: true }))) this.#take(id, data);
      }
    } finally {
      clearTimeout(silence);
      signal.removeEventListener('abort', end);
      // Accepted but silent: a proxy on the way collects the stream. It will do so again.
      if (!heard && line.signal.aborted && !signal.aborted) this.#mode = 'wait';
    }
  }

  async #poll(signal: AbortSignal): Promise<void> {
    const { waitSeconds } = this.#options;
    const after = this.#sequence;
    const isHeld = this.#mode === 'wait' && after !== null;
    const query = after === null ? {} : { after, ...(isHeld ? { wait: String(waitSeconds) } : {}) };
    const asked = performance.now();
    const { value } = await this.#options.client.call(listChanges, { query }, this.#callOptions(signal));
    // Nothing, and at once: this service does not wait. Asked again and again it would answer nothing all day.
    if (isHeld && value.items.length === 0 && performance.now() - asked < waitSeconds * 500) this.#mode = 'poll';
    this.#connected();
    this.#sequence = String(value.lastSequence);
    for (const event of value.items) this.#emit(event);
  }

  /** Back on the line without knowing since when: something may have been missed. */
  #connected(): void {
    if (this.#hadGap && this.#sequence === null) for (const change of anything) this.hub.emit(change);
    this.#hadGap = false;
  }

  #take(id: string | null, data: string): void {
    // A stream begins by saying where it stands. From there on numbers only rise: at the seam of what was missed and what
    // happens now, an event may come twice.
    if (data !== '' && id !== null && this.#sequence !== null && Number(id) <= Number(this.#sequence)) return;
    if (id !== null) this.#sequence = id;
    if (data === '') return;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ChangeEvent), data);
    // An event of a kind that this client does not know says nothing to it.
    if (parsed.success) this.#emit(parsed.output);
  }

  #emit({ type, subject, at, revision, message }: v.InferOutput<typeof ChangeEvent>): void {
    const { conversationId } = subject;
    const carried = message && conversationId !== undefined ? this.#options.readers?.message(conversationId, message, at) : undefined;
    this.hub.emit({ type, ...subject, ...(revision === undefined ? {} : { revision }), ...(carried ? { message: carried } : {}) });
  }

  #callOptions(signal: AbortSignal, headers: Record<string, string> = {}): RouteCallOptions & { signal: AbortSignal } {
    return { signal, headers, identity: this.#options.identity() };
  }
}
