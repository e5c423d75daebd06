/** The platform's keys for Web Push (VAPID, RFC 8292), as they are configured. */
import { createECDH } from 'node:crypto';

export interface PushConfig {
  /** Uncompressed point and scalar of P-256, base64url. */
  readonly publicKey: string;
  readonly privateKey: string;
  /** Whom a push service writes to when something is wrong: `mailto:` or `https:`. */
  readonly subject: string;
  /** Where push services may be. Empty: anywhere on the public network, over https. */
  readonly origins: readonly string[];
}

/** @throws Error that says which of the three is missing or wrong */
export function pushConfig({ publicKey, privateKey, subject, origins }: { [Name in keyof PushConfig]: PushConfig[Name] | undefined }): PushConfig | null {
  if (publicKey === undefined && privateKey === undefined && subject === undefined) return null;
  if (publicKey === undefined || privateKey === undefined || subject === undefined) {
    throw new Error('The configuration is wrong:\n  VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY and VAPID_SUBJECT belong together: set all three, or none.');
  }
  if (publicKey !== publicKeyOf(privateKey)) throw new Error('The configuration is wrong:\n  VAPID_PUBLIC_KEY is not the public key of VAPID_PRIVATE_KEY.');
  return { publicKey, privateKey, subject, origins: origins ?? [] };
}

/** The public key of a private one; null where that is none. */
function publicKeyOf(privateKey: string): string | null {
  try {
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
    return pair.getPublicKey('base64url');
  } catch {
    return null;
  }
}
