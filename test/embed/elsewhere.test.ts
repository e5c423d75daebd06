/** A platform on an origin of its own: the snippets of the README, pasted as they stand, with the service somewhere else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { signInAll, withRole } from '../../bench/foundation/people.ts';
import type { RunningService } from '../../tools/run-service.ts';
import { currentBrowsers, openWindow } from '../e2e/helpers/browsers.ts';
import { find, press } from '../e2e/helpers/deep.ts';
import { until } from '../e2e/helpers/wait.ts';
import { watch } from '../e2e/helpers/watch.ts';
import { play } from './host-pages.ts';
import { closeWindows, openBrowser, openService } from './shared.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [lone = '', connected = ''] = [...readme.matchAll(/```html\n([\s\S]*?)```/g)].map(([, snippet]) => snippet);

let service: RunningService;
let platform: Server;
let address: string;
before(async () => {
  service = await openService();
  const people = await signInAll(service.origin);
  const { token } = withRole(people, 'teacher');
  const headers = { authorization: `Bearer ${token}` };
  const found = (await (await fetch(`${service.origin}/api/v1/resources?playable=true&limit=1`, { headers })).json()) as { items: { id: string }[] };
  // The lines of the README, with the address of this test's service.
  const here = (text: string): string => text.replaceAll(/https?:\/\/(?:127\.0\.0\.1:8080|space\.county\.example)/g, service.origin);
  const [head = ''] = lone.split('\n\n');
  const pages: Record<string, string> = {
    '/lone': here(lone),
    '/paper': `${here(head)}<ls-player src="${service.origin}/media/fractions-worksheet/worksheet.pdf" type="application/pdf"></ls-player>`,
    '/connected': here(`${head}${connected.replace('</ls-provider>', `<ls-player resource="${found.items[0]?.id ?? ''}"></ls-player></ls-provider>`)}`),
  };
  platform = createServer((request, response) => {
    const isToken = request.method === 'POST' && request.url === '/portal/space-token';
    const body = isToken ? JSON.stringify({ accessToken: token }) : pages[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': isToken ? 'application/json' : 'text/html; charset=utf-8' });
    response.end(isToken ? body : body && `<!doctype html><html lang="zh-CN"><link rel="icon" href="data:," />${body}</html>`);
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  const bound = platform.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
});
after(async () => {
  platform.closeAllConnections();
  platform.close();
});

for (const browser of currentBrowsers) {
  describe(`another origin in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    before(async () => {
      running = await openBrowser(browser);
    });
    after(() => closeWindows(running));

    it('one script and one tag play a film', async () => {
      const page = await openWindow(running);
      const watched = watch(page);
      await page.goto(`${address}/lone`);
      await play(page);
      assert.deepEqual(watched.errors, []);
    });

    it('a paper is read in the page, in pieces that come from the service', async () => {
      const page = await openWindow(running);
      const watched = watch(page);
      await page.goto(`${address}/paper`);
      await press(page, { css: 'button', text: '在这里看' });
      const drawn = await find(page, '.paper__page canvas');
      assert.ok(await drawn.evaluate((canvas) => canvas instanceof HTMLCanvasElement && canvas.width > 100));
      assert.deepEqual(watched.errors, []);
    });

    it('with a provider there are the pictures of the resources and their films, none of them asked of the platform', async () => {
      const page = await openWindow(running);
      const watched = watch(page);
      await page.goto(`${address}/connected`);
      const cover = await find(page, '.item__open img, img');
      await until('a cover is drawn', () => cover.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0), Boolean);
      await play(page);
      assert.deepEqual(watched.errors, []);
      const asked = watched.requests.filter((url) => url.startsWith(address)).map((url) => new URL(url).pathname);
      assert.deepEqual([...new Set(asked)].sort(), ['/connected', '/portal/space-token']);
    });
  });
}
