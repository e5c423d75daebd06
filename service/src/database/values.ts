/** How values of the database look in TypeScript, the same on both carriers. */

/** Type numbers of PostgreSQL that are parsed in our own way. */
export const typeNumber = { int8: 20, date: 1082, timestamptz: 1184 } as const;

/** `2026-09-01 00:30:00.123456+00` (session time zone UTC) as an ISO string in milliseconds. */
export function parseTimestamp(text: string): string {
  return new Date(`${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, 'Z')}`).toISOString();
}

/** Parsers by type number: whole numbers as numbers, days as text, moments as ISO strings. */
export const parsers: Record<number, (text: string) => unknown> = {
  [typeNumber.int8]: Number,
  [typeNumber.date]: (text) => text,
  [typeNumber.timestamptz]: parseTimestamp,
};
