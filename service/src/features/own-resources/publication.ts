/** Files of own resources lie open as long as their resource is in the catalogue, and no longer. */
import type { Executor } from '../../database/carrier.ts';
import { endings } from './file-kind.ts';
import type { FileStore } from './file-store.ts';
import { readFiles } from './own-resource-rows.ts';

/**
 * Brings the open files of an own resource in line with the catalogue. Called after the commit of what changed it: what is
 * taken back by the database is never seen, and done again it is done once.
 */
export async function settleFiles(db: Executor, tenantId: string, id: string, store: FileStore): Promise<void> {
  const shown = await db
    .selectFrom('own_resource')
    .innerJoin('resource', (join) => join.onRef('resource.tenant_id', '=', 'own_resource.tenant_id').onRef('resource.id', '=', 'own_resource.resource_id'))
    .select('resource.id')
    .where((where) => where.and({ 'own_resource.tenant_id': tenantId, 'own_resource.id': id, state: 'admitted' }))
    .where('resource.ended_at', 'is', null)
    .executeTakeFirst();
  for (const { id: fileId, kind } of await readFiles(db, tenantId, id)) {
    if (kind === null) continue;
    if (shown === undefined) await store.unpublish(tenantId, fileId, endings[kind]);
    else await store.publish(tenantId, fileId, endings[kind]);
  }
}

/** The same for whatever own resource has become this one of the catalogue. */
export async function settleFilesOf(db: Executor, tenantId: string, resourceId: string, store: FileStore): Promise<void> {
  const own = await db.selectFrom('own_resource').select('id').where((where) => where.and({ tenant_id: tenantId, resource_id: resourceId })).execute();
  for (const { id } of own) await settleFiles(db, tenantId, id, store);
}
