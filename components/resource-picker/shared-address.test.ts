/** What goes along in an address, and what of one person's search is there for the next. */
import { expect, fixture, html } from '@open-wc/testing';
import { chooseLine, click, focusedElement, press, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { ResourceQuery } from '../base/index.ts';
import { all, inside, pickerWith, shelf, titles } from './fixtures/mounted.ts';
import type { LsResourcePicker } from './resource-picker.ts';

const laid = (picker: LsResourcePicker) => all(picker, '.compare-bar__item').map(({ textContent }) => textContent.trim());
const nextTo = async (picker: LsResourcePicker, id: string): Promise<void> => {
  const item = all(picker, '.item').find((one) => one.querySelector(`[data-id="${id}"]`));
  await click(item?.querySelector('.item__tool--compare') ?? expect.fail(`no ${id}`));
};

describe('ls-resource-picker: what lies side by side is in the address', () => {
  it('tells of it as of something passing, and opens the comparison for whoever the address is shared with', async () => {
    const { picker } = await pickerWith();
    const told: { address: string; passing: boolean }[] = [];
    picker.addEventListener('ls-resource-address-change', ({ detail }) => told.push(detail));
    await nextTo(picker, 'r-fractions');
    await nextTo(picker, 'r-poem');
    await waitUntil(() => told.at(-1)?.address === 'compare=r-fractions&compare=r-poem');
    expect(told.every(({ passing }) => passing)).to.equal(true);
    expect(picker.shadowRoot?.querySelector('dialog.compare'), 'nothing opens under the hand of who lays it there').to.equal(null);

    const { picker: other } = await pickerWith({ who: person.pupil, properties: { address: picker.address } });
    await waitUntil(() => other.shadowRoot?.querySelector('dialog.compare[open] .compare__name'));
    await waitUntil(() => all(other, '.compare__name').map(({ textContent }) => textContent).join() === laid(picker).join());
    expect(other.address).to.equal(picker.address);
    await click(inside(other, '.compare__close'));
    await waitUntil(() => other.shadowRoot?.querySelector('dialog.compare') === null);
    other.address = '';
    await waitUntil(() => laid(other).length === 0);
    other.address = picker.address;
    await waitUntil(() => laid(other).length === 2);
    expect(other.shadowRoot?.querySelector('dialog.compare'), 'who goes back and forth wants the list').to.equal(null);
  });

  it('opens no comparison over what somebody has begun before it came', async () => {
    const picker = document.createElement('ls-resource-picker');
    picker.lang = 'zh-CN';
    picker.address = 'compare=r-fractions&compare=r-poem';
    await fixture(html`<div>${picker}</div>`);
    await press('Shift');
    picker.ports = createMemoryPorts(shelf(), { person: person.teacher, latencyMs: 0 });
    await waitUntil(() => laid(picker).length === 2);
    await picker.updateComplete;
    expect(picker.shadowRoot?.querySelector('dialog.compare')).to.equal(null);
    await click(inside(picker, '.compare-bar .button'));
    await waitUntil(() => picker.shadowRoot?.querySelector('dialog.compare[open]'));
    await press('Escape');
  });

  it('tells of what is opened as of a place to come back from, also after something was laid there and taken away', async () => {
    const { picker } = await pickerWith();
    const told: [string, boolean][] = [];
    picker.addEventListener('ls-resource-address-change', ({ detail: { address, passing } }) => told.push([address, passing]));
    await nextTo(picker, 'r-fractions');
    await nextTo(picker, 'r-fractions');
    await waitUntil(() => laid(picker).length === 0);
    await click(inside(picker, '[data-id="r-poem"]'));
    await waitUntil(() => told.some(([address]) => address.includes('open=')));
    expect(told.filter(([address]) => address.includes('open='))).to.deep.equal([['open=r-poem', false]]);
  });
});

describe('ls-resource-picker: another person on the same element', () => {
  it('finds neither the words, the choice nor what lay side by side; what the host has set stays', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '', name: 'list' } });
    await nextTo(picker, 'r-fractions');
    await click(all(picker, '.item__choice')[0] ?? expect.fail('no choice'));
    await click(inside(picker, '.search__input'));
    await typeText('折纸');
    await waitUntil(() => picker.address.startsWith('q=') && picker.value.length === 1);
    picker.ports = createMemoryPorts(shelf(), { person: person.pupil, latencyMs: 0 });
    await waitUntil(() => inside<HTMLInputElement>(picker, '.search__input').value === '' && titles(picker).length > 1);
    expect([picker.address, picker.value, laid(picker)]).to.deep.equal(['', [], []]);
    picker.value = ['r-poem'];
    picker.ports = createMemoryPorts(shelf(), { person: person.teacher, latencyMs: 0 });
    await waitUntil(() => picker.state.type === 'ready' && inside(picker, '.basket').textContent.includes('山行'));
    expect(picker.value).to.deep.equal(['r-poem']);
  });

  it('finds what the host had set before the first one chose, also where the host writes each choice back', async () => {
    const targets = ['c-1', 'c-2'].map((name) => ({ name, label: name }));
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '' }, properties: { value: ['r-poem'], targets, target: 'c-1' } });
    picker.addEventListener('change', () => {
      const { value, target } = picker;
      Object.assign(picker, { value: [...value], target });
    });
    await click(all(picker, '.item__choice').find((choice) => choice.closest('.item')?.querySelector('[data-id="r-fractions"]')) ?? expect.fail('no choice'));
    await chooseLine(inside<HTMLSelectElement>(picker, '.target select'), 'c-2');
    await waitUntil(() => picker.value.length === 2 && picker.target === 'c-2');
    picker.ports = createMemoryPorts(shelf(), { person: person.pupil, latencyMs: 0 });
    await waitUntil(() => picker.value.length === 1);
    expect([picker.value, picker.target]).to.deep.equal([['r-poem'], 'c-1']);
  });

  it('finds nothing of a report that the first one had begun', async () => {
    const { picker } = await pickerWith();
    const report = async (): Promise<HTMLTextAreaElement> => {
      await click(inside(picker, '[data-id="r-fractions"]'));
      await waitUntil(() => picker.shadowRoot?.querySelector('.report button'));
      await click(inside(picker, '.report button'));
      await waitUntil(() => focusedElement()?.matches('dialog[open] select'));
      return inside<HTMLTextAreaElement>(picker, 'dialog textarea');
    };
    await click(await report());
    await typeText('bad');
    await waitUntil(() => inside<HTMLTextAreaElement>(picker, 'dialog textarea').value === 'bad');
    picker.ports = createMemoryPorts(shelf(), { person: person.pupil, latencyMs: 0 });
    await waitUntil(() => picker.shadowRoot?.querySelector('.report-dialog') === null && titles(picker).length > 1);
    expect((await report()).value).to.equal('');
    await press('Escape');
  });
});

