/** The line to an XMPP server: stands when it is first needed, comes back by itself, and says what failed in words. */
import xml, { type Element } from '@xmpp/xml';
import type { PortError } from '../../base/ports/ports.ts';
import { xmppClient, type XmppAccount } from './client.ts';
import { questionProblem, type Refusal, type XmppProblem } from './problems.ts';

/** Milliseconds: to come about, to answer, and of silence after which a line is in doubt. */
const usual = { connect: 6_000, answer: 10_000, silence: 45_000 };

export interface LineOptions {
  /** `wss://host/path`. */
  service: string;
  domain: string;
  getAccount: () => Promise<XmppAccount>;
  problem: (code: XmppProblem) => PortError;
  onMessage: (stanza: Element) => void;
  /** Somebody is no longer in a room, by the address there. */
  onGone: (place: string) => void;
  /** Each time it stands, the first time among them. */
  onOnline: () => void;
  onLost: () => void;
  patience?: Partial<typeof usual>;
}

export class XmppLine {
  readonly #options: LineOptions;
  readonly #client: ReturnType<typeof xmppClient>;
  readonly #waiting = new Map<string, (stanza: Element) => void>();
  /** Ends questions whose answer could only have come over the line that has broken. */
  readonly #asked = new Set<() => void>();
  #standing: Promise<void> | undefined;
  readonly #patience: typeof usual;
  #online: () => void = () => undefined;
  #isOnline = false;
  /** Which standing of the line it is. */
  #turn = 0;
  #heardAt = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds by which the server's clock is ahead of this machine's. */
  #ahead = 0;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#patience = { ...usual, ...options.patience };
    this.#client = xmppClient(options);
    this.#client.on('error', () => undefined);
    this.#client.on('online', () => void this.#onOnline());
    this.#client.on('disconnect', () => this.#onLost());
    this.#client.on('stanza', (stanza) => this.#hear(stanza));
    this.#client.on('status', (status) => this.#watch(status !== 'disconnect' && status !== 'offline'));
    this.#client.on('element', () => {
      this.#heardAt = performance.now();
      this.#watch(true);
    });
  }

  /** The own address, without the device. */
  get self(): string {
    return this.#client.jid?.bare().toString() ?? '';
  }
  /** The server's time. */
  get now(): string {
    return new Date(Date.now() + this.#ahead).toISOString();
  }

  async connect(): Promise<void> {
    if (this.#isOnline) return;
    if (this.#standing === undefined) {
      this.#standing = new Promise((resolve) => (this.#online = resolve));
      // Goes on trying by itself.
      this.#client.start().catch(() => undefined);
    }
    await this.#inTime(this.#standing, this.#patience.connect);
  }

  async ask(stanza: Element): Promise<Element> {
    await this.connect();
    return this.#request(stanza);
  }

  async send(stanza: Element): Promise<void> {
    await this.connect();
    await this.#client.send(stanza).catch(() => {
      throw this.#options.problem('offline');
    });
  }

  /** Sends, and waits for what the server then says to everybody, the sender among them, or to the sender alone: that it will not, and why. */
  async sendAndHear(stanza: Element, key: string): Promise<Refusal | null> {
    const heard = new Promise<Element>((resolve) => this.#waiting.set(key, resolve));
    const asked = performance.now();
    try {
      await this.send(stanza);
      const answer = await this.#whileItLasts(this.#inTime(heard, this.#patience.answer, asked));
      const error = answer.attrs['type'] === 'error' ? answer.getChild('error') : undefined;
      return error === undefined ? null : { condition: error.getChildElements().find(({ name }) => name !== 'text')?.name ?? '', type: error.attrs['type'] ?? '' };
    } finally {
      this.#waiting.delete(key);
    }
  }

  /** Hands a stanza to whoever waits for it by `sendAndHear`. */
  settle(key: string, stanza: Element): void {
    this.#waiting.get(key)?.(stanza);
  }

  async close(): Promise<void> {
    await this.#client.stop().catch(() => undefined);
  }

  async #request(stanza: Element): Promise<Element> {
    const asked = performance.now();
    try {
      return await this.#whileItLasts(this.#client.iqCaller.request(stanza, this.#patience.answer));
    } catch (error) {
      if (error instanceof Error && 'condition' in error) throw this.#options.problem(questionProblem({ condition: String(error.condition), type: 'type' in error ? String(error.type) : '' }));
      if (error instanceof Error && error.name === 'TimeoutError') this.#doubt(asked);
      throw this.#options.problem('offline');
    }
  }

  /** The answer, or the break of the line over which it would have come. */
  async #whileItLasts<Value>(answer: Promise<Value>): Promise<Value> {
    let end = (): void => undefined;
    const broken = new Promise<never>((_resolve, reject) => {
      end = () => reject(this.#options.problem('offline'));
    });
    this.#asked.add(end);
    return Promise.race([answer, broken]).finally(() => this.#asked.delete(end));
  }

  /** @param asked since when an answer has been waited for: then a line that was silent all the time is given up */
  async #inTime<Value>(promise: Promise<Value>, milliseconds: number, asked?: number): Promise<Value> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        if (asked !== undefined) this.#doubt(asked);
        reject(this.#options.problem('offline'));
      }, milliseconds);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  }

  /** A question without an answer may be the fault of who was asked; where nothing at all was heard since, it is the line's. */
  #doubt(asked: number): void {
    if (this.#heardAt > asked) return;
    this.#onLost();
    this.#client.drop();
  }

  /** Nobody tells when a line dies silently: one that stands is asked (XEP-0199), one that does not come about is begun anew. */
  #watch(isLine: boolean): void {
    clearTimeout(this.#silence);
    if (!isLine) return;
    this.#silence = setTimeout(() => {
      if (this.#isOnline) void this.#request(xml('iq', { type: 'get', to: this.#options.domain }, xml('ping', { xmlns: 'urn:xmpp:ping' }))).catch(() => undefined);
      else this.#client.drop();
    }, this.#patience.silence);
  }

  async #onOnline(): Promise<void> {
    const turn = (this.#turn += 1);
    const asked = Date.now();
    const answer = await this.#request(xml('iq', { type: 'get', to: this.#options.domain }, xml('time', { xmlns: 'urn:xmpp:time' }))).catch(() => undefined);
    // It may have broken meanwhile.
    if (turn !== this.#turn) return;
    const time = Date.parse(answer?.getChild('time', 'urn:xmpp:time')?.getChildText('utc') ?? '');
    if (!Number.isNaN(time)) this.#ahead = time - (asked + Date.now()) / 2;
    this.#isOnline = true;
    this.#watch(true);
    this.#online();
    this.#options.onOnline();
  }

  #onLost(): void {
    this.#turn += 1;
    for (const end of this.#asked) end();
    if (!this.#isOnline) return;
    this.#isOnline = false;
    this.#standing = new Promise((resolve) => (this.#online = resolve));
    this.#options.onLost();
  }

  #hear(stanza: Element): void {
    const from = stanza.attrs['from'] ?? '';
    if (stanza.is('message')) this.#options.onMessage(stanza);
    else if (stanza.is('presence') && stanza.attrs['type'] === 'unavailable') this.#options.onGone(from);
    else if (stanza.is('presence')) this.settle(`presence ${from}`, stanza);
  }
}
