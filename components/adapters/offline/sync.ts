/** The sync port over the outbox: how the writes that wait are doing, and what a person decides about refused ones. */
import type { Subscribable, SyncPort } from '../../base/ports/ports.ts';
import type { Outbox } from './outbox.ts';
import type { OwnerFinder } from './owner.ts';

export function syncPort(outbox: Outbox, owners: OwnerFinder, subscribe: Subscribable['subscribe']): SyncPort {
  /** Nobody signed in: nothing waits that anybody may see. */
  const owner = () => owners.find().then(({ id }) => id, () => undefined);
  return {
    subscribe,
    state: async () => {
      const id = await owner();
      const online = navigator.onLine && outbox.reachable;
      if (id === undefined) return { online, queued: 0, refused: 0, lastSentAt: null };
      const [waiting, refused, lastSentAt] = await Promise.all([outbox.writes(id, 'waiting'), outbox.writes(id, 'refused'), outbox.lastSentAt(id)]);
      return { online, queued: waiting.length, refused: refused.length, lastSentAt };
    },
    flush: () => outbox.flush(),
    refused: async () => {
      const id = await owner();
      return id === undefined ? [] : outbox.refused(id);
    },
    retry: async (sequence) => {
      const id = await owner();
      if (id !== undefined) await outbox.retry(id, sequence);
    },
    discard: async (sequence) => {
      const id = await owner();
      if (id !== undefined) await outbox.discard(id, sequence);
    },
  };
}
