/** Imports that run behind an answer that was given: begun in the app, looked at by their report, to be ended at any time. */
import { v7 as uuidv7 } from 'uuid';
import type { Database, Executor } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';
import { brokenOff } from '../import/run-import.ts';
import { importDelivery, type DeliveredFile } from './import-delivery.ts';

export interface ImportJobsOptions {
  db: Database;
  onDone: (tenantId: string) => void;
  onError: (error: unknown) => void;
}

/** A run is heard of at each of its batches, every few seconds; one that is silent for so long has no process any more. */
const silentMilliseconds = 2 * 60_000;
const sweepMilliseconds = 60_000;

export class ImportJobs {
  readonly #options: ImportJobsOptions;
  /** One for each tenant: each holds a whole file in memory. */
  readonly #running = new Map<string, Promise<void>>();
  readonly #sweeping: NodeJS.Timeout;
  #isClosing = false;

  constructor(options: ImportJobsOptions) {
    this.#options = options;
    this.#sweeping = setInterval(() => void this.sweep().catch(options.onError), sweepMilliseconds).unref();
  }

  /** Begins, and gives the id of the report at once. @throws ProblemError too-many-requests while one of the tenant runs */
  async start(tenantId: string, file: DeliveredFile): Promise<string> {
    if (this.#running.has(tenantId)) throw new ProblemError('too-many-requests', { headers: { 'Retry-After': '30' } });
    const id = uuidv7();
    const startedAt = new Date().toISOString();
    const report = { tenant_id: tenantId, id, kind: 'catalogue' as const, started_at: startedAt, finished_at: null, counts: '{}', findings: '[]', progress: 0, cancelled_at: null, seen_at: startedAt };
    const begun = this.#options.db.insertInto('import_report').values(report).execute();
    const job = begun.then(
      () => this.#run(tenantId, id, startedAt, file),
      () => undefined,
    );
    this.#running.set(tenantId, job.finally(() => this.#running.delete(tenantId)));
    await begun;
    return id;
  }

  /** Says of runs whose process is gone, whichever it was, that they failed. */
  async sweep(): Promise<void> {
    const since = new Date(Date.now() - silentMilliseconds).toISOString();
    await this.#options.db.updateTable('import_report').set(failure('')).where('finished_at', 'is', null).where('seen_at', '<', since).execute();
  }

  /** Lets each end its batch; what was written stays. */
  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    this.#isClosing = true;
    await Promise.all(this.#running.values());
  }

  async #run(tenantId: string, id: string, startedAt: string, file: DeliveredFile): Promise<void> {
    const { db, onDone, onError } = this.#options;
    const report = () => db.updateTable('import_report').where('tenant_id', '=', tenantId).where('id', '=', id);
    let share = 0;
    // The row says whether somebody ended it, on whichever process that was asked for.
    const isOver = async (): Promise<boolean> => {
      const row = await report().set({ progress: share, seen_at: new Date().toISOString() }).returning('cancelled_at').executeTakeFirst();
      if (this.#isClosing) await endImport(db, tenantId, id);
      return this.#isClosing || row?.cancelled_at !== null;
    };
    try {
      await importDelivery(db, tenantId, file, (done) => (share = done), { id, startedAt, isOver });
    } catch (error) {
      onError(error);
      await report().set(failure(file.name)).where('finished_at', 'is', null).execute().catch(onError);
    } finally {
      onDone(tenantId);
    }
  }
}

/** What a report says of a run that the service itself could not bring to its end. */
function failure(file: string): { finished_at: string; findings: string } {
  return { finished_at: new Date().toISOString(), findings: JSON.stringify([brokenOff(file)]) };
}

/** Ends a run; one that is over stays as it is. False when there is none of that id. */
export async function endImport(db: Executor, tenantId: string, id: string): Promise<boolean> {
  const at = new Date().toISOString();
  const run = { tenant_id: tenantId, id };
  await db.updateTable('import_report').set({ cancelled_at: at, finished_at: at }).where((where) => where.and(run)).where('finished_at', 'is', null).execute();
  return (await db.selectFrom('import_report').select('id').where((where) => where.and(run)).executeTakeFirst()) !== undefined;
}
