/** Comments of those who prepare together: written by keyboard, answered and settled by pointer, at words, and without a line. */
import { expect } from '@open-wc/testing';
import { click, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { PortError } from '../base/ports/ports.ts';
import { all, Desk, part, planId } from './fixtures/desk.ts';
import type { LsLessonPlanner } from './lesson-planner.ts';
import type { PlanDocument } from './model/document.ts';

describe('comments in a plan', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  const open = async (who: string): Promise<LsLessonPlanner> => {
    const element = await desk.open(who);
    part(element, '[data-id=s3] .step__open').click();
    await waitUntil(() => all(element, '.comments').length === 1);
    return element;
  };
  const threads = () => desk.stored().content.threads;
  const keep = async (document: PlanDocument, id: string): Promise<void> => {
    const edit = document.takeUnsent();
    if (edit !== undefined) await desk.service.portsFor(person.colleague).plans.edit(planId, id, edit);
  };
  const message = (text: string, at = '2026-11-20T01:00:00.000Z') => ({ by: person.colleague, name: '古丽娜尔·买买提', at, text });

  it('[TS-01] a comment is written by keyboard alone, and a colleague reads whose it is; the line of the step counts those that wait', async () => {
    const [mine, theirs] = [await open(person.teacher), await open(person.colleague)];
    part(mine, '.comments [name=comment]').focus();
    await typeText('分组要不要固定？');
    await tabTo('[name=send-comment]');
    await press('Enter');
    await waitUntil(() => all(theirs, '.thread').length === 1);
    expect(part(theirs, '.thread').textContent).to.contain('王秀兰').and.contain('分组要不要固定？');
    expect(part(theirs, '[data-id=s3] .step__comments').textContent).to.contain('1条批注');
    await expect(theirs).to.be.accessible();
  });

  it('[TS-01] a comment is answered, settled and opened again by pointer, for both at once', async () => {
    const begun = desk.stored();
    begun.apply({ act: 'comment', id: 't1', stepId: 's3', quote: '', message: message('分组要不要固定？') });
    await keep(begun, 'u-1');
    const [mine, theirs] = [await open(person.teacher), await open(person.colleague)];
    await click(part(theirs, '.comment__reply .input'));
    await typeText('这周先不固定');
    await click(part(theirs, '[name=reply]'));
    await waitUntil(() => part(mine, '.thread').textContent.includes('这周先不固定'));
    await click(part(mine, '[name=settle]'));
    await waitUntil(() => all(theirs, '.comments > .threads .thread').length === 0);
    expect(threads()[0]?.resolved?.name).to.equal('王秀兰');
    expect(all(theirs, '.step__comments')).to.deep.equal([]);
    part(theirs, '.comments summary').click();
    await click(part(theirs, '.comments [name=settle]'));
    await waitUntil(() => all(mine, '.comments > .threads .thread').length === 1);
  });

  it('a comment at words keeps them, and says when they have changed', async () => {
    const element = await open(person.teacher);
    part(element, '[data-text=teacherActivity]').focus();
    await waitUntil(() => all(element, '[contenteditable=true]').length === 1);
    await press('Control', 'a');
    await click(part(element, '[name=quote]'));
    await waitUntil(() => all(element, '.comment__quote').length === 1);
    await typeText('太长了');
    await tabTo('[name=send-comment]');
    await press('Enter');
    await waitUntil(() => threads().length === 1);
    expect(threads()[0]?.quote).to.contain('巡视');
    expect(part(element, '.thread').textContent).not.to.contain('原文已改');
    const colleague = desk.stored();
    colleague.apply({ act: 'write-step', id: 's3', field: 'teacherActivity', text: '巡视。' });
    await keep(colleague, 'u-c');
    await waitUntil(() => part(element, '.thread').textContent.includes('原文已改'));
  });

  it('comments and answers of two that had no line all stand; whoever answers opens again what the other settled', async () => {
    const begun = desk.stored();
    begun.apply({ act: 'comment', id: 't1', stepId: 's3', quote: '', message: message('一') });
    await keep(begun, 'u-1');
    const [one, other] = [desk.stored(), desk.stored()];
    one.apply({ act: 'comment', id: 't2', stepId: 's3', quote: '', message: message('二', '2026-11-20T02:00:00.000Z') });
    one.apply({ act: 'reply', id: 't1', message: message('答一') });
    other.apply({ act: 'reply', id: 't1', message: message('答二') });
    other.apply({ act: 'comment', id: 't3', stepId: 's4', quote: '', message: message('三', '2026-11-20T03:00:00.000Z') });
    await Promise.all([keep(one, 'u-2'), keep(other, 'u-3')]);
    expect(threads().map(({ id }) => id)).to.deep.equal(['t1', 't2', 't3']);
    expect(threads()[0]?.messages.map(({ text }) => text).sort()).to.deep.equal(['一', '答一', '答二'].sort());
    const settled = desk.stored();
    settled.apply({ act: 'resolve', id: 't1', resolved: { by: person.teacher, name: '王秀兰', at: '2026-11-20T04:00:00.000Z' } });
    settled.apply({ act: 'reply', id: 't1', message: message('还有') });
    expect(settled.content.threads[0]?.resolved).to.equal(null);
  });

  it('whose a comment is says the plan, not the comment: a name that somebody gave themselves is not shown', async () => {
    const document = desk.stored();
    document.apply({ act: 'comment', id: 't1', stepId: 's3', quote: '', message: { ...message('照我说的改'), name: '县教研室 王校长' } });
    document.apply({ act: 'reply', id: 't1', message: { by: 'p-left', name: '调走的老师', at: '2026-11-20T02:00:00.000Z', text: '好' } });
    document.apply({ act: 'reply', id: 't1', message: { by: '', name: '王校长', at: '2026-11-20T03:00:00.000Z', text: '好' } });
    await keep(document, 'u-named');
    const element = await open(person.teacher);
    await waitUntil(() => all(element, '.comment__by strong').length === 3);
    // Of one who writes no longer there is no other name.
    expect(all(element, '.comment__by strong').map((one) => one.textContent)).to.deep.equal(['古丽娜尔·买买提', '调走的老师', '一位老师']);
  });

  it('undo takes no comment away, and a copy has none', async () => {
    const document = desk.stored();
    document.apply({ act: 'comment', id: 't1', stepId: 's3', quote: '', message: message('一') });
    document.apply({ act: 'undo' });
    expect(document.content.threads.length).to.equal(1);
    document.forgetPast();
    expect(document.content.threads).to.deep.equal([]);
  });

  it('[TS-01] is for teachers of the plan alone: who is not let in reads no comment, and writes none', async () => {
    for (const who of [person.pupil, person.guardian, person.manager]) expect((await desk.open(who)).state.type, who).to.equal('error');
    const author = desk.service.portsFor(person.teacher);
    author.identity.actAs('i-wang-teacher');
    await author.plans.share(planId, []);
    const colleague = desk.stored();
    colleague.apply({ act: 'comment', id: 't1', stepId: 's3', quote: '', message: message('一') });
    const edit = colleague.takeUnsent();
    const refused = edit && (await desk.service.portsFor(person.colleague).plans.edit(planId, 'u-x', edit).then(() => '', (error: unknown) => (error instanceof PortError ? error.code : 'other')));
    expect([refused, threads().length]).to.deep.equal(['not-found', 0]);
    expect((await desk.open(person.colleague)).state.type).to.equal('error');
  });

  it('says nothing where nothing was written, and leaves out what another hand wrote wrongly', async () => {
    const element = await open(person.teacher);
    part(element, '[name=send-comment]').click();
    await element.updateComplete;
    expect(threads()).to.deep.equal([]);
    const document = desk.stored();
    document.apply({ act: 'comment', id: 't1', stepId: 's3', quote: '', message: message('字'.repeat(2001)) });
    expect(document.content.threads).to.deep.equal([]);
  });
});
