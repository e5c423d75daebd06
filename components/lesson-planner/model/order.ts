/**
 * Places in a list that two people change at once: each thing has a key, and a new one lies between its neighbours' keys. Moving
 * is one small write then, and two moves of the same thing end in one place.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const valueOf = (key: string, at: number): number => Math.max(0, digits.indexOf(key.charAt(at)));

/**
 * A key that sorts between two others; `''` is before the first, `null` behind the last. Two letters of chance at its end keep
 * apart what two people put into the same gap.
 */
export function keyBetween(before: string, after: string | null, chance: () => number = Math.random): string {
  const middle = midpoint(before, after !== null && after > before ? after : null);
  // The last letter is never the first digit: there is always room before a key.
  return `${middle}${pick(chance, 0)}${pick(chance, 1)}`;
}

function pick(chance: () => number, from: number): string {
  return digits.charAt(from + Math.floor(chance() * (digits.length - from)));
}

function midpoint(before: string, after: string | null): string {
  let key = '';
  let above = after;
  for (let at = 0; ; at += 1) {
    const low = valueOf(before, at);
    const high = above === null ? digits.length : valueOf(above, at);
    if (high - low > 1) return key + digits.charAt(Math.floor((low + high) / 2));
    key += digits.charAt(low);
    // From here on anything above `before` is below `after`.
    if (high > low) above = null;
  }
}

/** The order of two things with keys; of the same key, always the same. */
export function byOrder(one: { readonly order: string; readonly id: string }, other: { readonly order: string; readonly id: string }): number {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
