/** The picker as a place to compare, to put in order, to go back to, and to read far down. */
import { expect, oneEvent } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, drag, focusedElement, press, setPageSize, tabTo, waitUntil } from '../../test/helpers/browser.ts';
import { warningsDuring } from './fixtures/console.ts';
import { all, inside, longShelf, pickerWith, shelf, titles, type, words } from './fixtures/mounted.ts';
import type { LsResourceActionRequestEvent, LsResourceAddressChangeEvent, LsResourceSelectEvent } from './resource-picker.events.ts';
import { printPaper } from './view/paper.ts';

describe('ls-resource-picker has an address for every place', () => {
  it('and goes where one leads: words, filters, order, table, closer look', async () => {
    const { picker, asked } = await pickerWith({ properties: { address: 'subject=数学&grade=3&sort=newest&view=table&open=r-fractions' } });
    expect(asked[0]).to.include({ subject: '数学', grade: 3, sort: 'newest' });
    expect(picker.shadowRoot?.querySelector('table')).not.to.equal(null);
    await waitUntil(() => words(picker).includes('接入平台'));
    expect(picker.address).to.equal(new URLSearchParams({ subject: '数学', grade: '3', sort: 'newest', view: 'table', open: 'r-fractions' }).toString());
  });

  it('tells each new one, and which are only on the way; going back asks again and closes', async () => {
    await setPageSize(1366, 900);
    const { picker, asked } = await pickerWith();
    const told: [string, boolean][] = [];
    picker.addEventListener('ls-resource-address-change', ({ detail }: LsResourceAddressChangeEvent) => told.push([decodeURIComponent(detail.address), detail.passing]));
    await click(inside(picker, '.facet__value[data-value="数学"]'));
    await waitUntil(() => told.length === 1 && asked.length === 2);
    type(picker, '分数');
    await waitUntil(() => told.length === 2);
    await click(inside(picker, '[data-id="r-fractions"]'));
    await waitUntil(() => told.length === 3);
    expect(told).to.deep.equal([['subject=数学', false], ['q=分数&subject=数学', true], ['q=分数&subject=数学&open=r-fractions', false]]);
    picker.address = '';
    await waitUntil(() => titles(picker).length === 8 && picker.shadowRoot?.querySelector('.detail') === null);
    expect(asked.at(-1)?.q).to.equal(undefined);
    expect(told, 'who sends it somewhere need not be told').to.have.length(3);
    await setPageSize(1280, 800);
  });
});

describe('ls-resource-picker compares', () => {
  it('[RS-15] up to four side by side by keyboard, with what differs, and nothing chosen by itself', async () => {
    await setPageSize(1366, 900);
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '' } });
    await waitUntil(() => all(picker, '.item').length === 8);
    for (const place of [1, 2, 3, 4]) {
      await press('Tab');
      await tabTo('.item__tool--compare');
      await press('Enter');
      await waitUntil(() => words(picker).includes(`对比 ${place} / 4`));
    }
    await press('Tab');
    await tabTo('.item__tool--compare');
    await press('Enter');
    expect(words(picker)).to.contain('对比 4 / 4');
    await waitUntil(() => all(picker, '.compare-bar .button').length > 0);
    await tabTo('.compare-bar .button');
    await press('Enter');
    await waitUntil(() => all(picker, '.compare tbody tr').length > 5);
    expect(all(picker, '.compare thead th')).to.have.length(4);
    const isOf = (label: string) => all(picker, '.compare tbody tr').find((row) => row.querySelector('th')?.textContent.startsWith(label));
    await waitUntil(() => isOf('主讲人')?.textContent.includes('王秀兰'));
    expect(isOf('资源标识')?.textContent).to.contain('不同');
    expect(isOf('文件格式')?.textContent, 'in words').to.contain('MP4 视频');
    await expect(picker).to.be.accessible();
    await tabTo('.compare__only input');
    await press(' ');
    await waitUntil(() => inside<HTMLInputElement>(picker, '.compare__only input').checked);
    await picker.updateComplete;
    expect(all(picker, '.compare tbody tr').every((row) => row.className.includes('differs'))).to.equal(true);
    expect(picker.value).to.deep.equal([]);
    const told = oneEvent<LsResourceSelectEvent>(picker, 'ls-resource-select');
    await tabTo('.compare th [aria-pressed]');
    await press('Enter');
    expect((await told).detail.resources).to.have.length(1);
    expect(picker.value).to.have.length(1);
    await press('Escape');
    await waitUntil(() => picker.shadowRoot?.querySelector('dialog') === null);
  });
});

