/**
 * Writes resources of one source. Two sources with the same identifier are one resource: it shows the words of the
 * platform's own catalogue, else of the source that was first, and names them all. What the others say is kept.
 */
import { hash as digest } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalHash } from '../canonical-hash.ts';
import type { Executor } from '../database/carrier.ts';
import type { ImportCount } from '../database/schema.ts';
import { parseStored } from '../database/stored.ts';
import { changeCatalogue } from '../features/resources/catalogue.ts';
import { ResourceDocument } from '../features/resources/resource.ts';
import { makeEntry } from '../../../search/entry.ts';
import { upsert, upsertAsJson } from './upsert.ts';
import { newId } from './write-roster.ts';

/** Source of the platform's own catalogue. */
export const ownSource = '';

export interface Written {
  document: ResourceDocument;
  /** See `delivered.ts`. */
  delivered: string | null;
}
/** A record with what has to be worked out of it before it is written. */
export interface Prepared extends Written {
  hash: string;
}
export interface Origin {
  /** Id of the source; empty for the own catalogue. */
  source: string;
  /** False for what others do not find: it changes nothing that they do, and brings nothing back. */
  isListed: boolean;
}
type Source = NonNullable<ResourceDocument['sources']>[number];

export const prepared = (record: Written): Prepared => ({ ...record, hash: hashOf(record) });

/** Writes the records and counts what became of each; returns the ids of their resources, in the same order. */
export async function writeBatch(
  db: Executor,
  tenantId: string,
  records: readonly (Written | Prepared)[],
  count: ImportCount,
  { source, isListed }: Origin = { source: ownSource, isListed: true },
): Promise<string[]> {
  const rows = await db
    .selectFrom('resource')
    .select(['id', 'identifier', 'version', 'content_hash', 'ended_at', 'source', 'listed'])
    .where('tenant_id', '=', tenantId)
    // One parameter however many there are: the statement stays the same.
    .where(sql<boolean>`identifier = any(${records.map(({ document }) => document.identifier)}::text[])`)
    .execute();
  const present = new Map(rows.map((row) => [row.identifier, row]));
  const suspended = await suspendedAmong(db, tenantId, rows.flatMap(({ id, ended_at }) => (ended_at === null ? [] : [id])));
  const now = new Date().toISOString();
  const changed: ReturnType<typeof rowOf>[] = [];
  const ids: string[] = [];
  for (const record of records) {
    const { document } = record;
    const before = present.get(document.identifier);
    const id = before?.id ?? newId();
    ids.push(id);
    const content_hash = 'hash' in record ? record.hash : hashOf(record);
    const isKept = before !== undefined && (isListed ? suspended.has(id) && (before.source !== source || before.content_hash === content_hash) : before.listed || before.ended_at !== null);
    if (isKept) count.unchanged += 1;
    else if (before !== undefined && before.source !== source && before.ended_at === null) {
      const merged = await merge(db, tenantId, { id, record, present: before.source, incoming: source, now });
      if (merged === null) count.unchanged += 1;
      else {
        count.updated += 1;
        const hash = merged.source === source ? content_hash : before.content_hash;
        changed.push(rowOf(merged, id, before.version + 1, hash, before.listed || isListed));
      }
    } else if (before?.content_hash === content_hash && before.ended_at === null && (before.listed || !isListed)) count.unchanged += 1;
    else {
      if (before === undefined) count.created += 1;
      else count.updated += 1;
      const others = before === undefined ? [] : await readSources(db, tenantId, id);
      changed.push(rowOf({ document: named(document, others), delivered: record.delivered, source }, id, (before?.version ?? 0) + 1, content_hash, isListed || (before?.listed ?? false)));
    }
  }
  if (changed.length > 0) {
    const stamp = await changeCatalogue(db, tenantId);
    await upsertAsJson(db, 'resource', ['tenant_id', 'id'], changed.map((row) => ({ ...row, stamp })));
  }
  return ids;

  function rowOf({ document, delivered, source: first }: Written & { source: string }, id: string, version: number, content_hash: string, listed: boolean) {
    return {
      tenant_id: tenantId,
      id,
      identifier: document.identifier,
      version,
      title: document.title,
      document,
      entry: JSON.stringify(makeEntry(document)),
      content_hash,
      modified_at: now,
      ended_at: null,
      source: first,
      listed,
      delivered,
    };
  }
}

/** What was taken from the catalogue after a report: it comes back when its source has mended it, not as it was, nor from another source. */
async function suspendedAmong(db: Executor, tenantId: string, ended: readonly string[]): Promise<ReadonlySet<string>> {
  if (ended.length === 0) return new Set();
  const rows = await db.selectFrom('report').select('resource_id').where('tenant_id', '=', tenantId).where('state', '=', 'upheld').where('resource_id', 'in', ended).execute();
  return new Set(rows.map(({ resource_id }) => resource_id));
}

