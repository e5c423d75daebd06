/** A part of an attachment that comes by HTTP. */
import type { Database, Executor } from '../database/carrier.ts';
import { readBytes } from '../http/read-body.ts';
import { WrongAttachment } from './attachment-upload.ts';

interface PartActs<Body> {
  store(db: Executor, bytes: Uint8Array): Promise<Body>;
  /** Of a file that is none: what came of it goes. */
  drop(db: Executor): Promise<void>;
  /** Once that is committed. */
  afterDrop(): Promise<void>;
}

export async function uploadedPart<Body>(request: Request, db: Database, { store, drop, afterDrop }: PartActs<Body>): Promise<Body> {
  // All of it first: nobody's slow line holds up the database.
  const bytes = await readBytes(request);
  try {
    return await db.transaction().execute((transaction) => store(transaction, bytes));
  } catch (error) {
    if (!(error instanceof WrongAttachment)) throw error;
    await db.transaction().execute(drop);
    await afterDrop();
    throw error;
  }
}
