/** What units say where the service cannot be asked: launch by launch, in the order in which it was said. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

export interface KeptLaunch {
  id: string;
  /** Folder of the package. */
  folder: string;
  activityId: string;
  /** Tenant and person, as the app names them. */
  owner: string;
  /** Id of the task in which it was launched, or nothing: there it begins anew. */
  task: string;
  /** What a unit must know before it begins, as the service would tell it. */
  data: object;
  token: string;
  isFetched: boolean;
  isOver: boolean;
  /** What another machine wrote later was kept when this was made good. */
  isNewerThere?: boolean;
  /** Tags of the documents as the service has them since it was told what was said in this launch. */
  tags?: Record<string, string | undefined>;
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
  /** Of a document: when it was written, by the clock of this machine. */
  at?: number;
  /** Of a document: what was known before; null: nothing. */
  base?: string | null;
  /** So often the service could not answer it, though it answered all else; absent: never. */
  failures?: number;
}
export interface KeptDocument {
  /** Whose it is, in which task, of which unit, and its name: the next launch goes on with it. */
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

/** Of one person in one unit, in a task or in none. */
export const documentsOf = ({ owner, task, activityId }: Pick<KeptLaunch, 'owner' | 'task' | 'activityId'>): string => `${owner} ${task} ${activityId} `;

/** As a unit keeps them while there is a line: of which task that is only the app knows, and says when the next launch begins. */
const notedIn = (registration: string, activityId: string): string => `registration ${registration} ${activityId} `;

export async function noteDocument({ searchParams }: URL, { type, body }: Omit<KeptDocument, 'key'>): Promise<void> {
  const of = (name: string): string => searchParams.get(name) ?? '';
  await (await launches()).put('documents', { key: notedIn(of('registration'), of('activityId')) + of('stateId'), type, body });
}

/** What was kept in that registration with a line since the last launch without one is newer than what is here. */
export async function takeNoted(launch: KeptLaunch, registration: string): Promise<void> {
  const { store, done } = (await launches()).transaction('documents', 'readwrite');
  const noted = notedIn(registration, launch.activityId);
  for (const kept of await store.getAll()) {
    if (!kept.key.startsWith(noted)) continue;
    await store.put({ ...kept, key: documentsOf(launch) + kept.key.slice(noted.length) });
    await store.delete(kept.key);
  }
  await done;
}

/** All of a launch, once the service has heard it. */
export async function dropLaunch(id: string): Promise<void> {
  const transaction = (await launches()).transaction(['launches', 'said'], 'readwrite');
  const said = transaction.objectStore('said');
  for (const key of await said.index('launch').getAllKeys(id)) await said.delete(key);
  await transaction.objectStore('launches').delete(id);
  await transaction.done;
}
