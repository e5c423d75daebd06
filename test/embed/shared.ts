/** What the files of this folder share where they run in one process (`together.ts`): none of them changes anything of the county. */
import { after } from 'node:test';
import type { Browser } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import type { JourneyBrowser } from '../e2e/helpers/browsers.ts';
import { startBuilt } from '../e2e/helpers/built.ts';

let service: Promise<RunningService> | undefined;
const running = new Map<JourneyBrowser, Promise<Browser>>();

/** The service over the county, started for whoever asks first. */
export const openService = (): Promise<RunningService> => (service ??= startBuilt());

/** A browser, started for whoever asks first; each file opens windows of its own in it. */
export function openBrowser(engine: JourneyBrowser): Promise<Browser> {
  const browser = running.get(engine) ?? engine.launch();
  running.set(engine, browser);
  return browser;
}

/** Closes what a file has opened. */
export async function closeWindows(browser: Browser): Promise<void> {
  const own = browser.browserContexts().filter((context) => context !== browser.defaultBrowserContext());
  for (const context of own) await context.close();
}

after(async () => {
  for (const browser of running.values()) await (await browser).close();
  await (await service)?.remove();
});
