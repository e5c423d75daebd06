/** As much of an HLS play list as is read before hls.js is there. */

interface Variant {
  bandwidth: number;
  isSound: boolean;
  codecs: string;
  address: string;
}

function variantsOf(master: string): Variant[] {
  return [...master.matchAll(/^#EXT-X-STREAM-INF:(.*)\s+^([^#\s].*)$/gm)].map(([, attributes = '', address = '']) => ({
    bandwidth: Number(/(?:^|,)BANDWIDTH=(\d+)/.exec(attributes)?.[1] ?? Number.NaN),
    isSound: !attributes.includes('RESOLUTION=') && /CODECS="mp4a[^",]*"/.test(attributes),
    codecs: /CODECS="([^"]+)"/.exec(attributes)?.[1] ?? '',
    address: address.trim(),
  }));
}

/** The variant with the fewest bits that has a picture, or `undefined` in a list of segments. */
export function lowestVariant(master: string): Pick<Variant, 'address' | 'codecs'> | undefined {
  const variants = variantsOf(master);
  const pictures = variants.filter(({ isSound }) => !isSound);
  return (pictures.length > 0 ? pictures : variants).sort((one, other) => one.bandwidth - other.bandwidth)[0];
}

/** Address of the sound alone, where the stream has it beside a picture. */
export function soundVariant(master: string): string | undefined {
  const variants = variantsOf(master);
  const sound = variants.some(({ isSound }) => !isSound) ? variants.find(({ isSound }) => isSound) : undefined;
  return sound?.address ?? /^#EXT-X-MEDIA:(?=.*TYPE=AUDIO).*URI="([^"]+)"/m.exec(master)?.[1];
}

/** Sound in a list of its own is beyond the light build of hls.js. */
export const needsFullBuild = (master: string): boolean => /^#EXT-X-MEDIA:.*TYPE=AUDIO.*URI=/m.test(master);

/**
 * A lesson with an end, in files of its own: not live, and not in pieces of one large file. One that was live and has forgotten its beginning
 * has pieces by another clock.
 */
export const isWhole = (list: string): boolean =>
  list.includes('#EXT-X-ENDLIST') && !list.includes('#EXT-X-BYTERANGE') && !/^#EXT-X-MEDIA-SEQUENCE:0*[1-9]/m.test(list);

/** A film and its sound as one container, the sound first; `null` for anything else. */
export function filmCodecs(codecs: string): string | null {
  const [one = '', other = '', ...more] = codecs.split(',').map((codec) => codec.trim());
  const [sound, picture] = one.startsWith('mp4a.') ? [one, other] : [other, one];
  return more.length === 0 && sound.startsWith('mp4a.') && /^(?:avc|hvc|hev|av0|vp0)/.test(picture) ? `${sound},${picture}` : null;
}

/** Pieces of MP4 that any media source takes as they are: one way they are made, nothing locked, no second clock. */
export const isPlain = (list: string): boolean =>
  (list.match(/^#EXT-X-MAP:/gm) ?? []).length === 1 && !/BYTERANGE|^#EXT-X-(?:KEY|DISCONTINUITY|GAP|DEFINE)/m.test(list);

/** Length of a list, in seconds. */
export const lengthOf = (list: string): number => [...list.matchAll(/^#EXTINF:([\d.]+)/gm)].reduce((sum, [, seconds]) => sum + Number(seconds), 0);

/** Addresses of what is needed to play at a place: how the pieces are made, and the piece itself. */
export function openingPieces(list: string, at: number): string[] {
  let from = 0;
  let map: string | undefined;
  for (const [, seconds, address, mapAddress] of list.matchAll(/^#EXTINF:([\d.]+).*\s+(?:^#.*\s+)*^([^#\s].*)$|^#EXT-X-MAP:.*?URI="([^"]+)"/gm)) {
    map = mapAddress ?? map;
    if (address === undefined) continue;
    from += Number(seconds);
    if (from > at) return [...(map === undefined ? [] : [map]), address.trim()];
  }
  return [];
}
