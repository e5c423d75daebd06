import { WIDTH, HEIGHT, at, badge, box, colour, disc, text, type Ink } from './kit.ts';
import { piece } from './bread.ts';
import type { Scene } from './scene.ts';

function paper(ink: Ink, fill: string): void {
  ink.fillStyle = fill;
  ink.fillRect(0, 0, WIDTH, HEIGHT);
}

/** Cover of the listening exercise: two people talk. */
const library: Scene = (ink) => {
  paper(ink, '#dcebe8');
  const spines = ['#1f7a7a', '#d9603f', '#f2b34c', '#3f6ea3', '#8a6a47', '#5b8f6b'];
  for (let i = 0; i < 14; i++) {
    const high = 150 + ((i * 53) % 70);
    box(ink, 88 + i * 80, 640 - high, 64, high, 8, spines[i % spines.length] ?? colour.teal);
    box(ink, 100 + i * 80, 640 - high + 26, 40, 8, 4, 'rgba(255, 255, 255, 0.65)');
  }
  box(ink, 56, 640, 1168, 22, 8, '#8a6a47');
  box(ink, 170, 130, 560, 200, 48, colour.card, 12);
  text(ink, 'At the library', 450, 206, { size: 72, weight: 700, fill: colour.teal });
  text(ink, '在图书馆', 450, 284, { size: 48, fill: colour.quiet });
  ink.strokeStyle = colour.coral;
  ink.lineCap = 'round';
  ink.lineWidth = 18;
  for (const [i, high] of [36, 92, 150, 104, 176, 120, 60].entries()) {
    ink.beginPath();
    ink.moveTo(820 + i * 52, 232 - high / 2);
    ink.lineTo(820 + i * 52, 232 + high / 2);
    ink.stroke();
  }
  badge(ink, '英语 · 四年级', '#1f7a7a', '#ffffff');
};

/** Cover of the worksheet: a sheet with a name line and shapes to colour. */
const worksheet: Scene = (ink) => {
  paper(ink, colour.sky);
  box(ink, 700, 70, 460, 620, 18, colour.card, 22);
  box(ink, 748, 120, 220, 26, 8, colour.teal);
  for (const y of [196, 420, 560, 612]) box(ink, 748, y, 364, 8, 4, colour.line);
  for (let i = 0; i < 2; i++) {
    at(ink, 834 + i * 194, 308, 1, () => {
      disc(ink, 0, 0, 78, '#efe8d9');
      ink.fillStyle = colour.coral;
      ink.beginPath();
      ink.moveTo(0, 0);
      ink.arc(0, 0, 78, -Math.PI / 2, i === 0 ? Math.PI / 2 : Math.PI);
      ink.fill();
    });
  }
  for (let i = 0; i < 5; i++) box(ink, 748 + i * 74, 462, 68, 56, 6, i < 2 ? colour.amber : '#efe8d9');
  text(ink, '分数练习单', 90, 300, { size: 96, weight: 700, align: 'left' });
  text(ink, '打印后在纸上完成', 94, 420, { size: 52, fill: colour.quiet, align: 'left' });
  badge(ink, '数学 · 三年级', colour.teal, '#ffffff');
};

/** Cover of the textbook: a book that stands open. */
const textbook: Scene = (ink) => {
  paper(ink, '#dcebe8');
  box(ink, 720, 90, 430, 560, 16, colour.card, 22);
  box(ink, 720, 90, 36, 560, 8, colour.teal);
  at(ink, 950, 420, 1, () => {
    for (let i = 0; i < 4; i++) piece(ink, { radius: 120, from: (Math.PI * i) / 2, to: (Math.PI * (i + 1)) / 2, apart: i === 3 ? 36 : 6 });
  });
  text(ink, '数学小读本', 950, 200, { size: 60, weight: 700, fill: colour.teal });
  text(ink, '数学小读本', 90, 300, { size: 96, weight: 700, align: 'left' });
  text(ink, '分数与时间', 94, 420, { size: 56, fill: colour.quiet, align: 'left' });
  badge(ink, '数学 · 三年级', colour.teal, '#ffffff');
};

/** Cover of the Chinese reader: a school on a hill. */
const reader: Scene = (ink) => {
  paper(ink, '#eaf4f0');
  box(ink, 720, 90, 430, 560, 16, colour.card, 22);
  box(ink, 720, 90, 36, 560, 8, '#a55a00');
  disc(ink, 1070, 330, 44, colour.amber);
  box(ink, 850, 470, 200, 120, 8, '#dcebe8');
  ink.fillStyle = '#a55a00';
  ink.beginPath();
  ink.moveTo(826, 474);
  ink.lineTo(950, 380);
  ink.lineTo(1074, 474);
  ink.fill();
  box(ink, 928, 510, 44, 80, 4, colour.teal);
  text(ink, '语文小读本', 950, 200, { size: 60, weight: 700, fill: '#a55a00' });
  text(ink, '语文小读本', 90, 300, { size: 96, weight: 700, align: 'left' });
  text(ink, '云上的学校', 94, 420, { size: 56, fill: colour.quiet, align: 'left' });
  badge(ink, '语文 · 三年级', '#a55a00', '#ffffff');
};

/** Cover of the web course: the bar to share out. */
const course: Scene = (ink) => {
  paper(ink, colour.paper);
  text(ink, '动手分一分', 640, 230, { size: 120, weight: 700 });
  text(ink, '分数条互动小课程', 640, 346, { size: 56, fill: colour.quiet });
  for (let i = 0; i < 5; i++) box(ink, 160 + i * 194, 440, 184, 130, 14, i < 3 ? colour.teal : colour.tealSoft);
  at(ink, 1100, 130, 0.5, () => {
    for (let i = 0; i < 4; i++) piece(ink, { radius: 140, from: (Math.PI * i) / 2, to: (Math.PI * (i + 1)) / 2, apart: i === 0 ? 40 : 8 });
  });
  badge(ink, '数学 · 三年级', colour.tealSoft, '#14605f');
};

/** Still pictures for what has no film. */
export const coverScenes: Readonly<Record<string, Scene>> = {
  'library-dialogue': library,
  'fractions-worksheet': worksheet,
  'fraction-bar': course,
  'fractions-textbook': textbook,
  'chinese-reader': reader,
};
