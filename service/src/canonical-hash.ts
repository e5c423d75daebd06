/** A hash that is the same for the same content, however it was written. */
import { hash } from 'node:crypto';

type Change = (key: string, value: unknown) => unknown;

/**
 * SHA-256 of a JSON value with its keys in order.
 * @param change gives the value that counts in place of the one under a key
 */
export function canonicalHash(value: unknown, change?: Change): string {
  return hash('sha256', canonicalJson(value, change), 'base64url');
}

function canonicalJson(value: unknown, change: Change | undefined): string {
  if (typeof value !== 'object' || value === null) return value === undefined ? 'null' : JSON.stringify(value);
  let json = '';
  if (Array.isArray(value)) {
    for (const one of value) json += `${json === '' ? '' : ','}${canonicalJson(one, change)}`;
    return `[${json}]`;
  }
  for (const [key, part] of Object.entries(value).sort(byKey)) {
    if (part === undefined) continue;
    json += `${json === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(change === undefined ? part : change(key, part), change)}`;
  }
  return `{${json}}`;
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
