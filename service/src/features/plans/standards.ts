/** Curriculum standards of the caller's platform and of those above it. */
import { sql, type RawBuilder } from 'kysely';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { StandardItem, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import type { PlanTables } from '../../database/plan-tables.ts';
import { parseStored, readable } from '../../database/stored.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { collate } from '../collate.ts';

type Document = RouteOutput<typeof routes.listStandards>['items'][number];
type Row = Omit<PlanTables['standard_document'], 'items'>;
const Items = v.array(StandardItem);

/** The tenant and all above it, the nearest first. */
const lineage = (tenantId: string): RawBuilder<unknown> => sql`with recursive up as (
    select tenant_id, parent_id, 0 as height from tenant where tenant_id = ${tenantId}
    union all select t.tenant_id, t.parent_id, up.height + 1 from tenant t join up on t.tenant_id = up.parent_id)`;
const columns = sql`d.tenant_id, d.id, d.title, d.subject, d.creator, d.version, d.changed_at, d.item_count`;

/** By subject and title. Where two platforms have the same document, the nearest one's stands. */
export async function listStandards(db: Executor, caller: Caller, logger: Logger): Promise<Document[]> {
  await authorise(db, caller, 'plan.create', { person: caller.personId });
  const { rows } = await sql<Row>`${lineage(caller.tenantId)}
    select distinct on (d.id) ${columns} from standard_document d join up on up.tenant_id = d.tenant_id order by d.id, up.height`.execute(db);
  return readable(rows, toDocument, logger).sort((one, other) => collate(`${one.subject} ${one.title}`, `${other.subject} ${other.title}`));
}

/** @throws ProblemError not-found */
export async function readStandard(db: Executor, caller: Caller, documentId: string): Promise<RouteOutput<typeof routes.readStandard>> {
  await authorise(db, caller, 'plan.create', { person: caller.personId });
  const { rows } = await sql<Row & { items: unknown }>`${lineage(caller.tenantId)}
    select ${columns}, d.items from standard_document d join up on up.tenant_id = d.tenant_id where d.id = ${documentId} order by up.height limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemError('not-found');
  return { ...toDocument(row), items: parseStored(Items, row.items, 'standard_document.items') };
}

const toDocument = ({ id, title, subject, creator, version, changed_at, item_count }: Row): Document => ({ id, title, subject, creator, version, changedAt: changed_at, itemCount: item_count });
