/** What the store adds to a statement, and what makes two statements the same. */
import { v7 as uuidv7 } from 'uuid';
import { canonicalHash } from '../../canonical-hash.ts';
import type { Actor } from './actor.ts';
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
}

interface Facts {
  authority: Actor;
  /** When it is stored, by the clock of the database. */
  stored: string;
  version: XapiVersion;
}

/** Sets what only the store may say, whatever was sent. */
export function prepare(sent: Statement, { authority, stored, version }: Facts): PreparedStatement {
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
 * hundredth of a second, which a store may cut off.
 */
export function contentHash({ stored: _stored, authority: _authority, version: _version, attachments, ...rest }: Statement): string {
  const said = attachments === undefined ? rest : { ...rest, attachments: attachments.map(({ fileUrl: _url, ...one }) => one) };
  return canonicalHash(said, (key, value) => (key === 'duration' && typeof value === 'string' ? cutDuration(value) : value));
}

function cutDuration(duration: string): string {
  return duration.replace(/([.,]\d\d)\d+(?=S$)/, '$1');
}
