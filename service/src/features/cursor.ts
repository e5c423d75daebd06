/** Where the next page begins: the sort values of the last item, opaque to the client. */
import * as v from 'valibot';
import { Id } from '../../../contract/src/index.ts';
import { ProblemError } from '../http/problem.ts';

export const defaultPageSize = 24;

/** The cursor of a list that is sorted by id, or finds the rest by it. */
export const IdCursor = v.strictTuple([Id]);

/** Packs the sort values of the last item of a page. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Unpacks a cursor; undefined stays undefined.
 * @param Values what `encodeCursor` packed for this list: a client may send anything
 * @throws ProblemError invalid-request when it holds something else
 */
export function decodeCursor<Packed>(cursor: string | undefined, Values: v.GenericSchema<unknown, Packed>): Packed | undefined {
  if (cursor === undefined) return undefined;
  try {
    return v.parse(Values, JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new ProblemError('invalid-request', { errors: [{ pointer: 'cursor', rule: 'cursor' }] });
  }
}

/** Cuts the one row too many that was asked for, and says where the next page begins. */
export function page<Row>(rows: Row[], limit: number, sortValues: (row: Row) => string[]): { rows: Row[]; nextCursor: string | null } {
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return { rows, nextCursor: null };
  return { rows: rows.slice(0, limit), nextCursor: encodeCursor(sortValues(last)) };
}
