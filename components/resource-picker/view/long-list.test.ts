import { expect, fixture, html } from '@open-wc/testing';
import { html as template, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { press, setPageSize, waitUntil } from '../../../test/helpers/browser.ts';
import { cssVars } from '../../base/controllers/css-vars.ts';
import type { LongListOptions } from './block.ts';
import { longList } from './long-list.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync('.row { display: block; block-size: 40px; padding: 0; border: 0; margin: 0 } .gap { block-size: var(--_gap-height) } .two [data-block] { display: grid; grid-template-columns: 1fr 1fr }');
before(() => (document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]));
after(() => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)));

interface Row {
  readonly id: string;
}
const many = Array.from({ length: 10_000 }, (_, index): Row => ({ id: String(index) }));
const named = (...ids: string[]): Row[] => ids.map((id) => ({ id }));

/** Rows of 40 px in blocks of ten; what is far keeps its height. */
async function rows(count: number, place?: HTMLElement): Promise<{ list: HTMLElement; show: (count: number, more?: Partial<LongListOptions<Row>>) => void }> {
  const list = place ?? (await fixture<HTMLElement>(html`<div></div>`));
  const show = (length: number, more: Partial<LongListOptions<Row>> = {}): void => {
    render(
      longList({
        items: many.slice(0, length),
        shape: 'rows',
        blockSize: 10,
        height: 400,
        depends: [],
        draw: ({ index, items, keys, whole, unfinished }) =>
          template`<div data-block=${index}>${repeat(items, (_item, place) => keys[place], ({ id }, place) => template`<button class="row ${place < whole ? '' : 'sketch'}">${id}</button>`)}<div class="gap" ${cssVars({ '--_gap-height': `${unfinished?.missing ?? 0}px` })}></div></div>`,
        gap: ({ from, to, height }) => template`<div data-gap=${from} data-to=${to} class="gap" ${cssVars({ '--_gap-height': `${height}px` })}></div>`,
        ...more,
      }),
      list,
    );
  };
  show(count);
  await waitUntil(() => list.querySelectorAll('button').length > 0);
  return { list, show };
}
const drawn = (list: Element): number[] => [...list.querySelectorAll('button')].map(({ textContent }) => Number(textContent));

