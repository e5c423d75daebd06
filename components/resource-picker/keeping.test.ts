/** The picker as a place to be helped to words, to go through the textbook, to say how something was, and to keep it. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { point, press, waitUntil } from '../../test/helpers/browser.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { all, inside, pickerWith, shelf, titles, type, words } from './fixtures/mounted.ts';
import type { LsResourcePicker } from './resource-picker.ts';

const lines = (picker: LsResourcePicker): string[] => all(picker, '.suggestion__text').map(({ textContent }) => textContent);
const data = (picker: LsResourcePicker) => (picker.state.type === 'ready' ? picker.state : null);

async function detailOf(id: string, setup: Parameters<typeof pickerWith>[0] = {}) {
  const mounted = await pickerWith(setup);
  inside(mounted.picker, `[data-id="${id}"]`).click();
  await waitUntil(() => mounted.picker.shadowRoot?.querySelector('.report') !== null);
  return mounted;
}

describe('ls-resource-picker suggests', () => {
  it('what the catalogue has, walked by arrows; Enter takes it, Escape closes, composing is left alone', async () => {
    const { picker, asked, holdSearches } = await pickerWith();
    // Results would take the list away that typing opened.
    holdSearches();
    inside(picker, '.search__input').focus();
    type(picker, '分');
    await waitUntil(() => lines(picker).length > 0);
    const field = inside<HTMLInputElement>(picker, '.search__input');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', isComposing: true, bubbles: true, composed: true }));
    expect(field.hasAttribute('aria-activedescendant')).to.equal(false);
    await press('ArrowDown');
    await picker.updateComplete;
    expect(inside(picker, `#${field.getAttribute('aria-activedescendant') ?? ''}`).getAttribute('aria-selected')).to.equal('true');
    await expect(picker).to.be.accessible();
    const [first] = lines(picker);
    await press('Enter');
    await waitUntil(() => asked.at(-1)?.q === first);
    expect(field.getAttribute('aria-expanded')).to.equal('false');
    type(picker, '分');
    await waitUntil(() => lines(picker).length > 0);
    await press('Escape');
    await picker.updateComplete;
    expect(lines(picker)).to.deep.equal([]);
    expect(field.value).to.equal('分');
  });

  it('until the results are there: no list lies over the first cards, and the first press opens one', async () => {
    const { picker, holdSearches } = await pickerWith();
    const release = holdSearches();
    const field = inside<HTMLInputElement>(picker, '.search__input');
    field.focus();
    type(picker, '分数');
    await waitUntil(() => lines(picker).length > 0, 'suggestions while the search is on its way');
    release();
    await waitUntil(() => titles(picker).length === 1);
    await picker.updateComplete;
    expect(field.getAttribute('aria-expanded')).to.equal('false');
    const { x, y, width } = inside(picker, '.item').getBoundingClientRect();
    const top = picker.shadowRoot?.elementFromPoint(x + width / 2, y + 60);
    expect(inside(picker, '.item').contains(top ?? null), 'nothing lies over the card').to.equal(true);
    inside(picker, '.item__open').click();
    await waitUntil(() => picker.shadowRoot?.querySelector('#detail-title') !== null);
  });

  it('again by an arrow; the list that somebody walks in, or points at, stays', async () => {
    const { picker, holdSearches } = await pickerWith();
    const release = holdSearches();
    const field = inside<HTMLInputElement>(picker, '.search__input');
    field.focus();
    type(picker, '分');
    await waitUntil(() => lines(picker).length > 0);
    await press('ArrowDown');
    release();
    await waitUntil(() => data(picker)?.query.q === '分' && data(picker)?.busy === false);
    await picker.updateComplete;
    expect(lines(picker).length).to.be.above(0);
    await press('Escape');
    await picker.updateComplete;
    expect(lines(picker)).to.deep.equal([]);
    await press('ArrowDown');
    await waitUntil(() => field.getAttribute('aria-activedescendant') === 'suggestion-0');
    // A press anywhere else takes the keyboard away from the field, and the list with it.
    field.blur();
    await waitUntil(() => lines(picker).length === 0);
  });

  it('what was searched for before, under an empty field', async () => {
    const { picker } = await pickerWith();
    const field = inside(picker, '.search__input');
    field.focus();
    type(picker, '水循环');
    await press('Enter');
    await waitUntil(() => titles(picker).length === 1);
    inside(picker, '.search__clear').click();
    await press('ArrowDown');
    await waitUntil(() => lines(picker).includes('水循环'));
  });
});

describe('ls-resource-picker goes through the textbook', () => {
  it('[RS-02] place by place, each narrowing the next list, with the roles of a tree; back comes back', async () => {
    const { picker, asked } = await pickerWith();
    await waitUntil(() => picker.shadowRoot?.querySelector('[role="tree"]') !== null);
    if (inside(picker, '.chip--filters').offsetParent !== null) inside(picker, '.chip--filters').click();
    await picker.updateComplete;
    const items = () => all(picker, '[role="treeitem"]');
    const choose = async (label: string) => {
      const count = asked.length;
      items().find(({ textContent }) => textContent.includes(label))?.click();
      await waitUntil(() => asked.length === count + 1 && data(picker)?.taxonomy?.path.at(-1)?.id === asked.at(-1)?.node);
    };
    await choose('小学');
    await choose('数学');
    expect(items().filter(({ ariaExpanded }) => ariaExpanded === 'true')).to.have.length(3);
    expect(items().find(({ ariaSelected }) => ariaSelected === 'true')?.textContent).to.contain('数学');
    expect(all(picker, '.active__filter')[0]?.textContent).to.contain('数学');
    expect(picker.address).to.equal(`node=${asked.at(-1)?.node ?? ''}`);
    const levels = items().map(({ ariaLevel }) => Number(ariaLevel));
    expect(levels.slice(0, 3)).to.deep.equal([1, 2, 3]);
    await expect(picker).to.be.accessible();

    items()[2]?.focus();
    await press('ArrowLeft');
    await waitUntil(() => data(picker)?.taxonomy?.path.length === 1);
    picker.address = '';
    await waitUntil(() => data(picker)?.taxonomy?.path.length === 0 && titles(picker).some((title) => title.includes('古诗诵读')));
  });

  it('[RS-02] by keyboard alone: into a place, and out of it', async () => {
    const { picker, asked } = await pickerWith();
    await waitUntil(() => picker.shadowRoot?.querySelector('[role="tree"]') !== null);
    if (inside(picker, '.chip--filters').offsetParent !== null) inside(picker, '.chip--filters').click();
    await picker.updateComplete;
    all(picker, '[role="treeitem"]').find(({ textContent }) => textContent.includes('小学'))?.focus();
    await press('Enter');
    await waitUntil(() => data(picker)?.taxonomy?.path.length === 1);
    expect(asked.at(-1)?.node).to.equal(data(picker)?.taxonomy?.path[0]?.id);
    all(picker, '[role="treeitem"]').find(({ ariaSelected }) => ariaSelected === 'true')?.focus();
    await press('ArrowLeft');
    await waitUntil(() => data(picker)?.taxonomy?.path.length === 0);
  });
});

describe('ls-resource-picker keeps', () => {
  it('[RS-06] a favourite by one press, which says whether it is pressed and is still there when the picker comes back', async () => {
    const { picker, ports } = await pickerWith();
    await waitUntil(() => picker.shadowRoot?.querySelector('.item__tool--favourite') !== null);
    const star = () => inside(picker, '.item__tool--favourite');
    expect(star().getAttribute('aria-pressed')).to.equal('false');
    star().focus();
    await press('Enter');
    await waitUntil(() => star().getAttribute('aria-pressed') === 'true');
    const again = document.createElement('ls-resource-picker');
    again.ports = ports;
    picker.replaceWith(again);
    await waitUntil(() => again.shadowRoot?.querySelector('.item__tool--favourite')?.getAttribute('aria-pressed') === 'true');
    again.remove();
  });

  it('[RS-06] a favourite by pointer, and gives it up again', async () => {
    const { picker } = await pickerWith();
    await waitUntil(() => picker.shadowRoot?.querySelector('.item__tool--favourite') !== null);
    const star = () => inside(picker, '.item__tool--favourite');
    star().click();
    await waitUntil(() => star().getAttribute('aria-pressed') === 'true');
    star().click();
    await waitUntil(() => star().getAttribute('aria-pressed') === 'false');
  });

  it('a question, and asks it again', async () => {
    const { picker, asked } = await pickerWith({ attributes: { curriculum: '/数学/' } });
    await waitUntil(() => picker.shadowRoot?.querySelector('.active__keep') !== null);
    inside(picker, '.active__keep').click();
    await waitUntil(() => data(picker)?.shelf?.searches.length === 1);
    picker.address = '';
    await waitUntil(() => titles(picker).length === 8);
    inside(picker, '.search__input').focus();
    await press('ArrowDown');
    await waitUntil(() => lines(picker).length > 0);
    await press('Enter');
    await waitUntil(() => asked.at(-1)?.subject === '数学');
  });

  it('no star where nothing can be kept', async () => {
    const { picker, ports } = await pickerWith();
    picker.ports = ports.resources === undefined ? {} : { resources: ports.resources };
    await waitUntil(() => picker.state.type === 'ready' && picker.state.shelf === null);
    await picker.updateComplete;
    expect(picker.shadowRoot?.querySelector('.item__tool--favourite')).to.equal(null);
  });
});

describe('ls-resource-picker hears', () => {
  it('a report that a host takes in its own way, and says its number', async () => {
    const { picker, ports } = await detailOf('r-fractions');
    picker.addEventListener('ls-resource-report-request', (event) => {
      event.preventDefault();
      event.respondWith(Promise.resolve('20261122-7'));
    });
    await point(inside(picker, '.report button'));
    await waitUntil(() => picker.shadowRoot?.querySelector('dialog[open] select'));
    await press('ArrowDown');
    await point(inside(picker, 'dialog textarea'));
    for (const letter of 'bad') await press(letter);
    await point(inside(picker, 'dialog [type="submit"]'));
    await waitUntil(() => words(picker).includes('20261122-7'));
    expect((await ports.resources?.reports({}))?.value.total).to.equal(0);
    await press('Escape');
  });

  it('no rating of whoever has not used it, and says so', async () => {
    const { picker } = await detailOf('r-fractions', { fixtures: { ...shelf(), tasks: [] } });
    await waitUntil(() => words(picker).includes('用过这个资源以后才能评价'));
    expect(picker.shadowRoot?.querySelector('.own-rating')).to.equal(null);
  });

  it('[RS-07] one rating of each with reasons; a second takes the place of the first, and the average follows', async () => {
    const { picker } = await pickerWith();
    const resourceId = countyFixtures().tasks.find(({ assignedBy }) => assignedBy === person.teacher)?.draft.resourceId ?? '';
    inside(picker, `[data-id="${resourceId}"]`).click();
    await waitUntil(() => picker.shadowRoot?.querySelector('.own-rating') !== null);
    const rate = (stars: number): void => {
      inside<HTMLDetailsElement>(picker, '.own-rating').open = true;
      inside(picker, `.own-rating [value="${stars}"]`).click();
      const reason = inside<HTMLInputElement>(picker, '.own-rating [value="clear"]');
      if (!reason.checked) reason.click();
      inside(picker, '.own-rating [type="submit"]').click();
    };
    rate(5);
    await waitUntil(() => picker.shadowRoot?.querySelector('.rating__number')?.textContent === '5.0');
    rate(3);
    await waitUntil(() => picker.shadowRoot?.querySelector('.rating__number')?.textContent === '3.0');
    expect(words(picker)).to.contain('1 人评价').and.to.contain('讲得清楚');
  });
});

describe('ls-resource-picker names what belongs to a resource', () => {
  async function withRelated() {
    const fixtures = shelf();
    const [first] = fixtures.resources;
    if (first) fixtures.resources.push({ ...first, id: 'r-next', identifier: 'yl-lesson-900', title: '几分之几' });
    const { picker } = await detailOf('r-fractions', { fixtures });
    await waitUntil(() => picker.shadowRoot?.querySelector('.related__item') !== null);
    return picker;
  }

  it('[RS-21] as a list, with the relation in words, and leads there', async () => {
    const picker = await withRelated();
    expect(inside(picker, '.related').textContent).to.match(/上一课|下一课|同一课|同一章|同一知识点/);
    const { related = '' } = inside(picker, '.related__item').dataset;
    inside(picker, '.related__item').click();
    await waitUntil(() => data(picker)?.detail?.type === 'ready' && data(picker)?.detail?.id === related);
  });

  it('[RS-21] and leads there by keyboard', async () => {
    const picker = await withRelated();
    const { related = '' } = inside(picker, '.related__item').dataset;
    inside(picker, '.related__item').focus();
    await press('Enter');
    await waitUntil(() => data(picker)?.detail?.type === 'ready' && data(picker)?.detail?.id === related);
  });
});
