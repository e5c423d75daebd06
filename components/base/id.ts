/**
 * A random UUID (version 4). `crypto.randomUUID` is missing on plain http, and many school portals are reached that way.
 */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint8Array(16));
  const bytes = random.map((byte, place) => {
    if (place === 6) return (byte & 0x0f) | 0x40;
    return place === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * A UUID of version 7: ids made later sort later, as far as this machine's clock is right. Neighbours in time then lie
 * together in a database. Nothing may depend on that order.
 */
export function newOrderedId(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${newId().slice(15)}`;
}
