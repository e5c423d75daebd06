import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, inside, pressButton, says, words } from '../fixtures/harness.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';
import { bookOf } from './fixtures/book.ts';
import { drawn, forgetPapers, opened, pageShown, paperOf, widthOf } from './fixtures/papers.ts';
import { readerOf } from './fixtures/reader-of.ts';

/** Back at the card of a paper that was left. */
async function again(element: LsPlayer): Promise<LsPlayer> {
  await waitUntil(() => element.shadowRoot?.querySelector('.opening'), 'the card');
  return element;
}

describe('ls-player, reading a paper', () => {
  beforeEach(() => localStorage.removeItem('ls.player/1'));
  afterEach(forgetPapers);

  const flag = (element: LsPlayer): HTMLElement | undefined => allInside(element, '.paper__flag')[0];
  /** Where a flag is on its page: a share of the height. */
  const placeOfFlag = (element: LsPlayer): number => {
    const page = flag(element)?.closest('.paper__page')?.getBoundingClientRect();
    return ((flag(element)?.getBoundingClientRect().top ?? 0) - (page?.top ?? 0)) / (page?.height ?? 1);
  };
  const field = (element: LsPlayer): HTMLTextAreaElement => inside<HTMLTextAreaElement>(element, '.note-form__text');
  const type = (box: HTMLInputElement | HTMLTextAreaElement, text: string): void => {
    box.value = text;
    box.dispatchEvent(new Event('input'));
  };
  const marked = (element: LsPlayer): string => allInside(element, '.paper__hit--current').map(({ textContent }) => textContent).join('');
  const hasFocus = (element: LsPlayer, selector: string) => (): boolean => element.shadowRoot?.activeElement?.matches(selector) ?? false;

  it('[TS-13] tells which pages were in view, by keyboard, and goes on there on any device', async () => {
    const { element, progress } = await readerOf(await paperOf(bookOf(12)));
    await opened(element);
    for (const page of ['2', '3']) {
      await press('n');
      await waitUntil(() => pageShown(element) === page, page);
    }
    await waitUntil(async () => (await progress()).reading?.read.at(-1)?.[1] === 3, 'the page was in view');
    expect((await progress()).reading).to.include({ page: 3, pages: 12 });
    expect((await progress()).watched, 'nothing of it is watched').to.deep.equal([]);
    const fitting = widthOf(element);
    await press('+');
    await waitUntil(() => widthOf(element) > fitting * 1.2, 'larger');
    const size = widthOf(element);
    pressButton(element, '返回');
    pressButton(await again(element), '从第 3 页接着看');
    await waitUntil(() => drawn(element).includes('第 3 页'), 'here again');
    expect(widthOf(element), 'in the size that was chosen').to.equal(size);
    const elsewhere = await readerOf(await paperOf(bookOf(12)), { progress: await progress() });
    pressButton(elsewhere.element, '从第 3 页接着看');
    await waitUntil(() => elsewhere.element.shadowRoot?.querySelector('.paper__page canvas'));
    await waitUntil(() => pageShown(elsewhere.element) === '3', 'on another device');
    const asked = await readerOf(await paperOf(bookOf(12)), { progress: await progress() });
    asked.element.startPage = '7.35';
    await asked.element.updateComplete;
    pressButton(asked.element, '从第 7 页接着看');
    await waitUntil(() => asked.element.shadowRoot?.querySelector('.paper__page canvas'));
    await waitUntil(() => pageShown(asked.element) === '7', 'where a note stands');
  });

  it('[TS-13] is left by pointer at any page, and what was passed in a moment was not read', async () => {
    const { element, progress } = await readerOf(await paperOf(bookOf(12)));
    await opened(element);
    await click(inside(element, '[aria-label="下一页"]'));
    const number = inside<HTMLInputElement>(element, '.paper__number');
    await click(number);
    number.select();
    await typeText('9');
    await press('Enter');
    await waitUntil(() => pageShown(element) === '9');
    await click(allInside(element, 'button').find(({ textContent }) => textContent.includes('返回')) ?? expect.fail('no way back'));
    await waitUntil(async () => (await progress()).reading?.page === 9, 'the page it was left at');
    expect((await progress()).reading?.read.flat()).not.to.include(2);
    expect((await progress()).state).to.equal('started');
  });

  it('[RS-23] [S-06] keeps a note at a place of a page, by keyboard; it stays there at any size', async () => {
    const { element, notes } = await readerOf(await paperOf(bookOf(12)));
    await opened(element);
    await waitUntil(() => element.shadowRoot?.querySelector('[data-side="notes"]'), 'notes are kept here');
    await press('n');
    await waitUntil(() => pageShown(element) === '2');
    await press('w');
    await waitUntil(hasFocus(element, '.note-form__text'), 'the field has the keyboard');
    expect(words(element)).to.include('在 第 2 页 记一笔');
    type(field(element), '买买提·艾力 𠮷');
    await press('Escape');
    await waitUntil(async () => (await notes()).length === 1, 'it is kept');
    const [note] = await notes();
    expect(note).to.deep.include({ text: '买买提·艾力 𠮷' });
    expect(note?.place).to.include({ kind: 'page', page: '2' });
    await waitUntil(() => flag(element), 'a flag in the margin');
    expect(hasFocus(element, '.paper__pages')(), 'the keyboard is back at the pages').to.equal(true);
    const before = placeOfFlag(element);
    const width = widthOf(element);
    await press('+');
    await press('+');
    await waitUntil(() => widthOf(element) > width * 1.4);
    expect(placeOfFlag(element)).to.be.closeTo(before, 0.01);
    await press('b');
    await waitUntil(async () => (await notes()).some(({ text }) => text === ''), 'a bookmark');
    await expect(element).to.be.accessible();
  });

  it('[RS-23] [S-06] a note leads back to its page, by pointer; it is changed, removed and had back', async () => {
    const { element, notes } = await readerOf(await paperOf(bookOf(12)));
    await opened(element);
    await waitUntil(() => element.shadowRoot?.querySelector('[data-side="notes"]'));
    const number = inside<HTMLInputElement>(element, '.paper__number');
    number.value = '7';
    number.dispatchEvent(new Event('change'));
    await waitUntil(() => pageShown(element) === '7');
    pressButton(element, '笔记');
    await element.updateComplete;
    type(field(element), '为什么？');
    pressButton(element, '保存笔记');
    await waitUntil(() => allInside(element, '.note').length === 1);
    await expect(element).to.be.accessible();
    inside(element, '[aria-label="上一页"]').click();
    await waitUntil(() => pageShown(element) === '6');
    inside(element, '.note .timed__entry').click();
    await waitUntil(() => pageShown(element) === '7', 'the page of the note');
    pressButton(element, '修改');
    await element.updateComplete;
    type(field(element), '因为平均分。');
    pressButton(element, '保存笔记');
    await waitUntil(async () => (await notes())[0]?.text === '因为平均分。');
    pressButton(element, '删除');
    await waitUntil(async () => (await notes()).length === 0);
    await waitUntil(() => !flag(element), 'no flag');
    pressButton(element, '撤销');
    await waitUntil(async () => (await notes()).length === 1);
    await waitUntil(() => flag(element));
    expect((await notes())[0]?.place).to.include({ page: '7' });
  });

  it('[RS-23] has no place for notes where nobody keeps any', async () => {
    const element = await opened(await paperOf(bookOf(2)));
    await press('w');
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('[data-side="notes"], .note-form')).to.equal(null);
  });

  it('[RS-23] finds words in all of the paper by keyboard, and marks them', async () => {
    const element = await opened(await paperOf(bookOf(30)));
    await press('/');
    await waitUntil(hasFocus(element, '.paper__words'), 'the field has the keyboard');
    // In any case, full width, and with spaces that the paper does not have.
    inside<HTMLInputElement>(element, '.paper__words').value = 'WORDS of ｐａｇｅ 17';
    await press('Enter');
    await waitUntil(() => pageShown(element) === '17', 'the page');
    await waitUntil(() => marked(element) === 'Words of page 17', 'it is marked');
    await says(element, '第 1 处，共 1 处');
    inside<HTMLInputElement>(element, '.paper__words').value = 'page 2';
    await press('Enter');
    await says(element, '第 2 处，共 11 处');
    await expect(element).to.be.accessible();
    await press('Enter');
    await says(element, '第 3 处，共 11 处');
    await press('Shift', 'Enter');
    await press('Shift', 'Enter');
    await says(element, '第 1 处，共 11 处');
    await waitUntil(() => pageShown(element) === '2');
    inside<HTMLInputElement>(element, '.paper__words').value = '';
    // What was really typed, a field tells again when it goes away.
    for (const letter of 'words') await press(letter);
    await press('Enter');
    await says(element, '共 30 处');
    await press('Escape');
    await waitUntil(hasFocus(element, '.paper__pages'), 'back at the pages');
    await press('n');
    await waitUntil(() => pageShown(element) === '3', 'the next page');
    expect(allInside(element, '.paper__hit')).to.deep.equal([]);
  });

  it('[RS-23] finds words by pointer, and says when there are none', async () => {
    const element = await opened(await paperOf(bookOf(5)));
    pressButton(element, '在文中找');
    await element.updateComplete;
    const look = (text: string): void => {
      inside<HTMLInputElement>(element, '.paper__words').value = text;
      inside(element, '.paper__words').dispatchEvent(new Event('change'));
    };
    look('nobody wrote this');
    await says(element, '没有找到');
    look('words');
    await says(element, '第 1 处，共 5 处');
    inside(element, '[aria-label="下一处"]').click();
    await says(element, '第 2 处，共 5 处');
    await waitUntil(() => pageShown(element) === '2');
    inside(element, '[aria-label="不找了"]').click();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.paper__search')).to.equal(null);
  });
});
