/** What is done in a case. Each act is kept for good, with its reason and who did it. */
import { sql } from 'kysely';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import type { WriterRole } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { bumpConversation, setMute } from '../chat/moderate.ts';
import { changeMessage, keepAct, moderatedMessage } from '../chat/write-message.ts';
import { concernsCase, readCase, reports, type CaseBody } from './case-rows.ts';
import { tellOfCase } from './tell-of-case.ts';

type Act = RouteInput<typeof routes.actOnCase>['body'];

interface LockedCase {
  conversationId: string;
  kind: 'private' | 'class';
  revision: number;
  messageId: string;
  authorId: string;
  authorRole: WriterRole;
  outcome: string | null;
}

/** @throws ProblemError not-found; conflict where the case is closed */
export async function actOnCase(db: Executor, caller: Caller, caseId: string, act: Act): Promise<CaseBody> {
  const found = await lockCase(db, caller, caseId);
  if (found.outcome !== null) {
    // Closed alike by a colleague, or sent again.
    if (act.act === 'close' && act.outcome === found.outcome) return readCase(db, caller, caseId);
    throw new ProblemError('conflict');
  }
  if (act.act === 'close') await close(db, caller, caseId, act);
  else if (found.kind !== 'class') throw new ProblemError('not-found');
  else if (act.act === 'mute' || act.act === 'unmute') await mute(db, caller, caseId, found, act);
  else await hideOrShow(db, caller, caseId, found, act);
  await tellOfCase(db, caller.tenantId, caseId);
  return readCase(db, caller, caseId);
}

/** Whoever acts in the same case, or writes in its talk, waits here. */
async function lockCase(db: Executor, caller: Caller, caseId: string): Promise<LockedCase> {
  const { rows } = await sql<LockedCase>`
    select c.id as "conversationId", c.kind, c.revision, r.message_id as "messageId", m.author_id as "authorId", m.author_role as "authorRole", r.outcome
    from ${reports} where r.tenant_id = ${caller.tenantId} and r.id = ${caseId} and ${concernsCase(caller)} for update of r, c`.execute(db);
  if (rows[0] === undefined) throw new ProblemError('not-found');
  return rows[0];
}

async function close(db: Executor, caller: Caller, caseId: string, { outcome, note }: Extract<Act, { act: 'close' }>): Promise<void> {
  await db
    .updateTable('message_report')
    .set({ closed_at: new Date().toISOString(), closed_by: caller.personId, outcome, note })
    .where((where) => where.and({ tenant_id: caller.tenantId, id: caseId }))
    .execute();
}

/** Hides the message, or shows it again; its writer is told why it is hidden. */
async function hideOrShow(db: Executor, caller: Caller, caseId: string, found: LockedCase, { act, reason }: { act: 'hide' | 'show'; reason: string }): Promise<void> {
  const { conversationId, messageId, authorId, revision } = found;
  const message = await moderatedMessage(db, caller, { id: conversationId }, messageId);
  await keepAct(db, caller, conversationId, { act, messageId, about: authorId, before: message.text, reason, caseId });
  const change = act === 'hide' ? { state: 'hidden' as const, reason, pinned: false } : { state: 'shown' as const, reason: null };
  await changeMessage(db, caller, { id: conversationId, revision }, message, change);
}

async function mute(db: Executor, caller: Caller, caseId: string, found: LockedCase, act: Extract<Act, { act: 'mute' }> | Extract<Act, { act: 'unmute' }>): Promise<void> {
  const { conversationId, messageId, authorId, authorRole, revision } = found;
  // Nobody silences a teacher here.
  if (authorRole !== 'guardian') throw new ProblemError('not-found');
  const { reason } = act;
  await setMute(db, caller, { conversationId, personId: authorId }, act.act === 'mute' ? { until: act.until, reason } : null);
  await keepAct(db, caller, conversationId, { act: act.act, messageId, about: authorId, reason, caseId });
  await bumpConversation(db, caller, { id: conversationId, revision });
}
