/** What the lock screen, the headset and the keyboard of the machine show and may ask for while this player plays. */
import type { PlayerItem } from '../player.types.ts';

export interface LockScreenActs {
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  nudge(seconds: number): void;
}

const jump = 10;

/** Takes the lock screen for a player; the last that began to play has it. Gives it back when `signal` ends. */
export function takeLockScreen(item: PlayerItem, acts: LockScreenActs, signal: AbortSignal): void {
  if (!('mediaSession' in navigator)) return;
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

/** Tells the lock screen where play is. */
export function tellLockScreen(media: HTMLMediaElement): void {
  const { duration, currentTime, playbackRate } = media;
  if (!('mediaSession' in navigator) || !Number.isFinite(duration) || currentTime > duration) return;
  try {
    navigator.mediaSession.setPositionState({ duration, position: currentTime, playbackRate });
  } catch {
    // A place that the browser does not believe is not worth a word.
  }
}
