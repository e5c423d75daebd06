/** What a sound (MP3) is made of, by the head of its first frame (ISO/IEC 11172-3, 13818-3). */
import type { Source } from './film.ts';

export interface SoundFacts {
  readonly container: string;
  readonly sampleRate: number;
  readonly channels: number;
}

/** So far behind the words about it the first frame is looked for. */
const searched = 64 * 1024;
const rates: Readonly<Record<number, readonly number[]>> = { 3: [44_100, 48_000, 32_000], 2: [22_050, 24_000, 16_000], 0: [11_025, 12_000, 8000] };
const layers: Readonly<Record<number, string>> = { 1: 'MP3', 2: 'MP2', 3: 'MP1' };
const kilobits: Readonly<Record<'first' | 'later', readonly number[]>> = {
  first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  later: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};

/** Null where there is no frame followed by another of its kind. */
export async function measureSound(file: Source): Promise<SoundFacts | null> {
  const from = await behindWords(file);
  const bytes = new Uint8Array(await file.slice(from, Math.min(file.size, from + searched)).arrayBuffer());
  for (let place = 0; place + 4 <= bytes.length; place += 1) {
    const frame = frameAt(bytes, place);
    if (frame === null) continue;
    const next = frame.length === 0 ? null : frameAt(bytes, place + frame.length);
    if (next !== null && next.facts.sampleRate === frame.facts.sampleRate && next.facts.container === frame.facts.container) return frame.facts;
  }
  return null;
}

/** Where the tags (ID3) end that stand before the sound, pictures among them. */
async function behindWords(file: Source): Promise<number> {
  let place = 0;
  for (let count = 0; count < 10 && place + 10 <= file.size; count += 1) {
    const head = new Uint8Array(await file.slice(place, place + 10).arrayBuffer());
    if (String.fromCharCode(...head.subarray(0, 3)) !== 'ID3') break;
    const size = head.subarray(6, 10).reduce((total, byte) => total * 128 + (byte & 0x7f), 0);
    place += size + ((head[5] ?? 0) & 0x10 ? 20 : 10);
  }
  return place;
}

function frameAt(bytes: Uint8Array, place: number): { facts: SoundFacts; length: number } | null {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(place, place + 4);
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  const version = (second >> 3) & 3;
  const container = layers[(second >> 1) & 3];
  const sampleRate = rates[version]?.[(third >> 2) & 3];
  const kilobit = kilobits[version === 3 ? 'first' : 'later'][third >> 4];
  if (container === undefined || sampleRate === undefined || kilobit === undefined) return null;
  const facts = { container, sampleRate, channels: fourth >> 6 === 3 ? 1 : 2 };
  // What follows is looked for only in the layer that the standard asks for.
  const length = container === 'MP3' ? Math.floor(((version === 3 ? 144_000 : 72_000) * kilobit) / sampleRate) + ((third >> 1) & 1) : 0;
  return { facts, length };
}