describe('a long list', () => {
  it('has at most two hundred items in the document, wherever one is, and its whole height', async () => {
    const { list } = await rows(10_000);
    await waitUntil(() => list.scrollHeight === 400_000, `${list.scrollHeight} px`);
    for (const place of [5_000, 9_990, 20]) {
      window.scrollTo(0, place * 40);
      await waitUntil(() => drawn(list).includes(place), `${place} is not drawn`);
      expect(drawn(list).length).to.be.at.most(200);
    }
    window.scrollTo(0, 0);
  });

  it('fills a block item by item where frames come late, and it keeps its height meanwhile', async () => {
    const { list } = await rows(10_000);
    await waitUntil(() => list.scrollHeight === 400_000);
    const heights = new Set<number>();
    let most = 0;
    let before = drawn(list).length;
    window.scrollTo(0, 40_000);
    while (!drawn(list).includes(1_009)) {
      const begun = performance.now();
      await new Promise(requestAnimationFrame);
      const now = drawn(list).length;
      most = Math.max(most, now - before);
      before = now;
      heights.add(list.scrollHeight);
      // A slow machine.
      while (performance.now() - begun < 40);
    }
    // A frame of the list and one of this test need not begin together.
    expect(most).to.be.at.most(2);
    expect([...heights]).to.deep.equal([400_000]);
    window.scrollTo(0, 0);
  });

  it('sketches what passes by where frames come late, and makes it whole when the page stands', async () => {
    const { list, show } = await rows(10_000);
    show(10_000, { sketches: true });
    await waitUntil(() => list.scrollHeight === 400_000);
    const sketched = (): number => list.querySelectorAll('.sketch').length;
    let most = 0;
    for (let frame = 0; frame < 40; frame += 1) {
      const begun = performance.now();
      window.scrollBy(0, 40);
      await new Promise(requestAnimationFrame);
      most = Math.max(most, sketched());
      // A slow machine.
      while (performance.now() - begun < 40);
    }
    expect(most, 'most sketches').to.be.greaterThan(5);
    await waitUntil(() => sketched() === 0 && drawn(list).includes(Math.ceil(window.scrollY / 40)), 'all that is near is whole');
    expect(list.scrollHeight).to.equal(400_000);
    window.scrollTo(0, 0);
  });

  it('draws nothing on the way where frames come late and the page is flung, and all of it where it arrives', async () => {
    const { list, show } = await rows(10_000);
    show(10_000, { sketches: true });
    await waitUntil(() => list.scrollHeight === 400_000);
    const seen: number[][] = [];
    for (let frame = 0; frame < 20; frame += 1) {
      const begun = performance.now();
      window.scrollBy(0, 3 * window.innerHeight);
      await new Promise(requestAnimationFrame);
      seen.push(drawn(list));
      // A slow machine.
      while (performance.now() - begun < 40);
    }
    // The first late frames tell how slow it is.
    const known = new Set(seen[4]);
    expect(seen.slice(5).flatMap((items) => items.filter((item) => !known.has(item)))).to.deep.equal([]);
    await waitUntil(() => drawn(list).includes(Math.ceil(window.scrollY / 40)), 'what it came to is drawn');
    window.scrollTo(0, 0);
  });

  it('never lets go of what is on the screen: not when its columns are counted, not when the screen grows', async () => {
    const list = await fixture<HTMLElement>(html`<div class="two"></div>`);
    const lost = new Set<number>();
    const watch = new MutationObserver(() => {
      const there = drawn(list);
      for (const item of [0, 5, 12]) if (!there.includes(item)) lost.add(item);
    });
    const { show } = await rows(500, list);
    await waitUntil(() => drawn(list).includes(12));
    watch.observe(list, { childList: true, subtree: true });
    try {
      await setPageSize(800, 1500);
      await waitUntil(() => drawn(list).includes(60));
      show(600);
      await waitUntil(() => drawn(list).includes(70));
      expect([...lost]).to.deep.equal([]);
    } finally {
      watch.disconnect();
      await setPageSize(800, 600);
    }
  });

  it('keeps what holds the keyboard’s place', async () => {
    const { list } = await rows(10_000);
    const third = list.querySelectorAll('button')[2];
    third?.focus();
    window.scrollTo(0, 200_000);
    await waitUntil(() => drawn(list).includes(5_000));
    expect(document.activeElement).to.equal(third);
    expect(drawn(list)).to.include(2);
    window.scrollTo(0, 0);
  });

  it('has what the keyboard goes to next, wherever the screen is: both ends, and what stands beside its place', async () => {
    const { list } = await rows(10_000);
    const after = document.createElement('button');
    list.after(after);
    await waitUntil(() => drawn(list).includes(9_999), 'the last is not drawn');
    after.focus({ preventScroll: true });
    await press('Shift', 'Tab');
    expect(document.activeElement?.textContent).to.equal('9999');
    window.scrollTo(0, 0);
    await waitUntil(() => drawn(list).includes(19));
    const twentieth = [...list.querySelectorAll('button')].find(({ textContent }) => textContent === '19');
    twentieth?.focus();
    window.scrollTo(0, 200_000);
    await waitUntil(() => drawn(list).includes(5_000));
    await waitUntil(() => drawn(list).includes(29) && drawn(list).includes(9), 'its neighbours are let go');
    await press('Tab');
    expect(document.activeElement?.textContent).to.equal('20');
    after.remove();
    window.scrollTo(0, 0);
  });

  it('says once when its end is near, and again when it has grown', async () => {
    let told = 0;
    const { list, show } = await rows(30);
    show(30, { atEnd: () => (told += 1) });
    window.scrollTo(0, 1);
    await waitUntil(() => told === 1 || list.scrollHeight > 3000);
    show(2_000, { atEnd: () => (told += 1) });
    const before = told;
    window.scrollTo(0, 80_000);
    await waitUntil(() => told === before + 1);
    window.scrollTo(0, 0);
  });

  it('writes another list into the nodes of the one before, and leaves those of what stays', async () => {
    const { list, show } = await rows(3);
    const [first, second, third] = list.querySelectorAll('button');
    show(3, { items: named('1', 'new', '2') });
    expect([...list.querySelectorAll('button')]).to.deep.equal([second, first, third]);
    expect([...list.querySelectorAll('button')].map(({ textContent }) => textContent)).to.deep.equal(['1', 'new', '2']);
  });

  it('does not make another item of one that holds the keyboard’s place', async () => {
    const { list, show } = await rows(3);
    const held = list.querySelector('button');
    held?.focus();
    show(3, { items: named('new', '1', '2') });
    await waitUntil(() => list.querySelector('button')?.textContent === 'new');
    expect([...list.querySelectorAll('button')]).not.to.include(held);
  });
});
