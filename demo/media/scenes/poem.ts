import { HEIGHT, SERIF, WIDTH, at, badge, clamp, disc, ease, faded, mix, scatter, text, type Ink } from './kit.ts';
import { poet } from './poet.ts';
import { moonFace, sky } from './sky.ts';
import type { Scene, When } from './scene.ts';

const CREAM = '#fbf3dc';
const WINDOW = { x: 1056, y: 250, r: 172 };

const verses = [
  ['bed', '床前明月光', 'chuáng qián míng yuè guāng', '，'],
  ['frost', '疑是地上霜', 'yí shì dì shàng shuāng', '。'],
  ['look', '举头望明月', 'jǔ tóu wàng míng yuè', '，'],
  ['home', '低头思故乡', 'dī tóu sī gù xiāng', '。'],
] as const;

const next = scatter(99);
const frost = Array.from({ length: 46 }, () => ({ u: next(), v: next(), beat: next() * 6, size: 2 + next() * 3 }));

function room(ink: Ink): void {
  const wall = ink.createLinearGradient(0, 0, WIDTH, 0);
  wall.addColorStop(0, '#16233f');
  wall.addColorStop(1, '#22365c');
  ink.fillStyle = wall;
  ink.beginPath();
  ink.rect(0, 0, WIDTH, HEIGHT);
  ink.arc(WINDOW.x, WINDOW.y, WINDOW.r, 0, Math.PI * 2, true);
  ink.fill();
  ink.fillStyle = '#121c33';
  ink.fillRect(0, 596, WIDTH, HEIGHT - 596);
}

/** The round window: moon and branch behind it, frame around it. */
function garden(ink: Ink, t: number, rise: number, bright: number): void {
  ink.save();
  ink.beginPath();
  ink.arc(WINDOW.x, WINDOW.y, WINDOW.r, 0, Math.PI * 2);
  ink.clip();
  sky(ink, t, '#1b3a73', '#4a78b5');
  const x = mix(986, 1080, rise);
  const y = mix(372, 206, rise);
  const glow = ink.createRadialGradient(x, y, 40, x, y, 190);
  glow.addColorStop(0, `rgba(255, 244, 204, ${mix(0.5, 0.85, bright)})`);
  glow.addColorStop(1, 'rgba(255, 244, 204, 0)');
  ink.fillStyle = glow;
  ink.fillRect(x - 200, y - 200, 400, 400);
  at(ink, x, y, 1 + 0.06 * bright, () => moonFace(ink, 62));
  ink.translate(WINDOW.x - 1030, 0);
  ink.strokeStyle = '#15233f';
  ink.lineCap = 'round';
  const sway = Math.sin(t * 0.9) * 4;
  for (const [width, a, b, c, d] of [[11, 1230, 400, 1130, 330], [7, 1150, 346, 1066 + sway, 352], [6, 1176, 366, 1110 + sway, 412]] as const) {
    ink.lineWidth = width;
    ink.beginPath();
    ink.moveTo(a, b);
    ink.quadraticCurveTo((a + c) / 2, (b + d) / 2 - 16, c, d);
    ink.stroke();
  }
  for (const [lx, ly, turn] of [[1072, 342, 0.5], [1092, 362, -0.4], [1112, 322, 0.2], [1122, 402, 0.7], [1136, 372, -0.6], [1146, 318, 0.4]] as const) {
    ink.fillStyle = '#1d3358';
    ink.beginPath();
    ink.ellipse(lx + sway, ly, 20, 8, turn, 0, Math.PI * 2);
    ink.fill();
  }
  ink.restore();
  ink.strokeStyle = '#8a6a47';
  ink.lineWidth = 16;
  ink.beginPath();
  ink.arc(WINDOW.x, WINDOW.y, WINDOW.r + 6, 0, Math.PI * 2);
  ink.stroke();
}

/** Moonlight on the floor; with `cold` near 1 it glitters like frost. */
function moonlight(ink: Ink, t: number, light: number, cold: number): void {
  faded(ink, light, () => {
    const beam = ink.createLinearGradient(1056, 300, 1026, 640);
    beam.addColorStop(0, 'rgba(224, 236, 255, 0)');
    beam.addColorStop(1, 'rgba(224, 236, 255, 0.2)');
    ink.fillStyle = beam;
    ink.beginPath();
    ink.moveTo(904, 330);
    ink.lineTo(1208, 330);
    ink.lineTo(1252, 640);
    ink.lineTo(872, 640);
    ink.closePath();
    ink.fill();
    ink.fillStyle = `rgba(226, 238, 255, ${mix(0.34, 0.62, cold)})`;
    ink.beginPath();
    ink.ellipse(1062, 640, 190, 36, 0, 0, Math.PI * 2);
    ink.fill();
  });
  faded(ink, cold, () => {
    for (const flake of frost) {
      const angle = flake.u * Math.PI * 2;
      const reach = Math.sqrt(flake.v);
      const twinkle = 0.5 + 0.5 * Math.sin(t * 3 + flake.beat);
      disc(ink, 1062 + Math.cos(angle) * reach * 178, 640 + Math.sin(angle) * reach * 31, flake.size * (0.5 + twinkle), 'rgba(255, 255, 255, 0.95)');
    }
  });
}

