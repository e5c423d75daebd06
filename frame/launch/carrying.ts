/** Carries a unit that does not speak cmi5 inside a launch of it: its state and what it says of its learner go to the record store, under the rules of the launch. */
import type { Launch, Score, Told, Verb } from './launch.ts';

/** What a unit says of its learner, in the words of cmi5. */
export interface Judgement {
  completed: boolean;
  /** `null`: it says nothing about success. */
  success: boolean | null;
  score: Score | undefined;
}
export interface Carried {
  judgement(): Judgement;
  /** All that the unit wants to find again; null: nothing has changed. */
  state(): object | null;
  /** Puts it before the learner. */
  open(): void | Promise<void>;
  /** Lets it say its last words. */
  close(): void;
}

/** To the player around this page; no word carries anything. */
export const tellPlayer = (type: 'holds' | 'failed'): void => parent.postMessage({ protocol: 'ls-frame/1', type }, '*');

/** The package's own file, and no other: these addresses can be written by anybody. @throws */
export function fileOfCourse(path: string): URL {
  const file = new URL(path, location.origin);
  if (file.origin !== location.origin || !file.pathname.startsWith('/files/courses/')) throw new Error(`${path} is not a page of a course`);
  return file;
}

export class Carrying {
  readonly #launch: Launch;
  readonly #carried: Carried;
  readonly #said = new Set<Verb>();
  /** One after the other, as the unit says them. */
  #sending: Promise<void> = Promise.resolve();
  /** What has its turn to come. */
  readonly #waiting = new Set<() => Promise<void>>();
  /** The newest state that is not sent yet: of several only the last is of use. */
  #unsent: object | null = null;
  #isOver = false;
  #isHurried = false;
  #isEnded = false;

  constructor(launch: Launch, carried: Carried) {
    this.#launch = launch;
    this.#carried = carried;
  }

  async begin(): Promise<void> {
    await this.#launch.say('initialized');
    if (this.#launch.parameters.asset) this.#say('completed');
    addEventListener('pagehide', () => this.hurry());
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#comeBack();
    });
    addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
      if (source !== parent || typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'end') return;
      this.#carried.close();
      void this.finish();
    });
    // Whoever leaves while it opens ends it as well.
    tellPlayer('holds');
    await this.#carried.open();
  }

  /** The unit has ended, or is left: what it failed is said now, as it cannot be taken back. */
  async finish(): Promise<void> {
    if (this.#isOver) return;
    this.#conclude();
    this.#isEnded = true;
    // Where the page goes before its turn has come it is not said: it would overtake what stands before it.
    this.#then(async () => {
      if (this.#isHurried) this.#isEnded = false;
      else await this.#launch.say('terminated');
    });
    await this.#sending;
    if (this.#launch.data.returnURL !== undefined) location.replace(this.#launch.data.returnURL);
  }

  /** The page goes at once: what is left is sent all together. In which order it arrives nobody knows, so the end is not among it. */
  hurry(): void {
    if (!this.#isOver) this.#conclude();
    this.#isHurried = true;
    const left = [...this.#waiting];
    this.#waiting.clear();
    for (const act of left) void act().catch(() => undefined);
  }

  /** The page was not thrown away: what was said in a hurry stands, and only the end is still to be said. */
  #comeBack(): void {
    this.#isHurried = false;
    this.#isOver = this.#isEnded;
  }

  /** Keeps what there is, and says what it comes to. */
  commit(): void {
    if (this.#isHeard) this.#commit();
  }

  /** Until the end is said. Where the page goes at once it is not said: units have last words then, and pages come back. */
  get #isHeard(): boolean {
    return !this.#isOver || this.#isHurried;
  }

  #commit(): void {
    const { completed, success, score } = this.#carried.judgement();
    const state = this.#carried.state();
    if (state !== null) this.#keep(state);
    if (completed) this.#say('completed');
    if (success === true) this.#say('passed', score);
  }

  /** Something of the unit's own, which decides nothing. */
  tell(told: Told): void {
    if (this.#isHeard) this.#then(() => this.#launch.tell(told));
  }

  #conclude(): void {
    this.#isOver = true;
    this.#commit();
    const { success, score } = this.#carried.judgement();
    if (success === false) this.#say('failed', score);
  }

  #keep(state: object): void {
    this.#unsent = state;
    this.#then(async () => {
      const newest = this.#unsent;
      this.#unsent = null;
      if (newest !== null) await this.#launch.keep(newest);
    });
  }

  #say(verb: Verb, score?: Judgement['score']): void {
    if (this.#said.has(verb) || this.#launch.data.launchMode !== 'Normal') return;
    this.#said.add(verb);
    this.#then(() => this.#launch.say(verb, score));
  }

  #then(act: () => Promise<void>): void {
    // What is refused was said in an earlier launch, and stands already.
    if (this.#isHurried) return void act().catch(() => undefined);
    this.#waiting.add(act);
    this.#sending = this.#sending.then(() => (this.#waiting.delete(act) ? act() : undefined)).catch(() => undefined);
  }
}
