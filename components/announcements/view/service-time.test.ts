import { expect, fixture, html } from '@open-wc/testing';
import { click, waitUntil } from '../../../test/helpers/browser.ts';
import { countyFixtures, person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import type { Ask } from '../../base/ports/index.ts';
import '../announcements.define.ts';
import type { LsAnnouncements } from '../announcements.ts';

const day = 86_400_000;
const year = 365 * day;

/** What ends and begins does so where the service is, however wrong the clock of a machine goes. */
for (const [title, ahead] of [
  ['a machine a year ahead', year],
  ['a machine a year behind', -year],
] as const) {
  describe(`announcements on ${title}`, () => {
    let service: MemoryService;
    const atService = (offset: number): string => new Date(Date.now() - ahead + offset).toISOString();
    beforeEach(() => (service = createMemoryService(countyFixtures(), { now: () => atService(0) })));
    function meeting(ask?: Ask): (typeof service.fixtures.announcements)[number] {
      const found = service.fixtures.announcements.find(({ id }) => id === 'an-meeting');
      if (found === undefined) throw new Error('no meeting');
      found.at = atService(-2 * day);
      if (ask !== undefined) [found.ask, found.answers] = [ask, {}];
      return found;
    }
    async function open(): Promise<LsAnnouncements> {
      const element = await fixture<LsAnnouncements>(html`<ls-announcements lang="zh-CN" .ports=${service.portsFor(person.guardian)}></ls-announcements>`);
      await element.loadingComplete;
      await element.updateComplete;
      const head = item(element).querySelector('.item__open[aria-expanded=false]');
      if (head !== null) await click(head);
      await element.updateComplete;
      return element;
    }
    function item(element: LsAnnouncements): HTMLElement {
      const found = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? [])].find((one) => one.textContent.includes('家长会一对一'));
      if (found === undefined) throw new Error('no meeting');
      return found;
    }
    async function pressIn(element: LsAnnouncements, css: string, words = ''): Promise<void> {
      const found = [...item(element).querySelectorAll(css)].find(({ textContent }) => textContent.includes(words));
      if (found === undefined) throw new Error(`no ${css} ${words}`);
      await click(found);
    }
    const kept = (): readonly string[] | undefined => meeting().answers[person.pupil]?.choices;

    it('[LI-08] a choice is answered until its end by the service, and not after it', async () => {
      meeting({ kind: 'choice', most: 1, options: [{ id: 'w1', label: '周一', capacity: null, startsAt: null }, { id: 'w2', label: '周二', capacity: null, startsAt: null }] });
      meeting().dueAt = atService(day);
      const element = await open();
      await pressIn(element, '.option', '周二');
      await pressIn(element, 'button', '提交');
      await waitUntil(() => kept()?.[0] === 'w2', 'it is not answered');
      meeting().answers = {};
      meeting().dueAt = atService(-day);
      const late = await open();
      expect([item(late).querySelectorAll('.ask').length, item(late).textContent.includes('已过截止时间')]).to.deep.equal([0, true]);
    });

    it('[P-13] a time that is to come is offered and taken, one that is over is not offered', async () => {
      const slots = [
        { id: 'over', startsAt: atService(-day) },
        { id: 'to-come', startsAt: atService(day) },
      ];
      meeting({ kind: 'appointment', place: '教室305', minutes: 15, slots });
      meeting().dueAt = null;
      const element = await open();
      expect([...item(element).querySelectorAll('.slot input')].map((input) => input.getAttribute('value'))).to.deep.equal(['to-come']);
      await pressIn(element, '.slot');
      await pressIn(element, 'button', '约这个时段');
      await waitUntil(() => kept()?.[0] === 'to-come', 'it is not taken');
      await waitUntil(() => item(element).textContent.includes('更改'), 'it cannot be changed');
    });
  });
}
