/** The picker as what a person chooses with: by real keys and a real pointer, and what a host sets, in whatever order. */
import { expect, fixture, html } from '@open-wc/testing';
import { click, press, tabTo, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { all, inside, pickerWith, shelf, titles, words } from './fixtures/mounted.ts';

describe('ls-resource-picker: what a host sets, in whatever order', () => {
  it('keeps a value that was set before it may hold more than one, and cuts it for as long as it may not', async () => {
    const picker = document.createElement('ls-resource-picker');
    picker.lang = 'zh-CN';
    picker.value = ['r-poem', 'r-fractions', 'r-water-cycle'];
    expect(picker.value, 'one, until more may be').to.deep.equal(['r-poem']);
    picker.max = 2;
    picker.multiple = true;
    expect(picker.value).to.deep.equal(['r-poem', 'r-fractions']);
    picker.name = 'resource';
    picker.mode = 'pick';
    picker.ports = createMemoryPorts(shelf(), { person: person.teacher, latencyMs: 0 });
    const form = await fixture<HTMLFormElement>(html`<form>${picker}</form>`);
    await waitUntil(() => titles(picker).length === 8);
    expect(new FormData(form).getAll('resource')).to.deep.equal(['r-poem', 'r-fractions']);
    picker.max = 3;
    await picker.updateComplete;
    expect(new FormData(form).getAll('resource'), 'once three may be').to.have.length(3);
    picker.multiple = false;
    await picker.updateComplete;
    expect(new FormData(form).getAll('resource')).to.deep.equal(['r-poem']);
    picker.value = ['r-poem'];
    picker.multiple = true;
    expect(picker.value, 'what was set last counts').to.deep.equal(['r-poem']);
  });

  it('shows for whom it chooses, also after a hand has chosen another and the host takes that back', async () => {
    const targets = [{ name: 'class:c-31', label: '三年级1班' }, { name: 'course:art', label: '校本课程' }];
    const { picker } = await pickerWith({ attributes: { mode: 'pick' }, properties: { targets } });
    const field = inside<HTMLSelectElement>(picker, '.target select');
    // To and fro, as arrows do: the list then remembers that a hand was there.
    for (const name of ['class:c-31', '', 'class:c-31']) {
      field.value = name;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await waitUntil(() => picker.target === name);
    }
    await waitUntil(() => picker.target === 'class:c-31');
    picker.target = '';
    await picker.updateComplete;
    expect(field.value).to.equal('');
    picker.target = 'course:art';
    await picker.updateComplete;
    expect(field.value).to.equal('course:art');
  });
});

describe('ls-resource-picker: how many are chosen', () => {
  it('one in place of another, where only one may be, by pointer and by arrows', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick' } });
    const radio = (place: number) => inside<HTMLInputElement>(picker, `[aria-posinset="${place}"] .item__choice input`);
    await click(radio(1));
    await click(radio(2));
    await waitUntil(() => picker.value.join() === 'r-water-cycle');
    await picker.updateComplete;
    expect([radio(1).checked, radio(2).checked]).to.deep.equal([false, true]);
    await press('ArrowUp');
    await waitUntil(() => picker.value.join() === 'r-fractions');
    await picker.updateComplete;
    expect([radio(1).checked, radio(2).checked]).to.deep.equal([true, false]);
  });

  it('no more than allowed, by pointer, and says so', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '', max: '2' } });
    const box = (place: number) => inside<HTMLInputElement>(picker, `[aria-posinset="${place}"] .item__choice input`);
    await click(box(1));
    await click(box(2));
    await waitUntil(() => picker.value.length === 2 && words(picker).includes('已经选满'));
    let presses = 0;
    box(3).addEventListener('click', () => (presses += 1));
    await click(box(3));
    await waitUntil(() => presses > 0, 'it was pressed');
    await picker.updateComplete;
    expect(picker.value).to.deep.equal(['r-fractions', 'r-water-cycle']);
    expect(box(3).checked).to.equal(false);
  });
});

describe('ls-resource-picker: how many are chosen, by keyboard', () => {
  it('no more than allowed: the box that is left can be reached, says that it is closed, and is ticked once another is taken back', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '', max: '2' } });
    const box = (place: number): string => `[aria-posinset="${place}"] .item__choice input`;
    const tick = async (place: number, way: 'on' | 'back' = 'on'): Promise<void> => {
      await tabTo(box(place), way);
      await press(' ');
    };
    await tick(1);
    await waitUntil(() => picker.value.join() === 'r-fractions');
    await tick(2);
    await waitUntil(() => picker.value.length === 2 && words(picker).includes('已经选满'));
    let presses = 0;
    inside(picker, box(3)).addEventListener('click', () => (presses += 1));
    await tick(3);
    await waitUntil(() => presses > 0, 'it was pressed');
    await picker.updateComplete;
    expect(picker.value).to.deep.equal(['r-fractions', 'r-water-cycle']);
    expect([inside<HTMLInputElement>(picker, box(3)).checked, inside(picker, box(3)).ariaDisabled]).to.deep.equal([false, 'true']);
    await tick(2, 'back');
    await waitUntil(() => picker.value.length === 1);
    await tick(3);
    await waitUntil(() => picker.value.length === 2);
    expect(inside<HTMLInputElement>(picker, box(3)).checked).to.equal(true);
  });
});

describe('ls-resource-picker: what changes under it', () => {
  it('takes back the star that was refused, and not one that was pressed meanwhile', async () => {
    const ports = createMemoryPorts(shelf(), { person: person.teacher, latencyMs: 0 });
    let refuse = (): void => undefined;
    const refused = new Promise<never>((_, reject) => (refuse = () => reject(new Error('refused'))));
    let changes = 0;
    const { picker } = await pickerWith({ ports: { shelf: { ...ports.shelf, subscribe: () => undefined, change: (change) => ((changes += 1) === 1 ? refused : ports.shelf.change(change)) } } });
    const star = (place: number) => inside(picker, `[aria-posinset="${place}"] .item__tool--favourite`);
    await click(star(1));
    await click(star(2));
    await waitUntil(() => changes === 2);
    await waitUntil(() => [1, 2].every((place) => star(place).ariaPressed === 'true'));
    refuse();
    await waitUntil(() => star(1).ariaPressed === 'false');
    expect(star(2).ariaPressed).to.equal('true');
  });

  it('an empty catalogue shows what comes into it', async () => {
    const empty = createMemoryPorts({ ...shelf(), resources: [] }, { person: person.teacher, latencyMs: 0 });
    const full = createMemoryPorts(shelf(), { person: person.teacher, latencyMs: 0 });
    let { resources } = empty;
    let tell = (): void => undefined;
    const picker = document.createElement('ls-resource-picker');
    picker.ports = {
      ...empty,
      resources: {
        ...empty.resources,
        subscribe: (callback) => (tell = () => callback({ type: 'catalogue.changed' })),
        search: (query, options) => resources.search(query, options),
      },
    };
    await fixture(html`<div>${picker}</div>`);
    await waitUntil(() => picker.state.type === 'empty');
    ({ resources } = full);
    tell();
    await waitUntil(() => titles(picker).length === 8, 'what was imported');
    await waitUntil(() => all(picker, '.item__tool--favourite').length > 0, 'and what belongs to it');
  });
});
