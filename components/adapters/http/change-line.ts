/**
 * The line over which a page hears what changed: a stream where the network lets it through; where something on the way
 * collects answers, a question that the service holds back until it has an answer; where that is cut off as well, a question
 * every few seconds. One tab of a browser has it and tells the others; what a tab did not hear it asks for itself.
 */
import * as v from 'valibot';
import { listChanges, streamEvents } from '../../../contract/src/routes/notices.ts';
import { ChangeEvent, longestUnheardSeconds } from '../../../contract/src/schemas/notice.ts';
import { anything, type ChangeHub } from '../changes.ts';
import { backoffMs, rest } from '../waiting.ts';
import type { LineOptions } from './change-source.ts';
import type { RouteCallOptions } from './client.ts';
import { EventParser } from './sse.ts';
import { Tabs, type Told } from './tabs.ts';

type Mode = 'stream' | 'wait' | 'poll';
/** How much longer ago than this page knows: what was asked before may have been on its way for so long. */
const marginSeconds = 2;
/** An answer that came is drawn first. */
const drawnMs = 500;
type Event = v.InferOutput<typeof ChangeEvent>;

export class ChangeLine {
  readonly #options: LineOptions;
  readonly #hub: ChangeHub;
  #tabs: Tabs | undefined;
  #isLeading = false;
  #mode: Mode = 'stream';
  #failures = 0;
  /** When it was first listened, by `performance.now()`. */
  #since = 0;
  /** The last sequence that was seen, or `null` before the first. */
  #sequence: string | null = null;
  /** True when there was a time without a line. */
  #hadGap = false;
  /** Up to here another tab has heard while this one catches up; `null` when it does not. */
  #wanted: number | null = null;

  constructor(options: LineOptions, hub: ChangeHub) {
    this.#options = options;
    this.#hub = hub;
  }

  /** From now on something may be missed. */
  leave(): void {
    this.#hadGap = true;
  }

