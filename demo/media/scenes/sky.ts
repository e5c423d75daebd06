import { HEIGHT, WIDTH, disc, scatter, type Ink } from './kit.ts';

const next = scatter(41);
const stars = Array.from({ length: 90 }, () => ({ x: next() * WIDTH, y: next() * HEIGHT, size: 0.8 + next() * 1.8, beat: next() * 6 }));

/** A night sky with slowly twinkling stars. */
export function sky(ink: Ink, t: number, top: string, bottom: string): void {
  const night = ink.createLinearGradient(0, 0, 0, HEIGHT);
  night.addColorStop(0, top);
  night.addColorStop(1, bottom);
  ink.fillStyle = night;
  ink.fillRect(0, 0, WIDTH, HEIGHT);
  for (const [i, star] of stars.entries()) {
    // Only some of them twinkle: every change costs bits on a thin line.
    const light = i % 6 === 0 ? 0.4 + 0.3 * Math.sin(t * 1.3 + star.beat) : 0.36;
    disc(ink, star.x, star.y, star.size, `rgba(255, 255, 255, ${light.toFixed(3)})`);
  }
}

const craters = [
  [-0.35, -0.3, 0.2], [0.3, -0.42, 0.13], [0.12, 0.12, 0.24], [-0.42, 0.32, 0.15], [0.5, 0.3, 0.14], [-0.05, 0.62, 0.12], [0.62, -0.08, 0.08],
] as const;

/** The lit face of the moon around the origin, unclipped by any shadow. */
export function moonFace(ink: Ink, radius: number): void {
  const light = ink.createRadialGradient(-radius * 0.3, -radius * 0.3, radius * 0.2, 0, 0, radius);
  light.addColorStop(0, '#fffbe9');
  light.addColorStop(1, '#eddfae');
  disc(ink, 0, 0, radius, light);
  for (const [x, y, size] of craters) disc(ink, x * radius, y * radius, size * radius, 'rgba(190, 168, 112, 0.28)');
}

/**
 * The moon as seen from the northern half of the Earth.
 * @param phase 0 new, 0.25 first quarter (right half lit), 0.5 full, 0.75 last quarter
 */
export function moonPhase(ink: Ink, radius: number, phase: number): void {
  disc(ink, 0, 0, radius, '#344673');
  ink.strokeStyle = 'rgba(214, 225, 246, 0.4)';
  ink.lineWidth = Math.max(2, radius * 0.02);
  ink.stroke();
  const turn = ((phase % 1) + 1) % 1;
  const bend = Math.cos(turn * Math.PI * 2);
  ink.save();
  if (turn >= 0.5) ink.scale(-1, 1);
  ink.beginPath();
  ink.arc(0, 0, radius, -Math.PI / 2, Math.PI / 2);
  ink.ellipse(0, 0, Math.abs(bend) * radius, radius, 0, Math.PI / 2, -Math.PI / 2, bend > 0);
  ink.closePath();
  ink.clip();
  if (turn >= 0.5) ink.scale(-1, 1);
  moonFace(ink, radius);
  ink.restore();
}
