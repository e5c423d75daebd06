/**
 * The thread that runs the embedded database, so that a long query never holds up requests.
 *
 * PGlite starts with fsync switched off and its file layer without an fsync at all. Both are put right here: an
 * acknowledged write is on the disk, not only in the cache of the operating system.
 */
import { fsyncSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import * as v from 'valibot';
import { parsers } from './values.ts';
import { WorkerData, WorkerError, type WorkerReply, type WorkerRequest } from './pglite-protocol.ts';

const port = parentPort;
if (port === null) throw new Error('pglite-worker.ts runs as a worker thread only');

type LookupPath = (path: string, options: object) => unknown;
/** The part of Emscripten's file system that is meant; it is exposed, but neither typed nor documented. */
const Module = v.object({ FS: v.object({ lookupPath: v.custom<LookupPath>((value) => typeof value === 'function') }) });
const Found = v.object({ node: v.object({ mount: v.object({ type: v.object({ stream_ops: v.looseObject({}) }) }) }) });
const Stream = v.object({ nfd: v.number() });

const { folder } = v.parse(WorkerData, workerData);
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

/** Gives the file layer of the data folder the fsync it lacks. @throws where a newer PGlite is built another way */
function syncFilesOf(opened: PGlite): void {
  const module: unknown = opened.Module;
  const found = v.is(Module, module) ? module.FS.lookupPath('/pglite/data', {}) : null;
  // Without this an acknowledged write could be lost with the power: then better not to start.
  if (!v.is(Found, found)) throw new Error('The file layer of PGlite is not the one this service knows: writes would not be safe.');
  found.node.mount.type.stream_ops['fsync'] = (stream: unknown) => fsyncSync(v.parse(Stream, stream).nfd);
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
  const read = v.safeParse(WorkerError, error);
  return read.success ? read.output : { message: String(error) };
}

function reply(message: WorkerReply): void {
  port?.postMessage(message);
}
