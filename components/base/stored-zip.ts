/** A zip of a few small files, not compressed: as much as a file needs that is made where it is used. */

const polynomial = 0xedb88320;
/** Of each byte: a document with pictures has millions of them. */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? polynomial : 0);
  return rest;
});
function checksum(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (rest >>> 8) ^ (remainders[(rest ^ byte) & 0xff] ?? 0);
  return ~rest >>> 0;
}

const inNames = 0x0800;
const firstDay = 0x21;

/** Numbers of so many bytes each, least first, as zip writes them. */
function numbers(...parts: readonly (readonly [value: number, bytes: number])[]): number[] {
  return parts.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, place) => (value >>> (8 * place)) & 0xff));
}

export function storedZip(files: readonly (readonly [name: string, content: string | Uint8Array])[]): Uint8Array {
  const encoder = new TextEncoder();
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const [title, bytes] = [encoder.encode(name), typeof content === 'string' ? encoder.encode(content) : content];
    const about = numbers([20, 2], [inNames, 2], [0, 2], [0, 2], [firstDay, 2], [checksum(bytes), 4], [bytes.length, 4], [bytes.length, 4], [title.length, 2], [0, 2]);
    const head = Uint8Array.from([...numbers([0x04034b50, 4]), ...about, ...title]);
    body.push(head, bytes);
    directory.push(Uint8Array.from([...numbers([0x02014b50, 4], [20, 2]), ...about, ...numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), ...title]));
    offset += head.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2]);
  const whole = new Uint8Array(offset + size + end.length);
  let place = 0;
  for (const part of [...body, ...directory, Uint8Array.from(end)]) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
