/**
 * Some decoders stay still although what they need lies before them: on a busy machine WebKitGTK may never end a jump whose data
 * came after it, or begin to play and not move. Asking for the same place once more wakes the one, another speed for a moment the other.
 */

import { hasData } from './buffered.ts';

/** Data ahead and no movement for so long is a stall. */
const patienceMs = 1500;
/** Seconds of data at least: of less, a decoder may rightly wait for more. */
const enough = 0.5;
/** After so many in a row, asking again is no use. */
const mostNudges = 4;

/** Watches a media element while it should be playing, until `signal` ends. */
export function wakeStalls(media: HTMLMediaElement, signal: AbortSignal, patience = patienceMs): void {
  let clock: ReturnType<typeof setInterval> | undefined;
  let before: number | undefined;
  let nudges = 0;

  function look(): void {
    const { currentTime } = media;
    if (currentTime !== before) nudges = 0;
    else if (hasData(media, currentTime, enough) && nudges < mostNudges) {
      nudges += 1;
      if (nudges % 2 === 1) media.currentTime = currentTime;
      else touchSpeed(media, patience / 15);
    }
    before = currentTime;
  }
  const rest = (): void => clearInterval(clock);
  const watch = (): void => {
    rest();
    before = undefined;
    clock = setInterval(look, patience);
  };

  media.addEventListener('play', watch, { signal });
  for (const type of ['pause', 'ended']) media.addEventListener(type, rest, { signal });
  signal.addEventListener('abort', rest, { once: true });
  if (!media.paused) watch();
}

function touchSpeed(media: HTMLMediaElement, moment: number): void {
  const { playbackRate } = media;
  media.playbackRate = playbackRate * 0.9;
  setTimeout(() => {
    // Not over what a person chose meanwhile.
    if (media.playbackRate === playbackRate * 0.9) media.playbackRate = playbackRate;
  }, moment);
}
