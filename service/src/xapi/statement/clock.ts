/**
 * When statements are stored, and through which moment readers have all of them. A writing transaction holds a shared lock
 * that is numbered with the second in which it began; so whoever reads sees the oldest one still under way, in whichever
 * process it runs, and nobody waits for anybody.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '../../database/carrier.ts';

/** Any number that no other lock of the service has. */
const lockClass = 0x78_41_50;

/** Announces the write, then tells the time by the database's clock: machines that share it agree. */
export function announceStoring(): RawBuilder<{ now: string }> {
  return sql`
    with announced as materialized (
      select pg_advisory_xact_lock_shared(${lockClass}::int, floor(extract(epoch from clock_timestamp()))::int)
    )
    select clock_timestamp() as now from announced`;
}

/** The moment through which all statements can be read. The clock is read before the locks, whatever the plan. */
export async function consistentThrough(db: Executor): Promise<string> {
  const { rows } = await sql<{ now: string; oldest: number | null }>`
    select statement_timestamp() as now, (select min(objid::bigint) from pg_locks
      where locktype = 'advisory' and classid = ${lockClass}::int::oid and objsubid = 2
        and database = (select oid from pg_database where datname = current_database())) as oldest`.execute(db);
  const { now = new Date().toISOString(), oldest = null } = rows[0] ?? {};
  // Moments are kept in milliseconds: one that is not over yet may still get a statement.
  return new Date(Math.min(Date.parse(now), oldest === null ? Number.POSITIVE_INFINITY : oldest * 1000) - 1).toISOString();
}

/** Tells that moment, and to those who only write the one that was told last: it is still true, and costs nothing. */
export class ConsistentThrough {
  readonly #db: Executor;
  #last: string | null = null;

  constructor(db: Executor) {
    this.#db = db;
  }

  async tell(isReading: boolean): Promise<string> {
    if (isReading || this.#last === null) this.#last = await consistentThrough(this.#db);
    return this.#last;
  }
}
