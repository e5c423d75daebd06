/** Recordings as browsers make them, packet by packet, of a given length. The packets hold silence: nobody listens here. */

/** An Opus packet of 20 ms. */
const opus = Buffer.from([0x78, 0, 0, 0]);
const packetMs = 20;

/** A number of Matroska, in eight bytes; without a value, one that is not known. */
function vint(value?: number): Buffer {
  const bytes = Buffer.alloc(8, 0xff);
  if (value === undefined) return Buffer.concat([Buffer.from([0x01]), bytes.subarray(1)]);
  bytes.writeBigUInt64BE(BigInt(value) | (1n << 56n));
  return bytes;
}
const element = (id: string, content: Uint8Array, size: number | undefined = content.length) => Buffer.concat([Buffer.from(id, 'hex'), vint(size), content]);

/** As Chromium records: segment and clusters without a length, one packet a block. `claims`: what its head says. */
export function webmOf(seconds: number, { codec = 'A_OPUS', claims = seconds }: { codec?: string; claims?: number } = {}): Buffer {
  const head = element('1a45dfa3', element('4282', Buffer.from('webm')));
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(claims * 1000);
  const track = element('1654ae6b', element('ae', Buffer.concat([element('d7', Buffer.from([1])), element('86', Buffer.from(codec))])));
  const clusters: Buffer[] = [];
  for (let place = 0; place < seconds * 1000; place += packetMs) {
    if (place % 1000 === 0) clusters.push(Buffer.concat([Buffer.from('1f43b675', 'hex'), vint(), element('e7', Buffer.from([place >> 16, (place >> 8) & 255, place & 255]))]));
    clusters.push(element('a3', Buffer.concat([Buffer.from([0x81, ((place % 1000) >> 8) & 255, (place % 1000) & 255, 0x80]), opus])));
  }
  return Buffer.concat([head, Buffer.from('18538067', 'hex'), vint(), element('1549a966', element('4489', duration)), track, ...clusters]);
}

/** As Firefox records: pages of fifty packets, after two that say what it is. */
export function oggOf(seconds: number): Buffer {
  const page = (packets: Uint8Array[], sequence: number) => {
    const head = Buffer.alloc(27);
    head.write('OggS', 'latin1');
    head.writeUInt32LE(7, 14);
    head.writeUInt32LE(sequence, 18);
    head.writeUInt8(packets.length, 26);
    return Buffer.concat([head, Buffer.from(packets.map(({ length }) => length)), ...packets]);
  };
  const sound = Array.from({ length: seconds }, (_, second) => page(Array.from({ length: 1000 / packetMs }, () => opus), second + 2));
  return Buffer.concat([page([Buffer.from('OpusHead\x01\x01')], 0), page([Buffer.from('OpusTags')], 1), ...sound]);
}

function box(name: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}
const words = (...values: number[]) => Buffer.concat(values.map((value) => {
  const word = Buffer.alloc(4);
  word.writeUInt32BE(value);
  return word;
}));

/** As Safari records: AAC at 44,100 samples a second, whole or in fragments. `claims`: what each packet says of itself. */
export function m4aOf(seconds: number, { fragmented = false, claims = 1024 }: { fragmented?: boolean; claims?: number } = {}): Buffer {
  const rate = 44_100;
  const packets = Math.ceil((seconds * rate) / 1024);
  const entry = Buffer.alloc(36);
  entry.writeUInt32BE(36);
  entry.write('mp4a', 4, 'latin1');
  entry.writeUInt16BE(rate, 32);
  const stts = fragmented ? words(0, 0) : words(0, 1, packets, claims);
  const track = box('trak', box('mdia', box('mdhd', words(0, 0, 0, rate, 0, 0)), box('minf', box('stbl', box('stsd', words(0, 1), entry), box('stts', stts)))));
  const extended = fragmented ? [box('mvex', box('trex', words(0, 1, 1, claims, 0, 0)))] : [];
  const run = Math.ceil(packets / 4);
  const fragments = fragmented ? Array.from({ length: 4 }, (_, index) => box('moof', box('traf', box('tfhd', words(0, 1)), box('trun', words(0, Math.min(run, packets - index * run)))))) : [];
  return Buffer.concat([box('ftyp', Buffer.from('M4A \0\0\0\0')), box('moov', track, ...extended), ...fragments, box('mdat', Buffer.alloc(64))]);
}
