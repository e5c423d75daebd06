/** Durations as records write them, and as LOM and schema.org do. */

/** `hh:mm:ss`, as the collection notice writes it. */
export function clockDuration(seconds: number): string {
  const whole = Math.round(seconds);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** `PT18M30S`, as ISO 8601 writes it. */
export function isoDuration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.round(seconds % 60)];
  const text = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
  return `PT${text === '' ? '0S' : text}`;
}

/** An ISO 8601 duration as `hh:mm:ss`; what is none stays as it is, so that it is judged and reported. */
export function fromIsoDuration(text: string): string {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/.exec(text.trim());
  if (parts === null || text.trim() === 'P') return text;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part || 0));
  return clockDuration(((days * 24 + hours) * 60 + minutes) * 60 + seconds);
}
