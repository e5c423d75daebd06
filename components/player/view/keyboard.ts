/** The keyboard of the player: one key, one act, wherever in the player the focus is. */
import type { PlayerActs, PlayerView } from './player-view.ts';
import { speeds } from './speeds.ts';

const step = 5;
const bigStep = 10;
const volumeStep = 0.05;

type Act = (view: PlayerView, acts: PlayerActs) => void;
const nudge =
  (seconds: number): Act =>
  ({ playback }, acts) => acts.seek(playback.currentTime + seconds);
const louder =
  (change: number): Act =>
  ({ volume }, acts) => acts.setVolume(Math.max(0, Math.min(1, volume + change)));
const faster =
  (change: 1 | -1): Act =>
  ({ playback }, acts) => {
    const next = speeds[speeds.findIndex((rate) => rate === playback.playbackRate) + change];
    if (next !== undefined) acts.setRate(next);
  };
const captions: Act = ({ texts }, acts) => acts.showCaption(texts.caption('first') === null ? (texts.captions[0]?.index ?? null) : null);

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
  Home: ({ playback }, acts) => acts.seek(playback.range.from),
  End: ({ playback }, acts) => acts.seek(playback.range.to),
  m: (_view, acts) => acts.toggleMute(),
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
  act?.(view, view.acts);
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
  return (_view, acts) => acts.seek(from + ((to - from) * Number(key)) / 10);
}
