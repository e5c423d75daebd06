/** Seconds: what moved less before it stopped has not been seen to move. */
const seen = 0.25;

/** Whether somebody wants a medium to play: a browser may stop it by itself. */
export class Wanting {
  private readonly media: () => HTMLMediaElement | null;
  private readonly playOn: () => void;
  /** It was told to play, and nobody has stopped it since. */
  private wanted = false;
  /** It was stopped before it had moved. Once that is the browser's doing; again, it is somebody's. */
  private balked = false;
  /** Where it was loaded, or was told to go. */
  private place = 0;

  /** `playOn`: it is to be told to play again. */
  constructor(media: () => HTMLMediaElement | null, playOn: () => void) {
    this.media = media;
    this.playOn = playOn;
  }

  told(plays: boolean): void {
    this.wanted = plays;
  }

  /** What the medium says. */
  hear(type: string): void {
    const media = this.media();
    if (!media) return;
    if (type === 'emptied' || type === 'seeking') {
      // On the way back to its place it has still to hear that it is to go on.
      if (type === 'emptied' || !media.paused) this.balked = false;
      this.place = media.currentTime;
    } else if (type === 'play') this.wanted ||= !media.paused;
    else if (type === 'pause' && media.paused) this.stopped(media);
    // It may not have heard at once that it is to go on.
    else if (type === 'canplay' && this.balked) this.goOn(media);
  }

  /** WebKitGTK on a busy machine stops what it has just begun to load, or to look for. Whoever else stops the medium means it: a headset that is pulled out, the browser's own full screen. */
  private stopped(media: HTMLMediaElement): void {
    // Whoever goes to the very end is there at once: told to play on, it would begin anew.
    if (media.ended || this.balked || media.currentTime > this.place + seen) this.wanted = false;
    else if (this.wanted) {
      this.balked = true;
      this.goOn(media);
    }
  }

  private goOn(media: HTMLMediaElement): void {
    if (this.wanted && media.paused && media.isConnected) this.playOn();
  }
}
