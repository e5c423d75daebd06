/** Pictures and files of announcements: their author's alone until they are sent, then for whoever may read the announcement, then gone. */
import { sql } from 'kysely';
import type { RouteInput, routes } from '../../../../contract/src/index.ts';
import { concerns } from '../../authorisation/announcements.ts';
import type { Executor } from '../../database/carrier.ts';
import type { Attachment, ReportedAttachment } from '../../database/chat-tables.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { bytesOf, namesOf, type UploadPlace } from '../../uploads/attachment-upload.ts';
import { markDropped } from '../../uploads/dropped-files.ts';
import { FileSweep, type GoneFile } from '../../uploads/file-sweep.ts';
import type { PartStore } from '../../uploads/part-store.ts';
import { evidenceDays, unsentMs } from '../chat/attachment-sweep.ts';

const dayMs = 86_400_000;
/** Where in the store they lie. */
export const announcedFiles = { area: 'announcement-files' } as const;

/** What the bytes lie under. Ids are made by clients, and are each unique only for their author. */
export const storedName = (authorId: string, id: string): string => `${authorId}.${id}`;
export const announcedFile = ({ personId }: Caller, { attachmentId: id }: { attachmentId: string }): UploadPlace => ({
  table: 'announcement_attachment',
  carrier: 'announcement_id',
  key: { author_id: personId, id },
  storedName: storedName(personId, id),
});

/** Puts what the caller has uploaded to an announcement, in this order. @throws ProblemError not-found for what is not whole, another's, or sent already */
export async function takeFiles(db: Executor, { tenantId, personId }: Caller, announcementId: string, ids: readonly string[]): Promise<readonly Attachment[] | null> {
  if (ids.length === 0) return null;
  const { rows } = await sql<{ whole: Attachment }>`
    update announcement_attachment set announcement_id = ${announcementId}
    where tenant_id = ${tenantId} and author_id = ${personId} and announcement_id is null and whole is not null and id = any(${[...ids]}::text[])
    returning whole`.execute(db);
  const files = ids.flatMap((id) => rows.find(({ whole }) => whole.id === id)?.whole ?? []);
  if (files.length !== ids.length) throw new ProblemError('not-found');
  return files;
}

/** What went with an announcement, with the sums of its bytes, also when it was recalled and they are kept. */
export async function filesOf(db: Executor, tenantId: string, announcementId: string): Promise<ReportedAttachment[]> {
  const { rows } = await sql<{ file: ReportedAttachment }>`select f.whole || jsonb_build_object('sha256', f.sha256) as file from announcement_attachment f
    where f.tenant_id = ${tenantId} and f.announcement_id = ${announcementId} order by f.id`.execute(db);
  return rows.map(({ file }) => file);
}

/** The bytes, for who may read the announcement now. @throws ProblemError not-found */
export async function readFile(db: Executor, caller: Caller, { announcementId, attachmentId }: RouteInput<typeof routes.readAnnouncedFile>['params'], store: PartStore): Promise<Response> {
  const { tenantId } = caller;
  const { rows } = await sql<{ authorId: string; whole: Attachment }>`
    select f.author_id as "authorId", f.whole from announcement a
    join announcement_attachment f on f.tenant_id = a.tenant_id and f.announcement_id = a.id and f.id = ${attachmentId}
    where a.tenant_id = ${tenantId} and a.id = ${announcementId} and a.recalled_at is null and ${concerns(caller)}`.execute(db);
  const [file] = rows;
  if (file === undefined) throw new ProblemError('not-found');
  return bytesOf(store, tenantId, storedName(file.authorId, file.whole.id), file.whole);
}

/** The announcement is recalled: its files go, but those of what somebody reported, which nobody gets any more either. */
export async function detachFiles(db: Executor, tenantId: string, announcementId: string): Promise<void> {
  const of = sql`tenant_id = ${tenantId} and announcement_id = ${announcementId}`;
  await sql`update announcement set attachments = null where tenant_id = ${tenantId} and id = ${announcementId}`.execute(db);
  await sql`update announcement_attachment set retracted_at = ${new Date().toISOString()}
    where ${of} and exists (select from received_case r where r.tenant_id = ${tenantId} and r.announcement_id = ${announcementId})`.execute(db);
  const { rows } = await sql<{ authorId: string; id: string }>`delete from announcement_attachment where ${of} and retracted_at is null returning author_id as "authorId", id`.execute(db);
  await markDropped(db, tenantId, announcedFiles, rows.flatMap(({ authorId, id }) => namesOf(storedName(authorId, id))));
}

/** Ends what was begun and never sent, and what was kept of recalled announcements, when its time is over. */
export class AnnouncedFileSweep extends FileSweep {
  protected override async takeOut(db: Executor, now: number): Promise<readonly GoneFile[]> {
    const [unsent, kept] = [now - unsentMs, now - evidenceDays * dayMs].map((moment) => new Date(moment).toISOString());
    const { rows } = await sql<{ tenantId: string; authorId: string; id: string }>`
      delete from announcement_attachment a where (a.announcement_id is null and a.touched_at < ${unsent})
        or (a.retracted_at < ${kept} and not exists (select from received_case r where r.tenant_id = a.tenant_id and r.announcement_id = a.announcement_id
          and (r.closed_at is null or r.closed_at >= ${kept})))
      returning a.tenant_id as "tenantId", a.author_id as "authorId", a.id`.execute(db);
    return rows.map(({ tenantId, authorId, id }) => ({ tenantId, storedName: storedName(authorId, id) }));
  }
}
