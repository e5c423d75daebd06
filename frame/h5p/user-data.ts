/** What a content keeps of its learner: its own state, and what its parts put aside by name. */
import * as v from 'valibot';

const Aside = v.record(v.string(), v.unknown());

type Done = (error: unknown, data: unknown) => void;
interface SetExtras {
  subContentId?: string;
  errorCallback?: (error: unknown) => void;
}
const keyOf = (name: string, part: string | undefined): string => `${part ?? '0'}/${name}`;

export class UserData {
  readonly #aside: Map<string, unknown>;
  /** The content's own state the last time; undefined: there is none. */
  readonly previous: unknown;
  /** The last that it told. */
  #state: unknown;

  constructor(kept: Readonly<Record<string, unknown>> | null) {
    this.previous = kept?.['state'] ?? undefined;
    this.#state = this.previous;
    const aside = v.safeParse(Aside, kept?.['aside']);
    this.#aside = new Map(Object.entries(aside.success ? aside.output : {}));
  }

  /** As content types call it: of the whole, or of one of its parts. */
  readonly get = (_content: unknown, name: string, done: Done, part?: string): void => {
    const found = this.#aside.has(keyOf(name, part)) ? this.#aside.get(keyOf(name, part)) : name === 'state' && part === undefined ? this.previous : undefined;
    setTimeout(() => done(undefined, found));
  };

  readonly set = (_content: unknown, name: string, data: unknown, extras?: SetExtras | string): void => {
    const part = typeof extras === 'string' ? extras : extras?.subContentId;
    this.#aside.set(keyOf(name, part), data);
  };

  readonly remove = (_content: unknown, name: string, part?: string): void => {
    this.#aside.delete(keyOf(name, part));
  };

  /**
   * What there is to keep. A content that does not know its state (yet) leaves what was kept.
   * @throws where it cannot be written down
   */
  with(state: unknown): { state: unknown; aside: Record<string, unknown> } {
    if (state !== undefined) this.#state = JSON.parse(JSON.stringify(state)) as unknown;
    return { state: this.#state ?? null, aside: Object.fromEntries(this.#aside) };
  }
}
