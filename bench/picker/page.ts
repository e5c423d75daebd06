/** The picker in a page: from the key to the painted results, and how it scrolls through ten thousand. */
import { chromium, type CDPSession, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../tools/programs.ts';
import { median, type Figure } from '../figure.ts';
import { signInAll, withRole } from '../foundation/people.ts';

/** A quarter of this machine's speed. */
const slowdown = 4;
const rounds = 5;
const many = 10_000;

export async function* inThePage(origin: string): AsyncIterable<Figure> {
  const { cookie } = withRole(await signInAll(origin), 'teacher');
  const [name = '', value = ''] = cookie.split('=');
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: [...chromiumArguments] });
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    await context.addCookies([{ name, value, url: origin }]);
    await context.addInitScript(() => localStorage.setItem('ls.app.settings/1', JSON.stringify({ isSignedIn: true })));
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    yield { name: 'requests to the service from the open space to the first results', value: await requestsUntilResults(page, origin), unit: 'requests', goal: { atMost: 3 } };
    await slow(protocol);
    yield { name: 'key press to painted results, 4× slower processor', value: await keyToResults(page), unit: 'ms', goal: { atMost: 200 } };
    yield* scrolling(page, origin, protocol);
  } finally {
    await browser.close();
  }
}

async function slow(protocol: CDPSession): Promise<void> {
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

/** The shell asks who is here before; what counts is what went out before the first card stood there. */
async function requestsUntilResults(page: Page, origin: string): Promise<number> {
  await page.goto(origin);
  await page.locator('ls-space h1').first().waitFor();
  // What the start page asks for must not be counted.
  await page.locator('.task').first().waitFor();
  await page.waitForTimeout(1000);
  return page.evaluate(async () => {
    const picker = (): Element | null | undefined => document.querySelector('ls-app')?.shadowRoot?.querySelector('ls-resource-picker');
    const begun = performance.now();
    history.pushState(null, '', '/resources');
    dispatchEvent(new PopStateEvent('popstate'));
    while (!picker()?.shadowRoot?.querySelector('.item__open')) await new Promise(requestAnimationFrame);
    const shown = performance.now();
    // An entry is written when its answer has come.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return performance.getEntriesByType('resource').filter(({ name, startTime }) => name.includes('/api/v1/') && startTime >= begun && startTime <= shown).length;
  });
}

/** Typing rests for a quarter of a second before it searches; Enter searches at once, and that is what is timed. */
async function keyToResults(page: Page): Promise<number> {
  const field = page.locator('.search__input');
  const times: number[] = [];
  for (const [index, words] of ['分数', '古诗', '圆', '生态', '力', '春', '方程', '电'].slice(0, rounds + 1).entries()) {
    await field.fill(words);
    const time = await page.evaluate(async () => {
      const picker = document.querySelector('ls-app')?.shadowRoot?.querySelector('ls-resource-picker');
      const root = picker?.shadowRoot;
      const input = root?.querySelector('.search__input');
      if (!picker || !root || !input) throw new Error('no picker');
      const before = root.querySelector('.item__open')?.getAttribute('data-id');
      const begun = performance.now();
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      const results = (): Element | null => root.querySelector('.picker__results');
      while (results()?.getAttribute('aria-busy') !== 'true') await new Promise(requestAnimationFrame);
      while (results()?.getAttribute('aria-busy') !== 'false') await new Promise(requestAnimationFrame);
      // Seen in the frame that paints them: what comes behind it in the queue comes when they are painted.
      await new Promise((resolve) => setTimeout(resolve));
      if (before === undefined) throw new Error('nothing was shown before');
      return performance.now() - begun;
    });
    // The first warms up.
    if (index > 0) times.push(time);
    await page.waitForTimeout(300);
  }
  return median(times);
}

/** Ten thousand results given by the host, scrolled from the first to far down as a wheel does it. */
async function* scrolling(page: Page, origin: string, protocol: CDPSession): AsyncIterable<Figure> {
  await page.goto(`${origin}/demo/plain/`);
  await page.locator('.item__open').first().waitFor();
  await slow(protocol);
  const { longest, most } = await page.evaluate(async (count) => {
    const picker = document.querySelector('ls-resource-picker');
    if (!picker) throw new Error('no picker');
    const { state } = picker as unknown as { state: { type: string; items: readonly { id: string; title: string }[] } };
    const items = Array.from({ length: count }, (_, index) => ({ ...state.items[index % state.items.length], id: `r-${index}`, title: `${index} ${state.items[index % state.items.length]?.title ?? ''}` }));
    Object.assign(picker, { state: { ...state, items, total: count, nextCursor: null } });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    let longest = 0;
    let most = 0;
    let before = performance.now();
    for (let frame = 0; frame < 240; frame += 1) {
      scrollBy(0, 120);
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
      most = Math.max(most, picker.shadowRoot?.querySelectorAll('.item').length ?? 0);
    }
    return { longest, most };
  }, many);
  yield { name: 'longest frame while scrolling through 10,000 results, 4× slower processor', value: longest, unit: 'ms', goal: { atMost: 50 } };
  yield { name: 'most cards in the document while scrolling', value: most, unit: 'cards', goal: { atMost: 200 } };
}
