/** The picker where hosts often put it: in a modal dialog. The keyboard stays in it, the same key never closes both, nothing lies beneath it. */
import { expect, oneEvent } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, focusedElement, press, setPageSize, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { all, inside, longShelf, pickerWith, words, type Setup } from './fixtures/mounted.ts';
import type { LsResourceSelectEvent } from './resource-picker.events.ts';
import type { LsResourcePicker } from './resource-picker.ts';

interface Opened {
  picker: LsResourcePicker;
  dialog: HTMLDialogElement;
  /** The button of the page that has opened the dialog. */
  opener: HTMLButtonElement;
  /** How often a host that closes a dialog of its own by keys has heard Escape. */
  heard: () => number;
}

/** A page of a host with a dialog around the picker, as wide as given, opened by keyboard. */
async function dialogWith(setup: Setup = {}, width = 720): Promise<Opened> {
  await setPageSize(1024, 700);
  const { picker } = await pickerWith(setup);
  const page = picker.parentElement ?? expect.fail('no page');
  const dialog = document.createElement('dialog');
  dialog.ariaLabel = '选择资源';
  Object.assign(dialog.style, { width: `${width}px`, maxWidth: 'none', height: '560px', overflow: 'auto', padding: '12px' });
  const opener = Object.assign(document.createElement('button'), { textContent: '选择资源', onclick: () => dialog.showModal() });
  dialog.append(picker);
  page.append(opener, dialog);
  let count = 0;
  const hear = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') count += 1;
  };
  document.addEventListener('keydown', hear);
  dialog.addEventListener('close', () => document.removeEventListener('keydown', hear));
  opener.focus();
  await press('Enter');
  await waitUntil(() => dialog.open);
  await waitUntil(() => all(picker, '.item').length > 0, 'cards');
  return { picker, dialog, opener, heard: () => count };
}
const isAbove = (element: Element, root: Element): boolean => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const met = root.shadowRoot?.elementFromPoint(x + width / 2, y + Math.min(height / 2, 30));
  return met !== null && met !== undefined && element.contains(met);
};
const totalOf = (picker: LsResourcePicker): number | null => (picker.state.type === 'ready' && !picker.state.busy ? picker.state.total : null);
const opensCloserLook = async (picker: LsResourcePicker): Promise<void> => {
  await tabTo('[data-id="r-fractions"]');
  await press('Enter');
  await waitUntil(() => picker.shadowRoot?.querySelector('.report') && focusedElement()?.id === 'detail-title');
};

