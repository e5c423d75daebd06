/** Takes in what a platform publishes about the data of its people: rules, and what guardians are asked to agree to. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { PrivacyDocument } from '../../../contract/src/index.ts';
import { canonicalHash } from '../canonical-hash.ts';
import type { Database, Executor } from '../database/carrier.ts';
import { appendEvents } from '../outbox/outbox.ts';

export interface PublishedPrivacy {
  /** True when the rules have other words than before. */
  readonly rules: boolean;
  /** Ids of items that are new or have other words, and of those that are asked for no more. */
  readonly changed: readonly string[];
  readonly ended: readonly string[];
}
type Document = v.InferOutput<typeof PrivacyDocument>;

/** A few pages of text: what is larger is something else. */
const mostBytes = 1_000_000;

/** @throws Error that says what to do, for what is no such document or a tenant that is not there */
export async function publishPrivacyFile(db: Database, tenantId: string, file: string): Promise<PublishedPrivacy> {
  const bytes = await readFile(file);
  if (bytes.length > mostBytes) throw new Error(`${file} has ${bytes.length} bytes; at most ${mostBytes} can be taken in.`);
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), PrivacyDocument), bytes.toString('utf8').replace(/^\uFEFF/, ''));
  if (!read.success) {
    const places = read.issues.slice(0, 5).map((issue) => `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
    throw new Error(`${file} cannot be published. ${places.join('; ')}`);
  }
  return db.transaction().execute((transaction) => publishPrivacy(transaction, tenantId, read.output));
}

/** Publishes the document in the place of the one before. What has the same words keeps its version, and with it what was decided. */
export async function publishPrivacy(db: Executor, tenantId: string, { rules, items }: Document): Promise<PublishedPrivacy> {
  // One after the other: two at once would give the same version twice.
  const tenant = await db.selectFrom('tenant').select('tenant_id').where('tenant_id', '=', tenantId).forUpdate().executeTakeFirst();
  if (tenant === undefined) throw new Error(`There is no tenant ${tenantId} yet. Import its roster first.`);
  const published_at = new Date().toISOString();
  const before = await db.selectFrom('privacy_rules').select(['version', 'rules']).where('tenant_id', '=', tenantId).orderBy('version', 'desc').limit(1).executeTakeFirst();
  const isOther = before === undefined || canonicalHash(before.rules) !== canonicalHash(rules);
  if (isOther) await db.insertInto('privacy_rules').values({ tenant_id: tenantId, version: (before?.version ?? 0) + 1, rules: JSON.stringify(rules), published_at }).execute();

  const rows = await db.selectFrom('consent_item').selectAll().where('tenant_id', '=', tenantId).orderBy('version', 'desc').execute();
  const changed: string[] = [];
  for (const [place, { id, kind, necessary, ...words }] of items.entries()) {
    const versions = rows.filter((row) => row.id === id);
    const current = versions.find(({ ended_at }) => ended_at === null);
    const key = { tenant_id: tenantId, id };
    if (current !== undefined && canonicalHash({ kind: current.kind, necessary: current.necessary, words: current.words }) === canonicalHash({ kind, necessary, words })) {
      await db.updateTable('consent_item').set({ place }).where((where) => where.and({ ...key, version: current.version })).execute();
      continue;
    }
    changed.push(id);
    await db.updateTable('consent_item').set({ ended_at: published_at }).where((where) => where.and(key)).where('ended_at', 'is', null).execute();
    const version = (versions[0]?.version ?? 0) + 1;
    await db.insertInto('consent_item').values({ ...key, version, kind, necessary, place, words: JSON.stringify(words), published_at, ended_at: null }).execute();
  }
  const ended = rows.flatMap(({ id, ended_at }) => (ended_at === null && !items.some((item) => item.id === id) ? [id] : []));
  if (ended.length > 0) await db.updateTable('consent_item').set({ ended_at: published_at }).where('tenant_id', '=', tenantId).where('id', 'in', ended).where('ended_at', 'is', null).execute();
  if (isOther || changed.length + ended.length > 0) await appendEvents(db, [{ tenantId, type: 'privacy.changed', subject: {}, audience: null }]);
  // What pupils share is held back from now on, or no longer: whoever reads it reads it again.
  const isSharing = (of: { id: string; kind: string }): boolean => of.kind === 'class-sharing' && [...changed, ...ended].includes(of.id);
  if (items.some(isSharing) || rows.some(isSharing)) await appendEvents(db, [{ tenantId, type: 'shelf.changed', subject: {}, audience: null }]);
  return { rules: isOther, changed, ended };
}
