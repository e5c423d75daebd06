/** What is collected, and how what is optional stands: grown-ups decide for themselves, guardians for pupils. */
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { collected, collectedIds, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { chosenFor, isCollectedUnasked, type Chosen } from '../../authorisation/collected.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import { isMinor, type Caller } from '../../identity/caller.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { guardiansOf } from '../people.ts';

type Body = RouteOutput<typeof routes.readCollected>;
type Choice = Body['choices'][number];

const optional = collectedIds.filter((id) => !collected[id].necessary);

export async function readCollected(db: Executor, caller: Caller): Promise<Body> {
  const { tenantId, personId, identity } = caller;
  const children =
    identity.role === 'guardian'
      ? await db.selectFrom('guardianship').select('child_id').where((where) => where.and({ tenant_id: tenantId, guardian_id: personId })).where('ended_at', 'is', null).orderBy('child_id').execute()
      : [];
  const choices: Choice[] = [];
  for (const person of [personId, ...children.map(({ child_id }) => child_id).filter((id) => id !== personId)]) {
    for (const category of optional) choices.push(await readChoice(db, caller, person, category));
  }
  return { categories: collectedIds.map((id) => ({ id, ...collected[id], events: [...collected[id].events] })), choices };
}

async function readChoice(db: Executor, caller: Caller, personId: string, category: Choice['category']): Promise<Choice> {
  const { tenantId } = caller;
  const person = sql`${personId}::text`;
  const { rows } = await sql<{ id: string; name: string; chosen: Chosen | null; unasked: boolean }>`
    select id, name, ${chosenFor(tenantId, person, sql`${category}::text`)} as chosen, ${isCollectedUnasked(tenantId, person)} as unasked
    from person where tenant_id = ${tenantId} and id = ${personId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemError('not-found');
  const { id, name, chosen, unasked } = row;
  // Whoever is a pupil decides nothing for the own self, in whatever identity.
  const mayDecide = personId !== caller.personId || !isMinor(caller);
  return { category, person: { id, name }, collected: chosen?.collected ?? unasked, mayDecide, decidedAt: chosen?.decidedAt ?? null, decidedBy: chosen?.decidedBy ?? null };
}

/** @throws ProblemError forbidden for pupils about themselves; not-found for anybody else's child, and for what cannot be turned off */
export async function decideCollected(db: Executor, caller: Caller, given: RouteInput<typeof routes.decideCollected>['params'], isCollected: boolean): Promise<Choice> {
  const { tenantId, personId: decider } = caller;
  const { personId } = given;
  await authorise(db, caller, 'collected.decide', { person: personId });
  if (personId === decider && isMinor(caller)) throw new ProblemError('forbidden');
  const category = optional.find((id) => id === given.category);
  if (category === undefined) throw new ProblemError('not-found');
  const before = await readChoice(db, caller, personId, category);
  // Sent again after a lost line: it was decided when it was decided.
  if (before.decidedBy?.id === decider && before.collected === isCollected) return before;
  await db
    .insertInto('collected_choice')
    .values({ tenant_id: tenantId, id: uuidv7(), person_id: personId, category, collected: isCollected, decided_by: decider, decided_at: new Date().toISOString() })
    .execute();
  const guardians = (await guardiansOf(db, tenantId, [personId])).map(({ guardianId }) => guardianId);
  await appendEvents(db, [{ tenantId, type: 'privacy.changed', subject: { personId }, audience: [...new Set([personId, decider, ...guardians])] }]);
  return readChoice(db, caller, personId, category);
}
