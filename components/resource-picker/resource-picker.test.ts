import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { chooseLine, click, press, setPageSize, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { all, inside, longShelf, pickerWith, shelf, titles, type, words } from './fixtures/mounted.ts';
import type { LsResourceSelectEvent } from './resource-picker.events.ts';
import type { LsResourcePicker } from './resource-picker.ts';

describe('ls-resource-picker finds', () => {
  it('[RS-03] everything at first, with its number said aloud, and who admitted it in the closer look', async () => {
    const { picker } = await pickerWith();
    expect(titles(picker)).to.have.length(8);
    expect(inside(picker, '.result-bar__count').getAttribute('role')).to.equal('status');
    expect(inside(picker, '.result-bar__count').textContent).to.equal('共 8 个资源');
  });

  it('by words, once typing rests', async () => {
    const { picker, asked } = await pickerWith();
    for (const text of ['水', '水循', '水循环']) type(picker, text);
    await waitUntil(() => titles(picker).length === 1);
    expect(titles(picker)[0]).to.contain('水循环');
    expect(asked.map(({ q }) => q)).to.deep.equal([undefined, '水循环']);
  });

  it('[RS-03] at once by Enter, with the real keyboard', async () => {
    const { asked } = await pickerWith();
    await tabTo('.search__input');
    await press('9');
    // On a slow machine typing has rested before the next key: so it is let rest, and Enter asks again.
    await waitUntil(() => asked.length === 2);
    await press('Enter');
    await waitUntil(() => asked.length === 3);
    expect(asked.map(({ q }) => q)).to.deep.equal([undefined, '9', '9']);
  });

  it('by the first two hundred of ten thousand characters, and says so; what was written stays', async () => {
    const { picker, asked } = await pickerWith();
    const long = `水循环${'𠮷'.repeat(5000)}`;
    type(picker, long);
    await waitUntil(() => asked.length === 2);
    expect(asked[1]?.q, 'half of a rare character is none').not.to.match(/[\uD800-\uDBFF]$/);
    expect(asked[1]?.q?.length).to.be.within(199, 200);
    expect([inside<HTMLInputElement>(picker, '.search__input').value, inside(picker, '.search__cut').textContent]).to.deep.equal([long, '只按前 200 个字查找，后面的字不参与。']);
    expect(inside(picker, '.search__input').getAttribute('aria-describedby')).to.equal('search-cut');
    type(picker, '水循环');
    await waitUntil(() => titles(picker).length === 1 && inside(picker, '.search__cut').textContent === '');
  });

  it('[RS-03] nothing, and offers what can be tried next', async () => {
    const { picker } = await pickerWith();
    type(picker, '量子色动力学');
    await waitUntil(() => /没有找到.*量子色动力学/.test(words(picker)));
    await click(all(picker, '.state__acts button').at(-1) ?? picker);
    await waitUntil(() => titles(picker).length === 8);
    type(picker, '量子色动力学');
    await waitUntil(() => /没有找到.*量子色动力学/.test(words(picker)));
    all(picker, '.state__acts button').at(-1)?.setAttribute('data-last', '');
    await tabTo('[data-last]');
    await press('Enter');
    await waitUntil(() => titles(picker).length === 8);
  });

  it('[RS-03] by type, subject, stage and grade, with counts, and back', async () => {
    await setPageSize(1366, 900);
    const { picker, asked } = await pickerWith();
    const chip = (name: string) => all(picker, '.chip').find(({ textContent }) => textContent.includes(name)) ?? expect.fail(`no chip ${name}`);
    expect(chip('音频').textContent).to.contain('1');
    await click(chip('音频'));
    await waitUntil(() => titles(picker).length === 1);
    expect(chip('音频').getAttribute('aria-pressed')).to.equal('true');
    await click(chip('全部'));
    await waitUntil(() => titles(picker).length === 8 && picker.shadowRoot?.querySelector('.facet__value[data-value="数学"]'));
    const subject = inside(picker, '.facet__value[data-value="数学"]');
    expect(subject.textContent.replace(/\s+/g, '')).to.match(/^数学\d$/);
    await click(subject);
    await waitUntil(() => asked.at(-1)?.subject === '数学' && titles(picker).length < 8);
    expect(inside(picker, '.facet__value[data-value="数学"]').getAttribute('aria-pressed')).to.equal('true');
    await click(inside(picker, '.active__filter'));
    await waitUntil(() => titles(picker).length === 8);
  });

  it('only what the host offers, beginning where the host says', async () => {
    const { picker, asked } = await pickerWith({ attributes: { types: 'A02', curriculum: 'primary/语文/3', query: '山行' } });
    expect(asked[0]).to.include({ type: 'A02', stage: 'primary', subject: '语文', grade: 3, q: '山行' });
    expect(titles(picker)).to.deep.equal(['古诗诵读《山行》']);
    expect(inside<HTMLInputElement>(picker, '.search__input').value).to.equal('山行');
  });

  it('the next page on a button, never by itself, and keeps what is there', async () => {
    const { picker, asked } = await pickerWith({ fixtures: longShelf(30) });
    const before = titles(picker).slice(0, 8);
    expect(asked).to.have.length(1);
    await click(inside(picker, '.results__more'));
    await waitUntil(() => picker.shadowRoot?.querySelector('.results__more') === null);
    expect(titles(picker).slice(0, before.length)).to.deep.equal(before);
    expect(inside(picker, '.results__item').getAttribute('aria-setsize')).to.equal('38');
  });
});

describe('ls-resource-picker shows a resource closely', () => {
  it('[RS-01] with all it knows, by keyboard, and comes back to the card', async () => {
    const { picker } = await pickerWith();
    await tabTo('[data-id="r-fractions"]');
    const opened = oneEvent(picker, 'ls-resource-open');
    await press('Enter');
    expect(((await opened) as CustomEvent<{ resourceId: string }>).detail.resourceId).to.equal('r-fractions');
    await waitUntil(() => words(picker).includes('主讲人'));
    for (const fact of ['主讲人', '王秀兰', '版权方', '云岭县教研室', '使用许可', '提供单位', '云岭县教育局', '资源标识', 'yl-lesson-001', '创建时间', '关键词', '分月饼']) {
      expect(words(picker)).to.contain(fact);
    }
    expect(picker.shadowRoot?.activeElement?.id).to.equal('detail-title');
    await tabTo('.detail__back', 'back');
    await press('Enter');
    await waitUntil(() => picker.shadowRoot?.activeElement?.getAttribute('data-id') === 'r-fractions');
  });

  it('[RS-01] as one card of its two sources that says who admitted it; the closer look names both, and who reviewed it', async () => {
    const { picker } = await pickerWith();
    const cards = all(picker, '.item').filter(({ textContent }) => textContent.includes('几分之一'));
    expect(cards).to.have.length(1);
    expect(cards[0]?.querySelector('.item__admitted')?.textContent.replace(/[\u2068\u2069]/g, '')).to.equal('云岭县教育局接入 · 2 个来源');
    expect(all(picker, '.item__admitted').every(({ textContent }) => textContent.includes('接入'))).to.equal(true);
    await click(inside(picker, '[data-id="r-fractions"]'));
    await waitUntil(() => words(picker).includes('审核'));
    const value = (label: string) => all(picker, '.facts__row').find((row) => row.querySelector('dt')?.textContent.trim() === label)?.querySelector('dd')?.textContent.trim();
    expect(value('来源')).to.equal('云岭县教育局 · 省电化教育馆');
    expect(value('审核')).to.match(/^张建国 · 云岭县教研室 · 2026/);
  });

  const line = '《分数的初步认识：几分之一》，王秀兰，云岭县教研室，仅限非营利教学使用，云岭县教育局';
  /** What lies in the clipboard, as a person finds out: it is pasted. */
  async function pasted(): Promise<string> {
    const field = await fixture<HTMLTextAreaElement>(html`<textarea></textarea>`);
    await click(field);
    await waitUntil(async () => {
      if (field.value === '') await press('Control', 'v');
      return field.value !== '';
    }, 'nothing was pasted');
    return field.value;
  }

  it('[RS-19] names the rights holder, copies the line by pointer word for word, and keeps it on paper', async () => {
    const { picker } = await pickerWith();
    await click(inside(picker, '[data-id="r-fractions"]'));
    await waitUntil(() => picker.shadowRoot?.querySelector('.attribution') !== null);
    expect(inside(picker, '.attribution__text').textContent).to.equal(line);
    await click(inside(picker, '.attribution button'));
    await waitUntil(() => words(picker).includes('已复制'));
    expect(await pasted()).to.equal(line);
    const printed = [...(picker.shadowRoot?.adoptedStyleSheets ?? [])].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print');
    expect(printed.map(({ cssText }) => cssText).join(' ')).not.to.match(/\.attribution[^{]*\{[^}]*display: none/);
  });

  it('[RS-19] copies the line by keyboard', async () => {
    const { picker } = await pickerWith();
    await tabTo('[data-id="r-fractions"]');
    await press('Enter');
    await waitUntil(() => picker.shadowRoot?.querySelector('.attribution') !== null);
    await tabTo('.attribution button');
    await press('Enter');
    await waitUntil(() => words(picker).includes('已复制'));
    expect(await pasted()).to.equal(line);
  });

  it('in the host’s own way when it cancels', async () => {
    const { picker } = await pickerWith();
    picker.addEventListener('ls-resource-open-request', (event) => event.preventDefault());
    await click(inside(picker, '[data-id="r-fractions"]'));
    await picker.updateComplete;
    expect(picker.shadowRoot?.querySelector('.detail')).to.equal(null);
  });

  it('and says what went wrong, beside the list that stays', async () => {
    const { picker } = await pickerWith({ failures: [{ kind: 'not-found', call: 'resources.get' }] });
    await click(inside(picker, '[data-id="r-fractions"]'));
    await waitUntil(() => picker.shadowRoot?.querySelector('.detail [role="alert"]') !== null);
    // Beside it there is room for fewer cards in a row: they are counted anew.
    await waitUntil(() => titles(picker).length === 8, 'the whole list');
  });
});

describe('ls-resource-picker chooses', () => {
  it('[SYS-18] nothing at first; every choice can be taken back, by pointer and by keyboard', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '' } });
    expect(picker.value).to.deep.equal([]);
    const told = oneEvent<LsResourceSelectEvent>(picker, 'ls-resource-select');
    await click(inside(picker, '[aria-posinset="1"] .item__choice input'));
    expect((await told).detail.resources).to.deep.equal([{ id: 'r-fractions', version: 1 }]);
    // From the box that was pressed to the next.
    await press('Tab');
    await tabTo('.item__choice input');
    await press(' ');
    await waitUntil(() => picker.value.join() === 'r-fractions,r-water-cycle');
    await click(inside(picker, '.basket__toggle'));
    await waitUntil(() => all(picker, '.basket__remove').length === 2);
    await click(inside(picker, '.basket__remove'));
    await waitUntil(() => picker.value.join() === 'r-water-cycle');
    await tabTo('.item__choice input:checked', 'back');
    await press(' ');
    await waitUntil(() => picker.value.length === 0);
    await press(' ');
    await waitUntil(() => picker.value.join() === 'r-water-cycle');
    await click(inside(picker, '.item__choice input:checked'));
    await waitUntil(() => picker.value.length === 0);
  });

  const targets = [{ name: 'class:c-31', label: '三年级1班' }, { name: 'course:art', label: '校本课程' }];
  const targetOf = (picker: LsResourcePicker): HTMLSelectElement => {
    const field = inside(picker, '.target select');
    if (field instanceof HTMLSelectElement) return field;
    throw new Error('no field');
  };

  it('[T-19] adds to a course by pointer: nothing and nobody is chosen beforehand, and the choice counts with its scope', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '', name: 'resource' }, properties: { targets } });
    const told: unknown[] = [];
    picker.addEventListener('ls-resource-select', ({ detail: { resources, scope } }) => told.push([resources, scope]));
    expect([picker.value, targetOf(picker).value]).to.deep.equal([[], '']);
    await click(inside(picker, '.item__choice input'));
    expect(told, 'nobody knows for whom').to.deep.equal([]);
    expect([picker.checkValidity(), picker.validationMessage]).to.deep.equal([false, '请选择用于哪个班级或课程。']);
    await chooseLine(targetOf(picker), 'course:art');
    // The arrows came by the class before.
    expect(told.at(-1)).to.deep.equal([[{ id: 'r-fractions', version: 1 }], 'course:art']);
    expect(picker.checkValidity()).to.equal(true);
    await click(inside(picker, '[aria-posinset="2"] .item__choice input'));
    expect(told.at(-1)).to.deep.equal([[{ id: 'r-fractions', version: 1 }, { id: 'r-water-cycle', version: 1 }], 'course:art']);
  });

  it('[T-19] by keyboard, after licence and price have been read in the closer look', async () => {
    const fixtures = shelf();
    const [lesson] = fixtures.resources;
    if (lesson) Object.assign(lesson, { licence: '仅限教学使用', extra: { cost: '免费' } });
    const { picker } = await pickerWith({ attributes: { mode: 'pick' }, properties: { targets }, fixtures });
    await tabTo('[data-id="r-fractions"]');
    await press('Enter');
    await waitUntil(() => picker.shadowRoot?.querySelector('.detail__pick'));
    expect(inside(picker, '.terms').textContent).to.contain('仅限教学使用').and.contain('免费');
    const pick = inside(picker, '.detail__pick');
    expect(inside(picker, '.terms').compareDocumentPosition(pick) & Node.DOCUMENT_POSITION_FOLLOWING, 'above what uses it').to.not.equal(0);
    const told = oneEvent<LsResourceSelectEvent>(picker, 'ls-resource-select');
    await tabTo('.target select');
    await press('ArrowDown');
    await tabTo('.detail__pick', 'back');
    await press('Enter');
    expect((await told).detail).to.deep.include({ resources: [{ id: 'r-fractions', version: 1 }], scope: 'class:c-31' });
  });

  it('[T-19] forbidden: for a class that is not theirs, and where nothing may be chosen, neither pointer nor keyboard adds anything', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick' }, properties: { targets, target: 'class:of-others' } });
    const told: unknown[] = [];
    picker.addEventListener('ls-resource-select', (event) => told.push(event));
    expect([targetOf(picker).value, ...all<HTMLOptionElement>(picker, '.target option').map(({ value }) => value)]).not.to.include('class:of-others');
    await click(inside(picker, '.item__choice input'));
    await press(' ');
    await press(' ');
    expect(told).to.deep.equal([]);
    const browsing = (await pickerWith({ properties: { targets } })).picker;
    expect(all(browsing, '.item__choice, .target')).to.deep.equal([]);
  });

  it('[SYS-18] for an own class, by keyboard: nobody is chosen beforehand; what is chosen is stored in its order, with the reason, for that class alone', async () => {
    const { picker, ports } = await pickerWith({ attributes: { mode: 'pick', multiple: '', gives: '' } });
    await waitUntil(() => picker.shadowRoot?.querySelector('.target select') !== null);
    expect([targetOf(picker).value, picker.value]).to.deep.equal(['', []]);
    const told: unknown[] = [];
    picker.addEventListener('ls-resource-select', ({ detail: { resources, scope } }) => told.push([resources.map(({ id }) => id), scope]));
    for (let count = 0; count < 2; count += 1) {
      await tabTo('.item__choice input:not(:checked)');
      await press(' ');
    }
    await waitUntil(() => picker.shadowRoot?.querySelector('.giving__for-whom') !== null);
    expect(told, 'nobody knows for whom').to.deep.equal([]);
    const { audiences } = (await ports.resources?.recommendations())?.value ?? { audiences: [] };
    const [first] = audiences;
    expect(all(picker, '.target option').map(({ textContent }) => textContent).slice(1)).to.deep.equal(audiences.map(({ name }) => name));
    await tabTo('.target select');
    await press('ArrowDown');
    await waitUntil(() => picker.shadowRoot?.querySelector('.giving input') !== null);
    expect(told).to.deep.equal([[['r-fractions', 'r-water-cycle'], `class:${first?.id ?? ''}`]]);
    await expect(picker).to.be.accessible();
    await tabTo('.giving input');
    await typeText('明天上课要用');
    const given = oneEvent(picker, 'ls-resource-give');
    await press('Enter');
    await given;
    await waitUntil(() => picker.shadowRoot?.querySelector('.giving__done') !== null);
    const stored = (await ports.resources?.recommendations())?.value.given.filter(({ reason }) => reason === '明天上课要用') ?? [];
    expect(stored.map(({ resourceId, audience }) => [resourceId, audience.kind, audience.id]).sort()).to.deep.equal([['r-fractions', 'class', first?.id], ['r-water-cycle', 'class', first?.id]]);
  });

  it('[SYS-18] for nobody, where somebody has no class or school to choose for; what could not be given stays chosen', async () => {
    const { picker } = await pickerWith({ who: person.pupil, attributes: { mode: 'pick', gives: '' } });
    await waitUntil(() => picker.shadowRoot?.querySelector('.giving__nobody') !== null);
    expect(all(picker, '.target, .giving')).to.deep.equal([]);
    const { picker: failing } = await pickerWith({ attributes: { mode: 'pick', gives: '' }, failures: [{ kind: 'internal', call: 'resources.changeRecommendations', nth: 1 }] });
    await waitUntil(() => failing.shadowRoot?.querySelector('.target select') !== null);
    await click(all(failing, '.item__choice input')[0] ?? failing);
    targetOf(failing).selectedIndex = 1;
    targetOf(failing).dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => failing.shadowRoot?.querySelector('.giving input') !== null);
    inside<HTMLInputElement>(failing, '.giving input').value = '预习';
    await click(inside(failing, '.giving button'));
    await waitUntil(() => failing.shadowRoot?.querySelector('.basket [role="alert"]') !== null);
    expect([failing.value, inside<HTMLInputElement>(failing, '.giving input').value]).to.deep.equal([['r-fractions'], '预习']);
    await click(inside(failing, '.giving button'));
    await waitUntil(() => failing.shadowRoot?.querySelector('.giving__done') !== null);
  });

  it('as a form control: value, required, reset, restore and names of ids it was given', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '', name: 'resources', required: '' } });
    const form = document.createElement('form');
    picker.replaceWith(form);
    form.append(picker);
    await picker.updateComplete;
    expect(form.checkValidity()).to.equal(false);
    expect(picker.validationMessage).to.equal('请至少选择一个资源。');
    await waitUntil(() => words(picker).includes('请至少选择一个资源。'));
    picker.value = ['r-poem', 'r-fractions', 'r-poem'];
    await picker.updateComplete;
    expect(new FormData(form).getAll('resources')).to.deep.equal(['r-poem', 'r-fractions']);
    expect(form.checkValidity()).to.equal(true);
    form.reset();
    await picker.updateComplete;
    expect(picker.value).to.deep.equal([]);
    picker.formStateRestoreCallback('r-poem');
    await waitUntil(() => inside(picker, '.basket').textContent.includes('山行'));
    form.remove();
  });

  it('a value set before it is attached, and titles that are not on the page', async () => {
    const fixtures = shelf();
    const { picker } = await pickerWith({ fixtures, attributes: { mode: 'pick', query: '水循环' } });
    picker.value = 'r-poem';
    await waitUntil(() => inside(picker, '.basket').textContent.includes('山行'));
  });
});

