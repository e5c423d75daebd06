/**
 * Carries a unit of SCORM inside a launch of cmi5: the runtime it looks for is in this window, its state and what it says of
 * its learner go to the record store, under the rules of the launch.
 */
import { judge } from './judgement.ts';
import { Launch, type Verb } from './launch.ts';
import { makeRuntime, type Edition, type Runtime } from './runtime.ts';

const query = new URLSearchParams(location.search);
const edition: Edition = query.get('runtime') === 'scorm2004' ? 'scorm2004' : 'scorm12';

class Carrier {
  readonly #launch: Launch;
  readonly #runtime: Runtime;
  readonly #said = new Set<Verb>();
  /** One after the other, as the unit says them. */
  #sending: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(launch: Launch, runtime: Runtime) {
    this.#launch = launch;
    this.#runtime = runtime;
    runtime.onCommit(() => this.#commit());
    runtime.onFinish(() => void this.finish());
    addEventListener('pagehide', () => void this.finish());
  }

  async begin(sco: string): Promise<void> {
    await this.#launch.say('initialized');
    if (this.#launch.parameters.asset && this.#launch.data.launchMode === 'Normal') this.#say('completed');
    const frame = document.createElement('iframe');
    frame.title = document.title;
    frame.allow = 'fullscreen';
    frame.src = sco;
    document.body.replaceChildren(frame);
  }

  /** The unit has ended, or the page is left: what it failed is said now, as it cannot be taken back. */
  async finish(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#commit();
    const { success, score } = this.#judgement();
    if (success === false) this.#say('failed', score);
    this.#say('terminated');
    await this.#sending;
    if (this.#launch.data.returnURL !== undefined) location.replace(this.#launch.data.returnURL);
  }

  #commit(): void {
    const { completed, success, score } = this.#judgement();
    this.#then(() => this.#launch.keep(this.#runtime.state()));
    if (completed) this.#say('completed');
    if (success === true) this.#say('passed', score);
  }

  #judgement(): ReturnType<typeof judge> {
    return judge(edition, (name) => this.#runtime.get(name), this.#launch.data.masteryScore);
  }

  #say(verb: Verb, score?: { scaled?: number }): void {
    const isJudging = verb !== 'terminated' && verb !== 'initialized';
    if (this.#said.has(verb) || (isJudging && this.#launch.data.launchMode !== 'Normal')) return;
    this.#said.add(verb);
    // What was said in an earlier launch is refused, and stands already.
    this.#then(() => this.#launch.say(verb, score));
  }

  #then(act: () => Promise<void>): void {
    this.#sending = this.#sending.then(act).catch(() => undefined);
  }
}

try {
  const launch = await Launch.open(query);
  const runtime = await makeRuntime(edition, launch);
  await new Carrier(launch, runtime).begin(query.get('sco') ?? '');
} catch {
  // The address was used before, or the line is down: the player says so in the person's language.
  parent.postMessage({ protocol: 'ls-frame/1', type: 'failed' }, '*');
}
