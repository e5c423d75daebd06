/** National numbers become keyed hashes at once: they are compared, never stored. */
import { createHmac } from 'node:crypto';
import type { Config } from '../config.ts';
import { secretKey } from '../identity/secrets.ts';

/** Makes the key of a person from the national number; the same number gives the same key. */
export type IdentityKeys = (nationalNumber: string) => string;

/** Keys under the configured secret, else under one kept in the data folder. */
export function identityKeys(config: Config): IdentityKeys {
  const secret = config.identityHashKey ?? secretKey(config.dataFolder, 'identity-hash');
  return (nationalNumber) => createHmac('sha256', secret).update(nationalNumber).digest('base64url');
}
