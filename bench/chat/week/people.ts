/** What everybody has on their own machine, gathered as their clients gather it, and what should be there: the account of the week. */
import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import type { Clock } from './clock.ts';
import type { Line } from './line.ts';
import type { School } from './school.ts';

const Talks = v.object({ items: v.array(v.object({ id: v.string(), revision: v.number() })), nextCursor: v.nullable(v.string()) });
const Changes = v.object({ items: v.array(v.object({ id: v.string(), sequence: v.number() })), more: v.boolean(), revision: v.number() });
const Sent = v.object({ id: v.string() });
const Received = v.object({
  items: v.array(v.object({ id: v.string(), at: v.string(), urgentReason: v.nullable(v.string()), ask: v.object({ kind: v.string() }), received: v.object({ readAt: v.nullable(v.string()), toAnswer: v.boolean(), children: v.array(v.object({ child: v.object({ id: v.string() }) })) }) })),
  nextCursor: v.nullable(v.string()),
});
const Notices = v.object({ items: v.array(v.object({ id: v.string(), kind: v.string(), parameters: v.object({ learnerName: v.nullable(v.string()) }) })), nextCursor: v.nullable(v.string()) });

/** What somebody has: each talk with the messages that came, in the order in which they came. */
class Held {
  readonly talks = new Map<string, { revision: number; ids: string[]; sequences: number[] }>();
  readonly announcements = new Map<string, { at: string; urgent: boolean }>();
  readonly notices = new Set<string>();
}

export interface Talk {
  readonly id: string;
  /** Of a private talk; null: the topic of the class. */
  readonly childId: string | null;
  readonly classId: string;
  readonly messages: string[];
}
/** Something was answered that nobody should have been told. */
export class Mistake extends Error {}

export class People {
  readonly talks = new Map<string, Talk>();
  readonly held = new Map<string, Held>();
  /** Announcements that should have come to each guardian, and leave that was decided. */
  readonly announced = new Map<string, Set<string>>();
  readonly decided = new Map<string, number>();
  /** Who is no guardian any more. */
  readonly left = new Set<string>();
  /** Who wrote what. */
  readonly authors = new Map<string, string>();
  /** Talks of others that somebody tried to open, and that opened. */
  tried = 0;
  opened = 0;
  sent = 0;
  sentTwice = 0;
  readonly #school: School;
  readonly #clock: Clock;
  readonly #line: Line;
  readonly #private = new Map<string, Promise<Talk | null>>();

  constructor(school: School, clock: Clock, line: Line) {
    this.#school = school;
    this.#clock = clock;
    this.#line = line;
    for (const { id, topic } of school.classes) this.talks.set(topic, { id: topic, childId: null, classId: id, messages: [] });
    for (const person of [...school.guardians, ...school.classes.map(({ head }) => head)]) this.held.set(person, new Held());
  }

  /** The talk of a child's guardians and head teacher, opened by whoever writes first. */
  async privateTalk(by: string, childId: string): Promise<Talk | null> {
    const known = this.#private.get(childId);
    if (known !== undefined) return known;
    const opening = this.#open(by, childId);
    this.#private.set(childId, opening);
    return opening;
  }

