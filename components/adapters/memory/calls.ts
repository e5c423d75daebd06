/** Calls of one person to a county in memory: over a line that may be slow or cut, answered or refused as a service would. */
import type { Answer, Receipt } from '../../base/ports/ports.ts';
import { Refusal, type Caller, type County } from './county.ts';
import type { CallName, Line } from './failures.ts';

/** How calls are made by the person whose ports these are. */
export interface Calls {
  run<Value>(call: CallName, work: (caller: Caller) => Value, signal?: AbortSignal): Promise<Value>;
  read<Value>(call: CallName, work: (caller: Caller) => Value, signal?: AbortSignal): Promise<Answer<Value>>;
  write<Value>(call: CallName, work: (caller: Caller) => Value): Promise<Receipt<Value>>;
  /** As a line would say it. */
  refuse(error: unknown): unknown;
  caller(): Caller;
}

export interface Calling {
  county: County;
  line: Line;
  now: () => string;
  personId: string;
  /** The identity in which the person acts; null for the first. */
  acting: () => string | null;
}

export function callsOf({ county, line, now, personId, acting }: Calling): Calls {
  const caller = (): Caller => {
    const found = county.fixtures.people.find(({ id }) => id === personId);
    const identity = found?.identities.find(({ id }) => acting() === null || id === acting());
    if (!found || !identity) throw new Refusal('identity-unknown');
    return { person: found, identity };
  };
  const refuse = (error: unknown): unknown => (error instanceof Refusal ? line.problem(error.code) : error);
  const run: Calls['run'] = async (call, work, signal) => {
    try {
      return await line.carry(call, () => work(caller()), signal);
    } catch (error) {
      throw refuse(error);
    }
  };
  return {
    run,
    refuse,
    caller,
    read: async (call, work, signal) => ({ value: await run(call, work, signal), asOf: now(), stale: false }),
    write: async (call, work) => ({ status: 'sent', value: await run(call, work) }),
  };
}
