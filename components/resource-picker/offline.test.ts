/**
 * The picker and the line. It keeps resources on this machine: what stands there before, while and after, and the one place that shows
 * all of it. And a service that is slow, answers wrongly or breaks off: what happened is said, and what can be done next.
 */
import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { searchResources } from '../../contract/src/routes/resources.ts';
import { click, focusedElement, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { openCounty, type ServiceCounty } from '../adapters/test/service.ts';
import type { ElementPorts, KeepingOffer, KeepingPort, KeptResource } from '../base/index.ts';
import { all, inside, pickerWith, shelf, titles, type, words } from './fixtures/mounted.ts';
import type { LsResourcePicker } from './resource-picker.ts';

/** A machine of which the test says what it does. */
function machine(first: KeepingOffer) {
  let offer = first;
  const calls: string[] = [];
  let items: KeptResource[] = [];
  let tell = (): void => undefined;
  const act = (name: string) => async (id: string) => void calls.push(`${name} ${id}`);
  const port: KeepingPort = {
    subscribe: (callback) => void (tell = () => callback({ type: 'keeping.changed' })),
    list: async () => ({ items, usedBytes: items.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0), freeBytes: 40_000_000 }),
    offer: async () => offer,
    keep: async ({ id }, { url, sizeBytes }) => void calls.push(`keep ${id} ${url} ${sizeBytes}`),
    pause: act('pause'),
    resume: act('resume'),
    drop: act('drop'),
  };
  return {
    port,
    calls,
    shows: (now: KeptResource[]): void => {
      items = now;
      tell();
    },
    offers: (now: KeepingOffer): void => {
      offer = now;
      tell();
    },
  };
}
const [resource] = shelf().resources;
if (!resource) throw new Error('no resources');
const { id } = resource;
const choices = [
  { url: '/720.mp4', height: 720, sizeBytes: 6_240_000 },
  { url: '/360.mp4', height: 360, sizeBytes: 2_100_000 },
];
const is = (state: KeptResource['state'], receivedBytes = 3_000_000): KeptResource => ({ resource, state, receivedBytes, sizeBytes: 6_240_000, until: null });

async function opened(offer: KeepingOffer) {
  const { port, calls, shows, offers } = machine(offer);
  const { picker } = await pickerWith({ ports: { keeping: port } });
  await click(inside(picker, `[data-id="${id}"]`));
  await waitUntil(() => picker.shadowRoot?.querySelector('.report') !== null);
  return { picker, calls, shows, offers };
}

const saysOf = (picker: LsResourcePicker, text: string) =>
  waitUntil(() => picker.shadowRoot?.querySelector('.offline [role=status]')?.textContent.replace(/\s+/g, ' ').includes(text), text);

