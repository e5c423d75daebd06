/** Lists of HLS, read as far as a stream is kept: its qualities, and the pieces of one. What cannot be kept is refused with a reason. */
import type { StreamRefusal } from '../../base/ports/keeping.ts';
import { FileRefused } from './kept-media.ts';
import { addressIn } from './web-address.ts';

/** Of sound and picture together: a day of school in pieces of four seconds. */
const mostPieces = 10_000;
/** With sounds and texts: many more than any encoder makes, and so few that each may be compared with each. */
const mostQualities = 1_000;
export const listType = 'application/vnd.apple.mpegurl';

/** A stream that cannot be kept on any machine. */
export class StreamRefused extends FileRefused {
  readonly reason: StreamRefusal;
  constructor(reason: StreamRefusal) {
    super(reason);
    this.reason = reason;
  }
}

type Attributes = ReadonlyMap<string, string>;

export interface StreamQuality {
  /** As the list of qualities calls it; empty where there is no such list. */
  readonly name: string;
  readonly url: string;
  readonly height: number | null;
  /** Bits in a second, as they say themselves. */
  readonly bandwidth: number | null;
  readonly codecs: string;
  readonly attributes: Attributes;
  /** Where its sound has a list of its own. */
  readonly sound: { readonly url: string; readonly attributes: Attributes } | null;
}

/** A file, or a part of one. */
export interface StreamPiece {
  readonly url: string;
  readonly from: number | null;
  readonly length: number | null;
}

/** A list of pieces. Its lines name pieces by their place among all. */
export interface PieceList {
  readonly lines: readonly (string | { readonly before: string; readonly piece: number; readonly after: string })[];
  readonly pieces: readonly StreamPiece[];
  readonly seconds: number;
}

/** The qualities in the order of the list; one without a name where the list itself has the pieces. @throws StreamRefused */
export function readQualities(text: string, base: string): StreamQuality[] {
  requireList(text);
  const lines = linesOf(text);
  const tags = lines.filter((line) => line.startsWith('#EXT-X-STREAM-INF:'));
  if (tags.length === 0) return [{ name: '', url: base, height: null, bandwidth: null, codecs: '', attributes: new Map(), sound: null }];
  if (lines.some((line) => line.startsWith('#EXT-X-SESSION-KEY:') && isLocked(line))) throw new StreamRefused('protected');
  const others = lines.filter((line) => line.startsWith('#EXT-X-MEDIA:'));
  if (tags.length + others.length > mostQualities) throw new StreamRefused('too-large');
  const media = others.map(attributesOf);
  const addresses = addressesAfter(lines);
  return lines.flatMap((line, index) => {
    const name = line.startsWith('#EXT-X-STREAM-INF:') ? addresses[index] : undefined;
    if (name === undefined) return [];
    const attributes = attributesOf(line);
    const said = Number(valueIn(attributes, 'AVERAGE-BANDWIDTH') ?? valueIn(attributes, 'BANDWIDTH') ?? NaN);
    const height = Number(/^\d+x(\d+)$/.exec(valueIn(attributes, 'RESOLUTION') ?? '')?.[1] ?? NaN);
    return {
      name,
      url: placeIn(name, base),
      height: height > 0 ? height : null,
      bandwidth: said > 0 && Number.isFinite(said) ? said : null,
      codecs: valueIn(attributes, 'CODECS') ?? '',
      attributes,
      sound: soundOf(valueIn(attributes, 'AUDIO'), media, base),
    };
  });
}

/** For each line the address that comes after it, in one pass: a list may have any number of lines and not one address. */
function addressesAfter(lines: readonly string[]): (string | undefined)[] {
  let next: string | undefined;
  const after = [...lines].reverse().map((line) => {
    const found = next;
    if (!line.startsWith('#')) next = line;
    return found;
  });
  return after.reverse();
}

/** The one that is heard where nobody chooses. */
function soundOf(group: string | undefined, media: readonly Attributes[], base: string): StreamQuality['sound'] {
  const sounds = media.filter((one) => group !== undefined && valueIn(one, 'TYPE') === 'AUDIO' && valueIn(one, 'GROUP-ID') === group);
  const chosen = sounds.find((one) => valueIn(one, 'DEFAULT') === 'YES') ?? sounds.find((one) => valueIn(one, 'AUTOSELECT') === 'YES') ?? sounds[0];
  const address = chosen && valueIn(chosen, 'URI');
  return chosen === undefined || address === undefined ? null : { url: placeIn(address, base), attributes: chosen };
}

/** What a list of pieces says of playing; all other tags lead elsewhere, or to what is not kept. */
const heldTags = /^#EXT(?:M3U$|INF:|-X-(?:VERSION|TARGETDURATION|MEDIA-SEQUENCE|DISCONTINUITY-SEQUENCE|DISCONTINUITY|PLAYLIST-TYPE|INDEPENDENT-SEGMENTS|START|PROGRAM-DATE-TIME|ENDLIST)\b)/;
/** What stands for something that is not in the list, or is no film. */
const beyond = /^#EXT-X-(?:STREAM-INF|DEFINE|I-FRAMES-ONLY|GAP|SKIP)\b/;

