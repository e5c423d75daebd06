/**
 * The archive of one room (XEP-0313), from its end back as far as somebody has looked. The place of an entry in the archive, counted
 * from the first, is the only number that all readers agree on: it is a message's sequence, and the revision that a correction makes.
 */
import xml, { type Element } from '@xmpp/xml';
import { newId } from '../../base/id.ts';
import type { PortError } from '../../base/ports/ports.ts';
import type { XmppLine } from './line.ts';

const firstPage = 50;
const page = 100;

export interface Entry {
  position: number;
  archiveId: string;
  /** Address of the writer, as the room gives it; empty where it cannot be known. */
  author: string;
  sentAt: string;
  /** What the writer's machine called it. */
  originId: string;
  text: string;
  /** The message that it corrects. */
  replaces: string | null;
  /** The entry that it answers. */
  answers: string | null;
  /** Taken back, by the server: the words are gone from the archive. */
  isTombstone: boolean;
}
interface Batch {
  entries: Omit<Entry, 'position'>[];
  total: number;
  isComplete: boolean;
}

const ns = {
  mam: 'urn:xmpp:mam:2', rsm: 'http://jabber.org/protocol/rsm', user: 'http://jabber.org/protocol/muc#user', forward: 'urn:xmpp:forward:0', delay: 'urn:xmpp:delay',
  origin: 'urn:xmpp:sid:0', correct: 'urn:xmpp:message-correct:0', reply: 'urn:xmpp:reply:0', retract: 'urn:xmpp:message-retract:1',
} as const;

/**
 * Who wrote it, by the room's own word. A writer may put the same element into a message: where it stands twice, nobody can say
 * which is the room's, and the message is nobody's.
 */
function authorOf(message: Element): string {
  const said = message.getChildren('x', ns.user).flatMap((x) => x.getChildren('item'));
  return said.length === 1 ? (said[0]?.attrs['jid']?.replace(/\/.*$/, '') ?? '') : '';
}

function read(result: Element): Omit<Entry, 'position'> | null {
  const forwarded = result.getChild('forwarded', ns.forward);
  const message = forwarded?.getChild('message');
  const archiveId = result.attrs['id'];
  const sentAt = Date.parse(forwarded?.getChild('delay', ns.delay)?.attrs['stamp'] ?? '');
  if (message === undefined || archiveId === undefined || Number.isNaN(sentAt)) return null;
  const isTombstone = message.getChild('retracted', ns.retract) !== undefined;
  return {
    archiveId,
    author: authorOf(message),
    sentAt: new Date(sentAt).toISOString(),
    originId: message.getChild('origin-id', ns.origin)?.attrs['id'] ?? message.attrs['id'] ?? archiveId,
    text: isTombstone ? '' : (message.getChildText('body') ?? ''),
    replaces: message.getChild('replace', ns.correct)?.attrs['id'] ?? null,
    answers: message.getChild('reply', ns.reply)?.attrs['id'] ?? null,
    isTombstone,
  };
}

export class Archive {
  readonly room: string;
  readonly #line: XmppLine;
  readonly #problem: () => PortError;
  /** Without a hole, up to the newest. */
  #entries: Entry[] = [];
  #total = 0;
  #isKnown = false;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #queries = new Map<string, Element[]>();

  constructor(room: string, line: XmppLine, problem: () => PortError) {
    this.room = room;
    this.#line = line;
    this.#problem = problem;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }
  /** How many there are: the revision of the talk. */
  get total(): number {
    return this.#total;
  }
  /** The first that is held; one more than there are where there is none. */
  get low(): number {
    return this.#entries[0]?.position ?? this.#total + 1;
  }

  /** Whether a stanza was a piece of an answer. */
  hear(stanza: Element): boolean {
    const result = stanza.getChild('result', ns.mam);
    const query = this.#queries.get(result?.attrs['queryid'] ?? '');
    if (result === undefined || query === undefined || stanza.attrs['from'] !== this.room) return false;
    query.push(result);
    return true;
  }

  /** Reads what came since, and so learns whether the room may still be read. */
  catchUp(): Promise<void> {
    return this.#inTurn(async () => {
      const last = this.#entries.at(-1);
      if (!this.#isKnown || last === undefined) return this.#begin();
      for (let after = last.archiveId; ; ) {
        const { entries, total, isComplete } = await this.#query({ max: page, after });
        // An archive that has fewer than before was thinned out: what is held has other places now.
        if (total < this.#total + entries.length) return this.#begin();
        this.#entries.push(...entries.map((entry, index) => ({ ...entry, position: this.#total + index + 1 })));
        this.#total += entries.length;
        if (isComplete) return;
        after = entries.at(-1)?.archiveId ?? after;
      }
    });
  }

  /** Holds everything from this place on. */
  reachBack(position: number): Promise<void> {
    return this.#inTurn(async () => {
      while (this.low > Math.max(1, position)) {
        const before = this.#entries[0]?.archiveId;
        if (before === undefined) return;
        const { low } = this;
        const { entries } = await this.#query({ max: page, before });
        if (entries.length === 0) return;
        this.#entries.unshift(...entries.map((entry, index) => ({ ...entry, position: low - entries.length + index })));
      }
    });
  }

  async #begin(): Promise<void> {
    const { entries, total } = await this.#query({ max: firstPage, before: '' });
    this.#entries = entries.map((entry, index) => ({ ...entry, position: total - entries.length + index + 1 }));
    this.#total = total;
    this.#isKnown = true;
  }

  async #query({ max, after, before }: { max: number; after?: string; before?: string }): Promise<Batch> {
    const id = newId();
    const heard: Element[] = [];
    this.#queries.set(id, heard);
    try {
      const set = xml('set', { xmlns: ns.rsm }, xml('max', null, String(max)), after === undefined ? null : xml('after', null, after), before === undefined ? null : xml('before', null, before));
      const answer = await this.#line.ask(xml('iq', { type: 'set', to: this.room }, xml('query', { xmlns: ns.mam, queryid: id }, set)));
      const fin = answer.getChild('fin', ns.mam);
      const total = Number(fin?.getChild('set', ns.rsm)?.getChildText('count') ?? NaN);
      const entries = heard.map(read);
      // Without the count nobody can say which message is which: the server has to be set up to give it.
      if (fin === undefined || !Number.isInteger(total) || entries.includes(null)) throw this.#problem();
      return { entries: entries.filter((entry) => entry !== null), total, isComplete: fin.attrs['complete'] === 'true' };
    } finally {
      this.#queries.delete(id);
    }
  }

  /** One after another: places are counted on from what is held. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const own = this.#turn.then(work);
    this.#turn = own.catch(() => undefined);
    return own;
  }
}
