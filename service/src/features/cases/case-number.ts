import { randomInt } from 'node:crypto';

/** Day and six figures: short enough for the telephone, and nothing about other cases can be told from it. */
export function newCaseNumber(now: string): string {
  return `${now.slice(0, 10).replaceAll('-', '')}-${randomInt(100_000, 1_000_000)}`;
}
