/** Resources from other systems by LTI Deep Linking: a tool of somebody else in our app, and our catalogue in the frame of another platform. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as v from 'valibot';
import { LtiRegistration } from '../../contract/src/index.ts';
import { claim } from '../../service/src/lti/names.ts';
import { listen, type Listening } from '../../service/src/testing/lti/listening.ts';
import { Provider } from '../../service/src/testing/lti/ltijs.ts';
import { MemoryDatabase } from '../../service/src/testing/lti/memory-database.ts';
import type { RunningService } from '../../tools/run-service.ts';
import { goTo, signIn } from './helpers/app.ts';
import { browsers, openWindow } from './helpers/browsers.ts';
import { startBuilt } from './helpers/built.ts';
import { findCast, findManager, signInAs, type Cast } from './helpers/county.ts';
import { find, press } from './helpers/deep.ts';
import { openPlatform } from './helpers/lti-platform.ts';
import { until } from './helpers/wait.ts';

let service: RunningService;
let cast: Cast;
before(async () => {
  service = await startBuilt();
  cast = await findCast(service.origin);
});
after(() => service.remove());

describe('a teacher and the tool of somebody else', { skip: browsers[0]?.missing() ?? false }, () => {
  let tool: Listening;
  before(async () => {
    // ltijs has one provider a process, and runs without its MongoDB here.
    Provider.setup('a key of the test, long enough', { plugin: new MemoryDatabase() }, { cookies: { secure: false, sameSite: 'Lax' }, devMode: false });
    Provider.onDeepLinking(async (token, _request, answer) => {
      const items = [
        { type: 'link', url: 'https://library.example/seasons', title: '二十四节气', text: '一年四季。' },
        { type: 'link', url: 'javascript:alert(1)', title: '坏链接' },
      ];
      return answer.send(await Provider.DeepLinking.createDeepLinkingForm(token, items, { message: '已选好' }));
    });
    await Provider.deploy({ serverless: true, silent: true });
    tool = await listen(Provider.app);
    const manager = await signInAs(service.origin, await findManager(service.origin));
    const body = JSON.stringify({ side: 'tool', name: '数字图书馆', loginUrl: `${tool.url}/login`, launchUrl: `${tool.url}/`, redirectUrls: [`${tool.url}/`], keysUrl: `${tool.url}/keys` });
    const answer = await manager.call('/lti/registrations', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body });
    const { clientId, ours } = v.parse(LtiRegistration, await answer.json());
    await Provider.registerPlatform({
      url: ours.issuer,
      name: '云岭县',
      clientId,
      authenticationEndpoint: ours.authorizeUrl,
      accesstokenEndpoint: `${ours.issuer}/token`,
      authConfig: { method: 'JWK_SET', key: ours.keysUrl },
    });
  });
  after(() => tool.close());

  it('[T-19] goes to ltijs and comes back, takes what is ticked into the basket, and gives it to the class', async () => {
    const running = await browsers[0]?.launch();
    assert.ok(running);
    try {
      const page = await openWindow(running);
      await signIn(page, service.origin, cast.teacher);
      await goTo(page, '资源');
      await press(page, { css: 'button', text: '从外部工具选择' });
      await press(page, '[data-tool]');
      await find(page, { css: '.item__title', text: '二十四节气' });
      await find(page, { css: '.item--broken', text: '坏链接' });
      await press(page, 'input[type="checkbox"]');
      await press(page, { css: '[type="submit"]', text: '带回' });
      await find(page, { css: '.taken', text: '已带回 1 个资源' });
      await press(page, '.basket__toggle');
      await press(page, { css: '.basket__open', text: '二十四节气' });
      await press(page, { css: '[data-action="give"]' });
      await find(page, 'input[name="title"]');
    } finally {
      await running.close();
    }
  });
});

describe('the picker in the frame of another platform', { skip: browsers[0]?.missing() ?? false }, () => {
  it('[T-19] shows our catalogue to its teacher, who tries what is in it, and answers with what was chosen, signed', async () => {
    const running = await browsers[0]?.launch();
    assert.ok(running);
    const platform = await openPlatform();
    try {
      const manager = await signInAs(service.origin, await findManager(service.origin));
      const draft = { side: 'platform', name: '邻县平台', issuer: platform.url, clientId: 'space', deploymentId: '1', authorizeUrl: `${platform.url}/authorize`, keysUrl: `${platform.url}/keys` };
      const registered = await manager.call('/lti/registrations', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }, body: JSON.stringify(draft) });
      const { ours } = v.parse(LtiRegistration, await registered.json());
      const begin = new URLSearchParams({ iss: platform.url, login_hint: 'somebody', client_id: 'space', target_link_uri: ours.launchUrl });
      const page = await openWindow(running);
      await page.goto(`${platform.url}/frame?${new URLSearchParams({ src: `${ours.loginUrl}?${begin.toString()}` }).toString()}`);
      const frame = await page.waitForFrame((one) => one.url() === ours.launchUrl);
      await (await frame.waitForSelector('ls-resource-picker >>> .item__open'))?.click();
      await frame.waitForSelector('ls-resource-picker >>> ls-player');
      await (await frame.waitForSelector('ls-resource-picker >>> .detail__back'))?.click();
      const box = await frame.waitForSelector('ls-resource-picker >>> .item__choice input', { visible: true });
      await box?.click();
      await frame.waitForSelector('ls-resource-picker >>> .basket:not(.basket--empty)');
      await frame.click('p.act button');
      const answer = await until('the answer is there', () => Promise.resolve(platform.answer()), (jwt) => jwt !== null);
      const { payload } = await jwtVerify(answer ?? '', createRemoteJWKSet(new URL(ours.keysUrl)), { issuer: 'space', audience: platform.url });
      assert.equal(payload[claim.messageType], 'LtiDeepLinkingResponse');
      assert.equal((payload[claim.contentItems] as unknown[]).length, 1);
      assert.equal(payload[claim.data], 'what the platform gave along');
    } finally {
      await running.close();
      await platform.close();
    }
  });
});
