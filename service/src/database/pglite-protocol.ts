/** Messages between the service and the thread that runs PGlite. */
import * as v from 'valibot';

export type WorkerRequest =
  | { id: number; kind: 'query'; sql: string; parameters: readonly unknown[] }
  | { id: number; kind: 'listen' | 'unlisten'; channel: string }
  | { id: number; kind: 'dump' }
  | { id: number; kind: 'close' };

/** An error of the database with the fields that callers look at. */
export const WorkerError = v.object({
  message: v.string(),
  code: v.optional(v.string()),
  constraint: v.optional(v.string()),
  detail: v.optional(v.string()),
});
export type WorkerError = v.InferOutput<typeof WorkerError>;

export type WorkerReply =
  | { kind: 'ready' }
  | { kind: 'result'; id: number; rows: unknown[]; affected: number | null }
  | { kind: 'dump'; id: number; archive: Uint8Array }
  | { kind: 'error'; id: number; error: WorkerError }
  | { kind: 'notification'; channel: string; payload: string };

/** Where the thread finds its data; without a folder everything stays in memory. */
export const WorkerData = v.object({ folder: v.nullable(v.string()) });
export type WorkerData = v.InferOutput<typeof WorkerData>;
