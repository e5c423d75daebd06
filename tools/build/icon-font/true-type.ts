/** Writes a font in the form of TrueType (ISO/IEC 14496-22): one size, one colour, no letters. */
import type { Point } from './path.ts';

export interface Glyph {
  code: number;
  /** In units of the font, upwards. */
  areas: readonly (readonly Point[])[];
}
export interface FontMeasures {
  name: string;
  em: number;
  ascent: number;
}

export const u16 = (...values: number[]): Buffer => Buffer.from(values.flatMap((value) => [(value >> 8) & 255, value & 255]));
export const u32 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => u16(Math.floor(value / 65_536), value % 65_536)));
/** To a multiple of four bytes. */
export const padded = (table: Buffer): Buffer => Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
const sumOf = (table: Buffer): number => {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) % 2 ** 32;
  return sum;
};

const onCurve = 1;
/** Systems that add shadows of their own ask which areas overlap. */
const overlaps = 64;

function glyphTable(areas: Glyph['areas']): Buffer {
  const whole = areas.map((area) => area.map(([x, y]): Point => [Math.round(x), Math.round(y)]));
  const points = whole.flat();
  if (points.length === 0) return Buffer.alloc(0);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  let end = -1;
  const ends = whole.map((area) => (end += area.length));
  const steps = (values: readonly number[]): Buffer => u16(...values.map((value, index) => value - (values[index - 1] ?? 0)));
  const flags = Buffer.from(points.map((_, index) => (index === 0 ? onCurve | overlaps : onCurve)));
  return padded(Buffer.concat([u16(whole.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)), u16(...ends), u16(0), flags, steps(xs), steps(ys)]));
}

/** One after the other, as private characters are. */
function characterTable(codes: readonly number[]): Buffer {
  const ranges = [...codes.map((code, index) => ({ code, delta: (index + 1 - code) & 0xffff })), { code: 0xffff, delta: 1 }];
  const all = ranges.map(({ code }) => code);
  const power = 2 ** Math.floor(Math.log2(ranges.length));
  const body = [u16(ranges.length * 2, power * 2, Math.log2(power), (ranges.length - power) * 2), u16(...all), u16(0), u16(...all), u16(...ranges.map(({ delta }) => delta)), u16(...ranges.map(() => 0))];
  const length = 6 + body.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([u16(0, 1, 3, 1), u32(12), u16(4, length, 0), ...body]);
}

function nameTable(name: string): Buffer {
  const texts = [name, 'Regular', name, name, '1', name.replaceAll(' ', '')].map((text) => Buffer.from(text, 'utf16le').swap16());
  let offset = 0;
  const records = texts.map((text, index) => {
    const record = u16(3, 1, 0x409, index + 1, text.length, offset);
    offset += text.length;
    return record;
  });
  return Buffer.concat([u16(0, texts.length, 6 + texts.length * 12), ...records, ...texts]);
}

/** @param given in the order of their codes */
export function writeTrueType(given: readonly Glyph[], { name, em, ascent }: FontMeasures): Buffer {
  const tables = given.map(({ areas }) => glyphTable(areas));
  const count = tables.length + 1;
  let end = 0;
  const places = [0, 0, ...tables.map((table) => (end += table.length))];
  const codes = given.map(({ code }) => code);
  const counts = given.map(({ areas }) => ({ points: areas.flat().length, areas: areas.length }));
  const most = (values: readonly number[]): number => Math.max(...values);
  const box = [0, ascent - em, em, ascent];
  const os2 = [u16(4, em, 400, 5, 0), u16(650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0), Buffer.alloc(10), u32(0, 0, 0, 0), Buffer.from('LSPC'), u16(64, codes[0] ?? 0, codes.at(-1) ?? 0), u16(ascent, ascent - em, 0, ascent, em - ascent), u32(0, 0), u16(0, 0, 0, 32, 1)];
  const files: [string, Buffer][] = [
    ['OS/2', Buffer.concat(os2)],
    ['cmap', characterTable(codes)],
    ['glyf', Buffer.concat(tables)],
    ['head', Buffer.concat([u32(65_536, 65_536, 0, 0x5f0f3cf5), u16(0b1011, em), u32(0, 0, 0, 0), u16(...box, 0, 8, 2, 1, 0)])],
    ['hhea', Buffer.concat([u32(65_536), u16(ascent, ascent - em, 0, em, 0, 0, em, 1, 0, 0, 0, 0, 0, 0, 0, count)])],
    ['hmtx', u16(...Array.from({ length: count }, () => [em, 0]).flat())],
    ['loca', u32(...places)],
    ['maxp', Buffer.concat([u32(65_536), u16(count, most(counts.map(({ points }) => points)), most(counts.map(({ areas }) => areas)), 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)])],
    ['name', nameTable(name)],
    ['post', Buffer.concat([u32(196_608, 0), u16(0, 0), u32(0, 0, 0, 0, 0)])],
  ];
  const power = 2 ** Math.floor(Math.log2(files.length));
  let place = 12 + files.length * 16;
  const directory = files.map(([tag, table]) => {
    const record = Buffer.concat([Buffer.from(tag), u32(sumOf(padded(table)), place, table.length)]);
    place += padded(table).length;
    return record;
  });
  const font = Buffer.concat([u32(65_536), u16(files.length, power * 16, Math.log2(power), (files.length - power) * 16), ...directory, ...files.map(([, table]) => padded(table))]);
  // The whole adds up to a number that the standard gives.
  const head = 12 + files.length * 16 + files.slice(0, 3).reduce((sum, [, table]) => sum + padded(table).length, 0);
  font.writeUInt32BE((0xb1b0afba - sumOf(font) + 2 ** 32) % 2 ** 32, head + 8);
  return font;
}
