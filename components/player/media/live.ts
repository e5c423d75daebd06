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

/** The speed at a place: nothing comes faster than it happens, and low latency makes good by and by what a stop has cost. */
export function liveRate(live: LiveWindow, place: number, wanted: number): number {
  if (isBehind(live, place)) return wanted;
  return wanted >= 1 && live.isLow && live.edge - place > barely ? unheard : Math.min(1, wanted);
}