describe('ls-resource-picker compares by pointer', () => {
  it('[RS-15] two side by side, and one of them is chosen by a press', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '' } });
    for (const place of [0, 1]) {
      await click(all(picker, '.item__tool--compare')[place] ?? picker);
      await waitUntil(() => words(picker).includes(`对比 ${place + 1} / 4`));
    }
    // The line comes with the first that is compared.
    await waitUntil(() => all(picker, '.compare-bar .button').length > 0);
    await click(inside(picker, '.compare-bar .button'));
    await waitUntil(() => all(picker, '.compare thead th').length === 2);
    expect(picker.value).to.deep.equal([]);
    const told = oneEvent<LsResourceSelectEvent>(picker, 'ls-resource-select');
    await click(inside(picker, '.compare th [aria-pressed]'));
    expect((await told).detail.resources).to.have.length(1);
    await press('Escape');
    await waitUntil(() => picker.shadowRoot?.querySelector('dialog') === null);
  });
});

describe('ls-resource-picker keeps an order', () => {
  const chosen = ['r-fractions', 'r-water-cycle', 'r-poem'];
  async function opened(fixtures = shelf()) {
    const mounted = await pickerWith({ fixtures, attributes: { mode: 'pick', multiple: '', name: 'list' }, properties: { value: chosen } });
    await click(inside(mounted.picker, '.basket__toggle'));
    await waitUntil(() => all(mounted.picker, '.basket__grip').length === chosen.length);
    return mounted.picker;
  }

  it('by arrow keys on the handle, which keeps the keyboard', async () => {
    const picker = await opened();
    all(picker, '.basket__grip')[0]?.focus();
    const told = oneEvent<LsResourceSelectEvent>(picker, 'ls-resource-select');
    await press('ArrowDown');
    const { resources } = (await told).detail;
    expect(resources.map(({ id }) => id)).to.deep.equal(['r-water-cycle', 'r-fractions', 'r-poem']);
    // A host that set ids alone is told of versions all the same.
    expect(resources.every(({ version }) => version !== null)).to.equal(true);
    await waitUntil(() => picker.shadowRoot?.activeElement?.closest('.basket__row')?.getAttribute('data-id') === 'r-fractions');
    await press('End');
    await waitUntil(() => picker.value.at(-1) === 'r-fractions');
  });

  it('by the menu of places, which keeps the keyboard', async () => {
    const picker = await opened();
    const told: string[][] = [];
    picker.addEventListener('ls-resource-select', ({ detail }) => told.push(detail.resources.map(({ id }) => id)));
    await tabTo('[data-id="r-poem"] .basket__place select');
    for (const order of [['r-fractions', 'r-poem', 'r-water-cycle'], ['r-poem', 'r-fractions', 'r-water-cycle']]) {
      await press('ArrowUp');
      await waitUntil(() => picker.value.join() === order.join(), order.join());
      await waitUntil(() => focusedElement()?.matches('[data-id="r-poem"] .basket__place select'), 'the keyboard stays');
      expect(all(picker, '.basket__row').map(({ dataset }) => dataset['id'])).to.deep.equal(order);
    }
    expect(told).to.deep.equal([['r-fractions', 'r-poem', 'r-water-cycle'], ['r-poem', 'r-fractions', 'r-water-cycle']]);
  });

  const isWebkit = navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrome');
  it(`by dragging with the mouse and a finger${isWebkit ? ' (no finger in WebKitGTK, whose driver has none)' : ''}`, async () => {
    const picker = await opened();
    const rows = () => all(picker, '.basket__row');
    const marked: (string | undefined)[] = [];
    const onUp = () => marked.push(picker.shadowRoot?.querySelector<HTMLElement>('.basket__row--after')?.dataset['id']);
    document.addEventListener('pointerup', onUp, { capture: true });
    for (const by of isWebkit ? (['mouse'] as const) : (['mouse', 'touch'] as const)) {
      const [first = '', second = '', third = ''] = rows().map(({ dataset }) => dataset['id']);
      await drag(all(picker, '.basket__grip')[0] ?? expect.fail('no grip'), rows()[2] ?? expect.fail('no row'), by);
      await waitUntil(() => picker.value.join() === [second, third, first].join(), by);
      expect(marked.splice(0), 'it is shown where it would go').to.deep.equal([third]);
    }
    document.removeEventListener('pointerup', onUp, { capture: true });
  });

  it('and prints the list alone, each with the line that names whose it is', async () => {
    let printed: Document | undefined;
    const frame = printPaper({ title: '已选资源', note: '1', items: [{ title: '<b>分数</b>', facts: '视频', attribution: '云岭县教研室' }], language: 'zh-CN', direction: 'ltr' }, (window) => (printed = window.document));
    expect(printed?.querySelector('.title')?.textContent).to.equal('<b>分数</b>');
    expect(printed?.querySelector('.attribution')?.textContent).to.equal('云岭县教研室');
    expect(printed?.querySelector('b')).to.equal(null);
    frame?.remove();
  });

  it('[RS-19] prints what is chosen by keyboard, in its order, with the line that the service says of it; the sheet goes with the picker', async () => {
    const fixtures = shelf();
    const said = fixtures.resources.find(({ id }) => id === 'r-water-cycle');
    if (said) said.attribution = '《水的旅行》，张建华，云岭县教育局';
    const picker = await opened(fixtures);
    let printed: Document | null | undefined;
    const { body } = document;
    body.append = (...nodes) => {
      Element.prototype.append.apply(body, nodes);
      const frame = nodes.find((node) => node instanceof HTMLIFrameElement);
      // A real one would wait for whoever stands before the printer.
      if (frame?.contentWindow) frame.contentWindow.print = () => (printed = frame.contentDocument);
    };
    await tabTo('.basket__acts button');
    await press('Enter');
    await waitUntil(() => printed !== undefined);
    Reflect.deleteProperty(body, 'append');
    expect([...(printed?.querySelectorAll('.title') ?? [])].map(({ textContent }) => textContent)).to.deep.equal(all(picker, '.basket__title').map(({ textContent }) => textContent));
    const named = [...(printed?.querySelectorAll('.attribution') ?? [])].map(({ textContent }) => textContent);
    expect([named.length, named[0], named[1]]).to.deep.equal([3, '《分数的初步认识：几分之一》，王秀兰，云岭县教研室，仅限非营利教学使用，云岭县教育局', said?.attribution]);
    picker.remove();
    expect(document.querySelector('iframe[data-ls-paper]')).to.equal(null);
  });
});

