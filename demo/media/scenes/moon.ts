import { at, badge, box, clamp, disc, ease, faded, mix, text, type Ink } from './kit.ts';
import { moonFace, moonPhase, sky } from './sky.ts';
import type { Scene, When } from './scene.ts';

const EARTH = { x: 480, y: 366 };
const ORBIT = 208;
const SEEN = { x: 1030, y: 300 };
const PALE = '#c9d6ee';
const NAMES = ['新月', '上弦月', '满月', '下弦月'] as const;
const DAYS = ['农历初一', '农历初七、初八', '农历十五、十六', '农历廿二、廿三'] as const;
const LINES = ['new', 'first', 'full', 'last'] as const;

/** The phase through the lesson: resting, half a round, then one stop for each name, then one whole round. */
function phaseAt(t: number, when: When): number {
  const glide = clamp((t - when.start('orbit')) / (when.start('new') - 0.2 - when.start('orbit')));
  let phase = 0.36 + 0.64 * glide;
  for (const [i, line] of LINES.entries()) if (i > 0) phase += 0.25 * ease(t, when.start(line) - 0.55, 0.7);
  return phase + ease(t, when.start('month') - 0.3, when.end('month') - when.start('month') + 0.6);
}

const place = (phase: number) => {
  const angle = Math.PI + phase * Math.PI * 2;
  return { x: EARTH.x + ORBIT * Math.cos(angle), y: EARTH.y - ORBIT * Math.sin(angle) };
};

function sun(ink: Ink, t: number): void {
  const glow = ink.createRadialGradient(-60, EARTH.y, 60, -60, EARTH.y, 420);
  glow.addColorStop(0, 'rgba(255, 214, 122, 0.95)');
  glow.addColorStop(0.32, 'rgba(255, 190, 92, 0.36)');
  glow.addColorStop(1, 'rgba(255, 190, 92, 0)');
  ink.fillStyle = glow;
  ink.fillRect(0, 0, 480, 720);
  disc(ink, -70, EARTH.y, 190 + 2 * Math.sin(t * 1.7), '#ffd36b');
  text(ink, '太阳', 58, EARTH.y, { size: 44, weight: 700, fill: '#6b4300' });
}

/** Dashes of light that travel to the right. */
function rays(ink: Ink, t: number): void {
  const light = ink.createLinearGradient(130, 0, 700, 0);
  light.addColorStop(0, 'rgba(255, 220, 140, 0.55)');
  light.addColorStop(1, 'rgba(255, 220, 140, 0)');
  ink.strokeStyle = light;
  ink.lineWidth = 4;
  ink.lineCap = 'round';
  ink.setLineDash([30, 26]);
  ink.lineDashOffset = -t * 70;
  for (const y of [-182, -128, 128, 182]) {
    ink.beginPath();
    ink.moveTo(150 - Math.abs(y) * 0.3, EARTH.y + y);
    ink.lineTo(700, EARTH.y + y);
    ink.stroke();
  }
  ink.setLineDash([]);
}

/** A ball lit from the left. */
function halfLit(ink: Ink, radius: number, face: () => void): void {
  ink.save();
  face();
  ink.beginPath();
  ink.arc(0, 0, radius + 0.6, -Math.PI / 2, Math.PI / 2);
  ink.fillStyle = 'rgba(12, 22, 48, 0.82)';
  ink.fill();
  ink.restore();
}

function earth(ink: Ink, t: number): void {
  at(ink, EARTH.x, EARTH.y, 1, () =>
    halfLit(ink, 66, () => {
      disc(ink, 0, 0, 66, '#4b9fd0');
      ink.save();
      ink.beginPath();
      ink.arc(0, 0, 66, 0, Math.PI * 2);
      ink.clip();
      for (let i = 0; i < 4; i++) {
        const x = ((i * 66 + t * 9) % 264) - 132;
        ink.fillStyle = '#7fbf8a';
        ink.beginPath();
        ink.ellipse(x, i % 2 ? 22 : -20, 30, 19, 0.5 - i * 0.4, 0, Math.PI * 2);
        ink.fill();
      }
      ink.restore();
    }),
  );
  text(ink, '地球', EARTH.x - 100, EARTH.y + 76, { size: 40, fill: PALE });
}

