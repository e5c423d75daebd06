/** The app at a platform: a real OpenID provider, a service over the county's roster; and a person's visit there. */
import assert from 'node:assert/strict';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningService } from '../../../tools/run-service.ts';
import { openPlainWindow, openWindow } from './browsers.ts';
import { startBuilt } from './built.ts';
import { find, press, shownText, type Wanted } from './deep.ts';
import { audience, clientId, startPlatform, type Platform } from './issuer.ts';

export const toPlatform = { css: 'button', text: '从平台登录' };

export interface PlatformApp {
  readonly platform: Platform;
  readonly service: RunningService;
  /** A person's own browser, with nothing kept in it, at a platform where all is well. Where `installs`, the app is put on the device. */
  visit(browser: Browser, installs?: boolean): Promise<Visit>;
  close(): Promise<void>;
}

/** Starts all of it. Nobody comes in as on the demo's list: the platform vouches for the people of the roster. */
export async function startPlatformApp(): Promise<PlatformApp> {
  const platform = await startPlatform();
  const service = await startBuilt({
    IDENTITY_ISSUER: platform.issuer,
    IDENTITY_CLIENT_ID: clientId,
    IDENTITY_AUDIENCE: audience,
  });
  platform.register(service.origin);
  return {
    platform,
    service,
    async visit(browser, installs = false) {
      platform.allowsApp = true;
      platform.givesRefreshTokens = false;
      platform.tokens.length = 0;
      return new Visit(await (installs ? openWindow : openPlainWindow)(browser), service.origin);
    },
    async close() {
      await service.remove();
      await platform.stop();
    },
  };
}

/** One person at the app, and what passes between page, app and platform. */
export class Visit {
  readonly page: Page;
  readonly #origin: string;
  /** Addresses that the page asked for, in their order. */
  readonly asked: string[] = [];

  constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
    page.on('request', (request) => {
      // Some browsers also tell what they ask by themselves before a call to another server.
      if (request.method() !== 'OPTIONS') this.asked.push(request.url());
    });
  }

  /** How often the page asked for a path, at whichever server. */
  timesAt(path: string): number {
    return this.asked.filter((address) => new URL(address).pathname === path).length;
  }

  /** Comes in by the button of the sign-in page. */
  async comeIn(login: string): Promise<void> {
    await this.page.goto(`${this.#origin}/`);
    await press(this.page, toPlatform);
    await this.signInAtPlatform(login);
  }

  async signInAtPlatform(login: string): Promise<void> {
    await (await find(this.page, 'input[name="login"]')).type(login);
    await (await find(this.page, 'input[name="password"]')).type('any');
    await press(this.page, 'button[type="submit"]');
  }

  /** Lets the worker take the page over, so that the next start needs no line. */
  async untilInstalled(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller === null) {
        await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
      }
    });
  }

  /** An hour passes for the page, and in the same moment a button is pressed: whatever asks next needs another token. */
  async pressAnHourLater(button: Wanted): Promise<void> {
    const element = await find(this.page, button);
    await element.evaluate((node) => {
      const now = performance.now.bind(performance);
      performance.now = () => now() + 60 * 60 * 1000;
      if (node instanceof HTMLElement) node.click();
    });
  }

  /** The sign-in page says what went wrong and what to do, and nothing of the sign-in is left. */
  async expectProblem(title: string, help: string): Promise<void> {
    await find(this.page, { css: '[role="alert"]', text: title });
    assert.ok((await shownText(this.page)).includes(help));
    assert.equal(await this.page.evaluate(() => location.pathname + location.search), '/', 'the answer is out of the address');
    assert.equal(await this.page.evaluate(() => sessionStorage.length), 0, 'nothing of the sign-in is left');
  }

  /** Ends the visit, and forgets all that the browser kept of it. */
  async end(): Promise<void> {
    await this.page.browserContext().close();
  }
}
