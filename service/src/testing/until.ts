/** Waits until something holds: for what the service does on its own time. */
import { setTimeout as delay } from 'node:timers/promises';

const patienceMs = 20_000;

export async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Not within ${patienceMs} ms: ${holds.toString()}`);
    await delay(25);
  }
}