describe('ls-resource-picker: what a host sets while the first search is on its way', () => {
  /** The first search waits until `release` is called; the others are answered at once. */
  async function waiting() {
    const ports = createMemoryPorts(shelf(), { person: person.teacher, latencyMs: 0 });
    const asked: ResourceQuery[] = [];
    let release = (): void => undefined;
    const first = new Promise<void>((resolve) => (release = resolve));
    const picker = document.createElement('ls-resource-picker');
    picker.lang = 'zh-CN';
    picker.ports = {
      ...ports,
      resources: {
        ...ports.resources,
        search: async (query, options) => {
          if (asked.push(query) === 1) await first;
          return ports.resources.search(query, options);
        },
      },
    };
    await fixture(html`<div>${picker}</div>`);
    await waitUntil(() => asked.length === 1, 'the first search');
    await picker.updateComplete;
    return { picker, asked, release };
  }
  const shown = (picker: LsResourcePicker) => (picker.state.type === 'ready' ? picker.state.query : undefined);

  it('a scope is asked within, and what was asked without it is never shown', async () => {
    const { picker, asked, release } = await waiting();
    picker.scope = { subject: '语文' };
    await waitUntil(() => asked.length === 2, 'asked again');
    release();
    await waitUntil(() => picker.state.type === 'ready');
    await picker.updateComplete;
    expect(shown(picker)?.subject).to.equal('语文');
    expect(picker.state.type === 'ready' && picker.state.items.every(({ subject }) => subject === '语文')).to.equal(true);
    expect(asked).to.have.length(2);
  });

  it('an address is gone to, as by the way back of a browser', async () => {
    const { picker, asked, release } = await waiting();
    picker.address = 'q=水循环';
    await waitUntil(() => asked.length === 2, 'asked again');
    release();
    await waitUntil(() => titles(picker).length === 1);
    expect([shown(picker)?.q, picker.address]).to.deep.equal(['水循环', new URLSearchParams({ q: '水循环' }).toString()]);
  });

  it('what is set before the search goes out is asked once', async () => {
    const asked: ResourceQuery[] = [];
    const ports = createMemoryPorts(shelf(), { person: person.teacher, latencyMs: 0 });
    const picker = document.createElement('ls-resource-picker');
    await fixture(html`<div>${picker}</div>`);
    picker.scope = { subject: '语文' };
    await picker.updateComplete;
    picker.ports = { ...ports, resources: { ...ports.resources, search: (query, options) => (asked.push(query), ports.resources.search(query, options)) } };
    picker.scope = { subject: '数学' };
    picker.address = 'q=分数';
    await waitUntil(() => picker.state.type === 'ready');
    await picker.updateComplete;
    expect(asked.map(({ q, subject }) => [q, subject])).to.deep.equal([['分数', '数学']]);
  });
});