describe('ls-resource-picker in a modal dialog of its host', () => {
  it('keeps the keyboard in the dialog, takes what is typed, and gives the keyboard back to the page', async () => {
    const { picker, dialog, opener } = await dialogWith({ attributes: { mode: 'pick', multiple: '' } });
    await tabTo('.search__input');
    await typeText('shuxue');
    expect(inside<HTMLInputElement>(picker, '.search__input').value).to.equal('shuxue');
    await press('Control', 'a');
    await press('Backspace');
    await waitUntil(() => totalOf(picker) === 8);
    const told = oneEvent<LsResourceSelectEvent>(picker, 'ls-resource-select');
    await tabTo('.item__choice input');
    await press(' ');
    expect((await told).detail.resources).to.have.length(1);
    for (let stop = 0; stop < 12; stop += 1) {
      await press('Tab');
      expect(document.activeElement, 'never behind the dialog').to.equal(picker);
    }
    await press('Escape');
    await waitUntil(() => !dialog.open);
    expect([document.activeElement, picker.value.length]).to.deep.equal([opener, 1]);
  });

  it('shuts what it suggests by Escape, which is above the dialog and not cut off, and the dialog by the next', async () => {
    const { picker, dialog, heard } = await dialogWith();
    await tabTo('.search__input');
    await typeText('分');
    await waitUntil(() => picker.state.type === 'ready' && picker.state.query.q === '分' && !picker.state.busy);
    await press('ArrowDown');
    await waitUntil(() => all(picker, '.suggestion').length > 0, 'suggestions');
    if (!inside(picker, '.search__input').hasAttribute('aria-activedescendant')) await press('ArrowDown');
    await waitUntil(() => inside(picker, '.search__input').hasAttribute('aria-activedescendant'), 'a line is taken');
    expect(isAbove(inside(picker, '.suggestion'), picker)).to.equal(true);
    await press('Escape');
    await waitUntil(() => all(picker, '.suggestion').length === 0);
    expect([dialog.open, inside<HTMLInputElement>(picker, '.search__input').value, heard()]).to.deep.equal([true, '分', 0]);
    await tabTo('.item__open');
    await press('Escape');
    await waitUntil(() => !dialog.open);
  });

  it('lays the comparison above it, and Escape closes that alone, with the keyboard back', async () => {
    const { picker, dialog, heard } = await dialogWith();
    for (const place of [1, 2]) {
      await tabTo('.item__tool--compare[aria-pressed="false"]');
      await press('Enter');
      await waitUntil(() => words(picker).includes(`对比 ${place} / 4`));
    }
    await waitUntil(() => all(picker, '.compare-bar .button').length > 0);
    await tabTo('.compare-bar .button');
    await press('Enter');
    await waitUntil(() => focusedElement()?.id === 'compare-title');
    expect(isAbove(inside(picker, 'dialog.compare'), picker)).to.equal(true);
    await press('Escape');
    await waitUntil(() => picker.shadowRoot?.querySelector('dialog.compare') === null);
    expect([dialog.open, heard()]).to.deep.equal([true, 0]);
    expect(focusedElement()?.closest('.compare-bar')).to.not.equal(null);
  });

  it('leaves the form of a report, and then the closer look, each by one Escape', async () => {
    const { picker, dialog, heard } = await dialogWith();
    await opensCloserLook(picker);
    await tabTo('.report button');
    await press('Enter');
    await waitUntil(() => focusedElement()?.matches('dialog[open] select'));
    expect(isAbove(inside(picker, 'dialog[open]'), picker)).to.equal(true);
    await press('Escape');
    await waitUntil(() => focusedElement()?.matches('.report button'), 'back at the button');
    expect(inside(picker, '.detail').checkVisibility()).to.equal(true);
    await press('Escape');
    await waitUntil(() => picker.shadowRoot?.querySelector('.detail') === null);
    await waitUntil(() => focusedElement()?.getAttribute('data-id') === 'r-fractions', 'back at the card');
    expect([dialog.open, heard()]).to.deep.equal([true, 0]);
    await press('Escape');
    await waitUntil(() => !dialog.open);
  });

  it('throws away no words of a comment: Escape leads to the button that leaves', async () => {
    const { picker, dialog } = await dialogWith();
    await opensCloserLook(picker);
    await waitUntil(() => picker.shadowRoot?.querySelector('.own-rating:not(.statistics) > summary'));
    await tabTo('.own-rating:not(.statistics) > summary');
    await press('Enter');
    await tabTo('[name=comment]');
    await typeText('很好');
    for (let turn = 0; turn < 2; turn += 1) {
      await press('Escape');
      await waitUntil(() => focusedElement()?.matches('.detail__back'));
      expect([dialog.open, inside<HTMLTextAreaElement>(picker, '[name=comment]').value]).to.deep.equal([true, '很好']);
    }
    await press('Enter');
    await waitUntil(() => picker.shadowRoot?.querySelector('.detail') === null);
  });

  it('shuts filters, formats and the list of what is chosen where the keyboard is, and gives it back to their buttons; by pointer, too', async () => {
    const { picker, dialog, heard } = await dialogWith({ attributes: { mode: 'pick', multiple: '' }, properties: { value: ['r-fractions', 'r-poem'] } }, 560);
    await click(inside(picker, '.chip--filters'));
    await waitUntil(() => inside(picker, '.chip--filters').ariaExpanded === 'true');
    await tabTo('.facet__value');
    await press('Escape');
    await waitUntil(() => focusedElement()?.matches('.chip--filters[aria-expanded="false"]'));
    await waitUntil(() => all(picker, '.basket__toggle').length === 1);
    await tabTo('.basket__toggle');
    await press('Enter');
    await waitUntil(() => picker.shadowRoot?.querySelector('[data-export="basket"]'));
    await tabTo('[data-export="basket"]');
    await press('Enter');
    await waitUntil(() => all(picker, '.export__format').length === 4);
    await tabTo('.export__format');
    await press('Escape');
    await waitUntil(() => focusedElement()?.matches('[data-export="basket"][aria-expanded="false"]'));
    await press('Escape');
    await waitUntil(() => focusedElement()?.matches('.basket__toggle[aria-expanded="false"]'));
    expect([dialog.open, heard()]).to.deep.equal([true, 0]);
    await press('Escape');
    await waitUntil(() => !dialog.open);
  });

  it('that stood closed while it loaded: shows its cards when it opens, and more as its box is scrolled', async () => {
    await setPageSize(1024, 700);
    const { picker } = await pickerWith({ fixtures: longShelf(60) });
    const dialog = document.createElement('dialog');
    Object.assign(dialog.style, { width: '600px', height: '500px', overflow: 'auto' });
    picker.replaceWith(dialog);
    dialog.append(picker);
    picker.reload();
    await picker.loadingComplete;
    dialog.showModal();
    const lastInSight = () => Math.max(...all(picker, '.item').flatMap((item) => (isAbove(item, picker) ? Number(item.closest('[aria-posinset]')?.getAttribute('aria-posinset')) : [])));
    await waitUntil(() => lastInSight() > 0, 'cards in sight');
    const before = lastInSight();
    await waitUntil(() => {
      dialog.scrollTop = dialog.scrollHeight;
      return lastInSight() > before;
    }, 'cards further down');
    await click(all(picker, '.item__open').find((item) => isAbove(item, picker)) ?? expect.fail('no card in sight'));
    await waitUntil(() => focusedElement()?.id === 'detail-title');
  });

  it('breaks no rule of axe, from right to left on a phone', async () => {
    const { dialog, picker } = await dialogWith({ attributes: { mode: 'pick', multiple: '', lang: 'ug', dir: 'rtl' } }, 340);
    await setPageSize(360, 700);
    await expect(dialog).to.be.accessible();
    expect(dialog.scrollWidth, 'nothing is cut off').to.be.at.most(dialog.clientWidth);
    await picker.updateComplete;
    dialog.close();
    await setPageSize(1280, 800);
  });
});
