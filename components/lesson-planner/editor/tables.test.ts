/** Tables in the text of a step: by keyboard, by pointer, pasted, with a colleague, on paper and in Word. */
import { expect, fixture, html } from '@open-wc/testing';
import { click, focusedElement, press, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { seededRandom } from '../../adapters/memory/failures.ts';
import { all, Desk, part } from '../fixtures/desk.ts';
import { colleagueDoes, openText, pasteInto, storedText, written } from '../fixtures/writing.ts';
import type { LsLessonPlanner } from '../lesson-planner.ts';
import type { PlanDocument } from '../model/document.ts';
import { isTable, plainText, type RichTable, type RichText } from '../model/rich-text.ts';
import { renderRich } from '../view/rich.ts';
import { parseMarkup } from './markup.ts';
import { readMarkup } from './pasted.ts';

describe('tables in a text', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  const stored = (): string[] => written(storedText(desk, 'teacherActivity'));
  const tableIn = (text: RichText): RichTable | undefined => text.find(isTable);
  const act = (element: LsLessonPlanner, name: string): HTMLElement => part(element, `[data-table=${name}]`);
  const cell = (words: string, isHead = false) => ({ isHead, paragraphs: [{ list: null, runs: words === '' ? [] : [{ text: words, marks: [] }] }] });
  const twoByTwo: RichTable = { rows: [[cell('形状', true), cell('折法', true)], [cell('圆'), cell('对折')]] };
  const write = async (text: RichText): Promise<void> => colleagueDoes(desk, { act: 'write-activity', id: 's3', field: 'teacherActivity', text });

  it('by keyboard one is begun, filled cell by cell, gets rows and columns, and is left; undo takes it back', async () => {
    const element = await desk.open();
    await openText(element, 'teacherActivity');
    await press('Control', 'a');
    await press('Delete');
    act(element, 'insert-table').focus();
    await press('Enter');
    await waitUntil(() => stored().join() === 'table:#: #: #: ; : : : ; : : :', stored().join());
    for (const [at, letter] of ['a', 'b', 'c', 'd'].entries()) {
      if (at > 0) await press('Tab');
      await press(letter);
    }
    await waitUntil(() => stored().join() === 'table:#:a #:b #:c ; :d : : ; : : :', stored().join());
    await expect(element).to.be.accessible();
    await press('Alt', 'Shift', 'ArrowUp');
    await waitUntil(() => stored().join() === 'table:#:a #:b #:c ; : : : ; :d : : ; : : :', stored().join());
    await press('Alt', 'Shift', 'ArrowRight');
    await waitUntil(() => stored().join() === 'table:#:a #: #:b #:c ; : : : : ; :d : : : ; : : : :', stored().join());
    await press('Control', 'Enter');
    await press('z');
    await waitUntil(() => stored().at(-1) === ':z', stored().join());
    await press('Control', 'z');
    await waitUntil(() => !stored().join().includes('z'));
  });

  it('the tabulator begins a row behind the last word, and leads out of an empty last row', async () => {
    await write([twoByTwo]);
    const element = await desk.open();
    await openText(element, 'teacherActivity');
    await press('Control', 'Home');
    for (let turn = 0; turn < 4; turn += 1) await press('Tab');
    await press('x');
    await waitUntil(() => stored().join() === 'table:#:形状 #:折法 ; :圆 :对折 ; :x :', stored().join());
    await press('Backspace');
    await press('Tab');
    await press('Tab');
    await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('data-text') === 'learnerActivity');
  });

  it('by pointer rows, columns and heads are changed, and the last row takes the table with it', async () => {
    await write([twoByTwo]);
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    const at = (words: string): HTMLElement => {
      const found = [...field.querySelectorAll<HTMLElement>('td, th')].find((one) => one.textContent === words);
      if (found === undefined) throw new Error(words);
      return found;
    };
    await click(at('圆'));
    await click(act(element, 'column-after'));
    await waitUntil(() => stored().join() === 'table:#:形状 #: #:折法 ; :圆 : :对折', stored().join());
    await click(act(element, 'head'));
    await waitUntil(() => stored().join() === 'table:#:形状 #: #:折法 ; #:圆 : :对折', stored().join());
    expect(act(element, 'head').getAttribute('aria-pressed')).to.equal('true');
    await click(at('折法'));
    await click(act(element, 'delete-column'));
    await waitUntil(() => stored().join() === 'table:#:形状 #: ; #:圆 :', stored().join());
    await click(at('形状'));
    await click(act(element, 'row-after'));
    await waitUntil(() => stored().join() === 'table:#:形状 #: ; #: : ; #:圆 :');
    for (let turn = 0; turn < 3; turn += 1) await click(act(element, 'delete-row'));
    await waitUntil(() => stored().length === 0, stored().join());
  });

  it('[LI-07] a colleague adds and removes columns while words and a formula are written in a cell behind them, and a row while a column is added: all stands where it was written', async () => {
    await write([{ rows: [...twoByTwo.rows, [cell('方'), cell('再对折')]] }]);
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    await press('Control', 'Home');
    for (let turn = 0; turn < 3; turn += 1) await press('Tab');
    await typeText('剪');
    await waitUntil(() => stored().join() === 'table:#:形状 #:折法 ; :圆 :剪 ; :方 :再对折');
    await write([{ rows: [[cell('形状', true), cell('份数', true), cell('折法', true)], [cell('圆'), cell('4'), cell('剪')], [cell('方'), cell('8'), cell('再对折')]] }]);
    await waitUntil(() => field.textContent.includes('份数'));
    await typeText('何');
    await waitUntil(() => stored().join() === 'table:#:形状 #:份数 #:折法 ; :圆 :4 :剪何 ; :方 :8 :再对折', stored().join());
    await press('Alt', '=');
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'tex');
    await typeText('z');
    await write([{ rows: [[cell('份数', true), cell('折法', true)], [cell('4'), cell('剪何')], [cell('8'), cell('再对折')]] }]);
    await waitUntil(() => !field.textContent.includes('形状'));
    await click(part(element, '[name=put-formula]'));
    await waitUntil(() => stored().join() === 'table:#:份数 #:折法 ; :4 :剪何|\uFFFC ; :8 :再对折', stored().join());

    const [mine, theirs] = [desk.stored(), desk.stored()];
    const table = tableIn(storedText(desk, 'teacherActivity'));
    if (table === undefined) throw new Error('no table');
    mine.apply({ act: 'write-activity', id: 's3', field: 'teacherActivity', text: [{ rows: [...table.rows, [cell('2'), cell('不折')]] }] });
    theirs.apply({ act: 'write-activity', id: 's3', field: 'teacherActivity', text: [{ rows: table.rows.map((row, at) => [...row, cell(at === 0 ? '说明' : '剪', at === 0)]) }] });
    theirs.receive([mine.encode()]);
    mine.receive([theirs.encode()]);
    const said = (document: typeof mine): string => written(document.content.steps.find(({ id }) => id === 's3')?.teacherActivity ?? []).join();
    expect(said(mine)).to.equal(said(theirs));
    expect(said(mine)).to.equal('table:#:份数 #:折法 #:说明 ; :4 :剪何|\uFFFC :剪 ; :8 :再对折 :剪 ; :2 :不折 :');
  });

  it('[LI-07] whichever column or row comes or goes, what a colleague types meanwhile in empty cells stands below its head', () => {
    const chance = seededRandom(11);
    const below = (count: number): number => Math.floor(chance() * count);
    const rowsIn = (document: PlanDocument): RichTable['rows'] => document.content.steps.find(({ id }) => id === 's3')?.teacherActivity.find(isTable)?.rows ?? [];
    const put = (document: PlanDocument, rows: RichTable['rows']): void => document.apply({ act: 'write-activity', id: 's3', field: 'teacherActivity', text: [{ rows }] });
    const without = <Part>(parts: readonly Part[], at: number): Part[] => parts.filter((_, place) => place !== at);
    const withOne = <Part>(parts: readonly Part[], at: number, one: Part): Part[] => [...parts.slice(0, at), one, ...parts.slice(at)];
    for (let turn = 0; turn < 40; turn += 1) {
      const [width, height] = [2 + below(4), 2 + below(3)];
      const [mine, theirs] = [desk.stored(), desk.stored()];
      const exchange = (): void => {
        theirs.receive([mine.encode()]);
        mine.receive([theirs.encode()]);
      };
      put(mine, Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => (row === 0 ? cell(`头${column}`, true) : cell(chance() < 0.2 ? '有' : '')))));
      exchange();
      const before = rowsIn(mine);
      const at = below(width);
      const acts = [
        (): RichTable['rows'] => before.map((row) => without(row, at)),
        (): RichTable['rows'] => before.map((row, down) => withOne(row, at, cell(down === 0 && chance() < 0.5 ? '新' : '', down === 0))),
        (): RichTable['rows'] => withOne(before, 1 + below(height), Array.from({ length: width }, () => cell('新'))),
      ];
      const act = below(acts.length);
      put(mine, acts[act]?.() ?? before);
      const typed = Array.from({ length: 3 }, (_, word) => ({ row: 1 + below(height - 1), column: below(width), word: `字${word}` })).filter(({ column }) => act !== 0 || column !== at);
      for (const { row, column, word } of typed) put(theirs, rowsIn(theirs).map((cells, down) => cells.map((one, across) => (down === row && across === column ? cell(plainText(one.paragraphs) + word) : one))));
      exchange();
      expect(rowsIn(mine), `turn ${turn}`).to.deep.equal(rowsIn(theirs));
      const after = rowsIn(mine).map((row) => row.map(({ paragraphs }) => plainText(paragraphs)));
      for (const { column, word } of typed) {
        const place = after[0]?.indexOf(`头${column}`) ?? -1;
        expect(after.filter((row) => row[place]?.includes(word)).length, `turn ${turn}: ${word} below ${column} in ${JSON.stringify(after)}`).to.equal(1);
      }
    }
  });

  it('what is pasted from Word or a page stays a table: joined cells come apart, and the look of a page is none', async () => {
    const read = (markup: string): string => written(readMarkup(parseMarkup(markup).body)).join();
    expect(read('<table class=MsoTableGrid><tr><td colspan=2><p class=MsoNormal><b>分法</b></p></td><td rowspan=2>份</td></tr><tr><td>圆<br>纸</td><td><ul><li>对折</li></ul></td></tr></table>')).to.equal(
      'table::分法/strong : :份 ; :圆&:纸 bullet:对折 :',
    );
    expect(read('<table><thead><tr><th>时间</th><th>活动</th></tr></thead><tbody><tr><td>5</td><td>导入<table><tr><td>内</td><td>层</td></tr></table></td></tr></tbody></table>')).to.equal('table:#:时间 #:活动 ; :5 :导入&:内\t层');
    expect(read('<table><tr><td><p>一</p><p>二</p></td></tr></table>')).to.equal(':一,:二');
    expect(read(`<table><tr>${'<td>x</td>'.repeat(40)}</tr></table>`)).to.equal(`:${Array.from({ length: 40 }, () => 'x').join('\t')}`);
    expect(read('<table><caption>表一</caption><tr><td>圆</td><td>方</td></tr></table>')).to.equal(':表一,table::圆 :方');
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    await press('Control', 'a');
    pasteInto(field, '<p>看</p><table><tr><td>圆</td><td>方</td></tr></table>');
    await waitUntil(() => stored().join() === ':看,table::圆 :方', stored().join());
    await press('Control', 'Home');
    await press('ArrowDown');
    pasteInto(field, '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>');
    await waitUntil(() => stored().join() === ':看,table::1 :2 ; :3 :4', stored().join());
  });

  it('is read as a table with its heads, also where its text is not being written', async () => {
    await write([twoByTwo]);
    const element = await desk.open();
    part(element, '[data-id=s3] .step__open').click();
    await waitUntil(() => all(element, '[data-text=teacherActivity] table').length === 1);
    await expect(element).to.be.accessible();
    const shown = await fixture(html`<div>${renderRich([{ rows: [[cell('形状', true), cell('折法', true)], [cell('圆', true), cell('对折')]] }])}</div>`);
    expect([...shown.querySelectorAll('th')].map((one) => [one.scope, one.textContent])).to.deep.equal([['col', '形状'], ['col', '折法'], ['row', '圆']]);
  });

  it('where the editor cannot be had, lines beside a table are written and leave it whole', () => {
    const plan = desk.stored();
    const texts = (): string => written(plan.content.steps.find(({ id }) => id === 's3')?.teacherActivity ?? []).join();
    plan.apply({ act: 'write-activity', id: 's3', field: 'teacherActivity', text: [{ list: null, runs: [{ text: '前', marks: ['strong'] }] }, twoByTwo, { list: null, runs: [{ text: '后', marks: [] }] }] });
    plan.apply({ act: 'write-step', id: 's3', field: 'teacherActivity', text: '前面\n形状\t折法\n圆\t对折\n后\n再后' });
    expect(texts()).to.equal(':前面/strong,table:#:形状 #:折法 ; :圆 :对折,:后,:再后');
    plan.apply({ act: 'write-step', id: 's3', field: 'teacherActivity', text: '前面\n形状\t折法\n圆\t对折两次\n后\n再后' });
    expect(texts()).to.equal(':前面/strong,:形状\t折法,:圆\t对折两次,:后,:再后');
  });
});
