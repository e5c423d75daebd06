/** Resources as the contract shows them, from the rows that hold them. */
import * as v from 'valibot';
import { Resource, ResourceSummary } from '../../../../contract/src/index.ts';
import { parseStored } from '../../database/stored.ts';

export type ResourceBody = v.InferOutput<typeof Resource>;
export type SummaryBody = v.InferOutput<typeof ResourceSummary>;

// What has a column of its own is not in the document.
const { id: _id, version: _version, modifiedAt: _modifiedAt, ...documentEntries } = Resource.entries;
const { id: _summaryId, version: _summaryVersion, modifiedAt: _summaryModifiedAt, ...summaryEntries } = ResourceSummary.entries;

/** What the column `document` holds: everything that does not have a column of its own. */
export const ResourceDocument = v.object(documentEntries);
export type ResourceDocument = v.InferOutput<typeof ResourceDocument>;
const SummaryDocument = v.object(summaryEntries);

export interface ResourceRow {
  id: string;
  version: number;
  document: unknown;
  modified_at: string;
}

/** The whole resource. @throws StoredDataError */
export function toResource({ id, version, document, modified_at }: ResourceRow): ResourceBody {
  return { ...parseStored(ResourceDocument, document, 'resource.document'), id, version, modifiedAt: modified_at };
}

/** What a list shows. @throws StoredDataError */
export function toSummary({ id, version, document, modified_at }: ResourceRow): SummaryBody {
  return { ...parseStored(SummaryDocument, document, 'resource.document'), id, version, modifiedAt: modified_at };
}
