/** The rows of progress, many at once. */
import { sql, type RawBuilder } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ProgressKey, ProgressRow } from './progress.ts';

/** The same for the same key. */
export const textOf = ({ personId, resourceId, taskId }: ProgressKey) => [personId, resourceId, taskId ?? ''].join('\n');

const keyRow = ({ personId, resourceId, taskId }: ProgressKey) => ({ person_id: personId, resource_id: resourceId, task_id: taskId });

/**
 * Makes rows where there are none (version 0). Rows are made, then held, each time in one order: so two transactions with the
 * same learners wait for each other, and never in a circle.
 */
export function makeProgress(tenantId: string, keys: readonly ProgressKey[]): RawBuilder<unknown> {
  const sorted = [...keys].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
  const wanted = JSON.stringify(sorted.map((key) => ({ id: uuidv7(), ...keyRow(key) })));
  return sql`
    insert into progress (tenant_id, id, person_id, resource_id, task_id, state, position_seconds, watched, ratio, updated_at, version)
    select ${tenantId}, id, person_id, resource_id, task_id, 'started', 0, '[]', 0, now(), 0
    from jsonb_to_recordset(${wanted}::jsonb) as row (id text, person_id text, resource_id text, task_id text)
    on conflict (tenant_id, person_id, resource_id, task_id) do nothing`;
}

type KeyedRow = ProgressRow & ReturnType<typeof keyRow>;

/** The rows of the keys, held until the transaction ends. */
export function holdProgress(tenantId: string, keys: readonly ProgressKey[]): RawBuilder<KeyedRow> {
  const wanted = JSON.stringify(keys.map(keyRow));
  return sql`
    select progress.person_id, progress.resource_id, progress.task_id, state, position_seconds, duration_seconds, watched, ratio,
      reading, updated_at, position_at, version
    from progress join jsonb_to_recordset(${wanted}::jsonb) as wanted (person_id text, resource_id text, task_id text)
      on progress.person_id = wanted.person_id and progress.resource_id = wanted.resource_id
        and progress.task_id is not distinct from wanted.task_id
    where progress.tenant_id = ${tenantId}
    order by progress.person_id, progress.resource_id, progress.task_id nulls first
    for update of progress`;
}

/** The held rows by key. */
export function heldProgress(rows: readonly KeyedRow[]): Map<string, ProgressRow> {
  return new Map(
    rows.map(({ person_id: personId, resource_id: resourceId, task_id: taskId, ...row }) => [textOf({ personId, resourceId, taskId }), row]),
  );
}

/** Takes rows away: all of these, or those that were made for statements which turned out to count for nothing. */
export function deleteProgress(tenantId: string, keys: readonly ProgressKey[], which: 'all' | 'untouched'): RawBuilder<unknown> {
  return sql`
    delete from progress using jsonb_to_recordset(${JSON.stringify(keys.map(keyRow))}::jsonb) as row (person_id text, resource_id text, task_id text)
    where tenant_id = ${tenantId} and progress.person_id = row.person_id and progress.resource_id = row.resource_id
      and progress.task_id is not distinct from row.task_id and (${which === 'all'} or version = 0)`;
}

/** Writes rows that are held. */
export function writeProgress(tenantId: string, changes: readonly (ProgressKey & { row: ProgressRow })[]): RawBuilder<unknown> {
  const rows = JSON.stringify(changes.map(({ row, ...key }) => ({ ...keyRow(key), ...row })));
  return sql`
    update progress set state = row.state, position_seconds = row.position_seconds, duration_seconds = row.duration_seconds,
      watched = row.watched, ratio = row.ratio, reading = row.reading, updated_at = row.updated_at, position_at = row.position_at, version = row.version
    from jsonb_to_recordset(${rows}::jsonb) as row (person_id text, resource_id text, task_id text,
      state text, position_seconds double precision, duration_seconds double precision, watched jsonb, ratio double precision, reading jsonb,
      updated_at timestamptz, position_at timestamptz, version integer)
    where progress.tenant_id = ${tenantId} and progress.person_id = row.person_id and progress.resource_id = row.resource_id
      and progress.task_id is not distinct from row.task_id`;
}
