import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { allInside, inside, pressButton, says, words } from '../fixtures/harness.ts';
import { forgetPapers, pageShown } from '../paper/fixtures/papers.ts';
import { readerOf } from '../paper/fixtures/reader-of.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';
import { bookFrom, box, chapter, firstSeen, openedBook, textOfChapter } from './fixtures/books.ts';
import { chapterOf, epubOf, type BookOptions } from './fixtures/epub.ts';

const three: BookOptions = { chapters: [chapterOf(1), chapterOf(2), chapterOf(3)] };
const opened = async (options: BookOptions): Promise<LsPlayer> => openedBook(await bookFrom(epubOf(options)));
const hasFocus = (element: LsPlayer, selector: string) => (): boolean => element.shadowRoot?.activeElement?.matches(selector) ?? false;
const button = (element: LsPlayer, name: string): HTMLButtonElement => {
  const found = allInside<HTMLButtonElement>(element, 'button').find((one) => one.textContent.includes(name) || one.getAttribute('aria-label') === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
};
const lettersOf = (element: LsPlayer): number => Number.parseFloat(getComputedStyle(chapter(element).querySelector('p') ?? document.body).fontSize);

describe('ls-player, a book', () => {
  beforeEach(() => localStorage.removeItem('ls.player/1'));
  afterEach(forgetPapers);

  it('[RS-23] [RS-05] is read by keyboard: pages, size of letters, and what is read stays where it is', async () => {
    const element = await bookFrom(epubOf(three));
    inside(element, '.opening button').focus();
    await press('Enter');
    await waitUntil(() => textOfChapter(element).includes('第1章第1段'), 'the first chapter');
    expect(hasFocus(element, '.paper__pages')()).to.equal(true);
    await expect(element).to.be.accessible();
    expect(lettersOf(element), '16 points for the youngest').to.be.at.least(21.3);
    await press('n');
    await press('n');
    await waitUntil(() => pageShown(element) === '3', 'page 3');
    const seen = firstSeen(element);
    expect(seen).not.to.include('第1段');
    const size = lettersOf(element);
    await press('+');
    await press('+');
    await press('+');
    await waitUntil(() => lettersOf(element) > size * 1.4, 'larger');
    await waitUntil(() => firstSeen(element) === seen, 'the same words');
    expect(pageShown(element)).to.equal('3');
    await press('0');
    await waitUntil(() => lettersOf(element) === size, 'as usual');
  });

  it('[RS-23] [UX-06] has letters by grade: 16 points and lines 5 mm apart in primary school, 12 points and more above', async () => {
    const point = 96 / 72;
    for (const [stage, letters, gap] of [['primary', 16, 5], ['junior', 12, 0], ['senior', 12, 0]] as const) {
      const element = await openedBook(await bookFrom(epubOf(three), stage));
      const paragraph = chapter(element).querySelector('p') ?? document.body;
      const { fontSize, lineHeight } = getComputedStyle(paragraph);
      expect(parseFloat(fontSize) / point, stage).to.be.at.least(letters);
      expect(((parseFloat(lineHeight) - parseFloat(fontSize)) * 25.4) / 96, stage).to.be.at.least(gap);
      element.remove();
    }
  });

  it('[RS-23] [RS-05] is read by pointer: contents, the next chapter, a page by its number', async () => {
    const element = await opened(three);
    await waitUntil(() => element.shadowRoot?.querySelector('[data-side="contents"]'));
    await click(inside(element, '[data-side="contents"]'));
    await click(button(element, '第3章'));
    await waitUntil(() => textOfChapter(element).includes('第3章第1段'), 'the third chapter');
    await click(button(element, '上一章'));
    await waitUntil(() => textOfChapter(element).includes('第2章第1段'), 'the second chapter');
    const number = inside<HTMLInputElement>(element, '.paper__number');
    await click(number);
    number.select();
    await typeText('1');
    await press('Enter');
    await waitUntil(() => textOfChapter(element).includes('第1章第1段'), 'page 1');
    await click(button(element, '下一页'));
    await waitUntil(() => pageShown(element) === '2');
    await click(button(element, '返回'));
    await waitUntil(() => words(element).includes('从第 2 页接着看'), 'where it was left');
  });

  it('[TS-13] tells which pages were in view, and goes on there on any device', async () => {
    const { element, progress } = await readerOf(await bookFrom(epubOf(three)));
    await openedBook(element);
    const count = inside<HTMLInputElement>(element, '.paper__number').max;
    await click(inside(element, '[data-side="contents"]'));
    await click(button(element, '第2章'));
    await waitUntil(() => textOfChapter(element).includes('第2章第1段'));
    await waitUntil(async () => ((await progress()).reading?.page ?? 0) > 1, 'it was in view');
    const { reading } = await progress();
    expect(reading?.pages).to.equal(Number(count));
    const elsewhere = await readerOf(await bookFrom(epubOf(three)), { progress: await progress() });
    pressButton(elsewhere.element, `从第 ${reading?.page} 页接着看`);
    await waitUntil(() => textOfChapter(elsewhere.element).includes('第2章第1段'), 'on another device');
  });

  it('[RS-23] [S-06] keeps a note at a place that survives the size of letters and the way pages are laid out', async () => {
    const { element, notes } = await readerOf(await bookFrom(epubOf(three)));
    await openedBook(element);
    await waitUntil(() => element.shadowRoot?.querySelector('[data-side="notes"]'));
    await press('n');
    await waitUntil(() => pageShown(element) === '2');
    await press('b');
    await waitUntil(async () => (await notes()).length === 1, 'a bookmark');
    await waitUntil(() => allInside(element, '.paper__flag').length === 1, 'its flag');
    const beside = (): string | undefined => {
      const { top } = inside(element, '.paper__flag').getBoundingClientRect();
      return [...chapter(element).querySelectorAll('p')].find((one) => Math.abs(one.getBoundingClientRect().bottom - top) < one.getBoundingClientRect().height + 2 && one.getBoundingClientRect().bottom > top)?.id;
    };
    const before = beside();
    expect(before).to.be.a('string');
    await press('+');
    await press('+');
    await waitUntil(() => beside() === before, 'at the same words');
    await press('l');
    await waitUntil(() => box(element).scrollWidth > box(element).clientWidth, 'leafed through');
    await press('p');
    await press('w');
    await waitUntil(hasFocus(element, '.note-form__text'));
    await click(inside(element, '.note .timed__entry'));
    await waitUntil(() => pageShown(element) === '2', 'back at its page');
    await expect(element).to.be.accessible();
  });

  it('[RS-23] is leafed through by keys and by pointer, a whole page at a time, from one chapter to the next', async () => {
    const element = await opened({ chapters: [chapterOf(1, 8), chapterOf(2, 8)] });
    await click(button(element, '翻页'));
    await waitUntil(() => box(element).scrollWidth > box(element).clientWidth * 1.9, 'several pages');
    const leaf = Math.floor(box(element).getBoundingClientRect().width);
    box(element).focus();
    await press('ArrowRight');
    await waitUntil(() => box(element).scrollLeft === leaf, 'the second page');
    await press('ArrowLeft');
    await waitUntil(() => box(element).scrollLeft === 0, 'the first');
    for (let turns = 0; !textOfChapter(element).includes('第2章第1段'); turns += 1) {
      expect(turns).to.be.lessThan(30);
      expect(box(element).scrollLeft % leaf, 'whole pages').to.equal(0);
      await click(button(element, '下一页'));
      await element.updateComplete;
    }
    await press('PageUp');
    await click(button(element, '上一页'));
    await waitUntil(() => textOfChapter(element).includes('第1章第1段'), 'the chapter before, at its end');
    await waitUntil(() => box(element).scrollLeft > 0);
  });

  it('[RS-23] finds words in all chapters, and marks them', async () => {
    const element = await opened(three);
    await press('/');
    await waitUntil(hasFocus(element, '.paper__words'));
    await typeText('第2章 第7段');
    await press('Enter');
    await says(element, '第 1 处，共 1 处');
    await waitUntil(() => allInside(element, '.book__hit--current').length > 0, 'it is marked');
    await waitUntil(() => textOfChapter(element).includes('第2章第1段'));
    const mark = inside(element, '.book__hit--current').getBoundingClientRect();
    const found = chapter(element).querySelector('#p7')?.getBoundingClientRect();
    expect(mark.top).to.be.closeTo(found?.top ?? 0, 20);
    await press('Escape');
    await waitUntil(() => allInside(element, '.book__hit').length === 0);
  });

  it('[RS-23] goes to pages as they are printed, where the book names them', async () => {
    const element = await opened({ ...three, printed: [['7', 'text/c1.xhtml'], ['8', 'text/c1.xhtml#p9'], ['xi', 'text/c2.xhtml#p3'], ['10', 'text/c3.xhtml']] });
    expect(pageShown(element)).to.equal('7');
    const number = inside<HTMLInputElement>(element, '.paper__number');
    number.select();
    number.focus();
    await typeText('8');
    await press('Enter');
    await waitUntil(() => firstSeen(element).startsWith('第1章第9段'), 'printed page 8');
    expect(pageShown(element)).to.equal('8');
  });

  it('[RS-23] follows links inside the book by keyboard', async () => {
    const element = await opened({ chapters: [`<p><a href="c2.xhtml#p20">见第二章</a> <a href="https://lesson.example/">外面</a></p>`, chapterOf(2)] });
    await press('Tab');
    await press('Enter');
    await waitUntil(() => firstSeen(element).startsWith('第2章第20段'), 'the place');
  });

  it('runs from right to left, and down the page, as the book says', async () => {
    const uyghur = await opened({ chapters: ['<h1>بىرىنچى دەرس</h1><p>بۇ بىر كىتاب.</p>'], language: 'ug' });
    expect(getComputedStyle(chapter(uyghur).querySelector('p') ?? document.body).direction).to.equal('rtl');
    const upright = await opened({ chapters: [chapterOf(1)], head: '<style>html { -epub-writing-mode: vertical-rl; }</style>' });
    await waitUntil(() => box(upright).scrollLeft === 0 && box(upright).scrollWidth > box(upright).clientWidth, 'it goes on to the left');
    const heading = chapter(upright).querySelector('h1')?.getBoundingClientRect();
    const last = chapter(upright).querySelector('#p30')?.getBoundingClientRect();
    expect(heading?.left).to.be.greaterThan(last?.right ?? Infinity);
    await click(button(upright, '下一页'));
    await waitUntil(() => box(upright).scrollLeft < 0, 'the next page is to the left');
  });

  it('shows a page on which each thing has its place, as wide as the box', async () => {
    const element = await opened({
      chapters: ['<div style="position:absolute; left:100px; top:50px; width:200px; height:30px">左上</div>', '<p>第二页</p>'],
      head: '<meta name="viewport" content="width=600, height=800"/>',
      metadata: '<meta property="rendition:layout">pre-paginated</meta>',
    });
    const page = chapter(element).querySelector('.book__html')?.getBoundingClientRect();
    expect(page?.width).to.be.closeTo(box(element).clientWidth, 2);
    const placed = chapter(element).querySelector('.book__body > div')?.getBoundingClientRect();
    expect(((placed?.left ?? 0) - (page?.left ?? 0)) / (page?.width ?? 1)).to.be.closeTo(100 / 600, 0.01);
    expect(words(element)).to.include('共 2 页');
    await press('n');
    await waitUntil(() => textOfChapter(element).includes('第二页'));
  });
});