/** @param before pieces that other lists of the stream have @throws StreamRefused */
export function readPieces(text: string, base: string, before: readonly StreamPiece[] = []): PieceList {
  requireList(text);
  const all = linesOf(text);
  if (all.some((line) => line.startsWith('#EXT-X-KEY:') && isLocked(line))) throw new StreamRefused('protected');
  if (all.some((line) => beyond.test(line))) throw new StreamRefused('unreadable');
  if (!all.includes('#EXT-X-ENDLIST')) throw new StreamRefused('live');
  const pieces = [...before];
  // A list may name a piece again and again.
  const places = new Map(pieces.map((piece, place) => [keyOf(piece), place]));
  const ends = new Map<string, number>();
  const placeOf = (piece: StreamPiece): number => {
    const place = places.get(keyOf(piece)) ?? pieces.push(piece) - 1;
    places.set(keyOf(piece), place);
    if (pieces.length > mostPieces) throw new StreamRefused('too-large');
    return place;
  };
  let seconds = 0;
  let range: string | undefined;
  const lines: PieceList['lines'][number][] = [];
  for (const line of all) {
    if (line.startsWith('#EXT-X-BYTERANGE:')) range = line.slice(line.indexOf(':') + 1);
    else if (line.startsWith('#EXT-X-MAP:')) {
      const attributes = attributesOf(line);
      lines.push({ before: '#EXT-X-MAP:URI="', piece: placeOf({ url: placeIn(valueIn(attributes, 'URI') ?? '', base), ...rangeOf(valueIn(attributes, 'BYTERANGE'), 0) }), after: '"' });
    } else if (!line.startsWith('#')) {
      const piece = { url: placeIn(line, base), ...rangeOf(range, ends.get(line) ?? 0) };
      if (piece.length !== null) ends.set(line, (piece.from ?? 0) + piece.length);
      lines.push({ before: '', piece: placeOf(piece), after: '' });
      range = undefined;
    } else if (heldTags.test(line)) {
      if (line.startsWith('#EXTINF:')) seconds += Math.max(0, Number.parseFloat(line.slice('#EXTINF:'.length)) || 0);
      lines.push(line);
    }
  }
  if (pieces.length === before.length || seconds === 0) throw new StreamRefused('unreadable');
  return { lines, pieces: pieces.slice(before.length), seconds };
}

/** A list of pieces that lie somewhere else. */
export const textOfPieces = ({ lines }: PieceList, addressOf: (piece: number) => string): string =>
  `${lines.map((line) => (typeof line === 'string' ? line : `${line.before}${addressOf(line.piece)}${line.after}`)).join('\n')}\n`;

/** Groups that are not kept. */
const dropped = new Set(['SUBTITLES', 'CLOSED-CAPTIONS', 'VIDEO', 'PATHWAY-ID', 'STABLE-VARIANT-ID', 'STABLE-RENDITION-ID', 'URI']);
const written = (attributes: Attributes): string => [...attributes].flatMap(([name, value]) => (dropped.has(name) ? [] : [`${name}=${value}`])).join(',');

/** The list of the one quality that is kept. */
export function textOfQuality({ attributes, sound }: StreamQuality, list: string, soundList: string): string {
  const own = new Map(attributes);
  if (sound === null) own.delete('AUDIO');
  const heard = sound === null ? [] : [`#EXT-X-MEDIA:${written(sound.attributes)},URI="${soundList}"`];
  return ['#EXTM3U', '#EXT-X-VERSION:7', ...heard, `#EXT-X-STREAM-INF:${written(own)}`, list, ''].join('\n');
}

function requireList(text: string): void {
  if (!text.startsWith('#EXTM3U')) throw new StreamRefused('unreadable');
}
const linesOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
const isLocked = (line: string): boolean => valueIn(attributesOf(line), 'METHOD') !== 'NONE';
const keyOf = ({ url, from, length }: StreamPiece): string => `${from ?? ''}+${length ?? ''} ${url}`;

/** As they are written, with their quotes. Each begins where one may begin: a list is of any length, and so may be a name in it. */
function attributesOf(line: string): Attributes {
  const found = line.slice(line.indexOf(':') + 1).matchAll(/(?:^|,)\s*([A-Z0-9-]+)=("[^"]*"(?=,|$)|[^,]*)/g);
  return new Map([...found].map(([, name = '', value = '']) => [name, value]));
}
const valueIn = (attributes: Attributes, name: string): string | undefined => attributes.get(name)?.replace(/^"(.*)"$/, '$1');

function placeIn(words: string, base: string): string {
  const address = words === '' ? undefined : addressIn(words, base);
  if (address === undefined) throw new StreamRefused('unreadable');
  return address;
}

/** `length` or `length@from`; without a place it follows what was named before. */
function rangeOf(range: string | undefined, end: number): Pick<StreamPiece, 'from' | 'length'> {
  if (range === undefined) return { from: null, length: null };
  const [, length = '', from] = /^(\d+)(?:@(\d+))?$/.exec(range.trim()) ?? [];
  if (!(Number(length) > 0) || !Number.isSafeInteger(Number(length) + Number(from ?? 0))) throw new StreamRefused('unreadable');
  return { from: from === undefined ? end : Number(from), length: Number(length) };
}
