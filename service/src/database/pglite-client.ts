/** The service's end of the PGlite thread: one promise a question. */
import { Worker } from 'node:worker_threads';
import type { WorkerData, WorkerError, WorkerReply, WorkerRequest } from './pglite-protocol.ts';

type Reply = Extract<WorkerReply, { id: number }>;
type Question = WorkerRequest extends infer Kind ? (Kind extends { id: number } ? Omit<Kind, 'id'> : never) : never;
interface Pending {
  resolve: (reply: Reply) => void;
  reject: (error: Error) => void;
}

/** An error of the database; `code` is the SQLSTATE, as in `pg`. */
export class DatabaseError extends Error {
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly detail: string | undefined;

  constructor({ message, code, constraint, detail }: WorkerError) {
    super(message);
    this.name = 'DatabaseError';
    this.code = code;
    this.constraint = constraint;
    this.detail = detail;
  }
}

export class PGliteClient {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Map<string, Set<(payload: string) => void>>();
  #last = 0;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  /**
   * Opens the database in `folder` (null: in memory).
   * @throws when the folder cannot be opened or the thread fails to start.
   */
  static async open(folder: string | null): Promise<PGliteClient> {
    const workerData: WorkerData = { folder };
    const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData });
    const client = new PGliteClient(worker);
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.on('message', (message: WorkerReply) => (message.kind === 'ready' ? resolve() : client.#receive(message)));
      worker.once('exit', (code) => {
        const reason = new Error(`The database thread ended (code ${code}).`);
        reject(reason);
        client.#fail(reason);
      });
    });
    worker.on('error', (error) => client.#fail(error instanceof Error ? error : new Error(String(error))));
    return client;
  }

  /** Runs one statement. @throws DatabaseError */
  async query(sql: string, parameters: readonly unknown[]): Promise<{ rows: unknown[]; affected: number | null }> {
    const reply = await this.#ask({ kind: 'query', sql, parameters });
    if (reply.kind !== 'result') throw new Error('The database thread gave another answer than asked for.');
    return reply;
  }

  /** Calls back for each notification on the channel; returns the function that stops it. */
  async listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>> {
    const callbacks = this.#listeners.get(channel) ?? new Set();
    const isFirst = callbacks.size === 0;
    callbacks.add(callback);
    this.#listeners.set(channel, callbacks);
    if (isFirst) await this.#ask({ kind: 'listen', channel });
    return async () => {
      callbacks.delete(callback);
      if (callbacks.size === 0) await this.#ask({ kind: 'unlisten', channel });
    };
  }

  /** The whole data folder as an uncompressed tar archive. */
  async dump(): Promise<Uint8Array> {
    const reply = await this.#ask({ kind: 'dump' });
    if (reply.kind !== 'dump') throw new Error('The database thread gave another answer than asked for.');
    return reply.archive;
  }

  /** Ends the database cleanly, then the thread. */
  async close(): Promise<void> {
    await this.#ask({ kind: 'close' });
    await this.#worker.terminate();
  }

  #ask(question: Question): Promise<Reply> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ ...question, id });
    });
  }

  #receive(message: WorkerReply): void {
    if (message.kind === 'notification') {
      for (const callback of this.#listeners.get(message.channel) ?? []) callback(message.payload);
      return;
    }
    if (message.kind === 'ready') return;
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.kind === 'error') pending?.reject(new DatabaseError(message.error));
    else pending?.resolve(message);
  }

  #fail(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}
