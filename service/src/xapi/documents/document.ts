/** Documents that tools keep beside statements: stored, merged and removed, never over somebody else's change. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import { isStorable } from '../../http/storable.ts';

/** Where a document belongs. */
export interface Place {
  tenantId: string;
  owner: string;
  registration: string;
}
export interface Key extends Place {
  name: string;
}
export interface Content {
  type: string;
  bytes: Uint8Array;
}
export interface StoredDocument {
  content_type: string;
  content: Uint8Array;
  etag: string;
  updated_at: string;
  written_at: string | null;
}
/** What the caller knows of the document that it changes. */
export interface Precondition {
  ifMatch: string | null;
  ifNoneMatch: string | null;
  /** Without a word on what was known: is a document overwritten, only made where there is none, or not even made? */
  unless: 'overwrite' | 'create' | 'refuse';
  /** When it was written, where it comes late; null: now. */
  writtenAt: string | null;
}

/** One key for the parts that tell whose documents these are. */
export function ownerOf(kind: 'state' | 'activity' | 'agent', ...parts: readonly string[]): string {
  return createHash('sha256').update([kind, ...parts].join('\0')).digest('base64url');
}

export async function readDocument(db: Executor, key: Key): Promise<StoredDocument | undefined> {
  return db
    .selectFrom('document')
    .select(['content_type', 'content', 'etag', 'updated_at', 'written_at'])
    .where((where) => where.and(whereOf(key)))
    .executeTakeFirst();
}

/** Names of the documents of a place, oldest change first, and when the newest was changed. */
export async function listDocuments(db: Executor, { tenantId, owner, registration }: Place, since: string | undefined): Promise<{ names: string[]; modified: string | null }> {
  let query = db
    .selectFrom('document')
    .select(['name', 'updated_at'])
    .where((where) => where.and({ tenant_id: tenantId, owner, registration }))
    .orderBy('updated_at')
    .orderBy('name');
  if (since !== undefined) query = query.where('updated_at', '>', since);
  const rows = await query.execute();
  return { names: rows.map(({ name }) => name), modified: rows.at(-1)?.updated_at ?? null };
}

/** @returns its new tag @throws ProblemError precondition-failed | conflict | invalid-request */
export async function putDocument(db: Executor, key: Key, personId: string | null, content: Content, precondition: Precondition): Promise<string> {
  const existing = await lockDocument(db, key);
  check(existing, precondition);
  return write(db, key, personId, content, laterOf(existing, precondition));
}

/** Merges JSON objects one level deep. @returns the new tag of the whole @throws ProblemError precondition-failed | invalid-request */
export async function mergeDocument(db: Executor, key: Key, personId: string | null, content: Content, precondition: Precondition): Promise<string> {
  const existing = await lockDocument(db, key);
  check(existing, { ...precondition, unless: 'overwrite' });
  const isJson = /^application\/json\s*(;|$)/i;
  const added = isJson.test(content.type) ? jsonObject(content.bytes) : null;
  if (existing === undefined) {
    if (isJson.test(content.type) && added === null) throw mergeProblem();
    return write(db, key, personId, content, precondition.writtenAt);
  }
  const before = isJson.test(existing.content_type) ? jsonObject(existing.content) : null;
  if (before === null || added === null) throw mergeProblem();
  return write(db, key, personId, { type: 'application/json', bytes: Buffer.from(JSON.stringify({ ...before, ...added })) }, laterOf(existing, precondition));
}

/** @throws ProblemError precondition-failed */
export async function deleteDocument(db: Executor, key: Key, precondition: Precondition): Promise<void> {
  check(await lockDocument(db, key), { ...precondition, unless: 'overwrite' });
  await db.deleteFrom('document').where((where) => where.and(whereOf(key))).execute();
}

export async function deleteAll(db: Executor, { tenantId, owner, registration }: Place): Promise<void> {
  await db.deleteFrom('document').where((where) => where.and({ tenant_id: tenantId, owner, registration })).execute();
}

const whereOf = ({ tenantId, owner, registration, name }: Key) => ({ tenant_id: tenantId, owner, registration, name });

/** Two changes of one document wait for each other, also when it is not there yet. */
async function lockDocument(db: Executor, key: Key): Promise<StoredDocument | undefined> {
  const words = [key.tenantId, key.owner, key.registration, key.name].join('\n');
  await sql`select pg_advisory_xact_lock(hashtextextended(${words}, 0))`.execute(db);
  return readDocument(db, key);
}

function check(existing: StoredDocument | undefined, { ifMatch, ifNoneMatch, unless, writtenAt }: Precondition): void {
  const matches = (header: string) =>
    existing !== undefined && header.split(',').some((tag) => ['*', `"${existing.etag}"`].includes(tag.trim().replace(/^W\//, '')));
  if (ifMatch !== null && !matches(ifMatch)) throw new ProblemError('precondition-failed');
  if (ifNoneMatch !== null && matches(ifNoneMatch)) throw new ProblemError('precondition-failed');
  // Whoever knows what is there writes after it, whatever the clocks say.
  if (ifMatch !== null || ifNoneMatch !== null) return;
  if (writtenAt !== null && existing !== undefined && Date.parse(writtenOf(existing)) > Date.parse(writtenAt)) throw new ProblemError('precondition-failed');
  if (writtenAt !== null || unless === 'overwrite') return;
  if (existing !== undefined) throw new ProblemError('conflict');
  if (unless === 'refuse') throw new ProblemError('invalid-request', { errors: [{ pointer: 'If-Match', rule: 'missing' }] });
}

const writtenOf = ({ written_at, updated_at }: StoredDocument): string => written_at ?? updated_at;

/** One that takes the place of another was written after it. */
function laterOf(existing: StoredDocument | undefined, { writtenAt }: Precondition): string | null {
  if (writtenAt === null || existing === undefined) return writtenAt;
  return Date.parse(writtenOf(existing)) > Date.parse(writtenAt) ? writtenOf(existing) : writtenAt;
}

/** Puts a document of the service itself, whatever was there. */
export async function overwriteDocument(db: Executor, key: Key, personId: string | null, content: Content): Promise<void> {
  await write(db, key, personId, content);
}

async function write(db: Executor, key: Key, personId: string | null, { type, bytes }: Content, writtenAt: string | null = null): Promise<string> {
  const row = {
    person_id: personId,
    content_type: type,
    content: bytes,
    etag: createHash('sha1').update(bytes).digest('hex'),
    updated_at: new Date().toISOString(),
    written_at: writtenAt,
  };
  await db
    .insertInto('document')
    .values({ ...whereOf(key), ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'owner', 'registration', 'name']).doUpdateSet(row))
    .execute();
  return row.etag;
}

function jsonObject(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return isStorable(text) && typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function mergeProblem(): ProblemError {
  return new ProblemError('invalid-request', { errors: [{ pointer: '/', rule: 'xapi-document' }] });
}
