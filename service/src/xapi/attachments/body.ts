/** The body of a request that brings statements: JSON, or JSON and attachments in parts. */
import { createHash } from 'node:crypto';
import { parseJson, readBytes, readJson } from '../../http/read-body.ts';
import { ProblemError } from '../../http/problem.ts';
import { xapiHeader } from '../version.ts';
import { boundaryOf, parseMultipart, type Part } from './multipart.ts';

/** Scans and recordings of handwritten work fit; films belong into the collection. */
const multipartLimitBytes = 10_000_000;
const mostParts = 100;

export interface StatementBody {
  value: unknown;
  /** Attached files by their SHA-2. */
  parts: Map<string, Uint8Array>;
}

/** @throws ProblemError invalid-request | invalid-json | invalid-encoding | body-too-large */
export async function readStatementBody(request: Request): Promise<StatementBody> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^multipart\//i.test(contentType)) return { value: (await readJson(request)).value, parts: new Map() };
  const boundary = boundaryOf(contentType);
  const [first, ...others] = (boundary !== null && parseMultipart(await readBytes(request, multipartLimitBytes), boundary)) || [];
  if (first === undefined || !isJson(first) || others.length > mostParts) throw attachmentProblem('/');
  return { value: parseJson(first.content), parts: new Map(others.map(hashed)) };
}

function isJson({ headers }: Part): boolean {
  return /^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? '');
}

function hashed({ headers, content }: Part): [string, Uint8Array] {
  const sha2 = headers.get(xapiHeader.hash)?.toLowerCase() ?? '';
  const isBinary = headers.get('content-transfer-encoding')?.toLowerCase() === 'binary';
  if (!isBinary || sha2 !== hashLike(content, sha2)) throw attachmentProblem('/');
  return [sha2, content];
}

/** The SHA-2 of the content, of the kind that has the length of `sha2`; null when there is none of that length. */
function hashLike(content: Uint8Array, sha2: string): string | null {
  const kind = { 56: 'sha224', 64: 'sha256', 96: 'sha384', 128: 'sha512' }[sha2.length];
  return kind === undefined ? null : createHash(kind).update(content).digest('hex');
}

export function attachmentProblem(pointer: string): ProblemError {
  return new ProblemError('invalid-request', { errors: [{ pointer, rule: 'xapi-attachment' }] });
}
