/** A log whose lines a test can read. */
import { pino, type Logger } from 'pino';

export interface CapturedLog {
  readonly logger: Logger;
  /** Everything that was logged so far, at every level. */
  readonly lines: string[];
}

/** Opens an empty log. */
export function captureLog(): CapturedLog {
  const lines: string[] = [];
  return { lines, logger: pino({ level: 'trace', base: null }, { write: (line) => void lines.push(line) }) };
}
