/** Takes a curriculum standard into a tenant: a document under its CASE identifier, replaced when it comes again. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalHash } from '../canonical-hash.ts';
import type { Database } from '../database/carrier.ts';
import { readCasePackage, type CaseFinding } from './case-package.ts';

export interface StandardImport {
  readonly title: string;
  readonly items: number;
  readonly outcome: 'created' | 'updated' | 'unchanged';
  readonly findings: readonly CaseFinding[];
}

/** A document with a long text of its own, as JSON: larger ones are no standard. */
const mostBytes = 32_000_000;

/** @throws Error that says what to do, for what is no CASE package or a tenant that is not there */
export async function importStandard(db: Database, tenantId: string, file: string): Promise<StandardImport> {
  const bytes = await readFile(file);
  if (bytes.length > mostBytes) throw new Error(`${file} has ${bytes.length} bytes; at most ${mostBytes} can be taken in.`);
  const { document, items, findings } = readCasePackage(bytes.toString('utf8'), new Date().toISOString().slice(0, 10));
  const tenant = await db.selectFrom('tenant').select('tenant_id').where('tenant_id', '=', tenantId).executeTakeFirst();
  if (tenant === undefined) throw new Error(`There is no tenant ${tenantId} yet. Import its roster first.`);
  const { id, title, subject, creator, version, changedAt: changed_at } = document;
  const content_hash = canonicalHash({ document, items });
  const before = await db.selectFrom('standard_document').select('content_hash').where((where) => where.and({ tenant_id: tenantId, id })).executeTakeFirst();
  const said = { title, items: items.length, findings };
  if (before?.content_hash === content_hash) return { ...said, outcome: 'unchanged' };
  const columns = { title, subject, creator, version, changed_at, item_count: items.length, items: JSON.stringify(items), content_hash };
  await db
    .insertInto('standard_document')
    .values({ tenant_id: tenantId, id, ...columns })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(columns))
    .execute();
  return { ...said, outcome: before === undefined ? 'created' : 'updated' };
}

/** All documents of a folder. */
export async function importStandards(db: Database, tenantId: string, folder: string): Promise<void> {
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()) await importStandard(db, tenantId, join(folder, file));
}
