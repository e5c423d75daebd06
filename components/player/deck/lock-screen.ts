/** What the lock screen, the headset and the keyboard of the machine show and may ask for while this player plays. */
import type { PlayerItem } from '../player.types.ts';

export interface LockScreenActs {
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  nudge(seconds: number): void;
}

const jump = 10;

export class LockScreen {
  private readonly item: PlayerItem;
  private readonly media: HTMLMediaElement;
  private readonly acts: LockScreenActs;
  private taken: AbortController | null = null;

  constructor(item: PlayerItem, media: HTMLMediaElement, acts: LockScreenActs) {
    this.item = item;
    this.media = media;
    this.acts = acts;
  }

  /** The last player that began to play has it. */
  take(): void {
    this.release();
    if (!('mediaSession' in navigator)) return;
    this.taken = new AbortController();
    take(this.item, this.acts, this.taken.signal);
  }

  /** Says where play is; what is live has no end. */
  tell(duration: number): void {
    const { currentTime, playbackRate } = this.media;
    if (!('mediaSession' in navigator) || !(currentTime <= duration)) return;
    try {
      navigator.mediaSession.setPositionState({ duration, position: currentTime, playbackRate });
    } catch {
      // A place that the browser does not believe is not worth a word.
    }
  }

  release(): void {
    this.taken?.abort();
    this.taken = null;
  }
}

/** Gives it back when `signal` ends, unless another player has it. */
function take(item: PlayerItem, acts: LockScreenActs, signal: AbortSignal): void {
  const { mediaSession } = navigator;
  const metadata = new MediaMetadata({
    title: item.title,
    artist: item.provider,
    artwork: item.poster ? [{ src: new URL(item.poster, document.baseURI).href }] : [],
  });
  mediaSession.metadata = metadata;
  const handlers: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
    play: () => acts.play(),
    pause: () => acts.pause(),
    stop: () => acts.pause(),
    seekbackward: ({ seekOffset }) => acts.nudge(-(seekOffset ?? jump)),
    seekforward: ({ seekOffset }) => acts.nudge(seekOffset ?? jump),
    seekto: ({ seekTime }) => {
      if (seekTime !== undefined) acts.seek(seekTime);
    },
  };
  const set = (action: MediaSessionAction, handler: MediaSessionActionHandler | null): void => {
    try {
      mediaSession.setActionHandler(action, handler);
    } catch {
      // An old browser does not know this action.
    }
  };
  const actions = Object.entries(handlers) as [MediaSessionAction, MediaSessionActionHandler][];
  for (const [action, handler] of actions) set(action, handler);
  signal.addEventListener('abort', () => {
    if (mediaSession.metadata !== metadata) return;
    mediaSession.metadata = null;
    for (const [action] of actions) set(action, null);
  });
}
