/** Lets the people of private talks hear that something changed about the caller, as when one can be expected to answer. */
import { sql } from 'kysely';
import { takesPart } from '../../authorisation/conversations.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { memberIdsOf } from './members.ts';

export async function tellPrivateTalks(db: Executor, caller: Caller): Promise<void> {
  const { tenantId } = caller;
  const { rows } = await sql<{ id: string }>`select c.id from conversation c where c.tenant_id = ${tenantId} and c.kind = 'private' and ${takesPart(caller)}`.execute(db);
  await appendEvents(db, rows.map(({ id }) => ({ tenantId, type: 'conversation.changed', subject: { conversationId: id }, audience: memberIdsOf(tenantId, sql`${id}`) })));
}
