/** Pictures in the texts of lesson plans: of whoever may write the plan, for whoever may read it, and in the copies that are made of it. */
import { sql, type RawBuilder } from 'kysely';
import { authorise } from '../../authorisation/authorise.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Attachment } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { beginUpload, bytesOf, dropUpload, namesOf, storeUploadPart, type UploadPlace } from '../../uploads/attachment-upload.ts';
import { markDropped } from '../../uploads/dropped-files.ts';
import { FileSweep, type GoneFile } from '../../uploads/file-sweep.ts';
import type { PartStore } from '../../uploads/part-store.ts';
import { unsentMs } from '../chat/attachment-sweep.ts';

/** Where in the store they lie. */
export const planPictures = { area: 'plan-pictures' } as const;

interface Named {
  readonly planId: string;
  readonly pictureId: string;
}
type Upload = Awaited<ReturnType<typeof beginUpload>>;

const storedName = ({ planId, pictureId }: Named): string => `${planId}.${pictureId}`;
const placeOf = (named: Named): UploadPlace => ({ table: 'plan_picture', carrier: 'placed_in', key: { plan_id: named.planId, id: named.pictureId }, storedName: storedName(named) });

/** @throws ProblemError not-found; conflict; attachment-kind; attachment-too-large */
export async function beginPicture(db: Executor, caller: Caller, named: Named, { name, sizeBytes }: { name: string; sizeBytes: number }, store: PartStore): Promise<Upload> {
  await authorise(db, caller, 'plan.write', { plan: named.planId });
  return beginUpload(db, caller, placeOf(named), { kind: 'picture', name, sizeBytes }, store);
}

/** With the last part it stands in the plan. @throws ProblemError not-found; conflict; attachment-kind */
export async function storePicturePart(db: Executor, caller: Caller, { offset, ...named }: Named & { offset: number }, bytes: Uint8Array, store: PartStore): Promise<Upload> {
  await authorise(db, caller, 'plan.write', { plan: named.planId });
  const upload = await storeUploadPart(db, caller, placeOf(named), offset, bytes, store);
  if (upload.attachment !== null) await db.updateTable('plan_picture').set({ placed_in: named.planId }).where((where) => where.and({ tenant_id: caller.tenantId, plan_id: named.planId, id: named.pictureId })).execute();
  return upload;
}

export const dropPicture = async (db: Executor, caller: Caller, named: Named, store: PartStore): Promise<void> => dropUpload(db, caller, placeOf(named), store);

/** @throws ProblemError not-found */
export async function readPicture(db: Executor, caller: Caller, { planId, pictureId }: Named, store: PartStore): Promise<Response> {
  await authorise(db, caller, 'plan.read', { plan: planId });
  return read(db, caller, sql`p.plan_id = ${planId} and p.id = ${pictureId}`, store);
}

/** What came into the plan after it was handed in is none of the reader's. @throws ProblemError not-found */
export async function readSubmittedPicture(db: Executor, caller: Caller, { reviewId, pictureId }: { reviewId: string; pictureId: string }, store: PartStore): Promise<Response> {
  await authorise(db, caller, 'plan.review', { planReview: reviewId });
  return read(db, caller, sql`p.id = ${pictureId} and exists (select from plan_review r where r.tenant_id = p.tenant_id and r.plan_id = p.plan_id and r.id = ${reviewId} and p.touched_at <= r.submitted_at)`, store);
}

async function read(db: Executor, { tenantId }: Caller, condition: RawBuilder<unknown>, store: PartStore): Promise<Response> {
  const { rows } = await sql<{ planId: string; whole: Attachment }>`select p.placed_in as "planId", p.whole from plan_picture p where p.tenant_id = ${tenantId} and p.placed_in is not null and ${condition}`.execute(db);
  const [picture] = rows;
  if (picture === undefined) throw new ProblemError('not-found');
  return bytesOf(store, tenantId, storedName({ planId: picture.planId, pictureId: picture.whole.id }), picture.whole);
}

/**
 * Deletes one for good: whoever put it in, or whose plan it was put into, everywhere; whose plan has a copy of it, there. Texts and versions
 * name it still, and say that it is gone: the face of a child must not stay because somebody may want to undo.
 * @throws ProblemError not-found; forbidden
 */
export async function removePicture(db: Executor, caller: Caller, { planId, pictureId }: Named, store: PartStore): Promise<void> {
  const { tenantId, personId } = caller;
  await authorise(db, caller, 'plan.write', { plan: planId });
  const { rows } = await sql<{ authorId: string; placedIn: string; ownerId: string }>`
    select p.author_id as "authorId", p.placed_in as "placedIn", l.author_id as "ownerId"
    from plan_picture p join lesson_plan l on l.tenant_id = p.tenant_id and l.id = p.plan_id
    where p.tenant_id = ${tenantId} and p.plan_id = ${planId} and p.id = ${pictureId} and p.placed_in is not null for update of p`.execute(db);
  const [picture] = rows;
  if (picture === undefined) return dropUnsent(db, caller, { planId, pictureId }, store);
  const { authorId, placedIn, ownerId } = picture;
  const isEverywhere = authorId === personId || (ownerId === personId && placedIn === planId);
  if (!isEverywhere && ownerId !== personId) throw new ProblemError('forbidden');
  await sql`delete from plan_picture where tenant_id = ${tenantId} and id = ${pictureId} and placed_in = ${placedIn} ${isEverywhere ? sql`` : sql`and plan_id = ${planId}`}`.execute(db);
  const { rows: left } = await sql`select from plan_picture where tenant_id = ${tenantId} and id = ${pictureId} and placed_in = ${placedIn} limit 1`.execute(db);
  if (left.length === 0) await markDropped(db, tenantId, store, namesOf(storedName({ planId: placedIn, pictureId })));
}

/** What the caller has begun to put in and not finished. */
async function dropUnsent(db: Executor, { tenantId, personId }: Caller, named: Named, store: PartStore): Promise<void> {
  const gone = await db
    .deleteFrom('plan_picture')
    .where((where) => where.and({ tenant_id: tenantId, plan_id: named.planId, id: named.pictureId, author_id: personId }))
    .where('placed_in', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (gone !== undefined) await markDropped(db, tenantId, store, namesOf(storedName(named)));
}

/** A plan that is made from another has its pictures: the bytes lie there once. */
export async function copyPictures(db: Executor, { tenantId }: Caller, planId: string, copyOf: string): Promise<void> {
  await sql`insert into plan_picture (tenant_id, plan_id, id, author_id, kind, name, description, duration_ms, size_bytes, received, whole, sha256, touched_at, placed_in)
    select tenant_id, ${planId}, id, author_id, kind, name, description, duration_ms, size_bytes, received, whole, sha256, touched_at, placed_in
    from plan_picture where tenant_id = ${tenantId} and plan_id = ${copyOf} and placed_in is not null`.execute(db);
}

/** Ends what was begun and never came whole. */
export class PlanPictureSweep extends FileSweep {
  protected override async takeOut(db: Executor, now: number): Promise<readonly GoneFile[]> {
    const { rows } = await sql<Named & { tenantId: string }>`
      delete from plan_picture p where p.placed_in is null and p.touched_at < ${new Date(now - unsentMs).toISOString()}
      returning p.tenant_id as "tenantId", p.plan_id as "planId", p.id as "pictureId"`.execute(db);
    return rows.map((row) => ({ tenantId: row.tenantId, storedName: storedName(row) }));
  }
}
