import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { render } from 'lit';
import { click, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../../adapters/memory/memory-ports.ts';
import { PortError, type Ports } from '../../base/index.ts';
import { inside, playerWith, says, showing, words } from '../fixtures/harness.ts';
import { steps, toolItem } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';
import type { LsPlayerLaunchRequestEvent } from '../player.events.ts';
import { ToolLaunch } from './tool-launch.ts';

const launch = { url: `${location.origin}/lti/start?key=once`, launchMethod: 'OwnWindow' } as const;

/** A window that a test has opened: what was shown in it, and where it went. */
class Opened {
  readonly went: string[] = [];
  closed = false;
  opener: unknown = globalThis;
  readonly document = document.implementation.createHTMLDocument();
  readonly location = { replace: (url: string) => this.went.push(url) };
  close(): void {
    this.closed = true;
  }
}
const { open } = globalThis;
let opened: Opened[] = [];
function letWindowsOpen(isAllowed = true): void {
  opened = [];
  globalThis.open = () => {
    if (!isAllowed) return null;
    const one = new Opened();
    opened.push(one);
    // Of a window the card uses what stands here, and no more.
    return one as unknown as Window;
  };
}
beforeEach(() => letWindowsOpen());
afterEach(() => {
  globalThis.open = open;
});

const way = '.opening__acts .button';
async function card(answer: (event: LsPlayerLaunchRequestEvent) => void, item = toolItem): Promise<LsPlayer> {
  const element = await playerWith(showing(item));
  element.addEventListener('ls-player-launch-request', answer);
  await waitUntil(() => element.shadowRoot?.querySelector(way), 'the card');
  return element;
}
const isAtWay = (element: LsPlayer): boolean => element.shadowRoot?.activeElement?.matches(way) ?? false;

describe('ls-player, what lies at a tool', () => {
  it('[RS-05] says whose page it is and who answers for it, opens it in a window of its own by keyboard, and says how to come back', async () => {
    const asked: unknown[] = [];
    const element = await card(({ detail }) => asked.push(detail.unit));
    element.addEventListener('ls-player-launch-request', (event) => event.respondWith(Promise.resolve(launch)));
    expect(words(element)).to.match(/节气练习.*前往 library\.example.*“数字图书馆”提供并负责.*由“云岭县教育局”收录.*不会知道学生和家长的姓名/);
    expect(inside(element, way).getAttribute('href'), 'the page of the tool opens nothing').to.equal(null);
    await expect(element).to.be.accessible();
    await tabTo('.opening__acts .button');
    await press('Enter');
    await says(element, '关掉那个窗口就回到这里');
    expect(asked).to.deep.equal([null]);
    expect(opened.map(({ went, opener }) => [went, opener])).to.deep.equal([[[launch.url], null]]);
    expect(opened[0]?.document.body.textContent, 'in the window, until it goes there').to.equal('正在打开');
    expect(isAtWay(element), 'the keyboard is where it was').to.equal(true);
    await expect(element).to.be.accessible();
    await press('Enter');
    await waitUntil(() => opened.length === 2 && opened[1]?.went.length === 1, 'once more');
  });

  it('[RS-05] opens by pointer, once for two presses', async () => {
    let answer = (_launch: typeof launch): void => undefined;
    let asked = 0;
    const element = await card((event) => {
      asked += 1;
      event.respondWith(new Promise((resolve) => (answer = resolve)));
    }, { ...toolItem, textAlternative: steps });
    await click(inside(element, way));
    await waitUntil(() => asked === 1);
    expect(inside(element, way).ariaBusy).to.equal('true');
    await click(inside(element, way));
    answer(launch);
    await says(element, '已在新窗口打开');
    expect([asked, opened.length, opened[0]?.went]).to.deep.equal([1, 1, [launch.url]]);
    expect(words(element), 'in words as well').to.include(steps[0]);
  });

  it('where the browser holds windows back the address waits to be pressed', async () => {
    letWindowsOpen(false);
    const element = await card((event) => event.respondWith(Promise.resolve(launch)));
    inside(element, way).focus();
    await press('Enter');
    await says(element, '浏览器拦住了新窗口');
    const link = inside<HTMLAnchorElement>(element, '.opening__acts a');
    expect([link.href, link.target, link.rel]).to.deep.equal([launch.url, '_blank', 'noopener']);
    await waitUntil(() => isAtWay(element), 'the keyboard is at the link');
    await expect(element).to.be.accessible();
    link.addEventListener('click', (event) => event.preventDefault());
    await press('Enter');
    await says(element, '再打开一次');
    await waitUntil(() => inside(element, way).localName === 'button' && isAtWay(element), 'the address is used up');
  });

  it('says why it did not open, closes the window, and lets try again', async () => {
    const refused = new PortError({ code: 'not-found', title: '找不到这个资源', detail: '它可能已被收回。' });
    let attempts = 0;
    const element = await card((event) => event.respondWith((attempts += 1) === 1 ? Promise.reject(refused) : Promise.resolve(launch)));
    inside(element, way).click();
    await says(element, '找不到这个资源 它可能已被收回。');
    expect([inside(element, '[role="alert"]').textContent.includes('告诉老师'), opened.map(({ closed, went }) => [closed, went])]).to.deep.equal([true, [[true, []]]]);
    inside(element, way).click();
    await waitUntil(() => opened[1]?.went.length === 1);
    expect(element.shadowRoot?.querySelector('[role="alert"]')).to.equal(null);
  });

  it('leads to pages alone', async () => {
    const element = await card((event) => event.respondWith(Promise.resolve({ ...launch, url: 'javascript:alert(1)' })));
    inside(element, way).click();
    await waitUntil(() => element.shadowRoot?.querySelector('[role="alert"]'));
    expect(opened.map(({ closed, went }) => [closed, went])).to.deep.equal([[true, []]]);
  });

  it('opens nothing when the host does it in its own way, nor once something else is shown', async () => {
    let answer = (_launch: typeof launch): void => undefined;
    const element = await card((event) => event.preventDefault());
    inside(element, way).click();
    await waitUntil(() => opened[0]?.closed === true, 'the host has it');
    expect(inside(element, way).ariaBusy).to.equal('false');
    const late = await card((event) => event.respondWith(new Promise((resolve) => (answer = resolve))));
    inside(late, way).click();
    await waitUntil(() => opened.length === 2);
    late.state = showing({ ...toolItem, resourceId: 'r-other', title: '别的练习' });
    await says(late, '别的练习');
    answer(launch);
    await waitUntil(() => opened[1]?.closed === true, 'too late');
    expect(opened[1]?.went).to.deep.equal([]);
    expect(words(late)).not.to.include('已在新窗口打开');
  });

  it('can be opened again after the player was moved while it was asked for', async () => {
    const element = await card((event) => event.respondWith(opened.length === 1 ? new Promise(() => undefined) : Promise.resolve(launch)));
    inside(element, way).click();
    await waitUntil(() => inside(element, way).ariaBusy === 'true');
    const { parentElement } = element;
    element.remove();
    parentElement?.append(element);
    await waitUntil(() => inside(element, way).ariaBusy === 'false');
    inside(element, way).click();
    await waitUntil(() => opened[1]?.went.length === 1);
  });

  it('says so when nobody answers, and opens nothing that comes after', async () => {
    const element = await playerWith(showing(toolItem));
    const never: Pick<LsPlayer, 'launch'> = { launch: () => new Promise(() => undefined) };
    const host = new Proxy(element, { get: (target, name) => (name === 'launch' ? never.launch : bound(target, name)) });
    const tool = new ToolLaunch(host, toolItem, { patience: 1 });
    const box = document.createElement('div');
    const drawn = (): string => (render(tool.render(html``), box), box.textContent);
    drawn();
    box.querySelector('button')?.click();
    await waitUntil(() => drawn().includes('等了很久还没有回应。 可以再试一次'));
    expect(opened.map(({ closed, went }) => [closed, went])).to.deep.equal([[true, []]]);
  });
});

/** What stands behind a proxy still speaks for itself. */
function bound(target: LsPlayer, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name);
  return typeof value === 'function' ? value.bind(target) : value;
}

