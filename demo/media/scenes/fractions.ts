import { piece } from './bread.ts';
import { child } from './child.ts';
import { HEIGHT, WIDTH, at, badge, box, clamp, colour, ease, faded, mix, pop, text, type Ink } from './kit.ts';
import type { Scene, When } from './scene.ts';

const TURN = Math.PI * 2;
const MIDDLE = { x: 640, y: 364 };

function ground(ink: Ink): void {
  ink.fillStyle = colour.paper;
  ink.fillRect(0, 0, WIDTH, HEIGHT);
  ink.fillStyle = '#efe8d9';
  ink.beginPath();
  ink.ellipse(640, 760, 900, 210, 0, 0, TURN);
  ink.fill();
}

/** Writes a fraction around the origin; each part has its own share of presence. */
function fraction(ink: Ink, top: string, bottom: string, size: number, seen = { top: 1, bar: 1, bottom: 1 }): void {
  const half = size * 0.46 * seen.bar;
  ink.fillStyle = colour.ink;
  ink.beginPath();
  ink.roundRect(-half, -size * 0.035, half * 2, size * 0.07, size * 0.035);
  ink.fill();
  at(ink, 0, -size * 0.55, seen.top, () => text(ink, top, 0, 0, { size, weight: 700, fill: colour.coral }));
  at(ink, 0, size * 0.63, seen.bottom, () => text(ink, bottom, 0, 0, { size, weight: 700, fill: colour.teal }));
}

function opening(ink: Ink, t: number, leaving: number): void {
  faded(ink, 1 - leaving, () => {
    const y = 330 - 40 * leaving;
    faded(ink, ease(t, 0.05, 0.5), () => text(ink, '分数的初步认识', 640, y + 20 * (1 - ease(t, 0.05, 0.6)), { size: 112, weight: 700 }));
    const width = 420 * ease(t, 0.35, 0.6);
    box(ink, 640 - width / 2, y + 92, width, 10, 5, colour.coral);
  });
}

/** The bread and its cuts through the whole lesson. */
function bread(ink: Ink, t: number, when: When): void {
  const share = when.start('share');
  const half = when.start('half');
  const quarter = when.start('quarter');
  const names = when.start('denominator');
  const three = when.start('three');
  const x = mix(MIDDLE.x, 400, ease(t, names - 0.35, 0.8));
  const radius = mix(176, 196, ease(t, names - 0.35, 0.8));
  // The first cut falls in the wrong place, then moves to the middle.
  const wrong = mix(0.3, 0.5, ease(t, half - 0.1, 0.9));
  const cut = ease(t, share + 1.25, 0.4);
  const open = cut * mix(14, 16, ease(t, half, 0.5)) + 44 * ease(t, half + 0.9, 0.6) * (1 - ease(t, quarter - 0.1, 0.5));
  const toFour = ease(t, quarter + 0.55, 0.7);
  at(ink, x, MIDDLE.y, pop(t, share - 0.3, 0.6), () => {
    if (t < quarter + 0.4) {
      const first = TURN * wrong;
      const closed = 1 - ease(t, quarter - 0.1, 0.5);
      const from = TURN * (0.5 - wrong) / 2;
      for (const [a, b] of [[from, from + first], [from + first, from + TURN]] as const) {
        piece(ink, { radius, from: a, to: b, apart: open * closed });
      }
      return;
    }
    for (let i = 0; i < 4; i++) {
      const taken = i === 0 ? ease(t, names - 0.1, 0.4) : ease(t, three + 0.25 + i * 0.3, 0.3) * (i < 3 ? 1 : 0);
      const others = i === 0 ? 0 : ease(t, names, 0.5) * (1 - taken);
      piece(ink, { radius, from: (TURN * i) / 4, to: (TURN * (i + 1)) / 4, apart: 18 * toFour + 10 * taken, taken, pale: others });
    }
  });
}

function children(ink: Ink, t: number, when: When): void {
  const share = when.start('share');
  const half = when.start('half');
  const leave = ease(t, when.start('quarter') - 0.2, 0.6);
  if (leave === 1) return;
  const unfair = ease(t, share + 1.5, 0.4);
  const fair = ease(t, half + 0.9, 0.5);
  const glad = mix(mix(0.5, -1, unfair), 1, fair);
  for (const side of [-1, 1] as const) {
    const x = 640 + side * (430 + 380 * leave + 80 * (1 - ease(t, share - 0.2, 0.6)));
    faded(ink, ease(t, share - 0.2, 0.5) * (1 - leave), () =>
      at(ink, x, 330 - 8 * fair * Math.sin(clamp((t - half - 0.9) / 1.2) * Math.PI * 2) ** 2, 1.15, () =>
        child(ink, { shirt: side < 0 ? colour.teal : colour.amber, plaits: side > 0, mood: side < 0 ? glad : mix(0.5, 1, fair), look: -side }),
      ),
    );
  }
  const asking = pop(t, share + 1.9, 0.45) * (1 - ease(t, half - 0.2, 0.3));
  at(ink, 640, 96, asking, () => text(ink, '？', 18, 0, { size: 120, weight: 700, fill: colour.coral }));
}

