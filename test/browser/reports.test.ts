/** Wherever content of others is shown: an entry, a form, a case number. One test for all places, each by keyboard and by pointer. */
import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { countyFixtures, person } from '../../components/adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryPorts, type MemoryService } from '../../components/adapters/memory/memory-ports.ts';
import '../../components/announcements/announcements.define.ts';
import '../../components/chat/chat.define.ts';
import '../../components/my-resources/my-resources.define.ts';
import '../../components/notices/notices.define.ts';
import '../../components/player/player.define.ts';
import '../../components/recommendations/recommendations.define.ts';
import '../../components/resource-picker/resource-picker.define.ts';
import { click, focusedElement, press, tabTo, waitUntil } from '../helpers/browser.ts';

interface Place {
  readonly name: string;
  readonly element: string;
  readonly who: string;
  readonly properties?: object;
  /** The entry by which a person reports. */
  readonly entry: string;
  /** Those who may see the case find it there. */
  readonly cases: (service: MemoryService) => Promise<readonly { caseNumber: string; kind: string; description: string }[]>;
  /** Something that must be there before. */
  readonly before?: (ports: MemoryPorts) => Promise<unknown>;
}

const resources = async (service: MemoryService) => (await service.portsFor(person.manager).resources.reports({})).value.items;
const received = async (service: MemoryService) => (await service.portsFor(person.manager).cases.received({})).value.items;
const picker = { element: 'ls-resource-picker', who: person.pupil, entry: '.item__tool--report', cases: resources };
const places: readonly Place[] = [
  { name: 'a card of the picker', ...picker },
  { name: 'a row of the picker', ...picker, properties: { layout: 'list' } },
  { name: 'a line of its table', ...picker, properties: { layout: 'table' } },
  { name: 'the closer look', ...picker, properties: { address: 'open=r-fractions' }, entry: '.report .button' },
  { name: 'the player', element: 'ls-player', who: person.pupil, properties: { resource: 'r-water-cycle' }, entry: '.reporting__open', cases: resources },
  { name: 'what is recommended', element: 'ls-recommendations', who: person.pupil, entry: '.flag', cases: resources },
  {
    name: 'what is kept', element: 'ls-my-resources', who: person.pupil, entry: '.flag', cases: resources,
    before: (ports) => ports.shelf.change({ act: 'keep', resourceId: 'r-poem', draft: { folderId: null, tags: [], note: '' } }),
  },
  // The first one comes from the manager, who sees no case of it.
  { name: 'an announcement', element: 'ls-announcements', who: person.guardian, entry: '.item:nth-child(2) .flag', cases: received },
  { name: 'a notice', element: 'ls-notices', who: person.pupil, entry: '.flag', cases: received },
];

const part = <Found extends Element = HTMLElement>(element: Element, css: string): Found => {
  const found = element.shadowRoot?.querySelector<Found>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
};
const has = (element: Element, css: string) => Boolean(element.shadowRoot?.querySelector(css));
const number = (element: Element): string => (has(element, '.reporting__number') ? part(element, '.reporting__number').textContent.trim() : '');
const formOf = (element: Element) => waitUntil(() => focusedElement()?.matches('.reporting select') && has(element, '.reporting__form:not([hidden])'), 'the form, with the focus in it');
async function type(words: string): Promise<void> {
  for (const letter of words) await press(letter);
}

async function open({ element: tag, who, properties = {}, entry, before }: Place, service: MemoryService): Promise<HTMLElement> {
  const ports = service.portsFor(who);
  await before?.(ports);
  const made = Object.assign(document.createElement(tag), { lang: 'zh-CN', ports, ...properties });
  await fixture(html`<div>${made}</div>`);
  await waitUntil(() => has(made, entry), `the entry of ${tag}`);
  return made;
}
function county(): MemoryService {
  const fixtures = countyFixtures();
  for (const resource of fixtures.resources) resource.coverUrl = null;
  return createMemoryService(fixtures, { latencyMs: 0 });
}

