import { expect } from '@open-wc/testing';
import { click, focusedElement, press, setPageSize, tabTo, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { chatOf, part as $, rows, text } from '../../../test/helpers/chat.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import type { LsChat } from '../chat.ts';

describe('a talk with one guardian alone', () => {
  let service: MemoryService;
  beforeEach(() => setPageSize(1100, 800));
  beforeEach(() => {
    service = createMemoryService();
    for (const one of service.fixtures.people.filter(({ id }) => id === person.guardian)) {
      service.fixtures.people.push({ ...one, id: 'p-mother', name: '阿米娜·买买提', identities: one.identities.map((identity) => ({ ...identity, id: 'i-mother' })) });
    }
  });

  async function contactsOf(who: string): Promise<LsChat> {
    const element = await chatOf(service, who);
    await click($(element, '[data-side=contacts]'));
    await waitUntil(() => element.shadowRoot?.querySelector('[data-child]'), 'nobody is offered');
    return element;
  }
  async function says(element: LsChat, words: string): Promise<void> {
    await waitUntil(() => element.shadowRoot?.querySelector('textarea'), 'no talk was begun');
    await click($(element, 'textarea'));
    await typeText(words);
    await press('Enter');
    await waitUntil(() => rows(element).some(({ textContent }) => textContent.includes(words)), 'it was not sent');
  }
  const talks = () => service.fixtures.conversations.filter(({ kind, childId }) => kind === 'private' && childId === person.pupil);

  it('[P-03] a mother is told beforehand who reads, and by pointer begins one that the father does not find', async () => {
    const ofAll = await chatOf(service, 'p-mother', 'cv-maimaiti');
    expect($(ofAll, '.composer').textContent, 'at the field of the talk of all').to.contain('艾力').and.contain('都能看到您写的内容');
    const element = await contactsOf('p-mother');
    const row = $(element, `[data-child=${person.pupil}]`).closest('li');
    expect(row?.textContent).to.contain('照看').and.contain('的家长都能看到').and.contain('其他家长看不到');
    await click($(element, `[data-alone=${person.pupil}]`));
    await says(element, 'for you alone');
    expect($(element, '.talk__title').textContent).to.contain('王秀兰').and.not.contain('艾力');
    expect($(element, '.composer').textContent).not.to.contain('都能看到');
    expect(talks().map(({ guardianId }) => guardianId)).to.deep.equal([null, 'p-mother']);
    const father = await chatOf(service, person.guardian);
    expect([text(father).includes('for you alone'), (await service.portsFor(person.guardian).chat.search({ q: 'alone' })).value.items.length]).to.deep.equal([false, 0]);
    const refusal: unknown = await service.portsFor(person.guardian).chat.messages(talks()[1]?.id ?? '', {}).catch((error: unknown) => error);
    expect(refusal).to.have.property('code', 'not-found');
    // The way there again is the same talk.
    await click($(await contactsOf('p-mother'), `[data-alone=${person.pupil}]`));
    await waitUntil(() => talks().length === 2, 'a second one was begun');
  });

  it('[P-03] by keyboard a teacher begins one with one of two guardians, and the talk of all stays the one it is', async () => {
    const element = await contactsOf(person.teacher);
    $(element, '.talks .pane__title').focus();
    await tabTo(`[data-alone=${person.pupil}][data-guardian=p-mother]`);
    expect(focusedElement()?.textContent).to.contain('阿米娜·买买提').and.contain('其他家长看不到');
    await press('Enter');
    await says(element, 'to the mother');
    const mother = await chatOf(service, 'p-mother');
    await waitUntil(() => text(mother).includes('to the mother'), 'the mother does not have it');
    expect(text(await chatOf(service, person.guardian))).not.to.contain('to the mother');
    // Where there is one guardian there is nothing to choose.
    const alone = [...((await contactsOf(person.teacher)).shadowRoot?.querySelectorAll<HTMLElement>('[data-alone]') ?? [])].map(({ dataset }) => dataset['alone']);
    expect(alone).to.include(person.pupil).and.not.include('p-li');
  });
});
