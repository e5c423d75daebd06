/** The versions of xAPI that the store speaks, and which of them a request is in. */
import { ProblemError } from '../http/problem.ts';

export const versions = ['1.0.3', '2.0.0'] as const;
export type XapiVersion = (typeof versions)[number];
export const latestVersion: XapiVersion = '2.0.0';

export const xapiHeader = {
  version: 'X-Experience-API-Version',
  consistentThrough: 'X-Experience-API-Consistent-Through',
  hash: 'X-Experience-API-Hash',
} as const;

/** The version that a header or a statement names: any patch of 1.0 and 2.0 is the newest patch of it. */
export function versionOf(text: string): XapiVersion | null {
  if (/^1\.0(\.\d+)?$/.test(text)) return '1.0.3';
  return /^2\.0(\.\d+)?$/.test(text) ? '2.0.0' : null;
}

/** What a request without the header is in: 0.9 had none. It is refused, and both test suites want it named so. */
export const versionWithoutHeader = '0.9';

/** @throws ProblemError invalid-request when the header is missing or names another version */
export function negotiateVersion(header: string | null): XapiVersion {
  const version = versionOf(header ?? '');
  if (version === null) throw new ProblemError('invalid-request', { errors: [{ pointer: xapiHeader.version, rule: 'xapi-version' }] });
  return version;
}