  /**
   * Hears of changes until `signal` ends, whoever of the tabs has the line.
   * @param since when it was first listened, by `performance.now()`: pages read at once, and their line stands later
   */
  async follow(signal: AbortSignal, since: number): Promise<void> {
    this.#since = since;
    await this.#letAnswersGoFirst(signal);
    let tabs: Tabs | undefined;
    while (!signal.aborted) {
      try {
        tabs ??= await this.#join(signal);
        await (tabs ? tabs.inTurn((turn) => this.#lead(tabs, turn), signal) : this.#lead(undefined, signal));
      } catch {
        this.#failures += 1;
        // Held back, and cut off before its time: short questions get through.
        if (this.#mode === 'wait' && this.#failures > 1) this.#mode = 'poll';
        this.#hadGap = true;
      }
      // Whoever cannot reach the service rests without the turn: another tab may have a better token.
      await rest(backoffMs(this.#failures), signal);
    }
    tabs?.close();
  }

  /** Each question before the first answer that somebody waits for makes it later on a thin line. What is written meanwhile comes first on this one. */
  async #letAnswersGoFirst(signal: AbortSignal): Promise<void> {
    const { client, patienceMs = 5_000 } = this.#options;
    await Promise.race([client.answered.then(() => rest(drawnMs, signal)), rest(patienceMs, signal)]);
  }

  /** The tabs of the same person, as the same identity, at the same service. Nobody else's ever hear each other. */
  async #join(signal: AbortSignal): Promise<Tabs | undefined> {
    const { client, who, identity, locks, helloMs, silenceMs } = this.#options;
    if (!locks) return undefined;
    const { tenant, person, identities } = await who.ask({ signal });
    const acting = identity() ?? identities[0]?.id;
    const tabs = new Tabs(JSON.stringify([client.service, tenant.id, person.id, acting]), {
      locks,
      helloMs,
      silenceMs,
      hear: (told) => {
        if (!signal.aborted && !this.#isLeading) this.#hear(told, signal);
      },
      stand: () => ({ after: this.#sequence, sequence: this.#sequence }),
    });
    return tabs;
  }

  /** Has the line until it breaks. */
  async #lead(tabs: Tabs | undefined, signal: AbortSignal): Promise<void> {
    this.#isLeading = true;
    this.#tabs = tabs;
    try {
      while (!signal.aborted) {
        const mode = this.#mode;
        await (mode === 'stream' ? this.#stream(signal) : this.#poll(signal)).catch((error: unknown) => {
          // Not broken, but held back: asked in another way at once.
          if (this.#mode === mode || signal.aborted) throw error;
        });
        this.#hadGap = true;
        await rest(this.#mode === 'poll' ? this.#options.pollMs : backoffMs(0), signal);
      }
    } finally {
      this.#isLeading = false;
      this.#tabs = undefined;
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
      const body = await this.#options.client.open(streamEvents, { query: this.#unheard() }, this.#callOptions(line.signal, headers));
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
        // Also what says nothing says that the line stands.
        this.#tabs?.tell({ after: this.#sequence, sequence: this.#sequence });
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
    const query = after === null ? this.#unheard() : { after, ...(isHeld ? { wait: String(waitSeconds) } : {}) };
    const asked = performance.now();
    const { value } = await this.#options.client.call(listChanges, { query }, this.#callOptions(signal));
    // Nothing, and at once: this service does not wait. Asked again and again it would answer nothing all day.
    if (isHeld && value.items.length === 0 && performance.now() - asked < waitSeconds * 500) this.#mode = 'poll';
    this.#connected();
    for (const event of value.items) this.#advance(String(event.sequence), event);
    this.#advance(String(value.lastSequence));
  }

  /** Back on the line without knowing since when: something may have been missed. */
  #connected(): void {
    const isUnsure = this.#hadGap && this.#sequence === null;
    if (isUnsure) this.#emitAnything();
    this.#tabs?.tell({ after: this.#sequence, sequence: this.#sequence, ...(isUnsure ? { isUnsure } : {}) });
    this.#hadGap = false;
    this.#failures = 0;
  }

  #take(id: string | null, data: string): void {
    // A stream begins by saying where it stands. From there on numbers only rise: at the seam of what was missed and what
    // happens now, an event may come twice.
    if (data !== '' && id !== null && this.#sequence !== null && Number(id) <= Number(this.#sequence)) return;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ChangeEvent), data);
    // An event of a kind that this client does not know says nothing to it.
    this.#advance(id, parsed.success ? parsed.output : undefined);
  }

  #advance(sequence: string | null, event?: Event): void {
    const after = this.#sequence;
    if (sequence !== null) this.#sequence = sequence;
    this.#tabs?.tell({ after, sequence: this.#sequence, ...(event ? { event } : {}) });
    if (event) this.#emit(event);
  }

  /** What the tab tells that has the line. Words of a tab may be lost: each says after which it comes. */
  #hear({ after, sequence, event, isUnsure }: Told, signal: AbortSignal): void {
    this.#failures = 0;
    const isFirst = this.#sequence === null;
    const isAnew = isFirst && (isUnsure === true || this.#hadGap);
    if (isAnew) this.#emitAnything();
    this.#hadGap = false;
    if (sequence === null) return;
    const own = Number(this.#sequence);
    if (!isFirst && Number(sequence) <= own) return;
    const hasMissed = isFirst ? !isAnew : after === null || Number(after) > own;
    if (hasMissed) {
      void this.#catchUp(Number(sequence), signal);
      return;
    }
    this.#sequence = sequence;
    if (event) this.#emit(event);
  }

  /** Asks the service for what this tab has not heard. Without an answer the next word of the other tab asks again. */
  async #catchUp(to: number, signal: AbortSignal): Promise<void> {
    const isAsking = this.#wanted !== null;
    this.#wanted = Math.max(this.#wanted ?? 0, to);
    if (isAsking) return;
    try {
      while (Number(this.#sequence) < this.#wanted) {
        const { value } = await this.#options.client.call(listChanges, { query: this.#sequence === null ? this.#unheard() : { after: this.#sequence } }, this.#callOptions(signal));
        for (const item of value.items) if (item.sequence > Number(this.#sequence)) this.#advance(String(item.sequence), item);
        // Nothing more for this person, whatever the other tab has counted.
        if (value.items.length === 0) this.#sequence = String(Math.max(this.#wanted, Number(this.#sequence)));
      }
    } catch {
      // Said above.
    } finally {
      this.#wanted = null;
    }
  }

  /** For how long this page has read without knowing where the changes stand. */
  #unheard(): { unheard?: string } {
    if (this.#sequence !== null) return {};
    const seconds = Math.ceil((performance.now() - this.#since) / 1000) + marginSeconds;
    return { unheard: String(Math.min(seconds, longestUnheardSeconds)) };
  }

  #emitAnything(): void {
    for (const change of anything) this.#hub.emit(change);
  }

  #emit({ type, subject, at, revision, message }: Event): void {
    const { conversationId } = subject;
    const carried = message && conversationId !== undefined ? this.#options.readers?.message(conversationId, message, at) : undefined;
    this.#hub.emit({ type, ...subject, ...(revision === undefined ? {} : { revision }), ...(carried ? { message: carried } : {}) });
  }

  #callOptions(signal: AbortSignal, headers: Record<string, string> = {}): RouteCallOptions & { signal: AbortSignal } {
    return { signal, headers, identity: this.#options.identity() };
  }
}