describe('ls-resource-picker in every state', () => {
  it('offline with nothing kept: says so, and asks again', async () => {
    const { picker } = await pickerWith({ failures: [{ kind: 'offline', call: 'resources.search', nth: 1 }] });
    await waitUntil(() => picker.state.type === 'offline');
    await picker.updateComplete;
    await click(inside(picker, '.state button'));
    await waitUntil(() => titles(picker).length === 8);
  });

  it('shows hostile metadata as text', async () => {
    const fixtures = shelf();
    const bad = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</scr' + 'ipt>‮𠮷𡒉';
    const [first] = fixtures.resources;
    if (first) Object.assign(first, { title: bad, description: bad, provider: bad, subject: bad, rightsHolder: bad, lecturers: [bad], keywords: [bad], extra: { [bad]: bad }, coverUrl: 'javascript:window.hacked=1' });
    const { picker } = await pickerWith({ fixtures, attributes: { mode: 'pick', multiple: '' } });
    await click(inside(picker, '[data-id="r-fractions"]'));
    await waitUntil(() => picker.shadowRoot?.querySelector('.facts') !== null);
    expect(titles(picker)[0]).to.equal(bad);
    expect(picker.shadowRoot?.querySelector('script, img[onerror], [src^="javascript:"]')).to.equal(null);
    expect('hacked' in window).to.equal(false);
  });

  it('breaks no rule of axe with a basket and the closer look, on a phone, from right to left', async () => {
    await setPageSize(360, 700);
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '', lang: 'ug' } });
    await click(all(picker, '.item__choice input')[0] ?? picker);
    await picker.updateComplete;
    await expect(picker).to.be.accessible();
    await click(inside(picker, '[data-id="r-poem"]'));
    await waitUntil(() => picker.shadowRoot?.querySelector('.facts') !== null);
    await expect(picker).to.be.accessible();
    expect(document.documentElement.scrollWidth).to.be.at.most(360);
    await setPageSize(1280, 800);
  });
});
