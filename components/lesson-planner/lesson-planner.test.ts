import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { press, waitUntil } from '../../test/helpers/browser.ts';
import { machine } from '../adapters/test/databases.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { PortError } from '../base/ports/ports.ts';
import { all, Desk, part, planId, text, titlesIn, type } from './fixtures/desk.ts';
import { samplePlan } from './fixtures/sample-plan.ts';
import './lesson-planner.define.ts';
import type { LsPlanChangeEvent } from './lesson-planner.events.ts';
import type { LsLessonPlanner } from './lesson-planner.ts';
import { layOutPaper } from './view/paper.ts';

describe('ls-lesson-planner', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });

  it('a plan begins with its topic and nothing else, opens, and stands in the list', async () => {
    const element = await desk.open(person.teacher, '');
    expect(all(element, '.plan__open').map((one) => one.textContent.trim())).to.deep.equal(['认识几分之一']);
    await type(element, '.begin [name=title]', '两位数乘法𠮷');
    await press('Enter');
    await waitUntil(() => all(element, '.head [name=title]').length > 0);
    expect(part<HTMLInputElement>(element, '.head [name=title]').value).to.equal('两位数乘法𠮷');
    part(element, '[name=back]').click();
    await waitUntil(() => all(element, '.plan__open').length === 2);
    expect(text(element)).to.contain('两位数乘法𠮷');
  });

  it('[T-01] keeps what is typed by itself, says so with the whole plan, and opens with it again', async () => {
    const element = await desk.open();
    part(element, '[data-id=s2] .step__open').click();
    await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('name') === 'step-title');
    const kept = oneEvent<LsPlanChangeEvent>(element, 'ls-plan-change');
    await type(element, '[name=paper]', '第一行\n第二行：买买提·艾力');
    await waitUntil(() => part(element, '.bar__saving').dataset['saving'] === 'saved' && desk.stored().content.steps.some(({ paper }) => paper.includes('第二行')));
    expect((await kept).detail.content).to.deep.equal(desk.stored().content);
    const again = await desk.open();
    part(again, '[data-id=s2] .step__open').click();
    await waitUntil(() => all(again, '[name=paper]').length > 0);
    expect(part<HTMLTextAreaElement>(again, '[name=paper]').value).to.equal('第一行\n第二行：买买提·艾力');
  });

  it('what could not be kept stays, is said, and goes along with the next word', async () => {
    const element = await desk.open();
    desk.service.fail({ kind: 'internal', call: 'plans.edit' });
    await type(element, '.head [name=title]', '甲');
    await waitUntil(() => part(element, '.bar__saving').dataset['saving'] === 'failed');
    expect(part<HTMLInputElement>(element, '.head [name=title]').value).to.equal('甲');
    desk.service.fail();
    await type(element, '.head [name=subject]', '乙');
    await waitUntil(() => desk.stored().content.subject === '乙');
    expect(desk.stored().content.title).to.equal('甲');
  });

  it('who was taken out keeps the words on the page: sent once, left nowhere on the machine, and whole when let in again', async () => {
    const [computer, remote] = [machine(), desk.service.portsFor(person.colleague)];
    let sends = 0;
    const countedOf = ({ plans, ...ports }: ReturnType<typeof remote.as>) => ({ ...ports, plans: { ...plans, edit: (...given: Parameters<typeof plans.edit>) => ((sends += 1), plans.edit(...given)) } });
    const ports = computer.tab({ ...remote, as: (identity) => countedOf(remote.as(identity)) });
    const element = await fixture<LsLessonPlanner>(html`<ls-lesson-planner lang="zh-CN" plan=${planId} .ports=${ports}></ls-lesson-planner>`);
    await waitUntil(() => all(element, '.head [name=title]').length > 0);
    const author = desk.service.portsFor(person.teacher);
    author.identity.actAs('i-wang-teacher');
    await author.plans.share(planId, []);
    await type(element, '.head [name=title]', '甲');
    await waitUntil(() => part(element, '.bar__saving').dataset['saving'] === 'failed');
    expect(await ports.sync.state()).to.include({ queued: 0, refused: 0 });
    await type(element, '.head [name=subject]', '乙');
    globalThis.dispatchEvent(new Event('online'));
    await waitUntil(() => part(element, '.bar__saving').dataset['saving'] === 'failed');
    expect(sends).to.equal(1);
    await author.plans.share(planId, [person.colleague]);
    await waitUntil(() => desk.stored().content.subject === '乙');
    expect([desk.stored().content.title, sends]).to.deep.equal(['甲', 2]);
    await computer.end();
  });

  it('an edit that follows upon one that was lost goes out with it', async () => {
    const own = desk.service.portsFor(person.colleague);
    let sends = 0;
    const edit: typeof own.plans.edit = async (...given) => {
      sends += 1;
      if (sends === 2) throw new PortError({ code: 'invalid-request', title: 'x' });
      return sends === 1 ? { status: 'queued', value: null } : own.plans.edit(...given);
    };
    const ports = { ...own, plans: { ...own.plans, edit } };
    const element = await fixture<LsLessonPlanner>(html`<ls-lesson-planner lang="zh-CN" plan=${planId} .ports=${ports}></ls-lesson-planner>`);
    await waitUntil(() => all(element, '.head [name=title]').length > 0);
    await type(element, '.head [name=title]', '甲');
    await waitUntil(() => sends === 1);
    await type(element, '.head [name=title]', '甲乙');
    await waitUntil(() => desk.stored().content.title === '甲乙');
  });

  it('two who write together in one paragraph lose nothing, and the caret stays where it was', async () => {
    const [mine, theirs] = [await desk.open(), await desk.open(person.colleague)];
    for (const element of [mine, theirs]) {
      part(element, '[data-id=s3] .step__open').click();
      await waitUntil(() => all(element, '[name=evidence]').length > 0);
    }
    const field = part<HTMLTextAreaElement>(mine, '[name=evidence]');
    const before = field.value;
    await type(theirs, '[name=evidence]', `先演示。${before}`);
    await type(mine, '[name=evidence]', `${before}最后小结。`);
    field.setSelectionRange(field.value.length - 1, field.value.length - 1);
    await waitUntil(() => field.value === `先演示。${before}最后小结。`);
    expect(field.selectionStart).to.equal(field.value.length - 1);
    await waitUntil(() => part<HTMLTextAreaElement>(theirs, '[name=evidence]').value === field.value);
  });

  it('[UX-15] a colleague sees no pinyin, and what the colleague writes meanwhile waits for the word', async () => {
    const element = await desk.open();
    part(element, '[data-id=s3] .step__open').click();
    await waitUntil(() => all(element, '[name=evidence]').length > 0);
    const field = part<HTMLTextAreaElement>(element, '[name=evidence]');
    const before = field.value;
    const readsBefore = desk.reads;
    field.focus();
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
    field.value = `${before}ni hao`;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
    const colleague = desk.stored();
    colleague.apply({ act: 'write-step', id: 's3', field: 'evidence', text: `同事写的。${before}` });
    const edit = colleague.takeUnsent();
    if (edit === undefined) throw new Error('nothing was written');
    await desk.service.portsFor(person.colleague).plans.edit(planId, 'u-colleague', edit);
    // It has been read; until the word is done nothing of it is shown, and nothing of the word is stored.
    await waitUntil(() => desk.reads > readsBefore);
    element.requestUpdate();
    await element.updateComplete;
    expect(field.value).to.equal(`${before}ni hao`);
    expect(desk.stored().content.steps.find(({ id }) => id === 's3')?.evidence).to.equal(`同事写的。${before}`);
    field.value = `${before}你好`;
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true, data: '你好' }));
    await waitUntil(() => field.value === `同事写的。${before}你好`);
    await waitUntil(() => desk.stored().content.steps.find(({ id }) => id === 's3')?.evidence === `同事写的。${before}你好`);
  });

  it('a step moves by keyboard and by its menu, with the focus and one announcement each; undo and redo take it back and forth', async () => {
    const element = await desk.open();
    expect(titlesIn(element, 'in')).to.deep.equal(['导入：分月饼', '折一折，说一说', '写一写']);
    part(element, '[data-id=s2] .step__handle').focus();
    await press('Alt', 'ArrowDown');
    await waitUntil(() => titlesIn(element, 'in')[1] === '导入：分月饼');
    await waitUntil(() => element.shadowRoot?.activeElement === part(element, '[data-id=s2] .step__handle'));
    const region = [...document.querySelectorAll('[role=status]')].find((one) => one.parentElement === document.body);
    await waitUntil(() => region?.textContent.includes('第2个，共3个'));
    await press('Alt', 'ArrowDown');
    await press('Alt', 'ArrowDown');
    await waitUntil(() => titlesIn(element, 'post')[0] === '导入：分月饼');
    await waitUntil(() => element.shadowRoot?.activeElement === part(element, '[data-id=s2] .step__handle'));

    part(element, '[data-id=s2] .step__handle').click();
    await element.updateComplete;
    all(element, '.places .button').find((one) => one.textContent.includes('课前'))?.click();
    await waitUntil(() => titlesIn(element, 'pre').join() === '在家分一分,导入：分月饼');
    for (let times = 0; times < 4; times += 1) await press('Control', 'z');
    await waitUntil(() => titlesIn(element, 'in').join() === '导入：分月饼,折一折，说一说,写一写');
    await press('Control', 'y');
    await waitUntil(() => titlesIn(element, 'in')[1] === '导入：分月饼');
    await waitUntil(() => desk.stored().content.steps.filter(({ stage }) => stage === 'in')[1]?.id === 's2');
  });

  it('a step is dragged with a pointer into another stage', async () => {
    const element = await desk.open();
    const handle = part(element, '[data-id=s4] .step__handle');
    const goal = part(element, '[data-id=s1]').getBoundingClientRect();
    const from = handle.getBoundingClientRect();
    const at = (type: string, clientX: number, clientY: number) =>
      handle.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, button: 0, pointerId: 1, clientX, clientY }));
    // No pointer of the machine is down: there is nothing to be held.
    handle.setPointerCapture = () => undefined;
    at('pointerdown', from.x + 5, from.y + 5);
    at('pointermove', from.x + 5, goal.top + 60);
    at('pointermove', from.x + 5, goal.top + 2);
    expect(part(element, '[data-id=s1]').dataset['drop']).to.equal('true');
    at('pointerup', from.x + 5, goal.top + 2);
    await waitUntil(() => titlesIn(element, 'pre').join() === '写一写,在家分一分');
    expect(all(element, '[data-drop], [data-dragged]')).to.deep.equal([]);
  });

  it('a step that is taken out is kept, with what a colleague writes in it meanwhile', async () => {
    const element = await desk.open();
    const colleague = desk.stored();
    part(element, '[data-id=s4] .step__open').click();
    await waitUntil(() => all(element, '[name=step-title]').length > 0);
    all(element, '.step__fields .button').find((one) => one.textContent.includes('去掉'))?.click();
    await waitUntil(() => all(element, '[data-id=s4]').length === 0 && desk.stored().content.removed.length === 1);
    colleague.apply({ act: 'write-step', id: 's4', field: 'paper', text: '用作业本写' });
    const edit = colleague.takeUnsent();
    if (edit) await desk.service.portsFor(person.colleague).plans.edit(planId, 'u-colleague', edit);
    part(element, '.removed summary').click();
    part(element, '.removed .button').click();
    await waitUntil(() => titlesIn(element, 'in').includes('写一写'));
    await waitUntil(() => desk.stored().content.steps.find(({ id }) => id === 's4')?.paper === '用作业本写');
  });

  it('undo leaves what a colleague has written in, and says so on the page and aloud; an objective that was taken out is put back with its words', async () => {
    const [mine, theirs] = [await desk.open(), await desk.open(person.colleague)];
    part(mine, '[name=add-objective]').click();
    await waitUntil(() => all(theirs, '.objective').length === 3);
    await type(theirs, '.objective:nth-child(3) > input', '同事写的目标');
    await waitUntil(() => part<HTMLInputElement>(mine, '.objective:nth-child(3) > input').value === '同事写的目标');
    part(mine, '[name=undo]').click();
    await waitUntil(() => all(mine, '[data-stayed=objective]').length === 1);
    const region = [...document.querySelectorAll('[role=status]')].find((one) => one.parentElement === document.body);
    await waitUntil(() => region?.textContent.includes('同事写的内容'));
    expect(part<HTMLInputElement>(mine, '.objective:nth-child(3) > input').value).to.equal('同事写的目标');

    part(mine, '.objective:nth-child(3) .button--icon').focus();
    await press('Enter');
    await waitUntil(() => all(theirs, '.objective').length === 2 && all(theirs, '.objectives .removed').length === 1);
    expect(all(mine, '[data-stayed]'), 'said until the next act').to.deep.equal([]);
    expect(part(theirs, '.objectives .removed bdi').textContent).to.equal('同事写的目标');
    part(theirs, '.objectives .removed summary').click();
    part(theirs, '.objectives .removed .button').focus();
    await press('Enter');
    await waitUntil(() => all(mine, '.objective').length === 3 && all(theirs, '.objectives .removed').length === 0);
    await waitUntil(() => desk.stored().content.objectives[2]?.text === '同事写的目标');
  });

  it('[UX-07] tells the share of the screen in words, and warns above 30 percent', async () => {
    const element = await desk.open();
    expect(part(element, '[data-fact=screen]').textContent).to.contain('13%').and.contain('不超过30%');
    part(element, '[data-id=s4] .step__open').click();
    await waitUntil(() => all(element, '[name=screenMinutes]').length > 0);
    const field = part<HTMLInputElement>(element, '[name=screenMinutes]');
    field.value = '12';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => part(element, '[data-fact=screen]').dataset['tone'] === 'warning');
    expect(part(element, '[data-fact=screen]').textContent).to.contain('50%').and.contain('超过了30%');
    expect(part(element, '[data-fact=evidence]').textContent).to.contain('1个目标');
    expect(part(element, '[data-fact=time]').textContent).to.contain('课中32分钟').and.contain('还有8分钟');
  });

  it('[T-01] [UX-16] prints a table on a page of its own, without controls, heads on each page', async () => {
    const element = await desk.open();
    const { state } = element;
    if (state.type !== 'ready' || state.kind !== 'plan') throw new Error('no plan');
    const frame = layOutPaper({ plan: state, t: (key, values) => element.t(key, values), format: element.format, language: 'zh-CN', direction: 'ltr' });
    const paper = frame.contentDocument;
    const words = paper?.body.textContent.replace(/\s+/g, ' ') ?? '';
    expect(words).to.contain('认识几分之一').and.contain('巡视，请不同折法的小组上台').and.contain('王秀兰');
    expect(paper?.querySelectorAll('button, input, select, textarea').length).to.equal(0);
    expect([...(paper?.querySelectorAll('table') ?? [])].map((table) => table.tHead?.rows.length)).to.deep.equal([1, 1, 1]);
    expect(frame.contentWindow?.getComputedStyle(paper?.querySelector('thead') ?? document.body).display).to.equal('table-header-group');
    frame.remove();
  });

  it('attaches what is chosen in a picker that the host may add and remove at any time', async () => {
    const element = await desk.open();
    const picker = Object.assign(document.createElement('div'), { slot: 'picker' });
    const isShown = (): boolean => picker.assignedSlot?.matches(':not([hidden])') ?? false;
    part(element, '[data-id=s2] .step__open').click();
    await waitUntil(() => all(element, '[name=step-title]').length > 0);
    expect(all(element, '[name=attach]')).to.deep.equal([]);
    element.append(picker);
    await waitUntil(() => all(element, '[name=attach]').length > 0);
    expect(isShown()).to.equal(false);
    const told = oneEvent(element, 'ls-plan-picker-show');
    part(element, '[name=attach]').focus();
    await press('Enter');
    await Promise.all([told, waitUntil(isShown)]);
    picker.dispatchEvent(new CustomEvent('ls-resource-select', { detail: { resources: [{ id: 'r-fractions', version: 1 }, { title: 'no id' }] } }));
    await waitUntil(() => desk.stored().content.steps.find(({ id }) => id === 's2')?.resources.length === 1);
    expect(all(element, '.resources bdi').map((one) => one.textContent)).to.deep.equal([desk.service.fixtures.resources.find(({ id }) => id === 'r-fractions')?.title]);
    picker.remove();
    await waitUntil(() => all(element, '[name=attach]').length === 0);
  });

  it('[T-01] a version is put aside by name, and restored; what stood there in between is a version, too, and undo goes back', async () => {
    const element = await desk.open();
    part(element, '[name=versions]').focus();
    await press('Enter');
    await type(element, '[name=version]', '试讲前');
    await press('Enter');
    await waitUntil(() => all(element, '[data-version]').length === 1);
    expect(text(element)).to.contain('王秀兰');
    await type(element, '.head [name=title]', '改坏了');
    part(element, '[data-id=s3] .step__open').click();
    await waitUntil(() => all(element, '[name=evidence]').length > 0);
    await type(element, '[name=evidence]', '');
    part(element, '[data-stage=post] [name=add-step]').click();
    await waitUntil(() => titlesIn(element, 'post').length === 2);
    part(element, '[data-version] [name=restore]').click();
    await waitUntil(() => part<HTMLInputElement>(element, '.head [name=title]').value === '认识几分之一' && titlesIn(element, 'post').length === 1);
    await waitUntil(() => desk.stored().content.steps.find(({ id }) => id === 's3')?.evidence === samplePlan().content.steps[2]?.evidence);
    await waitUntil(() => desk.stored().content.versions.length === 2);
    expect(desk.stored().content.versions.map(({ name, content }) => [name.includes('之前'), content.title])).to.deep.equal([[true, '改坏了'], [false, '认识几分之一']]);
    expect(desk.stored().content.removed.length).to.equal(1);
    part(element, '[name=undo]').click();
    await waitUntil(() => part<HTMLInputElement>(element, '.head [name=title]').value === '改坏了' && titlesIn(element, 'post').length === 2);
  });

  it('[T-01] what a teacher changes in a copy is told against its source, in the plan and in a column of the table, with name and date', async () => {
    const element = await desk.open(person.colleague);
    part(element, '[name=copy]').click();
    await waitUntil(() => text(element).includes('改编自'));
    part(element, '[data-id=s3] .step__open').click();
    await waitUntil(() => all(element, '[name=evidence]').length > 0);
    await type(element, '[name=evidence]', '每人能指着自己的纸说出几分之几。');
    part(element, '[name=versions]').click();
    await waitUntil(() => all(element, '[data-version=source] [name=compare]').length === 1);
    part(element, '[data-version=source] [name=compare]').focus();
    await press('Enter');
    await waitUntil(() => all(element, '.difference li').length === 1);
    expect([...all(element, '.difference del, .difference ins')].map((one) => `${one.localName} ${one.lastChild?.textContent?.trim() ?? ''}`)).to.deep.equal(['del 四分之一', 'ins 几分之几']);
    expect(text(element)).to.contain('王秀兰');
    const { state } = element;
    if (state.type !== 'ready' || state.kind !== 'plan') throw new Error('no plan');
    const frame = layOutPaper({ plan: state, t: (key, values) => element.t(key, values), format: element.format, language: 'zh-CN', direction: 'ltr' });
    const table = frame.contentDocument?.querySelectorAll('table')[1];
    expect([...(table?.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent)).to.include('二次备课');
    expect([...(table?.tBodies[0]?.rows ?? [])].map((row) => row.cells[5]?.querySelector('ins')?.lastChild?.textContent?.trim() ?? '')).to.deep.equal(['', '几分之几', '']);
    expect(frame.contentDocument?.body.textContent).to.match(/二次备课\s+\W*古丽娜尔·买买提\W*，20\d\d年/u);
    frame.remove();
  });

  it('a copy names its source, and the author alone says who writes along', async () => {
    const element = await desk.open(person.colleague);
    expect(all(element, '[name=share]')).to.deep.equal([]);
    part(element, '[name=copy]').click();
    await waitUntil(() => text(element).includes('改编自'));
    expect(part<HTMLInputElement>(element, '.head [name=title]').value).to.equal('认识几分之一（副本）');
    part(element, '[name=share]').click();
    await waitUntil(() => all(element, '.sharing [name=person]').length === 1);
    part(element, '.sharing [name=person]').click();
    part(element, '.sharing [type=submit]').click();
    await waitUntil(() => desk.service.fixtures.plans.find(({ authorId }) => authorId === person.colleague)?.personIds.join() === person.teacher);
  });

  it('says so when the plan is not there, or not for this person', async () => {
    expect((await desk.open(person.teacher, 'nothing')).state.type).to.equal('error');
    expect((await desk.open(person.guardian, '')).state.type).to.equal('error');
  });
});
