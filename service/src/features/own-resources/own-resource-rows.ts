/** Own resources as one reader may see them: whose they are is part of the query. */
import { sql, type RawBuilder, type Selectable } from 'kysely';
import * as v from 'valibot';
import { Id, LinkCheck, OwnResourceDraft, TechnicalCheck, Timestamp, threshold, type RouteInput, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { authorise } from '../../authorisation/authorise.ts';
import { topOrganisation } from '../../authorisation/top-organisation.ts';
import type { Executor } from '../../database/carrier.ts';
import type { OwnResourceTables } from '../../database/own-resource-tables.ts';
import { parseStored } from '../../database/stored.ts';
import type { Language } from '../../http/language.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';
import { decodeCursor, defaultPageSize, IdCursor, page } from '../cursor.ts';
import type { Places } from './judge-draft.ts';
import { obstaclesOf } from './obstacles.ts';

export type OwnBody = RouteOutput<typeof routes.readOwnResource>;
type Summary = RouteOutput<typeof routes.listOwnResources>['items'][number];
export type Draft = v.InferOutput<typeof OwnResourceDraft>;
export type FileRow = Selectable<OwnResourceTables['own_file']>;
export type OwnRow = Selectable<OwnResourceTables['own_resource']>;
type Row = OwnRow & { author_name: string; decider_name: string | null };
const WaitingCursor = v.strictTuple([Timestamp, Id]);

/** Whose words a reader gets, and where the catalogue's places are. */
export interface Reading {
  language: Language;
  places: Places;
}

async function select(db: Executor, tenantId: string, condition: RawBuilder<unknown>, order: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select o.*, author.name as author_name, decider.name as decider_name
    from own_resource o
    join person author on author.tenant_id = o.tenant_id and author.id = o.author_id
    left join person decider on decider.tenant_id = o.tenant_id and decider.id = o.decided_by
    where o.tenant_id = ${tenantId} and ${condition} order by ${order} limit ${limit}`.execute(db);
  return rows;
}

async function count(db: Executor, tenantId: string, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from own_resource o where o.tenant_id = ${tenantId} and ${condition}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** What the caller has made, the newest first. */
export async function listOwn(db: Executor, caller: Caller, { state, cursor, limit = defaultPageSize }: RouteInput<typeof routes.listOwnResources>['query']): Promise<RouteOutput<typeof routes.listOwnResources>> {
  const after = decodeCursor(cursor, IdCursor);
  const own = sql`o.author_id = ${caller.personId} and ${state === undefined ? sql`true` : sql`o.state = ${state}`}`;
  const beyond = after === undefined ? sql`true` : sql`o.id < ${after[0]}`;
  const found = await select(db, caller.tenantId, sql`${own} and ${beyond}`, sql`o.id desc`, limit + 1);
  const { rows, nextCursor } = page(found, limit, ({ id }) => [id]);
  return { items: rows.map(toSummary), nextCursor, total: await count(db, caller.tenantId, own) };
}

/** What waits for the platform, the longest first. @throws ProblemError not-found for who does not manage it */
export async function listWaiting(db: Executor, caller: Caller, { cursor, limit = defaultPageSize }: RouteInput<typeof routes.listSubmissions>['query']): Promise<RouteOutput<typeof routes.listSubmissions>> {
  await authorise(db, caller, 'resource.admit', { organisation: await topOrganisation(db, caller.tenantId) });
  const after = decodeCursor(cursor, WaitingCursor);
  const beyond = after === undefined ? sql`true` : sql`(o.submitted_at, o.id) > (${after[0]}::timestamptz, ${after[1]})`;
  const waiting = sql`o.state = 'pending-review'`;
  const found = await select(db, caller.tenantId, sql`${waiting} and ${beyond}`, sql`o.submitted_at, o.id`, limit + 1);
  const { rows, nextCursor } = page(found, limit, ({ submitted_at, id }) => [submitted_at ?? '', id]);
  return { items: rows.map(toSummary), nextCursor, total: await count(db, caller.tenantId, waiting) };
}

/** States in which a manager of the platform may look at what somebody made. What was returned is its author's alone again. */
const submitted: readonly Row['state'][] = ['pending-review', 'admitted'];

/** The row, where the caller may read it. @throws ProblemError not-found */
export async function readRow(db: Executor, caller: Caller, id: string): Promise<Row> {
  const [row] = await select(db, caller.tenantId, sql`o.id = ${id}`, sql`o.id`, 1);
  if (row === undefined) throw new ProblemError('not-found');
  const isOthers = row.author_id !== caller.personId;
  if (isOthers && !submitted.includes(row.state)) throw new ProblemError('not-found');
  await authorise(db, caller, 'own-resource.read', isOthers ? { organisation: await topOrganisation(db, caller.tenantId) } : { person: row.author_id });
  return row;
}

export async function readFiles(db: Executor, tenantId: string, id: string): Promise<FileRow[]> {
  return db.selectFrom('own_file').selectAll().where((where) => where.and({ tenant_id: tenantId, own_resource_id: id })).orderBy('role').execute();
}

/** @throws ProblemError not-found */
export async function readOwn(db: Executor, caller: Caller, id: string, reading: Reading): Promise<OwnBody> {
  return bodyOf(db, await readRow(db, caller, id), reading);
}

/** What was just decided on, for whoever decided: also when that ended the right to read it. */
export async function readDecided(db: Executor, tenantId: string, id: string, reading: Reading): Promise<OwnBody> {
  const [row] = await select(db, tenantId, sql`o.id = ${id}`, sql`o.id`, 1);
  if (row === undefined) throw new ProblemError('not-found');
  return bodyOf(db, row, reading);
}

async function bodyOf(db: Executor, row: Row, reading: Reading): Promise<OwnBody> {
  const { tenant_id, id, resource_id } = row;
  const files = await readFiles(db, tenant_id, id);
  const { title: _title, type: _type, ...head } = toSummary(row);
  const draft = draftOf(row);
  return {
    ...head,
    draft,
    files: files.map(toFile),
    obstacles: obstaclesOf(id, draft, files, reading),
    linkCheck: row.link_check === null ? null : parseStored(LinkCheck, row.link_check, 'own_resource.link_check'),
    counters: await readCounters(db, tenant_id, resource_id),
  };
}

const untold = { clicks: null, learners: null } as const;

/** Counted where people use it; nothing that anybody declares. An author knows the few who came first, and is told of none of them. */
async function readCounters(db: Executor, tenantId: string, resourceId: string | null): Promise<OwnBody['counters']> {
  if (resourceId === null) return untold;
  const { rows } = await sql<{ clicks: number; learners: number }>`
    select (select count(*) from progress where tenant_id = ${tenantId} and resource_id = ${resourceId}) as clicks,
      coalesce((select uses from resource_figures where tenant_id = ${tenantId} and resource_id = ${resourceId}), 0) as learners`.execute(db);
  const [counted] = rows;
  return counted === undefined || counted.learners < threshold ? untold : counted;
}

/** @throws StoredDataError */
export const draftOf = ({ draft }: { draft: unknown }): Draft => parseStored(OwnResourceDraft, draft, 'own_resource.draft');

function toSummary(row: Row): Summary {
  const { id, state, changed_at, submitted_at, decided_by, decided_at, decider_name, reason, resource_id } = row;
  const { title, type } = draftOf(row);
  return {
    id,
    state,
    title,
    type,
    author: { id: row.author_id, name: row.author_name },
    changedAt: changed_at,
    submittedAt: submitted_at,
    decision: decided_by === null || decided_at === null ? null : { by: { id: decided_by, name: decider_name ?? '' }, at: decided_at, reason },
    resourceId: resource_id,
  };
}

const Checks = v.array(TechnicalCheck);

export function toFile({ role, name, size_bytes, received, kind, checks }: FileRow): OwnBody['files'][number] {
  return { role, name, sizeBytes: size_bytes, received, kind, ...(checks !== null && { checks: parseStored(Checks, checks, 'own_file.checks') }) };
}
