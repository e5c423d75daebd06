/** How words and filters become questions: what an input method sends, how soon a host is asked, which filters are offered. */
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { setPageSize, waitUntil } from '../../test/helpers/browser.ts';
import { all, inside, pickerWith, shelf, titles, type, words } from './fixtures/mounted.ts';
import { LsResourceSearchRequestEvent } from './resource-picker.events.ts';
import type { PickerState } from './resource-picker.types.ts';

/** A key as an input method lets the page hear of it; browsers differ in its name. */
const key = (code: string, init: KeyboardEventInit): KeyboardEvent => new KeyboardEvent('keydown', { code, keyCode: 229, bubbles: true, ...init });
const end = (data: string): CompositionEvent => new CompositionEvent('compositionend', { data, bubbles: true });
const written = (isComposing: boolean): InputEvent => new InputEvent('input', { bubbles: true, isComposing });
/** What each engine sends, in its order, when a key ends a composition. */
const engines: Record<string, (code: string, data: string) => Event[]> = {
  Chromium: (code, data) => [key(code, { key: code === 'Enter' ? 'Enter' : 'Process', isComposing: true }), written(true), end(data)],
  Firefox: (code, data) => [key(code, { key: 'Process', isComposing: true }), end(data), written(false)],
  Safari: (code, data) => [written(true), end(data), key(code, { key: code === 'Enter' ? 'Enter' : ' ' })],
};

describe('ls-resource-picker and an input method', () => {
  for (const [engine, events] of Object.entries(engines)) {
    it(`[RS-03] asks for the word that was taken at once, and not by the Enter that takes the letters, which wait as typed ones do, in the order of ${engine}`, async () => {
      const { picker, asked } = await pickerWith();
      const field = inside<HTMLInputElement>(picker, '.search__input');
      const compose = async (code: string, text: string): Promise<void> => {
        field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
        field.dispatchEvent(key('KeyX', { key: 'Process', isComposing: true }));
        type(picker, text, true);
        for (const event of events(code, text)) field.dispatchEvent(event);
        // Less than the shortest rest of typing: it is over before that, however slow the machine is.
        await aTimeout(10);
      };
      await compose('Enter', 'shuxue');
      expect(asked, 'not by Enter').to.have.length(1);
      await waitUntil(() => asked.length === 2, 'typing has rested');
      await compose('Space', '水');
      expect(asked.map(({ q }) => q)).to.deep.equal([undefined, 'shuxue', '水']);
    });
  }
});

describe('ls-resource-picker where answers come quickly', () => {
  it('[RS-03] asks while letters are typed, shows what was asked when they rest, and asks it once', async () => {
    // Whatever this machine says of its line.
    Object.defineProperty(navigator, 'connection', { value: undefined, configurable: true });
    const { picker, asked, ports: { resources } } = await pickerWith();
    if (!resources) throw new Error('no catalogue');
    const shown = (): string | undefined => (picker.state.type === 'ready' ? picker.state.query.q : undefined);
    const searched: (string | undefined)[] = [];
    const ahead: (string | undefined)[] = [];
    picker.addEventListener('ls-resource-search-ahead-request', ({ detail: { query } }) => ahead.push(query.q));
    picker.addEventListener(LsResourceSearchRequestEvent.type, ({ detail: { query } }) => searched.push(query.q));
    type(picker, '水');
    await waitUntil(() => shown() === '水');
    const { search } = resources;
    resources.search = (query, options) => {
      const answer = search(query, options);
      // The hand goes on before typing has rested, however slow the machine is.
      if (query.q === '分数') type(picker, '分数的');
      return answer;
    };
    type(picker, '分数');
    await waitUntil(() => shown() === '分数的');
    expect(asked.map(({ q }) => q)).to.deep.equal([undefined, '水', '分数', '分数的']);
    expect(searched, 'nothing else is shown under the hand').to.deep.equal(['水', '分数的']);
    expect(ahead, 'a host hears of what is asked meanwhile').to.deep.equal(['分数', '分数的']);
    Reflect.deleteProperty(navigator, 'connection');
  });
});

