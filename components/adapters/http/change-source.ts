/**
 * What changed at the service, for all subscribers of a page. Nobody subscribed: no line. The code of the line comes with the
 * first subscriber.
 */
import { ChangeHub } from '../changes.ts';
import { backoffMs, isSeen, rest } from '../waiting.ts';
import type { ConversationReaders } from './conversation-readers.ts';
import type { ChangeLine } from './change-line.ts';
import type { Client } from './client.ts';
import type { Who } from './who.ts';

export interface ChangeSourceOptions {
  client: Client;
  /** Tabs of the same person share a line. */
  who: Who;
  /** The identity that listens. */
  identity: () => string | null;
  /** Who reads the conversations of which events tell. */
  readers?: ConversationReaders | undefined;
  /** A stream begins at once, and the tab that has the line answers at once. Nothing for so long: something holds it back. Default 8 s. */
  helloMs?: number;
  /** Nothing on an open stream, or from the tab that has it, for so long: the line is dead. Default 40 s. */
  silenceMs?: number;
  /** How long the service is asked to hold an answer back, in seconds. Default 10: it must come within the time that any call has. */
  waitSeconds?: number;
  /** How often to ask where streams do not get through. Default 15 s. */
  pollMs?: number;
  /** The line stays open so long after the last subscriber, since the next one often comes at once. Default 5 s. */
  lingerMs?: number;
  /** The first answer that somebody waits for goes before the line, but not for longer than this. Default 5 s. */
  patienceMs?: number;
  /** `null`: do as if there were none, as on plain HTTP. */
  locks?: LockManager | null;
}
export type LineOptions = Required<Omit<ChangeSourceOptions, 'readers' | 'patienceMs' | 'locks'>> & Pick<ChangeSourceOptions, 'readers' | 'patienceMs'> & { locks: LockManager | undefined };

export class ChangeSource {
  readonly hub = new ChangeHub((count) => {
    this.#isHeard = count > 0;
    if (this.#isHeard) globalThis.addEventListener('visibilitychange', this.#turn);
    else globalThis.removeEventListener('visibilitychange', this.#turn);
    this.#turn();
  });
  readonly #options: LineOptions;
  #isHeard = false;
  #isEnded = false;
  #line: ChangeLine | undefined;
  /** True when there was a time without a line before there was one. */
  #hadGap = false;
  #following: AbortController | undefined;
  /** Ends when what was followed before has let everything go. */
  #followed: Promise<void> = Promise.resolve();
  #lingering: ReturnType<typeof setTimeout> | undefined;

  constructor({ locks, ...options }: ChangeSourceOptions) {
    // Typed as always there; on plain HTTP it is not. One without the other is of no use.
    const own = locks === undefined ? (navigator.locks as LockManager | undefined) : (locks ?? undefined);
    const usable = typeof BroadcastChannel === 'undefined' ? undefined : own;
    this.#options = { helloMs: 8_000, silenceMs: 40_000, waitSeconds: 10, pollMs: 15_000, lingerMs: 5_000, ...options, locks: usable };
  }

  /** Begins anew, as when another identity listens. */
  restart(): void {
    if (!this.#following) return;
    this.#stop();
    this.#start();
  }

  /** Hears nothing any more, as when somebody else is here. */
  end(): void {
    this.#isEnded = true;
    this.#stop();
  }

  /**
   * Follows while somebody listens. Where tabs cannot share a line each has its own while it is seen: a browser opens six
   * connections to a service over HTTP/1.1 for all its tabs together, and a line keeps one of them for good.
   */
  readonly #turn = (): void => {
    clearTimeout(this.#lingering);
    if (!this.#options.locks && !isSeen()) this.#stop();
    else if (this.#isHeard) this.#start();
    else this.#lingering = setTimeout(() => this.#stop(), this.#options.lingerMs);
  };

  #start(): void {
    if (this.#following || this.#isEnded) return;
    const { signal } = (this.#following = new AbortController());
    this.#followed = this.#followed.then(() => this.#follow(signal));
  }

  #stop(): void {
    this.#following?.abort();
    this.#following = undefined;
    this.#hadGap = true;
    this.#line?.leave();
  }

  async #follow(signal: AbortSignal, since = performance.now()): Promise<void> {
    for (let failures = 0; !this.#line && !signal.aborted; failures += 1) {
      try {
        const { ChangeLine } = await import('./change-line.ts');
        this.#line = new ChangeLine(this.#options, this.hub);
        if (this.#hadGap) this.#line.leave();
      } catch {
        this.#hadGap = true;
        await rest(backoffMs(failures), signal);
      }
    }
    await this.#line?.follow(signal, since);
  }
}
