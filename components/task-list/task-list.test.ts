import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { click, press, tabTo, waitUntil } from '../../test/helpers/browser.ts';
import { printed } from '../../test/helpers/paper.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts, createMemoryService } from '../adapters/memory/memory-ports.ts';
import type { Ports } from '../base/ports/index.ts';
import './task-list.define.ts';
import type { LsTaskList } from './task-list.ts';

async function listOf(ports: Partial<Ports>, learner = ''): Promise<LsTaskList> {
  const element = await fixture<LsTaskList>(html`<ls-task-list lang="zh-CN" learner=${learner} perspective="guardian" .ports=${ports}></ls-task-list>`);
  await element.loadingComplete;
  await element.updateComplete;
  return element;
}
const titles = (element: LsTaskList): string[] => [...(element.shadowRoot?.querySelectorAll('.task__title') ?? [])].map((one) => one.textContent.trim());
const text = (element: LsTaskList): string => element.shadowRoot?.textContent ?? '';

describe('ls-task-list', () => {
  it('[PS-16] lists what is due in the order of its time, what has none last', async () => {
    expect(titles(await listOf(createMemoryPorts(countyFixtures(), { person: person.pupil, latencyMs: 0 })))).to.deep.equal(['认识几分之一', '跟读《山行》']);
  });

  it('shows one task where one is named', async () => {
    const ports = createMemoryPorts(countyFixtures(), { person: person.pupil, latencyMs: 0 });
    const element = await fixture<LsTaskList>(html`<ls-task-list lang="zh-CN" task="t-poem" .ports=${ports}></ls-task-list>`);
    await element.loadingComplete;
    await element.updateComplete;
    expect(titles(element)).to.deep.equal(['跟读《山行》']);
  });

  it('[PS-16] says so when nothing is due', async () => {
    const element = await fixture<LsTaskList>(html`<ls-task-list lang="zh-CN" .state=${{ type: 'empty' }}></ls-task-list>`);
    expect(text(element)).to.contain('没有要做的任务');
  });

  it('[P-06] shows a guardian the own children only', async () => {
    const element = await listOf(createMemoryPorts(countyFixtures(), { person: person.guardian, latencyMs: 0 }));
    expect(text(element)).to.contain('买买提·艾力').and.not.to.contain('次仁卓玛').and.not.to.contain('欧阳雨桐');
  });

  it('[PS-13] shows a task that the teacher gives without being loaded again', async () => {
    const service = createMemoryService();
    const element = await listOf(service.portsFor(person.pupil));
    const draft = { classId: 'c-31', resourceId: 'r-fractions', title: '新的任务', instruction: '', paperAlternative: null, dueAt: null };
    await service.portsFor(person.teacher).tasks.create(draft, crypto.randomUUID());
    await waitUntil(() => text(element).includes('新的任务'));
    expect(titles(element)).to.include('新的任务');
  });

  it('[T-13] says who gave a task to some of a class, and why; to whom, it tells the teacher alone, and nobody else has it', async () => {
    const service = createMemoryService();
    const draft = { classId: 'c-31', resourceId: 'r-fractions', title: '再练一练', instruction: '', paperAlternative: null, dueAt: null, learnerIds: [person.pupil], reason: '分母还不熟' };
    await service.portsFor(person.teacher).tasks.create(draft, crypto.randomUUID());
    for (const who of [person.pupil, person.guardian]) expect(text(await listOf(service.portsFor(who))), who).to.contain('再练一练').and.contain('为什么：分母还不熟').and.contain('王秀兰').and.not.contain('只给：');
    expect(text(await listOf(service.portsFor(person.otherPupil)))).not.to.contain('再练一练');
    expect(text(await listOf(service.portsFor(person.teacher)))).to.contain('只给：');
  });

  it('[UX-16] by keyboard homework is printed on A4: what is to be done, on paper, too, with room to write, and nothing to press', async () => {
    const element = await listOf(createMemoryPorts(countyFixtures(), { person: person.pupil, latencyMs: 0 }));
    const paper = printed();
    element.shadowRoot?.querySelector<HTMLElement>('.task__open')?.focus();
    await tabTo('[name=print]');
    await press('Enter');
    const page = await paper;
    const words = page.body.textContent.replace(/\s+/gu, ' ');
    expect(words).to.contain('作业单').and.contain('认识几分之一').and.contain('不用屏幕也可以：').and.contain('王秀兰');
    expect([page.querySelectorAll('button, input, .room').length, page.querySelectorAll('article').length * 6]).to.deep.equal([12, 12]);
    const view = page.defaultView?.getComputedStyle(page.body);
    expect([view?.color, view?.backgroundColor]).to.deep.equal(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    expect(page.documentElement.lang).to.equal('zh-CN');
  });

  it('[UX-16] by pointer a host prints in its own way', async () => {
    const element = await listOf(createMemoryPorts(countyFixtures(), { person: person.pupil, latencyMs: 0 }));
    const asked = oneEvent(element, 'ls-task-print-request');
    element.addEventListener('ls-task-print-request', (event) => event.preventDefault());
    document.querySelector('iframe[data-ls-paper]')?.remove();
    const button = element.shadowRoot?.querySelector('[name=print]');
    if (button) await click(button);
    expect(((await asked) as CustomEvent<{ taskIds: string[] }>).detail.taskIds).to.deep.equal(['t-fractions', 't-poem']);
    expect(document.querySelector('iframe[data-ls-paper]')).to.equal(null);
  });

  it('[UX-16] forbidden: a guardian prints the homework of the own child, with nothing of another', async () => {
    const element = await listOf(createMemoryPorts(countyFixtures(), { person: person.guardian, latencyMs: 0 }));
    const paper = printed();
    element.shadowRoot?.querySelector<HTMLElement>('[name=print]')?.click();
    const words = (await paper).body.textContent;
    expect(words).to.contain('买买提·艾力').and.not.to.contain('次仁卓玛').and.not.to.contain('欧阳雨桐');
    element.ports = createMemoryPorts(countyFixtures(), { person: person.pupil, latencyMs: 0 });
    await waitUntil(() => document.querySelector('iframe[data-ls-paper]') === null, 'it goes with the person');
    await element.loadingComplete;
    const other = printed();
    await waitUntil(() => element.shadowRoot?.querySelector('[name=print]'));
    element.shadowRoot?.querySelector<HTMLElement>('[name=print]')?.click();
    await other;
    element.remove();
    expect(document.querySelector('iframe[data-ls-paper]'), 'and with the list').to.equal(null);
  });

  it('[T-05] says a tier to who teaches alone, whatever a host tells', async () => {
    const { value } = await createMemoryPorts(countyFixtures(), { person: person.pupil, latencyMs: 0 }).tasks.list({});
    const state = { type: 'ready', tasks: value.items.map((task) => ({ ...task, tier: 'A' })), total: value.total, more: false, asOf: null, stale: false, pending: 0 };
    const element = await fixture<LsTaskList>(html`<ls-task-list lang="zh-CN" perspective="teacher" .state=${state}></ls-task-list>`);
    expect(text(element)).to.contain('A层');
    for (const perspective of ['learner', 'guardian'] as const) {
      element.perspective = perspective;
      await element.updateComplete;
      expect(text(element)).to.contain('认识几分之一').and.not.to.contain('A层');
    }
  });

  it('opens a task by keyboard', async () => {
    const element = await listOf(createMemoryPorts(countyFixtures(), { person: person.pupil, latencyMs: 0 }));
    const opened = oneEvent(element, 'ls-task-open');
    element.shadowRoot?.querySelector<HTMLElement>('.task__open')?.focus();
    await press('Enter');
    expect(((await opened) as CustomEvent<{ task: { id: string } }>).detail.task.id).to.equal('t-fractions');
  });

  it('shows words of people as text, whatever they look like', async () => {
    const fixtures = countyFixtures();
    const first = fixtures.tasks[0];
    if (first === undefined) throw new Error('no task');
    first.draft.title = '<img src=x onerror="window.hacked = true">';
    const element = await listOf(createMemoryPorts(fixtures, { person: person.pupil, latencyMs: 0 }));
    expect(titles(element)[0]).to.equal('<img src=x onerror="window.hacked = true">');
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
  });
});