describe('ls-player at a port, with what lies at a tool', () => {
  async function playerOf(launchLink: Ports['resources']['launchLink']): Promise<LsPlayer> {
    const ports = createMemoryPorts(undefined, { person: person.pupil, latencyMs: 0 });
    const get: Ports['resources']['get'] = async (id, options) => {
      const answer = await ports.resources.get(id, options);
      return { ...answer, value: { ...answer.value, identifier: 'lti-4f3c', renditions: [...toolItem.renditions] } };
    };
    const given = { ...ports, resources: { ...ports.resources, get, launchLink } };
    const element = await fixture<LsPlayer>(html`<ls-player lang="zh-CN" resource="r-fractions" .ports=${given}></ls-player>`);
    await waitUntil(() => element.shadowRoot?.querySelector(way), 'the card');
    return element;
  }

  it('asks it for the launch of the resource by its identifier', async () => {
    const asked: string[] = [];
    const element = await playerOf((identifier) => (asked.push(identifier), Promise.resolve(launch)));
    inside(element, way).click();
    await waitUntil(() => opened[0]?.went.length === 1);
    expect([asked, opened[0]?.went]).to.deep.equal([['lti-4f3c'], [launch.url]]);
  });

  it('without a line says so', async () => {
    const element = await playerOf(() => Promise.reject(new PortError({ code: 'offline', title: '', offline: true })));
    inside(element, way).click();
    await says(element, '现在没有网络，打不开外部工具。');
    expect(opened[0]?.closed).to.equal(true);
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    try {
      inside(element, way).click();
      await element.updateComplete;
      expect([opened.length, inside(element, '[role="alert"]').textContent.includes('现在没有网络')], 'not even a window').to.deep.equal([1, true]);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });
});
