import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { press, waitUntil } from '../../test/helpers/browser.ts';
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
