/** Phones of the simulated week that are told while nothing is open: what each of them was told, and when. */
import { quietUntil, type ChosenQuiet } from '../../../contract/src/index.ts';
import { makePushKeys, openPushService, TestBrowser } from '../../../service/src/testing/push-service.ts';
import type { Clock } from './clock.ts';
import type { Line } from './line.ts';

/** One that could have waited is followed by the next after so long. */
const restMs = 10 * 60_000;

interface Told {
  readonly at: number;
  readonly urgent: boolean;
  readonly announcements: number;
  readonly messages: number;
  readonly notices: number;
}
interface Phone {
  readonly browser: TestBrowser;
  readonly quiet: ChosenQuiet;
  readonly told: Told[];
}

export class Pushes {
  readonly phones = new Map<string, Phone>();
  readonly settings: Readonly<Record<string, string>>;
  readonly #service: Awaited<ReturnType<typeof openPushService>>;
  readonly #owners = new Map<string, string>();
  readonly #clock: Clock;

  private constructor(service: Awaited<ReturnType<typeof openPushService>>, clock: Clock) {
    const { publicKey, privateKey } = makePushKeys();
    this.#service = service;
    this.#clock = clock;
    this.settings = { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: 'mailto:it@county.example', PUSH_ORIGINS: service.origin };
  }

  static async open(clock: Clock): Promise<Pushes> {
    return new Pushes(await openPushService(), clock);
  }

  async add(owner: string, quiet: ChosenQuiet, line: Line): Promise<void> {
    const browser = new TestBrowser(`${this.#service.origin}/${owner}`);
    const { status } = await line.ask(owner, 'PUT', `/push/devices/${browser.deviceId}`, browser.draft());
    if (status >= 300) throw new Error(`The phone of ${owner} was not taken: ${status}.`);
    this.phones.set(owner, { browser, quiet, told: [] });
    this.#owners.set(`/${owner}`, owner);
  }

  /** Opens what has come since, each on its own phone: one that was meant for another cannot be opened. */
  gather(): void {
    for (const taken of this.#service.taken.splice(0)) {
      const phone = this.phones.get(this.#owners.get(taken.path) ?? '');
      if (phone === undefined) throw new Error(`A push came for ${taken.path}.`);
      const { urgent, announcements, messages, notices } = phone.browser.open(taken);
      phone.told.push({ at: this.#clock.now(), urgent: urgent !== null, announcements, messages, notices });
    }
  }

  /** How many were told in all, in somebody's quiet hours without need, of nothing, and too soon after the one before. */
  count(): { all: number; disturbed: number; empty: number; hurried: number } {
    const counts = { all: 0, disturbed: 0, empty: 0, hurried: 0 };
    for (const { quiet, told } of this.phones.values()) {
      let before = -Infinity;
      for (const { at, urgent, announcements, messages, notices } of told) {
        const isCalm = announcements + messages + notices > 0;
        counts.all += 1;
        if (!isCalm && !urgent) counts.empty += 1;
        if (!isCalm) continue;
        if (quietUntil(new Date(at).toISOString(), quiet.quiet) !== null) counts.disturbed += 1;
        if (at - before < restMs) counts.hurried += 1;
        before = at;
      }
    }
    return counts;
  }

  async close(): Promise<void> {
    await this.#service.close();
  }
}
