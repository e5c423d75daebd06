/** Sends learning records as statements, and nothing of what was turned off. */
import { isOptional } from '../../../contract/src/collected.ts';
import { header } from '../../../contract/src/headers.ts';
import { readCollected } from '../../../contract/src/routes/collected.ts';
import { writeStatements } from '../../../contract/src/routes/statements.ts';
import { verbs } from '../../../contract/src/schemas/statement.ts';
import { PortError, type Ports } from '../../base/ports/ports.ts';
import type { ProgressRecord } from '../../base/ports/types.ts';
import type { Client, RouteCallOptions } from './client.ts';
import { statementOf } from './statement-of.ts';

/** So long somebody's choice may be known; the service stores nothing of what was turned off meanwhile. */
const askAgainMilliseconds = 30_000;

/** Whether what is optional is collected of somebody. A platform that has no such choice collects it; of its guests it does not. */
async function isCollected(client: Client, by: RouteCallOptions, personId: string): Promise<boolean> {
  try {
    const { value } = await client.call(readCollected, {}, by);
    return value.choices.every(({ person, collected }) => person.id !== personId || collected);
  } catch (error) {
    if (!(error instanceof PortError) || (error.code !== 'not-found' && error.code !== 'forbidden')) throw error;
    return error.code === 'not-found';
  }
}

/** Sends what people did. Comes with the first record. */
export function recordPort(client: Client, by: () => RouteCallOptions, whoAmI: () => Promise<string>, subscribe: Ports['progress']['subscribe']): Pick<Ports['progress'], 'subscribe' | 'record'> {
  let known: { of: string; until: number; isOn: boolean } | null = null;
  /** Whether what the person, or for a pupil a guardian, can turn off is on: that also holds for what waited on this machine. */
  const isOn = async (actor: string): Promise<boolean> => {
    if (known?.of !== actor || known.until < Date.now()) known = { of: actor, until: Date.now() + askAgainMilliseconds, isOn: await isCollected(client, by(), actor) };
    return known.isOn;
  };
  const send = async (records: readonly ProgressRecord[], actor: string): Promise<void> => {
    if (records.length === 0) return;
    // A school's machine may be years off: the service then knows by how much.
    const headers = { [header.sentAt]: new Date().toISOString() };
    await client.call(writeStatements, { body: records.map((record) => statementOf(record, actor)) }, { ...by(), headers });
  };

  return {
    subscribe,
    record: async (given) => {
      const actor = await whoAmI();
      const necessary = given.filter(({ verb }) => !isOptional(verbs[verb]));
      let wanted: readonly ProgressRecord[] = necessary;
      try {
        if (necessary.length < given.length && (await isOn(actor))) wanted = given;
      } catch (error) {
        // What needs no asking does not wait for what does. Of the rest nobody knows whether it may be said: it waits, and a statement that comes twice is one.
        await send(necessary, actor);
        throw error;
      }
      await send(wanted, actor);
      return { status: 'sent', value: null };
    },
  };
}
