/**
 * The page in which the frames are drawn. It is bundled for the browser; the renderer calls `drawLessons`.
 */
import type { Timeline } from '../lessons/lesson.ts';
import { coverScenes } from './covers.ts';
import { fingersScene } from './fingers.ts';
import { fractionsScene } from './fractions.ts';
import { HEIGHT, WIDTH } from './kit.ts';
import { moonScene } from './moon.ts';
import { poemScene } from './poem.ts';
import { whenOf, type Scene } from './scene.ts';

const scenes: Readonly<Record<string, Scene>> = {
  fractions: fractionsScene,
  moon: moonScene,
  'quiet-night': poemScene,
  fingers: fingersScene,
  ...coverScenes,
};

export interface FrameOrder {
  readonly scene: string;
  readonly timeline: Timeline;
  readonly times: readonly number[];
  readonly scale: number;
  readonly quality: number;
}

const canvas = new OffscreenCanvas(WIDTH, HEIGHT);

/** Draws the moments asked for and gives each back as a JPEG in base64. */
export async function draw(order: FrameOrder): Promise<string[]> {
  const scene = scenes[order.scene];
  if (!scene) throw new Error(`No scene "${order.scene}"`);
  canvas.width = WIDTH * order.scale;
  canvas.height = HEIGHT * order.scale;
  const ink = canvas.getContext('2d', { alpha: false });
  if (!ink) throw new Error('No 2D canvas here');
  const when = whenOf(order.timeline);
  const frames: string[] = [];
  for (const t of order.times) {
    ink.setTransform(order.scale, 0, 0, order.scale, 0, 0);
    scene(ink, t, when);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: order.quality });
    frames.push(base64(new Uint8Array(await blob.arrayBuffer())));
  }
  return frames;
}

function base64(bytes: Uint8Array): string {
  let letters = '';
  for (let i = 0; i < bytes.length; i += 0x8000) letters += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(letters);
}
