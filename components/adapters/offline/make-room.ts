/** Where there is no room left: what is expired goes first, then what was seen to its end. What was not is never let go of without a person. */
import type { KeptRecord } from './database.ts';
import { isExpired, isGone, isWhole } from './keepable.ts';
import { isPackage } from './kept-package.ts';
import { dropUnkept, type KeptStore } from './kept-store.ts';

export interface RoomOptions {
  store: KeptStore;
  /** Whether its person learns, and has seen all of it; false where nobody can say. */
  isSeen: (record: KeptRecord) => Promise<boolean>;
  /** Asks whether an expired one may still be kept, and renews it or lets go of it. */
  ask: (record: KeptRecord) => Promise<void>;
}

/** Lets go of one thing that is kept, for another that comes. @returns false where only a person can decide */
export async function makeRoom({ store, isSeen, ask }: RoomOptions, coming: KeptRecord): Promise<boolean> {
  // The longest here goes first.
  const expired = (await goable(store, coming)).filter(isExpired);
  for (const record of expired) await ask(record);
  const kept = await goable(store, coming);
  // It was let go of when it was asked for.
  if (expired.some(({ id }) => kept.every((record) => record.id !== id))) return true;
  const goes = kept.find(isExpired) ?? (await firstOf(kept, isSeen));
  if (goes === undefined) return false;
  await store.change(goes.owner, goes.id, (record) => ({ ...record, state: 'cleared', files: [] }));
  await dropUnkept(store, goes.files);
  return true;
}

/** What may go and leaves room, the longest here first. */
async function goable(store: KeptStore, coming: KeptRecord): Promise<KeptRecord[]> {
  const found: KeptRecord[] = [];
  for (const record of (await store.all(coming.owner)).reverse()) {
    const [main] = record.files;
    // A course may hold what nobody has heard of yet; what others here keep as well stays where it is.
    const stays = record.id === coming.id || main === undefined || !isWhole(record) || isGone(record) || record.files.some(({ url }) => isPackage(url));
    if (!stays && !(await store.isShared(main.url, record))) found.push(record);
  }
  return found;
}

async function firstOf(records: readonly KeptRecord[], is: (record: KeptRecord) => Promise<boolean>): Promise<KeptRecord | undefined> {
  for (const record of records) if (await is(record)) return record;
  return undefined;
}
