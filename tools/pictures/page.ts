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
  /** What the line answers instead of the file at an address: nothing for ever, or with this status; `null`: the file. */
  readonly line?: (url: string) => 'nothing' | number | null;
  /** The seconds of the lesson that this person has watched without a rest. */
  readonly watched?: number;
  /** Where the lesson is played from, once it plays: seconds, from its end where they are negative. */
  readonly from?: number;
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
  if (place.watched !== undefined) await page.evaluateOnNewDocument((watched) => localStorage.setItem('ls.eye-rest/1', JSON.stringify({ watched, at: Date.now() })), place.watched * 1000);
  if (place.line !== undefined) await breakLine(page, place.line);
  await page.goto(place.origin + place.path);
  if (place.path.startsWith('/demo/')) await dressHost(page, look);
  await waitFor(page, place.shows);
  for (const css of [place.press ?? []].flat()) {
    const control = await waitFor(page, css);
    // What lies under the menu of a phone would be missed.
    await control.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await control.click();
  }
  if (place.from !== undefined) await playFrom(page, place.from);
  if (place.then !== undefined) await waitFor(page, place.then);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForNetworkIdle({ idleTime: 300, concurrency: 1, timeout: 5000 }).catch(() => undefined);
  return page;
}

/** Without the app's worker, whose requests are not the page's. */
async function breakLine(page: Page, answerFor: NonNullable<Place['line']>): Promise<void> {
  await page.setBypassServiceWorker(true);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const answer = answerFor(request.url());
    if (answer === null) void request.continue();
    // A page of some proxy comes with 200.
    else if (answer !== 'nothing') void request.respond({ status: answer, contentType: 'text/html', body: '<!doctype html><title>…</title>' });
  });
}

async function playFrom(page: Page, from: number): Promise<void> {
  const player = await waitFor(page, 'ls-player');
  // In the world of the page, where it is more than an unknown element.
  await page.evaluate(
    async (element, seconds) => {
      const media = element as HTMLVideoElement;
      while (!(media.currentTime > 0.3)) await new Promise((resolve) => setTimeout(resolve, 100));
      media.currentTime = seconds < 0 ? media.duration + seconds : seconds;
    },
    player,
    from,
  );
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
  const found = await page.waitForSelector(`>>> ${css}`, { visible: true, timeout: 40_000 });
  if (!found) throw new Error(`${css} is not on ${page.url()}`);
  return found;
}
