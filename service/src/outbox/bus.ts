/** How the processes of one database tell each other that a tenant has new changes. */
import type { Carrier } from '../database/carrier.ts';

/**
 * Carries a word from whoever numbered changes to every process that hands them out, its own among them. Nothing hangs on a
 * word: one may be lost, doubled or late, since each process also looks by itself, and readers close gaps by number.
 */
export interface Bus {
  /** The channel of the database that carries the word within the numbering's own transaction; null: `tell` carries it. */
  readonly channel: string | null;
  /** Says that numbers of a tenant were given. Never throws, and never waits for the line. */
  tell(tenantId: string): void;
  /** Calls back for each word. Returns the function that stops listening. */
  listen(callback: (tenantId: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const channel = 'ls_outbox';

/** The database itself, by NOTIFY: within the one process of the embedded database, or between few on one server. */
export function databaseBus(carrier: Carrier): Bus {
  return {
    channel,
    tell: () => undefined,
    listen: (callback) => carrier.listen(channel, callback),
    close: async () => undefined,
  };
}
