/**
 * Who stands beside the lesson on fractions, in the middle square of the stage: shows numerator and denominator with the fingers of two
 * hands as they are spoken. A drawing that keeps the place of a signer's film, and no sign language.
 */
import { child } from './child.ts';
import { HEIGHT, WIDTH, at, colour, disc, ease, mix, type Ink } from './kit.ts';
import type { Scene } from './scene.ts';

const SKIN = '#f7d3b2';
const SHADE = '#e3b08a';
/** Lengths of forefinger to little finger. */
const FINGERS = [96, 106, 96, 78] as const;

/** A hand that shows as many fingers, the first ones raised first; a part of one is on its way up. */
function hand(ink: Ink, count: number): void {
  FINGERS.forEach((length, i) => {
    const raised = Math.min(1, Math.max(0, count - i));
    const tall = mix(40, length, raised);
    at(ink, (i - 1.5) * 33, -30, 1, () => {
      ink.fillStyle = SKIN;
      ink.strokeStyle = SHADE;
      ink.lineWidth = 4;
      ink.beginPath();
      ink.roundRect(-15, -tall, 30, tall + 26, 15);
      ink.fill();
      ink.stroke();
    });
  });
  ink.fillStyle = SKIN;
  ink.beginPath();
  ink.roundRect(-68, -30, 136, 104, 44);
  ink.fill();
  disc(ink, 60, 24, 26, SHADE);
}

function arm(ink: Ink, from: { x: number; y: number }, to: { x: number; y: number }): void {
  ink.strokeStyle = colour.teal;
  ink.lineWidth = 62;
  ink.lineCap = 'round';
  ink.beginPath();
  ink.moveTo(from.x, from.y);
  ink.quadraticCurveTo(mix(from.x, to.x, 0.2), to.y + 130, to.x, to.y + 70);
  ink.stroke();
}

export const fingersScene: Scene = (ink, t, when) => {
  ink.fillStyle = colour.sky;
  ink.fillRect(0, 0, WIDTH, HEIGHT);
  // How many of the four fingers stand for the part, and for the whole.
  const half = ease(t, when.start('half') + 0.6, 0.5);
  const quarter = ease(t, when.start('quarter') + 0.6, 0.5);
  const three = ease(t, when.start('three') + 0.3, 0.6);
  const rule = ease(t, when.start('rule'), 0.6);
  const part = mix(mix(half, 3, three), 4, rule);
  const whole = mix(mix(2 * half, 4, quarter), 4, rule);
  const below = ease(t, when.start('denominator'), 0.4) * (1 - ease(t, when.start('numerator'), 0.4));
  const above = ease(t, when.start('numerator'), 0.4) * (1 - ease(t, when.start('three'), 0.4));
  const breath = Math.sin(t * 2.4) * 5;
  at(ink, 640, 250 + breath * 0.4, 1.9, () => child(ink, { shirt: colour.teal, plaits: false, mood: mix(0.2, 0.9, half), look: mix(0, 1, above) - below }));
  const left = { x: 430, y: mix(430, 340, above) + breath };
  const right = { x: 850, y: mix(470, 380, below) - breath };
  arm(ink, { x: 520, y: 470 }, left);
  arm(ink, { x: 760, y: 470 }, right);
  at(ink, left.x, left.y, 1, () => hand(ink, part));
  at(ink, right.x, right.y, 1, () => hand(ink, whole));
};