describe('ls-resource-picker and its host', () => {
  it('offers what the host can do with a resource, and leaves it to the host', async () => {
    const { picker } = await pickerWith({ properties: { actions: [{ name: 'give', label: '布置给班级' }] } });
    await click(inside(picker, '[data-id="r-fractions"]'));
    await waitUntil(() => picker.shadowRoot?.querySelector('[data-action="give"]') !== null);
    for (const act of [click, async () => (await tabTo('[data-action="give"]'), press('Enter'))]) {
      const asked = oneEvent<LsResourceActionRequestEvent>(picker, 'ls-resource-action-request');
      await act(inside(picker, '[data-action="give"]'));
      const { detail } = await asked;
      expect([detail.action, detail.resource.id]).to.deep.equal(['give', 'r-fractions']);
    }
  });

  it('[UX-08] pictures of cards say their size beforehand and come when they are near', async () => {
    const fixtures = shelf();
    const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    const address = URL.createObjectURL(await (await fetch(picture)).blob());
    for (const resource of fixtures.resources) resource.coverUrl = address;
    const { picker } = await pickerWith({ fixtures });
    const pictures = [...(picker.shadowRoot?.querySelectorAll<HTMLImageElement>('.item__image') ?? [])];
    expect(pictures.length).to.be.above(3);
    for (const one of pictures) expect([one.loading, one.getAttribute('width'), one.getAttribute('height')]).to.deep.equal(['lazy', '320', '180']);
  });

  it('[RS-04] names known codes in words and keeps unknown ones; the cover says what its author wrote; a host adds filters and acts of its own', async () => {
    const fixtures = shelf();
    const [lesson] = fixtures.resources;
    const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    if (lesson) Object.assign(lesson, { coverUrl: URL.createObjectURL(await (await fetch(picture)).blob()), coverAlternative: '一张对折的红纸', extra: { cost: 'free', audience: 'teacher', version: '2.0', format: 'application/x-own', 'x-own': 'x' } });
    const host = (slot: string) => Object.assign(document.createElement('button'), { slot, textContent: slot });
    const [filter, action] = [host('filters'), host('actions')];
    const { picker } = await pickerWith({ fixtures, children: [filter, action], attributes: { lang: 'en' } });
    expect(inside<HTMLImageElement>(picker, '.item__image').alt).to.equal('一张对折的红纸');
    expect(filter.assignedSlot?.closest('.filters')).to.not.equal(null);
    expect(action.assignedSlot, 'before anything is opened').to.equal(null);
    await click(inside(picker, '[data-id="r-fractions"]'));
    const value = (label: string) => all(picker, '.facts__row').find((row) => row.querySelector('dt')?.textContent.trim() === label)?.querySelector('dd')?.textContent.trim();
    await waitUntil(() => value('Price') === 'Free of charge' && inside(picker, '.terms').textContent.includes('Free of charge'));
    expect([value('Price'), value('For whom'), value('Version of the provider'), value('x-own')]).to.deep.equal(['Free of charge', 'Teachers', '2.0', 'x']);
    expect(value('Format')).to.match(/MP4 video.*application\/x-own/);
    expect(inside(picker, '.terms').textContent).to.contain('Free of charge');
    expect(action.assignedSlot?.closest('.detail__acts')).to.not.equal(null);
    action.focus();
    expect(document.activeElement).to.equal(action);
  });

  it('has targets as large as a finger, and larger ones with larger type where the host asks for a big screen', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '' } });
    for (const label of all(picker, '.item__choice')) {
      const { width, height } = label.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
    // As the big-screen density of the themes says it to all that is within.
    const sizeOf = (selector: string) => {
      const place = inside(picker, selector);
      return { height: Math.round(place.getBoundingClientRect().height), type: Number.parseFloat(getComputedStyle(place).fontSize) };
    };
    const before = ['.facet__value', '.chip:not(.chip--filters)', '.item__title'].map(sizeOf);
    for (const [name, value] of [['--ls-scale', '1.75'], ['--ls-size-target', '63px'], ['--ls-font-size-s', '24.5px'], ['--ls-font-size-m', '28px']] as const) picker.style.setProperty(name, value);
    picker.style.fontSize = '28px';
    const after = ['.facet__value', '.chip:not(.chip--filters)', '.item__title'].map(sizeOf);
    for (const [index, { height, type: size }] of after.entries()) expect([height > (before[index]?.height ?? 0), size > (before[index]?.type ?? 0)], `${index}`).to.deep.equal([true, true]);
    expect(inside(picker, '.item__choice').getBoundingClientRect().width).to.be.at.least(60);
  });

  it('always asks within the host’s scope, which nobody can take away', async () => {
    const { picker, asked } = await pickerWith({ properties: { scope: { subject: '数学' } } });
    expect(asked[0]?.subject).to.equal('数学');
    expect(picker.shadowRoot?.querySelector('.facet__value[data-value="数学"]')).to.equal(null);
    type(picker, '分');
    await waitUntil(() => asked.length === 2);
    expect(asked[1]).to.include({ q: '分', subject: '数学' });
    expect(picker.address).to.equal(new URLSearchParams({ q: '分' }).toString());
  });

  it('draws the host’s own card, with words as text only', async () => {
    const template = document.createElement('template');
    template.slot = 'card';
    const line = document.createElement('em');
    line.dataset['field'] = 'provider';
    template.content.append(line);
    const fixtures = shelf();
    if (fixtures.resources[0]) fixtures.resources[0].provider = '<img src=x onerror=alert(1)>';
    const { picker } = await pickerWith({ fixtures, children: [template] });
    expect(inside(picker, '.item em').textContent).to.equal('<img src=x onerror=alert(1)>');
    expect(picker.shadowRoot?.querySelector('.item em img')).to.equal(null);
  });

  it('draws once for each change: Lit has nothing to warn of', async () => {
    const warnings = await warningsDuring(async () => {
      const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '', required: '' }, properties: { value: ['r-poem'] } });
      await click(all(picker, '.item__choice input')[0] ?? picker);
      await click(inside(picker, '[data-id="r-fractions"]'));
      await waitUntil(() => picker.shadowRoot?.querySelector('.facts') !== null);
      picker.value = [];
      picker.reportValidity();
      await picker.updateComplete;
      picker.value = ['r-fractions'];
      await picker.updateComplete;
    });
    expect(warnings.filter((warning) => warning.includes('change-in-update'))).to.deep.equal([]);
  });
});

