/** A lesson sent to another screen, in the built app. No browser here knows one: it stands before an API of the test's own. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import type { RunningService } from '../../tools/run-service.ts';
import { position, signIn } from './helpers/app.ts';
import { currentBrowsers, openPlainWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, signInAs, type Cast } from './helpers/county.ts';
import { find, gone, press } from './helpers/deep.ts';
import { until } from './helpers/wait.ts';

let service: RunningService;
let cast: Cast;
let resourceId = '';
before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
  const teacher = await signInAs(service.origin, cast.teacher);
  const { items } = (await (await teacher.call('/resources?accessibility=signLanguage')).json()) as { items: { id: string }[] };
  resourceId = items[0]?.id ?? '';
});
after(() => service.remove());

for (const browser of currentBrowsers) {
  describe(`another screen in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    before(async () => {
      running = await browser.launch();
    });
    after(() => running.close());

    it('has the file of the lesson, and gives the lesson back', async () => {
      const page = await openPlainWindow(running);
      await page.evaluateOnNewDocument(withScreen);
      await signIn(page, service.origin, cast.teacher);
      await page.goto(`${service.origin}/resources/${resourceId}`);
      await press(page, '.start');
      await press(page, '.control--cast');
      await find(page, { css: '.over', text: '正在另一块屏幕上播放' });
      assert.match(await page.evaluate(() => document.documentElement.dataset['sent'] ?? ''), /\.mp4$/);
      await press(page, '.control--cast');
      await gone(page, { css: '.over', text: '正在另一块屏幕上播放' });
      const place = await position(page);
      await until('it plays here', () => position(page), (seconds) => seconds > place + 0.2);
    });
  });
}

/** A browser with a screen in the room, which takes whatever it is given. */
function withScreen(): void {
  class Remote extends EventTarget {
    state = 'disconnected';
    readonly media: HTMLMediaElement;
    constructor(media: HTMLMediaElement) {
      super();
      this.media = media;
    }
    watchAvailability(tell: (isThere: boolean) => void): Promise<number> {
      tell(true);
      return Promise.resolve(1);
    }
    prompt(): Promise<void> {
      const isBack = this.state === 'connected';
      if (!isBack) document.documentElement.dataset['sent'] = this.media.src;
      this.state = isBack ? 'disconnected' : 'connected';
      this.dispatchEvent(new Event(isBack ? 'disconnect' : 'connect'));
      return Promise.resolve();
    }
  }
  const remotes = new WeakMap<HTMLMediaElement, Remote>();
  Object.defineProperty(HTMLMediaElement.prototype, 'remote', {
    configurable: true,
    get(this: HTMLMediaElement) {
      const remote = remotes.get(this) ?? new Remote(this);
      remotes.set(this, remote);
      return remote;
    },
  });
}
