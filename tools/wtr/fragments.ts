/** Films in fragments (ISO 14496-12), taken apart, and set to another time. */

/** What a film is made of. */
export interface Film {
  /** How its fragments are made. */
  beginning: Buffer;
  fragments: readonly Buffer[];
  /** Ticks a second of each track, by its number. */
  clocks: ReadonlyMap<number, number>;
}

interface Box {
  type: string;
  /** Where its contents begin, and where it ends. */
  from: number;
  start: number;
  end: number;
}

function boxesOf(bytes: Buffer, start = 0, end = bytes.length): Box[] {
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end; ) {
    const size = bytes.readUInt32BE(at);
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), from: at, start: at + 8, end: at + size });
    at += size;
  }
  return boxes;
}

const within = (bytes: Buffer, { start, end }: Box, type: string): Box[] => boxesOf(bytes, start, end).filter((box) => box.type === type);

function clocksOf(bytes: Buffer, moov: Box): Map<number, number> {
  return new Map(
    within(bytes, moov, 'trak').flatMap((track) => {
      const [header] = within(bytes, track, 'tkhd');
      const [clock] = within(bytes, track, 'mdia').flatMap((media) => within(bytes, media, 'mdhd'));
      // Both have two moments before, of four bytes each in version 0, of eight in version 1.
      const after = (box: Box): number => box.start + 4 + (bytes.readUInt8(box.start) === 1 ? 16 : 8);
      return header && clock ? [[bytes.readUInt32BE(after(header)), bytes.readUInt32BE(after(clock))] as const] : [];
    }),
  );
}

export function fragmentsOf(bytes: Buffer): Film {
  const boxes = boxesOf(bytes);
  const moov = boxes.find(({ type }) => type === 'moov');
  if (!moov) throw new Error('no film: it has no moov');
  const heads = boxes.filter(({ type }) => type === 'moof');
  const fragments = heads.map((head, index) => {
    const end = boxes.find(({ type, from }) => type === 'mdat' && from >= head.end)?.end ?? heads[index + 1]?.from ?? bytes.length;
    return bytes.subarray(head.from, end);
  });
  return { beginning: bytes.subarray(0, moov.end), fragments, clocks: clocksOf(bytes, moov) };
}

/** The same fragment so many seconds later. */
export function movedOn(fragment: Buffer, seconds: number, clocks: Film['clocks']): Buffer {
  const moved = Buffer.from(fragment);
  for (const head of boxesOf(moved).filter(({ type }) => type === 'moof')) {
    for (const track of within(moved, head, 'traf')) {
      const [header] = within(moved, track, 'tfhd');
      const [time] = within(moved, track, 'tfdt');
      if (!header || !time) continue;
      const ticks = seconds * (clocks.get(moved.readUInt32BE(header.start + 4)) ?? 0);
      const at = time.start + 4;
      if (moved.readUInt8(time.start) === 1) moved.writeBigUInt64BE(moved.readBigUInt64BE(at) + BigInt(ticks), at);
      else moved.writeUInt32BE(moved.readUInt32BE(at) + ticks, at);
    }
  }
  return moved;
}
