/**
 * One at a time among all tabs and the service worker. Web Locks where there are any; they are missing on plain HTTP, as
 * inside many an intranet, so there a row in the database is leased.
 */
import { rest } from '../waiting.ts';
import { newId } from '../../base/id.ts';
import type { Storage } from './database.ts';

export interface ExclusiveOptions {
  signal: AbortSignal;
  /** `null`: do as if there were none. */
  locks?: LockManager | null;
  /** A lease without a beat for so long belongs to a tab that is gone. */
  silenceMs?: number;
}
/** Says whether the turn is still ours; after a long sleep it may not be. */
export type StillMine = () => Promise<boolean>;

/** Waits for the turn and does `work` in it. */
export async function exclusively(storage: Storage, work: (stillMine: StillMine) => Promise<void>, options: ExclusiveOptions): Promise<void> {
  // Typed as always there; on plain HTTP it is not.
  const locks = options.locks === undefined ? (navigator.locks as LockManager | undefined) : options.locks;
  if (!locks) return withLease(storage, work, options);
  await locks.request(`ls-outbox:${storage.name}`, { signal: options.signal }, () => work(async () => true));
}

const fact = 'lease';
/** Holder and beat in one value: both are compared, and taken over, in one transaction. */
const leaseOf = (holder: string, beat: number) => `${holder} ${beat}`;
const holderOf = (lease: string | number | undefined) => String(lease ?? '').split(' ')[0];

/**
 * The holder counts a beat upwards; whoever waits takes over only after having seen the same beat for long enough by its
 * own `performance.now()`. No time stamp is compared, so a clock set wrong changes nothing.
 */
async function withLease(storage: Storage, work: (stillMine: StillMine) => Promise<void>, { signal, silenceMs = 8_000 }: ExclusiveOptions): Promise<void> {
  const holder = newId();
  let beat = 0;
  let seen: string | number | undefined;
  let seenSince = performance.now();
  /** Writes our lease where `mayTake` allows it, and says whether it did. */
  const claim = async (mayTake: (lease: string | number | undefined) => boolean): Promise<boolean> => {
    const store = (await storage.database()).transaction('facts', 'readwrite').store;
    const lease = await store.get(fact);
    if (lease !== seen) {
      seen = lease;
      seenSince = performance.now();
    }
    const taken = mayTake(lease);
    if (taken) await store.put(leaseOf(holder, (beat += 1)), fact);
    return taken;
  };
  const isMine = (lease: string | number | undefined) => holderOf(lease) === holder;
  const isFree = (lease: string | number | undefined) => lease === undefined || performance.now() - seenSince > silenceMs;

  while (!(await claim(isFree))) {
    if (signal.aborted) return;
    await rest(silenceMs / 16, signal);
  }
  const beating = setInterval(() => void claim(isMine).catch(() => undefined), silenceMs / 4);
  try {
    const stillMine = async () => isMine(await (await storage.database()).get('facts', fact));
    if (!signal.aborted) await work(stillMine);
  } finally {
    clearInterval(beating);
    const store = (await storage.database()).transaction('facts', 'readwrite').store;
    if (isMine(await store.get(fact))) await store.delete(fact);
  }
}