describe('ls-resource-picker keeps for offline', () => {
  it('[RS-09] by keyboard: sizes first, then how far it is, held, gone on with, let go of', async () => {
    const { picker, calls, shows } = await opened({ type: 'choices', choices });
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline__keep') !== null);
    expect(all<HTMLOptionElement>(picker, '.offline option').map(({ label }) => label.replace(/\s/g, ' '))).to.deep.equal(['720p · 6.2 MB', '360p · 2.1 MB']);
    await expect(picker).to.be.accessible();
    await tabTo('.offline select');
    await press('ArrowDown');
    await tabTo('.offline__keep');
    await press('Enter');
    await waitUntil(() => calls.length === 1);
    expect(calls).to.deep.equal([`keep ${id} /360.mp4 2100000`]);
    shows([is('loading')]);
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline [data-act="pause"]') !== null);
    expect(inside(picker, '.offline').textContent.replace(/\s+/g, ' ')).to.contain('3 MB，共6.2 MB');
    expect(inside<HTMLProgressElement>(picker, '.offline progress').value).to.equal(3_000_000);
    await tabTo('.offline [data-act="pause"]');
    await press('Enter');
    await waitUntil(() => calls.at(-1) === `pause ${id}`);
    shows([is('paused')]);
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline [data-act="resume"]') !== null);
    await tabTo('.offline [data-act="resume"]');
    await press('Enter');
    await waitUntil(() => calls.at(-1) === `resume ${id}`);
    shows([is('kept', 6_240_000)]);
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline progress') === null);
    await tabTo('.offline [data-act="drop"]');
    await press('Enter');
    await waitUntil(() => calls.at(-1) === `drop ${id}`);
  });

  it('[RS-09] by pointer, and one place shows all that is kept, the room it takes, and lets go of it', async () => {
    const { picker, calls, shows } = await opened({ type: 'choices', choices: choices.slice(0, 1) });
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline__keep') !== null);
    expect(inside(picker, '.offline__keep').textContent).to.contain('6.2');
    await click(inside(picker, '.offline__keep'));
    await waitUntil(() => calls.length === 1);
    shows([is('kept', 6_240_000), { ...is('expired'), resource: { ...resource, id: 'other', title: '<b>别的</b>' } }]);
    await waitUntil(() => picker.shadowRoot?.querySelector('.device-button') !== null);
    // Where there is little room, the closer look stands in place of the results.
    await click(inside(picker, '.detail__back'));
    await click(inside(picker, '.device-button'));
    await waitUntil(() => picker.shadowRoot?.querySelector<HTMLDialogElement>('dialog.device')?.open === true);
    expect(picker.shadowRoot?.activeElement?.id).to.equal('device-title');
    expect(all(picker, '.device__open').map(({ textContent }) => textContent.trim())).to.deep.equal([resource.title, '<b>别的</b>']);
    expect(inside(picker, '.device__room').textContent.replace(/\s+/g, ' ')).to.contain('9.2 MB').and.to.contain('没看完的不会自动删除');
    await expect(picker).to.be.accessible();
    await click(inside(picker, '.device li:nth-child(2) [data-act="drop"]'));
    await waitUntil(() => calls.at(-1) === 'drop other');
    await press('Escape');
    await waitUntil(() => picker.shadowRoot?.querySelector('dialog.device') === null);
  });

  /** What each state says, and the acts that lead on, by the words on them. */
  const troubles = [
    { state: 'waiting', says: '等待网络，联网后继续：3 MB，共6.2 MB', acts: { pause: '暂停', drop: '从本机删除' } },
    { state: 'failed', says: '平台没有给出文件。可以再试一次，也可以删掉。', acts: { resume: '再试一次', drop: '从本机删除' } },
    { state: 'expired', says: '已过有效期。联网后会自动续期，不用重新下载。', acts: { drop: '从本机删除' } },
    { state: 'lost', says: '浏览器删掉了其中一部分。联网后可以取回缺少的部分，也可以删掉。', acts: { resume: '再试一次', drop: '从本机删除' } },
    { state: 'cleared', says: '本机空间不够，这个已经看完或过期，所以先删除了。想再看，从列表中去掉后重新保存。', acts: { drop: '从列表中去掉' } },
    { state: 'withdrawn', says: '平台已不再允许保存这个资源，文件已从本机删除。', acts: { drop: '从列表中去掉' } },
  ] as const;
  for (const { state, says, acts } of troubles) {
    it(`[RS-09] says of what is ${state} what happened, and what can be done works by keyboard`, async () => {
      const { picker, calls, shows } = await opened({ type: 'none' });
      shows([is(state)]);
      await saysOf(picker, says);
      const offered = all(picker, '.offline [data-act]');
      expect(offered.map(({ dataset, textContent }) => [dataset['act'], textContent.trim()])).to.deep.equal(Object.entries(acts));
      await expect(picker).to.be.accessible();
      for (const act of Object.keys(acts)) {
        await tabTo(`.offline [data-act="${act}"]`);
        await press('Enter');
        await waitUntil(() => calls.at(-1) === `${act} ${id}`, act);
      }
    });
  }

  it('[RS-09] leads by keyboard from a machine that is full to what else is kept there, and goes on once something of it is gone', async () => {
    const { picker, calls, shows } = await opened({ type: 'none' });
    const other: KeptResource = { ...is('kept', 6_240_000), resource: { ...resource, id: 'other', title: '别的' } };
    shows([is('full'), other]);
    await saysOf(picker, '本机空间不够。删掉一些已保存的资源，再继续。');
    await expect(picker).to.be.accessible();
    await tabTo('.offline [data-act="device"]');
    await press('Enter');
    await waitUntil(() => focusedElement()?.id === 'device-title');
    await tabTo('.device li:nth-child(2) [data-act="drop"]');
    await press('Enter');
    await waitUntil(() => calls.at(-1) === 'drop other');
    shows([is('full')]);
    await waitUntil(() => all(picker, '.device li').length === 1);
    await press('Escape');
    await waitUntil(() => focusedElement()?.matches('.offline [data-act="device"]'), 'back at the button');
    await tabTo('.offline [data-act="resume"]');
    await press('Enter');
    await waitUntil(() => calls.at(-1) === `resume ${id}`);
  });

  it('[RS-09] shows of several at once how far each is: one comes, the others wait for their turn', async () => {
    const { picker, shows } = await opened({ type: 'none' });
    const first: KeptResource = { ...is('loading'), resource: { ...resource, id: 'other', title: '别的' } };
    shows([is('waiting', 0), first]);
    await saysOf(picker, '排队中，前面的保存完就开始');
    shows([is('loading')]);
    await saysOf(picker, '正在保存：3 MB，共6.2 MB');
  });

  it('[RS-09] says of a stream that its size is reckoned, and of one that cannot be kept why', async () => {
    const { picker } = await opened({ type: 'choices', choices: [{ url: '/a.m3u8#quality=a', height: 360, sizeBytes: 2_100_000, isEstimate: true }] });
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline__keep')?.textContent.replace(/\s/g, ' ').includes('约 2.1 MB'));
    picker.remove();
    const reasons = { live: '直播不能保存到本机', protected: '加了锁', unreadable: '无法识别', 'too-large': '太大' } as const;
    for (const reason of ['live', 'protected', 'unreadable', 'too-large'] as const) {
      const refused = await opened({ type: 'refused', reason });
      await waitUntil(() => refused.picker.shadowRoot?.querySelector('p.offline')?.textContent.includes(reasons[reason]), reason);
      expect(refused.picker.shadowRoot?.querySelector('.offline__keep')).to.equal(null);
      await expect(refused.picker).to.be.accessible();
      refused.picker.remove();
    }
  });

  it('[RS-09] offers it for what is open already, once something answers from what is kept', async () => {
    const { picker, offers } = await opened({ type: 'not-yet' });
    expect(picker.shadowRoot?.querySelector('.offline')).to.equal(null);
    offers({ type: 'choices', choices });
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline__keep') !== null);
  });

  it('[RS-09] offers it, too, where that begins while it is being asked for', async () => {
    const { port, offers } = machine({ type: 'not-yet' });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let asked = 0;
    const { offer } = port;
    port.offer = async (one) => {
      asked += 1;
      const answer = await offer(one);
      await held;
      return answer;
    };
    const { picker } = await pickerWith({ ports: { keeping: port } });
    await click(inside(picker, `[data-id="${id}"]`));
    await waitUntil(() => asked === 1);
    // The answer is on its way that knows nothing of it.
    await Promise.resolve();
    offers({ type: 'choices', choices });
    release();
    await waitUntil(() => picker.shadowRoot?.querySelector('.offline__keep') !== null);
  });

  it('[RS-09] has no control where nothing may be kept, and sends people from WeChat to their browser', async () => {
    const { picker } = await opened({ type: 'none' });
    expect(picker.shadowRoot?.querySelector('.offline')).to.equal(null);
    // What still comes in it would move the next one under the pointer.
    picker.remove();
    const other = await opened({ type: 'open-in-browser' });
    await waitUntil(() => words(other.picker).includes('在浏览器打开'));
    expect(other.picker.shadowRoot?.querySelector('.offline__keep')).to.equal(null);
  });
});

