/** Keys: our own, with which platform and tool sign, and those of others. */
import { createRemoteJWKSet, customFetch, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { v4 as uuidv4 } from 'uuid';
import * as v from 'valibot';
import type { Executor } from '../database/carrier.ts';
import { parseStored } from '../database/stored.ts';
import { fetchPublic } from '../http/fetch-public.ts';

/** What LTI 1.3 names for signatures. */
export const algorithm = 'RS256';
const PrivateKey = v.looseObject({ kty: v.literal('RSA'), kid: v.string(), n: v.string(), e: v.string(), d: v.string() });
type PrivateKey = v.InferOutput<typeof PrivateKey>;

/** The tenant's key, made when it is first needed: in the database, so that all processes sign alike. */
async function signingKey(db: Executor, tenantId: string): Promise<PrivateKey> {
  for (;;) {
    const row = await db.selectFrom('lti_key').select('jwk').where('tenant_id', '=', tenantId).executeTakeFirst();
    if (row !== undefined) return parseStored(PrivateKey, row.jwk, 'lti_key.jwk');
    const { privateKey } = await generateKeyPair(algorithm, { extractable: true, modulusLength: 2048 });
    const jwk = { ...(await exportJWK(privateKey)), kid: uuidv4() };
    await db.insertInto('lti_key').values({ tenant_id: tenantId, jwk: JSON.stringify(jwk) }).onConflict((conflict) => conflict.doNothing()).execute();
  }
}

/** The public half, as others fetch it. */
export async function publicKeys(db: Executor, tenantId: string): Promise<{ keys: JWK[] }> {
  const { kty, kid, n, e } = await signingKey(db, tenantId);
  return { keys: [{ kty, kid, n, e, alg: algorithm, use: 'sig' }] };
}

/** A token that we vouch for, good for a minute. */
export async function sign(db: Executor, tenantId: string, payload: JWTPayload): Promise<string> {
  const jwk = await signingKey(db, tenantId);
  return new SignJWT(payload)
    .setProtectedHeader({ alg: algorithm, kid: jwk.kid, typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(jwk, algorithm));
}

const remote = new Map<string, JWTVerifyGetKey>();
const mostRemote = 500;

/** Keys of another system; fetched when first needed, and again when it signs with one that is not known. */
export function keysAt(url: string): JWTVerifyGetKey {
  const known = remote.get(url);
  if (known !== undefined) return known;
  if (remote.size >= mostRemote) remote.clear();
  const keys = createRemoteJWKSet(new URL(url), { timeoutDuration: 5000, [customFetch]: fetchPublic });
  remote.set(url, keys);
  return keys;
}
