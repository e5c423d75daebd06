/** Files of an own resource come in parts, so that a bad line costs one part. */
import { v7 as uuidv7 } from 'uuid';
import { judgeMedia, measureMedia, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import type { Carrier, Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { dropMarked, markDropped } from '../../uploads/dropped-files.ts';
import { placeOfPart } from '../../uploads/part-store.ts';
import { BookRefused, checkBook } from './book-check.ts';
import { fits, headBytes, kindOf } from './file-kind.ts';
import type { FileStore } from './file-store.ts';
import { readFiles, readRow, toFile, type FileRow } from './own-resource-rows.ts';
import { lockEditable, tell } from './write-own-resource.ts';

type Body = RouteOutput<typeof routes.beginUpload>;
type Role = FileRow['role'];
const largest: Readonly<Record<Role, number>> = { cover: 5_000_000, media: 500_000_000 };
/** Of all files of one person, as they were said to be when they were begun. */
const largestTogether = 5_000_000_000;

/** Goes on with the same file, or begins another in its place. @throws ProblemError not-found; own-resource-submitted; body-too-large */
export async function beginUpload(db: Executor, caller: Caller, { ownResourceId, role }: { ownResourceId: string; role: Role }, { name, sizeBytes }: RouteInput<typeof routes.beginUpload>['body'], store: FileStore): Promise<Body> {
  await lockEditable(db, caller, ownResourceId);
  if (sizeBytes > largest[role]) throw new ProblemError('body-too-large');
  const before = await find(db, caller.tenantId, ownResourceId, role);
  if (before !== undefined && before.name === name && before.size_bytes === sizeBytes && before.kind === null) return toFile(before);
  await dropFile(db, caller, { ownResourceId, role }, store);
  if ((await bytesOf(db, caller)) + sizeBytes > largestTogether) throw new ProblemError('body-too-large');
  const row: Omit<FileRow, 'checks'> = { tenant_id: caller.tenantId, own_resource_id: ownResourceId, role, id: uuidv7(), name, size_bytes: sizeBytes, received: 0, kind: null, touched_at: new Date().toISOString() };
  await db.insertInto('own_file').values(row).execute();
  return toFile({ ...row, checks: null });
}

/** What the caller has uploaded or begun to. */
async function bytesOf(db: Executor, { tenantId, personId }: Caller): Promise<number> {
  const { total } = await db
    .selectFrom('own_file')
    .innerJoin('own_resource', (join) => join.onRef('own_resource.tenant_id', '=', 'own_file.tenant_id').onRef('own_resource.id', '=', 'own_file.own_resource_id'))
    .select(({ fn }) => fn.sum<string | number | null>('size_bytes').as('total'))
    .where((where) => where.and({ 'own_file.tenant_id': tenantId, author_id: personId }))
    .executeTakeFirstOrThrow();
  return Number(total ?? 0);
}

interface Part {
  ownResourceId: string;
  role: Role;
  offset: number;
}

/**
 * Writes the part; the last one counts once the whole file has been looked at, which can take long and holds neither the draft nor the database.
 * @throws ProblemError not-found; own-resource-submitted; conflict for a part that is not the next, or is written anew meanwhile; file-kind; book-refused
 */
export async function storePart({ db: database }: Carrier, caller: Caller, part: Part, bytes: Uint8Array, store: FileStore): Promise<Body> {
  const { file, isLast } = await database.transaction().execute((db) => writePart(db, caller, part, bytes, store));
  if (!isLast) return toFile(file);
  const seen = await lookAt(caller, file, store).catch(async (error: unknown) => {
    const isUnusable = error instanceof WrongKind || error instanceof BookRefused;
    await database.transaction().execute(async (db) => {
      await lockSeen(db, caller, part, file);
      if (isUnusable) await dropFile(db, caller, part, store);
    });
    if (isUnusable) await dropMarked(database, store, caller.tenantId);
    throw error;
  });
  return database.transaction().execute((db) => settle(db, caller, { part, file, seen }));
}

async function writePart(db: Executor, caller: Caller, { ownResourceId, role, offset }: Part, bytes: Uint8Array, store: FileStore): Promise<{ file: FileRow; isLast: boolean }> {
  await lockEditable(db, caller, ownResourceId);
  const before = await find(db, caller.tenantId, ownResourceId, role);
  if (before === undefined) throw new ProblemError('not-found');
  if (placeOfPart({ received: before.received, sizeBytes: before.size_bytes }, offset, bytes.length) === 'known') return { file: before, isLast: false };
  await store.write(caller.tenantId, before.id, offset, bytes);
  const end = offset + bytes.length;
  const isLast = end === before.size_bytes;
  // No two writings have the same moment: by it is known whether what was looked at is what lies there.
  const touched_at = new Date(Math.max(Date.now(), Date.parse(before.touched_at) + 1)).toISOString();
  const written = { received: isLast ? before.received : end, touched_at };
  await db.updateTable('own_file').set(written).where((where) => where.and({ tenant_id: caller.tenantId, id: before.id })).execute();
  return { file: { ...before, ...written }, isLast };
}

interface Seen {
  kind: NonNullable<FileRow['kind']>;
  checks: ReturnType<typeof judgeMedia> | null;
}

/** @throws WrongKind, BookRefused */
async function lookAt({ tenantId }: Caller, { id, role }: FileRow, store: FileStore): Promise<Seen> {
  const kind = kindOf(await store.head(tenantId, id, headBytes));
  if (!fits(role, kind)) throw new WrongKind();
  const file = await store.blob(tenantId, id);
  if (kind === 'book') await checkBook(file);
  return { kind, checks: kind === 'video' || kind === 'audio' ? judgeMedia(await measureMedia(kind, file)) : null };
}

async function settle(db: Executor, caller: Caller, { part, file, seen: { kind, checks } }: { part: Part; file: FileRow; seen: Seen }): Promise<Body> {
  const now = await lockSeen(db, caller, part, file);
  const whole = { received: now.size_bytes, kind };
  await db.updateTable('own_file').set({ ...whole, checks: checks && JSON.stringify(checks) }).where((where) => where.and({ tenant_id: caller.tenantId, id: now.id })).execute();
  await tell(db, caller.tenantId, part.ownResourceId);
  return toFile({ ...now, ...whole, checks });
}

/** The file, as it was when it was looked at. @throws ProblemError conflict where it was written anew since, or is gone */
async function lockSeen(db: Executor, caller: Caller, { ownResourceId, role }: Part, { id, touched_at }: FileRow): Promise<FileRow> {
  await lockEditable(db, caller, ownResourceId);
  const now = await find(db, caller.tenantId, ownResourceId, role);
  if (now?.id !== id || Date.parse(now.touched_at) !== Date.parse(touched_at)) throw new ProblemError('conflict');
  return now;
}

/** The file is none that can be used. */
class WrongKind extends ProblemError {
  constructor() {
    super('file-kind');
  }
}

/** @throws ProblemError not-found; own-resource-submitted */
export async function dropFile(db: Executor, caller: Caller, { ownResourceId, role }: { ownResourceId: string; role: Role }, store: FileStore): Promise<void> {
  await lockEditable(db, caller, ownResourceId);
  const gone = await db.deleteFrom('own_file').where((where) => where.and({ tenant_id: caller.tenantId, own_resource_id: ownResourceId, role })).returning('id').executeTakeFirst();
  if (gone !== undefined) await markDropped(db, caller.tenantId, store, [gone.id]);
}

/** The bytes, for the author and whoever reviews. They are handed out to be saved, never opened as a page. */
export async function readFile(db: Executor, caller: Caller, { ownResourceId, role }: { ownResourceId: string; role: Role }, store: FileStore): Promise<Response> {
  await readRow(db, caller, ownResourceId);
  const file = (await readFiles(db, caller.tenantId, ownResourceId)).find((one) => one.role === role && one.kind !== null);
  if (file === undefined) throw new ProblemError('not-found');
  const headers = { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment', 'Content-Length': String(file.size_bytes) };
  return new Response(await store.read(caller.tenantId, file.id), { headers });
}

async function find(db: Executor, tenantId: string, ownResourceId: string, role: Role): Promise<FileRow | undefined> {
  return (await readFiles(db, tenantId, ownResourceId)).find((file) => file.role === role);
}
