/** Issuer mode: the platform's OIDC issuer vouches for people; the first valid token binds its subject to a person. */
import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import * as v from 'valibot';
import type { IssuerConfig } from '../config.ts';
import type { Database } from '../database/carrier.ts';
import { ProblemError } from '../http/problem.ts';
import type { TokenVerifier } from './tokens.ts';

/** Only signatures with a public key: a token signed with a shared secret, or not at all, is never accepted. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];
const clockToleranceSeconds = 30;

const Discovery = v.object({ issuer: v.string(), jwks_uri: v.pipe(v.string(), v.url()) });

/** A verifier for tokens of the configured issuer. Its keys are fetched at the first token, and again when they change. */
export function issuerVerifier(config: IssuerConfig, db: Database): TokenVerifier {
  let keys: Promise<JWTVerifyGetKey> | null = null;
  return async (token) => {
    keys ??= discoverKeys(config.issuer);
    const getKey = await keys.catch((error: unknown) => {
      keys = null;
      throw error;
    });
    const { payload } = await jwtVerify(token, getKey, {
      issuer: config.issuer,
      audience: config.audience,
      algorithms,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['sub', 'exp'],
    });
    const person = await findPerson(db, config, payload);
    return { ...person, expiresAt: (payload.exp ?? 0) * 1000 };
  };
}

async function discoverKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(5000) });
  const document = v.safeParse(Discovery, await answer.json());
  if (!answer.ok || !document.success || document.output.issuer !== issuer) throw new ProblemError('unavailable');
  return createRemoteJWKSet(new URL(document.output.jwks_uri), { timeoutDuration: 5000 });
}

async function findPerson(db: Database, config: IssuerConfig, payload: JWTPayload): Promise<{ tenantId: string; personId: string }> {
  const subject = payload.sub ?? '';
  const tenantId = await findTenant(db, payload[config.tenantClaim]);
  const bound = await db
    .selectFrom('sso_binding')
    .select('person_id')
    .where((where) => where.and({ tenant_id: tenantId, issuer: config.issuer, subject }))
    .executeTakeFirst();
  if (bound !== undefined) return { tenantId, personId: bound.person_id };
  const personId = await findBySource(db, tenantId, payload[config.claim]);
  await db
    .insertInto('sso_binding')
    .values({ tenant_id: tenantId, issuer: config.issuer, subject, person_id: personId, bound_at: new Date().toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await openSpace(db, tenantId, personId);
  return { tenantId, personId };
}

/** The first valid token opens the space; there is no sign-up. Most spaces were opened by the roster already. */
async function openSpace(db: Database, tenantId: string, personId: string): Promise<void> {
  await db
    .insertInto('space')
    .values({ tenant_id: tenantId, id: uuidv7(), person_id: personId, opened_at: new Date().toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The tenant that the claim names, or the only one there is. @throws ProblemError person-unknown */
async function findTenant(db: Database, claimed: unknown): Promise<string> {
  const tenants = await db
    .selectFrom('tenant')
    .select('tenant_id')
    .where((where) => (typeof claimed === 'string' ? where('tenant_id', '=', claimed) : sql<boolean>`exists (select from person where person.tenant_id = tenant.tenant_id)`))
    .limit(2)
    .execute();
  const [only, another] = tenants;
  if (only === undefined || another !== undefined) throw new ProblemError('person-unknown');
  return only.tenant_id;
}

async function findBySource(db: Database, tenantId: string, sourceId: unknown): Promise<string> {
  if (typeof sourceId !== 'string') throw new ProblemError('person-unknown');
  const found = await db
    .selectFrom('person_source')
    .select('person_id')
    .distinct()
    .where((where) => where.and({ tenant_id: tenantId, source_id: sourceId }))
    .limit(2)
    .execute();
  // Two rosters may use one id for two people: then nobody is signed in as the wrong one.
  const [only, another] = found;
  if (only === undefined || another !== undefined) throw new ProblemError('person-unknown');
  return only.person_id;
}
