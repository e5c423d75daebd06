/** Rows of another system written as resources of a tenant, under the name of their source. */
import * as v from 'valibot';
import type { ResourceRow } from '../catalogue/types.ts';
import type { Executor } from '../database/carrier.ts';
import { appendEvents } from '../outbox/outbox.ts';
import { ResourceDocument } from '../features/resources/resource.ts';
import { admittingOrganisation } from '../import/admitting.ts';
import { deliveredOf } from '../import/delivered.ts';
import { noFigures, toDocument } from '../import/resource-document.ts';
import { emptyCount } from '../import/upsert.ts';
import { writeBatch } from '../import/write-batch.ts';

export interface Admission {
  row: ResourceRow;
  /** Page of the tool that it is launched in; null when its own address opens it. */
  toolPage: string | null;
}

/** Writes the rows; returns the ids of their resources in the same order. @throws when a row does not fit the contract */
export async function admit(
  db: Executor,
  tenantId: string,
  admissions: readonly Admission[],
  { source, isListed }: { source: { id: string; name: string }; isListed: boolean },
): Promise<string[]> {
  const admittedBy = await admittingOrganisation(db, tenantId);
  const records = admissions.map(({ row, toolPage }) => {
    const plain = toDocument(row, { admittedBy, source, addressOf: (path) => path });
    const launched = toolPage === null ? [] : [{ ...noFigures, kind: 'link', mimeType: 'text/html', url: toolPage, opensBy: 'launch' }];
    return { delivered: deliveredOf(row), document: v.parse(ResourceDocument, { ...plain, renditions: [...launched, ...plain.renditions] }) };
  });
  const ids = await writeBatch(db, tenantId, records, emptyCount(), { source: source.id, isListed });
  await appendEvents(db, [{ tenantId, type: 'catalogue.changed', subject: {}, audience: null }]);
  return ids;
}
