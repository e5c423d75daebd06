/** Signed statements: a JSON Web Signature is attached, over a statement that says the same. */
import * as v from 'valibot';
import { compactVerify, decodeProtectedHeader, importX509 } from 'jose';
import { ProblemError } from '../../http/problem.ts';
import { contentHash } from '../statement/prepare.ts';
import { statementSchemas, type Attachment, type Statement } from '../statement/schema.ts';
import type { XapiVersion } from '../version.ts';

const signatureUsage = 'http://adlnet.gov/expapi/attachments/signature';
/** Those that xAPI allows; a signature "of no algorithm" is none. */
const algorithms = ['RS256', 'RS384', 'RS512'];
const jws = /^[\w-]+\.([\w-]+)\.[\w-]+$/;

/** @throws ProblemError invalid-request when a signature is broken, or was made over something else */
export async function checkSignatures(statements: readonly Statement[], parts: ReadonlyMap<string, Uint8Array>, version: XapiVersion): Promise<void> {
  for (const statement of statements) {
    const signatures = (statement.attachments ?? []).filter(({ usageType }) => usageType === signatureUsage);
    for (const signature of signatures) {
      if (!(await isSigned(statement, signature, parts.get(signature.sha2), version))) {
        throw new ProblemError('invalid-request', { errors: [{ pointer: '/attachments', rule: 'xapi-signature' }] });
      }
    }
  }
}

async function isSigned(statement: Statement, { contentType }: Attachment, content: Uint8Array | undefined, version: XapiVersion): Promise<boolean> {
  const text = content === undefined ? '' : Buffer.from(content).toString('latin1');
  const payload = jws.exec(text)?.[1];
  if (payload === undefined || !/^application\/octet-stream\s*(;|$)/i.test(contentType)) return false;
  try {
    const header = decodeProtectedHeader(text);
    if (!algorithms.includes(header.alg ?? '')) return false;
    // Without a certificate nobody can be asked; that the statement says the same is all that can be checked.
    const [certificate] = header.x5c ?? [];
    if (certificate !== undefined) await compactVerify(text, await importX509(pem(certificate), header.alg ?? ''), { algorithms });
    const signed = v.parse(statementSchemas[version], JSON.parse(Buffer.from(payload, 'base64url').toString()));
    return saying(signed) === saying(statement);
  } catch {
    return false;
  }
}

/** The signature itself cannot be part of what it signs; an id or a time may have been set after signing. */
function saying(statement: Statement): string {
  const { id: _id, timestamp: _timestamp, attachments: _attachments, ...rest } = statement;
  return contentHash(rest);
}

function pem(certificate: string): string {
  return `-----BEGIN CERTIFICATE-----\n${certificate.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END CERTIFICATE-----`;
}
