/** Uploads with which nobody goes on end: they take up the room that their person has, and never become a file. */
import type { Carrier } from '../../database/carrier.ts';
import { dropMarked, markDropped } from '../../uploads/dropped-files.ts';
import { Hourly } from '../../uploads/hourly.ts';
import type { FileStore } from './file-store.ts';
import { tell } from './write-own-resource.ts';

/** Long enough for a holiday week without a line. */
export const unfinishedDays = 14;
const dayMilliseconds = 86_400_000;

interface Options {
  carrier: Carrier;
  store: FileStore;
  /** Says that a tenant has new events. */
  wake: (tenantId: string) => void;
  onError: (error: unknown) => void;
}

export class UploadSweep {
  readonly #options: Options;
  readonly #hourly: Hourly;

  constructor(options: Options) {
    this.#options = options;
    this.#hourly = new Hourly(async () => this.sweep(), options.onError);
  }

  /** Any number of processes may: each upload is ended by one of them. */
  async sweep(now = Date.now()): Promise<void> {
    const before = new Date(now - unfinishedDays * dayMilliseconds).toISOString();
    const { carrier, store, wake } = this.#options;
    const stale = await carrier.db.selectFrom('own_file').select(['tenant_id', 'own_resource_id', 'id']).where('kind', 'is', null).where('touched_at', '<', before).execute();
    for (const { tenant_id, own_resource_id, id } of stale) {
      const gone = await carrier.db.transaction().execute(async (db) => {
        // Whoever goes on with it at this moment comes first, and keeps it.
        await db.selectFrom('own_resource').select('id').where((where) => where.and({ tenant_id, id: own_resource_id })).forUpdate().execute();
        const dropped = await db.deleteFrom('own_file').where((where) => where.and({ tenant_id, id, kind: null })).where('touched_at', '<', before).returning('id').executeTakeFirst();
        if (dropped !== undefined) {
          await tell(db, tenant_id, own_resource_id);
          await markDropped(db, tenant_id, store, [id]);
        }
        return dropped;
      });
      if (gone !== undefined) wake(tenant_id);
    }
    await dropMarked(carrier.db, store);
  }

  async close(): Promise<void> {
    await this.#hourly.close();
  }
}
