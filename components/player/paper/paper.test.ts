import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { press, setPageSize, waitUntil } from '../../../test/helpers/browser.ts';
import { breakLine, mendLine } from '../fixtures/faults.ts';
import { allInside, inside, playerWith, pressButton, says, showing, words } from '../fixtures/harness.ts';
import { worksheetItem } from '../fixtures/items.ts';
import '../player.define.ts';
import type { LsPlayer } from '../player.ts';
import { bookOf } from './fixtures/book.ts';
import { drawn, forgetPapers, keepPaper, opened, pageShown, paperOf, widthOf } from './fixtures/papers.ts';

/** How bright the first page is in the middle of its picture: 255 is paper. */
function pictureShade(element: LsPlayer): number | undefined {
  const canvas = inside<HTMLCanvasElement>(element, '.paper__page canvas');
  return canvas.getContext('2d')?.getImageData((canvas.width * 90) / 420, (canvas.height * 245) / 595, 1, 1).data[0];
}
/** Where a pdf.js of the host, of another version, has put its other half before any paper was opened here. */
const halfOfHost = {
  WorkerMessageHandler: {
    setup: () => {
      throw new Error('The API version does not match the Worker version.');
    },
  },
};

describe('ls-player, a paper', () => {
  before(() => {
    globalThis.pdfjsWorker = halfOfHost;
  });
  after(() => {
    globalThis.pdfjsWorker = undefined;
  });
  beforeEach(() => localStorage.removeItem('ls.player/1'));
  afterEach(forgetPapers);

  it('[RS-05] is read here, by keyboard: pages, size, and back to where the keyboard was', async () => {
    const element = await paperOf(bookOf(30));
    inside(element, '.opening button').focus();
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.querySelector('.paper__page canvas'), 'the first page');
    expect(element.shadowRoot?.activeElement?.className).to.equal('paper__pages');
    await expect(element).to.be.accessible();
    await press('n');
    await waitUntil(() => pageShown(element) === '2', 'the next page');
    await press('p');
    await waitUntil(() => pageShown(element) === '1', 'the page before');
    const before = widthOf(element);
    await press('+');
    await waitUntil(() => widthOf(element) > before * 1.2, 'larger');
    await press('0');
    await waitUntil(() => Math.abs(widthOf(element) - before) < 2, 'as wide as the box');
    inside(element, '.inside__leave').focus();
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.activeElement?.textContent.includes('在这里看'), 'back');
  });

  it('[RS-05] is read by pointer: a page by its number and by the contents, and only pages near the eyes are drawn', async () => {
    const element = await opened(await paperOf(bookOf(30)));
    expect(words(element)).to.include('共 30 页');
    const number = inside<HTMLInputElement>(element, '.paper__number');
    number.value = '20';
    number.dispatchEvent(new Event('change'));
    await waitUntil(() => drawn(element).includes('第 20 页'), 'page 20');
    await waitUntil(() => !drawn(element).includes('第 1 页'), 'page 1 is given back');
    expect(drawn(element).length).to.be.lessThan(8);
    number.value = '99';
    number.dispatchEvent(new Event('change'));
    await waitUntil(() => pageShown(element) === '30', 'no page 99');
    await waitUntil(() => words(element).includes('目录'), 'it has contents');
    pressButton(element, '目录');
    await element.updateComplete;
    await expect(element).to.be.accessible();
    pressButton(element, 'Chapter 7');
    await waitUntil(() => pageShown(element) === '7', 'the page of the chapter');
  });

  it('has its words in their places: to select, and for screen readers; they stay there at another size', async () => {
    const element = await opened(await paperOf(bookOf(3)));
    const word = (): HTMLElement | undefined => allInside(element, '.paper__text span').find(({ textContent }) => textContent.includes('Words of page 1'));
    await waitUntil(word, 'the words');
    const placeOf = (): number => {
      const page = inside(element, '.paper__page').getBoundingClientRect();
      return ((word()?.getBoundingClientRect().top ?? 0) - page.top) / page.height;
    };
    const before = placeOf();
    expect(before).to.be.within(0.05, 0.2);
    pressButton(element, '适合宽度');
    const width = widthOf(element);
    inside(element, '[aria-label="放大"]').click();
    await waitUntil(() => widthOf(element) > width * 1.2);
    expect(placeOf()).to.be.closeTo(before, 0.01);
  });

  it('reads Chinese characters for which it brings no font', async () => {
    const element = await opened(await paperOf(bookOf(1, { characters: '分数的认识' })));
    await waitUntil(() => allInside(element, '.paper__text span').some(({ textContent }) => textContent.includes('分数的认识')), 'the words');
  });

  it('lives beside another pdf.js of the host: neither takes the other one for its own half', async () => {
    await opened(await paperOf(bookOf(1)));
    expect(globalThis.pdfjsWorker).to.equal(halfOfHost);
  });

  it('keeps no decoded picture of a page that is far from the eyes', async () => {
    const { close } = ImageBitmap.prototype;
    let closed = 0;
    ImageBitmap.prototype.close = function () {
      closed += 1;
      close.call(this);
    };
    try {
      const element = await opened(await paperOf(bookOf(20, { picture: [16, 16] })));
      expect(pictureShade(element)).to.be.lessThan(128);
      expect(closed).to.equal(0);
      const number = inside<HTMLInputElement>(element, '.paper__number');
      number.value = '20';
      number.dispatchEvent(new Event('change'));
      await waitUntil(() => closed > 0, 'the picture of page 1 is given back');
    } finally {
      ImageBitmap.prototype.close = close;
    }
  });

  it('leaves out a picture that says it is larger than anything scanned, and shows the rest', async () => {
    const element = await opened(await paperOf(bookOf(1, { picture: [10_000, 8_000] })));
    expect(pictureShade(element)).to.equal(255);
    await waitUntil(() => words(element).includes('Words of page 1'), 'the words');
  });

  it('has all of a paper from a server elsewhere that does not say which piece it gave', async () => {
    const bytes = bookOf(3);
    breakLine((address) => address.includes('/elsewhere.pdf'), (_address, _real, init) => {
      const isPart = new Headers(init?.headers).has('range');
      return Promise.resolve(isPart ? new Response(bytes.slice(0, 100), { status: 206 }) : new Response(bytes));
    });
    try {
      const renditions = worksheetItem.renditions.map((one) => ({ ...one, url: '/elsewhere.pdf' }));
      const element = await opened(await playerWith(showing({ ...worksheetItem, renditions })));
      expect(words(element)).to.include('共 3 页');
    } finally {
      mendLine();
    }
  });

  it('fits a phone', async () => {
    await setPageSize(360, 640);
    try {
      const element = await opened(await paperOf(bookOf(2)));
      expect(widthOf(element)).to.be.within(280, 360);
      const { right } = inside(element, '.inside').getBoundingClientRect();
      for (const part of allInside(element, '.inside__bar > *, .paper__tool')) expect(part.getBoundingClientRect().right).to.be.at.most(right);
    } finally {
      await setPageSize(1280, 800);
    }
  });

  const whole = bookOf(3);
  for (const [name, bytes, title] of [
    ['is empty', new Uint8Array(0), '文件打不开'],
    ['is a web page', '<!doctype html><title>404</title>', '文件打不开'],
    ['has lost all but its beginning', whole.slice(0, 60), '文件打不开'],
    ['wants a password', bookOf(1, { locked: true }), '文件加了密码'],
  ] as const) {
    it(`[RS-05] says what to do with a file that ${name}`, async () => {
      const element = await paperOf(bytes);
      pressButton(element, '在这里看');
      await says(element, title);
      expect(inside<HTMLAnchorElement>(element, '.inside__message a').href).to.include('blob:');
      await expect(element).to.be.accessible();
    });
  }

  it('says that it is gone, and that the line is; tries again', async () => {
    const gone = worksheetItem.renditions.map((one) => ({ ...one, url: '/demo/media/files/none.pdf' }));
    const missing = await playerWith(showing({ ...worksheetItem, renditions: gone }));
    pressButton(missing, '在这里看');
    await says(missing, '找不到文件');
    const element = await playerWith(showing(worksheetItem));
    breakLine((url) => url.endsWith('.pdf'), () => Promise.reject(new TypeError('no line')));
    try {
      pressButton(element, '在这里看');
      await says(element, '没有加载出来');
    } finally {
      mendLine();
    }
    pressButton(element, '重试');
    await waitUntil(() => element.shadowRoot?.querySelector('.paper__page canvas'), 'the real worksheet');
  });

  it('takes a large paper in pieces, and waits out a lost line', async () => {
    const url = keepPaper(new Blob([bookOf(40, { padding: 30_000 })]));
    const asked: string[] = [];
    let isLost = false;
    const bytes = await (await fetch(url)).arrayBuffer();
    breakLine((address) => address.includes('/large.pdf'), (_address, _real, init) => {
      if (isLost) return Promise.reject(new TypeError('no line'));
      const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/.exec(new Headers(init?.headers).get('range') ?? '') ?? [];
      asked.push(`${from}-${to}`);
      const part = bytes.slice(Number(from), Number(to) + 1);
      return Promise.resolve(new Response(part, { status: 206, headers: { 'content-range': `bytes ${from}-${to}/${bytes.byteLength}` } }));
    });
    try {
      const large = worksheetItem.renditions.map((one) => ({ ...one, url: '/large.pdf' }));
      const element = await opened(await playerWith(showing({ ...worksheetItem, renditions: large })));
      const before = asked.length;
      expect(before * 128 * 1024).to.be.lessThan(bytes.byteLength);
      isLost = true;
      const number = inside<HTMLInputElement>(element, '.paper__number');
      number.value = '20';
      number.dispatchEvent(new Event('change'));
      await says(element, '网络断开了');
      isLost = false;
      dispatchEvent(new Event('online'));
      await waitUntil(() => drawn(element).includes('第 20 页'), 'it came with the line');
      expect(words(element)).not.to.include('网络断开了');
    } finally {
      mendLine();
    }
  });
});
