import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { click, press, waitUntil } from '../../test/helpers/browser.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { LsDataElement } from '../base/data-element.ts';
import type { Notice } from '../base/index.ts';
import type { BareState } from '../base/state.ts';
import './space.define.ts';
import type { LsSpace } from './space.ts';

async function spaceOf(who: string): Promise<LsSpace> {
  const element = await fixture<LsSpace>(html`<ls-space lang="zh-CN" .ports=${createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 })}></ls-space>`);
  await element.loadingComplete;
  await element.updateComplete;
  return element;
}
const inside = (element: LsSpace, css: string): HTMLElement | null => element.shadowRoot?.querySelector<HTMLElement>(css) ?? null;
const all = (element: LsSpace, css: string): HTMLElement[] => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(css) ?? [])];

describe('ls-space', () => {
  it('[PS-01] shows one person in one space, every identity in one switcher, and no way to register', async () => {
    const fixtures = countyFixtures();
    const teacher = fixtures.people.find(({ id }) => id === person.teacher);
    const organisation = { id: 'o-yunling', name: '云岭县教育局', level: 'county' } as const;
    teacher?.identities.push({ id: 'i-wang-manager', role: 'manager', organisation, classes: [], children: [] });
    const ports = createMemoryPorts(fixtures, { person: person.teacher, latencyMs: 0 });
    const element = await fixture<LsSpace>(html`<ls-space lang="zh-CN" .ports=${ports}></ls-space>`);
    await element.loadingComplete;
    await element.updateComplete;
    expect(all(element, '.person')).to.have.lengthOf(1);
    expect(inside(element, '.person')?.textContent).to.contain('王秀兰');
    inside(element, '.person')?.click();
    await element.updateComplete;
    expect(all(element, '[role=menuitemradio]')).to.have.lengthOf(3);
    expect(all(element, 'input, textarea, [type=password]')).to.be.empty;
  });

  it('[PS-02] switches identity by keyboard with one event, and the menu of views follows', async () => {
    const element = await spaceOf(person.teacher);
    expect(all(element, '.view').map((view) => view.dataset['view'])).to.include('resources');
    let changes = 0;
    element.addEventListener('ls-identity-change', () => (changes += 1));
    inside(element, '.person')?.focus();
    await press('Enter');
    await element.updateComplete;
    await press('ArrowDown');
    const changed = oneEvent(element, 'ls-identity-change');
    await press('Enter');
    const { detail } = (await changed) as CustomEvent<{ role: string }>;
    expect(detail.role).to.equal('guardian');
    await element.updateComplete;
    expect(changes).to.equal(1);
    expect(inside(element, '.person')?.textContent).to.contain('家长');
    expect(all(element, '.view').map((view) => view.dataset['view'])).not.to.include('resources');
  });

  it('[PS-02] switches identity by pointer with one event', async () => {
    const element = await spaceOf(person.teacher);
    let changes = 0;
    element.addEventListener('ls-identity-change', () => (changes += 1));
    inside(element, '.person')?.click();
    await element.updateComplete;
    all(element, '[role=menuitemradio]').find((one) => one.textContent.includes('家长'))?.click();
    await waitUntil(() => inside(element, '.person')?.textContent.includes('家长'));
    expect(changes).to.equal(1);
    expect(all(element, '.view').map((view) => view.dataset['view'])).not.to.include('resources');
  });

  it('[PS-02] tells apart what somebody is at two schools, for the same children', async () => {
    const fixtures = countyFixtures();
    const mother = fixtures.people.find(({ id }) => id === person.guardian)?.identities;
    const [first] = mother ?? [];
    if (first) mother?.push({ ...first, id: 'i-aili-middle', organisation: { id: 'o-middle', name: '云岭县初级中学', level: 'school' } });
    const element = await fixture<LsSpace>(html`<ls-space lang="zh-CN" .ports=${createMemoryPorts(fixtures, { person: person.guardian, latencyMs: 0 })}></ls-space>`);
    await waitUntil(() => inside(element, 'button.person'), 'no menu of identities');
    await click(inside(element, 'button.person') ?? element);
    await waitUntil(() => all(element, '.identity').length === 2, 'the menu does not open');
    const [one = '', other = ''] = all(element, '.identity__place').map(({ textContent }) => textContent.trim());
    expect(one).to.contain(first?.children[0]?.name).and.contain(first?.organisation.name);
    expect(other).to.contain(first?.children[0]?.name).and.contain('云岭县初级中学');
  });

  it('[PS-02] stays as it is when the host says no', async () => {
    const element = await spaceOf(person.teacher);
    element.addEventListener('ls-identity-change-request', (event) => event.preventDefault());
    inside(element, '.person')?.click();
    await element.updateComplete;
    all(element, '[role=menuitemradio]')[1]?.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(inside(element, '.person')?.textContent).to.contain('教师');
  });

  it('[PS-12] leads to every view of the role, and tells where it went', async () => {
    const element = await spaceOf(person.pupil);
    for (const view of ['tasks', 'resources', 'notices', 'start']) {
      const went = oneEvent(element, 'ls-navigate');
      inside(element, `[data-view=${view}]`)?.click();
      expect(((await went) as CustomEvent<{ view: string }>).detail.view).to.equal(view);
      await element.updateComplete;
      expect(inside(element, '[aria-current=page]')?.dataset['view']).to.equal(view);
    }
  });

  it('closes the menu of identities on Escape and gives the keyboard back', async () => {
    const element = await spaceOf(person.teacher);
    inside(element, '.person')?.focus();
    await press('Enter');
    await element.updateComplete;
    await press('Escape');
    await element.updateComplete;
    expect(inside(element, '[role=menu]')).to.equal(null);
    expect(element.shadowRoot?.activeElement).to.equal(inside(element, '.person'));
  });

  it('[PS-07] counts beside the menu what waits to be read or answered, until it is', async () => {
    const fixtures = countyFixtures();
    // Whatever the hour at which the tests run.
    fixtures.quietHours[person.guardian] = { quiet: null, digestMinute: null };
    const ports = createMemoryPorts(fixtures, { person: person.guardian, latencyMs: 0 });
    const element = await fixture<LsSpace>(html`<ls-space lang="zh-CN" .ports=${ports}></ls-space>`);
    await element.loadingComplete;
    const count = () => Number(inside(element, '[data-view=notices] .badge')?.textContent);
    const { waiting } = (await ports.announcements.list({})).value;
    const { unread } = (await ports.notices.list({})).value;
    expect(waiting).to.be.greaterThan(0);
    await waitUntil(() => count() === unread + waiting);
    await ports.announcements.markRead('an-water');
    await ports.announcements.answer('an-water', { childIds: [person.pupil, 'p-ayiguli'], choices: [], signature: null });
    await waitUntil(() => count() === unread + waiting - 1);
  });

  it('[P-05] counts in quiet hours only what is urgent of thirty notices, and all of them afterwards', async () => {
    const fixtures = countyFixtures();
    const given = fixtures.notices.find(({ notice }) => notice.kind === 'task-assigned')?.notice;
    if (given?.kind !== 'task-assigned') throw new Error('no notice');
    const absence: Notice = { ...given, kind: 'absence', parameters: { className: '三年级一班', learnerId: person.pupil, learnerName: '买买提·艾力', day: '2026-11-20' } };
    const createdAt = new Date(Date.now() - 30 * 60_000).toISOString();
    fixtures.notices = Array.from({ length: 30 }, (_, index) => ({ personId: person.guardian, notice: { ...(index === 0 ? absence : given), id: `n-many-${index}`, createdAt, readAt: null } }));
    fixtures.announcements = [];
    const minuteFromNow = (minutes: number): number => Math.floor((Date.now() + minutes * 60_000) / 60_000 + 8 * 60) % 1440;
    fixtures.quietHours[person.guardian] = { quiet: { fromMinute: minuteFromNow(-60), toMinute: minuteFromNow(60) }, digestMinute: null };
    const ports = createMemoryPorts(fixtures, { person: person.guardian, latencyMs: 0 });
    const element = await fixture<LsSpace>(html`<ls-space lang="zh-CN" .ports=${ports}></ls-space>`);
    await element.loadingComplete;
    const count = () => Number(inside(element, '[data-view=notices] .badge')?.textContent ?? 0);
    await waitUntil(() => count() > 0);
    expect(count()).to.equal(1);
    await ports.notices.setQuietHours({ quiet: null, digestMinute: null });
    await waitUntil(() => count() === 30);
  });

  it('[P-11] counts for a teacher the leave that waits for a decision', async () => {
    const fixtures = countyFixtures();
    fixtures.quietHours[person.teacher] = { quiet: null, digestMinute: null };
    const ports = createMemoryPorts(fixtures, { person: person.teacher, latencyMs: 0 });
    const element = await fixture<LsSpace>(html`<ls-space lang="zh-CN" .ports=${ports}></ls-space>`);
    await element.loadingComplete;
    const { unread } = (await ports.notices.list({})).value;
    const count = () => Number(inside(element, '[data-view=notices] .badge')?.textContent ?? 0);
    await waitUntil(() => count() === unread + 1);
    await ports.leave.decide('lv-cough', { approved: true, comment: null });
    await waitUntil(() => count() === unread);
  });

  describe('what is counted', () => {
    class Slow extends LsDataElement<BareState> {}
    customElements.define('ls-test-slow', Slow);
    /** A teacher's space with something in it, and which counts it has asked for. */
    async function spaceAround(content: unknown): Promise<{ element: LsSpace; asked: string[]; isRight: () => boolean }> {
      const fixtures = countyFixtures();
      fixtures.quietHours[person.teacher] = { quiet: null, digestMinute: null };
      const ports = createMemoryPorts(fixtures, { person: person.teacher, latencyMs: 0 });
      const { unread } = (await ports.notices.list({})).value;
      const asked: string[] = [];
      const spy = <Ask extends (...given: never[]) => unknown>(name: string, ask: Ask): Ask =>
        ((...given) => {
          asked.push(name);
          return ask(...given);
        }) as Ask;
      const spied = {
        ...ports,
        notices: { ...ports.notices, list: spy('notices', ports.notices.list), quietHours: spy('quiet hours', ports.notices.quietHours) },
        leave: { ...ports.leave, list: spy('leave', ports.leave.list) },
      };
      const element = await fixture<LsSpace>(html`<ls-space lang="zh-CN" .ports=${spied}>${content}</ls-space>`);
      await element.loadingComplete;
      const shown = () => Number(inside(element, '[data-view=notices] .badge')?.textContent ?? 0);
      return { element, asked, isRight: () => shown() === unread + 1 };
    }
    /** Several times as long as a space with nothing in it waits. */
    const aWhile = () => new Promise((resolve) => setTimeout(resolve, 500));

    it('is asked for after what stands in it shows something, and is right then', async () => {
      const slow = new Slow();
      slow.state = { type: 'loading' };
      const { asked, isRight } = await spaceAround(html`<main>${slow}</main>`);
      await aWhile();
      expect(asked).to.deep.equal([]);
      slow.state = { type: 'empty' };
      await waitUntil(isRight);
      expect(asked.sort()).to.deep.equal(['leave', 'notices', 'quiet hours']);
    });

    it('is asked for after a page that is on its way, and an element whose code is', async () => {
      const later = document.createElement('ls-test-later');
      const { element, asked, isRight } = await spaceAround(html`<main aria-busy="true"></main>`);
      await aWhile();
      const page = element.querySelector('main') ?? expect.fail('no page');
      page.append(later);
      page.ariaBusy = 'false';
      await aWhile();
      expect(asked).to.deep.equal([]);
      customElements.define('ls-test-later', class extends HTMLElement {});
      await waitUntil(isRight);
    });

    it('waits for nothing that never comes', async () => {
      const { isRight } = await spaceAround(html`<ls-test-never></ls-test-never>`);
      await waitUntil(isRight);
    });
  });

  it('says that the line is gone and how much waits', async () => {
    const element = await spaceOf(person.pupil);
    const { state } = element;
    if (state.type !== 'ready') throw new Error('not ready');
    element.state = { ...state, sync: { online: false, queued: 3, refused: 0, lastSentAt: null } };
    await element.updateComplete;
    expect(inside(element, '.sync')?.textContent).to.contain('3');
  });
});
