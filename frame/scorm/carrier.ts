/**
 * Carries a unit of SCORM inside a launch of cmi5: the runtime it looks for is in this window, its state and what it says of
 * its learner go to the record store, under the rules of the launch.
 */
import { judge, type Judgement } from './judgement.ts';
import { Launch, type Verb } from './launch.ts';
import { makeRuntime, type Edition, type Runtime } from './runtime.ts';

const query = new URLSearchParams(location.search);
const edition: Edition = query.get('runtime') === 'scorm2004' ? 'scorm2004' : 'scorm12';
/** To the player around this page; no word carries anything. */
const tell = (type: 'holds' | 'failed'): void => parent.postMessage({ protocol: 'ls-frame/1', type }, '*');

class Carrier {
  readonly #launch: Launch;
  readonly #runtime: Runtime;
  readonly #said = new Set<Verb>();
  /** One after the other, as the unit says them. */
  #sending: Promise<void> = Promise.resolve();
  #isOver = false;
  #isHurried = false;

  constructor(launch: Launch, runtime: Runtime) {
    this.#launch = launch;
    this.#runtime = runtime;
    runtime.onCommit(() => this.#commit());
    runtime.onFinish(() => void this.finish());
  }

  async begin(unit: string): Promise<void> {
    await this.#launch.say('initialized');
    if (this.#launch.parameters.asset) this.#say('completed');
    const frame = document.createElement('iframe');
    frame.title = document.title;
    frame.allow = 'fullscreen';
    frame.src = unit;
    document.body.replaceChildren(frame);
    addEventListener('pagehide', () => this.hurry());
    addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
      if (source !== parent || typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'end') return;
      // A unit says its last words when its page goes.
      frame.remove();
      void this.finish();
    });
    tell('holds');
  }

  /** The unit has ended, or is left: what it failed is said now, as it cannot be taken back. */
  async finish(): Promise<void> {
    if (this.#isOver) return;
    this.#conclude();
    this.#say('terminated');
    await this.#sending;
    if (this.#launch.data.returnURL !== undefined) location.replace(this.#launch.data.returnURL);
  }

  /** The page goes at once: what is left is sent all together. In which order it arrives nobody knows, so the end is not among it. */
  hurry(): void {
    if (this.#isOver) return;
    this.#isHurried = true;
    this.#conclude();
  }

  #conclude(): void {
    this.#isOver = true;
    this.#commit();
    const { success, score } = this.#judgement();
    if (success === false) this.#say('failed', score);
  }

  #commit(): void {
    const { completed, success, score } = this.#judgement();
    const state = this.#runtime.state();
    this.#then(() => this.#launch.keep(state));
    if (completed) this.#say('completed');
    if (success === true) this.#say('passed', score);
  }

  #judgement(): Judgement {
    return judge(edition, (name) => this.#runtime.get(name), this.#launch.data.masteryScore);
  }

  #say(verb: Verb, score?: Judgement['score']): void {
    const isJudging = verb !== 'terminated';
    if (this.#said.has(verb) || (isJudging && this.#launch.data.launchMode !== 'Normal')) return;
    this.#said.add(verb);
    this.#then(() => this.#launch.say(verb, score));
  }

  #then(act: () => Promise<void>): void {
    // What is refused was said in an earlier launch, and stands already.
    this.#sending = (this.#isHurried ? act() : this.#sending.then(act)).catch(() => undefined);
  }
}

/** The unit's own page, and no other: this address can be written by anybody. */
function unitAt(path: string): string {
  const { origin, pathname, href } = new URL(path, location.origin);
  if (origin !== location.origin || !pathname.startsWith('/files/courses/')) throw new Error(`${path} is not a page of a course`);
  return href;
}

try {
  const unit = unitAt(query.get('unit') ?? '');
  const launch = await Launch.open(query);
  await new Carrier(launch, await makeRuntime(edition, launch)).begin(unit);
} catch {
  // The address was used before, or the line is down: the player says so in the person's language.
  tell('failed');
}
