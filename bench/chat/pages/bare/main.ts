/** What a page could do by hand, for comparison: plain rows in a plain list, the newest page first, older ones near the top, the far end cut. */
import type { BenchMessage } from '../contract.ts';

const pageSize = 60;
const most = 360;
const scroller = Object.assign(document.createElement('div'), { className: 'scroller' });
document.body.append(scroller);
let all: BenchMessage[] = [];
let from = 0;
let to = 0;

function makeRow({ id, author, ts, text, mine }: BenchMessage): HTMLElement {
  const row = Object.assign(document.createElement('div'), { className: mine ? 'row own' : 'row' });
  row.dataset['key'] = id;
  const bubble = Object.assign(document.createElement('div'), { className: 'bubble', textContent: text });
  row.append(Object.assign(document.createElement('b'), { textContent: author.name }), bubble, Object.assign(document.createElement('time'), { textContent: new Date(ts).toLocaleTimeString('zh-CN') }));
  return row;
}

scroller.addEventListener('scroll', () => {
  const reserve = 3 * scroller.clientHeight;
  if (scroller.scrollTop >= reserve || from === 0) return;
  const anchor = [...scroller.children].find((row) => row.getBoundingClientRect().bottom > 40);
  const top = anchor?.getBoundingClientRect().top ?? 0;
  const begin = Math.max(0, from - pageSize);
  scroller.prepend(...all.slice(begin, from).map(makeRow));
  from = begin;
  while (to - from > most) {
    scroller.lastElementChild?.remove();
    to -= 1;
  }
  if (anchor) scroller.scrollTop += anchor.getBoundingClientRect().top - top;
});

window.chatBench = {
  ready: Promise.resolve(),
  open: (messages) => {
    all = [...messages];
    to = all.length;
    from = Math.max(0, to - pageSize);
    scroller.replaceChildren(...all.slice(from, to).map(makeRow));
    scroller.scrollTop = scroller.scrollHeight;
  },
  append: (message) => {
    all.push(message);
    to += 1;
    scroller.append(makeRow(message));
    scroller.scrollTop = scroller.scrollHeight;
  },
  scroller: () => scroller,
  find: (id) => scroller.querySelector(`[data-key="${id}"]`),
  row: '.row',
  idOf: (row) => (row instanceof HTMLElement ? row.dataset['key'] : undefined),
};
