/** What units say where the service cannot be asked: launch by launch, in the order in which it was said. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

export interface KeptLaunch {
  id: string;
  /** Folder of the package. */
  folder: string;
  activityId: string;
  /** As JSON. */
  actor: string;
  /** What a unit must know before it begins, as the service would tell it. */
  data: object;
  token: string;
  isFetched: boolean;
  isOver: boolean;
}
/** A call of the unit that the record store must hear. */
export interface Said {
  launch: string;
  method: 'PUT' | 'POST' | 'DELETE';
  /** Below the endpoint. */
  path: 'statements' | 'activities/state';
  stateId: string | null;
  type: string;
  body: string;
}
export interface KeptDocument {
  /** Unit, person and name: the next launch goes on with it. */
  key: string;
  type: string;
  body: string;
}
interface Schema extends DBSchema {
  launches: { key: string; value: KeptLaunch };
  said: { key: number; value: Said; indexes: { launch: string } };
  documents: { key: string; value: KeptDocument };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;
export function launches(): Promise<IDBPDatabase<Schema>> {
  return (opened ??= openDB<Schema>('ls-launches', 1, {
    upgrade(database) {
      database.createObjectStore('launches', { keyPath: 'id' });
      database.createObjectStore('said', { autoIncrement: true }).createIndex('launch', 'launch');
      database.createObjectStore('documents', { keyPath: 'key' });
    },
  }));
}

/** Of one person in one unit. */
export const documentsOf = (activityId: string, actor: string): string => `${activityId} ${nameOf(actor)} `;

/** However an agent is written, it is the same person by its account. */
function nameOf(actor: string): string {
  try {
    const { account } = JSON.parse(actor) as { account?: { name?: unknown } };
    return typeof account?.name === 'string' ? account.name : actor;
  } catch {
    return actor;
  }
}

/** All of a launch, once the service has heard it. */
export async function dropLaunch(id: string): Promise<void> {
  const transaction = (await launches()).transaction(['launches', 'said'], 'readwrite');
  const said = transaction.objectStore('said');
  for (const key of await said.index('launch').getAllKeys(id)) await said.delete(key);
  await transaction.objectStore('launches').delete(id);
  await transaction.done;
}
