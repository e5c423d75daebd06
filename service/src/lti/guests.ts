/**
 * People whom another platform vouches for. The platform says what they are there; here they have the rights of guests,
 * belong to no class and to none of our organisations. Their address is the platform and its name for them.
 */
import { createHash } from 'node:crypto';
import { SignJWT, decodeJwt, jwtVerify } from 'jose';
import { v5 as uuidv5 } from 'uuid';
import type { Executor } from '../database/carrier.ts';
import type { TokenVerifier } from '../identity/tokens.ts';
import { ProblemError } from '../http/problem.ts';
import type { Registration } from './registrations.ts';

const issuer = 'urn:ls:lti';
const audience = 'urn:ls:lti:token';
const algorithms = ['HS256'];
const tokenSeconds = 5 * 60;
const longestName = 100;

/** The guest's person, made at the first visit. What they were at an earlier one and are no longer has ended. */
export async function findGuest(db: Executor, registration: Registration, subject: string, name: string, role: 'teacher' | 'student'): Promise<string> {
  const { tenant_id, id } = registration;
  const personId = `guest-${createHash('sha256').update(`${id} ${subject}`).digest('hex').slice(0, 32)}`;
  const source = `lti:${id}`;
  const organisation_id = await placeOf(db, registration);
  const now = new Date().toISOString();
  const shown = name.trim().slice(0, longestName) || registration.name;
  await db.insertInto('person').values({ tenant_id, id: personId, name: shown, alternative_name: null, identity_key: null }).onConflict((conflict) => conflict.doNothing()).execute();
  await db.insertInto('person_source').values({ tenant_id, source, source_id: personId, person_id: personId }).onConflict((conflict) => conflict.doNothing()).execute();
  const identity = { tenant_id, id: uuidv5(`${personId} ${role} ${organisation_id}`, uuidv5.URL), person_id: personId, role, organisation_id, valid_from: now, valid_to: null };
  await db.updateTable('identity').set({ valid_to: now }).where((where) => where.and({ tenant_id, person_id: personId })).where('id', '<>', identity.id).where('valid_to', 'is', null).execute();
  await db.insertInto('identity').values(identity).onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet({ valid_to: null })).execute();
  await db.insertInto('space').values({ tenant_id, id: uuidv5(personId, uuidv5.DNS), person_id: personId, opened_at: now }).onConflict((conflict) => conflict.doNothing()).execute();
  return personId;
}

/** Where the guests of a platform belong: below and above none of ours, so that nothing that is for our schools is for them. */
async function placeOf(db: Executor, { tenant_id, id, name }: Registration): Promise<string> {
  const place = { tenant_id, id: `guests-${id}`, parent_id: null, level: 'school' as const, name, source_id: `lti:${id}`, ended_at: null };
  await db.insertInto('organisation').values(place).onConflict((conflict) => conflict.doNothing()).execute();
  return place.id;
}

/** A token for the guest, as short as those of the demo. */
export async function guestToken(key: Uint8Array, tenantId: string, personId: string): Promise<{ accessToken: string; expiresAt: string }> {
  const accessToken = await new SignJWT({ tenant: tenantId })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(personId)
    .setExpirationTime(`${tokenSeconds}s`)
    .sign(key);
  return { accessToken, expiresAt: new Date(Date.now() + tokenSeconds * 1000).toISOString() };
}

/** Verifies tokens of guests, and leaves all others to whoever vouches for people here. */
export function withGuests(key: Uint8Array, verify: TokenVerifier): TokenVerifier {
  return async (token) => {
    if (decodeJwt(token).iss !== issuer) return verify(token);
    const { payload } = await jwtVerify(token, key, { issuer, audience, algorithms, requiredClaims: ['sub', 'exp', 'tenant'] });
    const { tenant, sub, exp } = payload;
    if (typeof tenant !== 'string' || sub === undefined || exp === undefined) throw new ProblemError('token-invalid');
    return { tenantId: tenant, personId: sub, expiresAt: exp * 1000, isGuest: true };
  };
}
