/** The font of icons for the page that carries H5P, packed for the web (W3C WOFF 1.0). */
import { deflateSync } from 'node:zlib';
import { h5pIcons } from './h5p-icons.ts';
import { areasOf } from './outline.ts';
import { u16, u32, padded, writeTrueType } from './true-type.ts';

/** Of the grid of 24 this much at each side stays outside of the character: beside words icons would be too small otherwise. */
const margin = 2;
const em = 1000;
const ascent = 850;
const pen = 2;

export function writeH5pFont(): Buffer {
  const scale = em / (24 - 2 * margin);
  const glyphs = Object.entries(h5pIcons)
    .map(([code, drawing]) => ({ code: Number(code), areas: areasOf(drawing, pen).map((area) => area.map(([x, y]) => [(x - margin) * scale, ascent - (y - margin) * scale] as const)) }))
    .sort((one, other) => one.code - other.code);
  return pack(writeTrueType(glyphs, { name: 'Learning Space H5P Icons', em, ascent }));
}

function pack(font: Buffer): Buffer {
  const count = font.readUInt16BE(4);
  const head = 44 + count * 20;
  const records: Buffer[] = [];
  const bodies: Buffer[] = [];
  let place = head;
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16;
    const [sum, from, length] = [font.readUInt32BE(entry + 4), font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)];
    const table = font.subarray(from, from + length);
    const smaller = deflateSync(table, { level: 9 });
    const body = smaller.length < length ? smaller : table;
    records.push(Buffer.concat([font.subarray(entry, entry + 4), u32(place, body.length, length, sum)]));
    bodies.push(padded(body));
    place += padded(body).length;
  }
  return Buffer.concat([Buffer.from('wOFF'), u32(65_536, place), u16(count, 0), u32(font.length), u16(1, 0), u32(0, 0, 0, 0, 0), ...records, ...bodies]);
}
