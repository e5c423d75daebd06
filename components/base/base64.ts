/** Bytes as text and back; `Uint8Array.toBase64` is younger than Chromium 109. */
export function toBase64(bytes: Uint8Array): string {
  const size = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += String.fromCharCode(...bytes.subarray(at, at + size));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  // A term is a hundred thousand of them: `Uint8Array.from` would take ten times as long.
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}
