/** Films and sounds that are as they are asked to be, box by box and frame by frame. What they hold is silence: nobody watches here. */

const letters = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const word = (value: number): number[] => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) & 255);
const half = (value: number): number[] => [(value >> 8) & 255, value & 255];
const zeros = (count: number): number[] => Array<number>(count).fill(0);

function box(name: string, ...content: number[][]): number[] {
  const body = content.flat();
  return [...word(body.length + 8), ...letters(name), ...body];
}

export interface FilmAsked {
  brand?: string;
  width?: number;
  height?: number;
  /** Taken upright: the picture is turned by a quarter. */
  isUpright?: boolean;
  frameRate?: number;
  /** Mean bits per second of the whole file, which lasts one second. */
  bitRate?: number;
  video?: string;
  /** Object type of the sound; null for none. */
  audio?: number | null;
  /** So many bytes of others stand before what says so. */
  before?: number;
}

/** A film (MP4) of one second. */
export function filmOf({ brand = 'isom', width = 1280, height = 720, isUpright = false, frameRate = 25, bitRate = 2_000_000, video = 'avc1', audio = 0x40, before = 0 }: FilmAsked = {}): Uint8Array<ArrayBuffer> {
  const [frames, delta] = [Math.round(frameRate * 10), 100];
  const scale = frameRate * delta;
  const matrix = isUpright ? [0, 0x10000, 0, 0xffff0000, 0, 0] : [0x10000, 0, 0, 0, 0x10000, 0];
  const track = (handler: string, entry: number[], [samples, step, units]: readonly [number, number, number]): number[] =>
    box('trak',
      box('tkhd', zeros(40), ...matrix.map(word)),
      box('mdia',
        box('mdhd', zeros(12), word(units), word(samples * step), zeros(4)),
        box('hdlr', zeros(8), letters(handler), zeros(12)),
        box('minf', box('stbl', box('stsd', zeros(4), word(1), entry), box('stts', zeros(4), word(1), word(samples), word(step)))),
      ),
    );
  const picture = box(video, zeros(24), half(width), half(height), zeros(50));
  const esds = (type: number): number[] => box('esds', zeros(4), [3, 0x80, 0x80, 25], half(0), [0], [4, 17, type], zeros(12));
  const tracks = [track('vide', picture, [frames, delta, scale]), ...(audio === null ? [] : [track('soun', box('mp4a', zeros(28 + before), esds(audio)), [43, 1024, 44_032])])];
  const head = [...box('ftyp', letters(brand), zeros(4)), ...box('moov', box('mvhd', zeros(12), word(1000), word(1000), zeros(4)), ...tracks)];
  const film = new Uint8Array(Math.ceil(bitRate / 8));
  film.set(head);
  film.set([...word(film.length - head.length), ...letters('mdat')], head.length);
  return film;
}

export interface SoundAsked {
  sampleRate?: 44_100 | 48_000 | 32_000;
  channels?: 1 | 2;
  /** Bytes about it that stand before. */
  words?: number;
  layer?: 2 | 3;
}

/** A sound (MP3) of four frames at 128 kbit/s. */
export function soundOf({ sampleRate = 44_100, channels = 2, words = 0, layer = 3 }: SoundAsked = {}): Uint8Array<ArrayBuffer> {
  const length = Math.floor(144 * 128_000 / sampleRate);
  const frame = [0xff, layer === 3 ? 0xfb : 0xfd, 0x90 | ([44_100, 48_000, 32_000].indexOf(sampleRate) << 2), channels === 1 ? 0xc0 : 0, ...zeros(length - 4)];
  const before = words === 0 ? [] : [...letters('ID3'), 4, 0, 0, ...[21, 14, 7, 0].map((shift) => (words >> shift) & 0x7f), ...zeros(words)];
  return Uint8Array.from([...before, ...frame, ...frame, ...frame, ...frame]);
}
