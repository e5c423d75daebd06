/** What nobody has a use for any more: uploads that were never sent, and what was kept of messages taken back, when its time is over. */
import { sql } from 'kysely';
import type { Carrier } from '../../database/carrier.ts';
import { namesOf } from '../../uploads/attachment-upload.ts';
import { dropMarked, markDropped } from '../../uploads/dropped-files.ts';
import { Hourly } from '../../uploads/hourly.ts';
import type { PartStore } from '../../uploads/part-store.ts';
import { storedName } from './attachments.ts';

const dayMs = 86_400_000;
/** Since somebody last went on with it. */
export const unsentMs = dayMs;
/** Since the last case about it was closed, or since it was taken back where there was none: as long as records of networks are kept by law. */
export const evidenceDays = 180;

interface Gone {
  tenantId: string;
  conversationId: string;
  id: string;
}

export class AttachmentSweep {
  readonly #carrier: Carrier;
  readonly #store: PartStore;
  readonly #hourly: Hourly;

  constructor(carrier: Carrier, store: PartStore, onError: (error: unknown) => void) {
    this.#carrier = carrier;
    this.#store = store;
    this.#hourly = new Hourly(async () => this.sweep(), onError);
  }

  /** Any number of processes may: each file goes once. */
  async sweep(now = Date.now()): Promise<void> {
    const { db } = this.#carrier;
    const [unsent, kept] = [now - unsentMs, now - evidenceDays * dayMs].map((moment) => new Date(moment).toISOString());
    await db.transaction().execute(async (transaction) => {
      const { rows } = await sql<Gone>`
        delete from message_attachment a where (a.message_id is null and a.touched_at < ${unsent})
          or (a.retracted_at < ${kept} and not exists (select from message_report r where r.tenant_id = a.tenant_id and r.conversation_id = a.conversation_id
            and r.message_id = a.message_id and (r.closed_at is null or r.closed_at >= ${kept})))
        returning a.tenant_id as "tenantId", a.conversation_id as "conversationId", a.id`.execute(transaction);
      for (const { tenantId, ...named } of rows) await markDropped(transaction, tenantId, this.#store, namesOf(storedName(named)));
      await transaction.deleteFrom('upload_volume').where('day', '<', new Date(now - 2 * dayMs).toISOString().slice(0, 10)).execute();
    });
    await dropMarked(db, this.#store);
  }

  async close(): Promise<void> {
    await this.#hourly.close();
  }
}