describe('ls-resource-picker whose host says what may be asked', () => {
  it('[RS-03] asks nothing while letters are typed that the host refuses, and nothing at all so once it has refused a search', async () => {
    // Whatever this machine says of its line.
    Object.defineProperty(navigator, 'connection', { value: undefined, configurable: true });
    const { picker, asked } = await pickerWith();
    const ahead: (string | undefined)[] = [];
    picker.parentElement?.addEventListener('ls-resource-search-ahead-request', (event) => {
      ahead.push(event.detail.query.q);
      event.preventDefault();
      // The hand goes on before typing has rested, however slow the machine is.
      if (event.detail.query.q === '分数') type(picker, '分数的');
    });
    type(picker, '水');
    await waitUntil(() => picker.state.type === 'ready' && picker.state.query.q === '水');
    type(picker, '分数');
    await waitUntil(() => asked.at(-1)?.q === '分数的');
    expect([asked.map(({ q }) => q), ahead]).to.deep.equal([[undefined, '水', '分数的'], ['分数', '分数的']]);
    const refused: (string | undefined)[] = [];
    const refuse = (event: LsResourceSearchRequestEvent): void => {
      refused.push(event.detail.query.q);
      event.preventDefault();
    };
    await waitUntil(() => picker.state.type === 'ready' && picker.state.query.q === '分数的');
    picker.addEventListener(LsResourceSearchRequestEvent.type, refuse);
    type(picker, '科学');
    await waitUntil(() => refused.length === 1);
    picker.removeEventListener(LsResourceSearchRequestEvent.type, refuse);
    type(picker, '影子');
    await waitUntil(() => asked.at(-1)?.q === '影子');
    expect(ahead).to.deep.equal(['分数', '分数的', '科学']);
    Reflect.deleteProperty(navigator, 'connection');
  });
});

describe('ls-resource-picker that its host drives', () => {
  it('[RS-03] takes a new state as the answer: the third word is asked as soon as the first', async () => {
    const { picker: model } = await pickerWith();
    const { state } = model;
    if (state.type !== 'ready') throw new Error('not ready');
    // Whatever this machine says of its line.
    Object.defineProperty(navigator, 'connection', { value: undefined, configurable: true });
    const picker = document.createElement('ls-resource-picker');
    picker.lang = 'zh-CN';
    picker.state = state;
    await fixture(html`<div>${picker}</div>`);
    const asked: (string | undefined)[] = [];
    const late: boolean[] = [];
    let isLate = false;
    picker.addEventListener(LsResourceSearchRequestEvent.type, ({ detail: { query } }) => {
      asked.push(query.q);
      late.push(isLate);
      picker.state = { ...state, query } satisfies PickerState;
    });
    for (const text of ['水', '水循', '水循环']) {
      isLate = false;
      type(picker, text);
      // Less than the longest rest, and begun after it: what rests so long comes later, however slow the machine is.
      const timer = setTimeout(() => (isLate = true), 350);
      await waitUntil(() => asked.at(-1) === text);
      clearTimeout(timer);
    }
    expect([asked.length, late]).to.deep.equal([3, [false, false, false]]);
    Reflect.deleteProperty(navigator, 'connection');
  });
});

describe('ls-resource-picker offers as a filter', () => {
  const long = '单位'.repeat(101);

  it('[RS-03] what narrows: the one platform that has admitted a part of what was found, but not the one that has admitted all', async () => {
    const { picker } = await pickerWith();
    const group = (label: string) => all(picker, '.facet').find((one) => one.getAttribute('aria-label') === label);
    expect(all(picker, '.facet__value[data-value="o-province"]'), 'two are there').to.have.length(1);
    const { state } = picker;
    if (state.type !== 'ready') throw new Error('not ready');
    const counted = (count: number): void => {
      picker.state = { ...state, facets: { ...state.facets, admittedBy: [{ value: 'o-province', label: '省电化教育馆', count }] } };
    };
    counted(3);
    await waitUntil(() => group('接入平台')?.querySelectorAll('button').length === 1);
    counted(8);
    await waitUntil(() => group('接入平台') === undefined);
  });

  it('[RS-03] no value that it could not ask for', async () => {
    const fixtures = shelf();
    const [first] = fixtures.resources;
    if (first) first.provider = long;
    const { picker } = await pickerWith({ fixtures });
    expect(all(picker, '.facet__value[data-value="省电化教育馆"]')).to.have.length(1);
    expect(all(picker, '.facet__value').filter(({ dataset }) => dataset['value'] === long)).to.have.length(0);
  });
});

describe('ls-resource-picker says of each resource', () => {
  it('[RS-01] in the widest table which marks it has and who admitted it, and in the closer look from how many lines on it is sharp', async () => {
    await setPageSize(1800, 900);
    const { picker } = await pickerWith({ properties: { layout: 'table' } });
    await waitUntil(() => picker.shadowRoot?.querySelector('tr.item') && titles(picker).length === 8);
    const places = all(picker, 'thead th').map(({ textContent }) => textContent.trim());
    const cells = [...(inside(picker, '[data-id="r-fractions"]').closest('tr')?.children ?? [])];
    const shown = (label: string) => cells[places.indexOf(label)]?.checkVisibility() && cells[places.indexOf(label)]?.textContent.trim();
    expect([shown('技术标识'), shown('接入平台')]).to.deep.equal(['高清 · 有字幕 · 可离线 · 附练习单', '云岭县教育局']);
    inside(picker, '[data-id="r-fractions"]').click();
    await waitUntil(() => picker.shadowRoot?.querySelector('.detail .item__badges'));
    expect(words(picker)).to.contain('高清 · 720p 及以上');
    await setPageSize(1280, 800);
  });
});