/** The small fractions that stand on the pieces. */
function labels(ink: Ink, t: number, when: When): void {
  const half = when.start('half');
  const quarter = when.start('quarter');
  const names = when.start('denominator');
  const chip = (x: number, y: number, grown: number, top: string, bottom: string) =>
    at(ink, x, y, grown, () => {
      box(ink, -46, -66, 92, 132, 24, colour.card, 10);
      fraction(ink, top, bottom, 58);
    });
  const halves = pop(t, when.end('half') - 1.1, 0.45) * (1 - ease(t, quarter - 0.2, 0.3));
  chip(640 + 142, MIDDLE.y, halves, '1', '2');
  chip(640 - 142, MIDDLE.y, halves, '1', '2');
  for (let i = 0; i < 4; i++) {
    const grown = pop(t, when.end('quarter') - 1.2 + i * 0.1, 0.45) * (1 - ease(t, names - 0.35, 0.3));
    const angle = (TURN * (i + 0.5)) / 4;
    chip(640 + Math.sin(angle) * 122, MIDDLE.y - Math.cos(angle) * 122, grown, '1', '4');
  }
  const saying = (words: string, start: number, end: number) =>
    faded(ink, ease(t, start, 0.4) * (1 - ease(t, end, 0.3)), () => text(ink, words, 640, 98, { size: 64, weight: 700 }));
  saying('平均分成 2 份', half + 0.1, quarter - 0.3);
  saying('平均分成 4 份', quarter + 0.1, names - 0.4);
}

/** The large fraction on the right, with the names of its parts. */
function notation(ink: Ink, t: number, when: When): void {
  const below = when.start('denominator');
  const above = when.start('numerator');
  const three = when.start('three');
  const rule = when.start('rule');
  const count = t < three + 0.7 ? '1' : t < three + 1 ? '2' : '3';
  const bump = t < three ? 1 : 1 + 0.22 * Math.sin(clamp((t - three - 0.6) / 0.75) * Math.PI);
  const come = ease(t, below - 0.3, 0.5);
  faded(ink, come, () => {
    box(ink, 710, 130, 520, 440, 40, colour.card, 14);
    at(ink, 850, 342, 1, () =>
      fraction(ink, count, '4', 170, { bar: ease(t, below - 0.2, 0.5), bottom: pop(t, below + 0.25), top: pop(t, above + 0.1) * bump }),
    );
  });
  const name = (words: string, note: string, y: number, fill: string, start: number) =>
    faded(ink, ease(t, start, 0.4), () => {
      const x = 968 + 24 * (1 - ease(t, start, 0.5));
      text(ink, words, x, y - 26, { size: 64, weight: 700, fill, align: 'left' });
      text(ink, note, x, y + 38, { size: 40, fill: colour.quiet, align: 'left' });
    });
  name('分子', t < three + 0.4 ? '取 1 份' : `取 ${count} 份`, 242, colour.coral, above + 0.5);
  name('分母', '平均分 4 份', 446, colour.teal, below + 0.8);
  faded(ink, ease(t, rule, 0.4), () => {
    const glow = ease(t, rule, 0.6);
    box(ink, 710 - 10 * glow, 130, 520 + 10 * glow, 440, 40, colour.tealSoft, 14);
    text(ink, '分数', 970, 262, { size: 120, weight: 700, fill: colour.teal });
    text(ink, '先要平均分', 970, 420, { size: 84, weight: 700 });
  });
}

/** 分数的初步认识, grade 3. */
export const fractionsScene: Scene = (ink, t, when) => {
  ground(ink);
  const begin = when.start('share') - 0.35;
  const leaving = ease(t, begin - 0.15, 0.4);
  opening(ink, t, leaving);
  if (t > begin - 0.1) {
    children(ink, t, when);
    bread(ink, t, when);
    labels(ink, t, when);
    if (t > when.start('denominator') - 0.4) notation(ink, t, when);
  }
  faded(ink, ease(t, 0.1, 0.4), () => badge(ink, '数学 · 三年级', colour.tealSoft, '#14605f'));
};
