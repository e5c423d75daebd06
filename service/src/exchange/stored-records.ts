/** The stored catalogue, page by page, as records that go out. */
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Executor } from '../database/carrier.ts';
import { readable } from '../database/stored.ts';
import { recordOf, type ExchangeRecord } from './exchange-record.ts';

const pageSize = 500;

/** Everything that others may have: what is listed and has not ended. */
export async function* storedRecords(db: Executor, tenantId: string, ids: readonly string[] | null, origin: string, logger: Logger): AsyncGenerator<ExchangeRecord[]> {
  let last = '';
  for (;;) {
    const rows = await db
      .selectFrom('resource')
      .select(['id', 'document', 'delivered', 'modified_at'])
      .where('tenant_id', '=', tenantId)
      .where('ended_at', 'is', null)
      .where('listed', '=', true)
      .where('id', '>', last)
      .$if(ids !== null, (query) => query.where(sql<boolean>`id = any(${ids}::text[])`))
      .orderBy('id')
      .limit(pageSize)
      .execute();
    yield readable(rows, (row) => recordOf(row, origin), logger);
    if (rows.length < pageSize) return;
    last = rows.at(-1)?.id ?? last;
  }
}
