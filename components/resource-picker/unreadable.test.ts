/** What a platform sends that nobody here knows, cannot be read, or is not there at all. */
import { expect } from '@open-wc/testing';
import { click, setPageSize, waitUntil } from '../../test/helpers/browser.ts';
import type { Ports, Problem } from '../base/index.ts';
import { all, inside, pickerWith, shelf, titles, words } from './fixtures/mounted.ts';
import { printSelection } from './view/paper.ts';
import type { PickerView } from './view/picker-view.ts';

const problem: Problem = { code: 'left-out', title: '有 2 个资源读不出来，没有显示。', detail: '', action: '请告诉平台管理员。', offline: false };

describe('ls-resource-picker and what it cannot read', () => {
  beforeEach(() => setPageSize(1280, 800));
  after(() => setPageSize(1280, 800));

  it('says in one line how many of a page are left out and what to do, asks again, and says no more once all can be read', async () => {
    const { picker, ports } = await pickerWith();
    const { resources } = ports as Ports;
    let isWhole = false;
    picker.ports = {
      ...ports,
      resources: {
        ...resources,
        search: async (query, options) => {
          const answer = await resources.search(query, options);
          return isWhole ? answer : { ...answer, value: { ...answer.value, problem } };
        },
      },
    };
    await waitUntil(() => picker.shadowRoot?.querySelector('.banner'));
    expect(inside(picker, '.banner').textContent).to.contain(problem.title).and.contain(problem.action);
    expect([inside(picker, '.banner').getAttribute('role'), titles(picker).length > 0]).to.deep.equal(['status', true]);
    isWhole = true;
    await click(inside(picker, '.banner__act'));
    await waitUntil(() => picker.state.type === 'ready' && picker.shadowRoot?.querySelector('.banner') === null);
  });

  it('shows what only the platform says of a resource under its own heading, a thousand fields folded', async () => {
    const fixtures = shelf();
    const [first] = fixtures.resources;
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, place) => [`字段 ${place}`, `值 ${place}`]));
    if (first) first.extra = { cost: 'free', 适用场景: '双师课堂', ...many };
    const { picker } = await pickerWith({ fixtures });
    await click(inside(picker, '[data-id="r-fractions"]'));
    await waitUntil(() => picker.shadowRoot?.querySelector('.besides'));
    expect(inside(picker, '#besides-title').textContent).to.equal('平台补充的信息');
    expect(all(picker, '.besides > .facts dt')[0]?.textContent.trim()).to.equal('适用场景');
    expect(all(picker, '.besides > .facts dt')).to.have.length(30);
    expect(all(picker, '.besides details dt')).to.have.length(971);
    expect(inside<HTMLDetailsElement>(picker, '.besides details').open).to.equal(false);
  });

  it('keeps each of several values in its line, and a long name in its column, on a phone in both directions', async () => {
    await setPageSize(360, 800);
    const fixtures = shelf();
    const [first] = fixtures.resources;
    if (first) first.extra = { 'lom.lifeCycle.contribute': '插图 王秀兰\n翻译 买买提·艾力', ['lom.educational.typicalLearningTime'.repeat(6)]: '𠮷'.repeat(300) };
    const { picker } = await pickerWith({ fixtures });
    await click(inside(picker, '[data-id="r-fractions"]'));
    await waitUntil(() => all(picker, '.besides dd').length === 2);
    for (const [lang, dir] of [['zh-CN', 'ltr'], ['ug', 'rtl']] as const) {
      picker.lang = lang;
      await waitUntil(() => getComputedStyle(inside(picker, '.besides')).direction === dir);
      const [lines] = all(picker, '.besides dd bdi');
      const tops = new Set(Array.from(lines?.getClientRects() ?? [], ({ top }) => Math.round(top)));
      expect([tops.size, lines?.textContent], 'a line each').to.deep.equal([2, '插图 王秀兰\n翻译 买买提·艾力']);
      for (const row of all(picker, '.besides .facts__row')) {
        const [name, value] = ['dt bdi', 'dd bdi'].map((css) => row.querySelector(css)?.getBoundingClientRect() ?? expect.fail(css));
        if (name && value) expect(dir === 'ltr' ? name.right <= value.left : value.right <= name.left, `${dir}: no name runs into its value`).to.equal(true);
      }
      const parts = [...inside(picker, '.besides dt bdi').childNodes].filter((node) => node instanceof Text && node.data !== '').map((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return `${node.textContent ?? ''} ${range.getClientRects().length}`;
      });
      expect(parts, 'a line ends between the parts of a path').to.deep.equal(['lom. 1', 'lifeCycle. 1', 'contribute 1']);
      expect(document.documentElement.scrollWidth, `${dir}: no sideways scrolling`).to.be.at.most(360);
    }
  });

  it('says of ids in an address that there are none such, whatever they are called, and lets them be taken out', async () => {
    const { picker } = await pickerWith({ properties: { address: 'compare=constructor&compare=__proto__&language=constructor&provider=__proto__' } });
    const isMissing = (name: Element): boolean => name.textContent === '没有找到这项内容';
    await waitUntil(() => all(picker, '.compare__name').length === 2 && all(picker, '.compare__name').every(isMissing), 'side by side');
    expect(all(picker, '.active__filter bdi').map(({ textContent }) => textContent)).to.deep.equal(['__proto__', 'constructor']);
    await click(inside(picker, '.compare__close'));
    await click(inside(picker, '.compare-bar__item button'));
    await waitUntil(() => all(picker, '.compare-bar__item').length === 1);
    picker.value = ['r-gone'];
    picker.mode = 'pick';
    await waitUntil(() => picker.shadowRoot?.querySelector('.basket__titles')?.textContent === '没有找到这项内容', 'in the basket');
  });

  it('prints what is known where a host cannot look up the rest', async () => {
    const { picker } = await pickerWith();
    if (picker.state.type !== 'ready') throw new Error('not ready');
    const shown = [picker.state.items.slice(0, 1), []];
    // Nothing is left to print: no printer is asked.
    await printSelection(picker, () => ({}) as PickerView, () => shown.shift() ?? [], (event) => {
      event.respondWith(Promise.reject(new Error('no line')));
      return true;
    });
    expect(shown).to.have.length(0);
  });

  it("shows of a host's own items what can be read, whatever they lack or say in another type, and the whole list", async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick' } });
    const { state } = picker;
    if (state.type !== 'ready') throw new Error('not ready');
    const [good = expect.fail('no item')] = state.items;
    const mistyped = Object.fromEntries(Object.keys(good).map((name) => [name, 7]));
    const odd: readonly unknown[] = [
      { id: 'r-bare' }, { id: 'r-named', title: '只有题目' }, null, 'r-text', { ...mistyped, id: 'r-seven' },
      { ...good, id: 'r-null', ...Object.fromEntries(['admittedBy', 'marks', 'rating', 'sources', 'durationSeconds', 'title', 'coverAlternative'].map((name) => [name, null])) },
      { ...good, id: 'r-figures', title: '写成文字的数', durationSeconds: '750', admittedBy: '邻县教育局', marks: '8k', type: 'constructor', stage: 'toString', grade: null, language: 'valueOf' }, { ...good, id: 'r-last', title: '最后一课' },
    ];
    const template = Object.assign(document.createElement('template'), { slot: 'card' });
    for (const field of ['title', 'admitted-by', 'duration', 'size', 'modified', 'description', 'cover', 'rights-holder']) {
      const place = document.createElement('p');
      place.setAttribute('data-field', field);
      template.content.append(place);
    }
    for (const view of ['', 'view=list', 'view=table', 'own']) {
      if (view === 'own') picker.append(template);
      picker.address = view === 'own' ? '' : view;
      picker.state = { type: 'ready', items: [...odd, { ...good, id: `r-${view}`, title: `一节课${view}` }] } as unknown as typeof state;
      const shown = ['r-bare', '只有题目', '7', good.identifier, '写成文字的数', '最后一课', `一节课${view}`];
      await waitUntil(() => titles(picker).join() === shown.join(), `${view}: ${titles(picker).join()}`);
      expect(words(picker)).not.to.contain('undefined').and.not.to.contain('NaN');
      if (view === '') expect(words(picker)).to.contain('12:30').and.contain('邻县教育局').and.contain('8k').and.contain('constructor').and.contain('toString');
    }
    const resource = { id: 'r-bare', extra: { 学时: 2, 场景: ['双师'] }, directory: [{}, { title: 3, children: [{ title: '里面' }] }], renditions: [{}, 4], tracks: [{ kind: 'subtitles' }], lecturers: '张建华', admittedBy: null };
    picker.state = { type: 'ready', items: odd, detail: { type: 'ready', id: 'r-bare', resource }, known: null, facets: { subject: [{ value: 3, count: 1 }, null, {}] } } as unknown as typeof state;
    await waitUntil(() => picker.shadowRoot?.querySelector('.besides')?.textContent.includes('["双师"]'));
    expect([inside(picker, '.detail__title').textContent, words(picker).includes('里面')]).to.deep.equal(['r-bare', true]);
  });
});