/** The way of the light: from the sun to the moon and on to the eye. */
function reflection(ink: Ink, t: number, when: When, x: number, y: number): void {
  const start = when.start('light');
  const seen = ease(t, start + 0.2, 0.4) * (1 - ease(t, when.start('orbit') - 0.1, 0.5));
  faded(ink, seen, () => {
    ink.strokeStyle = '#ffe29a';
    ink.lineWidth = 7;
    ink.lineCap = 'round';
    const way = [{ x: 132, y: mix(EARTH.y, y, 0.55) }, { x: x - 40, y }, { x: mix(x, EARTH.x, 0.24), y: mix(y, EARTH.y, 0.24) }, { x: mix(x, EARTH.x, 0.6), y: mix(y, EARTH.y, 0.6) }] as const;
    const leg = (from: { x: number; y: number }, to: { x: number; y: number }, done: number) => {
      if (done <= 0) return;
      const end = { x: mix(from.x, to.x, done), y: mix(from.y, to.y, done) };
      const angle = Math.atan2(to.y - from.y, to.x - from.x);
      ink.beginPath();
      ink.moveTo(from.x, from.y);
      ink.lineTo(end.x, end.y);
      for (const side of [-1, 1]) {
        ink.moveTo(end.x - 20 * Math.cos(angle + side * 0.55), end.y - 20 * Math.sin(angle + side * 0.55));
        ink.lineTo(end.x, end.y);
      }
      ink.stroke();
    };
    leg(way[0], way[1], ease(t, start + 0.3, 1));
    leg(way[2], way[3], ease(t, when.end('light') - 1.5, 0.7));
  });
}

function orbit(ink: Ink, t: number, when: When, phase: number): void {
  ink.strokeStyle = 'rgba(201, 214, 238, 0.45)';
  ink.lineWidth = 3;
  ink.setLineDash([6, 14]);
  ink.beginPath();
  ink.arc(EARTH.x, EARTH.y, ORBIT, 0, Math.PI * 2);
  ink.stroke();
  ink.setLineDash([]);
  const { x, y } = place(phase);
  faded(ink, 0.55 * ease(t, when.start('phase'), 0.6), () => {
    ink.strokeStyle = '#8fd0e8';
    ink.lineWidth = 4;
    ink.beginPath();
    ink.moveTo(mix(EARTH.x, x, 0.36), mix(EARTH.y, y, 0.36));
    ink.lineTo(mix(EARTH.x, x, 0.76), mix(EARTH.y, y, 0.76));
    ink.stroke();
  });
  at(ink, x, y, 1, () => halfLit(ink, 38, () => moonFace(ink, 38)));
  reflection(ink, t, when, x, y);
}

/** On the right: what a person on the Earth sees. */
function view(ink: Ink, t: number, when: When, phase: number): void {
  const come = ease(t, when.start('phase') - 0.2, 0.6);
  faded(ink, come, () => {
    box(ink, 810 + 40 * (1 - come), 60, 440, 560, 36, 'rgba(255, 255, 255, 0.08)');
    text(ink, '从地球上看', SEEN.x, 112, { size: 44, fill: PALE });
    at(ink, SEEN.x, SEEN.y, 1, () => moonPhase(ink, 136, phase));
    const month = ease(t, when.start('month') - 0.25, 0.3);
    for (const [i, line] of LINES.entries()) {
      const following = LINES[i + 1];
      const until = following ? when.start(following) - 0.35 : when.start('month') - 0.25;
      faded(ink, ease(t, when.start(line) - 0.05, 0.25) * (1 - ease(t, until, 0.2)), () => {
        text(ink, NAMES[i] ?? '', SEEN.x, 506, { size: 76, weight: 700, fill: '#ffe7a8' });
        text(ink, DAYS[i] ?? '', SEEN.x, 578, { size: 42, fill: PALE });
      });
    }
    faded(ink, month, () => {
      text(ink, '大约一个月', SEEN.x, 506, { size: 68, weight: 700, fill: '#ffe7a8' });
      text(ink, '转完一圈', SEEN.x, 578, { size: 48, fill: PALE });
    });
  });
}

/** 月相变化的奥秘, grade 3. */
export const moonScene: Scene = (ink, t, when) => {
  sky(ink, t, '#0d1a38', '#1d335f');
  const begin = when.start('light') - 0.3;
  const leaving = ease(t, begin - 0.25, 0.5);
  const phase = phaseAt(t, when);
  faded(ink, leaving, () => {
    // Before the view from the Earth comes in, the orbit stands in the middle of the picture.
    const shift = mix(160, 0, ease(t, when.start('phase') - 0.35, 0.7));
    sun(ink, t);
    ink.save();
    ink.translate(shift, 0);
    rays(ink, t);
    orbit(ink, t, when, phase);
    earth(ink, t);
    ink.restore();
    text(ink, '示意图，未按比例', 48, 656, { size: 36, fill: 'rgba(201, 214, 238, 0.75)', align: 'left' });
    view(ink, t, when, phase);
  });
  faded(ink, 1 - leaving, () => {
    at(ink, 640, 232, 1, () => moonPhase(ink, 96, 0.08 + 0.2 * ease(t, 0, 1.6)));
    faded(ink, ease(t, 0.05, 0.5), () => text(ink, '月相变化的奥秘', 640, 430, { size: 108, weight: 700, fill: '#fff7df' }));
  });
  faded(ink, ease(t, 0.1, 0.4), () => badge(ink, '科学 · 三年级', '#2b4478', '#e6eeff'));
};
