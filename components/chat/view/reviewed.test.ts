import { expect } from '@open-wc/testing';
import { click, press, setPageSize, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { chatOf, part as $, rowWith, shows, text } from '../../../test/helpers/chat.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import { newOrderedId } from '../../base/id.ts';

describe('[SEC-12] what a teacher looks at first', () => {
  let service: MemoryService;
  beforeEach(() => setPageSize(1100, 800));
  beforeEach(() => {
    service = createMemoryService();
    const outing = service.fixtures.conversations.find(({ id }) => id === 'cv-outing');
    if (outing) outing.reviewed = true;
  });
  /** Words, a photo and a file of a parent, in a talk of the class. */
  async function sent(): Promise<void> {
    const canvas = new OffscreenCanvas(40, 20);
    canvas.getContext('2d')?.fillRect(0, 0, 40, 20);
    const attachments = [
      { id: newOrderedId(), kind: 'picture' as const, name: '照片.png', file: await canvas.convertToBlob({ type: 'image/png' }), width: 40, height: 20 },
      { id: newOrderedId(), kind: 'file' as const, name: '价目.txt', file: new Blob(['99']) },
    ];
    await service.portsFor(person.guardian).chat.send('cv-outing', { id: newOrderedId(), text: '加我买保险', attachments });
  }

  it('[SEC-12] words, photo and file wait, which their writer is told; refused by pointer they are hidden, and the writer reads why', async () => {
    await sent();
    const [writer, other, element] = [await chatOf(service, person.guardian, 'cv-outing'), await chatOf(service, person.otherGuardian, 'cv-outing'), await chatOf(service, person.teacher, 'cv-outing')];
    await waitUntil(() => rowWith(writer, '买保险').querySelector('.message__note--wait')?.textContent.includes('老师看过以后大家能看到'), 'the writer is not told that it waits');
    expect(text(other)).not.to.match(/买保险|照片\.png|价目/);
    expect(other.shadowRoot?.querySelector('.photo, .file')).to.equal(null);
    await waitUntil(() => rowWith(element, '买保险').querySelector('.photo'), 'the teacher does not see it');
    const row = rowWith(element, '买保险');
    await click(row.querySelector('.message__note--wait [data-act=hide]') ?? row);
    await waitUntil(() => element.shadowRoot?.querySelector('.panel form'), 'it does not ask why');
    await click($(element, '.panel [name=text]'));
    for (const letter of 'no ads') await press(letter);
    await click($(element, '.panel [type=submit]'));
    await shows(writer, 'no ads');
    expect(text(other)).not.to.contain('买保险');
    expect(other.shadowRoot?.querySelector('.photo, .file')).to.equal(null);
  });

  it('[SEC-12] by keyboard a teacher lets through what waits, and everybody sees it', async () => {
    await sent();
    const [writer, other, element] = [await chatOf(service, person.guardian, 'cv-outing'), await chatOf(service, person.otherGuardian, 'cv-outing'), await chatOf(service, person.teacher, 'cv-outing')];
    await waitUntil(() => rowWith(writer, '买保险').querySelector('.message__note--wait')?.textContent.includes('老师看过以后大家能看到'), 'the writer is not told that it waits');
    await waitUntil(() => rowWith(element, '买保险').querySelector('.message__note--wait [data-act=show]'), 'the teacher is not offered to let it through');
    // From the field where one writes, back to what was written.
    $(element, 'textarea').focus();
    await tabTo('.message__note--wait [data-act=show]', 'back');
    await press('Enter');
    await shows(other, '买保险');
    await waitUntil(() => other.shadowRoot?.querySelector('.photo') && other.shadowRoot.querySelector('.file'), 'what is attached does not come');
    await waitUntil(() => rowWith(writer, '买保险').querySelector('.message__note--wait') === null, 'the writer is not told');
  });

  it('[SEC-12] forbidden: neither the writer nor another parent lets it through or hides it', async () => {
    await sent();
    for (const who of [person.guardian, person.otherGuardian]) {
      const parent = await chatOf(service, who, 'cv-outing');
      expect(parent.shadowRoot?.querySelector('[data-act=show], .message__note--wait [data-act=hide]')).to.equal(null);
      const message = service.fixtures.conversations.find(({ id }) => id === 'cv-outing')?.messages.at(-1);
      for (const what of ['show', 'hide'] as const) {
        const refusal: unknown = await service.portsFor(who).chat.moderate('cv-outing', { act: what, messageId: message?.id ?? '', reason: 'x' }).catch((error: unknown) => error);
        expect(refusal, `${who} ${what}`).to.have.property('code', 'forbidden');
      }
      expect(message?.state).to.equal('waiting');
    }
  });
});