describe('ls-resource-picker gives files to other systems', () => {
  /** The files that a press would put on the disk. */
  const filesDuring = async (work: () => Promise<void>): Promise<{ name: string; text: string }[]> => {
    const links: HTMLAnchorElement[] = [];
    const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click');
    HTMLAnchorElement.prototype.click = function catchLink(): void {
      links.push(this);
    };
    try {
      await work();
    } finally {
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
      expect(Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')).to.deep.equal(click);
    }
    return Promise.all(links.map(async ({ download, href }) => ({ name: download, text: await (await fetch(href)).text() })));
  };

  it('[SYS-08] the chosen list in its order, by keyboard', async () => {
    const { picker } = await pickerWith({ attributes: { mode: 'pick', multiple: '' }, properties: { value: ['r-poem', 'r-fractions'] } });
    const files = await filesDuring(async () => {
      await tabTo('.basket__toggle');
      await press('Enter');
      await waitUntil(() => picker.shadowRoot?.querySelector('[data-export="basket"]') !== null);
      await tabTo('[data-export="basket"]');
      await press('Enter');
      await waitUntil(() => all(picker, '.export__format').length === 4);
      await tabTo('[data-format="lom"]');
      await press('Enter');
      await waitUntil(() => words(picker).includes('已导出 2 个资源。'));
    });
    expect(files.map(({ name, text }) => [name, (text.match(/<lom[ >]/g) ?? []).length, text.indexOf('山行') < text.indexOf('几分之一')])).to.deep.equal([['resources.lom.xml', 2, true]]);
    await expect(picker).to.be.accessible();
  });

  it('[SYS-08] the resource that is looked at, by pointer; a host may make the file itself', async () => {
    const { picker } = await pickerWith();
    const files = await filesDuring(async () => {
      await click(inside(picker, '[data-id="r-fractions"]'));
      await waitUntil(() => picker.shadowRoot?.querySelector('[data-export="detail"]') !== null);
      await click(inside(picker, '[data-export="detail"]'));
      await waitUntil(() => all(picker, '.export__format').length === 4);
      for (const format of ['records', 'schema-org', 'common-cartridge']) {
        await click(inside(picker, `[data-format="${format}"]`));
        await waitUntil(() => picker.state.type === 'ready' && picker.state.exported?.type === 'done');
      }
      picker.addEventListener('ls-resource-export-request', (event) => event.preventDefault());
      await click(inside(picker, '[data-format="lom"]'));
      await picker.updateComplete;
    });
    expect(files.map(({ name }) => name)).to.deep.equal(['resources.xml', 'resources.jsonld', 'resources.imscc']);
  });

  it('says what went wrong, and shows nothing where there is no port for it', async () => {
    const { picker } = await pickerWith({ failures: [{ kind: 'offline', call: 'exchange.export' }] });
    await click(inside(picker, '[data-id="r-fractions"]'));
    await waitUntil(() => picker.shadowRoot?.querySelector('[data-export="detail"]') !== null);
    await click(inside(picker, '[data-export="detail"]'));
    await waitUntil(() => picker.shadowRoot?.querySelector('[data-format="records"]') !== null);
    await click(inside(picker, '[data-format="records"]'));
    await waitUntil(() => picker.state.type === 'ready' && picker.state.exported?.type === 'failed');
    const { picker: bare } = await pickerWith({ ports: { exchange: undefined } as never });
    await click(inside(bare, '[data-id="r-fractions"]'));
    await waitUntil(() => bare.shadowRoot?.querySelector('.facts') !== null);
    expect(bare.shadowRoot?.querySelector('[data-export]')).to.equal(null);
  });
});

describe('ls-resource-picker over ten thousand results', () => {
  it('has at most two hundred cards, each with its place among all, in every layout', async () => {
    const { picker } = await pickerWith({ fixtures: longShelf(10_000) });
    await click(inside(picker, '.results__more'));
    await waitUntil(() => picker.shadowRoot?.querySelector('[data-gap]') !== null);
    // Once asked for, more come as the end comes near.
    const loaded = () => (picker.state.type === 'ready' ? picker.state.items.length : 0);
    for (let round = 0; round < 3; round += 1) {
      const before = loaded();
      await waitUntil(() => {
        window.scrollTo(0, document.documentElement.scrollHeight);
        return loaded() > before;
      });
    }
    await waitUntil(() => {
      window.scrollTo(0, document.documentElement.scrollHeight - 3000);
      return Number(all(picker, '.results__item').at(-1)?.getAttribute('aria-posinset')) > 150;
    });
    expect(all(picker, '.item').length).to.be.at.most(200);
    expect(inside(picker, '.results__item').getAttribute('aria-setsize')).to.equal('10008');
    window.scrollTo(0, 0);
    picker.layout = 'table';
    await waitUntil(() => picker.shadowRoot?.querySelector('tr.item') !== null);
    expect(inside(picker, 'table').getAttribute('aria-rowcount')).to.equal('10009');
    expect(all(picker, 'tr.item')[0]?.getAttribute('aria-rowindex')).to.equal('2');
    expect(all(picker, 'tr.item').length).to.be.at.most(200);
    await expect(picker).to.be.accessible();
  });

  it('stays whole with titles of a hundred thousand characters, on a phone', async () => {
    await setPageSize(360, 700);
    const fixtures = shelf();
    for (const resource of fixtures.resources) Object.assign(resource, { title: '\u202e长'.repeat(50_000), provider: '单位'.repeat(50_000), subject: 'x'.repeat(100_000), description: '述'.repeat(100_000), keywords: ['词'.repeat(100_000)] });
    const { picker } = await pickerWith({ fixtures, attributes: { mode: 'pick', multiple: '' } });
    for (const card of all(picker, '.item')) expect(card.getBoundingClientRect().height).to.be.below(600);
    await click(inside(picker, '.item__open'));
    await waitUntil(() => picker.shadowRoot?.querySelector('.facts') !== null);
    expect(document.documentElement.scrollWidth).to.be.at.most(360);
    await setPageSize(1280, 800);
  });
});
