/** The whole screen, and the small window that stays beside other work. */

/** Fullscreen of iPhones, where only the bare video can have it. */
interface PhoneVideo extends HTMLVideoElement {
  webkitEnterFullscreen?: () => void;
}

export class Screen {
  private readonly host: HTMLElement;
  private readonly media: HTMLMediaElement;

  constructor(host: HTMLElement, media: HTMLMediaElement) {
    this.host = host;
    this.media = media;
  }

  get canFullscreen(): boolean {
    return document.fullscreenEnabled || typeof this.video.webkitEnterFullscreen === 'function';
  }
  get isFullscreen(): boolean {
    return this.host.matches(':fullscreen');
  }

  get canSmallWindow(): boolean {
    return document.pictureInPictureEnabled && this.media instanceof HTMLVideoElement && 'requestPictureInPicture' in this.media;
  }

  /** The small window shows the bare video: captions are then drawn by the browser. */
  async toggleSmallWindow(): Promise<void> {
    try {
      if (document.pictureInPictureElement) await document.exitPictureInPicture();
      else if (this.media instanceof HTMLVideoElement) await this.media.requestPictureInPicture();
    } catch {
      // Nothing is loaded yet, or the page may not: the button then has no effect.
    }
  }

  async toggleFullscreen(): Promise<void> {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else if (document.fullscreenEnabled) await this.host.requestFullscreen();
      else this.video.webkitEnterFullscreen?.();
    } catch {
      // A host page may forbid it; the button then has no effect, and nothing is lost.
    }
  }

  /** Audio has none of what phones add to a video. */
  private get video(): Partial<PhoneVideo> {
    return this.media;
  }
}
