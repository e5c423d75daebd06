/** Changes as they go over the line, made once for all their readers. */
import type { Change } from './change.ts';

const encoder = new TextEncoder();
const encoded = new WeakMap<Change, Uint8Array>();

export const encodeText = (text: string): Uint8Array => encoder.encode(text);

function encode(change: Change): Uint8Array {
  let bytes = encoded.get(change);
  if (bytes === undefined) {
    bytes = encodeText(`id: ${change.sequence}\nevent: ${change.type}\ndata: ${JSON.stringify(change)}\n\n`);
    encoded.set(change, bytes);
  }
  return bytes;
}

/** Several changes in one piece: a connection is written to once for all of them. */
export function encodeAll(changes: readonly Change[]): Uint8Array {
  const [only, ...others] = changes;
  if (only === undefined) return new Uint8Array();
  return others.length === 0 ? encode(only) : Buffer.concat(changes.map(encode));
}
