/**
 * The thread that runs the embedded database, so that a long query never holds up requests.
 *
 * PGlite starts with fsync switched off and its file layer without an fsync at all. Both are put right here: an
 * acknowledged write is on the disk, not only in the cache of the operating system.
 */
import { fsyncSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { parsers } from './values.ts';
import type { WorkerData, WorkerError, WorkerReply, WorkerRequest } from './pglite-protocol.ts';

const port = parentPort;
if (port === null) throw new Error('pglite-worker.ts runs as a worker thread only');

const { folder } = workerData as WorkerData;
const database = await open(folder);
const listeners = new Map<string, () => Promise<void>>();
port.on('message', (request: WorkerRequest) => void answer(request));
reply({ kind: 'ready' });

async function open(dataDir: string | null): Promise<PGlite> {
  if (dataDir === null) return PGlite.create({ dataDir: 'memory://', parsers });
  const durable = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
  const opened = await PGlite.create({
    dataDir,
    parsers,
    relaxedDurability: false,
    startParams: [...durable, '-c', 'wal_sync_method=fsync'],
  });
  syncFilesOf(opened);
  return opened;
}

interface EmscriptenModule {
  FS: {
    lookupPath(path: string, options: object): {
      node: { mount: { type: { stream_ops: { fsync?: (stream: { nfd: number }) => void } } } };
    };
  };
}

/** Gives the file layer of the data folder the fsync it lacks. */
function syncFilesOf(opened: PGlite): void {
  // The types of the module do not resolve; this is the part of Emscripten's file system that is meant.
  const { FS } = opened.Module as unknown as EmscriptenModule;
  const { mount } = FS.lookupPath('/pglite/data', {}).node;
  mount.type.stream_ops.fsync = (stream) => fsyncSync(stream.nfd);
}

async function answer(request: WorkerRequest): Promise<void> {
  try {
    reply(await perform(request));
  } catch (error) {
    reply({ kind: 'error', id: request.id, error: describe(error) });
  }
  if (request.kind === 'close') port?.close();
}

async function perform(request: WorkerRequest): Promise<WorkerReply> {
  const { id } = request;
  const done: WorkerReply = { kind: 'result', id, rows: [], affected: null };
  switch (request.kind) {
    case 'query': {
      const { rows, affectedRows } = await database.query(request.sql, [...request.parameters]);
      return { kind: 'result', id, rows, affected: affectedRows ?? null };
    }
    case 'listen': {
      const { channel } = request;
      const stop = await database.listen(channel, (payload) => reply({ kind: 'notification', channel, payload }));
      listeners.set(channel, stop);
      return done;
    }
    case 'unlisten':
      await listeners.get(request.channel)?.();
      listeners.delete(request.channel);
      return done;
    case 'dump': {
      const archive = await database.dumpDataDir('none');
      return { kind: 'dump', id, archive: new Uint8Array(await archive.arrayBuffer()) };
    }
    case 'close':
      await database.close();
      return done;
  }
}

function describe(error: unknown): WorkerError {
  const { message, code, constraint, detail } = error as WorkerError;
  return { message, ...(code && { code }), ...(constraint && { constraint }), ...(detail && { detail }) };
}

function reply(message: WorkerReply): void {
  port?.postMessage(message);
}
