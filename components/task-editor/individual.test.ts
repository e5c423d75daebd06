/** Homework for learners whom the teacher ticks one by one: they and their families alone have it, with who gave it and why. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { click, focusedElement, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService } from '../adapters/memory/memory-ports.ts';
import type { Task, TaskDraft } from '../base/ports/index.ts';
import './task-editor.define.ts';
import type { LsTaskEditor } from './task-editor.ts';

const find = (element: LsTaskEditor, css: string): HTMLInputElement => element.shadowRoot?.querySelector<HTMLInputElement>(css) ?? expect.fail(`no ${css}`);
const has = (element: LsTaskEditor, css: string) => element.shadowRoot?.querySelector(css);
const words = (element: HTMLElement): string => element.shadowRoot?.textContent.replace(/[\u2068\u2069]/gu, '').replace(/\s+/g, ' ') ?? '';

describe('ls-task-editor for learners one by one', () => {
  async function open(failures: Parameters<typeof createMemoryService>[1] = {}) {
    const service = createMemoryService(countyFixtures(), { latencyMs: 0, ...failures });
    const ports = service.portsFor(person.teacher);
    ports.identity.actAs('i-wang-teacher');
    const element = await fixture<LsTaskEditor>(html`<ls-task-editor lang="zh-CN" resource="r-fractions" .ports=${ports}></ls-task-editor>`);
    await element.loadingComplete;
    await element.updateComplete;
    const drafts: TaskDraft[] = [];
    element.addEventListener('ls-task-create-request', ({ detail }) => drafts.push(...detail.drafts.map(({ draft }) => draft)));
    const tasksOf = async (who: string) => (await service.portsFor(who).tasks.list({})).value.items.filter(({ title }) => title === '再练一练');
    return { element, drafts, tasksOf };
  }

  it('[T-13] by keyboard: nobody is ticked beforehand, without whom or why nothing is given, and whoever gets it reads who gave it and why', async () => {
    const { element, drafts, tasksOf } = await open();
    await tabTo('input[value=c-31]');
    await press(' ');
    await waitUntil(() => has(element, '[name=whom-c-31]'));
    expect(find(element, '[name=whom-c-31][value=all]').checked, 'as before: the class').to.equal(true);
    await tabTo('[name=whom-c-31][value=all]');
    await press('ArrowDown');
    await waitUntil(() => has(element, '[name=learner]'));
    expect(element.shadowRoot?.querySelectorAll('[name=learner]:checked').length).to.equal(0);
    await expect(element).to.be.accessible();
    await tabTo('button[type=submit]');
    await press('Enter');
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'learner');
    expect([words(element).includes('请至少选一名学生'), drafts]).to.deep.equal([true, []]);
    await tabTo(`[name=learner][value="${person.pupil}"]`);
    await press(' ');
    await tabTo('button[type=submit]');
    await press('Enter');
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'reason', 'nor without why');
    expect(drafts).to.deep.equal([]);
    await typeText('分母还不熟');
    await tabTo('#title');
    await press('Control', 'a');
    await typeText('再练一练');
    const created = oneEvent(element, 'ls-task-create');
    await press('Enter');
    const [task] = ((await created) as CustomEvent<{ tasks: Task[] }>).detail.tasks;
    expect(drafts.map(({ learnerIds, reason }) => [learnerIds, reason])).to.deep.equal([[[person.pupil], '分母还不熟']]);
    expect(task?.count?.learners).to.equal(1);
    for (const who of [person.pupil, person.guardian]) expect((await tasksOf(who)).map(({ assignedBy, reason, learners }) => [assignedBy.name, reason, learners ?? null]), who).to.deep.equal([['王秀兰', '分母还不熟', null]]);
    expect(await tasksOf(person.otherPupil), 'nobody beside them').to.deep.equal([]);
    expect(task?.learners?.map(({ id }) => id)).to.deep.equal([person.pupil]);
  });

  it('[T-13] by pointer: where all are ticked the teacher says once more that all are meant', async () => {
    const { element, drafts } = await open();
    await click(find(element, 'input[value=c-31]'));
    await waitUntil(() => has(element, '[name=whom-c-31]'));
    await click(find(element, '[name=whom-c-31][value=some]'));
    await waitUntil(() => has(element, '[name=learner]'));
    for (const box of element.shadowRoot?.querySelectorAll<HTMLElement>('[name=learner]') ?? []) box.click();
    await waitUntil(() => has(element, '[name=all-meant]'));
    await click(find(element, '#reason'));
    await typeText('期中复习');
    await click(find(element, 'button[type=submit]'));
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'all-meant');
    expect(drafts).to.deep.equal([]);
    await click(find(element, '[name=all-meant]'));
    const created = oneEvent(element, 'ls-task-create');
    await click(find(element, 'button[type=submit]'));
    await created;
    expect(drafts[0]?.learnerIds?.length).to.be.greaterThan(1);
  });

  it('[T-13] back to all of the class is a task of the class, without a reason', async () => {
    const { element, drafts } = await open();
    find(element, 'input[value=c-31]').click();
    await waitUntil(() => has(element, '[name=whom-c-31]'));
    find(element, '[name=whom-c-31][value=some]').click();
    await waitUntil(() => has(element, '[name=learner]'));
    find(element, `[name=learner][value="${person.pupil}"]`).click();
    find(element, '[name=whom-c-31][value=all]').click();
    await waitUntil(() => !has(element, '#reason'));
    find(element, 'button[type=submit]').click();
    await waitUntil(() => drafts.length === 1);
    expect(Object.keys(drafts[0] ?? {})).not.to.include.members(['learnerIds', 'reason']);
  });

  it('[T-13] the load of the day with what learners are given by name is counted beside the tiers, as the service does', async () => {
    const service = createMemoryService(countyFixtures(), { latencyMs: 0 });
    const ports = service.portsFor(person.teacher);
    ports.identity.actAs('i-wang-teacher');
    const dueAt = '2026-12-04T10:00:00.000Z';
    for (const [tier, estimatedMinutes] of [['all', 20], ['A', 20], ['B', 40]] as const)
      service.fixtures.tasks.push({ id: `t-${tier}`, assignedBy: person.teacher, createdAt: '2026-12-01T00:00:00.000Z', draft: { classId: 'c-31', resourceId: 'r-fractions', title: tier, instruction: '', paperAlternative: null, dueAt, tier, estimatedMinutes } });
    const element = await fixture<LsTaskEditor>(html`<ls-task-editor lang="zh-CN" resource="r-fractions" .ports=${ports}></ls-task-editor>`);
    await element.loadingComplete;
    find(element, 'input[value=c-31]').click();
    await waitUntil(() => has(element, '[name=whom-c-31]'));
    const say = (css: string, value: string) => {
      const field = find(element, css);
      field.value = value;
      field.dispatchEvent(new Event(css === '#minutes' ? 'input' : 'change', { bubbles: true }));
    };
    say('#minutes', '15');
    say('#tier', 'A');
    const noon = Date.parse('2026-12-04T04:00:00.000Z');
    say('#due', new Date(noon - new Date(noon).getTimezoneOffset() * 60_000).toISOString().slice(0, 16));
    await waitUntil(() => words(element).includes('原有60分钟，加上这次共60分钟'), 'to all: of the longest tier');
    find(element, '[name=whom-c-31][value=some]').click();
    await waitUntil(() => words(element).includes('共75分钟，超过上限60分钟'));
    await ports.tasks.create({ classId: 'c-31', resourceId: 'r-fractions', title: '补', instruction: '', paperAlternative: null, dueAt, tier: 'A', estimatedMinutes: 15, learnerIds: [person.pupil], reason: '再练' }, 'k1');
    expect((await ports.tasks.load?.('c-31', '2026-12-04'))?.value.minutes).to.equal(75);
    const refusal: unknown = await ports.tasks.create({ classId: 'c-31', resourceId: 'r-fractions', title: '补', instruction: '', paperAlternative: null, dueAt, learnerIds: [person.pupil] }, 'k2').catch((error: unknown) => error);
    expect(refusal, 'nor by name without why').to.have.property('code', 'invalid-request');
  });

  it('says that the names cannot be read, and gives nothing to nobody', async () => {
    const { element, drafts } = await open({ failures: [{ kind: 'offline', call: 'tasks.learners' }] });
    find(element, 'input[value=c-31]').click();
    await waitUntil(() => has(element, '[name=whom-c-31]'));
    find(element, '[name=whom-c-31][value=some]').click();
    await waitUntil(() => words(element).includes('现在读不到学生名单'));
    find(element, 'button[type=submit]').click();
    await element.updateComplete;
    expect(drafts).to.deep.equal([]);
    find(element, '[name=whom-c-31][value=all]').click();
    find(element, 'button[type=submit]').click();
    await waitUntil(() => drafts.length === 1);
  });
});
