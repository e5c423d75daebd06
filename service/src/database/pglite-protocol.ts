/** Messages between the service and the thread that runs PGlite. */

export type WorkerRequest =
  | { id: number; kind: 'query'; sql: string; parameters: readonly unknown[] }
  | { id: number; kind: 'listen' | 'unlisten'; channel: string }
  | { id: number; kind: 'dump' }
  | { id: number; kind: 'close' };

/** An error of the database with the fields that callers look at. */
export interface WorkerError {
  message: string;
  code?: string;
  constraint?: string;
  detail?: string;
}

export type WorkerReply =
  | { kind: 'ready' }
  | { kind: 'result'; id: number; rows: unknown[]; affected: number | null }
  | { kind: 'dump'; id: number; archive: Uint8Array }
  | { kind: 'error'; id: number; error: WorkerError }
  | { kind: 'notification'; channel: string; payload: string };

/** Where the thread finds its data; without a folder everything stays in memory. */
export interface WorkerData {
  folder: string | null;
}
