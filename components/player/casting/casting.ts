/** Another screen: a television in the room (Cast), a box beside it (AirPlay). It fetches the lesson by itself, so there has to be something it can fetch. */
import { browserAbilities, wayFor } from '../media/engine.ts';
import type { Playback } from '../media/playback.ts';
import type { PlayerItem } from '../player.types.ts';

/** What Safari had before there was a standard. */
interface WithPicker extends HTMLMediaElement {
  readonly webkitShowPlaybackTargetPicker: () => void;
  readonly webkitCurrentPlaybackTargetIsWireless: boolean;
}

const hasPicker = (media: HTMLMediaElement): media is WithPicker => 'webkitShowPlaybackTargetPicker' in media;
const hasRemote = (media: HTMLMediaElement): boolean => 'remote' in media && typeof media.remote.watchAvailability === 'function';
/** A stream that is put together here cannot be sent, and Safari opens such a source only where this is on. */
const closed = 'disableremoteplayback';

interface Lesson {
  readonly media: HTMLMediaElement;
  readonly item: PlayerItem;
  readonly playback: Playback;
  requestUpdate(): void;
}

export class Casting {
  private readonly lesson: Lesson;
  private readonly signal: AbortSignal;
  /** Forms that another screen can fetch by itself. */
  private readonly files: PlayerItem['renditions'];
  private hasDevice = false;
  /** It plays from a file only because that is, or was to be, sent. */
  private isSwapped = false;
  /** The list of devices is open. */
  private isAsking = false;

  constructor(lesson: Lesson, signal: AbortSignal) {
    const { media, item } = lesson;
    const abilities = browserAbilities();
    this.lesson = lesson;
    this.signal = signal;
    this.files = item.renditions.filter((rendition) => wayFor(rendition, abilities) === 'native');
    const [file] = this.files;
    if (!file || !(hasRemote(media) || hasPicker(media))) return;
    if (hasRemote(media)) for (const type of ['connect', 'disconnect'] as const) media.remote.addEventListener(type, () => this.moved(), { signal });
    else media.addEventListener('webkitcurrentplaybacktargetiswirelesschanged', () => this.moved(), { signal });
    // What is shown next in this medium may be a stream.
    signal.addEventListener('abort', () => media.setAttribute(closed, ''));
    this.look(file.url);
  }

  /** A device is there, and there is something for it. */
  get canCast(): boolean {
    return this.hasDevice || this.isElsewhere;
  }

  get isElsewhere(): boolean {
    const { media } = this.lesson;
    if (hasRemote(media)) return media.remote.state === 'connected';
    return hasPicker(media) && media.webkitCurrentPlaybackTargetIsWireless;
  }

  /** Opens the list of devices; chosen there, it goes on at the same place, and comes back by the same list. */
  async toggle(): Promise<void> {
    const { media } = this.lesson;
    // Whoever presses twice has the list already.
    if (this.isAsking) return;
    // At once: the list opens only as an answer to a press.
    if (!this.isElsewhere) this.open();
    if (!hasRemote(media)) {
      if (hasPicker(media)) media.webkitShowPlaybackTargetPicker();
      return;
    }
    this.isAsking = true;
    try {
      await media.remote.prompt();
    } catch {
      // The list was closed, or the browser shows none: then it plays here as before. What is on its way to a device is not taken from it.
      if (media.remote.state === 'disconnected') this.close();
    } finally {
      this.isAsking = false;
    }
  }

  /** Asks of the file, beside the lesson: that may play a stream, which no device can fetch. Nothing of it is loaded. */
  private look(url: string): void {
    const { signal } = this;
    const asked = document.createElement(this.lesson.media instanceof HTMLVideoElement ? 'video' : 'audio');
    asked.preload = 'none';
    asked.src = url;
    signal.addEventListener('abort', () => asked.removeAttribute('src'));
    if (hasRemote(asked)) void this.watch(asked.remote);
    else {
      asked.addEventListener(
        'webkitplaybacktargetavailabilitychanged',
        (event) => this.setDevice('availability' in event && event.availability === 'available'),
        { signal },
      );
    }
  }

  private async watch(remote: RemotePlayback): Promise<void> {
    const { signal } = this;
    const cancel = (id: number): void => void remote.cancelWatchAvailability(id).catch(() => undefined);
    try {
      const id = await remote.watchAvailability((isThere) => {
        if (!signal.aborted) this.setDevice(isThere);
      });
      if (signal.aborted) cancel(id);
      else signal.addEventListener('abort', () => cancel(id));
    } catch {
      // This machine does not look in the background: the list itself would look, and mostly find nothing. No button then.
    }
  }

  private setDevice(isThere: boolean): void {
    this.hasDevice = isThere;
    this.lesson.requestUpdate();
  }

  private moved(): void {
    // Back here the stream serves better than its file.
    if (!this.isElsewhere && !this.signal.aborted) this.close();
    this.lesson.requestUpdate();
  }

  private open(): void {
    const { media, playback } = this.lesson;
    media.removeAttribute(closed);
    if (this.isSwapped || this.files.some(({ url }) => new URL(url, document.baseURI).href === media.src)) return;
    this.isSwapped = true;
    playback.playOnly(this.files);
  }

  private close(): void {
    this.lesson.media.setAttribute(closed, '');
    if (!this.isSwapped) return;
    this.isSwapped = false;
    this.lesson.playback.playOnly(null);
  }
}
