/**
 * `node tools/pictures.ts FOLDER [NAME …]`: pictures of the demo county to look at, each page in five widths, two
 * languages, light and dark; with names, only those pages. `overview` makes the picture of the README, docs/pictures/overview.png.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { buildIfStale } from './build/fresh.ts';
import { makeOverview } from './pictures/overview.ts';
import { openAs, type Look, type Place } from './pictures/page.ts';
import { findPages } from './pictures/pages.ts';
import { chromiumArguments, findChromium } from './programs.ts';
import { startService } from './run-service.ts';

const widths = { 360: 640, 768: 1024, 1366: 768, 1920: 1080, 3840: 2160 } as const;
const looks: readonly Look[] = (['zh-CN', 'ug'] as const).flatMap((language) => (['light', 'dark'] as const).map((theme) => ({ language, theme })));
/** A page that is longer is cut: nobody looks at the end of a list of two thousand. */
const longest = 2400;

/** A voice is recorded from a machine that has no microphone. */
const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say into which folder the pictures go.');
mkdirSync(folder, { recursive: true });
await buildIfStale();
const service = await startService();
const browser = await puppeteer.launch({ executablePath: findChromium() ?? '', args: [...chromiumArguments, '--hide-scrollbars', ...microphone] });
try {
  const pages = await findPages(service.origin);
  if (names.length === 0 || names.includes('overview')) {
    await makeOverview(browser, pages, new URL('../docs/pictures/overview.png', import.meta.url).pathname);
  }
  for (const [name, place] of Object.entries(pages)) {
    if (names.length > 0 && !names.includes(name)) continue;
    // A host page is drawn for one look.
    for (const look of looks.filter(({ theme }) => theme === 'light' || !place.path.startsWith('/demo/'))) await takeAll(browser, name, place, look);
  }
} finally {
  await browser.close();
  await service.remove();
}

async function takeAll(browser: Browser, name: string, place: Place, look: Look): Promise<void> {
  for (const [width, height] of Object.entries(widths)) {
    const page = await openAs(browser, place, look, { width: Number(width), height });
    const { tall, over } = await page.evaluate(() => {
      const { scrollHeight, scrollWidth, clientWidth } = document.documentElement;
      return { tall: scrollHeight, over: scrollWidth - clientWidth };
    });
    if (over > 0) console.log(`${name} ${width} ${look.language} ${look.theme}: ${over} px over the edge`);
    await page.setViewport({ width: Number(width), height: Math.min(Math.max(tall, height), longest) });
    // A long list is filled over several frames.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
    await page.screenshot({ path: path.join(folder ?? '.', `${name}-${width}-${look.language}-${look.theme}.png`) });
    await page.browserContext().close();
  }
}
