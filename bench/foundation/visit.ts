/** What a pupil waits for: first visit on a bad line and a slow machine, second visit without a line. */
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../tools/programs.ts';
import type { Figure } from '../figure.ts';
import { signInAll, withRole } from './people.ts';

/** 256 kbit/s with round trips of 400 ms, on a quarter of this machine's speed. */
const line = { offline: false, latency: 400, downloadThroughput: (256 * 1024) / 8, uploadThroughput: (256 * 1024) / 8 };
const slowdown = 4;

export async function* visits(origin: string): AsyncIterable<Figure> {
  const { cookie } = withRole(await signInAll(origin), 'student');
  const [name = '', value = ''] = cookie.split('=');
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumArguments] });
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
    await context.addCookies([{ name, value, url: origin }]);
    await context.addInitScript(() => localStorage.setItem('ls.app.settings/1', JSON.stringify({ isSignedIn: true })));
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    await protocol.send('Network.emulateNetworkConditions', line);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });

    yield { name: 'first visit, usable text', value: await untilText(page, origin), unit: 'ms', goal: { atMost: 5000 } };
    yield { name: 'first visit, bytes until then', value: await transferred(page), unit: 'kB' };

    // The rest comes in the background; a second visit begins when the worker has all of it.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(async () => (await caches.keys()).some((key) => key.includes('precache')), undefined, { timeout: 120_000 });
    await protocol.send('Network.emulateNetworkConditions', { ...line, downloadThroughput: -1, uploadThroughput: -1, latency: 0 });
    await page.reload();
    await context.setOffline(true);
    yield { name: 'second visit without a line, usable text', value: await untilText(page, origin), unit: 'ms', goal: { atMost: 1500 } };
  } finally {
    await browser.close();
  }
}

/** From the request of the document until the menu of the space and its first heading can be read. */
async function untilText(page: import('playwright-core').Page, origin: string): Promise<number> {
  const begun = performance.now();
  await page.goto(origin, { waitUntil: 'commit' });
  await page.locator('ls-space h1').first().waitFor({ timeout: 60_000 });
  return performance.now() - begun;
}

async function transferred(page: import('playwright-core').Page): Promise<number> {
  return page.evaluate(() => {
    const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return all.reduce((sum, one) => sum + one.transferSize, 0) / 1000;
  });
}
