/** Files of an own resource come in parts, so that a bad line costs one part. */
import { v7 as uuidv7 } from 'uuid';
import type { RouteInput, RouteOutput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { markDropped } from '../../uploads/dropped-files.ts';
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
  const row: FileRow = { tenant_id: caller.tenantId, own_resource_id: ownResourceId, role, id: uuidv7(), name, size_bytes: sizeBytes, received: 0, kind: null, touched_at: new Date().toISOString() };
  await db.insertInto('own_file').values(row).execute();
  return toFile(row);
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

/** @throws ProblemError not-found; own-resource-submitted; conflict for a part that is not the next; file-kind; book-refused */
export async function storePart(db: Executor, caller: Caller, { ownResourceId, role, offset }: Part, bytes: Uint8Array, store: FileStore): Promise<Body> {
  await lockEditable(db, caller, ownResourceId);
  const file = await find(db, caller.tenantId, ownResourceId, role);
  if (file === undefined) throw new ProblemError('not-found');
  if (placeOfPart({ received: file.received, sizeBytes: file.size_bytes }, offset, bytes.length) === 'known') return toFile(file);
  const end = offset + bytes.length;
  await store.write(caller.tenantId, file.id, offset, bytes);
  const kind = end === file.size_bytes ? kindOf(await store.head(caller.tenantId, file.id, headBytes)) : null;
  if (end === file.size_bytes && !fits(role, kind)) throw new WrongKind();
  if (kind === 'book') await checkBook(await store.blob(caller.tenantId, file.id));
  await db.updateTable('own_file').set({ received: end, kind, touched_at: new Date().toISOString() }).where((where) => where.and({ tenant_id: caller.tenantId, id: file.id })).execute();
  if (kind !== null) await tell(db, caller.tenantId, ownResourceId);
  return toFile({ ...file, received: end, kind });
}

/** What came of such a file goes, outside of the transaction that found it out. */
export const isUnusable = (error: unknown): boolean => error instanceof WrongKind || error instanceof BookRefused;

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
