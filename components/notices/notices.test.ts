import { expect, fixture, html } from '@open-wc/testing';
import { person } from '../adapters/memory/fixtures.ts';
import { wholeResource } from '../adapters/memory/fixtures.own-resources.ts';
import { today } from '../base/china-day.ts';
import { createMemoryService } from '../adapters/memory/memory-ports.ts';
import { press, waitUntil } from '../../test/helpers/browser.ts';
import './notices.define.ts';
import type { LsNotices } from './notices.ts';

async function noticesOf(who: string): Promise<LsNotices> {
  const element = await fixture<LsNotices>(html`<ls-notices lang="zh-CN" .ports=${createMemoryService().portsFor(who)}></ls-notices>`);
  await element.loadingComplete;
  await element.updateComplete;
  return element;
}
const text = (element: LsNotices): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';

describe('ls-notices', () => {
  it('[PS-07] marks what is unread, names its sender, and sends one receipt however often it is pressed', async () => {
    const element = await noticesOf(person.pupil);
    expect(text(element)).to.contain('1 条未读').and.contain('王秀兰').and.contain('认识几分之一');
    let receipts = 0;
    element.addEventListener('ls-notice-read-request', () => (receipts += 1));
    const button = element.shadowRoot?.querySelector<HTMLElement>('.notice .button');
    button?.click();
    button?.click();
    await waitUntil(() => text(element).includes('全部已读'));
    expect(receipts).to.equal(1);
    expect(text(element)).to.contain('全部已读');
  });

  it('[PS-07] tells of a new notice through a live region', async () => {
    const service = createMemoryService();
    const element = await fixture<LsNotices>(html`<ls-notices lang="zh-CN" .ports=${service.portsFor(person.pupil)}></ls-notices>`);
    await element.loadingComplete;
    await element.updateComplete;
    const region = element.shadowRoot?.querySelector('[role=status]');
    expect(region?.textContent).to.contain('1 条未读');
    const draft = { classId: 'c-31', resourceId: 'r-fractions', title: '新的任务', instruction: '', paperAlternative: null, dueAt: null };
    await service.portsFor(person.teacher).tasks.create(draft, crypto.randomUUID());
    await waitUntil(() => text(element).includes('新的任务'));
    expect(element.shadowRoot?.querySelector('[role=status]')).to.equal(region);
    expect(region?.textContent).to.contain('2 条未读');
  });

  for (const [state, words] of [['upheld', '情况属实，已处理'], ['declined', '经核查没有问题']] as const) {
    it(`[RS-14] tells whoever reported a resource that it was ${state}, why, and under which number`, async () => {
      const service = createMemoryService();
      const element = await fixture<LsNotices>(html`<ls-notices lang="zh-CN" .ports=${service.portsFor(person.pupil)}></ls-notices>`);
      await element.loadingComplete;
      const { value } = await service.portsFor(person.pupil).resources.report('r-poem', { kind: 'error', description: '少了一个字', evidence: null }, crypto.randomUUID());
      await service.portsFor(person.manager).cases.decideReport(value?.id ?? '', { state, answer: '<b>谢谢你</b>，查过了。', suspend: false });
      await waitUntil(() => text(element).includes(words));
      expect(text(element)).to.contain(value?.caseNumber).and.contain('答复：').and.contain('<b>谢谢你</b>，查过了。').and.contain('刘建国');
      let opened: unknown;
      element.addEventListener('ls-notice-open', (event) => (opened = event.detail.notice.parameters));
      element.shadowRoot?.querySelector<HTMLElement>('.notice__open')?.click();
      expect(opened).to.include({ resourceId: 'r-poem', upheld: state === 'upheld' });
    });
  }

  it('[P-11] tells a family how leave was decided, on which day and by whom, and not why it was asked for', async () => {
    const service = createMemoryService();
    const element = await fixture<LsNotices>(html`<ls-notices lang="zh-CN" .ports=${service.portsFor(person.otherGuardian)}></ls-notices>`);
    await element.loadingComplete;
    const teacher = service.portsFor(person.teacher);
    teacher.identity.actAs('i-wang-teacher');
    await teacher.leave.decide('lv-cough', { approved: true, comment: null });
    await waitUntil(() => text(element).includes('李明'));
    expect(text(element)).to.contain('的请假已批准').and.contain('王秀兰').and.not.contain('咳嗽');
    let opened: unknown;
    element.addEventListener('ls-notice-open', (event) => (opened = event.detail.notice.parameters));
    element.shadowRoot?.querySelector<HTMLElement>('.notice__open')?.click();
    expect(opened).to.include({ leaveRequestId: 'lv-cough' });
  });

  it('[TS-15] tells a family at once that nobody has seen the child, and in the same place when it was a mistake', async () => {
    const service = createMemoryService();
    const element = await fixture<LsNotices>(html`<ls-notices lang="zh-CN" .ports=${service.portsFor(person.otherGuardian)}></ls-notices>`);
    await element.loadingComplete;
    const teacher = service.portsFor(person.teacher);
    teacher.identity.actAs('i-wang-teacher');
    const say = (status: 'absent' | 'late') => teacher.leave.takeRoll('c-31', today(), { marks: [{ learnerId: 'p-li', status, note: '问过同学', revision: status === 'absent' ? null : 1 }], taken: true });
    await say('absent');
    await waitUntil(() => text(element).includes('点名时不在'));
    expect(text(element)).to.contain('也没有批准的请假').and.contain('李明').and.contain('王秀兰').and.not.contain('问过同学');
    await say('late');
    await waitUntil(() => text(element).includes('没有缺勤'));
    expect(text(element)).not.to.contain('点名时不在');
    let opened: unknown;
    element.addEventListener('ls-notice-open', (event) => (opened = event.detail.notice.parameters));
    element.shadowRoot?.querySelector<HTMLElement>('.notice__open')?.click();
    expect(opened).to.include({ day: today(), learnerId: 'p-li' });
  });

  it('tells a teacher once that what was submitted was returned, by whom and why, and later in the same place that it was admitted', async () => {
    const service = createMemoryService();
    const made = wholeResource({ authorId: person.teacher, state: 'pending-review', title: '折纸的<b>分数</b>' });
    const submittedAt = made.submittedAt ?? '';
    service.fixtures.ownResources.push(made);
    const ports = service.portsFor(person.teacher);
    ports.identity.actAs('i-wang-teacher');
    const element = await fixture<LsNotices>(html`<ls-notices lang="zh-CN" .ports=${ports}></ls-notices>`);
    await element.loadingComplete;
    const manager = service.portsFor(person.manager).ownResources;
    await manager.decide('or-1', { admitted: false, submittedAt, reason: '封面看不清' });
    await waitUntil(() => text(element).includes('被退回'));
    expect(text(element)).to.contain('折纸的<b>分数</b>').and.contain('原因： 封面看不清').and.contain('刘建国').and.contain('2 条未读');
    let opened: unknown;
    element.addEventListener('ls-notice-open', (event) => (opened = event.detail.notice.parameters));
    element.shadowRoot?.querySelector<HTMLElement>('.notice__open')?.focus();
    await press('Enter');
    expect(opened).to.include({ ownResourceId: 'or-1' });
    await waitUntil(() => text(element).includes('1 条未读'));
    Object.assign(made, { state: 'pending-review' });
    await manager.decide('or-1', { admitted: true, submittedAt, reason: null });
    await waitUntil(() => text(element).includes('已审核入库'));
    expect(text(element)).not.to.contain('被退回').and.not.contain('封面看不清');
    const again = await fixture<LsNotices>(html`<ls-notices lang="zh-CN" .ports=${ports}></ls-notices>`);
    await waitUntil(() => text(again).includes('已审核入库'), 'also when the page is opened anew');
  });

  it('names the child to a guardian', async () => {
    expect(text(await noticesOf(person.guardian))).to.contain('买买提·艾力');
  });
});
