import { expect } from '@open-wc/testing';
import { click, press, setPageSize, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { chatOf, part as $, rowWith, rows, shows } from '../../../test/helpers/chat.ts';
import { countyFixtures, person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import type { LsChat } from '../chat.ts';

const second = 1000;
const hour = 3_600_000;
const year = 365 * 24 * hour;

/** What may still be done, and until when, is the service's clock's to say. */
for (const [title, ahead] of [
  ['a machine a year ahead', year],
  ['a machine a year behind', -year],
] as const) {
  describe(`a talk on ${title}`, () => {
    let service: MemoryService;
    let since = 0;
    const atService = (): number => Date.now() - ahead + since;
    beforeEach(() => setPageSize(1100, 800));
    beforeEach(() => {
      since = 0;
      service = createMemoryService(countyFixtures(), { now: () => new Date(atService()).toISOString() });
    });
    async function acts(element: LsChat, words: string): Promise<string[]> {
      const row = rowWith(element, words);
      await click(row.querySelector('[data-act=acts]') ?? row);
      await waitUntil(() => row.querySelector('[data-act=copy]'), 'no acts are shown');
      return [...row.querySelectorAll<HTMLElement>('.acts [data-act]')].map(({ dataset }) => dataset['act'] ?? '').filter((act) => act === 'edit' || act === 'retract');
    }
    async function sent(words: string): Promise<LsChat> {
      const element = await chatOf(service, person.guardian, 'cv-maimaiti');
      await click($(element, 'textarea'));
      await typeText(words);
      await press('Enter');
      await waitUntil(() => rows(element).some(({ textContent }) => textContent.includes(words)) && rowWith(element, words).querySelector('.message__note') === null, 'it was not sent');
      return element;
    }

    it('[P-03] an own message is changed and taken back for two minutes by the service, and no longer', async () => {
      await sent('ok then');
      // A busy machine takes seconds for the rest.
      since = 60 * second;
      const element = await chatOf(service, person.guardian, 'cv-maimaiti');
      expect(await acts(element, 'ok then')).to.deep.equal(['edit', 'retract']);
      await click(rowWith(element, 'ok then').querySelector('[data-act=retract]') ?? element);
      await shows(element, '您撤回了一条消息');
      await sent('and now');
      since += 121 * second;
      expect(await acts(await chatOf(service, person.guardian, 'cv-maimaiti'), 'and now')).to.deep.equal([]);
    });

    it('[P-03] the list says how long ago it was, before a talk is open, beside it and after it', async () => {
      await sent('ok then');
      since = 120 * second;
      const element = await chatOf(service, person.guardian);
      const said = (): string => $(element, '[data-conversation=cv-maimaiti]').closest('li')?.querySelector('time')?.textContent ?? '';
      expect(said()).to.match(/^[2-4] 分钟前$/);
      since = 300 * second;
      await click($(element, '[data-conversation=cv-maimaiti]'));
      await waitUntil(() => /^[5-9] 分钟前$/.test(said()), 'what the talk has said of the time is not heard');
      element.conversation = '';
      await waitUntil(() => element.state.type === 'ready' && element.state.talk === null, 'the talk is still there');
      // Whatever is drawn next.
      element.requestUpdate();
      await element.updateComplete;
      expect(said(), 'the list is as old as before').to.match(/^[5-9] 分钟前$/);
    });

    it('[P-03] the two minutes also end in a talk that stays open', async () => {
      const element = await sent('ok then');
      expect(await acts(element, 'ok then')).to.deep.equal(['edit', 'retract']);
      await click(rowWith(element, 'ok then').querySelector('[data-act=acts]') ?? element);
      const real = performance.now.bind(performance);
      performance.now = () => real() + 121 * second;
      try {
        expect(await acts(element, 'ok then')).to.deep.equal([]);
      } finally {
        performance.now = real;
      }
    });

    it('[LI-11] who is asked to pause for a day may write again in a day by the service', async () => {
      const element = await chatOf(service, person.teacher, 'cv-outing');
      await acts(element, '要穿校服吗');
      await click(rowWith(element, '要穿校服吗').querySelector('[data-act=mute]') ?? element);
      await waitUntil(() => element.shadowRoot?.querySelector('.panel [name=choice]'), 'it is not asked for how long');
      await click($(element, '.panel [value="24"]'));
      await click($(element, '.panel [name=text]'));
      await typeText('one day');
      await click($(element, '.panel [type=submit]'));
      const mutes = (): { readonly until: string }[] => Object.values(service.fixtures.conversations.find(({ id }) => id === 'cv-outing')?.mutes ?? {});
      await waitUntil(() => mutes().length > 0, 'nobody is asked to pause');
      expect(Date.parse(mutes()[0]?.until ?? '') - atService()).to.be.within(23.9 * hour, 24.1 * hour);
    });
  });
}
