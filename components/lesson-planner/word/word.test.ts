/** The plan as a Word document: what stands in it, where, and that whatever was typed leaves it whole. */
import { expect } from '@open-wc/testing';
import { click, press, waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { all, Desk, part } from '../fixtures/desk.ts';
import type { LsLessonPlanner } from '../lesson-planner.ts';
import type { PlanChange } from '../model/content.ts';
import { sourceVersion } from '../model/version-of-source.ts';
import { wordPlan } from './word-plan.ts';

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A part of a package that is not compressed: behind a head of thirty bytes and its name. */
function partOf(bytes: Uint8Array, name: string): Document {
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const entry = signs.split('PK\u0003\u0004').find((one) => one.slice(26).startsWith(name)) ?? '';
  const content = entry.slice(26 + name.length).split('PK\u0001\u0002')[0] ?? '';
  const found = new DOMParser().parseFromString(new TextDecoder().decode(Uint8Array.from(content, (sign) => sign.charCodeAt(0))), 'application/xml');
  expect(found.querySelector('parsererror')?.textContent ?? '', name).to.equal('');
  return found;
}
const words = (node: Document | Element): string => [...node.getElementsByTagNameNS(namespace, 't')].map((one) => one.textContent).join('');
const named = (node: Document | Element, name: string): Element[] => [...node.getElementsByTagNameNS(namespace, name)];

describe('the plan as a Word document', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  async function write(changes: readonly PlanChange[] = [], direction: 'ltr' | 'rtl' = 'ltr'): Promise<Uint8Array> {
    const document = desk.stored();
    for (const change of changes) document.apply(change);
    const edit = document.takeUnsent();
    if (edit !== undefined) await desk.service.portsFor(person.colleague).plans.edit('plan-1', 'u-w', edit);
    const element = await desk.open();
    const { state } = element;
    if (state.type !== 'ready' || state.kind !== 'plan') throw new Error('no plan');
    return wordPlan({ plan: state, t: (key, values) => element.t(key, values), format: element.format, language: 'zh-CN', direction });
  }

  it('has the table of paper: a head that stands on each page, fixed widths, a row a step, and lists that are lists', async () => {
    const document = partOf(await write([{ act: 'align', id: 'o1', standard: { id: 'a', documentId: 'd', code: 'YL-1', statement: '初步认识分数' } }]), 'word/document.xml');
    expect(words(document)).to.contain('认识几分之一').and.contain('王秀兰').and.match(/课标：\W*YL-1 初步认识分数/u);
    const tables = named(document, 'tbl');
    expect(tables.map((table) => named(table, 'tr').length)).to.deep.equal([2, 4, 2]);
    expect(tables.every((table) => named(table, 'tblHeader').length === 1 && named(table, 'tblLayout')[0]?.getAttributeNS(namespace, 'type') === 'fixed')).to.equal(true);
    const cells = named(named(tables[1] ?? document, 'tr')[2] ?? document, 'tc');
    expect(cells.map((cell) => named(cell, 'tcW')[0]?.getAttributeNS(namespace, 'w'))).to.deep.equal(['1900', '800', '2900', '2900', '1706']);
    // The activity of the learners: a line with a strong word, and a list of two.
    const [, , , learners] = cells;
    expect(named(learners ?? document, 'b').length).to.equal(1);
    expect(named(learners ?? document, 'numPr').length).to.equal(2);
    expect(words(learners ?? document)).to.contain('对折再对折');
  });

  it('a copy has a column for what its teacher changed (二次备课), struck through and underlined, with name and date', async () => {
    const document = desk.stored();
    document.apply({ act: 'keep-version', id: sourceVersion, name: '认识几分之一', by: '李老师', at: '2026-11-18T08:00:00.000Z' });
    const before = document.takeUnsent();
    if (before !== undefined) await desk.service.portsFor(person.colleague).plans.edit('plan-1', 'u-source', before);
    const words_ = '出示两个蛋糕，问怎样分才公平。';
    const written = partOf(await write([{ act: 'write-step', id: 's2', field: 'teacherActivity', text: words_ }, { act: 'remove-step', id: 's4' }, { act: 'remove-objective', id: 'o2' }]), 'word/document.xml');
    const [, inClass] = named(written, 'tbl');
    const [head, first] = named(inClass ?? written, 'tr');
    expect(named(head ?? written, 'tc').map(words).at(-1)).to.equal('二次备课');
    const cell = named(first ?? written, 'tc')[5];
    const marked = (name: string): string[] => named(cell ?? written, name).map((one) => words(one.parentElement?.parentElement ?? written));
    expect([marked('strike'), marked('u')]).to.deep.equal([['月饼'], ['蛋糕']]);
    const widths = named(first ?? written, 'tcW').map((one) => Number(one.getAttributeNS(namespace, 'w')));
    expect(widths.length).to.equal(6);
    expect(widths.reduce((sum, width) => sum + width, 0)).to.equal(10_206);
    // What stands in no row any more is told behind the table.
    const behind = words(written).split('二次备课').at(-1) ?? '';
    expect(behind).to.contain('会读、写几分之一').and.contain('写一写').and.contain('王秀兰');
  });

  it('a table within a text is a table within the cell, as wide as it, with strong heads', async () => {
    const cell = (text: string, isHead = false) => ({ isHead, paragraphs: [{ list: null, runs: [{ text, marks: [] }] }] });
    const rows = [[cell('形状', true), cell('折法', true)], [cell('圆'), cell('对折')]];
    const document = partOf(await write([{ act: 'write-activity', id: 's2', field: 'teacherActivity', text: [{ rows }] }]), 'word/document.xml');
    const inner = named(document, 'tbl').find((table) => table.parentElement?.localName === 'tc');
    expect(named(inner ?? document, 'tr').map((row) => named(row, 'tc').map(words))).to.deep.equal([['形状', '折法'], ['圆', '对折']]);
    expect(named(inner ?? document, 'b').length).to.equal(2);
    const widths = named(inner ?? document, 'gridCol').map((one) => Number(one.getAttributeNS(namespace, 'w')));
    expect(widths[0]).to.equal(widths[1]);
    expect(widths.reduce((sum, width) => sum + width, 0)).to.be.within(2500, 2900);
    expect(inner?.parentElement?.lastElementChild?.localName, 'a cell ends with a paragraph').to.equal('p');
  });

  it('stays whole whatever was typed: signs of markup, control characters, rare letters, half of one', async () => {
    const odd = '<w:p>&"𠮷\u0000\u0008\uD842 买买提·艾力';
    const document = partOf(await write([{ act: 'write', field: 'title', text: odd }, { act: 'write-step', id: 's3', field: 'evidence', text: `一\n${odd}` }]), 'word/document.xml');
    expect(words(document)).to.contain('<w:p>&"𠮷').and.contain('买买提·艾力');
    expect(named(document, 'br').length).to.equal(1);
  });

  it('each ordered list begins with one; what is written from the right stands so', async () => {
    const list = [{ list: 'ordered', runs: [{ text: '一', marks: [] }] }] as const;
    const bytes = await write([{ act: 'write-activity', id: 's2', field: 'teacherActivity', text: list }], 'rtl');
    const numbers = named(partOf(bytes, 'word/numbering.xml'), 'num').map((one) => one.getAttributeNS(namespace, 'numId'));
    expect(numbers).to.deep.equal(['1', '2', '3', '4']);
    const used = new Set(named(partOf(bytes, 'word/document.xml'), 'numId').map((one) => one.getAttributeNS(namespace, 'val')));
    expect([...used].every((number) => numbers.includes(number))).to.equal(true);
    expect(named(partOf(bytes, 'word/document.xml'), 'bidiVisual').length).to.equal(3);
  });

  it('is saved under the plan’s title, by keyboard and by pointer, unless a host cancels it', async () => {
    const element: LsLessonPlanner = await desk.open();
    const saved: string[] = [];
    // Nothing is saved on the machine of a test.
    const click_ = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(this.download);
    };
    try {
      part(element, '[name=word]').focus();
      await press('Enter');
      await waitUntil(() => saved.join() === '认识几分之一.docx');
      await click(part(element, '[name=word]'));
      await waitUntil(() => saved.length === 2);
      element.addEventListener('ls-plan-word-request', (event) => event.preventDefault());
      await click(part(element, '[name=word]'));
      await element.updateComplete;
      expect(saved.length).to.equal(2);
      expect(all(element, '[name=word]').length).to.equal(1);
    } finally {
      HTMLAnchorElement.prototype.click = click_;
    }
  });
});
