/**
 * Transactional outbox: an event is written in the transaction of the change it tells of, without a number. The
 * sequencer numbers committed events, so that writers never wait for each other and the numbers have no gaps.
 */
import { sql, type RawBuilder } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ChangeType } from './change.ts';
import type { Executor } from '../database/carrier.ts';

export interface NewEvent {
  tenantId: string;
  type: ChangeType;
  /** What changed, by id: the reader fetches the rest with the own rights. */
  subject: { taskId?: string; resourceId?: string; personId?: string; noticeId?: string; announcementId?: string; leaveRequestId?: string; planId?: string; conversationId?: string; caseId?: string; dataRequestId?: string; ownResourceId?: string };
  /** Of a conversation, after the change. */
  revision?: number;
  /** Place of the message that came or changed: open streams are given it with the hint, where everybody may see it. */
  messageSequence?: number;
  /** Persons who may hear of it, or the query that finds them; null: everybody of the tenant. */
  audience: readonly string[] | RawBuilder<string[]> | null;
}

/** An event of which it is known whom it concerns. */
export interface KnownEvent extends NewEvent {
  audience: readonly string[];
}

/** Stores the event. Call inside the transaction of the change. */
export async function appendEvents(db: Executor, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const at = new Date().toISOString();
  await db
    .insertInto('outbox')
    .values(
      events.map(({ tenantId, type, subject, revision, messageSequence, audience }) => ({
        tenant_id: tenantId,
        id: uuidv7(),
        seq: null,
        type,
        subject: JSON.stringify({ ...subject, revision, messageSequence }),
        audience: isList(audience) ? [...new Set(audience)] : audience,
        at,
      })),
    )
    .execute();
}

/** The same for events whose audience is known, to be run in the transaction of the change. */
export function insertEvents(events: readonly KnownEvent[]): RawBuilder<unknown> {
  const rows = events.map(({ tenantId, type, subject, revision, messageSequence, audience }) => ({
    tenant_id: tenantId,
    id: uuidv7(),
    type,
    subject: { ...subject, revision, messageSequence },
    audience: [...new Set(audience)],
  }));
  return sql`
    insert into outbox (tenant_id, id, type, subject, audience, at)
    select tenant_id, id, type, subject, audience, now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (tenant_id text, id text, type text, subject jsonb, audience text[])`;
}

// The type of Array.isArray forgets lists that may not be written to.
const isList = (audience: NewEvent['audience']): audience is readonly string[] => Array.isArray(audience);
