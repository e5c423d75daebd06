import { expect } from '@open-wc/testing';
import { click, press, setPageSize, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { chatOf, part as $, rowWith, rows } from '../../../test/helpers/chat.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService } from '../../adapters/memory/memory-ports.ts';
import type { LsChat } from '../chat.ts';

const marks = '李明 96分，欧阳雨桐 88分';

describe('words of a talk that were refused', () => {
  let element: LsChat;
  beforeEach(async () => {
    await setPageSize(1100, 800);
    element = await chatOf(createMemoryService(), person.teacher, 'cv-outing');
  });
  const field = (): HTMLTextAreaElement => $<HTMLTextAreaElement>(element, 'textarea');
  const says = (words: string): boolean => rows(element).some(({ textContent }) => textContent.includes(words));

  async function send(words: string): Promise<void> {
    await click(field());
    await typeText(words);
    await press('Enter');
    await waitUntil(() => says(words), 'it is not shown');
  }
  async function change(words: string): Promise<void> {
    await click(rowWith(element, words).querySelector('[data-act=acts]') ?? element);
    await waitUntil(() => rowWith(element, words).querySelector('[data-act=edit]'), 'it cannot be changed');
    await click(rowWith(element, words).querySelector('[data-act=edit]') ?? element);
    await waitUntil(() => element.shadowRoot?.querySelector('.composer__about'), 'it is not changed');
  }

  it('[P-03] a message is put right in the field, and is there once', async () => {
    await send(marks);
    await waitUntil(() => rowWith(element, marks).querySelector('[data-act=write-again]'), 'it cannot be put right');
    await click(rowWith(element, marks).querySelector('[data-act=write-again]') ?? element);
    await waitUntil(() => field().value === marks && !says(marks), 'its words are not in the field');
    expect(element.shadowRoot?.activeElement).to.equal(field());
  });

  it('[P-03] a change is still there for whoever changes the message again', async () => {
    await send('成绩出来了');
    await waitUntil(() => rowWith(element, '成绩出来了').querySelector('.message__note') === null, 'it was not sent');
    await change('成绩出来了');
    await waitUntil(() => field().value === '成绩出来了', 'its words are not in the field');
    await click(field());
    field().select();
    await typeText(marks);
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.querySelector('.banner--danger'), 'it was not refused');
    await change('成绩出来了');
    await waitUntil(() => field().value === marks, 'what was written is lost');
  });
});