  async #open(by: string, childId: string): Promise<Talk | null> {
    const { classId } = this.#child(childId);
    const { body, status } = await this.#line.ask(by, 'POST', '/conversations', { kind: 'private', childId, teacherId: this.headOf(classId), guardianId: null });
    if (status !== 201 && status !== 200) throw new Mistake(`${by} opens a talk: ${status}`);
    const talk: Talk = { id: v.parse(Sent, body).id, childId, classId, messages: [] };
    this.talks.set(talk.id, talk);
    return talk;
  }

  /** Sends until the service has it, always with the same id; now and then twice at once, as a nervous line does. */
  async write(by: string, talk: Talk, text: string, isNervous: boolean): Promise<void> {
    const id = uuidv7({ msecs: this.#clock.now() });
    const post = async () => this.#line.ask(by, 'POST', `/conversations/${talk.id}/messages`, { id, text });
    if (isNervous) this.sentTwice += 1;
    for (let attempt = 0; ; attempt += 1) {
      const replies = await Promise.all(isNervous ? [post(), post()] : [post()]);
      if (replies.some(({ status }) => status === 201 || status === 200)) break;
      if (replies.some(({ status }) => status !== 0 && status < 500) || attempt === 400) throw new Mistake(`${by} writes in ${talk.id}: ${replies.map(({ status }) => status).join()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    talk.messages.push(id);
    this.authors.set(id, by);
    this.sent += 1;
  }

  /** As the client of a family does: talks that have changed, what changed in them, announcements and notices; and takes note of all. */
  async read(by: string): Promise<void> {
    const held = this.#heldBy(by);
    for (let cursor = ''; ; ) {
      const page = v.parse(Talks, await this.#get(by, `/conversations?limit=100${cursor}`));
      for (const { id, revision } of page.items) await this.#catchUp(by, id, revision, held);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    if (!by.startsWith('t')) await this.#readAnnouncements(by, held);
  }

  async #catchUp(by: string, id: string, revision: number, held: Held): Promise<void> {
    const known = held.talks.get(id) ?? { revision: 0, ids: [], sequences: [] };
    held.talks.set(id, known);
    for (let more = known.revision < revision; more; ) {
      const changes = v.parse(Changes, await this.#get(by, `/conversations/${id}/changes?after=${known.revision}&limit=100`));
      for (const one of changes.items) {
        known.ids.push(one.id);
        known.sequences.push(one.sequence);
      }
      known.revision = changes.revision;
      more = changes.more;
      if (!more) await this.#line.ask(by, 'PUT', `/conversations/${id}/reading`, { sequence: known.sequences.at(-1) ?? 0 });
    }
  }

  async #readAnnouncements(by: string, held: Held): Promise<void> {
    for (let cursor = ''; ; ) {
      const page = v.parse(Received, await this.#get(by, `/announcements?limit=100${cursor}`));
      for (const { id, at, urgentReason, ask, received } of page.items) {
        held.announcements.set(id, { at, urgent: urgentReason !== null });
        if (received.readAt === null) await this.#line.ask(by, 'PUT', `/announcements/${id}/reading`);
        if (received.toAnswer && ask.kind === 'receipt') {
          await this.#line.ask(by, 'PUT', `/announcements/${id}/answer`, { childIds: received.children.map(({ child }) => child.id), choices: [], signature: null });
        }
      }
      if (page.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    const notices = v.parse(Notices, await this.#get(by, '/notices?limit=100'));
    for (const notice of notices.items) {
      if (!this.childrenOf(by).some((child) => notice.parameters.learnerName === `王${child.id}`)) throw new Mistake(`${by} reads a notice of another child`);
      held.notices.add(notice.id);
    }
  }

  async #get(by: string, path: string): Promise<unknown> {
    for (let attempt = 0; attempt < 400; attempt += 1) {
      const { status, body } = await this.#line.ask(by, 'GET', path);
      if (status === 200) return body;
      if (status !== 0 && status < 500) throw new Mistake(`${by} reads ${path}: ${status}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Mistake(`${by} could not read ${path}`);
  }

  childrenOf(guardian: string) {
    return this.#school.children.filter(({ guardians }) => guardians.has(guardian));
  }

  headOf(classId: string): string {
    return this.#school.classes.find(({ id }) => id === classId)?.head ?? '';
  }

  /** Those who take part today. */
  membersOf({ childId, classId }: Talk): string[] {
    const children = this.#school.children.filter((child) => (childId === null ? child.classId === classId : child.id === childId));
    return [this.headOf(classId), ...new Set(children.flatMap(({ guardians }) => [...guardians]))];
  }

  #child(childId: string) {
    const found = this.#school.children.find(({ id }) => id === childId);
    if (found === undefined) throw new Mistake(`no child ${childId}`);
    return found;
  }

  #heldBy(by: string): Held {
    const held = this.held.get(by);
    if (held === undefined) throw new Mistake(`nobody is ${by}`);
    return held;
  }
}
