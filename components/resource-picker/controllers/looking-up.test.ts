/** What is compared or chosen by its id alone, while the line is down: it is said, and asked for again by a press, by the line and by a search. */
import { expect, fixture, html } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { focusedElement, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import type { Failure } from '../../adapters/memory/failures.ts';
import { all, inside, pickerWith, titles, type, words, type Mounted } from '../fixtures/mounted.ts';
import type { LsResourcePicker } from '../resource-picker.ts';

const address = 'q=水循环&compare=r-fractions&compare=r-poem';
const unread = '有 2 个资源没有读到。恢复联网后会自动再读。';
/** The first so many look-ups find no line. */
const lost = (count: number): Failure[] => Array.from({ length: count }, (_, before) => ({ kind: 'offline', call: 'resources.get', nth: before + 1 }));
const names = (picker: LsResourcePicker) => all(picker, '.compare__name').map(({ textContent }) => textContent);
const notice = (picker: LsResourcePicker) => picker.shadowRoot?.querySelector('.compare__unread .banner__text')?.textContent.replace(/\s/g, '');
const chosen = (picker: LsResourcePicker) => picker.shadowRoot?.querySelector('.basket__titles')?.textContent;

/** Compared by an address, of which nothing could be read. */
async function comparing(failures: Failure[]): Promise<Mounted & { lookUps: () => number }> {
  const mounted = await pickerWith({ properties: { address }, failures });
  const { picker } = mounted;
  await waitUntil(() => notice(picker) === unread.replace(/\s/g, ''), 'it is said');
  let count = 0;
  picker.addEventListener('ls-resource-lookup-request', () => (count += 1));
  return { ...mounted, lookUps: () => count };
}
const isRead = (picker: LsResourcePicker) =>
  waitUntil(() => names(picker).join() === '分数的初步认识：几分之一,古诗诵读《山行》' && notice(picker) === undefined && all(picker, '.compare tbody tr').length > 5, 'both are read');

describe('ls-resource-picker looks up again', () => {
  it('[RS-15] what is compared by an address: it says that it could not be read, and asks by a button, with the keyboard in the heading then', async () => {
    const { picker } = await comparing(lost(2));
    expect(names(picker)).to.deep.equal(['没有读到标题', '没有读到标题']);
    await expect(picker).to.be.accessible();
    await tabTo('.compare__unread button');
    await press('Enter');
    await isRead(picker);
    await waitUntil(() => focusedElement()?.id === 'compare-title', 'the keyboard has not gone with the button');
    await press('Escape');
    await waitUntil(() => picker.shadowRoot?.querySelector('dialog.compare') === null);
  });

  it('when the line is back, and by no drawing before', async () => {
    const { picker, lookUps } = await comparing(lost(4));
    for (let turn = 0; turn < 5; turn += 1) {
      picker.requestUpdate();
      await picker.updateComplete;
    }
    expect(lookUps()).to.equal(0);
    // It is back for a moment only.
    window.dispatchEvent(new Event('online'));
    await waitUntil(() => lookUps() === 1 && notice(picker) !== undefined);
    window.dispatchEvent(new Event('online'));
    await isRead(picker);
    expect(lookUps()).to.equal(2);
  });

  it('with the next answer of a search: what is chosen gets its title', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick', query: '水循环' }, properties: { value: ['r-poem'] }, failures: lost(1) });
    await waitUntil(() => chosen(picker) === '没有读到标题');
    type(picker, '分数');
    await waitUntil(() => titles(picker).some((title) => title.includes('几分之一')) && chosen(picker) === '古诗诵读《山行》');
  });

  it('after a reload, of which the answer begins with nothing: the comparison is whole again', async () => {
    const { picker, asked } = await pickerWith({ properties: { address } });
    await isRead(picker);
    const before = asked.length;
    picker.reload();
    await waitUntil(() => asked.length > before && picker.state.type === 'ready', 'it was read again');
    await isRead(picker);
  });

  it('and warns of nothing that stands there: a host may say that it has looked them up before its state holds them', async () => {
    const { picker: model } = await pickerWith({ properties: { address } });
    await isRead(model);
    const { state } = model;
    if (state.type !== 'ready') throw new Error('nothing was found');
    const picker = document.createElement('ls-resource-picker');
    Object.assign(picker, { lang: 'zh-CN', address, state: { ...state, known: {} } });
    picker.addEventListener('ls-resource-lookup-request', (request) => request.respondWith(Promise.resolve()));
    model.remove();
    await fixture(html`<div>${picker}</div>`);
    await waitUntil(() => notice(picker) === unread.replace(/\s/g, ''), 'nothing has come yet');
    picker.state = state;
    await isRead(picker);
  });

  it('but says nothing of a host that looks up without a word, which may still be at it', async () => {
    const { picker: model } = await pickerWith({ attributes: { query: '水循环' } });
    const picker = document.createElement('ls-resource-picker');
    Object.assign(picker, { lang: 'zh-CN', mode: 'pick', value: ['r-poem'], state: model.state });
    const asked: (readonly string[])[] = [];
    picker.addEventListener('ls-resource-lookup-request', ({ detail }) => asked.push(detail.resourceIds));
    await fixture(html`<div>${picker}</div>`);
    await waitUntil(() => asked.length === 1);
    // Longer than nobody's answer takes, which is a task.
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await picker.updateComplete;
    expect([words(picker).includes('没有读到标题'), inside(picker, '.basket__titles').textContent]).to.deep.equal([false, '正在读取标题……']);
  });
});
