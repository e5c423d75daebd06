/** Plans that are handed in to the head of their subject: by keyboard, by pointer, returned with comments, and taken back. */
import { expect } from '@open-wc/testing';
import { click, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { all, Desk, part, text } from './fixtures/desk.ts';
import type { LsLessonPlanner } from './lesson-planner.ts';
import { PlanDocument } from './model/document.ts';

describe('plans that are handed in', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
    // Whoever writes along does not decide.
    Object.assign(desk.service.fixtures.plans[0] ?? {}, { personIds: [] });
  });
  const reviews = () => desk.service.fixtures.planReviews;
  const stateIn = (element: LsLessonPlanner): string | undefined => all(element, '.review [data-review]')[0]?.dataset['review'];
  /** The head of the subject goes to what waits. */
  const read = async (): Promise<LsLessonPlanner> => {
    const element = await desk.open(person.colleague, '');
    await waitUntil(() => all(element, '.waiting [name=review]').length === 1);
    await click(part(element, '.waiting [name=review]'));
    await waitUntil(() => all(element, '.reviewing').length === 1);
    return element;
  };
  const handIn = async (): Promise<LsLessonPlanner> => {
    const element = await desk.open();
    await click(part(element, '[name=submit]'));
    await waitUntil(() => stateIn(element) === 'pending');
    return element;
  };

  it('is handed in, read as it was, and approved by keyboard alone; the version that was approved is in the plan', async () => {
    const mine = await desk.open();
    part(mine, '[name=submit]').focus();
    await press('Enter');
    await waitUntil(() => stateIn(mine) === 'pending');
    await expect(mine).to.be.accessible();
    await waitUntil(() => desk.stored().content.versions.length === 1);
    const version = desk.stored().content.versions[0];
    expect(version?.id).to.equal(reviews()[0]?.version.id);
    expect(text(mine)).to.contain(version?.name);
    part<HTMLInputElement>(mine, '[name=title]').focus();
    await typeText('以后');
    await waitUntil(() => desk.stored().content.title.includes('以后'));

    const theirs = await read();
    await expect(theirs).to.be.accessible();
    expect(part(theirs, '.reviewing').textContent).to.contain('认识几分之一').and.contain('王秀兰').and.contain('四分之一').and.not.contain('以后');
    part(theirs, '.reviewing [name=comment]').focus();
    await typeText('可以');
    await tabTo('[name=approve]');
    await press('Enter');
    await waitUntil(() => all(theirs, '.reviewing [data-review=approved]').length === 1);
    await waitUntil(() => stateIn(mine) === 'approved');
    expect(part(mine, '.review').textContent).to.contain('古丽娜尔').and.contain('可以');
    expect(desk.service.fixtures.notices.at(-1)?.notice).to.include({ kind: 'plan-approved' });
  });

  it('comes back with words for the whole and for a step, by pointer; the author goes to the step and hands it in again', async () => {
    const mine = await handIn();
    const theirs = await read();
    await click(part(theirs, '[name=return]'));
    await waitUntil(() => all(theirs, '[role=alert]').length === 1);
    expect(reviews()[0]?.state).to.equal('pending');
    expect(theirs.shadowRoot?.activeElement).to.equal(part(theirs, '[name=comment]'));
    await expect(theirs).to.be.accessible();
    await click(part(theirs, '[name=note][data-step=s3]'));
    await typeText('这里太快');
    await click(part(theirs, '[name=return]'));
    await waitUntil(() => stateIn(mine) === 'returned');
    expect(part(mine, '.review__notes').textContent).to.contain('折一折').and.contain('这里太快');
    await expect(mine).to.be.accessible();
    await click(part(mine, '[name=to-step]'));
    await waitUntil(() => part(mine, '[data-id=s3]').dataset['open'] === 'true');
    await click(part(mine, '.review [name=submit]'));
    await waitUntil(() => stateIn(mine) === 'pending');
    expect(reviews().map(({ state }) => state)).to.deep.equal(['returned', 'pending']);
  });

  it('holds nothing that its author has removed, and is handed in once however often the button is pressed', async () => {
    const plan = desk.service.fixtures.plans[0];
    const document = desk.stored();
    const removed = document.content.steps[0];
    document.apply({ act: 'remove-step', id: removed?.id ?? '' });
    Object.assign(plan ?? {}, { updates: [{ id: 'u', content: document.encode() }] });
    const mine = await desk.open();
    for (let turn = 0; turn < 3; turn += 1) part(mine, '[name=submit]').click();
    await waitUntil(() => stateIn(mine) === 'pending' && part(mine, '.review button').getAttribute('aria-busy') === 'false');
    expect(reviews()).to.have.length(1);
    expect(all(mine, '[role=alert]')).to.deep.equal([]);
    const handedIn = new PlanDocument();
    handedIn.receive([reviews()[0]?.update ?? '']);
    expect(handedIn.content.removed).to.deep.equal([]);
    const bytes = Uint8Array.from(atob(reviews()[0]?.update ?? ''), (one) => one.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).to.contain('导入：分月饼').and.not.contain(removed?.title);
    expect(desk.stored().content.removed.map(({ id }) => id)).to.deep.equal([removed?.id]);
  });

  it('is taken back while nobody has decided; whoever reads it then is told, and keeps what was typed', async () => {
    const mine = await handIn();
    const theirs = await read();
    await click(part(theirs, '[name=note][data-step=s3]'));
    await typeText('这里太快');
    await click(part(mine, '[name=withdraw]'));
    await waitUntil(() => stateIn(mine) === undefined && all(mine, '[name=submit]').length === 1);
    await waitUntil(() => text(theirs).includes('没有找到'));
    expect(part<HTMLTextAreaElement>(theirs, '[name=note][data-step=s3]').value).to.equal('这里太快');
    const list = await desk.open(person.colleague, '');
    expect(all(list, '.waiting')).to.deep.equal([]);
  });

  it('what was decided by another head meanwhile stands, and the second one sees it', async () => {
    await handIn();
    const theirs = await read();
    Object.assign(reviews()[0] ?? {}, { state: 'approved', decidedBy: person.manager, decidedAt: '2026-11-20T01:00:00.000Z' });
    part<HTMLTextAreaElement>(theirs, '[name=comment]').value = '请补充';
    await click(part(theirs, '[name=return]'));
    await waitUntil(() => all(theirs, '.reviewing [data-review=approved]').length === 1);
    expect(reviews()[0]?.comment).to.equal('');
    expect(part(theirs, '[part=unsent]').textContent).to.contain('请补充');
  });

  it('what was typed stays to be read when another head decides; it waits for nobody when none is left, and is taken back', async () => {
    const mine = await handIn();
    const theirs = await read();
    await click(part(theirs, '[name=note][data-step=s3]'));
    await typeText('这里太快');
    Object.assign(reviews()[0] ?? {}, { state: 'approved', decidedBy: person.manager, decidedAt: '2026-11-20T01:00:00.000Z' });
    // Whoever is let in and out again is told of the plan both times.
    for (const people of [[person.colleague], []]) await desk.service.portsFor(person.teacher).plans.share('plan-1', people);
    await waitUntil(() => all(theirs, '.reviewing [data-review=approved]').length === 1);
    expect(part(theirs, '[part=unsent]').textContent).to.contain('折一折').and.contain('这里太快');
    await expect(theirs).to.be.accessible();

    Object.assign(reviews()[0] ?? {}, { state: 'pending', decidedBy: null, decidedAt: null });
    await desk.service.portsFor(person.teacher).plans.share('plan-1', [person.colleague]);
    await waitUntil(() => all(mine, '[data-review=nobody]').length === 1);
    await expect(mine).to.be.accessible();
    await click(part(mine, '[name=withdraw]'));
    await waitUntil(() => stateIn(mine) === undefined);
  });

  it('what one person has typed is not shown to the next at the same machine', async () => {
    await handIn();
    const theirs = await read();
    await click(part(theirs, '[name=note][data-step=s3]'));
    await typeText('这里太快');
    Object.assign(reviews()[0] ?? {}, { state: 'approved', decidedBy: person.manager, decidedAt: '2026-11-20T01:00:00.000Z' });
    theirs.ports = { ...desk.service.portsFor(person.colleague), plans: { ...desk.service.portsFor(person.colleague).plans } };
    await waitUntil(() => all(theirs, '.reviewing [data-review=approved]').length === 1);
    expect(all(theirs, '[part=unsent]')).to.deep.equal([]);
  });

  it('forbidden: whoever writes along has nothing to hand in or decide, and without another head it is said why', async () => {
    Object.assign(desk.service.fixtures.plans[0] ?? {}, { personIds: [person.colleague] });
    const mine = await desk.open();
    await click(part(mine, '[name=submit]'));
    await waitUntil(() => all(mine, '[role=alert]').length > 0, text(mine));
    expect(reviews()).to.deep.equal([]);
    expect(desk.stored().content.versions).to.deep.equal([]);
    const theirs = await desk.open(person.colleague);
    expect(all(theirs, '[name=submit]')).to.deep.equal([]);
    const list = await desk.open(person.colleague, '');
    await waitUntil(() => all(list, '.plan').length === 1);
    expect(all(list, '.waiting')).to.deep.equal([]);
  });
});
