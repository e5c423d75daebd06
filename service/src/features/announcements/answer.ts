/** Reading and answering. One answer for each child, whoever of the family gives it. */
import { sql } from 'kysely';
import type * as v from 'valibot';
import { choosing, closesInTime, mayReplace, type Ask, type RouteInput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { giverGuards } from './announcement-parts.ts';
import { readAnnouncement, type AnnouncementBody } from './announcement-rows.ts';

type Answer = RouteInput<typeof routes.answerAnnouncement>['body'];
/** Tells a change to the sender, soon: many answers become one event. */
export type TellSender = (tenantId: string, announcementId: string) => void;

/** @throws ProblemError not-found */
export async function markRead(db: Executor, caller: Caller, announcementId: string, tellSender: TellSender): Promise<void> {
  const { tenantId, personId } = caller;
  await authorise(db, caller, 'announcement.mark', { announcement: announcementId });
  const { numAffectedRows } = await sql`update announcement_recipient set read_at = ${new Date().toISOString()}
    where tenant_id = ${tenantId} and announcement_id = ${announcementId} and guardian_id = ${personId} and read_at is null`.execute(db);
  if (numAffectedRows === 0n) return;
  // The own other machines hear of it at once; nobody else is told who has read.
  await appendEvents(db, [{ tenantId, type: 'announcement.changed', subject: { announcementId }, audience: [personId] }]);
  tellSender(tenantId, announcementId);
}

/**
 * Answers for children of the caller, or enters for the sender what families said on paper.
 * @throws ProblemError not-found for children of others; conflict where the answer of somebody else stands; option-full; answers-closed
 */
export async function answerAnnouncement(db: Executor, caller: Caller, announcementId: string, answer: Answer, tellSender: TellSender): Promise<AnnouncementBody> {
  const { tenantId, personId, identity } = caller;
  await authorise(db, caller, 'announcement.answer', { announcement: announcementId });
  // Whoever answers the same announcement at the same time waits here: the last place is given once.
  await sql`select from announcement where tenant_id = ${tenantId} and id = ${announcementId} for update`.execute(db);
  const { ask, state, dueAt } = await readAnnouncement(db, caller, announcementId);
  const childIds = [...new Set(answer.childIds)];
  if (state !== 'sent' || (closesInTime(ask) && isPast(dueAt))) throw new ProblemError('answers-closed');
  const { choices, signature } = fitting(ask, answer);
  const onBehalf = identity.role !== 'guardian';
  await requireChildren(db, caller, announcementId, childIds);

  const before = await standing(db, tenantId, announcementId, childIds);
  const isSame = (old: (typeof before)[number]) => old.answered_by === personId && old.signature === signature && old.choices.join() === choices.join();
  // Sent again after a lost line: it has been kept already.
  if (before.length === childIds.length && before.every(isSame)) return readAnnouncement(db, caller, announcementId);
  const toldTo = new Map(before.map((old) => [old.child_id, onBehalf ? old.told_to : null]));
  const isReplaced = ({ answered_by, on_behalf, giver_guards }: (typeof before)[number]) =>
    mayReplace(ask, { own: answered_by === personId && on_behalf === onBehalf, onBehalf: on_behalf, giverGuards: giver_guards }, onBehalf);
  if (!before.every(isReplaced)) throw new ProblemError('conflict');
  // What has begun is neither taken nor given back.
  const begun = choosing(ask).options.filter(({ startsAt }) => ask.kind === 'appointment' && isPast(startsAt)).map(({ id }) => id);
  if ([...choices, ...before.flatMap((old) => old.choices)].some((id) => begun.includes(id))) throw new ProblemError('answers-closed');
  await db.deleteFrom('announcement_answer').where('tenant_id', '=', tenantId).where('announcement_id', '=', announcementId).where('child_id', 'in', childIds).execute();
  const isTakenBack = (ask.kind === 'choice' || ask.kind === 'appointment') && choices.length === 0;
  if (!isTakenBack) {
    await requirePlaces(db, tenantId, announcementId, ask, choices, childIds.length);
    const answered_at = new Date().toISOString();
    const slot = ask.kind === 'appointment' ? (choices.find((id) => id !== 'decline') ?? null) : null;
    const common = { tenant_id: tenantId, announcement_id: announcementId, answered_by: personId, on_behalf: onBehalf, choices, slot, signature, answered_at };
    // A slot belongs to one child: the index says so, and what does not go in gives back to the family what it had before.
    const kept = await db
      .insertInto('announcement_answer')
      .values(childIds.map((child_id) => ({ ...common, child_id, told_to: toldTo.get(child_id) ?? null })))
      .onConflict((conflict) => conflict.doNothing())
      .returning('child_id')
      .execute();
    if (kept.length < childIds.length) throw new ProblemError('option-full');
  }
  if (!onBehalf) await markRead(db, caller, announcementId, tellSender);
  // The other guardians of the child no longer need to answer.
  const audience = sql<string[]>`array(select guardian_id from announcement_recipient where tenant_id = ${tenantId} and announcement_id = ${announcementId} and child_id = any(${childIds}::text[]))`;
  await appendEvents(db, [{ tenantId, type: 'announcement.changed', subject: { announcementId }, audience }]);
  tellSender(tenantId, announcementId);
  return readAnnouncement(db, caller, announcementId);
}

interface StandingRow {
  child_id: string;
  answered_by: string;
  on_behalf: boolean;
  choices: string[];
  signature: string | null;
  giver_guards: boolean;
  /** Who alone is told what the sender puts in its place: a guardian of today who has answered it. */
  told_to: string | null;
}
/** What was answered for these children, and whether who said it guards them today. */
async function standing(db: Executor, tenantId: string, announcementId: string, childIds: readonly string[]): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select answer.child_id, answer.answered_by, answer.on_behalf, answer.choices, answer.signature, ${giverGuards} as giver_guards, (
      select g.guardian_id from guardianship g where g.tenant_id = answer.tenant_id and g.child_id = answer.child_id and g.ended_at is null
        and g.guardian_id = case when answer.on_behalf then answer.told_to else answer.answered_by end limit 1) as told_to
    from announcement_answer answer
    where answer.tenant_id = ${tenantId} and answer.announcement_id = ${announcementId} and answer.child_id = any(${[...childIds]}::text[])`.execute(db);
  return rows;
}

const isPast = (moment: string | null): boolean => moment !== null && Date.parse(moment) < Date.now();

/** The answer as it is kept. @throws ProblemError invalid-request when it does not fit what is asked */
function fitting(ask: v.InferOutput<typeof Ask>, { choices, signature }: Answer): { choices: string[]; signature: string | null } {
  const wrong = (pointer: string) => new ProblemError('invalid-request', { errors: [{ pointer, rule: 'answer' }] });
  const chosen = [...new Set(choices)];
  const { options, least, most } = choosing(ask);
  const known = options.map(({ id }) => id);
  if (ask.kind === 'none') throw wrong('/');
  if (chosen.length > most || chosen.length < least || chosen.some((id) => !known.includes(id))) throw wrong('/choices');
  if ((ask.kind === 'signature') !== (signature !== null)) throw wrong('/signature');
  // In the order of the options: which was ticked first means nothing.
  return { choices: known.filter((id) => chosen.includes(id)), signature };
}

/** A guardian answers for own children, the sender for all whom it is for. @throws ProblemError not-found */
async function requireChildren(db: Executor, { tenantId, personId, identity }: Caller, announcementId: string, childIds: readonly string[]): Promise<void> {
  const asked = sql`tenant_id = ${tenantId} and announcement_id = ${announcementId} and child_id = any(${[...childIds]}::text[])`;
  const { rows } =
    identity.role === 'guardian'
      ? await sql<{ count: number }>`select count(*) from (select * from announcement_recipient where ${asked} and guardian_id = ${personId}) r
          join guardianship g on g.tenant_id = r.tenant_id and g.guardian_id = r.guardian_id and g.child_id = r.child_id and g.ended_at is null`.execute(db)
      : await sql<{ count: number }>`select count(*) from announcement_child where ${asked}`.execute(db);
  if (rows[0]?.count !== childIds.length) throw new ProblemError('not-found');
}

/** Places of choices and lists are counted; that an appointment is one child's the database itself knows. @throws ProblemError option-full */
async function requirePlaces(db: Executor, tenantId: string, announcementId: string, ask: v.InferOutput<typeof Ask>, choices: readonly string[], wanted: number): Promise<void> {
  if (ask.kind === 'appointment') return;
  const limited = choosing(ask).options.filter(({ id, capacity }) => capacity !== null && choices.includes(id));
  for (const { id, capacity } of limited) {
    const { rows } = await sql<{ count: number }>`select count(*) from announcement_answer
      where tenant_id = ${tenantId} and announcement_id = ${announcementId} and ${id} = any(choices)`.execute(db);
    if ((rows[0]?.count ?? 0) + wanted > (capacity ?? 0)) throw new ProblemError('option-full');
  }
}
