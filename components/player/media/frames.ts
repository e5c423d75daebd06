/** How long a picture of this video lasts, learnt from the pictures that were shown. */

/** What lessons in China are recorded with, until the video itself says so. */
const usual = 1 / 25;
const plausible = { least: 1 / 125, most: 1 / 5 };

export class Frames {
  private duration = usual;
  private previous: number | null = null;

  constructor(media: HTMLMediaElement, signal: AbortSignal) {
    if (!(media instanceof HTMLVideoElement) || !('requestVideoFrameCallback' in media)) return;
    const learn = (_now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
      if (signal.aborted) return;
      const step = this.previous === null ? 0 : mediaTime - this.previous;
      this.previous = mediaTime;
      // Pictures may have been left out between two that were shown: the shortest step is one picture.
      if (step >= plausible.least && step <= plausible.most) this.duration = Math.min(this.duration, step);
      if (media.paused || this.previous < 2) media.requestVideoFrameCallback(learn);
    };
    media.requestVideoFrameCallback(learn);
  }

  /** Seconds. */
  get step(): number {
    return this.duration;
  }
}
