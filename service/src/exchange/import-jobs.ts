/** Imports that run behind an answer that was given: begun in the app, looked at by their report, to be ended at any time. */
import { v7 as uuidv7 } from 'uuid';
import type { Database, Executor } from '../database/carrier.ts';
import { importDelivery, type DeliveredFile } from './import-delivery.ts';

export interface ImportJobsOptions {
  db: Database;
  onDone: (tenantId: string) => void;
  onError: (error: unknown) => void;
}

export class ImportJobs {
  readonly #options: ImportJobsOptions;
  readonly #running = new Set<Promise<void>>();
  #isClosing = false;

  constructor(options: ImportJobsOptions) {
    this.#options = options;
  }

  /** Begins, and gives the id of the report at once. */
  async start(tenantId: string, file: DeliveredFile): Promise<string> {
    const id = uuidv7();
    const startedAt = new Date().toISOString();
    await this.#options.db
      .insertInto('import_report')
      .values({ tenant_id: tenantId, id, kind: 'catalogue', started_at: startedAt, finished_at: null, counts: '{}', findings: '[]', progress: 0, cancelled_at: null })
      .execute();
    const job = this.#run(tenantId, id, startedAt, file);
    this.#running.add(job);
    void job.finally(() => this.#running.delete(job));
    return id;
  }

  /** Lets each end its batch; what was written stays. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all(this.#running);
  }

  async #run(tenantId: string, id: string, startedAt: string, file: DeliveredFile): Promise<void> {
    const { db, onDone, onError } = this.#options;
    const report = () => db.updateTable('import_report').where('tenant_id', '=', tenantId).where('id', '=', id);
    let share = 0;
    // The row says whether somebody ended it, on whichever process that was asked for.
    const isOver = async (): Promise<boolean> => {
      const row = await report().set({ progress: share }).returning('cancelled_at').executeTakeFirst();
      if (this.#isClosing) await endImport(db, tenantId, id);
      return this.#isClosing || row?.cancelled_at !== null;
    };
    try {
      await importDelivery(db, tenantId, file, (done) => (share = done), { id, startedAt, isOver });
    } catch (error) {
      onError(error);
      await endImport(db, tenantId, id).catch(onError);
    } finally {
      onDone(tenantId);
    }
  }
}

/** Ends a run; one that is over stays as it is. False when there is none of that id. */
export async function endImport(db: Executor, tenantId: string, id: string): Promise<boolean> {
  const at = new Date().toISOString();
  const run = { tenant_id: tenantId, id };
  await db.updateTable('import_report').set({ cancelled_at: at, finished_at: at }).where((where) => where.and(run)).where('finished_at', 'is', null).execute();
  return (await db.selectFrom('import_report').select('id').where((where) => where.and(run)).executeTakeFirst()) !== undefined;
}
