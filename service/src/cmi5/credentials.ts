/** Credentials of a launch: handed out once for the key in the launch address, and good for this launch only. */
import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Executor } from '../database/carrier.ts';
import { agentOfPerson, type XapiCaller } from '../xapi/caller.ts';
import { hearStatements, noteAsked } from './hear.ts';
import { hashOf, newSecret } from './session.ts';

const userName = (tenantId: string, sessionId: string) => `launch.${tenantId}.${sessionId}`;
/** What opens the store for a launch (HTTP Basic). */
export const authorizationOf = (tenantId: string, sessionId: string, secret: string) => Buffer.from(`${userName(tenantId, sessionId)}:${secret}`).toString('base64');
const userNamePattern = /^launch\.(.+)\.([\da-f-]{36})$/;

/** The answer to the one question for credentials: cmi5 wants refusals as answers, too. */
export async function fetchCredentials(db: Executor, query: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const { tenant = '', session = '', key = '' } = query;
  const secret = newSecret();
  const given = await db
    .updateTable('course_session')
    .set({ secret_hash: hashOf(secret), fetch_hash: null })
    .where((where) => where.and({ tenant_id: tenant, id: session, fetch_hash: hashOf(key) }))
    .where('state', '<>', 'abandoned')
    .where('expires_at', '>', new Date().toISOString())
    .returning('id')
    .executeTakeFirst();
  if (given === undefined) return { 'error-code': '1', 'error-text': 'The credentials of this launch were handed out, or it has ended.' };
  return { 'auth-token': authorizationOf(tenant, session, secret) };
}

/** The launched unit that has these credentials; null when they are wrong or the launch has ended. */
export async function callerOfLaunch(db: Executor, name: string, secret: string): Promise<XapiCaller | null> {
  const [, tenantId = '', id = ''] = userNamePattern.exec(name) ?? [];
  if (id === '') return null;
  const row = await db
    .selectFrom('course_session as session')
    .innerJoin('course_registration as registration', (join) =>
      join.onRef('registration.tenant_id', '=', 'session.tenant_id').onRef('registration.id', '=', 'session.registration_id'),
    )
    .innerJoin('course', (join) => join.onRef('course.tenant_id', '=', 'registration.tenant_id').onRef('course.resource_id', '=', 'registration.resource_id'))
    .select(['secret_hash', 'state', 'registration.id as registration', 'person_id', 'registration.resource_id', 'task_id', sql<string | null>`course.structure ->> 'runtime'`.as('runtime')])
    .where('session.tenant_id', '=', tenantId)
    .where('session.id', '=', id)
    .where('state', '<>', 'abandoned')
    .where('expires_at', '>', new Date().toISOString())
    .executeTakeFirst();
  if (!row?.secret_hash || !timingSafeEqual(Buffer.from(row.secret_hash), Buffer.from(hashOf(secret)))) return null;
  const key = { tenantId, id, registration: row.registration };
  return {
    kind: 'session',
    tenantId,
    personId: row.person_id,
    agent: agentOfPerson(row.person_id),
    session: {
      ...key,
      resourceId: row.resource_id,
      taskId: row.task_id,
      protocol: row.runtime === 'tincan' ? 'tincan' : 'cmi5',
      isOver: row.state === 'terminated',
      hear: (executor, sent) => hearStatements(executor, key, sent),
      noteAsked: (executor, what) => noteAsked(executor, key, what),
    },
  };
}
