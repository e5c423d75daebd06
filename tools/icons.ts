/** Draws the app's icons in the sizes that installing needs from the one SVG: `node tools/icons.ts`. */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const folder = new URL('../pwa/public/icons/', import.meta.url);
const drawing = await readFile(new URL('icon.svg', folder), 'utf8');
/** A maskable icon is cut to a circle by some systems: its drawing keeps to the inner 80 %, on a full ground. */
const maskable = drawing.replace('viewBox="0 0 512 512"', 'viewBox="-64 -64 640 640"').replace('<rect width="512" height="512" rx="112"', '<rect x="-64" y="-64" width="640" height="640"');

const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
const page = await browser.newPage();
for (const { name, size, source } of [
  { name: 'icon-192.png', size: 192, source: drawing },
  { name: 'icon-512.png', size: 512, source: drawing },
  { name: 'icon-maskable-512.png', size: 512, source: maskable },
]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0">${source}</body>`);
  await writeFile(new URL(name, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
