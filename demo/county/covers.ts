/**
 * Draws the covers of the county's catalogue and of the province's, three a subject: `node demo/county/covers.ts`. The name stands where
 * neither the tools of a card nor its length lie over it. It needs a Chromium (`CHROMIUM`
 * names another one than Debian's) and fonts-noto-cjk; the pictures are committed, so that nobody else does.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { MOTIFS } from './motifs.ts';

const WIDTH = 480;
const HEIGHT = 270;
const target = process.argv[2] ?? import.meta.dirname;

/** Backgrounds: a light one, a middle one and a deep one, each with the colour of its lines and of its words. */
function palettes(hue: number): { ground: string; line: string; word: string }[] {
  return [
    { ground: `hsl(${hue} 42% 92%)`, line: `hsl(${hue} 40% 62%)`, word: `hsl(${hue} 45% 24%)` },
    { ground: `hsl(${hue} 34% 78%)`, line: `hsl(${hue} 36% 46%)`, word: `hsl(${hue} 50% 18%)` },
    { ground: `hsl(${hue} 38% 30%)`, line: `hsl(${hue} 34% 56%)`, word: `hsl(${hue} 45% 95%)` },
  ];
}

const browser = await launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-color-profile=srgb', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  await page.setViewport({ width: WIDTH, height: HEIGHT });
  for (const { slug, folder = 'catalogue', word, hue, draw } of MOTIFS) {
    const covers = join(target, folder, 'covers');
    await mkdir(covers, { recursive: true });
    for (const [index, palette] of palettes(hue).entries()) {
      const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 480 270">
        <rect width="480" height="270" fill="${palette.ground}"/>
        <g fill="none" stroke="${palette.line}" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">${draw(index)}</g>
        <text x="32" y="146" font-family="Noto Sans CJK SC" font-weight="700" font-size="${word.length > 3 ? 34 : 46}" fill="${palette.word}" stroke="${palette.ground}" stroke-width="14" stroke-linejoin="round" paint-order="stroke">${word}</text>
      </svg>`;
      await page.setContent(`<body style="margin:0">${picture}</body>`);
      await page.screenshot({ path: join(covers, `${slug}-${index + 1}.jpg`), type: 'jpeg', quality: 82 });
    }
  }
} finally {
  await browser.close();
}
