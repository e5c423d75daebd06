import { expect, fixture, html } from '@open-wc/testing';
import { click, press, setPageSize, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { chatOf, part as $, rows, rowWith, shows } from '../../../test/helpers/chat.ts';
import { withFakeVoice } from '../../../test/helpers/voice.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import { newOrderedId } from '../../base/id.ts';
import type { LsChat } from '../chat.ts';

const [chinese, uyghur] = ['明天数学课请带一把20厘米的直尺。', 'ئەتە بىر سىزغۇچ ئالغاچ كېلىڭ'];

describe('a message read aloud', () => {
  const voice = withFakeVoice();
  let service: MemoryService;
  beforeEach(() => setPageSize(1100, 800));
  beforeEach(() => (service = createMemoryService()));

  async function openActs(element: LsChat, words: string): Promise<HTMLElement> {
    const row = rowWith(element, words);
    await click(row.querySelector('[data-act=acts]') ?? row);
    await waitUntil(() => row.querySelector('.acts [data-act=read-aloud]'), 'it is not offered');
    return row;
  }
  const button = (row: HTMLElement): HTMLElement => row.querySelector<HTMLElement>('[data-act=read-aloud]') ?? row;
  async function reading(element: LsChat): Promise<HTMLElement> {
    voice().manner = 'stays';
    const row = await openActs(element, chinese);
    await click(button(row));
    await waitUntil(() => voice().reading[0] === chinese, 'it is not read');
    return row;
  }
  const isSilent = () => waitUntil(() => voice().reading.length === 0, 'it is read on');

  it('[P-03] is read in its own language, by pointer; pressed again, it stops', async () => {
    await service.portsFor(person.teacher).chat.send('cv-maimaiti', { id: newOrderedId(), text: uyghur });
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    voice().languages = ['zh-CN', 'ug-CN'];
    const row = await reading(element);
    await waitUntil(() => button(row).textContent.includes('不读了'), 'nothing stops it');
    await click(button(row));
    await isSilent();
    await waitUntil(() => button(row).textContent.includes('朗读'), 'it cannot be read again');
    await click(button(await openActs(element, uyghur)));
    await waitUntil(() => voice().given.length === 2, 'the other is not read');
    expect(voice().given).to.deep.equal([{ text: chinese, lang: 'zh-CN' }, { text: uyghur, lang: 'ug' }]);
  });

  it('[P-03] is read and stopped by keyboard alone, also where its acts have been put away', async () => {
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    voice().manner = 'stays';
    rowWith(element, chinese).focus();
    await press('Enter');
    await waitUntil(() => rowWith(element, chinese).querySelector('.acts'), 'no acts are shown');
    await tabTo('.acts [data-act=read-aloud]');
    await press('Enter');
    await waitUntil(() => voice().reading[0] === chinese, 'it is not read');
    await press('Escape');
    await waitUntil(() => rowWith(element, chinese).querySelector('.acts') === null && rowWith(element, chinese).querySelector('[data-act=read-aloud]'), 'nothing stops it');
    await tabTo('[data-act=read-aloud]');
    await press('Enter');
    await isSilent();
  });

  it('where no voice reads its language, that is said, and another voice does not read noise', async () => {
    await service.portsFor(person.teacher).chat.send('cv-maimaiti', { id: newOrderedId(), text: uyghur });
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    await click(button(await openActs(element, uyghur)));
    await shows(element, '这台设备没有能读这些字的声音');
    expect(voice().given.length).to.equal(0);
  });

  it('private words are not read on where the talk is left, the chat leaves the page or is put away, or somebody else comes', async () => {
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    await reading(element);
    await click($(element, '[data-conversation=cv-outing]'));
    await isSilent();

    const moved = await chatOf(service, person.guardian, 'cv-maimaiti');
    await reading(moved);
    moved.remove();
    await isSilent();

    const shared = await chatOf(service, person.guardian, 'cv-maimaiti');
    await reading(shared);
    shared.ports = service.portsFor(person.otherGuardian);
    await isSilent();

    const compact = await fixture<LsChat>(html`<ls-chat compact lang="zh-CN" conversation="cv-maimaiti" .ports=${service.portsFor(person.guardian)}></ls-chat>`);
    await compact.loadingComplete;
    await click($(compact, '.corner__button'));
    await waitUntil(() => rows(compact).length > 0, 'the talk did not open');
    await reading(compact);
    await press('Escape');
    // The first Escape puts away the acts of the message, the second one the chat.
    if (compact.shadowRoot?.querySelector('.talk') !== null) await click($(compact, '.corner__close'));
    await isSilent();
  });

  it('words that are taken back while they are read are not read on', async () => {
    const id = newOrderedId();
    const teacher = service.portsFor(person.teacher);
    await teacher.chat.send('cv-maimaiti', { id, text: '李明的妈妈病了。' });
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    voice().manner = 'stays';
    await click(button(await openActs(element, '病了')));
    await waitUntil(() => voice().reading.length === 1, 'it is not read');
    await teacher.chat.retract('cv-maimaiti', id);
    await isSilent();
  });
});
