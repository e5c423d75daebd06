/** The keyboard of the player: one key, one act, wherever in the player the focus is. */
import { captionLabel } from './names.ts';
import type { PlayerActs, PlayerView } from './player-view.ts';
import { spokenTime } from './seek-bar.ts';
import { speeds } from './speeds.ts';

const step = 5;
const bigStep = 10;
const volumeStep = 0.05;

/** `target`: where the focus is. */
type Act = (view: PlayerView, acts: PlayerActs, target: Element | null) => void;
/** Said before the jump: what a first view forbids is said after it. The seek bar says by itself where it stands. */
const goTo = (seconds: number, view: PlayerView, target: Element | null): void => {
  const { from, to } = view.playback.range;
  const words = spokenTime(view, Math.max(from, Math.min(to, seconds)));
  if (!view.playback.isLive && target?.matches('.seek__input') === false) view.acts.say(words);
  view.acts.seek(seconds);
};
const nudge =
  (seconds: number): Act =>
  (view, _acts, target) => goTo(view.playback.currentTime + seconds, view, target);
const loudness = ({ t, format }: PlayerView, volume: number): string => `${t('player-view.volume')} ${format.percent(volume)}`;
const louder =
  (change: number): Act =>
  (view, acts) => {
    const volume = Math.max(0, Math.min(1, view.volume + change));
    acts.setVolume(volume);
    acts.say(loudness(view, volume));
  };
const mute: Act = (view, acts) => {
  const isHeard = !view.muted && view.volume > 0;
  const volume = acts.toggleMute();
  acts.say(isHeard ? view.t('player-view.mute') : loudness(view, volume));
};
const faster =
  (change: 1 | -1): Act =>
  ({ playback, t }, acts) => {
    const next = speeds[speeds.findIndex((rate) => rate === playback.playbackRate) + change];
    if (next !== undefined) acts.setRate(next);
    // At the end of the scale, too: else nobody knows why nothing happens.
    acts.say(`${t('player-view.speed')} ${next ?? playback.playbackRate}×`);
  };
const captions: Act = (view, acts) => {
  const [first] = view.texts.captions;
  if (first === undefined) return;
  const shown = view.texts.caption('first') === null ? first : null;
  acts.showCaption(shown?.index ?? null);
  acts.say(view.t('player-view.captions.shown', { name: shown ? captionLabel(view, shown) : view.t('player-view.captions.off') }));
};

const keys: Readonly<Record<string, Act>> = {
  ' ': (_view, acts) => acts.toggle(),
  k: (_view, acts) => acts.toggle(),
  ArrowLeft: nudge(-step),
  ArrowRight: nudge(step),
  j: nudge(-bigStep),
  l: nudge(bigStep),
  ArrowUp: louder(volumeStep),
  ArrowDown: louder(-volumeStep),
  // Of what is live: the oldest that can be seen, and what happens now.
  Home: (view, _acts, target) => goTo(view.playback.range.from, view, target),
  End: (view, _acts, target) => goTo(view.playback.range.to, view, target),
  m: mute,
  c: captions,
  f: ({ screen }, acts) => {
    if (screen.canFullscreen) acts.toggleFullscreen();
  },
  '<': faster(-1),
  '>': faster(1),
  ',': (_view, acts) => acts.stepFrame(-1),
  '.': (_view, acts) => acts.stepFrame(1),
  a: (_view, acts) => acts.loopFrom(),
  b: (_view, acts) => acts.loopTo(),
  x: (_view, acts) => acts.loopEnd(),
  n: ({ notes }, acts) => {
    if (notes) acts.openPanel('notes');
  },
  // Remote controls of big screens, pointers of lecturers, and keyboards with media keys.
  Enter: (_view, acts) => acts.toggle(),
  MediaPlayPause: (_view, acts) => acts.toggle(),
  MediaPlay: (_view, acts) => acts.playFrom(),
  MediaPause: ({ playback }, acts) => {
    if (!playback.paused) acts.toggle();
  },
  MediaStop: ({ playback }, acts) => {
    if (!playback.paused) acts.toggle();
  },
  MediaFastForward: nudge(bigStep),
  MediaRewind: nudge(-bigStep),
  PageDown: nudge(bigStep),
  PageUp: nudge(-bigStep),
};

/** Does what a key asks for; returns whether it did. Keys with a modifier belong to the browser, keys in a panel to the panel. */
export function actOnKey(event: KeyboardEvent, view: PlayerView): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const target = event.composedPath()[0];
  if ((event.key === 'Escape' || event.key === 'GoBack') && view.ui.panel !== null) {
    view.acts.openPanel(null);
    return true;
  }
  if (view.cues?.key(event)) return true;
  if (target instanceof Element && belongsTo(target, event.key)) return false;
  const act = keys[event.key] ?? keys[event.key.toLowerCase()] ?? digit(event.key, view);
  act?.(view, view.acts, target instanceof Element ? target : null);
  return act !== undefined;
}

/** Space presses the focused button, arrows move the volume and the radios of a panel, letters are typed: those keys are taken. */
function belongsTo(target: Element, key: string): boolean {
  if (target.matches('input[type="search"], input[type="text"], textarea')) return true;
  if (target.matches('button, a') && (key === ' ' || key === 'Enter')) return true;
  const isArrow = key.startsWith('Arrow') || key === 'Home' || key === 'End' || key === ' ' || key.startsWith('Page');
  return isArrow && (target.matches('.volume__input') || target.closest('.panel') !== null);
}

function digit(key: string, view: PlayerView): Act | undefined {
  const { from, to } = view.playback.range;
  if (!/^\d$/.test(key) || !Number.isFinite(to)) return undefined;
  return (_view, _acts, target) => goTo(from + ((to - from) * Number(key)) / 10, view, target);
}
