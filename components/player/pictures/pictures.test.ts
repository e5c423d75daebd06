import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, drag, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import type { ProgressRecord, Rendition } from '../../base/index.ts';
import { allInside, inside, playerWith, pressButton, says, showing, words } from '../fixtures/harness.ts';
import { pictureItem } from '../fixtures/items.ts';
import { itemOfSources } from '../media/item.ts';
import type { LsPlayer } from '../player.ts';
import type { LsPlayerRecordRequestEvent } from '../player.events.ts';
import '../player.define.ts';

const urls: string[] = [];
const keep = (file: Blob): string => {
  const url = URL.createObjectURL(file);
  urls.push(url);
  return url;
};
afterEach(() => {
  for (const url of urls.splice(0)) URL.revokeObjectURL(url);
});

/** A picture with these many pixels. */
async function drawn(width: number, height: number): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  pen?.fillRect(0, 0, width / 2, height / 2);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not drawn')))));
}

/** A PNG that says it is this large, and has nothing of it but its head. */
function claiming(width: number, height: number): Blob {
  const crcOf = (bytes: Uint8Array): number => {
    let crc = 0xffffffff;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return (crc ^ 0xffffffff) >>> 0;
  };
  const chunk = (type: string, data: Uint8Array): Uint8Array<ArrayBuffer> => {
    const body = new Uint8Array([...new TextEncoder().encode(type), ...data]);
    const [length, crc] = [new Uint8Array(4), new Uint8Array(4)];
    new DataView(length.buffer).setUint32(0, data.length);
    new DataView(crc.buffer).setUint32(0, crcOf(body));
    return new Uint8Array([...length, ...body, ...crc]);
  };
  const head = new Uint8Array(13);
  new DataView(head.buffer).setUint32(0, width);
  new DataView(head.buffer).setUint32(4, height);
  head.set([1, 0, 0, 0, 0], 8);
  // An empty stream of zlib.
  const none = new Uint8Array([0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]);
  return new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', none), chunk('IEND', new Uint8Array())], { type: 'image/png' });
}

const rendition = (url: string, mimeType = 'image/png'): Rendition => ({ kind: 'document', url, mimeType, width: null, height: null, bitrate: null, sizeBytes: 1000 });

async function playerOf(...files: readonly (Rendition | string)[]): Promise<{ element: LsPlayer; records: ProgressRecord[] }> {
  const renditions = files.map((file) => (typeof file === 'string' ? rendition(file) : file));
  const element = await playerWith(showing({ ...pictureItem, renditions }));
  await waitUntil(() => element.shadowRoot?.querySelector('.opening'), 'the card');
  const records: ProgressRecord[] = [];
  element.addEventListener('ls-player-record-request', (event: LsPlayerRecordRequestEvent) => records.push(...event.detail.records));
  return { element, records };
}

const picture = (element: LsPlayer): HTMLImageElement => inside<HTMLImageElement>(element, '.viewer__picture');
const widthOf = (element: LsPlayer): number => picture(element).getBoundingClientRect().width;
const box = (element: LsPlayer): HTMLElement => inside(element, '.viewer__box');
const seen = (element: LsPlayer): Promise<void> => waitUntil(() => element.shadowRoot?.querySelector('.viewer__picture') && element.shadowRoot.querySelector('[data-tool="player-reading.larger"][aria-disabled=false]'), 'the picture');

/** Its width once the box has its height: bars that come late take some of it. */
async function wholeOf(element: LsPlayer, ratio: number): Promise<number> {
  await waitUntil(() => Math.abs(widthOf(element) - Math.min(box(element).offsetWidth, box(element).offsetHeight * ratio)) < 2, 'the whole of it');
  return widthOf(element);
}

async function opened(...files: readonly (Rendition | string)[]): Promise<{ element: LsPlayer; records: ProgressRecord[] }> {
  const player = await playerOf(...files);
  pressButton(player.element, '看图片');
  await seen(player.element);
  return player;
}

