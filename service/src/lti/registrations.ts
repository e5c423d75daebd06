/** Systems that a tenant works with over LTI: tools that it launches, and platforms that launch it. */
import { sql, type Selectable } from 'kysely';
import { v4 as uuidv4 } from 'uuid';
import type { RouteInput, RouteOutput, routes } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import type { RoleName, Schema } from '../database/schema.ts';
import { ProblemError } from '../http/problem.ts';

export type Registration = Selectable<Schema['lti_registration']>;
type Shown = RouteOutput<typeof routes.registerLti>;
export type Draft = RouteInput<typeof routes.registerLti>['body'];

/** Our own addresses for a tenant. The issuer is the tenant: counties of one service are platforms of their own. */
export function addressesOf(origin: string, tenantId: string) {
  const issuer = `${origin}/lti/${encodeURIComponent(tenantId)}`;
  return {
    issuer,
    keysUrl: `${issuer}/keys`,
    authorizeUrl: `${issuer}/authorize`,
    returnUrl: `${issuer}/return`,
    loginUrl: `${issuer}/login`,
    launchUrl: `${issuer}/launch`,
  };
}

/** The registrations that are in force. */
export async function listRegistrations(db: Executor, tenantId: string): Promise<Registration[]> {
  return db.selectFrom('lti_registration').selectAll().where('tenant_id', '=', tenantId).where('ended_at', 'is', null).orderBy('created_at').orderBy('id').execute();
}

/** A tool in which somebody of that role may choose. @throws ProblemError not-found */
export async function findToolFor(db: Executor, tenantId: string, id: string, role: RoleName): Promise<Registration> {
  const tool = await findRegistration(db, tenantId, id, 'tool');
  if (!isFor(tool, role)) throw new ProblemError('not-found');
  return tool;
}

/** Whether somebody of that role may choose in it. */
export const isFor = ({ side, roles }: Registration, role: RoleName): boolean => side === 'tool' && roles.some((one) => one === role);

/** @throws ProblemError not-found */
export async function findRegistration(db: Executor, tenantId: string, id: string, side: Registration['side']): Promise<Registration> {
  const row = await db
    .selectFrom('lti_registration')
    .selectAll()
    .where((where) => where.and({ tenant_id: tenantId, id, side }))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found');
  return row;
}

/** What is kept of a draft. */
function columnsOf(draft: Draft) {
  const both = { name: draft.name, keys_url: draft.keysUrl };
  return draft.side === 'tool'
    ? { ...both, login_url: draft.loginUrl, launch_url: draft.launchUrl, redirect_urls: [...draft.redirectUrls], roles: [...new Set(draft.roles)], tells_names: draft.tellsNames }
    : { ...both, ...identity(draft), login_url: draft.authorizeUrl, redirect_urls: [...draft.returnUrls] };
}

/** The other side is known by these: registered twice, nobody could say which registration a launch belongs to. @throws ProblemError conflict */
async function requireNew(db: Executor, tenantId: string, draft: Draft, ownId: string | null): Promise<void> {
  // Two who register at once come one after the other.
  await sql`select from tenant where tenant_id = ${tenantId} for no key update`.execute(db);
  const known = draft.side === 'tool' ? { login_url: draft.loginUrl, launch_url: draft.launchUrl } : { issuer: draft.issuer, client_id: draft.clientId };
  const same = await db
    .selectFrom('lti_registration')
    .select('id')
    .where((where) => where.and({ tenant_id: tenantId, side: draft.side, ...known }))
    .where('ended_at', 'is', null)
    .execute();
  if (same.some(({ id }) => id !== ownId)) throw new ProblemError('conflict');
}

/** @throws ProblemError conflict when the other side is registered already */
export async function addRegistration(db: Executor, tenantId: string, draft: Draft): Promise<Registration> {
  await requireNew(db, tenantId, draft, null);
  const base = { tenant_id: tenantId, id: uuidv4(), side: draft.side, issuer: '', client_id: uuidv4(), deployment_id: '1', launch_url: null, created_at: new Date().toISOString() };
  return db.insertInto('lti_registration').values({ ...base, ...columnsOf(draft) }).returningAll().executeTakeFirstOrThrow();
}

/** Which platform a registration is. Its guests, and what they have done here, are known by it: it cannot become another one. */
const identity = (draft: Extract<Draft, { side: 'platform' }>) => ({ issuer: draft.issuer, client_id: draft.clientId, deployment_id: draft.deploymentId });
const memberOf = { issuer: 'issuer', client_id: 'clientId', deployment_id: 'deploymentId' } as const;

function requireSame(row: Registration, draft: Draft): void {
  if (draft.side !== 'platform') return;
  const given = identity(draft);
  const other = (Object.keys(memberOf) as (keyof typeof memberOf)[]).filter((column) => given[column] !== row[column]);
  if (other.length > 0) throw new ProblemError('invalid-request', { errors: other.map((column) => ({ pointer: `/${memberOf[column]}`, rule: 'lti-identity' })) });
}

/** @throws ProblemError not-found; invalid-request for another platform; conflict when another registration has the other side */
export async function changeRegistration(db: Executor, tenantId: string, id: string, draft: Draft): Promise<Registration> {
  requireSame(await findRegistration(db, tenantId, id, draft.side), draft);
  await requireNew(db, tenantId, draft, id);
  return db
    .updateTable('lti_registration')
    .set(columnsOf(draft))
    .where((where) => where.and({ tenant_id: tenantId, id }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Ends a registration: nothing is launched by it any more, either way. What it brought stays. @throws ProblemError not-found */
export async function endRegistration(db: Executor, tenantId: string, id: string): Promise<void> {
  const ended = await db
    .updateTable('lti_registration')
    .set({ ended_at: new Date().toISOString() })
    .where((where) => where.and({ tenant_id: tenantId, id }))
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (ended === undefined) throw new ProblemError('not-found');
}

/** The draft as it was entered. */
function draftOf(row: Registration): Shown['draft'] {
  const { name, keys_url: keysUrl, login_url, redirect_urls } = row;
  return row.side === 'tool'
    ? { side: row.side, name, keysUrl, loginUrl: login_url, launchUrl: row.launch_url ?? '', redirectUrls: redirect_urls, roles: row.roles, tellsNames: row.tells_names }
    : { side: row.side, name, keysUrl, issuer: row.issuer, clientId: row.client_id, deploymentId: row.deployment_id, authorizeUrl: login_url, returnUrls: redirect_urls };
}

export function toShown(row: Registration, origin: string): Shown {
  return {
    id: row.id,
    side: row.side,
    name: row.name,
    clientId: row.client_id,
    deploymentId: row.deployment_id,
    issuer: row.issuer === '' ? null : row.issuer,
    createdAt: row.created_at,
    draft: draftOf(row),
    ours: addressesOf(origin, row.tenant_id),
  };
}
