/** What every test of a host page needs: the page, open and signed in, in one browser. */
import assert from 'node:assert/strict';
import type { ElementHandle, Page } from 'puppeteer-core';
import { openWindow } from '../e2e/helpers/browsers.ts';
import { find, press } from '../e2e/helpers/deep.ts';
import { until } from '../e2e/helpers/wait.ts';
import { strangers, watch, type Watched } from '../e2e/helpers/watch.ts';

export interface HostPage {
  readonly page: Page;
  readonly watched: Watched;
}

/** Opens a host page in a window of its own, with a person of the platform signed in, and waits until the picker has found something. */
export async function openHostPage(browser: Parameters<typeof openWindow>[0], address: string): Promise<HostPage> {
  const page = await openWindow(browser);
  await page.goto(new URL('/demo/', address).href);
  await page.evaluate(async () => {
    const { items } = (await (await fetch('/api/v1/demo/people')).json()) as { items: { id: string; roles: string[] }[] };
    const personId = items.find(({ roles }) => roles.includes('teacher'))?.id;
    const headers = { 'Content-Type': 'application/json', 'LS-Request': '1' };
    await fetch('/api/v1/demo/sign-in', { method: 'POST', headers, body: JSON.stringify({ personId }) });
  });
  const watched = watch(page);
  await page.goto(address);
  await find(page, '.item__open');
  return { page, watched };
}

/** Starts a player by pointer and waits until its film runs. */
export async function play(page: Page, player = 'ls-player'): Promise<void> {
  const host = await find(page, player);
  await host.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await press(page, { css: '.start' });
  await until('the film runs', () => secondsOf(host), (seconds) => seconds > 0.5);
  await host.evaluate((element) => (element as unknown as HTMLMediaElement).pause());
}

async function secondsOf(player: ElementHandle): Promise<number> {
  return player.evaluate((element) => (element as unknown as HTMLMediaElement).currentTime);
}

/** Nothing was complained of, and nobody else was asked. */
export function assertQuiet({ watched }: HostPage, origin: string): void {
  assert.deepEqual(watched.errors.filter((text) => !isNoticeOfFirefox(text)), [], 'console errors');
  assert.deepEqual(strangers(watched, origin), [], 'requests to others');
  assert.ok(watched.requests.length > 5, 'the network log was read');
}

/** Firefox says so of every form-associated element that is invalid, although it puts the focus where the element wants it. */
function isNoticeOfFirefox(text: string): boolean {
  return text.startsWith('The invalid form control with name=');
}

/** On a phone nothing hangs over the edge. */
export async function assertFits(page: Page, width = 360): Promise<void> {
  await page.setViewport({ width, height: 640 });
  const overflow = await until(
    `no sideways overflow at ${width} px`,
    () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    (pixels) => pixels <= 0,
    5_000,
  ).catch((error: unknown) => assert.fail(String(error)));
  assert.ok(overflow <= 0);
}
