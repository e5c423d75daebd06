/** What is live: how much of it can be played now, and how play keeps up with it. */

/** What of a live stream can be played now, in seconds of the medium's clock. */
export interface LiveWindow {
  /** The oldest place. */
  from: number;
  /** As near to what happens now as play can be without stopping. */
  edge: number;
  /** Seconds behind the edge that nobody notices. */
  slack: number;
  /** It comes in parts of a second: whoever falls back by a little wants to be there again. */
  isLow: boolean;
  /** Nothing is taken away from its beginning: a place is the same one for everybody, also when it has ended. */
  holds: boolean;
}

/** Seconds that play may differ from the edge of low latency without being moved. */
const barely = 0.5;
/** So much faster, with pitch kept, is not heard. */
const unheard = 1.05;

/** Whether a place is behind what happens now. */
export const isBehind = ({ edge, slack }: LiveWindow, place: number): boolean => edge - place > slack;

/** Where one can go, in seconds; `to` is `NaN` while unknown. */
export interface Range {
  from: number;
  to: number;
}

/** Where somebody comes who wants to go to `seconds`. */
export function reached(seconds: number, place: number, { from, to }: Range, isLive: boolean): number {
  // Whoever is nearer to what happens now than can be asked for is not thrown back by a step ahead.
  const last = isLive ? Math.max(to, Math.min(seconds, place)) : to;
  return Math.max(from, Number.isFinite(last) ? Math.min(last, seconds) : seconds);
}

/** The speed at a place: nothing comes faster than it happens, and low latency makes good by and by what a stop has cost. */
export function liveRate(live: LiveWindow, place: number, wanted: number): number {
  if (isBehind(live, place)) return wanted;
  return wanted >= 1 && live.isLow && live.edge - place > barely ? unheard : Math.min(1, wanted);
}

/** Gives a medium the speed of the place where it is. */
export function pace(media: HTMLMediaElement, live: LiveWindow, wanted: number): void {
  const rate = liveRate(live, media.currentTime, wanted);
  if (media.playbackRate !== rate) media.playbackRate = rate;
}
