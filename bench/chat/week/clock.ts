/**
 * The clock of a simulated week. `openClock` gives the bench a clock that stands until it is put on; the service is started with
 * this file preloaded (`settings`), reads the same clock from a file wherever it asks for a `Date`, and looks at what is due
 * fifty times as often as by itself. Nothing in the service knows of it.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const variable = 'SIMULATED_CLOCK';
const second = 1000;
const quickSecond = 20;

export interface Clock {
  now: () => number;
  put(moment: number): void;
  /** Settings of a service that goes by it. */
  readonly settings: Readonly<Record<string, string>>;
  close(): void;
}

export function openClock(file: string, moment: number): Clock {
  const descriptor = openSync(file, 'w+');
  const bytes = Buffer.alloc(8);
  let now = moment;
  const put = (next: number): void => {
    now = next;
    bytes.writeDoubleLE(next);
    writeSync(descriptor, bytes, 0, 8, 0);
  };
  put(moment);
  return { now: () => now, put, settings: { [variable]: file, NODE_OPTIONS: `--import=${fileURLToPath(import.meta.url)}` }, close: () => closeSync(descriptor) };
}

const given = process.env[variable];
if (given !== undefined) {
  const descriptor = openSync(given, 'r');
  const bytes = Buffer.alloc(8);
  const now = (): number => {
    readSync(descriptor, bytes, 0, 8, 0);
    return bytes.readDoubleLE();
  };
  globalThis.Date = new Proxy(Date, {
    construct: (target, values: unknown[], made) => Reflect.construct(target, values.length === 0 ? [now()] : values, made) as Date,
    get: (target, name, receiver): unknown => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  globalThis.setInterval = new Proxy(setInterval, {
    apply: (target, self, [act, milliseconds, ...rest]: unknown[]): unknown => Reflect.apply(target, self, [act, milliseconds === second ? quickSecond : milliseconds, ...rest]),
  });
}
