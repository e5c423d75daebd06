/** The picker as a place to be helped to words: beside results that come at once, and before those that do not. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { restMilliseconds } from './controllers/suggesting.ts';
import { all, inside, pickerWith, titles, type } from './fixtures/mounted.ts';
import type { LsResourcePicker } from './resource-picker.ts';

const lines = (picker: LsResourcePicker): string[] => all(picker, '.suggestion__text').map(({ textContent }) => textContent);
const data = (picker: LsResourcePicker) => (picker.state.type === 'ready' ? picker.state : null);

/** On a busy machine any result may take longer than suggestions wait for it: as long as this takes, they wait for ever. */
async function withoutRest(act: () => Promise<void>): Promise<void> {
  const { setTimeout } = globalThis;
  const held = (call: () => void, after?: number): number => Number(setTimeout(call, after === restMilliseconds ? 2 ** 30 : after));
  Object.assign(globalThis, { setTimeout: held });
  try {
    await act();
  } finally {
    Object.assign(globalThis, { setTimeout });
  }
}

describe('ls-resource-picker suggests', () => {
  const row = (picker: LsResourcePicker): string[] => all(picker, '.suggested__words').map(({ textContent }) => textContent.trim());
  const isAnswered = (picker: LsResourcePicker, q: string): boolean => data(picker)?.query.q === q && data(picker)?.busy === false;

  it('[RS-03] beside results that come at once: a row that stays while letters follow, over nothing, and the first arrow goes into its list', async () => {
    const { picker, asked } = await pickerWith();
    const field = inside<HTMLInputElement>(picker, '.search__input');
    await click(field);
    await typeText('分');
    await waitUntil(() => isAnswered(picker, '分') && row(picker).length > 0, 'suggestions and results of the first letter');
    const seen: number[] = [];
    const watch = new MutationObserver(() => seen.push(row(picker).length));
    watch.observe(inside(picker, '.suggested'), { childList: true });
    const top = inside(picker, '.picker__main').getBoundingClientRect().y;
    for (const letter of '数的初') await typeText(letter);
    await waitUntil(() => isAnswered(picker, '分数的初') && data(picker)?.suggestions?.words === '分数的初', 'those of all letters');
    await picker.updateComplete;
    watch.disconnect();
    expect(row(picker).length, 'it stays once the results are there').to.be.above(0);
    expect(seen.every((count) => count > 0), `nothing flashes: ${seen.join(' ')}`).to.equal(true);
    expect(inside(picker, '.picker__main').getBoundingClientRect().y, 'nothing moves').to.equal(top);
    expect(field.getAttribute('aria-expanded'), 'no list lies over the cards').to.equal('false');
    const { x, y, width } = inside(picker, '.item').getBoundingClientRect();
    expect(inside(picker, '.item').contains(picker.shadowRoot?.elementFromPoint(x + width / 2, y + 20) ?? null), 'nothing lies over the card').to.equal(true);
    await expect(picker).to.be.accessible();
    const [first] = row(picker);
    await press('ArrowDown');
    await waitUntil(() => field.getAttribute('aria-activedescendant') === 'suggestion-0');
    expect(lines(picker)[0]).to.equal(first);
    await press('Enter');
    await waitUntil(() => asked.at(-1)?.q === first);
    expect(field.value).to.equal(first);
  });

  it('[RS-03] in a row whose words are taken by pointer and by Tab and Enter; the field has the keyboard then, and the row is gone', async () => {
    const { picker, asked } = await pickerWith();
    const field = inside<HTMLInputElement>(picker, '.search__input');
    for (const take of [click, async () => (await tabTo('.suggested__words'), press('Enter'))]) {
      field.select();
      field.focus();
      await typeText('分');
      await waitUntil(() => isAnswered(picker, '分') && row(picker).length > 0);
      const [first] = row(picker);
      await take(inside(picker, '.suggested__words'));
      await waitUntil(() => asked.at(-1)?.q === first && isAnswered(picker, first ?? ''));
      await waitUntil(() => picker.shadowRoot?.querySelector('.suggested') === null, 'the row is gone');
      expect(picker.shadowRoot?.activeElement).to.equal(field);
    }
  });

  it('asks for them once the results are painted, and before them where these take long', async () => {
    const { picker, asked, holdSearches } = await pickerWith();
    const order: string[] = [];
    picker.addEventListener('ls-resource-suggest-request', ({ detail }) => order.push(`${detail.words} ${isAnswered(picker, detail.words) ? 'after' : 'before'}`));
    inside(picker, '.search__input').focus();
    await withoutRest(async () => {
      type(picker, '分数');
      await waitUntil(() => row(picker).length > 0);
    });
    const release = holdSearches();
    type(picker, '分');
    await waitUntil(() => order.length === 2 && row(picker).length > 0, 'suggestions while the search is on its way');
    expect(asked.at(-1)?.q).to.equal('分');
    expect(order).to.deep.equal(['分数 after', '分 before']);
    release();
    await waitUntil(() => isAnswered(picker, '分'));
    await picker.updateComplete;
    expect(row(picker).length).to.be.above(0);
    expect(order, 'and asks once').to.have.length(2);
  });

  it('in a list walked by arrows; Enter takes a line, Escape closes, composing is left alone', async () => {
    const { picker, asked } = await pickerWith();
    const field = inside<HTMLInputElement>(picker, '.search__input');
    const typeAndOpen = async (): Promise<void> => {
      type(picker, '分');
      await waitUntil(() => row(picker).length > 0);
      await press('ArrowDown');
      await waitUntil(() => field.getAttribute('aria-activedescendant') === 'suggestion-0');
    };
    field.focus();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', isComposing: true, bubbles: true, composed: true }));
    expect(field.hasAttribute('aria-activedescendant')).to.equal(false);
    await typeAndOpen();
    expect(inside(picker, '#suggestion-0').getAttribute('aria-selected')).to.equal('true');
    await expect(picker).to.be.accessible();
    const [first] = lines(picker);
    await press('Enter');
    await waitUntil(() => asked.at(-1)?.q === first);
    expect(field.getAttribute('aria-expanded')).to.equal('false');
    await typeAndOpen();
    await press('Escape');
    await waitUntil(() => lines(picker).length === 0);
    expect(field.value).to.equal('分');
    await press('ArrowDown');
    await waitUntil(() => field.getAttribute('aria-activedescendant') === 'suggestion-0', 'again by an arrow');
    // A press anywhere else takes the keyboard away from the field, and the list with it.
    field.blur();
    await waitUntil(() => lines(picker).length === 0);
  });

  it('in a list that stays open when the results come', async () => {
    const { picker, holdSearches } = await pickerWith();
    const release = holdSearches();
    inside(picker, '.search__input').focus();
    type(picker, '分');
    await waitUntil(() => row(picker).length > 0);
    await press('ArrowDown');
    await waitUntil(() => lines(picker).length > 0);
    release();
    await waitUntil(() => isAnswered(picker, '分'));
    await picker.updateComplete;
    expect(lines(picker).length).to.be.above(0);
  });

  it('what was searched for before, under an empty field', async () => {
    const { picker } = await pickerWith();
    const field = inside(picker, '.search__input');
    field.focus();
    type(picker, '水循环');
    await press('Enter');
    await waitUntil(() => titles(picker).length === 1);
    await click(inside(picker, '.search__clear'));
    await press('ArrowDown');
    await waitUntil(() => lines(picker).includes('水循环'));
  });
});
