import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserLauncher, SessionResult, TestRunnerCoreConfig } from '@web/test-runner-core';
import { fallsSilent } from './silence.ts';

/** What is needed of the launchers of the packages, as they are. */
type WindowLauncher = Pick<BrowserLauncher, 'startSession' | 'startDebugSession' | 'isActive' | 'getBrowserUrl' | 'stop'> & {
  stopSession(session: string): Promise<{ testCoverage?: SessionResult['testCoverage'] | undefined }>;
};

/** One window of an engine, with a profile of its own, in which one file of tests runs at a time. */
export interface Window<Launcher extends WindowLauncher> {
  readonly launcher: Launcher;
  /** Ends what was started for it besides the browser; may be called twice. */
  readonly end: () => void;
}

/**
 * A file that waits for a key or a film leaves its processor to another; beyond this many, each is starved by the others. From two
 * processors on each of the six windows has a turn, and nobody waits.
 */
const mostAtOnce = 3 * availableParallelism();
/** So many windows of one engine: one alone stands idle half of the time; a third costs another browser and saves nothing on two processors. */
const mostWindows = 2;
/** An engine that has not opened its page, or left it, in this time will not. */
const patienceMs = 60_000;
/** A page at work answers within some seconds, also when three engines share two processors. */
const silenceMs = 30_000;
/** So often a page is asked whether it still answers. */
const askedEveryMs = 5_000;
/** How long a file may wait for its turn: as good as for ever. */
export const turnPatienceMs = 3_600_000;

/** So many may go on at once, whoever comes first. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(free: number) {
    this.#free = free;
  }

  /** Resolves when it is this one's turn; what it gives back ends the turn. */
  async take(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    };
  }
}

const allTurns = new Turns(mostAtOnce);

/** Where a file of tests runs. */
interface Place<Launcher extends WindowLauncher> {
  readonly window: Window<Launcher>;
  readonly endTurn: () => void;
  /** Its page stands; rejects where it does not. */
  readonly started: Promise<void>;
  readonly url: string;
  /** Ends the questions whether its page still answers. */
  readonly asking: AbortController;
  /** Its page hangs: the window is ended, and the runner will hear that from it. */
  hangs?: boolean;
  stopped?: Promise<SessionResult>;
}

/** An engine for the test runner, in several windows side by side (docs/decisions/0008). */
export abstract class Windows<Launcher extends WindowLauncher> implements BrowserLauncher {
  abstract readonly name: string;
  abstract readonly type: string;
  readonly concurrency = mostWindows;
  readonly #turns: Turns;
  readonly #patienceMs: number;
  readonly #silenceMs: number;
  readonly #windows = new Set<Window<Launcher>>();
  readonly #free: Window<Launcher>[] = [];
  readonly #places = new Map<string, Place<Launcher>>();
  #config: TestRunnerCoreConfig | undefined;
  #files: string[] = [];

  constructor(limits: { readonly turns?: Turns; readonly patienceMs?: number; readonly silenceMs?: number } = {}) {
    this.#turns = limits.turns ?? allTurns;
    this.#patienceMs = limits.patienceMs ?? patienceMs;
    this.#silenceMs = limits.silenceMs ?? silenceMs;
  }

  protected abstract open(config: TestRunnerCoreConfig, files: string[]): Promise<Window<Launcher>>;

  /** Asks the page of a file for anything that only the page itself can answer. */
  protected abstract ask(launcher: Launcher, session: string): Promise<unknown>;

  /** Resolves when the page stands. */
  protected start(launcher: Launcher, session: string, url: string): Promise<void> {
    return launcher.startSession(session, url);
  }

  initialize(config: TestRunnerCoreConfig, files: string[]): Promise<void> {
    // Above one, the launchers open a second page in the same window, where keys go astray.
    this.#config = { ...config, concurrency: 1 };
    this.#files = files;
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#windows].map((window) => this.#close(window)));
  }

