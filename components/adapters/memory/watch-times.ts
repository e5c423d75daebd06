/** Watch time in memory: one rule a child, set by the own guardians; what was watched is in the records. */
import { dayInChina } from '../../../contract/src/china-time.ts';
import type { WatchRule, WatchTime } from '../../base/ports/watch-time.ts';
import { secondsOf } from '../watch-time.ts';
import { Refusal, type Caller, type County } from './county.ts';

export class WatchTimes {
  readonly #county: County;
  readonly #now: () => string;
  readonly #rules = new Map<string, { rule: WatchRule; setBy: string }>();

  constructor(county: County, now: () => string) {
    this.#county = county;
    this.#now = now;
  }

  read(caller: Caller, learnerId: string | null): WatchTime {
    const id = learnerId ?? caller.person.id;
    if (id !== caller.person.id) this.#requireChild(caller, id, 'not-found');
    const at = this.#now();
    const day = dayInChina(Date.parse(at));
    const records = this.#county.fixtures.records.filter(({ personId, record }) => personId === id && dayInChina(Date.parse(record.at)) === day);
    const known = this.#rules.get(id);
    return {
      learnerId: id, rule: known?.rule ?? null, setBy: known ? this.#county.reference(known.setBy) : null, day, ...secondsOf(records.map(({ record }) => record)), at,
    };
  }

  set(caller: Caller, learnerId: string, rule: WatchRule): WatchTime {
    this.#requireChild(caller, learnerId, 'forbidden');
    this.#rules.set(learnerId, { rule, setBy: caller.person.id });
    this.#county.onChange({ type: 'watch-time.changed', personId: learnerId }, [learnerId, ...this.#county.guardiansOf(learnerId)]);
    return this.read(caller, learnerId);
  }

  #requireChild({ identity }: Caller, id: string, otherwise: 'forbidden' | 'not-found'): void {
    if (identity.role !== 'guardian') throw new Refusal(otherwise);
    if (!identity.children.some((child) => child.id === id)) throw new Refusal('not-found');
  }
}
