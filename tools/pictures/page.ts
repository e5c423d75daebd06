import type { Browser, ElementHandle, Page } from 'puppeteer-core';

export interface Look {
  readonly language: 'zh-CN' | 'ug';
  readonly theme: 'light' | 'dark';
}

/** A page of the demo county, as somebody sees it. */
export interface Place {
  readonly origin: string;
  /** Demo person who is signed in; nobody on the sign-in page. */
  readonly personId: string | null;
  readonly path: string;
  /** What must be there before the picture is taken, in any shadow root. */
  readonly shows: string;
  /** What a person does first: this control is pressed, or these one after the other. */
  readonly press?: string | readonly string[];
  /** What must be there then. */
  readonly then?: string;
}

/** Opens a place in a browser of its own, with a language and a look, and waits until it stands still. */
export async function openAs(browser: Browser, place: Place, look: Look, size: { width: number; height: number }): Promise<Page> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(size);
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: look.theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  if (place.personId !== null) await signIn(page, place.origin, place.personId);
  const settings = JSON.stringify({ ...look, isSignedIn: place.personId !== null });
  await page.evaluateOnNewDocument((kept) => localStorage.setItem('ls.app.settings/1', kept), settings);
  await page.goto(place.origin + place.path);
  if (place.path.startsWith('/demo/')) await dressHost(page, look);
  await waitFor(page, place.shows);
  for (const css of [place.press ?? []].flat()) {
    const control = await waitFor(page, css);
    // What lies under the menu of a phone would be missed.
    await control.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await control.click();
  }
  if (place.then !== undefined) await waitFor(page, place.then);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForNetworkIdle({ idleTime: 300, concurrency: 1, timeout: 5000 }).catch(() => undefined);
  return page;
}

async function signIn(page: Page, origin: string, personId: string): Promise<void> {
  await page.goto(`${origin}/demo/`);
  await page.evaluate(async (id) => {
    const headers = { 'Content-Type': 'application/json', 'LS-Request': '1' };
    await fetch('/api/v1/demo/sign-in', { method: 'POST', headers, body: JSON.stringify({ personId: id }) });
  }, personId);
}

/** A host page has its own language and look: only the language of what we put into it changes, and white stays white. */
async function dressHost(page: Page, { language }: Look): Promise<void> {
  await page.$$eval(
    'ls-provider',
    (providers, lang) => {
      for (const provider of providers) {
        provider.setAttribute('lang', lang);
        provider.setAttribute('dir', lang === 'ug' ? 'rtl' : 'ltr');
      }
    },
    language,
  );
}

async function waitFor(page: Page, css: string): Promise<ElementHandle> {
  // What is visible is looked for in every frame; anything else only after a change outside of shadow roots.
  const found = await page.waitForSelector(`>>> ${css}`, { visible: true, timeout: 20_000 });
  if (!found) throw new Error(`${css} is not on ${page.url()}`);
  return found;
}
