/** Positions in a medium as digits. Not `Intl`: a player's clock looks the same in all languages. */

/** `0:31`, `12:05`, `1:02:03`. What is not a number is `0:00`. */
export function clock(seconds: number): string {
  const whole = Number.isFinite(seconds) && seconds > 0 ? Math.floor(seconds) : 0;
  const pad = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

/** `0:31–0:45`, from and to; without an end the one place. */
export function clockSpan(from: number, to: number | undefined): string {
  return to === undefined ? clock(from) : `${clock(from)}–${clock(to)}`;
}

/** Whole hours, minutes and seconds, for a sentence that a screen reader speaks. */
export function clockParts(seconds: number): { hours: number; minutes: number; seconds: number } {
  const whole = Number.isFinite(seconds) && seconds > 0 ? Math.floor(seconds) : 0;
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 };
}

/** Seconds of a time attribute: `31`, `31.5`, `0:31`, `1:02:03`. `null` for anything else. */
export function parseTime(text: string | null): number | null {
  if (text === null) return null;
  const parts = text.trim().split(':');
  if (parts.length > 3 || parts.some((part) => !/^\d+(\.\d+)?$/.test(part))) return null;
  return parts.reduce((sum, part) => sum * 60 + Number(part), 0);
}
