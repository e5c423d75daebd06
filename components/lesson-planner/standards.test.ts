/** Curriculum standards in the plan: chosen by words and through the tree, kept, undone, printed, and covered or not. */
import { expect } from '@open-wc/testing';
import { click, focusedElement, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { all, Desk, part, text } from './fixtures/desk.ts';
import { layOutPaper } from './view/paper.ts';

const half = 'std-math-1.1.1';

describe('curriculum standards of a plan', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  const aligned = (): (readonly [string, string])[] => desk.stored().content.objectives.flatMap(({ id, standards }) => standards.map((one) => [id, one.id] as const));

  it('an objective is aligned through the tree, by keyboard alone, and undo takes it back', async () => {
    const element = await desk.open();
    part(element, '[data-id=o1] [name=align]').focus();
    await press('Enter');
    await waitUntil(() => all(element, '.chooser [data-item]').length > 0);
    // Of the plan's subject, folded: its two themes.
    expect(part<HTMLSelectElement>(element, '[name=standard-document]').value).to.equal('std-math');
    expect(all(element, '.chooser [data-item]').map(({ dataset }) => dataset['item'])).to.deep.equal(['std-math-1', 'std-math-2']);
    await tabTo('[data-item="std-math-1"] > .tree__line button');
    await press('Enter');
    await tabTo('[data-item="std-math-1.1"] > .tree__line button');
    await press('Enter');
    await tabTo(`[data-item="${half}"] input`);
    await press(' ');
    await waitUntil(() => aligned().join() === `o1,${half}`);
    expect((focusedElement() as HTMLInputElement).checked).to.equal(true);
    expect(part(element, '[data-id=o1] .aligned__list').textContent).to.contain('YL-1.1.1').and.contain('折一折');
    await press('Control', 'z');
    await waitUntil(() => aligned().length === 0 && all(element, '.aligned__list').length === 0);
  });

  it('an objective is aligned by words, with a pointer; a grade leaves out the others, and the alignment goes by its own button', async () => {
    const element = await desk.open();
    await click(part(element, '[data-id=o2] [name=align]'));
    await waitUntil(() => all(element, '[name=standard-words]').length > 0);
    await click(part(element, '[name=standard-words]'));
    await typeText('1.1 分');
    await waitUntil(() => all(element, '.chooser [data-item]').length === 3);
    expect(part(element, `[data-item="${half}"]`).textContent).to.contain('数与运算 › 分数的初步认识');
    await click(part(element, `[data-item="${half}"] .choice`));
    await waitUntil(() => aligned().join() === `o2,${half}`);
    await expect(element).to.be.accessible();
    const level = part<HTMLSelectElement>(element, '[name=standard-level]');
    level.value = '02';
    level.dispatchEvent(new Event('change'));
    await waitUntil(() => all(element, '.chooser [data-item]').length === 0);
    expect(part(element, '.chooser').textContent).to.contain('没有找到');
    await click(part(element, `[data-standard="${half}"] button`));
    await waitUntil(() => aligned().length === 0);
  });

  it('two who align the same objective at once both stand; words of the standard travel along, to paper and to a copy', async () => {
    const [mine, theirs] = [desk.stored(), desk.stored()];
    const standard = (id: string, code: string) => ({ id, documentId: 'std-math', code, statement: `要求${code}` });
    mine.apply({ act: 'align', id: 'o1', standard: standard('a', 'A-2') });
    theirs.apply({ act: 'align', id: 'o1', standard: standard('b', 'A-1') });
    const ports = desk.service.portsFor(person.colleague);
    for (const [at, one] of [mine, theirs].entries()) {
      const edit = one.takeUnsent();
      if (edit !== undefined) await ports.plans.edit('plan-1', `u-${at}`, edit);
    }
    const element = await desk.open(person.colleague);
    expect(all(element, '[data-id=o1] .aligned__list bdi').map((one) => one.textContent)).to.deep.equal(['A-1 要求A-1', 'A-2 要求A-2']);
    const { state } = element;
    if (state.type !== 'ready' || state.kind !== 'plan') throw new Error('no plan');
    const frame = layOutPaper({ plan: state, t: (key, values) => element.t(key, values), format: element.format, language: 'zh-CN', direction: 'ltr' });
    expect(frame.contentDocument?.querySelector('ol li')?.textContent).to.contain('能用折纸').and.match(/课标：\W*A-1 要求A-1/u);
    frame.remove();
    part(element, '[name=copy]').click();
    await waitUntil(() => text(element).includes('改编自'));
    expect(all(element, '[data-id=o1] .aligned__list li').length).to.equal(2);
    await click(part(element, '[data-id=o1] .aligned__list button'));
    part(element, '[name=versions]').click();
    await waitUntil(() => all(element, '[data-version=source] [name=compare]').length === 1);
    part(element, '[data-version=source] [name=compare]').click();
    await waitUntil(() => all(element, '.difference del').length === 1);
    expect(part(element, '.difference').textContent).to.contain('课标').and.contain('A-1 要求A-1');
  });

  it('coverage tells which standards no lesson has touched, by grade, and opens the plan that touches one', async () => {
    const plan = desk.stored();
    plan.apply({ act: 'align', id: 'o1', standard: { id: half, documentId: 'std-math', code: 'YL-1.1.1', statement: '几分之一' } });
    const edit = plan.takeUnsent();
    if (edit !== undefined) await desk.service.portsFor(person.colleague).plans.edit('plan-1', 'u-align', edit);
    const element = await desk.open(person.teacher, '');
    await click(part(element, '[name=coverage]'));
    await waitUntil(() => all(element, '.coverage tbody tr').length > 0);
    expect(part(element, '.coverage__sum').textContent).to.contain('共4条要求，教案涉及1条，还没有涉及3条');
    const rows = (): (string | undefined)[] => all(element, '.coverage tbody tr').map(({ dataset }) => dataset['item']);
    expect(rows()).to.deep.equal(['std-math-1.1.2', 'std-math-1.2.1', 'std-math-2.1']);
    await expect(element).to.be.accessible();
    await click(part(element, '[name=untouchedOnly]'));
    await waitUntil(() => rows().length === 4);
    await click(part(element, `[data-item="${half}"] button`));
    await waitUntil(() => all(element, '.head [name=title]').length > 0);
  });

  it('a platform without standards says so', async () => {
    desk.service.fixtures.standards.splice(0);
    const element = await desk.open();
    await click(part(element, '[data-id=o1] [name=align]'));
    await waitUntil(() => text(element).includes('平台还没有导入课标'));
  });
});