describe('ls-player shows a picture', () => {
  it('told by its media type, or by its ending where an address is all there is', () => {
    const kindOf = (url: string, type = ''): string | undefined => itemOfSources([{ url, type }], {})?.kind;
    expect([kindOf('/a/map.PNG?v=1'), kindOf('/a/map.svg'), kindOf('/a/file', 'image/webp')]).to.deep.equal(['picture', 'picture', 'picture']);
    expect([kindOf('/a/paper.pdf'), kindOf('/a/file.png', 'application/pdf'), kindOf('/a/film.mp4')]).to.deep.equal(['document', 'document', 'video']);
  });

  it('is asked for by a card, which calls it a picture and loads nothing of it, and is left again', async () => {
    const { element } = await playerOf(keep(await drawn(400, 300)));
    expect(words(element)).to.include('一幅图片').and.not.to.include('打印');
    expect(element.shadowRoot?.querySelector('img') ?? null).to.equal(null);
    await click(inside(element, '.opening__acts .button--primary'));
    await seen(element);
    expect(picture(element).alt).to.equal('中国地形图');
    await waitUntil(() => element.shadowRoot?.activeElement === box(element), 'the keyboard is at the picture');
    await expect(element).to.be.accessible();
    await click(inside(element, '.inside__leave'));
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.opening__acts .button'), 'back at the card');
  });

  it('as a whole at first, whatever its shape, and never blown up', async () => {
    const { element } = await opened(keep(await drawn(3000, 200)));
    const ground = box(element).getBoundingClientRect();
    const shown = picture(element).getBoundingClientRect();
    expect(shown.width).to.be.at.most(ground.width);
    expect(shown.width / shown.height).to.be.closeTo(15, 0.2);
    expect(box(element).scrollWidth).to.equal(box(element).clientWidth);
    const small = (await opened(keep(await drawn(40, 30)))).element;
    expect(widthOf(small)).to.be.closeTo(40, 0.5);
  });

  it('larger, smaller and moved by keyboard', async () => {
    const { element } = await opened(keep(await drawn(1600, 1200)));
    const whole = await wholeOf(element, 4 / 3);
    box(element).focus();
    await press('+');
    await press('+');
    await waitUntil(() => Math.abs(widthOf(element) / whole - 1.96) < 0.02);
    await waitUntil(() => words(element).includes('196%'));
    const { scrollLeft } = box(element);
    expect(scrollLeft, 'the middle stays in the middle').to.be.above(0);
    await press('ArrowRight');
    await waitUntil(() => box(element).scrollLeft > scrollLeft, 'moved');
    await press('-');
    await waitUntil(() => Math.abs(widthOf(element) / whole - 1.4) < 0.02);
    await press('0');
    await waitUntil(() => Math.abs(widthOf(element) - whole) < 1);
    await press('-');
    expect(widthOf(element), 'no smaller than the whole').to.be.closeTo(whole, 1);
    await tabTo('[data-tool="player-reading.larger"]', 'back');
    await press('Enter');
    await waitUntil(() => widthOf(element) > whole * 1.3);
  });

  it('larger, smaller and moved by pointer: buttons, a wheel with Ctrl, and dragging', async () => {
    const { element } = await opened(keep(await drawn(1600, 1200)));
    const whole = await wholeOf(element, 4 / 3);
    for (let time = 0; time < 3; time += 1) await click(inside(element, '[data-tool="player-reading.larger"]'));
    await waitUntil(() => widthOf(element) > whole * 2.6);
    const { scrollLeft, scrollTop } = box(element);
    const corner = inside(element, '.inside__leave');
    await drag(box(element), corner);
    await waitUntil(() => box(element).scrollLeft > scrollLeft && box(element).scrollTop > scrollTop, 'dragged to the upper left, more of the lower right is seen');

    const { x, y } = box(element).getBoundingClientRect();
    const share = (): number => (x + 60 - picture(element).getBoundingClientRect().x) / widthOf(element);
    const [before, wide] = [share(), widthOf(element)];
    const wheel = new WheelEvent('wheel', { ctrlKey: true, deltaY: -100, clientX: x + 60, clientY: y + 60, bubbles: true, cancelable: true });
    picture(element).dispatchEvent(wheel);
    await waitUntil(() => widthOf(element) > wide * 1.2);
    expect(share(), 'what is under the pointer stays there').to.be.closeTo(before, 0.01);
    expect(wheel.defaultPrevented).to.equal(true);
    const plain = new WheelEvent('wheel', { deltaY: -100, bubbles: true, cancelable: true });
    picture(element).dispatchEvent(plain);
    expect(plain.defaultPrevented, 'a wheel alone moves, as the browser does').to.equal(false);
    pressButton(element, '看全图');
    await waitUntil(() => Math.abs(widthOf(element) - whole) < 1);
  });

  it('larger and moved by two fingers', async () => {
    const { element } = await opened(keep(await drawn(1600, 1200)));
    const whole = await wholeOf(element, 4 / 3);
    const { x, y, width, height } = box(element).getBoundingClientRect();
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    const finger = (type: string, pointerId: number, clientX: number): void => {
      picture(element).dispatchEvent(new PointerEvent(type, { pointerId, pointerType: 'touch', clientX, clientY: middleY, bubbles: true, composed: true, cancelable: true }));
    };
    finger('pointerdown', 1, middleX - 20);
    finger('pointerdown', 2, middleX + 20);
    finger('pointermove', 1, middleX - 40);
    finger('pointermove', 2, middleX + 40);
    await waitUntil(() => Math.abs(widthOf(element) / whole - 2) < 0.05, 'twice as far apart, twice as large');
    finger('pointerup', 2, middleX + 40);
    const { scrollLeft } = box(element);
    finger('pointermove', 1, middleX - 70);
    await waitUntil(() => Math.abs(box(element).scrollLeft - scrollLeft - 30) < 2, 'one finger moves it');
    finger('pointerup', 1, middleX - 70);
    finger('pointermove', 1, middleX);
    expect(box(element).scrollLeft).to.be.closeTo(scrollLeft + 30, 2);
  });

  it('and tells that it was looked at, once, and which of several', async () => {
    const { element, records } = await opened(keep(await drawn(400, 300)), keep(await drawn(300, 400)));
    await waitUntil(() => records.some(({ verb }) => verb === 'experienced'));
    expect(records.find(({ verb }) => verb === 'experienced')).to.deep.include({ resourceId: 'r-map', reading: { page: 1, pages: 2, read: [[1, 1]] } });
    expect(words(element)).to.include('第 1 张，共 2 张');
    box(element).focus();
    await press('n');
    await says(element, '第 2 张，共 2 张');
    await seen(element);
    await waitUntil(() => records.some(({ reading }) => reading?.page === 2 && reading.read.flat().join() === '1,2'), 'both were seen');
    await click(inside(element, '.inside__leave'));
    await waitUntil(() => records.at(-1)?.verb === 'terminated');
    expect(records.filter(({ verb }) => verb === 'initialized')).to.have.length(1);
  });

  it('and leaves the keyboard where it is while it leafs', async () => {
    const { element } = await opened(keep(await drawn(1600, 1200)), keep(await drawn(1200, 1600)), '/demo/media/files/no-such-picture.png');
    const at = (): Element | null => element.shadowRoot?.activeElement ?? null;
    for (const selector of ['[data-tool="player-reading.larger"]', '.viewer__tools > [aria-pressed]']) {
      inside(element, selector).focus();
      for (const [key, place] of [['n', 2], ['p', 1]] as const) {
        await press(key);
        await says(element, `第 ${place} 张，共 3 张`);
        await seen(element);
        expect(at()?.matches(selector), `${selector} ${key}`).to.equal(true);
      }
    }
    await press('n');
    await says(element, '第 2 张，共 3 张');
    await press('n');
    await waitUntil(() => element.shadowRoot?.querySelector('.inside__message[role="alert"]'), 'of the third there is nothing');
    expect(at()?.matches('.viewer__tools > [aria-pressed][aria-disabled=true]'), 'there is nothing to make larger').to.equal(true);
    await expect(element).to.be.accessible();
    await press('p');
    await seen(element);
    expect(at()?.matches('.viewer__tools > [aria-pressed]')).to.equal(true);
    const whole = await wholeOf(element, 3 / 4);
    await press('+');
    await waitUntil(() => widthOf(element) > whole * 1.3, 'and its keys are heard');
  });

  it('that is markup, as an image which runs nothing and is no part of the page', async () => {
    const markup = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" onload="parent.ran = true"><script>parent.ran = true; top.ran = true;</script><rect width="40" height="30"/></svg>`;
    const { element } = await opened(rendition(keep(new Blob([markup], { type: 'image/svg+xml' })), 'image/svg+xml'));
    expect(Reflect.get(globalThis, 'ran')).to.equal(undefined);
    expect(element.shadowRoot?.querySelector('.viewer__box svg, iframe, object, embed') ?? null).to.equal(null);
    expect(allInside(element, 'a[target]'), 'and no way into a tab, where it would run').to.deep.equal([]);
    expect(widthOf(element)).to.be.above(20);
  });
});

