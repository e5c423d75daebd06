/** Where there is no room left: what is expired goes first, then what was seen to its end. What was not is never let go of without a person. */
import type { KeptRecord } from './database.ts';
import { isExpired, isGone, isWhole } from './keepable.ts';
import { isPackage } from './kept-package.ts';
import { dropUnkept, type KeptStore } from './kept-store.ts';

export interface RoomOptions {
  store: KeptStore;
  /** Whether its person has seen all of it; false where nobody can say. */
  isSeen: (record: KeptRecord) => Promise<boolean>;
}

/** Lets go of one thing that is kept, for another that comes. @returns false where only a person can decide */
export async function makeRoom({ store, isSeen }: RoomOptions, coming: KeptRecord): Promise<boolean> {
  // A course may hold what nobody has heard of yet.
  const kept = (await store.all(coming.owner)).filter((record) => record.id !== coming.id && isWhole(record) && !isGone(record) && !record.files.some(({ url }) => isPackage(url)));
  // The longest here goes first.
  const goes = kept.findLast(isExpired) ?? (await firstOf(kept.reverse(), isSeen));
  if (goes === undefined) return false;
  await store.change(goes.owner, goes.id, (record) => ({ ...record, state: 'cleared', files: [] }));
  await dropUnkept(store, goes.files);
  return true;
}

async function firstOf(records: readonly KeptRecord[], is: (record: KeptRecord) => Promise<boolean>): Promise<KeptRecord | undefined> {
  for (const record of records) if (await is(record)) return record;
  return undefined;
}