describe('ls-resource-picker over the service of a vendor', () => {
  let county: ServiceCounty;
  before(async () => {
    county = await openCounty();
  });
  /** The ports of a pupil whom the service knows already: who signed in is asked before the first search. */
  async function known(timeoutMs = 60_000): Promise<Pick<ElementPorts, 'resources'>> {
    const { resources } = county.portsFor(person.pupil, { language: () => 'zh-CN', timeoutMs });
    // Whoever waits for one second only may miss the first answer of a busy machine.
    await waitUntil(() => resources.search({ limit: 1 }).then(() => true, () => false), 'the service answers');
    return { resources };
  }
  async function over(ports: Pick<ElementPorts, 'resources'>): Promise<LsResourcePicker> {
    const picker = document.createElement('ls-resource-picker');
    picker.lang = 'zh-CN';
    picker.ports = ports;
    await fixture(html`<div>${picker}</div>`);
    return picker;
  }
  const answers = (body: BodyInit): void => county.answerInstead(searchResources, () => new Response(body, { headers: { 'Content-Type': 'application/json' } }));
  const searches = () => county.requests.filter(({ url }) => new URL(url).pathname.endsWith('/resources'));
  /** What stands in place of the results: title, words, and an act that helps. */
  async function recovers(picker: LsResourcePicker, said: RegExp): Promise<void> {
    await waitUntil(() => said.test(words(picker)), `${String(said)} is not said: ${words(picker)}`);
    county.fail({ kind: 'slow', delayMs: 0 });
    await click(inside(picker, '[part=retry]'));
    await waitUntil(() => titles(picker).length > 0, `nothing is found after another try: ${words(picker)}`);
    expect(words(picker)).not.to.match(said);
    // What comes later in it would move the next one under the pointer.
    picker.remove();
  }
  afterEach(() => county.fail({ kind: 'slow', delayMs: 0 }));

  it('keeps what it has when a later question fails', async () => {
    const { picker } = await pickerWith({ failures: [{ kind: 'internal', call: 'resources.search', nth: 2 }] });
    type(picker, '水');
    await waitUntil(() => picker.shadowRoot?.querySelector('.banner--danger') !== null);
    expect(titles(picker)).to.have.length(8);
    expect(inside(picker, '.picker__results').getAttribute('aria-busy')).to.equal('false');
  });

  it('waits in sight while it answers slowly; another question ends the wait, and what is too slow is called so', async () => {
    const [patient, hasty] = [await known(), await known(1_000)];
    const before = searches().length;
    county.fail({ kind: 'slow', delayMs: 30_000 });
    const picker = await over(patient);
    await waitUntil(() => searches().length > before && picker.shadowRoot?.querySelector('[aria-busy=true] [role=status]'));
    const first = searches().at(-1);
    county.fail({ kind: 'slow', delayMs: 0 });
    await click(inside(picker, '.search__input'));
    await typeText('分数');
    await waitUntil(() => titles(picker).some((title) => title.includes('分数')));
    expect(first?.signal.aborted, 'nobody waits for the first answer any more').to.equal(true);
    county.fail({ kind: 'slow', delayMs: 30_000 });
    const late = await over(hasty);
    await waitUntil(() => words(late).includes('网络太慢，没有等到回应') && late.shadowRoot?.querySelector('[part=retry]'));
  });

  it('says that an answer cannot be read, or broke off in the middle, and asks again', async () => {
    const ports = await known();
    for (const wrong of ['<html>请登录校园网</html>', '{"items": [{"id": 7}], "total": 1}']) {
      answers(wrong);
      await recovers(await over(ports), /收到的内容无法识别/);
    }
    const broken = new ReadableStream<Uint8Array>({
      pull(control) {
        control.enqueue(new TextEncoder().encode('{"items": [{"id": "r-fr'));
        control.error(new TypeError('the line is gone'));
      },
    });
    answers(broken);
    await recovers(await over(ports), /现在没有联网/);
  });

  it('keeps what is there where a further page is refused as one of another search, and begins anew', async () => {
    const { resources } = await known();
    const [{ value: page }, { value: other }] = await Promise.all([resources.search({ limit: 3 }), resources.search({ q: '分', limit: 1 })]);
    answers(JSON.stringify({ ...page, nextCursor: other.nextCursor }));
    const picker = await over({ resources });
    await waitUntil(() => picker.shadowRoot?.querySelector('.results__more'));
    await click(inside(picker, '.results__more'));
    await waitUntil(() => picker.shadowRoot?.querySelector('.banner--danger'));
    expect(inside(picker, '.banner--danger').textContent).to.contain('这个翻页位置属于另一次搜索，请从第一页开始。');
    expect(titles(picker)).to.have.length(3);
    await click(inside(picker, '.banner--danger .banner__act'));
    await waitUntil(() => titles(picker).length > 3 && !picker.shadowRoot?.querySelector('.banner--danger'));
  });
});
