/** What stands on the covers: one simple drawing a subject, turned or repeated for its three variants. */

/** A subject's cover. */
export interface Motif {
  slug: string;
  /** The delivery that they belong to. */
  folder?: 'province';
  word: string;
  /** Colour, in degrees of the wheel. */
  hue: number;
  /** SVG of lines for variant 0, 1 or 2. */
  draw: (variant: number) => string;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const circle = (x: number, y: number, r: number): string => `<circle cx="${x}" cy="${y}" r="${r}"/>`;
const path = (d: string): string => `<path d="${d}"/>`;
const wave = (y: number, height: number, length: number): string =>
  path(`M-20 ${y} ${range(Math.ceil(520 / length)).map(() => `q${length / 4} ${-height} ${length / 2} 0 t${length / 2} 0`).join(' ')}`);
const polygon = (x: number, y: number, r: number, corners: number, turn = 0): string =>
  path(`M${range(corners).map((i) => {
    const angle = turn + (i * 2 * Math.PI) / corners;
    return `${(x + r * Math.cos(angle)).toFixed(1)} ${(y + r * Math.sin(angle)).toFixed(1)}`;
  }).join('L')}Z`);

const leaf = (x: number, y: number, size: number, turn: number): string =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">${path('M0 0C20 -46 80 -60 130 -50C124 0 84 44 0 0Z')}${path('M0 0C40 -14 76 -28 108 -38')}${path('M40 -15l8 -24M40 -15l26 4M70 -26l8 -16M70 -26l24 6')}</g>`;

const book = (y: number): string =>
  path(`M200 ${y}c50 -26 90 -26 128 0v110c-38 -26 -78 -26 -128 0z`) + path(`M456 ${y}c-50 -26 -90 -26 -128 0v110c38 -26 78 -26 128 0z`) +
  range(3).map((i) => path(`M222 ${y + 26 + i * 22}c34 -14 60 -14 84 0`) + path(`M434 ${y + 26 + i * 22}c-34 -14 -60 -14 -84 0`)).join('');

/** All covers. */
export const MOTIFS: readonly Motif[] = [
  { slug: 'chinese', word: '语文', hue: 8, draw: (v) => (v === 1 ? range(6).map((i) => path(`M${250 + i * 36} 34v${150 - (i % 3) * 34}`)).join('') : book(v === 0 ? 60 : 46)) },
  { slug: 'mathematics', word: '数学', hue: 212, draw: (v) => [circle(350, 110, 76) + path('M350 110V34M350 110h76M350 110l-54 54') + path('M426 110a76 76 0 0 0 -76 -76'), polygon(340, 120, 92, 3, -Math.PI / 2) + circle(340, 120, 46) + path('M340 28v138'), range(7).map((i) => path(`M220 ${30 + i * 26}h230M${226 + i * 36} 20v176`)).join('') + path('M226 186Q330 -90 440 186')][v] ?? '' },
  { slug: 'english', word: '英语', hue: 262, draw: (v) => path('M230 46h150a26 26 0 0 1 26 26v60a26 26 0 0 1 -26 26H290l-40 34v-34h-20a26 26 0 0 1 -26 -26V72a26 26 0 0 1 26 -26z') + (v === 1 ? path('M244 86h120M244 118h80') : path('M262 132l28 -64 28 64M272 110h36') + circle(350, 116, 17) + path('M367 98v36')) },
  { slug: 'science', word: '科学', hue: 190, draw: (v) => circle(340, 116, 18) + range(3).map((i) => `<ellipse cx="340" cy="116" rx="112" ry="38" transform="rotate(${i * 60 + v * 20} 340 116)"/>`).join('') + circle(452 - v * 12, 116 + v * 14, 5) },
  { slug: 'morality', word: '道德与法治', hue: 28, draw: (v) => range(3).map((i) => circle(270 + i * 70, 84 + (i % 2) * 14 - v * 6, 26) + path(`M${226 + i * 70} ${172 + (i % 2) * 8}a44 48 0 0 1 88 0`)).join('') },
  { slug: 'physics', word: '物理', hue: 232, draw: (v) => range(4).map((i) => wave(60 + i * 34, 46 - i * 8 - v * 4, 120 + i * 20 + v * 30)).join('') },
  { slug: 'chemistry', word: '化学', hue: 168, draw: (v) => [[290, 92], [352, 128], [352, 56], [414, 92]].map(([x = 0, y = 0]) => polygon(x, y, 40, 6, v === 1 ? 0 : Math.PI / 6)).join('') + (v === 2 ? circle(290, 92, 22) + circle(414, 92, 22) : path('M290 132v40')) },
  { slug: 'biology', word: '生物学', hue: 126, draw: (v) => leaf(236, 186, 1.25, -8 + v * 10) + leaf(340, 196, 0.9, -34 - v * 14) + path('M236 186C214 204 200 214 186 222') },
  { slug: 'history', word: '历史', hue: 40, draw: (v) => path('M220 186h230M232 168h206') + range(4 + v).map((i) => path(`M${248 + i * (190 / (3 + v))} 168V88`)).join('') + path('M222 88h226L335 34z') },
  { slug: 'geography', word: '地理', hue: 150, draw: (v) => range(5).map((i) => path(`M${230 - i * 4} ${196 - i * 4}c${20 + v * 10} ${-150 + i * 24} ${90 - v * 12} ${-30 + i * 6} ${120 - i * 6} ${-120 + i * 26}s70 ${60 - i * 12} ${110 - i * 10} ${118 - i * 22}`)).join('') },
  { slug: 'music', word: '音乐', hue: 320, draw: (v) => range(5).map((i) => path(`M200 ${64 + i * 22}h270`)).join('') + [0, 1, 2].map((i) => `<ellipse cx="${252 + i * 70}" cy="${140 - ((i + v) % 3) * 33}" rx="13" ry="10" transform="rotate(-20 ${252 + i * 70} ${140 - ((i + v) % 3) * 33})"/>` + path(`M${264 + i * 70} ${136 - ((i + v) % 3) * 33}v-58`)).join('') },
  { slug: 'art', word: '美术', hue: 348, draw: (v) => circle(300, 96, 56) + circle(356, 96, 56) + circle(328, 142, 56) + (v === 0 ? '' : path(`M220 ${196 - v * 8}l180 -160`)) },
  { slug: 'sport', word: '体育与健康', hue: 14, draw: (v) => range(4).map((i) => `<rect x="${214 + i * 18}" y="${36 + i * 16}" width="${240 - i * 36}" height="${156 - i * 32}" rx="${78 - i * 16}"/>`).join('') + (v === 1 ? path('M334 36v48') : circle(334, 114, 8 + v * 4)) },
  { slug: 'labour', word: '劳动', hue: 82, draw: (v) => range(5).map((i) => path(`M236 ${40 + i * 34}h200`) + path(`M${246 + i * 44} 30v156`)).join('') + path(v === 1 ? 'M246 176L422 40' : 'M236 108c60 -60 140 -60 200 0') },
  { slug: 'lifelong', word: '终身学习', hue: 48, draw: (v) => path('M210 176h250') + path('M264 176a71 71 0 0 1 142 0') + range(7).map((i) => { const a = Math.PI * (1 + i / 6); return path(`M${(335 + 92 * Math.cos(a)).toFixed(1)} ${(176 + 92 * Math.sin(a)).toFixed(1)}L${(335 + (118 + v * 12) * Math.cos(a)).toFixed(1)} ${(176 + (118 + v * 12) * Math.sin(a)).toFixed(1)}`); }).join('') },
  { slug: 'safety', folder: 'province', word: '生命与安全', hue: 356, draw: (v) => path('M340 28l90 32v56c0 46 -42 72 -90 88c-48 -16 -90 -42 -90 -88V60z') + ([path('M296 112l32 34 58 -66'), path('M340 158c-66 -44 -50 -84 -24 -84c14 0 22 12 24 20c2 -8 10 -20 24 -20c26 0 42 40 -24 84z'), circle(340, 104, 40) + path('M340 64v80M300 104h80')][v] ?? '') },
];
