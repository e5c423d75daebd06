import { expect } from '@open-wc/testing';
import { click, focusedElement, press, tabTo, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { mendLine } from '../fixtures/faults.ts';
import { allInside, says } from '../fixtures/harness.ts';
import { forgetPapers, pageShown } from '../paper/fixtures/papers.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';
import { bookFrom, bookOnLine, box, chapter, firstSeen, openedBook, textOfChapter } from './fixtures/books.ts';
import { chapterOf, epubOf, type BookOptions } from './fixtures/epub.ts';

const opened = async (options: BookOptions): Promise<LsPlayer> => openedBook(await bookFrom(epubOf(options)));
const button = (element: LsPlayer, name: string): HTMLButtonElement => {
  const found = allInside<HTMLButtonElement>(element, 'button').find((one) => one.textContent.includes(name) || one.getAttribute('aria-label') === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
};
/** Each paragraph has a link of its own. */
const linked = (count: number): string => Array.from({ length: count }, (_, index) => `<p id="p${index}">第${index}段。${'云岭的早晨有雾。'.repeat(12)}<a href="#p0" id="a${index}">见第${index}条</a></p>`).join('');
const numberOf = (link: Element | null): number => Number(/^a(\d+)$/.exec(link?.id ?? '')?.[1] ?? -1);
const isSeen = (element: LsPlayer, link: Element | null): boolean => {
  const [edge, rect] = [box(element).getBoundingClientRect(), link?.getBoundingClientRect()];
  return rect !== undefined && rect.bottom > edge.top && rect.top < edge.bottom && rect.right > edge.left && rect.left < edge.right;
};

describe('ls-player, ways through a book', () => {
  beforeEach(() => localStorage.removeItem('ls.player/1'));
  afterEach(() => {
    forgetPapers();
    mendLine();
  });

  it('[RS-23] the keyboard goes on from what is seen, after scrolling and after leafing', async () => {
    const element = await opened({ chapters: [linked(60), chapterOf(2)] });
    await tabTo('#a0');
    box(element).scrollTop = box(element).scrollHeight / 2;
    await waitUntil(() => !isSeen(element, focusedElement()), 'it is scrolled away');
    await press('Tab');
    expect(numberOf(focusedElement())).to.be.greaterThan(20);
    expect(isSeen(element, focusedElement())).to.equal(true);
    box(element).scrollTop = 0;
    await waitUntil(() => !isSeen(element, focusedElement()) && box(element).scrollTop === 0, 'and back');
    await press('Shift', 'Tab');
    expect(numberOf(focusedElement())).to.be.within(0, 12);
    await press('l');
    await waitUntil(() => box(element).scrollWidth > box(element).clientWidth * 3, 'leafed through');
    await tabTo('#a1');
    for (let turns = 0; turns < 3; turns += 1) await press('ArrowRight');
    await waitUntil(() => box(element).scrollLeft >= box(element).clientWidth * 2.5, 'three pages on, also from a link');
    expect(focusedElement(), 'Enter follows no link that is not seen').to.equal(box(element));
    const place = box(element).scrollLeft;
    await press('Tab');
    expect(numberOf(focusedElement())).to.be.greaterThan(3);
    await waitUntil(() => isSeen(element, focusedElement()), 'the next link is seen');
    expect(box(element).scrollLeft).to.be.within(place, place + box(element).clientWidth + 2);
  });

  it('[RS-23] the keyboard stays in the book when a link leads to another chapter', async () => {
    const element = await opened({ chapters: [`<p><a href="c2.xhtml#p20">见第二章</a></p>`, chapterOf(2)] });
    await tabTo('[role="link"]');
    await press('Enter');
    await waitUntil(() => firstSeen(element).startsWith('第2章第20段'), 'the place');
    expect(focusedElement()).to.equal(box(element));
  });

  it('[RS-23] what stands beside the flow is reached by a link, has no page, and leads back to where one was', async () => {
    const element = await opened({ chapters: [chapterOf(1), `<h1>第2章</h1>${linked(10)}<p><a href="c3.xhtml">习题答案</a></p>`, '<h1>答案</h1><p>甲乙丙</p>', chapterOf(4)], beside: [3] });
    const pages = Number(allInside<HTMLInputElement>(element, '.paper__number')[0]?.max);
    await click(button(element, '下一章'));
    await waitUntil(() => textOfChapter(element).includes('第2章'));
    const link = [...chapter(element).querySelectorAll('[role="link"]')].find(({ textContent }) => textContent === '习题答案');
    if (!link) throw new Error('no link');
    link.scrollIntoView({ block: 'center' });
    await waitUntil(() => isSeen(element, link));
    await click(link);
    await waitUntil(() => textOfChapter(element).includes('甲乙丙'), 'the answers');
    const page = pageShown(element);
    expect(Number(allInside<HTMLInputElement>(element, '.paper__number')[0]?.max)).to.equal(pages);
    expect(allInside(element, 'button').some(({ textContent }) => textContent.includes('下一章'))).to.equal(false);
    await tabTo('.book__ways .button', 'on');
    await press('Enter');
    await waitUntil(() => textOfChapter(element).includes('第2章'), 'back');
    expect(pageShown(element)).to.equal(page);
    await waitUntil(() => isSeen(element, [...chapter(element).querySelectorAll('[role="link"]')].find(({ textContent }) => textContent === '习题答案') ?? null), 'at the same place');
    for (let turns = 0; turns < 12 && !textOfChapter(element).includes('第4章'); turns += 1) {
      await press('n');
      await element.updateComplete;
      expect(textOfChapter(element)).not.to.include('甲乙丙');
    }
    await waitUntil(() => textOfChapter(element).includes('第4章'), 'the flow goes past it');
  });

  it('[RS-23] reads each chapter once, however many words are looked for', async () => {
    const { element, asked } = await bookOnLine(epubOf({ chapters: Array.from({ length: 5 }, (_, index) => chapterOf(index + 1, 200)) }));
    await openedBook(element);
    await press('/');
    await waitUntil(() => focusedElement()?.matches('.paper__words'));
    await typeText('松树的味道');
    await press('Enter');
    await says(element, '共 1000 处');
    const once = asked.length;
    await typeText('，书页');
    await press('Enter');
    await says(element, '共 1000 处');
    await waitUntil(() => focusedElement()?.matches('.paper__words'));
    expect(asked.length).to.equal(once);
  });
});
