import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { click, press, waitUntil } from '../../test/helpers/browser.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import type { Notice, PushDevice, PushState, QuietHours } from '../base/index.ts';
import type { LsQuietHours } from './quiet-hours.ts';
import './quiet-hours.define.ts';

/** The minute of the day in China, so many minutes from now. */
const minuteFromNow = (minutes: number): number => Math.floor((Date.now() + minutes * 60_000) / 60_000 + 8 * 60) % 1440;
const inside = <Found extends HTMLElement>(element: Element, css: string): Found => {
  const found = element.shadowRoot?.querySelector<Found>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
};
const words = (element: Element): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';

describe('ls-quiet-hours', () => {
  let service: MemoryService;
  const open = async (who: string = person.guardian): Promise<LsQuietHours> => {
    const element = await fixture<LsQuietHours>(html`<ls-quiet-hours lang="zh-CN" .ports=${service.portsFor(who)}></ls-quiet-hours>`);
    await element.loadingComplete;
    await waitUntil(() => element.state.type === 'ready');
    return element;
  };
  /** Thirty notices of half an hour ago, and nothing else that is new. */
  const give30 = (kind: 'task-assigned' | 'absence'): void => {
    const { fixtures } = service;
    const notice = fixtures.notices.find((one) => one.personId === person.guardian && one.notice.kind === 'task-assigned')?.notice;
    if (!notice) throw new Error('no notice');
    const at = new Date(Date.now() - 30 * 60_000).toISOString();
    const absence: Notice = { ...notice, kind: 'absence', parameters: { className: '三年级一班', learnerId: person.pupil, learnerName: '买买提·艾力', day: '2026-11-20' } };
    fixtures.notices = Array.from({ length: 30 }, (_, index) => ({ personId: person.guardian, notice: { ...(kind === 'absence' ? absence : notice), id: `n-many-${index}`, createdAt: at, readAt: null } }));
    fixtures.conversations = [];
    fixtures.announcements = [];
  };
  beforeEach(() => {
    service = createMemoryService(countyFixtures(), { latencyMs: 0 });
  });

  it('[P-05] [SYS-20] makes one digest of thirty things, and opens by pointer what it tells of', async () => {
    give30('task-assigned');
    service.fixtures.quietHours[person.guardian] = { quiet: { fromMinute: minuteFromNow(-60), toMinute: minuteFromNow(0) }, digestMinute: null };
    const element = await open();
    expect(element.shadowRoot?.querySelectorAll('.digest')).to.have.length(1);
    expect(inside(element, '.digest__title').textContent).to.include('30');
    const opened: string[] = [];
    element.addEventListener('ls-digest-open', ({ detail }) => opened.push(detail.part));
    expect(element.shadowRoot?.querySelectorAll('.digest button')).to.have.length(1);
    inside(element, '.digest button').click();
    expect(opened).to.deep.equal(['notices']);
  });

  it('[P-05] says by keyboard when to be left in peace; the own other machine hears of it, and nobody else', async () => {
    const [phone, tablet, other] = [await open(), await open(), await open(person.teacher)];
    const changes: QuietHours[] = [];
    phone.addEventListener('ls-quiet-hours-change', ({ detail }) => changes.push(detail.hours));
    const hoursOf = (element: LsQuietHours): QuietHours | undefined => (element.state.type === 'ready' ? element.state.hours : undefined);
    const before = hoursOf(other);
    inside<HTMLInputElement>(phone, '[name=from]').value = '22:30';
    inside<HTMLSelectElement>(phone, '[name=digest]').value = '1080';
    inside(phone, '[name=quiet]').focus();
    await press(' ');
    await press(' ');
    inside(phone, 'button[type=submit]').focus();
    await press('Enter');
    await waitUntil(() => words(phone).includes('已保存'));
    expect(changes).to.have.length(1);
    expect(changes[0]).to.deep.include({ quiet: { fromMinute: 1350, toMinute: 420 }, digestMinute: 1080 });
    await waitUntil(() => inside<HTMLInputElement>(tablet, '[name=from]').value === '22:30');
    expect(hoursOf(other)).to.deep.equal(before);
    expect(service.fixtures.quietHours[person.teacher]).to.equal(undefined);
  });

  it('takes no time that begins when it ends, and keeps what is chosen when it cannot be sent', async () => {
    const element = await open();
    const [from, to] = [inside<HTMLInputElement>(element, '[name=from]'), inside<HTMLInputElement>(element, '[name=to]')];
    from.value = '07:00';
    inside(element, 'button[type=submit]').click();
    expect(to.validationMessage).to.include('不能相同');
    expect(service.fixtures.quietHours).to.deep.equal({});
    service.fail({ kind: 'offline', call: 'notices.setQuietHours' });
    from.value = '20:00';
    from.dispatchEvent(new Event('input', { bubbles: true }));
    inside(element, 'button[type=submit]').click();
    await waitUntil(() => 'problem' in element.state && element.state.problem);
    expect(from.value).to.equal('20:00');
    expect(words(element)).not.to.include('已保存');
  });

  it('[P-05] a host may keep a choice from being sent', async () => {
    const element = await open();
    element.addEventListener('ls-quiet-hours-set-request', (event) => event.preventDefault());
    inside(element, 'button[type=submit]').click();
    await element.updateComplete;
    expect(service.fixtures.quietHours).to.deep.equal({});
  });

  describe('on this device', () => {
    /** A device whose person says yes or no to the browser's question. */
    const deviceOf = (state: PushState, answer: 'yes' | 'no' = 'yes'): PushDevice & { asked: number; now: PushState } => {
      const device = {
        now: state,
        asked: 0,
        state: async () => device.now,
        subscribe: async (_key: string, language: string) => {
          device.asked += device.now === 'on' ? 0 : 1;
          device.now = answer === 'yes' ? 'on' : 'blocked';
          if (answer === 'no') throw new DOMException('no', 'NotAllowedError');
          return { endpoint: 'https://push.example.net/1', p256dh: 'key', auth: 'secret', language };
        },
        unsubscribe: async () => {
          device.now = 'off';
          return 'https://push.example.net/1';
        },
      };
      return device;
    };
    const openWith = async (device: PushDevice, who: string = person.guardian): Promise<LsQuietHours> => {
      const element = await fixture<LsQuietHours>(html`<ls-quiet-hours lang="zh-CN" .ports=${service.portsFor(who)} .device=${device}></ls-quiet-hours>`);
      await element.loadingComplete;
      await waitUntil(() => element.state.type === 'ready');
      return element;
    };
    const button = (element: Element): HTMLElement => inside(element, '[part=push] button');
    beforeEach(() => (service.fixtures.push.publicKey = 'BKey'));

    it('[P-05] a person is told on this device after pressing for it, and not before; by pointer on, by keyboard off', async () => {
      const device = deviceOf('off');
      const element = await openWith(device);
      await waitUntil(() => words(element).includes('在这台设备上提醒'));
      expect([device.asked, service.fixtures.push.devices]).to.deep.equal([0, []]);
      const changes: boolean[] = [];
      element.addEventListener('ls-push-change', ({ detail }) => changes.push(detail.on));
      await click(button(element));
      await waitUntil(() => words(element).includes('这台设备会收到提醒'));
      expect(device.asked).to.equal(1);
      expect(service.fixtures.push.devices).to.deep.equal([{ personId: person.guardian, device: { endpoint: 'https://push.example.net/1', p256dh: 'key', auth: 'secret', language: 'zh-CN' } }]);
      button(element).focus();
      await press('Enter');
      await waitUntil(() => words(element).includes('锁屏上') && !words(element).includes('这台设备会收到提醒'));
      expect([device.now, service.fixtures.push.devices, changes]).to.deep.equal(['off', [], [true, false]]);
    });

    it('[P-05] nothing is offered where the platform has no key, or the page no way to be told', async () => {
      service.fixtures.push.publicKey = null;
      const [plain, unable] = [await openWith(deviceOf('off')), await openWith(deviceOf('absent'))];
      for (const element of [plain, unable]) expect(element.shadowRoot?.querySelector('[part=push]')).to.equal(null);
      service.fixtures.push.publicKey = 'BKey';
      const bare = await open();
      await aTimeout(50);
      expect(bare.shadowRoot?.querySelector('[part=push]'), 'no service worker here').to.equal(null);
    });

    it('[P-05] a no to the browser is respected: it says where to change it, and asks no more', async () => {
      const device = deviceOf('off', 'no');
      const element = await openWith(device);
      await waitUntil(() => element.shadowRoot?.querySelector('[part=push]'));
      await click(button(element));
      await waitUntil(() => words(element).includes('浏览器已禁止本站通知'));
      expect(element.shadowRoot?.querySelector('[part=push] button')).to.equal(null);
      expect(service.fixtures.push.devices).to.deep.equal([]);
    });

    it('a device does not say that it is told where the service does not know of it; one that is told says so anew', async () => {
      const device = deviceOf('off');
      const element = await openWith(device);
      await waitUntil(() => element.shadowRoot?.querySelector('[part=push]'));
      service.fail({ kind: 'offline', call: 'notices.push.add' });
      await click(button(element));
      await waitUntil(() => 'problem' in element.state && element.state.problem);
      expect(device.now).to.equal('off');
      expect(words(element)).not.to.include('这台设备会收到提醒');
      service.fail();
      await openWith(deviceOf('on'));
      await waitUntil(() => service.fixtures.push.devices.length === 1);
    });

    it('[SEC-09] a device of a pupil does not say that it is told after a guardian has taken the consent back, and begins again only when it is pressed', async () => {
      const [item] = service.fixtures.privacy.items;
      if (item === undefined) throw new Error('no item');
      service.fixtures.privacy.items.push({ ...item, id: 'push', kind: 'push', necessary: false });
      const father = service.portsFor(person.guardian).privacy;
      const device = deviceOf('on');
      const first = await openWith(device, person.pupil);
      await waitUntil(() => device.now === 'off');
      await waitUntil(() => first.shadowRoot?.querySelector('[part=push]'));
      expect(words(first)).not.to.include('这台设备会收到提醒');
      await father.decide('push', person.pupil, { version: 1, agreed: true });
      const second = await openWith(device, person.pupil);
      await waitUntil(() => second.shadowRoot?.querySelector('[part=push]'));
      expect([device.now, service.fixtures.push.devices]).to.deep.equal(['off', []]);
      await click(button(second));
      await waitUntil(() => words(second).includes('这台设备会收到提醒'));
      expect(service.fixtures.push.devices.map(({ personId }) => personId)).to.deep.equal([person.pupil]);
    });

    it('a device that the service has forgotten meanwhile is switched off without a fault', async () => {
      const device = deviceOf('on');
      const element = await openWith(device);
      await waitUntil(() => words(element).includes('这台设备会收到提醒'));
      service.fixtures.push.devices = [];
      await click(button(element));
      await waitUntil(() => device.now === 'off' && !words(element).includes('这台设备会收到提醒'));
      expect('problem' in element.state && element.state.problem).to.not.be.ok;
    });
  });

  it('[P-05] tells at night how much waits and until when; of what is urgent nothing waits', async () => {
    service.fixtures.quietHours[person.guardian] = { quiet: { fromMinute: minuteFromNow(-60), toMinute: minuteFromNow(60) }, digestMinute: null };
    give30('task-assigned');
    const element = await open();
    expect(words(element)).to.include('免打扰中').and.include('另有 30 条');
    give30('absence');
    const another = await open();
    expect(words(another)).to.include('免打扰中').and.not.include('另有');
  });
});
