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

const dayMs = 86_400_000;
/** So long a key signs before another is made. */
const newKeyAfterMs = 90 * dayMs;
/** Others keep what they have fetched for a while: a key is shown so long before it signs, and so long after it last did. */
const overlapMs = dayMs;

/**
 * The keys of a tenant that others must know now, and the one that signs. In the database, so that all processes sign
 * alike; made when they are first needed, and anew when the last has grown old.
 */
async function ownKeys(db: Executor, tenantId: string): Promise<{ signing: PrivateKey; shown: PrivateKey[] }> {
  for (;;) {
    const rows = await db.selectFrom('lti_key').select(['number', 'jwk', 'created_at']).where('tenant_id', '=', tenantId).orderBy('number', 'desc').execute();
    const now = Date.now();
    const keys = rows.map(({ number, jwk, created_at }) => ({ number, createdAt: Date.parse(created_at), key: parseStored(PrivateKey, jwk, 'lti_key.jwk') }));
    const [latest] = keys;
    if (latest === undefined || latest.createdAt < now - newKeyAfterMs) {
      await makeKey(db, tenantId, (latest?.number ?? 0) + 1);
      continue;
    }
    // The very first has nobody before it whom others would know.
    const place = keys.findIndex(({ createdAt }, index) => createdAt <= now - overlapMs || index === keys.length - 1);
    const signing = keys[place];
    if (signing === undefined) throw new Error('A tenant with keys has one that signs.');
    const hasJustBegun = signing.createdAt > now - 2 * overlapMs;
    return { signing: signing.key, shown: keys.slice(0, place + (hasJustBegun ? 2 : 1)).map(({ key }) => key) };
  }
}

/** Two processes may find at once that a key is due: one of them makes it. A key before the last signs nothing any more. */
async function makeKey(db: Executor, tenantId: string, number: number): Promise<void> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true, modulusLength: 2048 });
  const jwk = { ...(await exportJWK(privateKey)), kid: uuidv4() };
  await db.insertInto('lti_key').values({ tenant_id: tenantId, number, created_at: new Date().toISOString(), jwk: JSON.stringify(jwk) }).onConflict((conflict) => conflict.doNothing()).execute();
  await db.deleteFrom('lti_key').where('tenant_id', '=', tenantId).where('number', '<', number - 1).execute();
}

/** The public halves, as others fetch them: the newest first. */
export async function publicKeys(db: Executor, tenantId: string): Promise<{ keys: JWK[] }> {
  const { shown } = await ownKeys(db, tenantId);
  return { keys: shown.map(({ kty, kid, n, e }) => ({ kty, kid, n, e, alg: algorithm, use: 'sig' })) };
}

/** A token that we vouch for, good for a minute. */
export async function sign(db: Executor, tenantId: string, payload: JWTPayload): Promise<string> {
  const { signing } = await ownKeys(db, tenantId);
  return new SignJWT(payload)
    .setProtectedHeader({ alg: algorithm, kid: signing.kid, typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(signing, algorithm));
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
