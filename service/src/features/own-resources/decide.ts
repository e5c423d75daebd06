/** A manager of the platform admits what was submitted, or returns it with a reason; whichever comes first stands. */
import * as v from 'valibot';
import { dayInChina, type RouteInput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { topOrganisation } from '../../authorisation/top-organisation.ts';
import type { Executor } from '../../database/carrier.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { admittingOrganisation } from '../../import/admitting.ts';
import { deliveredOf } from '../../import/delivered.ts';
import { toDocument } from '../../import/resource-document.ts';
import { emptyCount } from '../../import/upsert.ts';
import { writeBatch } from '../../import/write-batch.ts';
import { appendEvents } from '../../outbox/outbox.ts';
import { ResourceDocument } from '../resources/resource.ts';
import { endings } from './file-kind.ts';
import { publicAddress } from './file-store.ts';
import { isWhole, judgeDraft, pathOf } from './judge-draft.ts';
import { notifyAuthor } from './notify.ts';
import { incomplete, obstaclesOf } from './obstacles.ts';
import { draftOf, readFiles, readDecided, type OwnBody, type Reading } from './own-resource-rows.ts';
import { tell } from './write-own-resource.ts';

type Decision = RouteInput<typeof routes.decideAdmission>['body'];

/** @throws ProblemError not-found; conflict where it was decided otherwise, withdrawn, or is not what was read; own-resource-incomplete */
export async function decide(db: Executor, caller: Caller, id: string, { admitted, submittedAt, reason }: Decision, reading: Reading): Promise<OwnBody> {
  const { tenantId, personId } = caller;
  await authorise(db, caller, 'resource.admit', { organisation: await topOrganisation(db, tenantId) });
  const row = await db.selectFrom('own_resource').selectAll().where((where) => where.and({ tenant_id: tenantId, id })).forUpdate().executeTakeFirst();
  // A draft is as if it were not there.
  if (row === undefined || row.state === 'draft') throw new ProblemError('not-found');
  const decided = admitted ? 'admitted' : 'returned';
  // Taken back and submitted anew, it is something that the manager has not seen.
  if (row.submitted_at === null || Date.parse(row.submitted_at) !== Date.parse(submittedAt)) throw new ProblemError('conflict');
  if (row.state === decided) return readDecided(db, tenantId, id, reading);
  if (row.state !== 'pending-review' || row.author_id === personId) throw new ProblemError('conflict');
  const decision = { state: decided, decided_by: personId, decided_at: new Date().toISOString(), reason: admitted ? null : reason } as const;
  const resource_id = admitted ? await admitToCatalogue(db, caller, id, reading) : row.resource_id;
  const after = await db.updateTable('own_resource').set({ ...decision, resource_id }).where((where) => where.and({ tenant_id: tenantId, id })).returningAll().executeTakeFirstOrThrow();
  await tell(db, tenantId, id);
  await notifyAuthor(db, after);
  return readDecided(db, tenantId, id, reading);
}

/** Writes it into the platform's own catalogue, with who admitted and who reviewed it. */
async function admitToCatalogue(db: Executor, { tenantId, personId }: Caller, id: string, reading: Reading): Promise<string> {
  const draft = draftOf(await db.selectFrom('own_resource').select('draft').where((where) => where.and({ tenant_id: tenantId, id })).executeTakeFirstOrThrow());
  const files = await readFiles(db, tenantId, id);
  const { row } = judgeDraft(id, draft, files, reading.places);
  const obstacles = obstaclesOf(id, draft, files, reading);
  // Rules may have changed since it was submitted.
  if (row === null || obstacles.length > 0) throw incomplete(obstacles);
  const addresses = new Map<string, string>();
  for (const file of files.filter(isWhole)) if (file.kind !== null) addresses.set(pathOf(file), publicAddress(tenantId, file.id, endings[file.kind]));
  const admittedBy = await admittingOrganisation(db, tenantId);
  const reviewer = await db.selectFrom('person').select('name').where((where) => where.and({ tenant_id: tenantId, id: personId })).executeTakeFirstOrThrow();
  const review = { reviewer: reviewer.name, unit: admittedBy.name, date: dayInChina(Date.now()) };
  const document = v.parse(ResourceDocument, toDocument({ ...row, review }, { admittedBy, addressOf: (path) => addresses.get(path) ?? '' }));
  const [resourceId] = await writeBatch(db, tenantId, [{ document, delivered: deliveredOf(row) }], emptyCount());
  await appendEvents(db, [{ tenantId, type: 'catalogue.changed', subject: {}, audience: null }]);
  if (resourceId === undefined) throw new Error('The catalogue did not say under which id it has the resource.');
  return resourceId;
}
