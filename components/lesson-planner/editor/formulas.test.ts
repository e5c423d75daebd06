/** Formulas in the text of a step: typed, opened again, pasted, with a colleague, read, and in Word. */
import { expect, fixture, html } from '@open-wc/testing';
import { click, focusedElement, press, tabTo, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { FormulaWriting } from '../controllers/formula-writing.ts';
import { all, Desk, part } from '../fixtures/desk.ts';
import { colleagueDoes, openText, pasteInto, storedText } from '../fixtures/writing.ts';
import { readFormula, type Formula } from '../model/formula.ts';
import { plainText, type RichText } from '../model/rich-text.ts';
import { texOf } from '../model/to-tex.ts';
import { renderRich } from '../view/rich.ts';
import { wordMath } from '../word/math.ts';
import { readWordMath } from '../word/read-math.ts';
import { parseMarkup } from './markup.ts';
import { readMarkup } from './pasted.ts';
import { formulaOf } from './tex.ts';

describe('formulas in a text', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  const stored = (): string => plainText(storedText(desk, 'teacherActivity'));
  const made = (tex: string): Formula => {
    const formula = formulaOf(tex);
    if (formula === undefined) throw new Error(tex);
    return formula;
  };
  const line = (...parts: readonly (string | Formula)[]): RichText => [{ list: null, runs: parts.map((one) => (typeof one === 'string' ? { text: one, marks: [] } : { text: '\uFFFC', marks: [], formula: one })) }];
  const write = async (text: RichText): Promise<void> => colleagueDoes(desk, { act: 'write-activity', id: 's3', field: 'teacherActivity', text });
  const shown = (node: ParentNode): string[] => [...node.querySelectorAll('math')].map((one) => one.innerHTML.replaceAll(/ (?:xmlns|class|stretchy)="[^"]*"/gu, ''));

  it('by keyboard one is typed, seen, put in, opened again and changed; undo takes it back', async () => {
    await write(line('各占'));
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    await press('Alt', '=');
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'tex');
    await typeText('\\frac{1}{');
    await waitUntil(() => part(element, '#formula-said').textContent.includes('看不懂'));
    await press('Enter');
    expect(stored(), 'what is no formula is not put in').to.equal('各占');
    await typeText('4}');
    await waitUntil(() => all(element, '.rich__seen math').length === 1);
    await expect(element).to.be.accessible();
    await press('Enter');
    await waitUntil(() => stored() === '各占$\\frac{1}{4}$');
    expect(shown(field)).to.deep.equal(['<mfrac><mn>1</mn><mn>4</mn></mfrac>']);
    await waitUntil(() => focusedElement() === field);
    await typeText('张');
    await waitUntil(() => stored() === '各占$\\frac{1}{4}$张');
    await press('ArrowLeft');
    await press('ArrowLeft');
    await press('Enter');
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'tex');
    expect(part<HTMLInputElement>(element, '[name=tex]').value).to.equal('\\frac{1}{4}');
    await typeText('\\frac18');
    await tabTo('[name=put-formula]');
    await press('Enter');
    await waitUntil(() => stored() === '各占$\\frac18$张');
    await press('Control', 'z');
    await waitUntil(() => !stored().includes('18'));
  });

  it('by pointer one is put in from its button, and Escape or the other button leaves the text as it was', async () => {
    await write(line('面积'));
    const element = await desk.open();
    await openText(element, 'teacherActivity');
    await click(part(element, '[name=formula]'));
    await waitUntil(() => all(element, '[name=tex]').length === 1);
    await typeText('x^2');
    await press('Escape');
    await waitUntil(() => all(element, '[name=tex]').length === 0);
    await click(part(element, '[name=formula]'));
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'tex');
    await click(part(element, '[name=leave-formula]'));
    await waitUntil(() => all(element, '[name=tex]').length === 0);
    expect(stored()).to.equal('面积');
    await click(part(element, '[name=formula]'));
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'tex');
    await typeText('S=a^2');
    await waitUntil(() => all(element, '.rich__seen math').length === 1);
    await click(part(element, '[name=put-formula]'));
    await waitUntil(() => stored() === '面积$S=a^2$');
  });

  it('what is typed is never put in as what stood there before, nor emptied by the button, nor is the plan taken back with it', async () => {
    await write(line('面积'));
    const element = await desk.open();
    const put: (string | undefined)[] = [];
    const writing = new FormulaWriting(element, (formula) => put.push(formula?.tex));
    const opened = writing.open(made('x'));
    writing.type('y');
    writing.finish();
    expect(put, 'nothing of it is read yet').to.deep.equal([]);
    await opened;
    writing.finish();
    expect(put).to.deep.equal(['y']);

    await openText(element, 'teacherActivity');
    await typeText('张');
    await waitUntil(() => stored() === '面积张');
    await press('Alt', '=');
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'tex');
    await typeText('x');
    await waitUntil(() => all(element, '.rich__seen math').length === 1);
    const seen = all(element, '.rich__seen math')[0];
    await click(part(element, '[name=formula]'));
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'tex');
    expect(part<HTMLInputElement>(element, '[name=tex]').value).to.equal('x');
    element.requestUpdate();
    await element.updateComplete;
    expect(all(element, '.rich__seen math')[0], 'what is seen is not said again').to.equal(seen);
    await press('Control', 'z');
    await press('Control', 'a');
    await typeText('x^2');
    await press('Enter');
    await waitUntil(() => stored() === '面积张$x^2$', stored());
  });

  it('[LI-07] words that a colleague writes beside a formula, and another formula in its place, come together', () => {
    const [mine, theirs] = [desk.stored(), desk.stored()];
    const exchange = (): void => {
      theirs.receive([mine.encode()]);
      mine.receive([theirs.encode()]);
    };
    const said = (document: typeof mine): string => plainText(document.content.steps.find(({ id }) => id === 's3')?.teacherActivity ?? []);
    const put = (document: typeof mine, text: RichText): void => document.apply({ act: 'write-activity', id: 's3', field: 'teacherActivity', text });
    put(mine, line('取', made('x'), '份'));
    exchange();
    put(mine, line('取', made('y'), '份'));
    put(theirs, line('各取', made('x'), '份'));
    exchange();
    expect(said(mine)).to.equal(said(theirs));
    expect(said(mine)).to.equal('各取$y$份');
    // Where the editor cannot be had, the words of a formula are the formula.
    theirs.apply({ act: 'write-step', id: 's3', field: 'teacherActivity', text: '第一行\n请各取$y$份' });
    const after = theirs.content.steps.find(({ id }) => id === 's3')?.teacherActivity[1];
    expect(after !== undefined && 'runs' in after && after.runs.map(({ formula }) => formula?.tex)).to.deep.equal([undefined, 'y', undefined]);
    theirs.apply({ act: 'keep-version', id: 'v', name: '一', by: '王', at: '2026-11-20T01:00:00.000Z' });
    put(theirs, []);
    theirs.apply({ act: 'restore-version', id: 'v' });
    expect(said(theirs)).to.equal('第一行\n请各取$y$份');
  });

  it('what is pasted from a page or from Word stays a formula that can be changed; nothing of it runs', async () => {
    const read = (markup: string): string => plainText(readMarkup(parseMarkup(markup).body));
    expect(read('<p>得<math><mfrac><mn>1</mn><msqrt><mi>x</mi></msqrt></mfrac></math>。</p>')).to.equal('得$\\frac{1}{\\sqrt{x}}$。');
    expect(read('<p><math><semantics><mrow><mi>a</mi></mrow><annotation encoding="application/x-tex">\\vec a</annotation></semantics></math></p>')).to.equal('$\\vec a$');
    const word = `<p class=MsoNormal>分数<!--[if gte msEquation 12]><m:oMath><m:f><m:fPr><m:ctrlPr/></m:fPr><m:num><m:r><span lang=EN-US style='font-family:"Cambria Math"'>3</span></m:r></m:num><m:den><m:r>x</m:r></m:den></m:f>
      <m:sSup><m:e><m:r>y</m:r></m:e><m:sup><m:r>2</m:r></m:sup></m:sSup></m:oMath><![endif]--><![if !msEquation]><span><img src="file:///C:/image001.png"></span><![endif]>大</p>`;
    expect(read(word)).to.equal('分数$\\frac{3}{x}y^{2}$大');
    // What is too much for a formula comes as its words.
    expect(read(`<p><math>${'<mi>x</mi>'.repeat(700)}</math>后</p>`)).to.equal(`${'x'.repeat(700)}后`);
    expect(read(`<p><math><semantics><mi>a</mi><annotation encoding="application/x-tex">${'a'.repeat(1200)}</annotation></semantics></math></p>`)).to.equal('$a$');
    expect(read(`<p><math><mtext>${'字'.repeat(300)}</mtext></math></p>`).replaceAll(/[^字]/gu, '').length).to.equal(300);
    expect(read('<p><math><mfrac><mphantom><mi>x</mi></mphantom><mn>2</mn></mfrac><mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts></math></p>')).to.equal('$\\frac{}{2}{}_{6}^{14}C$');
    const evil = '<p>甲<math><mtext><img src=x onerror="globalThis.wasRun = true">乙</mtext><maction onclick="globalThis.wasRun = true" href="javascript:globalThis.wasRun = true"><mi onclick="globalThis.wasRun = true">z</mi></maction></math></p>';
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    await press('Control', 'a');
    pasteInto(field, evil);
    await waitUntil(() => stored().startsWith('甲$'), stored());
    expect(all(element, '[onclick], [href], .formula img')).to.deep.equal([]);
    expect(Reflect.has(globalThis, 'wasRun')).to.equal(false);
  });

  it('is read as MathML without what made it; a tree of another hand with other names, or too many, is none', async () => {
    const place = await fixture(html`<div>${renderRich(line('各占', made('\\overline{AB}=\\sqrt[3]{8}')))}</div>`);
    expect(shown(place)).to.deep.equal(['<mrow><mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>‾</mo></mover><mo>=</mo><mroot><mn>8</mn><mn>3</mn></mroot></mrow>']);
    expect(readFormula({ tex: 'x', tree: { name: 'script', words: 'x' } })).to.equal(undefined);
    let deep: object = { name: 'mi', words: 'x' };
    for (let level = 0; level < 5000; level += 1) deep = { name: 'mrow', parts: [deep] };
    expect(readFormula({ tex: 'x', tree: deep })).to.equal(undefined);
    expect(readFormula({ tex: 'x', tree: { name: 'mrow', parts: Array.from({ length: 700 }, () => ({ name: 'mi', words: 'x' })) } })).to.equal(undefined);
    for (const tex of ['', '\\frac{', '\\input{x}', '\\href{javascript:alert(1)}{x}', 'x'.repeat(2000)]) expect(formulaOf(tex), tex).to.equal(undefined);
  });

  it('goes to Word as a formula of Word, and comes back from it the same', () => {
    for (const tex of ['\\frac{1}{4}', 'x^{2}+y_{1}', '\\sqrt{2}', '\\sqrt[3]{8}', '\\overline{AB}', 'x_{1}^{2}', '\\angle ABC=90^{\\circ}', '\\begin{matrix}1&2\\\\3&4\\end{matrix}', '\\sum_{i=1}^{n}i', '\\sum_{i}{\\int_{0}^{1}x}', '\\binom{n}{k}', '{n \\atop k}', '\\vec a+\\hat b+\\dot c+\\tilde d', '\\underline{ab}', '\\overbrace{a+b}^{n}', '\\lim_{x\\to 0}f', '\\underset{a}{b}', '\\stackrel{a}{=}', '{}_{6}^{14}C', 'y\\sqrt{\\sum}+\\frac{\\int}{2}', 'v=3\\text{ 米每秒 if }x']) {
      const { tree } = made(tex);
      const markup = wordMath(tree, (words) => words);
      const parsed = new DOMParser().parseFromString(`<w xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${markup}</w>`, 'application/xml');
      expect(parsed.querySelector('parsererror')?.textContent ?? '', tex).to.equal('');
      const back = texOf(readWordMath(parsed.documentElement));
      expect(back, tex).to.equal(texOf(tree));
      expect(formulaOf(back)?.tree, tex).to.deep.equal(formulaOf(texOf(tree))?.tree);
    }
  });

  it('what Word says by its own means is the same formula here, or words; never another formula', () => {
    const read = (inside: string): string => {
      const parsed = new DOMParser().parseFromString(`<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${inside}</m:oMath>`, 'application/xml');
      return texOf(readWordMath(parsed.documentElement));
    };
    const run = (words: string): string => `<m:r><m:t>${words}</m:t></m:r>`;
    const e = (words: string): string => `<m:e>${run(words)}</m:e>`;
    expect(read(`<m:eqArr>${e('x&amp;=1')}${e('y&amp;=2')}</m:eqArr>`)).to.equal('\\begin{matrix}x=1\\\\y=2\\end{matrix}');
    expect(read(`<m:acc><m:accPr><m:chr m:val="\u20D7"/></m:accPr>${e('a')}</m:acc><m:acc>${e('b')}</m:acc>`)).to.equal('\\vec{a}\\hat{b}');
    expect(read(`<m:sPre><m:sub>${run('6')}</m:sub><m:sup>${run('14')}</m:sup>${e('C')}</m:sPre>`)).to.equal('{}_{6}^{14}C');
    expect(read(`<m:f><m:num><m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>${e('x')}</m:phant></m:num><m:den>${run('2')}</m:den></m:f>`)).to.equal('\\frac{}{2}');
    expect(read(`<m:nary><m:naryPr><m:chr m:val="∑"/><m:supHide m:val="1"/></m:naryPr><m:sub>${run('i')}</m:sub><m:sup/>${e('a')}</m:nary>`)).to.equal('\\sum_{i}a');
    expect(read(`<m:r><m:rPr><m:nor/></m:rPr><m:t>if x</m:t></m:r><m:r><m:rPr><m:nor m:val="0"/></m:rPr><m:t>ab</m:t></m:r>`)).to.equal('\\text{if x}ab');
    expect(read(run('3ཀིལོ')), 'a letter keeps its marks').to.equal('3\\text{ཀིལོ}');
    expect(read(`<m:later><m:one>${run('6')}</m:one><m:two>${run('14')}</m:two></m:later>`)).to.equal('\\text{614}');
  });

  it('what is put in goes where it was begun, whatever is selected or written meanwhile', async () => {
    await write(line(made('x'), '和', made('y')));
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    await press('Control', 'Home');
    await press('Shift', 'ArrowRight');
    await press('Alt', '=');
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'tex');
    await press('Control', 'a');
    await typeText('z');
    await write(line('取', made('x'), '和', made('y')));
    await waitUntil(() => field.textContent.includes('取'));
    const [, other] = field.querySelectorAll<HTMLElement>('.formula');
    if (other === undefined) throw new Error('no second formula');
    await click(other);
    await click(part(element, '[name=put-formula]'));
    await waitUntil(() => stored() === '取$z$和$y$', stored());
  });
});
