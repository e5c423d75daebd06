/** Ports that stand directly on a service, without anything kept on this machine. */
import type { Ports, Subscribable, SyncPort } from '../base/ports/ports.ts';
import { changesFor } from './changes.ts';

export interface RemotePorts extends Ports {
  /**
   * The same service as seen by one fixed identity, whatever the person acts as meanwhile: a write that waited is sent
   * by the identity that made it. `null` is the person's first identity.
   */
  as(identityId: string | null): Ports;
}

/** The sync port where nothing ever waits: writes go out at once or fail at once. */
export function directSync(source: Subscribable): SyncPort {
  return {
    subscribe: changesFor('sync', source),
    state: async () => ({ online: navigator.onLine, queued: 0, refused: 0, lastSentAt: null }),
    flush: async () => undefined,
    refused: async () => [],
    retry: async () => undefined,
    discard: async () => undefined,
  };
}