/** The same for the same record of the same source, whoever else has it. */
function hashOf({ document, delivered }: Written): string {
  const { sources: _others, ...own } = document;
  const hash = canonicalHash(own);
  return delivered === null ? hash : `${hash}.${digest('sha256', delivered, 'base64url').slice(0, 16)}`;
}

interface Meeting {
  id: string;
  record: Written;
  /** Source whose words the resource shows now. */
  present: string;
  incoming: string;
  now: string;
}

/** A record meets a resource of another source. Null when nothing of what is shown changes. */
async function merge(db: Executor, tenantId: string, { id, record, present, incoming, now }: Meeting): Promise<(Written & { source: string }) | null> {
  const row = await db.selectFrom('resource').select(['document', 'delivered']).where((where) => where.and({ tenant_id: tenantId, id })).executeTakeFirstOrThrow();
  const shown = { document: parseStored(ResourceDocument, row.document, 'resource.document'), delivered: row.delivered };
  const isOwn = incoming === ownSource;
  const [kept, source] = isOwn ? [shown, present] : [record, incoming];
  await upsert(db, 'resource_source', ['tenant_id', 'resource_id', 'source'], [
    { tenant_id: tenantId, resource_id: id, source, document: JSON.stringify(kept.document), delivered: kept.delivered, seen_at: now },
  ]);
  if (isOwn) return { ...record, document: named(record.document, [...sourcesOf(shown.document)]), source: ownSource };
  const [said] = sourcesOf(record.document);
  const known = sourcesOf(shown.document);
  if (known.some(({ id: one, name }) => one === incoming && name === said?.name)) return null;
  // A source may be called otherwise than before.
  const sources = known.filter((one) => one.id !== incoming);
  return { ...shown, document: named({ ...shown.document, sources }, sourcesOf(record.document)), source: present };
}

/** The document with further sources named behind its own. */
function named(document: ResourceDocument, others: readonly Source[]): ResourceDocument {
  const own = sourcesOf(document);
  const further = others.filter(({ id }) => !own.some((one) => one.id === id));
  return further.length === 0 ? document : { ...document, sources: [...own, ...further] };
}

function sourcesOf({ sources, admittedBy }: ResourceDocument): readonly Source[] {
  return sources ?? [{ id: ownSource, name: admittedBy.name }];
}

async function readSources(db: Executor, tenantId: string, resourceId: string): Promise<Source[]> {
  const rows = await db.selectFrom('resource_source').select('document').where((where) => where.and({ tenant_id: tenantId, resource_id: resourceId })).orderBy('seen_at').execute();
  return rows.flatMap(({ document }) => sourcesOf(parseStored(ResourceDocument, document, 'resource_source.document')));
}

/**
 * A source no longer has the resource: the next one's words are shown, or when it was the only one, the resource ends. It
 * can still be read where a task refers to it.
 */
export async function endOfSource(db: Executor, tenantId: string, source: string, identifier: string): Promise<boolean> {
  const row = await db.selectFrom('resource').select(['id', 'source', 'ended_at', 'version', 'document', 'delivered']).where((where) => where.and({ tenant_id: tenantId, identifier })).executeTakeFirst();
  if (row === undefined || row.ended_at !== null) return false;
  const { id } = row;
  const now = new Date().toISOString();
  const removed = await db.deleteFrom('resource_source').where((where) => where.and({ tenant_id: tenantId, resource_id: id, source })).returning('source').executeTakeFirst();
  if (row.source !== source && removed === undefined) return false;
  const stamp = await changeCatalogue(db, tenantId);
  if (row.source === source) {
    const next = await db.selectFrom('resource_source').selectAll().where((where) => where.and({ tenant_id: tenantId, resource_id: id })).orderBy('seen_at').executeTakeFirst();
    if (next === undefined) {
      await db.updateTable('resource').set({ ended_at: now, stamp }).where((where) => where.and({ tenant_id: tenantId, id })).execute();
      return true;
    }
    await db.deleteFrom('resource_source').where((where) => where.and({ tenant_id: tenantId, resource_id: id, source: next.source })).execute();
    const first = { document: parseStored(ResourceDocument, next.document, 'resource_source.document'), delivered: next.delivered };
    const document = named(first.document, await readSources(db, tenantId, id));
    await db
      .updateTable('resource')
      .set({ title: document.title, document: JSON.stringify(document), entry: JSON.stringify(makeEntry(document)), content_hash: hashOf(first), source: next.source, delivered: first.delivered, version: row.version + 1, modified_at: now, stamp })
      .where((where) => where.and({ tenant_id: tenantId, id }))
      .execute();
    return true;
  }
  const shown = parseStored(ResourceDocument, row.document, 'resource.document');
  const document = { ...shown, sources: sourcesOf(shown).filter((one) => one.id !== source) };
  await db.updateTable('resource').set({ document: JSON.stringify(document), version: row.version + 1, modified_at: now, stamp }).where((where) => where.and({ tenant_id: tenantId, id })).execute();
  return true;
}
