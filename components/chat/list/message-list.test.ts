import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { waitUntil } from '../../../test/helpers/browser.ts';
import { MessageList } from './message-list.ts';

interface Line {
  readonly id: string;
  readonly place: number;
  readonly text: string;
}
const line = (place: number, text = `第 ${place} 条`): Line => ({ id: `m${place}`, place, text });
const lines = (from: number, to: number): Line[] => Array.from({ length: to - from }, (_, index) => line(from + index));

describe('a list of messages', () => {
  let scroller: HTMLElement;
  let list: MessageList<Line>;
  const edges: string[] = [];
  const rows = () => [...scroller.querySelectorAll<HTMLElement>('.row')];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const topOf = (row: HTMLElement) => row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  const find = (place: number): HTMLElement => {
    const row = list.find(`m${place}`);
    if (row === undefined) throw new Error(`Message ${place} is not in the page.`);
    return row;
  };
  const isSeen = (place: number): boolean => {
    const row = list.find(`m${place}`);
    return row !== undefined && topOf(row) >= -1 && topOf(row) + row.offsetHeight <= scroller.clientHeight + 1;
  };
  async function stillness(): Promise<void> {
    for (let height = -1; height !== scroller.scrollHeight; ) {
      height = scroller.scrollHeight;
      for (let count = 0; count < 4; count += 1) await frame();
    }
  }

  beforeEach(() => {
    scroller = document.createElement('div');
    scroller.tabIndex = 0;
    scroller.style.setProperty('height', '400px');
    scroller.style.setProperty('overflow-y', 'auto');
    const ul = document.createElement('ul');
    scroller.append(ul);
    document.body.append(scroller);
    edges.length = 0;
    list = new MessageList<Line>(scroller, ul, {
      key: ({ id }) => id,
      compare: (a, b) => a.place - b.place,
      renderRow: ({ text }, previous) => html`<p>${text}</p>${previous === undefined ? html`<p class="first">首</p>` : ''}`,
      onEdge: (edge) => edges.push(edge),
      onPlace: () => undefined,
    });
  });
  afterEach(() => {
    list.disconnect();
    scroller.remove();
  });

  it('opens a long talk at its end, with few rows in the page', async () => {
    list.open(lines(0, 100_000));
    expect(isSeen(99_999)).to.equal(true);
    expect(rows().length).to.be.below(60);
    await stillness();
    expect(isSeen(99_999)).to.equal(true);
    expect(rows().length).to.be.at.most(180);
    expect(scroller.querySelector('.first')).to.equal(null);
  });

  it('opens where the unread begins', async () => {
    list.open(lines(0, 5000), { key: 'm2500' });
    await stillness();
    expect(topOf(find(2500))).to.be.closeTo(0, 2);
    expect(list.atEnd).to.equal(false);
  });

  it('goes up through thousands of rows without one of them jumping', async () => {
    list.open(lines(0, 3000));
    await stillness();
    let worst = 0;
    for (let step = 0; step < 150; step += 1) {
      const watched = rows().find((row) => topOf(row) >= 0);
      const before = watched === undefined ? 0 : topOf(watched);
      scroller.scrollTop -= 150;
      await frame();
      await frame();
      if (watched?.isConnected) worst = Math.max(worst, Math.abs(topOf(watched) - before - 150));
    }
    expect(worst).to.be.below(3);
    expect(rows().length).to.be.at.most(180);
    expect(rows().some((row) => topOf(row) < 0)).to.equal(true);
  });

  it('follows new messages at the end, and stays where somebody reads', async () => {
    let held = lines(0, 500);
    list.open(held);
    await stillness();
    held = [...held, line(500)];
    list.update(held);
    expect(isSeen(500)).to.equal(true);
    scroller.scrollTop -= 1500;
    await stillness();
    const read = rows().find((row) => topOf(row) >= 0);
    const before = read === undefined ? NaN : topOf(read);
    list.update([...held, line(501), line(502)]);
    await frame();
    expect(read === undefined ? NaN : topOf(read)).to.be.closeTo(before, 2);
    list.toEnd();
    expect(isSeen(502)).to.equal(true);
  });

  it('keeps its place when older messages are put before', async () => {
    list.open(lines(500, 560));
    await stillness();
    scroller.scrollTop = 0;
    await waitUntil(() => list.find('m500') !== undefined && edges.includes('start'), 'older messages were not asked for');
    const read = rows().find((row) => topOf(row) >= 0) ?? find(500);
    const before = topOf(read);
    list.update(lines(450, 560));
    await stillness();
    expect(topOf(read)).to.be.closeTo(before, 2);
    expect(list.find('m499')).not.to.equal(undefined);
  });

  it('draws only what has changed', () => {
    const held = lines(0, 50);
    list.open(held);
    const [row, other] = [find(48), find(49)];
    const text = other.firstElementChild;
    list.update([...held.slice(0, 48), line(48, '改过'), line(49)]);
    expect(row.textContent).to.contain('改过');
    expect(find(48)).to.equal(row);
    expect(find(49).firstElementChild).to.equal(text);
  });

  it('gives the keyboard back to the list when the row that had it leaves the page', async () => {
    list.open(lines(0, 2000));
    await stillness();
    find(1999).focus();
    for (let step = 0; step < 120; step += 1) {
      scroller.scrollTop -= 200;
      await frame();
    }
    expect(list.find('m1999')).to.equal(undefined);
    expect(document.activeElement).to.equal(scroller);
  });

  it('brings an answered message to the screen', async () => {
    list.open(lines(0, 2000));
    expect(list.reveal('m20')).to.equal(true);
    await stillness();
    expect(isSeen(20)).to.equal(true);
    expect(list.reveal('m99999')).to.equal(false);
  });

  it('shows nothing of an empty talk, and the first message when it comes', () => {
    list.open([]);
    expect(rows()).to.deep.equal([]);
    list.update([line(0)]);
    expect(isSeen(0)).to.equal(true);
  });
});
