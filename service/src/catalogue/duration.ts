/** Durations as the metadata writes them, `hh:mm:ss`. */

const DURATION = /^(\d{2,4}):([0-5]\d):([0-5]\d)$/;

/** Seconds, or null when the text is no duration. */
export function parseDuration(text: string): number | null {
  const parts = DURATION.exec(text);
  return parts ? Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]) : null;
}
