/** What nobody has a use for any more: uploads that were never sent, and what was kept of messages taken back, when its time is over. */
import { sql } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import { FileSweep, type GoneFile } from '../../uploads/file-sweep.ts';
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

export class AttachmentSweep extends FileSweep {
  protected override async takeOut(db: Executor, now: number): Promise<readonly GoneFile[]> {
    const [unsent, kept] = [now - unsentMs, now - evidenceDays * dayMs].map((moment) => new Date(moment).toISOString());
    const { rows } = await sql<Gone>`
      delete from message_attachment a where (a.message_id is null and a.touched_at < ${unsent})
        or (a.retracted_at < ${kept} and not exists (select from message_report r where r.tenant_id = a.tenant_id and r.conversation_id = a.conversation_id
          and r.message_id = a.message_id and (r.closed_at is null or r.closed_at >= ${kept})))
      returning a.tenant_id as "tenantId", a.conversation_id as "conversationId", a.id`.execute(db);
    await db.deleteFrom('upload_volume').where('day', '<', new Date(now - 2 * dayMs).toISOString().slice(0, 10)).execute();
    return rows.map(({ tenantId, ...named }) => ({ tenantId, storedName: storedName(named) }));
  }
}
