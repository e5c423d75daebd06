/** Where the next page begins: the sort values of the last item, opaque to the client. */
import * as v from 'valibot';
import { ProblemError } from '../http/problem.ts';

export const defaultPageSize = 24;

const Values = v.array(v.union([v.string(), v.number()]));

/** Packs the sort values of the last item of a page. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Unpacks a cursor; undefined stays undefined.
 * @throws ProblemError invalid-request when it was not made by `encodeCursor` with as many values
 */
export function decodeCursor(cursor: string | undefined, length: number): (string | number)[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const values = v.parse(Values, JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (values.length === length) return values;
  } catch {
    // Answered below, like a cursor of the wrong length.
  }
  throw new ProblemError('invalid-request', { errors: [{ pointer: 'cursor', rule: 'cursor' }] });
}

/** Cuts the one row too many that was asked for, and says where the next page begins. */
export function page<Row>(rows: Row[], limit: number, sortValues: (row: Row) => (string | number)[]): { rows: Row[]; nextCursor: string | null } {
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return { rows, nextCursor: null };
  return { rows: rows.slice(0, limit), nextCursor: encodeCursor(sortValues(last)) };
}
