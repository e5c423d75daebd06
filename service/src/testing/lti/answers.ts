/** What a tool sends back to a platform, read as a platform reads it: the signature by the tool's own keys, before anything else. */
import assert from 'node:assert/strict';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { claim } from '../../lti/names.ts';

export interface SentAnswer {
  jwt: string;
  /** Where the tool shows its keys. */
  keysUrl: string;
  /** By which name the platform knows the tool, and who the platform is. */
  clientId: string;
  platform: string;
}

/**
 * What a platform has of it: all that does not differ from one answer to the next.
 * @throws when the platform would not believe it
 */
export async function believed({ jwt, keysUrl, clientId, platform }: SentAnswer) {
  const keys = (await (await fetch(keysUrl)).json()) as JSONWebKeySet;
  const { payload, protectedHeader } = await jwtVerify(jwt, createLocalJWKSet(keys), { issuer: clientId, audience: platform, algorithms: ['RS256'], requiredClaims: ['iat', 'exp', 'nonce'], maxTokenAge: '1m' });
  const { alg, typ, kid } = protectedHeader;
  const kinds = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, Array.isArray(value) ? 'array' : typeof value]));
  const items: unknown = payload[claim.contentItems];
  assert.ok(Array.isArray(items) && items.length > 0, 'it brings nothing');
  return { items: items.map((item: unknown) => item), messageType: payload[claim.messageType], version: payload[claim.version], kinds, header: { alg, typ, isKeyShown: keys.keys.some((key) => key.kid === kid) } };
}
