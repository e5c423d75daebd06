/**
 * Some decoders stay still although what they need lies before them: where data come after a jump, WebKitGTK on a busy
 * machine may never end the jump. Asking for the same place once more wakes it.
 */

/** Data at the place and no picture for so long is a stall. */
const patienceMs = 1500;
/** After so many in a row, asking again is no use. */
const mostNudges = 4;

/** Watches a media element while it should be playing, until `signal` ends. */
export function wakeStalls(media: HTMLMediaElement, signal: AbortSignal, patience = patienceMs): void {
  let clock: ReturnType<typeof setInterval> | undefined;
  let stillAt: number | undefined;
  let nudges = 0;

  function look(): void {
    const isStill = hasNoPicture(media) && hasDataAhead(media);
    if (!isStill) nudges = 0;
    else if (media.currentTime === stillAt && nudges < mostNudges) {
      nudges += 1;
      media.currentTime = stillAt;
    }
    stillAt = isStill ? media.currentTime : undefined;
  }
  const rest = (): void => clearInterval(clock);
  const watch = (): void => {
    rest();
    stillAt = undefined;
    clock = setInterval(look, patience);
  };

  media.addEventListener('play', watch, { signal });
  for (const type of ['pause', 'ended']) media.addEventListener(type, rest, { signal });
  signal.addEventListener('abort', rest, { once: true });
  if (!media.paused) watch();
}

const hasNoPicture = ({ readyState }: HTMLMediaElement): boolean =>
  readyState > HTMLMediaElement.HAVE_NOTHING && readyState < HTMLMediaElement.HAVE_FUTURE_DATA;

/** Half a second of data at least: of less, a decoder may rightly wait for more. */
function hasDataAhead({ buffered, currentTime }: HTMLMediaElement): boolean {
  for (let index = 0; index < buffered.length; index += 1) {
    if (buffered.start(index) <= currentTime && currentTime + 0.5 < buffered.end(index)) return true;
  }
  return false;
}
