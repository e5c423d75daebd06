/**
 * What all scenes share: colours, easing and a few ways of drawing. The stage is 1280 × 720. Letters are at least
 * 36 px high there, so that they can be read when the picture is 360 px wide, and the lowest 90 px stay free for subtitles.
 */

export type Ink = OffscreenCanvasRenderingContext2D;

export const WIDTH = 1280;
export const HEIGHT = 720;

export const SANS = '"Noto Sans CJK SC", "Noto Sans SC", sans-serif';
export const SERIF = '"Noto Serif CJK SC", "Noto Serif SC", serif';

/** The palette of all lessons. */
export const colour = {
  paper: '#f6f2e9',
  card: '#fffdf8',
  ink: '#22333b',
  quiet: '#5b6b73',
  line: '#d9d2c3',
  teal: '#1f7a7a',
  tealSoft: '#d5e9e6',
  coral: '#d9603f',
  coralSoft: '#f8dfd6',
  amber: '#f2b34c',
  sky: '#cfe3ec',
} as const;

export const clamp = (x: number): number => Math.min(1, Math.max(0, x));
export const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

/** Smooth share of the way from `start` to `start + length` at time `t`: 0 before, 1 after. */
export function ease(t: number, start: number, length = 0.6): number {
  const x = clamp((t - start) / length);
  return x < 0.5 ? 4 * x ** 3 : 1 - (-2 * x + 2) ** 3 / 2;
}

/** Comes in with a slight overshoot, for things that appear. */
export function pop(t: number, start: number, length = 0.5): number {
  const x = clamp((t - start) / length);
  return x === 0 ? 0 : 1 + 2.2 * (x - 1) ** 3 + 1.2 * (x - 1) ** 2;
}

/** Runs `draw` with the given transparency and puts everything back. */
export function faded(ink: Ink, alpha: number, draw: () => void): void {
  if (alpha <= 0.002) return;
  ink.save();
  ink.globalAlpha *= Math.min(1, alpha);
  draw();
  ink.restore();
}

/** Runs `draw` with the origin moved to a point and scaled. */
export function at(ink: Ink, x: number, y: number, scale: number, draw: () => void): void {
  if (scale <= 0.001) return;
  ink.save();
  ink.translate(x, y);
  ink.scale(scale, scale);
  draw();
  ink.restore();
}

export interface Lettering {
  readonly size: number;
  readonly fill?: string;
  readonly weight?: 400 | 500 | 700;
  readonly align?: CanvasTextAlign;
  readonly family?: string;
}

/** Writes one line of text; `y` is its middle. */
export function text(ink: Ink, words: string, x: number, y: number, how: Lettering): void {
  ink.font = `${how.weight ?? 500} ${how.size}px ${how.family ?? SANS}`;
  ink.fillStyle = how.fill ?? colour.ink;
  ink.textAlign = how.align ?? 'center';
  ink.textBaseline = 'middle';
  ink.fillText(words, x, y);
}

/** Fills a rounded box, with a soft shadow when `lift` is given. */
export function box(ink: Ink, x: number, y: number, w: number, h: number, radius: number, fill: string, lift = 0): void {
  ink.save();
  if (lift > 0) {
    ink.shadowColor = 'rgba(34, 51, 59, 0.16)';
    ink.shadowBlur = lift * 2;
    ink.shadowOffsetY = lift * 0.6;
  }
  ink.fillStyle = fill;
  ink.beginPath();
  ink.roundRect(x, y, w, h, radius);
  ink.fill();
  ink.restore();
}

export function disc(ink: Ink, x: number, y: number, radius: number, fill: string | CanvasGradient): void {
  ink.fillStyle = fill;
  ink.beginPath();
  ink.arc(x, y, radius, 0, Math.PI * 2);
  ink.fill();
}

/** The small sign at the top left: subject and grade. */
export function badge(ink: Ink, words: string, fill: string, letters: string): void {
  ink.font = `500 36px ${SANS}`;
  const width = ink.measureText(words).width + 56;
  box(ink, 48, 40, width, 64, 32, fill);
  text(ink, words, 48 + width / 2, 73, { size: 36, fill: letters });
}

/** Numbers between 0 and 1 that are the same in every run. */
export function scatter(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
