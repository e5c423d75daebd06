/** The picker as a place to go through the textbook, to say how something was, and to keep it. */
import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { chooseLine, click, focusedElement, press, setPageSize, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { all, inside, pickerWith, shelf, titles, words } from './fixtures/mounted.ts';
import type { LsResourcePicker } from './resource-picker.ts';

const lines = (picker: LsResourcePicker): string[] => all(picker, '.suggestion__text').map(({ textContent }) => textContent);
const data = (picker: LsResourcePicker) => (picker.state.type === 'ready' ? picker.state : null);

async function detailOf(id: string, setup: Parameters<typeof pickerWith>[0] = {}) {
  const mounted = await pickerWith(setup);
  await click(inside(mounted.picker, `[data-id="${id}"]`));
  await waitUntil(() => mounted.picker.shadowRoot?.querySelector('.report') !== null);
  return mounted;
}

describe('ls-resource-picker goes through the textbook', () => {
  beforeEach(() => localStorage.clear());

  const items = (picker: LsResourcePicker) => all(picker, '[role="treeitem"]');
  const item = (picker: LsResourcePicker, label: string) => items(picker).find(({ textContent }) => textContent.includes(label));
  const nameOf = (element: Element | null | undefined): string | undefined => element?.querySelector('.facet__name')?.textContent;
  const focused = (picker: LsResourcePicker) => nameOf(picker.shadowRoot?.activeElement);
  /** With its tree in sight, as on a wide screen or behind the button of the filters. */
  async function treeOf(setup: Parameters<typeof pickerWith>[0] = {}) {
    // A page that has just come stands at its top; the one before may have been scrolled.
    window.scrollTo(0, 0);
    const mounted = await pickerWith(setup);
    const { picker } = mounted;
    if (inside(picker, '.chip--filters').offsetParent !== null) await click(inside(picker, '.chip--filters'));
    return mounted;
  }
  /** On a phone it may lie below what is in sight, and comes when one goes there. */
  const comes = (picker: LsResourcePicker, selector: string) =>
    waitUntil(() => {
      picker.shadowRoot?.querySelector('.places-soon')?.scrollIntoView({ block: 'center' });
      return picker.shadowRoot?.querySelector(selector) !== null;
    }, `no ${selector}`);
  const stands = (picker: LsResourcePicker, label: string) => waitUntil(() => item(picker, label) !== undefined, `no place ${label}`);

  it('[RS-02] place by place, each narrowing the next list, with the roles of a tree; siblings stay, the way leads back', async () => {
    const { picker, asked } = await treeOf();
    const choose = async (label: string) => {
      const count = asked.length;
      await stands(picker, label);
      await click(item(picker, label) ?? picker);
      await waitUntil(() => asked.length === count + 1 && data(picker)?.taxonomy?.path.at(-1)?.id === asked.at(-1)?.node);
    };
    await choose('小学');
    const stages = data(picker)?.taxonomy?.branches['']?.type === 'ready' ? items(picker).filter(({ ariaLevel }) => ariaLevel === '1') : [];
    expect(stages.map(({ ariaPosInSet, ariaSetSize }) => [ariaPosInSet, ariaSetSize])).to.deep.equal(stages.map((_, place) => [String(place + 1), String(stages.length)]));
    await choose('数学');
    const subjects = items(picker).filter(({ ariaLevel }) => ariaLevel === '2');
    expect(subjects.length, 'what stands beside it stays in sight').to.be.above(1);
    expect(items(picker).filter(({ ariaExpanded }) => ariaExpanded === 'true').map(nameOf)).to.deep.equal(['小学', '数学']);
    expect(items(picker).filter(({ ariaSelected }) => ariaSelected === 'true').map(nameOf)).to.deep.equal(['数学']);
    expect(items(picker).filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    expect(all(picker, '.active__filter')[0]?.textContent).to.contain('数学');
    expect(picker.address).to.equal(`node=${asked.at(-1)?.node ?? ''}`);
    await expect(picker).to.be.accessible();

    const steps = () => all(picker, '.crumbs__step');
    expect(steps().map(({ textContent }) => textContent.trim())).to.deep.equal(['全部目录', '小学', '数学']);
    expect(steps().at(-1)?.getAttribute('aria-current')).to.equal('location');
    await click(steps()[1] ?? picker);
    await waitUntil(() => data(picker)?.taxonomy?.path.length === 1 && steps().length === 2);
    expect(item(picker, '数学'), 'what was open stays open').to.not.equal(undefined);
    await click(steps()[0] ?? picker);
    await waitUntil(() => data(picker)?.taxonomy?.path.length === 0 && titles(picker).some((title) => title.includes('古诗诵读')));
    expect(picker.address).to.equal('');
  });

  it('[RS-02] by keyboard alone: Tab leads to one row, arrows open, go in and out, letters find; right to left they are mirrored', async () => {
    const { picker, asked } = await treeOf({ attributes: { lang: 'ug', dir: 'rtl' } });
    await waitUntil(() => items(picker).length > 1);
    const [first] = items(picker);
    await tabTo('[role="treeitem"]');
    expect(picker.shadowRoot?.activeElement).to.equal(first);
    await press('ArrowLeft');
    await waitUntil(() => items(picker)[1]?.ariaLevel === '2');
    expect(asked, 'looking into a place narrows nothing').to.have.length(1);
    await press('ArrowLeft');
    expect(focused(picker)).to.equal(nameOf(items(picker)[1]));
    await press('End');
    expect(picker.shadowRoot?.activeElement).to.equal(items(picker).at(-1));
    await press('Home');
    await press('ArrowDown');
    await press('Enter');
    await waitUntil(() => data(picker)?.taxonomy?.path.length === 2);
    expect(asked.at(-1)?.node).to.equal(data(picker)?.taxonomy?.path[1]?.id);
    expect(picker.shadowRoot?.activeElement, 'the keyboard stays').to.equal(items(picker)[1]);
    await press('ArrowRight');
    await waitUntil(() => items(picker)[1]?.ariaExpanded === 'false');
    await press('ArrowRight');
    expect(picker.shadowRoot?.activeElement).to.equal(first);
    await press('ArrowRight');
    await waitUntil(() => items(picker).every(({ ariaLevel }) => ariaLevel === '1'));
    expect(data(picker)?.taxonomy?.path, 'closing leaves the question alone').to.have.length(2);
    picker.dir = 'ltr';
    picker.lang = 'en';
    const last = items(picker).at(-1);
    await waitUntil(() => /^[A-Z]/.test(nameOf(last) ?? ''));
    await press(nameOf(last)?.[0]?.toLowerCase() ?? '');
    expect(picker.shadowRoot?.activeElement).to.equal(last);
  });

  it('an address opens the way to its place; what could not be read says so where it should stand, and is read again by keyboard', async () => {
    const { picker } = await treeOf({ failures: [{ kind: 'internal', call: 'resources.taxonomy', nth: 2 }] });
    await stands(picker, '小学');
    await click(item(picker, '小学')?.querySelector('.tree__toggle') ?? picker);
    await stands(picker, '没有读到');
    expect(data(picker)?.items, 'what was found stays').to.have.length(8);
    await press('ArrowDown');
    expect(focused(picker)).to.contain('没有读到');
    await press('Enter');
    await stands(picker, '数学');
    expect(focused(picker)).to.equal('小学');
    const node = item(picker, '数学')?.dataset['key'] ?? '';
    const { picker: other } = await treeOf({ attributes: { address: `node=${node}` }, failures: [{ kind: 'internal', call: 'resources.taxonomy', nth: 1 }] });
    await waitUntil(() => other.shadowRoot?.querySelector('.choices__failed button'));
    inside(other, '.choices__failed button').focus();
    await press('Enter');
    await waitUntil(() => item(other, '数学')?.ariaSelected === 'true' && all(other, '.crumbs__step').length === 3);
  });

  it('[RS-02] as a row of choices, each of which depends on the one before; the machine remembers the way, and no person', async () => {
    await setPageSize(360, 740);
    const { picker, asked } = await treeOf();
    await comes(picker, '.places__way');
    await click(all(picker, '.places__way')[1] ?? picker);
    const selects = () => all<HTMLSelectElement>(picker, '.choices select');
    const labels = () => all(picker, '.choices .field__hint').map(({ textContent }) => textContent);
    await waitUntil(() => (selects()[0]?.options.length ?? 0) > 1);
    expect(labels()).to.deep.equal(['学段']);
    const pick = async (depth: number, label: string) => {
      const select = selects()[depth];
      const option = [...(select?.options ?? [])].find(({ text }) => text.startsWith(label));
      if (select === undefined || option === undefined) throw new Error(`no ${label}`);
      await chooseLine(select, option.value);
      await waitUntil(() => selects().length === depth + 2 && (selects()[depth + 1]?.options.length ?? 0) > 1);
    };
    await pick(0, '小学');
    await pick(1, '数学');
    expect(labels()).to.deep.equal(['学段', '学科', '教材版本']);
    await expect(picker).to.be.accessible();
    expect(document.documentElement.scrollWidth).to.be.at.most(360);
    const math = asked.at(-1)?.node;
    await chooseLine(selects()[0] ?? expect.fail('no first choice'), '');
    await waitUntil(() => selects().length === 1 && asked.at(-1)?.node === undefined);
    expect(math).to.not.equal(undefined);
    expect(Object.entries(localStorage)).to.deep.equal([['ls-picker-places', 'choices']]);
    // What is far below is not in sight, and not fetched.
    picker.remove();
    const { picker: again } = await treeOf();
    await comes(again, '.choices');
    localStorage.clear();
    await setPageSize(1280, 800);
  });
});

describe('ls-resource-picker keeps', () => {
  it('[RS-06] a favourite by one press, which says whether it is pressed and is still there when the picker comes back', async () => {
    const { picker, ports } = await pickerWith();
    await waitUntil(() => picker.shadowRoot?.querySelector('.item__tool--favourite') !== null);
    const star = () => inside(picker, '.item__tool--favourite');
    expect(star().getAttribute('aria-pressed')).to.equal('false');
    await tabTo('.item__tool--favourite');
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
    await click(star());
    await waitUntil(() => star().getAttribute('aria-pressed') === 'true');
    await click(star());
    await waitUntil(() => star().getAttribute('aria-pressed') === 'false');
  });

  it('a question, and asks it again', async () => {
    const { picker, asked } = await pickerWith({ attributes: { curriculum: '/数学/' } });
    await waitUntil(() => picker.shadowRoot?.querySelector('.active__keep') !== null);
    await click(inside(picker, '.active__keep'));
    await waitUntil(() => data(picker)?.shelf?.searches.length === 1);
    picker.address = '';
    await waitUntil(() => titles(picker).length === 8);
    inside(picker, '.search__input').focus();
    await press('ArrowDown');
    await waitUntil(() => lines(picker).length > 0);
    await press('Enter');
    await waitUntil(() => asked.at(-1)?.subject === '数学');
  });

  it('what was searched for, for who has searched it: with the ports of another person, the same page offers nothing of it', async () => {
    const { picker, ports } = await pickerWith({ who: person.pupil });
    const offered = async (): Promise<string[]> => {
      await click(inside(picker, '.search__input'));
      await picker.updateComplete;
      return lines(picker);
    };
    await click(inside(picker, '.search__input'));
    await typeText('9');
    await press('Enter');
    await waitUntil(() => data(picker)?.query.q === '9' && data(picker)?.busy === false);
    await press('Backspace');
    await waitUntil(() => data(picker)?.query.q === undefined && data(picker)?.busy === false);
    expect(await offered()).to.deep.equal(['9']);
    picker.ports = createMemoryPorts(shelf(), { person: person.otherPupil, latencyMs: 0 });
    await picker.updateComplete;
    await picker.loadingComplete;
    expect(await offered()).to.deep.equal([]);
    picker.ports = ports;
    await picker.updateComplete;
    await picker.loadingComplete;
    expect(await offered(), 'who is back finds it again').to.deep.equal(['9']);
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
    await click(inside(picker, '.report button'));
    await waitUntil(() => focusedElement()?.matches('dialog[open] select'), 'the form, with the keyboard in it');
    await press('ArrowDown');
    await click(inside(picker, 'dialog textarea'));
    await waitUntil(() => focusedElement()?.matches('textarea'), 'the keyboard in the words');
    await typeText('bad');
    await click(inside(picker, 'dialog [type="submit"]'));
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
    await click(inside(picker, `[data-id="${resourceId}"]`));
    await waitUntil(() => picker.shadowRoot?.querySelector('.own-rating') !== null);
    const rate = async (stars: number): Promise<void> => {
      if (!inside<HTMLDetailsElement>(picker, '.own-rating').open) await click(inside(picker, '.own-rating summary'));
      await click(inside(picker, `.own-rating [value="${stars}"]`));
      const reason = inside<HTMLInputElement>(picker, '.own-rating [value="clear"]');
      if (!reason.checked) await click(reason);
      await click(inside(picker, '.own-rating [type="submit"]'));
    };
    await rate(5);
    await waitUntil(() => picker.shadowRoot?.querySelector('.rating__number')?.textContent === '5.0');
    await rate(3);
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

  it('[RS-21] as a list, with the relation in words, and leads there by pointer', async () => {
    const picker = await withRelated();
    expect(inside(picker, '.related').textContent).to.match(/上一课|下一课|同一课|同一章|同一知识点/);
    const { related = '' } = inside(picker, '.related__item').dataset;
    await click(inside(picker, '.related__item'));
    await waitUntil(() => data(picker)?.detail?.type === 'ready' && data(picker)?.detail?.id === related);
  });

  it('[RS-21] and leads there by keyboard', async () => {
    const picker = await withRelated();
    const { related = '' } = inside(picker, '.related__item').dataset;
    await tabTo('.related__item');
    await press('Enter');
    await waitUntil(() => data(picker)?.detail?.type === 'ready' && data(picker)?.detail?.id === related);
  });
});
