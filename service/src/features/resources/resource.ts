/** Resources as the contract shows them, from the rows that hold them. */
import type * as v from 'valibot';
import { ResourceSummary, type Resource } from '../../../../contract/src/index.ts';

export type ResourceBody = v.InferOutput<typeof Resource>;
export type SummaryBody = v.InferOutput<typeof ResourceSummary>;
/** What the column `document` holds: everything that does not have a column of its own. */
export type ResourceDocument = Omit<ResourceBody, 'id' | 'version' | 'modifiedAt'>;

export interface ResourceRow {
  id: string;
  version: number;
  document: Record<string, unknown>;
  modified_at: string;
}

const summaryKeys = Object.keys(ResourceSummary.entries);

/** The whole resource. */
export function toResource({ id, version, document, modified_at }: ResourceRow): ResourceBody {
  // Only `writeCatalogue` writes documents, and it takes them as `ResourceDocument`.
  return { ...(document as unknown as ResourceDocument), id, version, modifiedAt: modified_at };
}

/** What a list shows. */
export function toSummary(row: ResourceRow): SummaryBody {
  const resource = toResource(row);
  return Object.fromEntries(Object.entries(resource).filter(([key]) => summaryKeys.includes(key))) as SummaryBody;
}
