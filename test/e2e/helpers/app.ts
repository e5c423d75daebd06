/** What people do on every page of the app. */
import type { Page } from 'puppeteer-core';
import { find, press } from './deep.ts';
import { until } from './wait.ts';

/** Comes in by the sign-in page, by pointer. */
export async function signIn(page: Page, origin: string, name: string): Promise<void> {
  await page.bringToFront();
  await page.goto(`${origin}/`);
  await press(page, { css: '.demo-person', text: name });
  await find(page, { css: '.person', text: name });
}

/** Comes in as somebody whom the sign-in page does not list, as by the sign-on of a platform. Nothing of the app is loaded, so that any address of it may be opened next. */
export async function comeIn(page: Page, origin: string, personId: string): Promise<void> {
  await page.bringToFront();
  await page.goto(`${origin}/icons/icon-192.png`);
  const status = await page.evaluate(async (id) => {
    localStorage.setItem('ls.app.settings/1', JSON.stringify({ isSignedIn: true, wayIn: 'demo', visit: id }));
    const headers = { 'LS-Request': '1', 'Content-Type': 'application/json' };
    return (await fetch('/api/v1/demo/sign-in', { method: 'POST', headers, body: JSON.stringify({ personId: id }) })).status;
  }, personId);
  if (status >= 300) throw new Error(`Nobody comes in as ${personId}: ${status}`);
}

/** Goes to a view by the menu of the space. */
export async function goTo(page: Page, view: string): Promise<void> {
  await press(page, { css: 'nav button', text: view });
}

/** Signs out by the settings of the app. */
export async function signOut(page: Page): Promise<void> {
  await press(page, '.settings summary');
  await press(page, { css: 'button', text: '退出' });
  await find(page, '.demo-person');
}

/** Searches the catalogue on the page of resources, and waits until the answer is there. */
export async function search(page: Page, words: string): Promise<void> {
  const count = async (): Promise<string> => (await find(page, '.result-bar__count')).evaluate(({ textContent }) => textContent);
  const before = await until('the catalogue is there', count, (text) => /\d/.test(text));
  await press(page, '.search__input');
  await page.keyboard.type(words);
  await until('the answer is there', count, (text) => /\d/.test(text) && text !== before);
}

/** Position of the player on the page, in seconds. */
export async function position(page: Page): Promise<number> {
  const player = await find(page, 'ls-player');
  return player.evaluate((element) => ('currentTime' in element && typeof element.currentTime === 'number' ? element.currentTime : NaN));
}

/** How many seconds from here on the player has on the device already. */
export async function inStore(page: Page): Promise<number> {
  const player = await find(page, 'ls-player');
  return player.evaluate((element) => {
    if (!('currentTime' in element && typeof element.currentTime === 'number' && 'buffered' in element)) return 0;
    const { currentTime, buffered } = element;
    if (!(buffered instanceof TimeRanges)) return 0;
    const here = Array.from({ length: buffered.length }, (_, index) => index).find((index) => buffered.start(index) <= currentTime && currentTime < buffered.end(index));
    return here === undefined ? 0 : buffered.end(here) - currentTime;
  });
}
