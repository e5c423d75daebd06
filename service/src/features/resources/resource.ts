/** Resources as the contract shows them, from the rows that hold them. */
import type { Logger } from 'pino';
import * as v from 'valibot';
import { Resource, ResourceSummary, toldCount } from '../../../../contract/src/index.ts';
import type { Executor } from '../../database/carrier.ts';
import { parseStored, readable } from '../../database/stored.ts';

export type ResourceBody = v.InferOutput<typeof Resource>;
export type SummaryBody = v.InferOutput<typeof ResourceSummary>;

// What has a column of its own is not in the document.
const columns = ['id', 'version', 'modifiedAt', 'rating', 'uses'] as const;
/** What is said anew whenever it is read. */
const computed = ['attribution', 'missing'] as const;

/** What the column `document` holds: everything that does not have a column of its own. */
export const ResourceDocument = v.omit(Resource.pipe[0], [...columns, ...computed]);
export type ResourceDocument = v.InferOutput<typeof ResourceDocument>;
const SummaryDocument = v.omit(ResourceSummary.pipe[0], columns);

export interface ResourceRow {
  id: string;
  version: number;
  document: unknown;
  modified_at: string;
  /** Null where nobody has used or rated it yet. */
  uses: number | null;
  ratings: number | null;
  stars: number | null;
}

/** Rows of resources with their figures. */
export function selectResources(db: Executor, tenantId: string) {
  return db
    .selectFrom('resource')
    .leftJoin('resource_figures as figures', (join) =>
      join.onRef('figures.tenant_id', '=', 'resource.tenant_id').onRef('figures.resource_id', '=', 'resource.id'),
    )
    .select(['resource.id', 'resource.version', 'document', 'modified_at', 'uses', 'ratings', 'stars'])
    .where('resource.tenant_id', '=', tenantId);
}

/** The whole resource. @throws StoredDataError */
export function toResource(row: ResourceRow): ResourceBody {
  const document = parseStored(ResourceDocument, row.document, 'resource.document');
  return { ...document, ...ownColumns(row), attribution: attributionOf(document) };
}

/** Whose it is, in one line that needs no words of ours. */
export function attributionOf({ title, lecturers, rightsHolder, licence, admittedBy }: ResourceDocument): string {
  const parts = [`《${title}》`, ...lecturers, rightsHolder, licence ?? '', admittedBy.name];
  return [...new Set(parts)].filter((part) => part !== '').join('，');
}

/** The address at its provider that opens it for everybody. What is launched in a tool has none. */
export function linkOf({ renditions }: Pick<ResourceDocument, 'renditions'>): ResourceDocument['renditions'][number] | undefined {
  return renditions.find(({ kind, opensBy }) => kind === 'link' && opensBy === undefined);
}

/** What stands beside the document. */
function ownColumns({ id, version, modified_at, uses, ratings, stars }: ResourceRow) {
  return { id, version, modifiedAt: modified_at, rating: { average: averageOf(ratings, stars), count: ratings ?? 0 }, uses: toldCount(uses ?? 0) };
}

/** Stars with one decimal; null before the first rating. */
export function averageOf(ratings: number | null, stars: number | null): number | null {
  return ratings === null || ratings === 0 ? null : Math.round(((stars ?? 0) / ratings) * 10) / 10;
}

/** What a list shows. @throws StoredDataError */
export function toSummary(row: ResourceRow): SummaryBody {
  return { ...parseStored(SummaryDocument, row.document, 'resource.document'), ...ownColumns(row) };
}

/** What a list shows of these resources, in the order of the ids; what is not there or cannot be read is left out. */
export async function readSummaries(db: Executor, tenantId: string, ids: readonly string[], logger: Logger): Promise<SummaryBody[]> {
  if (ids.length === 0) return [];
  const rows = await selectResources(db, tenantId).where('resource.id', 'in', ids).execute();
  const byId = new Map(readable(rows, toSummary, logger).map((summary) => [summary.id, summary]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
