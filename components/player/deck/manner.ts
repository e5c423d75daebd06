/** How the person watches: loudness, speed, captions. What they like is kept for the next lesson; the loudness is the element's. */
import type { Playback } from '../media/playback.ts';
import { savesData } from '../media/warm-up.ts';
import { keepPreferences, readPreferences, type Preferences } from './preferences.ts';
import type { Settings } from './settings.ts';

const heldRate = 2;

interface MannerHost {
  readonly settings: Settings;
  requestUpdate(): void;
}

export class Manner {
  private readonly host: MannerHost;
  private readonly media: HTMLMediaElement;
  private readonly playback: Playback;
  private liked = readPreferences();

  constructor(host: MannerHost, media: HTMLMediaElement, playback: Playback) {
    this.host = host;
    this.media = media;
    this.playback = playback;
    this.applySound();
  }

  get preferences(): Preferences {
    return this.liked;
  }
  get settings(): Settings {
    return this.host.settings;
  }

  /** A lesson begins: as it was liked the last time. */
  apply(): void {
    this.playback.setRate(this.rate);
    if (this.liked.saveData || savesData()) this.playback.saveData(true);
  }

  setRate(rate: number): void {
    this.settings.rate = rate;
    this.playback.setRate(rate);
    this.prefer({ rate });
  }

  /** Twice as fast while a finger rests on the picture. Returns whether it is now. */
  holdRate(on: boolean): boolean {
    if (this.playback.phase !== 'playing') return false;
    this.playback.setRate(on ? heldRate : this.rate);
    return on;
  }

  setVolume(volume: number, muted: boolean): void {
    Object.assign(this.settings, { volume: Math.max(0, Math.min(1, volume)), muted });
    this.applySound();
    this.host.requestUpdate();
  }

  /** Keeps how the person likes to watch. */
  prefer(change: Partial<Preferences>): void {
    this.liked = keepPreferences(change);
    this.host.requestUpdate();
  }

  private get rate(): number {
    return this.settings.rate ?? this.liked.rate;
  }

  private applySound(): void {
    this.media.volume = this.settings.volume;
    this.media.muted = this.settings.muted;
  }
}
