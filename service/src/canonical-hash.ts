/** A hash that is the same for the same content, however it was written. */
import { createHash } from 'node:crypto';

type Change = (key: string, value: unknown) => unknown;

/**
 * SHA-256 of a JSON value with its keys in order.
 * @param change gives the value that counts in place of the one under a key
 */
export function canonicalHash(value: unknown, change: Change = (_key, same) => same): string {
  return createHash('sha256').update(canonicalJson(value, change)).digest('base64url');
}

function canonicalJson(value: unknown, change: Change): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one, change)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return value === undefined ? 'null' : JSON.stringify(value);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(change(key, part), change)}`).join(',')}}`;
}