  async startSession(session: string, url: string): Promise<void> {
    const endTurn = await this.#turns.take();
    const opening = Promise.resolve(this.#free.shift() ?? this.#another());
    const late = this.#late('did not open the page');
    try {
      const window = await Promise.race([opening, late]);
      const started = Promise.race([this.start(window.launcher, session, url), late]);
      const place: Place<Launcher> = { window, endTurn, started, url, asking: new AbortController() };
      this.#places.set(session, place);
      await started;
      void this.#watch(session, place);
    } catch (error) {
      // A launcher keeps a start that failed for ever, and its page may have begun all the same: no other file gets this window.
      this.#places.delete(session);
      void opening.then((window) => this.#close(window), () => undefined);
      endTurn();
      throw error;
    }
  }

  stopSession(session: string): Promise<SessionResult> {
    const place = this.#placeOf(session);
    place.asking.abort();
    return (place.stopped ??= this.#leave(session, place));
  }

  isActive(session: string): boolean {
    const place = this.#places.get(session);
    return place !== undefined && (place.hangs === true || place.window.launcher.isActive(session));
  }

  getBrowserUrl(session: string): Promise<string | undefined> {
    const { window, url, hangs } = this.#placeOf(session);
    return Promise.resolve(hangs === true ? url : window.launcher.getBrowserUrl(session));
  }

  startDebugSession(session: string, url: string): Promise<void> {
    return this.launcherOf(session).startDebugSession(session, url);
  }

  /** What drives the window in which a file runs, for commands of its tests. */
  protected launcherOf(session: string): Launcher {
    return this.#placeOf(session).window.launcher;
  }

  #placeOf(session: string): Place<Launcher> {
    const place = this.#places.get(session);
    if (place === undefined) throw new Error(`No window runs ${session}`);
    return place;
  }

  async #another(): Promise<Window<Launcher>> {
    if (this.#config === undefined) throw new Error(`${this.name} was not initialized`);
    const window = await this.open(this.#config, this.#files);
    this.#windows.add(window);
    return window;
  }

  /**
   * A page that hangs would keep its turn until the runner has waited for all its tests. Its window is ended: the runner hears at once that the
   * line to it is cut, and the file runs once more when the others are through.
   */
  async #watch(session: string, place: Place<Launcher>): Promise<void> {
    const ask = (): Promise<unknown> => this.ask(place.window.launcher, session);
    if (!(await fallsSilent({ ask, everyMs: Math.min(askedEveryMs, this.#silenceMs), patienceMs: this.#silenceMs, signal: place.asking.signal }))) return;
    place.hangs = true;
    console.error(`${this.name} hangs: the page of ${place.url} has not answered for ${this.#silenceMs} ms`);
    // Its driver waits for the page, too, and need not be asked first.
    place.window.end();
    await this.#close(place.window);
  }

  /** Takes the file out of its window, and gives the window to the next one, unless it does not obey. */
  async #leave(session: string, place: Place<Launcher>): Promise<SessionResult> {
    const { window, started, endTurn } = place;
    // A short file is through before the driver says that its page stands. Where it never stands, the start has ended the window.
    const stands = await started.then(() => true, () => false);
    if (!stands) return {};
    try {
      if (place.hangs === true) return { errors: [{ message: `${this.name} hangs: the page did not answer for ${this.#silenceMs} ms` }] };
      const { testCoverage } = await Promise.race([window.launcher.stopSession(session), this.#late('did not leave the page')]);
      this.#free.push(window);
      return testCoverage === undefined ? {} : { testCoverage };
    } catch (error) {
      void this.#close(window);
      throw error;
    } finally {
      this.#places.delete(session);
      endTurn();
    }
  }

  /** Ends a window, also one that answers no more. */
  async #close(window: Window<Launcher>): Promise<void> {
    this.#windows.delete(window);
    await Promise.race([window.launcher.stop?.(), this.#late('did not end')]).catch((error: unknown) => console.error(error));
    window.end();
  }

  async #late(what: string): Promise<never> {
    await delay(this.#patienceMs, undefined, { ref: false });
    throw new Error(`${this.name} ${what} in ${this.#patienceMs} ms`);
  }
}
