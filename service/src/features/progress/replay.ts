/** Progress made again without what was voided: as if that had never been said. */
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '../../database/carrier.ts';
import { inOneTrip } from '../../database/trip.ts';
import { insertEvents } from '../../outbox/outbox.ts';
import type { Statement } from '../../xapi/statement/schema.ts';
import { readFacts, type Facts } from './facts.ts';
import { believable } from './plausible.ts';
import { deleteProgress, heldProgress, holdProgress, textOf, writeProgress } from './progress-rows.ts';
import { applyStatement, type ProgressKey, type ProgressRow } from './progress.ts';
import { changeEvent } from './project.ts';

/** What is kept of a statement to say again what progress it gave. */
interface Said {
  task_id: string | null;
  body: Statement & { timestamp: string };
  stored_at: string;
  clock_offset: number | null;
  is_part: boolean;
}

/** Whose progress in what a voided statement was about. */
export interface VoidedPlace {
  personId: string | null;
  resourceId: string | null;
  taskId: string | null;
}

/** Makes the progress anew that statements gave which count no more, and tells of it. */
export async function replay(db: Executor, tenantId: string, voided: readonly VoidedPlace[]): Promise<void> {
  const keys = new Map<string, ProgressKey>();
  for (const { personId, resourceId, taskId: task } of voided) {
    if (personId === null || resourceId === null) continue;
    for (const taskId of [null, task]) keys.set(textOf({ personId, resourceId, taskId }), { personId, resourceId, taskId });
  }
  if (keys.size === 0) return;
  const places = [...keys.values()];
  const facts = await readFacts(db, tenantId, places.map((place) => ({ ...place, isWhole: true })), []);
  const [held, ...said] = await inOneTrip(db, [holdProgress(tenantId, places), ...places.map((place) => statementsOf(tenantId, place))]);
  const before = heldProgress(held);
  const changes = places.map((place, index) => ({ ...place, row: again(place, said[index] ?? [], before.get(textOf(place)), facts) }));
  await inOneTrip(db, [
    writeProgress(tenantId, changes.flatMap(({ row, ...place }) => (row === null ? [] : [{ ...place, row }]))),
    deleteProgress(tenantId, changes.filter(({ row }) => row === null), 'all'),
    insertEvents(places.map((place) => changeEvent(tenantId, place, facts))),
  ]);
}

/** What still counts, in the order in which it came. */
function statementsOf(tenantId: string, { personId, resourceId, taskId }: ProgressKey): RawBuilder<Said> {
  return sql`
    select task_id, body, stored_at, clock_offset::double precision as clock_offset, is_part from statement
    where tenant_id = ${tenantId} and person_id = ${personId} and resource_id = ${resourceId} and not voided
      and (${taskId}::text is null or task_id = ${taskId})
    order by seq`;
}

function again({ resourceId, taskId }: ProgressKey, said: readonly Said[], before: ProgressRow | undefined, facts: Facts): ProgressRow | null {
  const length = facts.lengths.get(resourceId) ?? null;
  const task = facts.tasks.get(taskId ?? '');
  const row = said.reduce<ProgressRow | null>((earlier, { body, stored_at, clock_offset, is_part }) => {
    const next = applyStatement(earlier, body, { length, clockOffset: clock_offset ?? 0, isWhole: !is_part, now: new Date(stored_at) });
    return task?.in_order && earlier?.state !== 'completed' ? believable(earlier, next, task.created_at) : next;
  }, null);
  // Readers know a newer row by its version: it never goes back.
  return row && { ...row, updated_at: facts.stored, version: (before?.version ?? 0) + 1 };
}
