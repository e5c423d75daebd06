/** Calendar days of schools, yyyy-mm-dd, as the contract has them. */
const chinaMs = 8 * 60 * 60 * 1000;

/** The day that it is in China, wherever the machine thinks it is. */
export const today = (now = Date.now()): string => new Date(now + chinaMs).toISOString().slice(0, 10);

/** A moment of that day by which it can be written out. */
export const noonOf = (day: string): string => `${day}T04:00:00.000Z`;
