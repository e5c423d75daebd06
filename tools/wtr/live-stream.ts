/**
 * A stream that happens now, without an end: `/live-stream/master?begun=…` (what has an ending in its name, the runner lets browsers keep). What is there is worked out from the clock and the query, so
 * that many tests can watch at once. Eight seconds of a lesson follow each other for ever, their clock set on.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Middleware } from '@web/dev-server-core';
import { fragmentsOf, movedOn } from './fragments.ts';

const folder = '/live-stream/';
const file = join(import.meta.dirname, '../../components/player/fixtures/streams/live.mp4');
/** Seconds of the film, and parts of a second of which its pieces are made. */
const length = 8;
const partsOfPiece = 2;
/** Pieces whose parts are still listed. */
const piecesInParts = 3;

/** What a test wants of its stream. */
interface Wanted {
  /** When there were `shown` pieces, by the clock of all. */
  begun: number;
  shown: number;
  /** Pieces in the list; it forgets those before. */
  window: number;
  /** Forgets nothing. */
  holds: boolean;
  parts: boolean;
  /** Pieces after which it is over. */
  until: number;
}

const read = (query: URLSearchParams): Wanted => ({
  begun: Number(query.get('begun')),
  shown: Number(query.get('shown') ?? 20),
  window: Number(query.get('window') ?? 60),
  holds: query.has('holds'),
  parts: query.has('parts'),
  until: Number(query.get('until') ?? Infinity),
});

/** Seconds that have happened. */
const happened = ({ begun, shown, until }: Wanted): number => Math.min(until, shown + (Date.now() - begun) / 1000);

function listOf(wanted: Wanted): string {
  const parts = Math.floor(happened(wanted) * partsOfPiece);
  const pieces = Math.floor(parts / partsOfPiece);
  const first = wanted.holds ? 0 : Math.max(0, pieces - wanted.window);
  const lines = ['#EXTM3U', '#EXT-X-VERSION:9', '#EXT-X-TARGETDURATION:1', `#EXT-X-MEDIA-SEQUENCE:${first}`];
  if (wanted.holds) lines.push('#EXT-X-PLAYLIST-TYPE:EVENT');
  if (wanted.parts) lines.push('#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.5', '#EXT-X-PART-INF:PART-TARGET=0.5');
  lines.push('#EXT-X-MAP:URI="init.mp4"');
  const part = (index: number): string => `${Math.floor(index / partsOfPiece)}.${index % partsOfPiece}.mp4`;
  for (let piece = first; piece <= pieces; piece += 1) {
    const isWhole = piece < pieces;
    if (wanted.parts && piece > pieces - piecesInParts) {
      const last = isWhole ? (piece + 1) * partsOfPiece : parts;
      for (let index = piece * partsOfPiece; index < last; index += 1) lines.push(`#EXT-X-PART:DURATION=0.5,URI="${part(index)}",INDEPENDENT=YES`);
    }
    if (isWhole) lines.push('#EXTINF:1.0,', `${piece}.mp4`);
  }
  if (pieces >= wanted.until) lines.push('#EXT-X-ENDLIST');
  else if (wanted.parts) lines.push(`#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${part(parts)}"`);
  return `${lines.join('\n')}\n`;
}

/** A list of low latency is answered when what is asked for has happened. */
async function untilHappened(wanted: Wanted, query: URLSearchParams): Promise<void> {
  if (!wanted.parts || !query.has('_HLS_msn')) return;
  const seconds = Number(query.get('_HLS_msn')) + (Number(query.get('_HLS_part') ?? partsOfPiece - 1) + 1) / partsOfPiece;
  const missing = Math.min(wanted.until, seconds) - happened(wanted);
  if (missing > 0) await new Promise((resolve) => setTimeout(resolve, missing * 1000 + 5));
}

/** Serves such streams. */
export function liveStream(): Middleware {
  const film = fragmentsOf(readFileSync(file));
  const pieceOf = (index: number, part: number | null): Buffer => {
    const [round, at] = [Math.floor(index / length), (index % length) * partsOfPiece];
    const fragments = part === null ? film.fragments.slice(at, at + partsOfPiece) : film.fragments.slice(at + part, at + part + 1);
    return Buffer.concat(fragments.map((fragment) => movedOn(fragment, round * length, film.clocks)));
  };
  return async (context, next: () => Promise<void>) => {
    if (!context.path.startsWith(folder)) return next();
    const name = context.path.slice(folder.length);
    const query = new URLSearchParams(context.querystring);
    context.set('cache-control', 'no-store');
    if (name === 'master' || name === 'list') {
      const wanted = read(query);
      context.type = 'application/vnd.apple.mpegurl';
      await untilHappened(wanted, query);
      context.body =
        name === 'master'
          ? `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=90000,CODECS="avc1.42c015,mp4a.40.2",RESOLUTION=320x180\nlist?${context.querystring}\n`
          : listOf(wanted);
      return;
    }
    const [, piece, part] = /^(\d+)(?:\.(\d))?\.mp4$/.exec(name) ?? [];
    context.type = 'video/mp4';
    context.body = piece === undefined ? film.beginning : pieceOf(Number(piece), part === undefined ? null : Number(part));
  };
}
