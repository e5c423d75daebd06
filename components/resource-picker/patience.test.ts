/** A search that takes long: it says so, is given up by pointer and by keyboard, and what stood there before stands there again. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { chooseLine, click, focusedElement, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { all, inside, pickerWith, titles, words, type Mounted } from './fixtures/mounted.ts';
import type { LsResourcePicker } from './resource-picker.ts';

const slow = '正在搜索，比平时久一些';
const isBusy = (picker: LsResourcePicker): boolean => picker.state.type === 'ready' && picker.state.busy;
const cancelButton = (picker: LsResourcePicker) => picker.shadowRoot?.querySelector<HTMLElement>('.result-bar__said button');
const field = (picker: LsResourcePicker) => inside<HTMLInputElement>(picker, '.search__input');

/** A picker that was asked for poems, and then for something that nobody answers. */
async function waiting(ask: (picker: LsResourcePicker) => Promise<void>): Promise<Mounted & { before: string[]; place: string; signals: AbortSignal[]; release: () => void }> {
  const mounted = await pickerWith({ attributes: { query: '诗' } });
  const { picker, holdSearches, asked } = mounted;
  const signals: AbortSignal[] = [];
  const resources = picker.ports?.resources ?? expect.fail('no port');
  const { search } = resources;
  resources.search = (query, options) => {
    if (options?.signal) signals.push(options.signal);
    return search(query, options);
  };
  const [before, place, count] = [titles(picker), picker.address, asked.length];
  expect(before.length).to.be.greaterThan(0);
  const release = holdSearches();
  const begun = performance.now();
  await ask(picker);
  await waitUntil(() => asked.length > count && isBusy(picker), 'asked');
  const said = words(picker);
  // A busy machine may be here after the two seconds only.
  if (performance.now() - begun < 2000) expect(said, 'a quick one says nothing').not.to.include(slow);
  return { ...mounted, before, place, signals, release };
}
const typeOn = async (picker: LsResourcePicker): Promise<void> => {
  await click(field(picker));
  await press('End');
  await typeText('x');
};

describe('ls-resource-picker waits', () => {
  it('[RS-03] says after two seconds that a search still runs, and is given up by pointer: the results and the address of before, the words still in the field', async () => {
    const { picker, before, place, signals, release } = await waiting(typeOn);
    await waitUntil(() => cancelButton(picker), 'it says so');
    expect(words(picker)).to.include(slow);
    expect([inside(picker, '.result-bar__said [role=status]').textContent.includes(slow), inside(picker, '.picker__results').getAttribute('aria-busy')], 'and is heard').to.deep.equal([true, 'false']);
    await expect(picker).to.be.accessible();
    await click(cancelButton(picker) ?? picker);
    await waitUntil(() => !isBusy(picker) && !words(picker).includes(slow));
    expect(signals.at(-1)?.aborted, 'the service need not go on').to.equal(true);
    expect([titles(picker), picker.address, field(picker).value]).to.deep.equal([before, place, '诗x']);
    expect(words(picker)).to.include('已取消，仍是之前的结果');
    await waitUntil(() => focusedElement() === field(picker), 'the keyboard is where one goes on');
    release();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(titles(picker), 'a late answer changes nothing').to.deep.equal(before);
    await press('Enter');
    await waitUntil(() => titles(picker).join() !== before.join() && !words(picker).includes('已取消'), 'asked again, it is answered');
  });

  it('[RS-03] is given up by Escape, which empties no field, and by the button with the keyboard', async () => {
    const { picker, before, release } = await waiting(typeOn);
    await waitUntil(() => cancelButton(picker), 'it says so');
    await press('Escape');
    // Suggestions that are open are nearer.
    if (isBusy(picker)) await press('Escape');
    await waitUntil(() => !isBusy(picker));
    expect([titles(picker), field(picker).value]).to.deep.equal([before, '诗x']);
    await press('Enter');
    await waitUntil(() => cancelButton(picker), 'it says so again');
    await tabTo('.result-bar__said button');
    await press('Enter');
    await waitUntil(() => !isBusy(picker) && titles(picker).join() === before.join());
    release();
  });

  it('[RS-03] goes back to the order of before where another one was given up; a host may say no', async () => {
    const { picker, before, release } = await waiting((one) => chooseLine(inside(one, '.result-bar__sort select'), 'newest'));
    await waitUntil(() => cancelButton(picker), 'it says so');
    const refuse = (event: Event): void => event.preventDefault();
    picker.addEventListener('ls-resource-cancel-request', refuse);
    await click(cancelButton(picker) ?? picker);
    expect([isBusy(picker), Boolean(cancelButton(picker))]).to.deep.equal([true, true]);
    picker.removeEventListener('ls-resource-cancel-request', refuse);
    await click(cancelButton(picker) ?? picker);
    await waitUntil(() => !isBusy(picker) && inside<HTMLSelectElement>(picker, '.result-bar__sort select').value === 'fit');
    expect(titles(picker)).to.deep.equal(before);
    release();
  });

  it('says so of the first search, too, where there is nothing to go back to', async () => {
    const { picker, holdSearches } = await pickerWith();
    const release = holdSearches();
    const element = document.createElement('ls-resource-picker');
    element.lang = 'zh-CN';
    element.ports = picker.ports;
    picker.after(element);
    await waitUntil(() => words(element).includes(slow), 'it says so');
    expect(all(element, '.result-bar__said button')).to.deep.equal([]);
    release();
    await waitUntil(() => element.state.type === 'ready' && !words(element).includes(slow));
    element.remove();
  });
});
