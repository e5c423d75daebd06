/** What brings a rendition into a media element. */
import type { Rendition } from '../../base/ports/index.ts';
import type { MediaProblem, Quality } from '../player.types.ts';
import type { LiveWindow } from './live.ts';

/** What an engine tells its owner. */
export interface EngineReports {
  /** The list of qualities or the present one changed. */
  qualities(): void;
  /** What can be played of a live stream has moved. */
  moved(): void;
  /** What was live has an end now; its list begins at `from`, on the clock of the medium. */
  over(from: number): void;
  /** No bytes come, and the request is not at fault. */
  lineLost(): void;
  /** Bytes come again. */
  lineBack(): void;
  /** What plays it did not come over the line. */
  missing(): void;
  /** It will not go on. */
  failed(problem: MediaProblem): void;
}

export interface EngineOptions {
  media: HTMLMediaElement;
  reports: EngineReports;
  /** Where to begin, in seconds; it moves while somebody seeks before anything is there. */
  readonly start: number;
  /** Lowest quality, short buffer. */
  saveData: boolean;
}

export interface Engine {
  readonly qualities: readonly Quality[];
  /** The quality that is shown, `null` while unknown. */
  readonly current: Quality | null;
  /** `null`: the engine chooses. */
  readonly chosen: number | null;
  /** Bytes that came so far, as far as is known. */
  readonly bytes: number;
  /** Where the medium broke off, when it came to its end without what was to come before. */
  readonly brokenOffAt?: number | null;
  /** What can be played now of what is live; `null` of everything that has an end. */
  readonly live?: LiveWindow | null;
  choose(id: number | null): void;
  saveData(on: boolean): void;
  /** Loads a little, so that play begins at once. */
  warm(): void;
  /** The person pressed play: load what play needs. Resolves when the element may be told to play. */
  begin(): void | Promise<void>;
  /** Somebody goes elsewhere while the medium has no place yet. */
  place(seconds: number): void;
  /** The line may be back: try at once. */
  retry(): void;
  destroy(): void;
}

/** What this browser can do; a value of its own so that tests can ask about others. */
export interface Abilities {
  /** Media source extensions, in whichever form. */
  mediaSource: boolean;
  canPlayType(mimeType: string): boolean;
}

export function browserAbilities(): Abilities {
  return {
    mediaSource: 'MediaSource' in globalThis || 'ManagedMediaSource' in globalThis,
    canPlayType: (mimeType) => (probe ??= document.createElement('video')).canPlayType(mimeType) !== '',
  };
}

/** Made when a file is asked about: most lessons are streams. */
let probe: HTMLVideoElement | undefined;

/** Whether a stream may begin before its engine is there. A source that the browser manages is left to hls.js. */
export const beginsAlone = (): boolean => 'MediaSource' in globalThis && !('ManagedMediaSource' in globalThis);

/** How a rendition is played here. */
export type Way = 'native' | 'hls' | 'none';

/**
 * Media source first for HLS: browsers that say they play it themselves are slower at it, or unreliable.
 * What is left for the native way are iPhones without any media source.
 */
export function wayFor(rendition: Rendition, abilities: Abilities): Way {
  if (rendition.kind === 'hls') {
    if (abilities.mediaSource) return 'hls';
    return abilities.canPlayType('application/vnd.apple.mpegurl') ? 'native' : 'none';
  }
  if (rendition.kind !== 'progressive' && rendition.kind !== 'audio') return 'none';
  return rendition.mimeType === '' || abilities.canPlayType(rendition.mimeType) ? 'native' : 'none';
}

/** Whether any way leads to play here. */
export const canPlayAny = (renditions: readonly Rendition[], abilities = browserAbilities()): boolean =>
  renditions.some((rendition) => wayFor(rendition, abilities) !== 'none');

/** The stream that play begins with, or `null` where it begins with a file. Only streams need an engine. */
export function firstStream(renditions: readonly Rendition[], abilities = browserAbilities()): Rendition | null {
  const [first] = orderRenditions(renditions, abilities, 0, false);
  return first && wayFor(first, abilities) === 'hls' ? first : null;
}

/** Ways to try, best first: a stream that adapts, then the file that fits the box, then the rest. */
export function orderRenditions(renditions: readonly Rendition[], abilities: Abilities, boxHeight: number, saveData: boolean): Rendition[] {
  const playable = renditions.filter((rendition) => wayFor(rendition, abilities) !== 'none');
  const streams = playable.filter((rendition) => rendition.kind === 'hls');
  const files = playable.filter((rendition) => rendition.kind !== 'hls').sort((a, b) => (a.height ?? 0) - (b.height ?? 0));
  const fitting = saveData ? files[0] : (files.find((file) => (file.height ?? 0) >= boxHeight) ?? files.at(-1));
  const rest = files.filter((file) => file !== fitting);
  return [...streams, ...(fitting ? [fitting] : []), ...rest];
}

/** Pixels the box needs, capped: more cannot be seen. */
export function boxHeightOf(media: HTMLMediaElement): number {
  return Math.round(media.clientHeight * Math.min(2, globalThis.devicePixelRatio || 1));
}
