import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { mendLine } from '../fixtures/faults.ts';
import { says, words } from '../fixtures/harness.ts';
import { forgetPapers } from '../paper/fixtures/papers.ts';
import '../player.define.ts';
import { bookFrom, bookOnLine, box, chapter, openedBook } from './fixtures/books.ts';
import { chapterOf, epubOf } from './fixtures/epub.ts';

async function picture(colour: string): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [300, 200];
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 300, 200);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new Uint8Array(await (blob ?? new Blob()).arrayBuffer());
}

const pages = 40;
const long = async (): Promise<Uint8Array<ArrayBuffer>> =>
  epubOf({
    chapters: [Array.from({ length: pages }, (_, index) => `<p id="p${index}">第${index}段</p><p><img src="../${index % 2 ? 'red' : 'blue'}.png" alt="图${index}"/></p>`).join('')],
    files: [['OEBPS/red.png', await picture('rgb(200 0 0)')], ['OEBPS/blue.png', await picture('rgb(0 0 200)')]],
  });

describe('ls-player, pictures and sounds of a book', () => {
  beforeEach(() => localStorage.removeItem('ls.player/1'));
  afterEach(() => {
    forgetPapers();
    mendLine();
  });

  it('[RS-23] draws pictures that are near, gives those back that are far, and draws them again, without moving a line', async () => {
    const element = await openedBook(await bookFrom(await long()));
    const canvases = (): HTMLCanvasElement[] => [...chapter(element).querySelectorAll('canvas')];
    const colour = (canvas: HTMLCanvasElement | undefined): string => [...(canvas?.getContext('2d')?.getImageData(5, 5, 1, 1).data ?? [])].join();
    const holds = (canvas: HTMLCanvasElement): boolean => canvas.width > 0 && colour(canvas).endsWith('255');
    await waitUntil(() => (canvases()[0]?.width ?? 0) === 300, 'the first is drawn');
    await waitUntil(() => Boolean(canvases()[1]?.width));
    expect(canvases().at(-1)?.width, 'the last is far').to.equal(0);
    const first = canvases()[0];
    for (let down = 0; down < pages && (canvases().at(-1)?.width ?? 0) === 0; down += 1) {
      box(element).scrollTop += box(element).clientHeight;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
    await waitUntil(() => (canvases().at(-1)?.width ?? 0) === 300, 'the last is drawn');
    await waitUntil(() => canvases()[0] !== first, 'the first is given back');
    expect(first?.width).to.equal(0);
    await waitUntil(() => canvases().filter(holds).length < 20, 'few are held');
    const middle = chapter(element).querySelector('#p20')?.getBoundingClientRect().top ?? 0;
    const height = box(element).scrollHeight;
    expect(canvases()[0]?.getBoundingClientRect().height, 'its place is kept').to.be.closeTo(200, 1);
    box(element).scrollTop = 0;
    await waitUntil(() => colour(canvases()[0]) === '0,0,200,255', 'blue again');
    expect(canvases()[0]?.getAttribute('aria-label')).to.equal('图0');
    expect(box(element).scrollHeight).to.be.closeTo(height, 2);
    expect(middle).to.be.lessThan(0);
  });

  it('[RS-23] says so where a picture cannot be shown or a sound does not play, and lets it be tried again, by keyboard', async () => {
    const element = await openedBook(
      await bookFrom(
        epubOf({
          chapters: ['<p>一</p><p><img src="../none.png" alt="松树"/><img src="../broken.png"/></p><p><audio src="../none.mp3" title="课文朗读"></audio></p><p><audio src="../broken.mp3"></audio></p>'],
          files: [['OEBPS/broken.png', 'no picture'], ['OEBPS/broken.mp3', 'no sound']],
        }),
      ),
    );
    await waitUntil(() => chapter(element).textContent.includes('图片显示不了 松树'), 'with its description');
    await waitUntil(() => [...chapter(element).querySelectorAll('.book__failed')].some((one) => one.textContent === '图片显示不了'), 'the other one, too');
    await tabTo('.book__sound');
    await press('Enter');
    await waitUntil(() => chapter(element).querySelector('[role="alert"]')?.textContent.includes('播放不了'), 'not in the book');
    await press('Enter');
    await waitUntil(() => chapter(element).querySelectorAll('[role="alert"]').length === 1, 'said once');
    const [, second] = chapter(element).querySelectorAll<HTMLElement>('.book__sound');
    if (second) await click(second);
    await waitUntil(() => chapter(element).querySelectorAll('[role="alert"]').length === 2, 'it is none');
    await waitUntil(() => chapter(element).querySelectorAll('.book__sound').length === 2, 'both can be pressed again');
    await expect(element).to.be.accessible();
  });

  it('[RS-23] asks for a chapter once, however often it is turned to without a line, and for none that nobody waits for', async () => {
    const { element, asked, lose, find } = await bookOnLine(epubOf({ chapters: [chapterOf(1, 300), chapterOf(2, 300), chapterOf(3, 300), chapterOf(4, 300)] }));
    await openedBook(element);
    lose();
    const before = asked.length;
    const number = (): HTMLInputElement => {
      const field = element.shadowRoot?.querySelector<HTMLInputElement>('.paper__number');
      if (!field) throw new Error('no number');
      return field;
    };
    const turnTo = (page: number): void => {
      number().value = String(page);
      number().dispatchEvent(new Event('change'));
    };
    const last = Number(number().max);
    for (let turns = 0; turns < 5; turns += 1) turnTo(last);
    await says(element, '网络断开了');
    expect(new Set(asked.slice(before)).size, 'one place of the file').to.equal(1);
    expect(asked.length - before, 'asked for once').to.equal(1);
    turnTo(Math.ceil(last * 0.6));
    await waitUntil(() => new Set(asked.slice(before)).size === 2, 'another chapter is wanted');
    const [dropped, wanted] = [...new Set(asked.slice(before))];
    const then = asked.length;
    await waitUntil(() => asked.length >= then + 1, 'tried again');
    expect(asked.slice(then), 'only what is wanted').to.deep.equal(asked.slice(then).map(() => wanted));
    expect(dropped).not.to.equal(wanted);
    turnTo(1);
    await waitUntil(() => !words(element).includes('网络断开了'), 'nothing is waited for');
    expect(box(element).getAttribute('aria-busy')).to.equal(null);
    find();
    turnTo(last);
    await waitUntil(() => chapter(element).textContent.includes('第4章'), 'with the line it comes');
  });
});