describe('a picture that cannot be seen', () => {
  async function refused(file: Rendition | string): Promise<LsPlayer> {
    const { element } = await playerOf(file);
    pressButton(element, '看图片');
    await waitUntil(() => element.shadowRoot?.querySelector('.inside__message[role="alert"]'), 'an alert');
    expect(inside<HTMLAnchorElement>(element, '.inside__message a[download]').href).to.not.equal('');
    await expect(element).to.be.accessible();
    return element;
  }

  for (const [name, bytes] of [['is cut off at its head', new Uint8Array([0x89, 0x50, 0x4e, 0x47])], ['is empty', new Uint8Array()], ['is a page in truth', '<!doctype html><p>请登录</p>']] as const) {
    it(`because it ${name}, says so, with ways on`, async () => {
      const element = await refused(keep(new Blob([bytes], { type: 'image/png' })));
      expect(words(element)).to.include('图片显示不了');
      expect(element.shadowRoot?.querySelector('.viewer__picture') ?? null).to.equal(null);
    });
  }

  it('because it is gone, says that', async () => {
    expect(words(await refused('/demo/media/files/no-such-picture.png'))).to.include('找不到文件');
  });

  it('because it would take more memory than there is, is not drawn', async () => {
    const element = await refused(keep(claiming(60_000, 60_000)));
    expect(words(element)).to.match(/图片太大|图片显示不了/);
    expect(element.shadowRoot?.querySelector('.viewer__picture') ?? null).to.equal(null);
  });

  it('comes when it is tried again', async () => {
    const file = new Blob([await (await drawn(400, 300)).arrayBuffer()], { type: 'image/png' });
    const real = HTMLImageElement.prototype;
    const own = Object.getOwnPropertyDescriptor(real, 'src');
    if (!own?.set) throw new Error('no src');
    const { set } = own;
    // The line is down the first time.
    Object.defineProperty(real, 'src', { ...own, set(this: HTMLImageElement, url: string) { set.call(this, url.replace(/#.*/, '-gone')); } });
    const element = await refused(`${keep(file)}#map`).finally(() => Object.defineProperty(real, 'src', own));
    await tabTo('.inside__message .button--primary');
    await press('Enter');
    await seen(element);
    expect(element.shadowRoot?.activeElement, 'its button is gone, the keyboard is not').to.equal(box(element));
  });
});