describe('a report', () => {
  for (const place of places) {
    const { name, entry, cases } = place;
    it(`[SEC-13] [RS-14] by keyboard of ${name}: entry, form, case number; nothing without a reason`, async () => {
      const service = county();
      const element = await open(place, service);
      await tabTo(entry);
      const flag = focusedElement();
      await press('Enter');
      await formOf(element);
      await press('ArrowDown');
      await press('Tab');
      await type('  ');
      await tabTo('.reporting [type=submit]');
      await press('Enter');
      await waitUntil(() => focusedElement()?.matches('.reporting textarea'), 'what is missing has the focus');
      expect(await cases(service), 'nothing was sent').to.deep.equal([]);
      await type('bad sum');
      await tabTo('.reporting [type=submit]');
      await press('Enter');
      await waitUntil(() => number(element) !== '', 'the case number');
      const told = await cases(service);
      expect(told.map(({ caseNumber, kind, description }) => [caseNumber, kind, description.trim()])).to.deep.equal([[number(element), 'error', 'bad sum']]);
      await waitUntil(() => focusedElement()?.matches('.reporting__sent'), 'the focus at the number');
      if (!has(element, 'dialog[open]')) return;
      await press('Escape');
      await waitUntil(() => focusedElement() === flag, 'the focus is back at the entry');
    });

    it(`[SEC-13] [RS-14] by pointer of ${name}, once however often it is pressed`, async () => {
      const service = county();
      const element = await open(place, service);
      await click(part(element, entry));
      await formOf(element);
      await press('ArrowDown');
      await click(part(element, '.reporting textarea'));
      await type('no');
      const send = part(element, '.reporting [type=submit]');
      await click(send);
      send.click();
      await waitUntil(() => number(element) !== '', 'the case number');
      expect((await cases(service)).map(({ caseNumber }) => caseNumber)).to.deep.equal([number(element)]);
    });
  }

  for (const place of places) {
    const { name, entry, who } = place;
    it(`[S-19] by pointer a ${who === person.pupil ? 'pupil' : 'guardian'} finds help at ${name} in two presses: a form with kinds, whom to call at once, a number, and nothing of the child told back`, async () => {
      const service = county();
      const element = await open(place, service);
      let presses = 0;
      const count = (): number => (presses += 1);
      element.addEventListener('pointerdown', count);
      await click(part(element, entry));
      await formOf(element);
      element.removeEventListener('pointerdown', count);
      expect(presses, 'presses to the form').to.be.lessThan(3);
      expect(part(element, '.reporting__help').textContent).to.contain('马上告诉老师').and.contain('110').and.contain('12355').and.contain('12356');
      expect(part<HTMLSelectElement>(element, '.reporting select').options.length).to.be.greaterThan(3);
      await press('ArrowDown');
      await click(part(element, '.reporting textarea'));
      await type('my name is Wei 13800138000');
      await click(part(element, '.reporting [type=submit]'));
      await waitUntil(() => number(element) !== '', 'the case number');
      const said = Array.from(element.shadowRoot?.querySelectorAll('dialog, .reporting') ?? []).map(({ textContent }) => textContent).join(' ');
      expect(said).to.not.match(/Wei|13800138000|买买提/);
      expect(Array.from(element.shadowRoot?.querySelectorAll<HTMLTextAreaElement>('.reporting textarea') ?? []).map(({ value }) => value).join('')).to.equal('');
      expect(part(element, '.reporting__help').textContent, 'whom to call stands there afterwards, too').to.contain('12355');
    });
  }

  it('[S-19] by keyboard a pupil comes to whom to call and to the form, and leaves without a trace', async () => {
    const service = county();
    const place = places.find(({ name }) => name === 'a notice');
    if (place === undefined) throw new Error('no notice');
    const element = await open(place, service);
    await tabTo(place.entry);
    await press('Enter');
    await formOf(element);
    expect(part(element, '.reporting__help').textContent).to.contain('12356');
    await press('Escape');
    await waitUntil(() => !has(element, 'dialog[open]'), 'closed');
    expect(await received(service)).to.deep.equal([]);
  });

  // A talk has a menu at each message, a form of its own with reasons of talks, and its own cases.
  describe('of a message in a talk', () => {
    const lastOf = (element: Element) => Array.from(element.shadowRoot?.querySelectorAll<HTMLElement>('.row') ?? []).at(-1);
    const openTalk = (service: MemoryService) =>
      open({ name: '', element: 'ls-chat', who: person.guardian, properties: { conversation: 'cv-outing' }, entry: '.row [data-act=acts]', cases: received }, service);
    const told = async (service: MemoryService) => {
      const ports = service.portsFor(person.teacher);
      ports.identity.actAs('i-wang-teacher');
      return (await ports.cases.list({})).value.items.map(({ caseNumber, reason, text }) => [caseNumber, reason, text]);
    };
    const caseShown = (element: Element): string => (has(element, '.panel__case') ? part(element, '.panel__case').textContent.trim() : '');

    it('[SEC-13] [S-19] by keyboard of a message: entry, form, case number; Escape sends nothing', async () => {
      const service = county();
      const element = await openTalk(service);
      const toEntry = async (): Promise<void> => {
        // From the field where one writes, back to what was written.
        part(element, 'textarea').focus();
        await tabTo('.row:last-child [data-act=acts]', 'back');
        await press('Enter');
        await waitUntil(() => lastOf(element)?.querySelector('[data-act=report]'), 'the entry');
        await tabTo('.row:last-child [data-act=report]');
        await press('Enter');
        await waitUntil(() => focusedElement()?.matches('.panel__title'), 'the form, with the focus at its head');
      };
      await toEntry();
      await press('Escape');
      await waitUntil(() => !has(element, '.panel') && has(element, 'textarea'), 'closed');
      expect(await told(service), 'nothing was sent').to.deep.equal([]);
      await toEntry();
      expect(part(element, '.panel .reporting__help').textContent).to.contain('110').and.contain('12355').and.contain('12356');
      await tabTo('.panel [name=reason]');
      await press('ArrowDown');
      await tabTo('.panel textarea');
      await type('rude');
      await tabTo('.panel [type=submit]');
      await press('Enter');
      await waitUntil(() => caseShown(element) !== '', 'the case number');
      expect(await told(service)).to.deep.equal([[caseShown(element), 'danger', 'rude']]);
      expect(part(element, '.panel .reporting__help').textContent, 'whom to call stands there afterwards, too').to.contain('12355');
      await expect(element).to.be.accessible();
    });

    it('[SEC-13] [S-19] by pointer of a message: whom to call at once, and the form, once however often it is pressed', async () => {
      const service = county();
      const element = await openTalk(service);
      await click(part(element, '.row:last-child [data-act=acts]'));
      await waitUntil(() => has(element, '[data-act=report]'), 'the entry');
      await click(part(element, '[data-act=report]'));
      await waitUntil(() => has(element, '.panel form'), 'the form');
      expect(part(element, '.panel .reporting__help').textContent).to.contain('马上告诉老师').and.contain('110').and.contain('12355').and.contain('12356');
      await click(part(element, '.panel [value=advertising]'));
      await click(part(element, '.panel textarea'));
      await type('no');
      const send = part(element, '.panel [type=submit]');
      await click(send);
      send.click();
      await waitUntil(() => caseShown(element) !== '', 'the case number');
      expect(await told(service)).to.deep.equal([[caseShown(element), 'advertising', 'no']]);
    });
  });

  it('says why it did not arrive, with what was written still there; accessible, and anew for something else', async () => {
    const service = county();
    const element = await open({ name: 'a card', ...picker }, service);
    service.fail({ kind: 'offline', call: 'resources.report' });
    await click(part(element, picker.entry));
    await formOf(element);
    await expect(element).to.be.accessible();
    await press('ArrowDown');
    await press('Tab');
    await type('gone');
    await tabTo('.reporting [type=submit]');
    await press('Enter');
    await waitUntil(() => has(element, 'dialog .banner--danger'), 'why not');
    expect([part<HTMLTextAreaElement>(element, 'dialog textarea').value, number(element)]).to.deep.equal(['gone', '']);
    await press('Escape');
    await waitUntil(() => !has(element, 'dialog[open]'), 'closed');
    await click(element.shadowRoot?.querySelectorAll(picker.entry)[1] ?? element);
    await formOf(element);
    expect(part<HTMLTextAreaElement>(element, 'dialog textarea').value, 'another thing').to.equal('');
    await press('Escape');
  });
});
