/** What a pupil waits for: first visit on a bad line and a slow machine, second visit without a line. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../tools/programs.ts';
import { type Figure, median } from '../figure.ts';
import { signInAll, withRole } from './people.ts';

/** 256 kbit/s with round trips of 400 ms, on a quarter of this machine's speed. */
const line = { offline: false, latency: 400, downloadThroughput: (256 * 1024) / 8, uploadThroughput: (256 * 1024) / 8 };
const slowdown = 4;
const rounds = 3;

export async function* visits(origin: string): AsyncIterable<Figure> {
  const { cookie } = withRole(await signInAll(origin), 'student');
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumArguments] });
  try {
    const first: { text: number; kilobytes: number }[] = [];
    let second = 0;
    while (first.length < rounds) {
      const context = await newcomer(browser, origin, cookie);
      const page = await context.newPage();
      const protocol = await context.newCDPSession(page);
      await protocol.send('Network.enable');
      await protocol.send('Network.emulateNetworkConditions', line);
      await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      first.push({ text: await untilText(page, origin), kilobytes: await transferred(page) });
      if (first.length === rounds) {
        // The rest comes in the background; a second visit begins when the worker has all of it.
        await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
        await page.waitForFunction(async () => (await caches.keys()).some((key) => key.includes('precache')), undefined, { timeout: 120_000 });
        await protocol.send('Network.emulateNetworkConditions', { ...line, downloadThroughput: -1, uploadThroughput: -1, latency: 0 });
        await page.reload();
        await context.setOffline(true);
        second = await untilText(page, origin);
      }
      await context.close();
    }
    yield { name: 'first visit, usable text', value: median(first.map(({ text }) => text)), unit: 'ms', goal: { atMost: 5000 } };
    yield { name: 'first visit, bytes until then', value: median(first.map(({ kilobytes }) => kilobytes)), unit: 'kB' };
    yield { name: 'second visit without a line, usable text', value: second, unit: 'ms', goal: { atMost: 1500 } };
  } finally {
    await browser.close();
  }
}

/** A browser that knows nothing but that its person is signed in. */
async function newcomer(browser: Browser, origin: string, cookie: string): Promise<BrowserContext> {
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  await context.addCookies([{ name, value, url: origin }]);
  await context.addInitScript(() => localStorage.setItem('ls.app.settings/1', JSON.stringify({ isSignedIn: true })));
  await context.addInitScript(noteText);
  return context;
}

/** In the page: marks when the menu of the space and its first heading can be read. Asked from outside, half a second could go by. */
function noteText(): void {
  let app: Element | null = null;
  const observer = new MutationObserver(() => {
    app ??= document.querySelector('ls-app');
    if (!app?.shadowRoot) return;
    observer.observe(app.shadowRoot, { childList: true, subtree: true });
    const heading = app.shadowRoot.querySelector('ls-space h1');
    if (!heading?.checkVisibility()) return;
    observer.disconnect();
    // After the frame that shows it.
    requestAnimationFrame(() => setTimeout(() => performance.mark('text')));
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** From the request of the document until its text can be read. */
async function untilText(page: Page, origin: string): Promise<number> {
  await page.goto(origin, { waitUntil: 'commit' });
  const mark = await page.waitForFunction(() => performance.getEntriesByName('text')[0]?.startTime, undefined, { timeout: 60_000 });
  return mark.evaluate((time) => time ?? NaN);
}

async function transferred(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return all.reduce((sum, one) => sum + one.transferSize, 0) / 1000;
  });
}