function bed(ink: Ink): void {
  ink.fillStyle = '#5d4630';
  ink.beginPath();
  ink.roundRect(636, 500, 214, 30, 8);
  ink.fill();
  ink.fillRect(652, 520, 18, 92);
  ink.fillRect(814, 520, 18, 92);
  ink.fillStyle = '#9fb4d3';
  ink.beginPath();
  ink.roundRect(642, 480, 202, 26, 12);
  ink.fill();
}

/** What the poet thinks of: a house with a lit window under the same moon. */
function homeland(ink: Ink, t: number, seen: number): void {
  faded(ink, seen, () => {
    const y = 120 + Math.sin(t * 1.4) * 4;
    ink.fillStyle = '#fdf6e3';
    ink.beginPath();
    ink.ellipse(750, y, 116, 80, 0, 0, Math.PI * 2);
    ink.fill();
    disc(ink, 722, y + 92, 12, '#fdf6e3');
    disc(ink, 736, y + 114, 7, '#fdf6e3');
    ink.fillStyle = '#b98a5c';
    ink.fillRect(696, y - 6, 108, 56);
    ink.fillStyle = '#41566f';
    ink.beginPath();
    ink.moveTo(672, y + 2);
    ink.quadraticCurveTo(708, y - 14, 750, y - 52);
    ink.quadraticCurveTo(792, y - 14, 828, y + 2);
    ink.closePath();
    ink.fill();
    ink.fillStyle = '#ffd873';
    ink.fillRect(712, y + 10, 28, 24);
    ink.fillStyle = '#6b4a2e';
    ink.fillRect(760, y + 10, 26, 40);
  });
}

/** The four verses with pinyin; the syllable that is spoken lights up. */
function verse(ink: Ink, t: number, when: When): void {
  for (const [row, [line, words, pinyin, stop]] of verses.entries()) {
    const start = when.start(line);
    const pace = (when.end(line) - start) / words.length;
    const y = 182 + row * 124;
    const sounds = pinyin.split(' ');
    faded(ink, ease(t, start - 0.35, 0.4), () => {
      [...Array.from(words), stop].forEach((letter, i) => {
        const x = 98 + i * 107;
        const spoken = i < words.length ? ease(t, start + i * pace - 0.08, 0.2) * (1 - ease(t, start + (i + 1) * pace, 0.35)) : 0;
        if (spoken > 0) {
          ink.fillStyle = `rgba(255, 211, 107, ${0.26 * spoken})`;
          ink.beginPath();
          ink.roundRect(x - 52, y - 58, 104, 118, 16);
          ink.fill();
        }
        text(ink, sounds[i] ?? '', x, y - 38, { size: 32, fill: spoken > 0.5 ? '#ffdf8e' : '#b9c9e6' });
        text(ink, letter, i < words.length ? x : x - 22, y + 18, { size: 72, weight: 700, family: SERIF, fill: spoken > 0.5 ? '#ffe7a8' : CREAM });
      });
    });
  }
}

/** 《静夜思》, grade 1. */
export const poemScene: Scene = (ink, t, when) => {
  const begin = when.start('bed');
  const open = ease(t, begin - 0.75, 0.7);
  const cold = ease(t, when.start('frost') + 0.3, 1) * (1 - 0.75 * ease(t, when.start('look'), 0.8)) + 0.75 * ease(t, when.start('meaning') + 1, 0.8) * (1 - ease(t, when.start('longing'), 0.8));
  const up = ease(t, when.start('look') - 0.1, 0.8) * (1 - ease(t, when.start('home') - 0.15, 0.8));
  const upAgain = ease(t, when.start('longing') - 0.2, 0.7) * (1 - ease(t, when.start('longing') + 1.3, 0.8));
  const down = ease(t, when.start('home') - 0.1, 0.8) * (1 - ease(t, when.start('longing') - 0.2, 0.7)) + ease(t, when.start('longing') + 1.3, 0.8);
  room(ink);
  garden(ink, t, ease(t, 0, when.start('look')), clamp(up + upAgain));
  moonlight(ink, t, ease(t, begin - 0.4, 1.2), clamp(cold));
  bed(ink);
  at(ink, 746, 490, 1, () => poet(ink, -0.42 * clamp(up + upAgain) + 0.36 * clamp(down)));
  homeland(ink, t, ease(t, when.start('home') + 0.5, 0.6) * (1 - ease(t, when.start('meaning') - 0.2, 0.5)) + ease(t, when.start('longing') + 1.9, 0.5));
  faded(ink, open, () => verse(ink, t, when));
  faded(ink, 1 - open, () => {
    text(ink, '静夜思', 320, 310 - 30 * open, { size: 132, weight: 700, family: SERIF, fill: CREAM });
    text(ink, '[唐] 李白', 320, 432 - 30 * open, { size: 52, family: SERIF, fill: '#cdd9ef' });
  });
  faded(ink, ease(t, 0.1, 0.4), () => badge(ink, '语文 · 一年级', '#33507f', '#eef3ff'));
};
