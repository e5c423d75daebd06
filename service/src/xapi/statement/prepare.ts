/** What the store adds to a statement, and what makes two statements the same. */
import { v7 as uuidv7 } from 'uuid';
import { collectedExtension } from '../../../../contract/src/index.ts';
import { canonicalHash } from '../../canonical-hash.ts';
import type { XapiCaller } from '../caller.ts';
import { marksOf, targetOf } from './marks.ts';
import type { Statement } from './schema.ts';
import type { XapiVersion } from '../version.ts';

/** A statement as it will be kept. */
export interface PreparedStatement {
  id: string;
  statement: Statement & { id: string; timestamp: string };
  hash: string;
  marks: string[];
  targetId: string | null;
  author: XapiCaller;
  functionId: string | null;
  /** Milliseconds by which the sender's clock is behind ours. */
  clockOffset: number;
}

/** What one sender sends at once: all of it is stored, or nothing. */
export interface Delivery {
  author: XapiCaller;
  statements: readonly Statement[];
  version: XapiVersion;
  functionId?: string | null;
  /** The sender's clock when it sent; what it says of the past is shifted by the difference to ours. */
  sentAt?: string | null;
}

/**
 * Sets what only the store may say, whatever was sent.
 * @param stored when it is stored, by the clock of the database
 */
export function prepare({ author, statements, version, functionId = null, sentAt = null }: Delivery, stored: string): PreparedStatement[] {
  const common = { author, functionId, clockOffset: offset(stored, sentAt) };
  return statements.map((sent) => ({ ...prepareOne(sent, { authority: author.agent, stored, version }), ...common }));
}

function offset(stored: string, sentAt: string | null): number {
  const sent = Date.parse(sentAt ?? '');
  return Number.isNaN(sent) ? 0 : Date.parse(stored) - sent;
}

function prepareOne(
  sent: Statement,
  { authority, stored, version }: { authority: XapiCaller['agent']; stored: string; version: XapiVersion },
): Pick<PreparedStatement, 'id' | 'statement' | 'hash' | 'marks' | 'targetId'> {
  const id = sent.id ?? uuidv7();
  const statement = {
    ...sent,
    id,
    timestamp: sent.timestamp ?? stored,
    stored,
    authority,
    version: sent.version ?? (version === '1.0.3' ? '1.0.0' : version),
  };
  return { id, statement, hash: contentHash(sent), marks: marksOf(statement), targetId: targetOf(sent) };
}

/**
 * The same for statements that say the same: what the store sets does not count, nor digits of a duration beyond a
 * hundredth of a second, which a store may cut off. Nor does the purpose: a player that was made before it sends what waits without.
 */
export function contentHash({ stored: _stored, authority: _authority, version: _version, attachments, ...rest }: Statement): string {
  const said = attachments === undefined ? rest : { ...rest, attachments: attachments.map(({ fileUrl: _url, ...one }) => one) };
  return canonicalHash(withoutPurpose(said), (key, value) => (key === 'duration' && typeof value === 'string' ? cutDuration(value) : value));
}

function withoutPurpose<Said extends Pick<Statement, 'context'>>(said: Said): Said {
  if (said.context?.extensions?.[collectedExtension] === undefined) return said;
  const { [collectedExtension]: _purpose, ...extensions } = said.context.extensions;
  const { extensions: _all, ...rest } = said.context;
  const context = Object.keys(extensions).length === 0 ? rest : { ...rest, extensions };
  if (Object.keys(context).length > 0) return { ...said, context };
  const { context: _none, ...bare } = said;
  return bare as Said;
}

function cutDuration(duration: string): string {
  return duration.replace(/([.,]\d\d)\d+(?=S$)/, '$1');
}
