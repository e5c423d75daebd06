/**
 * The browsers of the journeys behind one small interface: today's Chromium and Firefox of the machine, and the real
 * Chromium 109, the last that runs on Windows 7 and the oldest we promise.
 */
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { chromiumArguments, findChromium, findFirefox } from '../../../tools/programs.ts';
import { holdToContract } from './watch.ts';

export interface JourneyBrowser {
  readonly name: 'chromium' | 'firefox' | 'chromium-109';
  /** Says what is missing, or `undefined` when it can start. */
  missing(): string | undefined;
  /** Starts it; with a profile, what it keeps outlives it. */
  launch(profile?: string): Promise<Browser>;
}

const kept = (profile: string | undefined) => (profile === undefined ? {} : { userDataDir: profile });
const quiet = [...chromiumArguments, '--autoplay-policy=no-user-gesture-required'];

export const browsers: readonly JourneyBrowser[] = [
  {
    name: 'chromium',
    missing: () => (findChromium() ? undefined : 'Chromium is not installed'),
    launch: (profile) => puppeteer.launch({ executablePath: findChromium() ?? '', args: quiet, ...kept(profile) }),
  },
  {
    name: 'firefox',
    missing: () => (findFirefox() ? undefined : 'Firefox is not installed'),
    launch: (profile) =>
      puppeteer.launch({ browser: 'firefox', executablePath: findFirefox() ?? '', extraPrefsFirefox: { 'media.autoplay.default': 0 }, ...kept(profile) }),
  },
  {
    name: 'chromium-109',
    missing: () => (process.platform === 'linux' ? undefined : 'Chromium 109 is packed for Linux only'),
    launch: launchChromium109,
  },
];

/** The package is meant for cloud functions, and takes the walls between sites away, which people's browsers have. */
const isHarmless = (argument: string): boolean => !/web-security|site-isolation|insecure-content|IsolateOrigins/.test(argument);

/** The engines of today. */
export const currentBrowsers: readonly JourneyBrowser[] = browsers.filter(({ name }) => name !== 'chromium-109');

/** The package looks in /tmp for what it unpacked before; in the folder of one run it would unpack it each time. */
async function keepInTmp<Value>(work: () => Promise<Value>): Promise<Value> {
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = '/tmp';
  try {
    return await work();
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
}

async function launchChromium109(profile?: string): Promise<Browser> {
  const { default: packed } = await import('@sparticuz/chromium');
  const { default: older } = await import('puppeteer-core-19');
  const executablePath = await keepInTmp(() => packed.executablePath());
  // It advises on later browsers than this one.
  process.env['PUPPETEER_DISABLE_HEADLESS_WARNING'] = 'true';
  // The protocol of 109 is spoken by the client of its time; what the journeys use of both clients is alike.
  const browser: unknown = await older.launch({ executablePath, headless: true, args: [...packed.args.filter(isHarmless), ...quiet], ...kept(profile) });
  return browser as Browser;
}

/**
 * A person's own browser window: nothing in it is shared with another's, and none hides another as tabs do. What it calls is held
 * against the contract.
 */
export async function openWindow(browser: Browser, size = { width: 1366, height: 768 }): Promise<Page> {
  // Client 19 names the same thing otherwise. Firefox would open a tab beside the others.
  const page =
    'createBrowserContext' in browser
      ? await (await browser.createBrowserContext()).newPage({ type: 'window' })
      : await (await createIncognito(browser)).newPage();
  holdToContract(page);
  await page.setViewport(size);
  return page;
}

/**
 * The window of a person who always has a line, in a browser that knows no service workers. To put the app on the device, 235 files, takes
 * more of the processor than all that most people then do in a journey; it is walked wherever somebody loses the line or keeps something.
 */
export async function openPlainWindow(...given: Parameters<typeof openWindow>): Promise<Page> {
  const page = await openWindow(...given);
  await page.evaluateOnNewDocument(() => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  return page;
}

function createIncognito(browser: object): Promise<{ newPage(): Promise<Page> }> {
  return (browser as { createIncognitoBrowserContext(): Promise<{ newPage(): Promise<Page> }> }).createIncognitoBrowserContext();
}
