/** What a teacher gave out of a tool of somebody else (LTI 1.3), opened by pupils: in the app, and on a page that has our player alone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import * as v from 'valibot';
import { LtiRegistration, Selection, SelectionStart } from '../../contract/src/index.ts';
import { listen, type Listening } from '../../service/src/testing/lti/listening.ts';
import { Provider, type LtijsToken } from '../../service/src/testing/lti/ltijs.ts';
import { MemoryDatabase } from '../../service/src/testing/lti/memory-database.ts';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, signIn } from './helpers/app.ts';
import { browsers, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, findManager, signInAs, type Caller, type Cast } from './helpers/county.ts';
import { find, press } from './helpers/deep.ts';
import { enter } from './helpers/keyboard.ts';
import { until } from './helpers/wait.ts';

const exercise = '节气练习';
const learner = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';

let service: RunningService;
let cast: Cast;
let tool: Listening;
/** A portal that has nothing of ours but one script and two tags. */
let portal: Listening;
let resourceId: string;
const opened: LtijsToken[] = [];

async function send<const Schema extends v.GenericSchema>(caller: Caller, path: string, method: string, body: object, schema: Schema): Promise<v.InferOutput<Schema>> {
  const answer = await caller.call(path, { method, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`);
  return v.parse(schema, await answer.json());
}

before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
  // ltijs has one provider a process, and runs without its MongoDB here.
  Provider.setup('a key of the test, long enough', { plugin: new MemoryDatabase() }, { cookies: { secure: false, sameSite: 'Lax' }, devMode: false });
  Provider.onDeepLinking(async (token, _request, answer) => answer.send(await Provider.DeepLinking.createDeepLinkingForm(token, [{ type: 'ltiResourceLink', title: exercise, custom: { exercise: 'seasons-1' } }])));
  Provider.onConnect((token, _request, answer) => {
    opened.push(token);
    return answer.send(`<!doctype html><meta charset="utf-8"><title>练习</title><h1>立春是哪一天？</h1><a id="back" href="${token.platformContext.launchPresentation?.return_url ?? ''}">离开</a>`);
  });
  await Provider.deploy({ serverless: true, silent: true });
  tool = await listen(Provider.app);
  const page = (id: string) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>县门户</title><ls-provider service="${service.origin}"><ls-player resource="${id}"></ls-player></ls-provider>`;
  portal = await listen((_request, response) =>
    void response.setHeader('Content-Type', 'text/html').end(`${page(resourceId)}<script type="module" src="${service.origin}/lib/provider.js"></script><script type="module" src="${service.origin}/lib/player.js"></script>`),
  );
  const manager = await signInAs(service.origin, await findManager(service.origin));
  const draft = { side: 'tool', name: '数字图书馆', loginUrl: `${tool.url}/login`, launchUrl: `${tool.url}/`, redirectUrls: [`${tool.url}/`], keysUrl: `${tool.url}/keys` };
  const { id: registrationId, clientId, ours } = await send(manager, '/lti/registrations', 'POST', draft, LtiRegistration);
  await Provider.registerPlatform({
    url: ours.issuer,
    name: '云岭县',
    clientId,
    authenticationEndpoint: ours.authorizeUrl,
    accesstokenEndpoint: `${ours.issuer}/token`,
    authConfig: { method: 'JWK_SET', key: ours.keysUrl },
  });
  const teacher = await signInAs(service.origin, cast.teacher);
  const { id, url } = await send(teacher, `/lti/registrations/${registrationId}/selections`, 'POST', { purpose: 'task' }, SelectionStart);
  await choose(url);
  const taken = await send(teacher, `/lti/selections/${id}/taking`, 'PUT', { places: [0] }, Selection);
  resourceId = taken.resourceIds[0] ?? assert.fail('nothing was taken');
  const [own] = teacher.me.identities.flatMap(({ classes }) => classes);
  const task = { classId: own?.id ?? '', resourceId, title: exercise, instruction: '', paperAlternative: null, dueAt: null };
  await send(teacher, '/tasks', 'POST', task, v.looseObject({ id: v.string() }));
});
after(async () => {
  await portal.close();
  await tool.close();
  await service.remove();
});

/** Goes to the tool, which answers by itself. */
async function choose(url: string): Promise<void> {
  const running = (await browsers.find((one) => one.missing() === undefined)?.launch()) ?? assert.fail('no browser');
  try {
    const page = await openWindow(running);
    await page.goto(url);
    await until('the tool has answered', () => Promise.resolve(page.url()), (address) => address.startsWith(`${service.origin}/exchange?`));
  } finally {
    await running.close();
  }
}

/** The window that the tool stands in. */
async function toolWindow(page: Page): Promise<Page> {
  const pages = await until('the tool is open', () => page.browserContext().pages(), (all) => all.some((one) => one.url().startsWith(tool.url)));
  return pages.find((one) => one.url().startsWith(tool.url)) ?? assert.fail('no window');
}

for (const browser of browsers) {
  describe(`what lies at a tool, in ${browser.name}`, { skip: browser.missing() ?? false }, () => {
    let running: Browser;
    let pupil: Page;
    before(async () => {
      running = await browser.launch();
      pupil = await openWindow(running);
    });
    after(() => running.close());

    it('[RS-05] a pupil opens it from the task, in a window of its own, and is back where it was opened', async () => {
      await signIn(pupil, service.origin, cast.families[0]?.pupil ?? '');
      await goTo(pupil, '任务');
      await press(pupil, { css: '.task__open', text: exercise });
      await find(pupil, { css: '.opening__text', text: '“数字图书馆”提供并负责' });
      await press(pupil, { css: '.opening__acts .button', text: '在新窗口打开' });
      const there = await toolWindow(pupil);
      await find(there, { css: 'h1', text: '立春' });
      const token = opened.at(-1);
      assert.deepEqual([token?.platformContext.roles, token?.platformContext.custom, token?.userInfo.name], [[learner], { exercise: 'seasons-1' }, undefined]);
      assert.equal(await there.evaluate(() => opener === null), true, 'the tool has no handle to the app');
      await press(there, '#back');
      await find(there, 'p a[href="/"]');
      assert.match(there.url(), /\/lti\/[\w-]+\/back$/);
      await there.close();
      await pupil.bringToFront();
      await find(pupil, { css: '[role="status"]', text: '关掉那个窗口就回到这里' });
    });

    it('[RS-05] on a page that has the player alone it opens by keyboard', async () => {
      const { token } = await signInAs(service.origin, cast.families[1]?.pupil ?? '');
      const visitor = await openWindow(running);
      await visitor.goto(portal.url);
      await visitor.evaluate((accessToken) => void Reflect.set(document.querySelector('ls-provider') ?? {}, 'getToken', () => accessToken), token);
      await find(visitor, { css: '.opening__text', text: '“数字图书馆”提供并负责' });
      const before = opened.length;
      await enter(visitor, { css: '.opening__acts .button', text: '在新窗口打开' });
      const there = await toolWindow(visitor);
      await find(there, { css: 'h1', text: '立春' });
      assert.equal(opened.length, before + 1, 'once');
      await there.close();
    });
  });
}
