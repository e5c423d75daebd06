/** What of a stream can be kept: its qualities and what they weigh, or why not. Its lists are read for that, and nothing else. */
import type { KeepChoice, StreamRefusal } from '../../base/ports/keeping.ts';
import type { Rendition } from '../../base/ports/types.ts';
import { StreamRefused, type PieceList, type StreamQuality } from './hls-lists.ts';
import { piecesAt, qualitiesAt } from './kept-stream.ts';
import { urlOfStream } from './stream-address.ts';

/** So long the buttons of what else can be kept wait for it. */
const patienceMs = 8_000;
/** So many pieces are asked how large they are where the list says nothing of it. */
const mostAsked = 4;

export type StreamOffer = { choices: KeepChoice[] } | { refused: StreamRefusal };

/** No choices where the lists do not come. */
export async function streamOffer({ url, height }: Rendition): Promise<StreamOffer> {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const qualities = oneOfEachHeight(await qualitiesAt(url, signal));
    const [first] = qualities;
    if (first === undefined) return { choices: [] };
    const lists = await piecesAt(first, signal);
    const seconds = lists[0]?.seconds ?? 0;
    const choices = await Promise.all(
      qualities.map(async (quality): Promise<KeepChoice[]> => {
        const exact = quality === first ? exactBytes(lists) : null;
        const reckoned = exact ?? (quality.bandwidth === null ? (quality === first ? await askedBytes(lists, signal) : null) : Math.ceil((quality.bandwidth * seconds) / 8));
        const choice = { url: urlOfStream(url, quality.name), height: quality.height ?? (quality.name === '' ? height : null) };
        return reckoned === null ? [] : [{ ...choice, sizeBytes: reckoned, ...(exact === null && { isEstimate: true }) }];
      }),
    );
    return { choices: choices.flat() };
  } catch (error) {
    return error instanceof StreamRefused ? { refused: error.reason } : { choices: [] };
  }
}

/** What this machine plays, with a picture where there is one; of those that are as high the lightest. */
function oneOfEachHeight(qualities: readonly StreamQuality[]): StreamQuality[] {
  const played = qualities.filter(({ codecs }) => codecs === '' || !('MediaSource' in globalThis) || MediaSource.isTypeSupported(`video/mp4; codecs="${codecs}"`));
  const seen = played.some(({ height }) => height !== null) ? played.filter(({ height }) => height !== null) : played;
  const lightest = new Map<number | null, StreamQuality>();
  for (const one of [...seen].sort((a, b) => (b.bandwidth ?? 0) - (a.bandwidth ?? 0))) lightest.set(one.height, one);
  return [...lightest.values()];
}

/** Where each piece is a part of a file, the list says it all. */
function exactBytes(lists: readonly PieceList[]): number | null {
  const lengths = lists.flatMap(({ pieces }) => pieces.map(({ length }) => length));
  return lengths.includes(null) ? null : lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0);
}

async function askedBytes(lists: readonly PieceList[], signal: AbortSignal): Promise<number | null> {
  const pieces = lists.flatMap((list) => list.pieces);
  const asked = pieces.filter((_, index) => index % Math.ceil(pieces.length / mostAsked) === 0);
  const sizes = await Promise.all(
    asked.map(async ({ url, length }) => {
      if (length !== null) return length;
      const { ok, headers } = await fetch(url, { method: 'HEAD', signal });
      return ok ? Number(headers.get('content-length') ?? NaN) : NaN;
    }),
  );
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  return mean > 0 ? Math.ceil(mean * pieces.length) : null;
}
