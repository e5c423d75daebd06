/** Systems that a tenant works with over LTI: tools that it launches, and platforms that launch it. */
import type { Selectable } from 'kysely';
import { v4 as uuidv4 } from 'uuid';
import type { RouteInput, RouteOutput, routes } from '../../../contract/src/index.ts';
import type { Executor } from '../database/carrier.ts';
import type { Schema } from '../database/schema.ts';
import { ProblemError } from '../http/problem.ts';

export type Registration = Selectable<Schema['lti_registration']>;
type Shown = RouteOutput<typeof routes.registerLti>;
type Draft = RouteInput<typeof routes.registerLti>['body'];

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

export async function addRegistration(db: Executor, tenantId: string, draft: Draft): Promise<Registration> {
  const base = { tenant_id: tenantId, id: uuidv4(), side: draft.side, name: draft.name, keys_url: draft.keysUrl, created_at: new Date().toISOString() };
  const row =
    draft.side === 'tool'
      ? {
          ...base,
          issuer: '',
          client_id: uuidv4(),
          deployment_id: '1',
          login_url: draft.loginUrl,
          launch_url: draft.launchUrl,
          redirect_urls: draft.redirectUrls,
        }
      : {
          ...base,
          issuer: draft.issuer,
          client_id: draft.clientId,
          deployment_id: draft.deploymentId,
          login_url: draft.authorizeUrl,
          launch_url: null,
          redirect_urls: [],
        };
  return db.insertInto('lti_registration').values(row).returningAll().executeTakeFirstOrThrow();
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

export function toShown(row: Registration, origin: string): Shown {
  return {
    id: row.id,
    side: row.side,
    name: row.name,
    clientId: row.client_id,
    deploymentId: row.deployment_id,
    issuer: row.issuer === '' ? null : row.issuer,
    createdAt: row.created_at,
    ours: addressesOf(origin, row.tenant_id),
  };
}
