/** Databases of tests: each with a name of its own, gone when the test is over. */
import { deleteDB } from 'idb';
import { newId } from '../../base/id.ts';
import { withOffline, type OfflineOptions, type OfflinePorts } from '../offline/with-offline.ts';
import type { RemotePorts } from '../remote-ports.ts';

export interface Machine {
  readonly database: string;
  /** A tab on this machine. */
  tab(remote: RemotePorts, options?: Omit<OfflineOptions, 'database'>): OfflinePorts;
  /** Closes all tabs and forgets what they kept. */
  end(): Promise<void>;
}

export function machine(): Machine {
  const database = `test-${newId()}`;
  const tabs: OfflinePorts[] = [];
  return {
    database,
    tab: (remote, options) => {
      const tab = withOffline(remote, { database, language: () => 'en', ...options });
      tabs.push(tab);
      return tab;
    },
    end: async () => {
      await Promise.all(tabs.map((tab) => tab.close()));
      await deleteDB(database);
    },
  };
}

/** Waits for a fact. The test's own time limit says when it does not come. */
export async function until(fact: () => unknown): Promise<void> {
  while (!(await fact())) await new Promise((resolve) => setTimeout(resolve, 10));
}
