import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import { PortError, type Ports, type Task, type TaskDraft } from '../base/ports/index.ts';
import { chooseLine, click, focusedElement, press, typeText, waitUntil } from '../../test/helpers/browser.ts';
import './task-editor.define.ts';
import type { LsTaskEditor } from './task-editor.ts';

async function editorWith(ports: Partial<Ports>, resource = 'r-fractions'): Promise<LsTaskEditor> {
  const element = await fixture<LsTaskEditor>(html`<ls-task-editor lang="zh-CN" resource=${resource} .ports=${ports}></ls-task-editor>`);
  await element.loadingComplete;
  await element.updateComplete;
  return element;
}
const teacherPorts = (failures: Parameters<typeof createMemoryPorts>[1] = {}): Ports =>
  createMemoryPorts(countyFixtures(), { person: person.teacher, latencyMs: 0, ...failures });
const find = (element: LsTaskEditor, css: string): HTMLElement & { value: string } => {
  const found = element.shadowRoot?.querySelector<HTMLElement & { value: string }>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
};
const submit = (element: LsTaskEditor): void => find(element, 'button[type=submit]').click();

describe('ls-task-editor', () => {
  it('[T-05] gives a class a task with a resource and a way on paper', async () => {
    const ports = teacherPorts();
    const element = await editorWith(ports);
    find(element, 'input[value=c-31]').click();
    find(element, '#paper').value = '用纸折出四分之一。';
    const created = oneEvent(element, 'ls-task-create');
    submit(element);
    const [task] = ((await created) as CustomEvent<{ tasks: Task[] }>).detail.tasks;
    expect(task?.paperAlternative).to.equal('用纸折出四分之一。');
    expect((await ports.tasks.list({})).value.items.some(({ id }) => id === task?.id)).to.equal(true);
  });

  it('[T-05] gives a class a task by keyboard alone', async () => {
    const ports = teacherPorts();
    const element = await editorWith(ports);
    find(element, 'input[value=c-31]').focus();
    await press(' ');
    find(element, 'button[type=submit]').focus();
    const created = oneEvent(element, 'ls-task-create');
    await press('Enter');
    const [task] = ((await created) as CustomEvent<{ tasks: Task[] }>).detail.tasks;
    expect((await ports.tasks.list({})).value.items.some(({ id }) => id === task?.id)).to.equal(true);
  });

  /** The class has 50 minutes on that day already, 30 of them for one tier; its grade is allowed 60. */
  async function busy(): Promise<{ ports: Ports; element: LsTaskEditor; drafts: TaskDraft[] }> {
    const ports = teacherPorts();
    for (const own of [{ estimatedMinutes: 20 }, { tier: 'A', estimatedMinutes: 30 }] as const) {
      await ports.tasks.create({ classId: 'c-31', resourceId: 'r-poem', title: '语文', instruction: '', paperAlternative: null, dueAt: '2026-12-04T12:00:00.000Z', ...own }, crypto.randomUUID());
    }
    const element = await editorWith(ports);
    const drafts: TaskDraft[] = [];
    element.addEventListener('ls-task-create-request', ({ detail }) => drafts.push(...detail.drafts.map(({ draft }) => draft)));
    return { ports, element, drafts };
  }
  const tone = (element: LsTaskEditor): string | undefined => element.shadowRoot?.querySelector<HTMLElement>('.loads')?.dataset['tone'];
  const chooseDay = (element: LsTaskEditor, day = '2026-12-04'): void => {
    const field = find(element, '#due');
    // Each engine has its own keys for the parts of a time.
    const noon = Date.parse(`${day}T04:00:00.000Z`);
    field.value = new Date(noon - new Date(noon).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    field.dispatchEvent(new Event('change'));
  };
  const due = async (element: LsTaskEditor): Promise<void> => {
    chooseDay(element);
    await waitUntil(() => tone(element) !== undefined);
  };

  it('[T-05] by keyboard: paper is usual, the minutes of the day are told, and above the limit nothing is given until the teacher says so', async () => {
    const { ports, element, drafts } = await busy();
    find(element, 'input[value=c-31]').focus();
    await press(' ');
    await due(element);
    expect(find(element, '.loads').textContent.replace(/[\u2068\u2069]/gu, '')).to.contain('三年级1班：这一天原有50分钟，加上这次共50分钟，上限60分钟。');
    find(element, '#minutes').focus();
    await typeText('20');
    await waitUntil(() => tone(element) === 'warning');
    expect(find(element, '.loads').textContent).to.contain('共70分钟，超过上限60分钟');
    await expect(element).to.be.accessible();
    find(element, 'button[type=submit]').focus();
    await press('Enter');
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'accept');
    expect(drafts).to.deep.equal([]);
    const created = oneEvent(element, 'ls-task-create');
    await press(' ');
    find(element, 'button[type=submit]').focus();
    await press('Enter');
    await created;
    expect(drafts.map(({ mode, estimatedMinutes, tier }) => [mode, estimatedMinutes, tier])).to.deep.equal([['paper', 20, 'all']]);
    expect((await ports.tasks.load?.('c-31', '2026-12-04'))?.value.minutes).to.equal(70);
  });

  it('[T-05] by pointer: a tier that another does beside it, online, and fewer minutes keep within the limit', async () => {
    const { element, drafts } = await busy();
    await click(find(element, 'input[value=c-31]'));
    await due(element);
    await click(find(element, '#minutes'));
    await typeText('90');
    await waitUntil(() => tone(element) === 'warning');
    await press('Control', 'a');
    await typeText('10');
    await waitUntil(() => tone(element) === 'plain');
    for (const [name, value] of [['mode', 'online'], ['tier', 'B']] as const) {
      const choice = element.shadowRoot?.querySelector<HTMLSelectElement>(`select[name=${name}]`);
      if (choice) await chooseLine(choice, value);
    }
    await click(find(element, '#minutes'));
    await press('Control', 'a');
    await typeText('30');
    await waitUntil(() => find(element, '.loads').textContent.includes('加上这次共50分钟'), 'nobody does two tiers');
    expect(tone(element)).to.equal('plain');
    const created = oneEvent(element, 'ls-task-create');
    await click(find(element, 'button[type=submit]'));
    const [task] = ((await created) as CustomEvent<{ tasks: Task[] }>).detail.tasks;
    expect(drafts.map(({ mode, estimatedMinutes, tier: given }) => [mode, estimatedMinutes, given])).to.deep.equal([['online', 30, 'B']]);
    expect([task?.mode, task?.tier, task?.estimatedMinutes]).to.deep.equal(['online', 'B', 30]);
  });

  it('who gives before the day is counted waits for the count, and is warned; a count that fails or does not come holds nothing up', async () => {
    const { ports, element, drafts } = await busy();
    const { load } = ports.tasks;
    let tell: () => void = () => undefined;
    const told = new Promise<void>((resolve) => (tell = resolve));
    const button = find(element, 'button[type=submit]');
    ports.tasks.load = (...asked) => told.then(() => load?.(...asked) ?? Promise.reject(new Error('no load')));
    await click(find(element, 'input[value=c-31]'));
    await click(find(element, '#minutes'));
    await typeText('20');
    chooseDay(element);
    await click(button);
    await waitUntil(() => button.getAttribute('aria-busy') === 'true');
    tell();
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'accept');
    expect([drafts, button.getAttribute('aria-busy')]).to.deep.equal([[], 'false']);
    // The clock of a count that never comes runs out at once.
    const real = globalThis.setTimeout;
    globalThis.setTimeout = Object.assign((act: () => void, ms?: number) => real(act, ms === 3000 ? 0 : ms), real);
    try {
      for (const unknown of [() => new Promise<never>(() => undefined), () => Promise.reject(new Error('no line'))]) {
        const again = await busy();
        again.ports.tasks.load = unknown;
        find(again.element, 'input[value=c-31]').click();
        chooseDay(again.element);
        await click(find(again.element, 'button[type=submit]'));
        await waitUntil(() => again.drafts.length === 1);
      }
    } finally {
      globalThis.setTimeout = real;
    }
  });

  it('that the teacher knows of an overload holds for these classes and this count alone', async () => {
    const { ports, element, drafts } = await busy();
    await ports.tasks.create({ classId: 'c-52', resourceId: 'r-poem', title: '语文', instruction: '', paperAlternative: null, dueAt: '2026-12-04T12:00:00.000Z', estimatedMinutes: 55 }, crypto.randomUUID());
    const accept = (): HTMLInputElement | null | undefined => element.shadowRoot?.querySelector<HTMLInputElement>('[name=accept]');
    await click(find(element, 'input[value=c-31]'));
    await due(element);
    await click(find(element, '#minutes'));
    await typeText('20');
    await waitUntil(accept);
    await click(find(element, '[name=accept]'));
    await waitUntil(() => accept()?.checked);
    await click(find(element, 'input[value=c-52]'));
    await waitUntil(() => find(element, '.loads').textContent.includes('共75分钟'));
    expect(accept()?.checked).to.equal(false);
    await click(find(element, 'button[type=submit]'));
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'accept');
    expect(drafts).to.deep.equal([]);
  });

  it('[T-05] where a day allows no homework, what takes nobody knows how long is warned of as well', async () => {
    const ports = teacherPorts();
    const { load } = ports.tasks;
    const tasks = { ...ports.tasks, ...(load && { load: async (...asked: Parameters<typeof load>) => load(...asked).then((answer) => ({ ...answer, value: { ...answer.value, limit: 0 } })) }) };
    const element = await editorWith({ ...ports, tasks });
    find(element, 'input[value=c-31]').click();
    chooseDay(element);
    await waitUntil(() => tone(element) === 'warning');
    expect(find(element, '.loads').textContent).to.contain('不布置书面家庭作业');
    find(element, '#minutes').focus();
    await typeText('0');
    await waitUntil(() => tone(element) === 'plain', 'nothing to do at home');
  });

  it('[T-05] forbidden: a pupil and a guardian give nothing, and are told nothing of the load of a class', async () => {
    for (const who of [person.pupil, person.guardian]) {
      const ports = createMemoryPorts(countyFixtures(), { person: who, latencyMs: 0 });
      const refusal = (call: Promise<unknown> | undefined): Promise<unknown> => call?.then(() => 'given', (problem: unknown) => (problem instanceof PortError ? problem.code : problem)) ?? Promise.resolve('none');
      expect(await refusal(ports.tasks.load?.('c-31', '2026-12-04')), who).to.equal('forbidden');
      expect(await refusal(ports.tasks.create({ classId: 'c-31', resourceId: 'r-poem', title: '作业', instruction: '', paperAlternative: null, dueAt: null }, crypto.randomUUID())), who).to.equal('forbidden');
    }
  });

  it('[T-05] chooses nothing beforehand, and says what is missing', async () => {
    const element = await editorWith(teacherPorts(), '');
    expect(element.shadowRoot?.querySelectorAll('input:checked')).to.have.lengthOf(0);
    submit(element);
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.contain('请先选择一个资源').and.contain('请至少选择一个班级');
  });

  it('[T-05] takes what a slotted picker chose, keeps what was typed, and lets another be chosen', async () => {
    const ports = teacherPorts();
    const element = await fixture<LsTaskEditor>(html`<ls-task-editor lang="zh-CN" .ports=${ports}><div slot="picker">a picker of the host</div></ls-task-editor>`);
    await element.loadingComplete;
    await element.updateComplete;
    // As the library's own picker does: the event neither bubbles nor leaves a shadow tree.
    const choose = (...ids: string[]) =>
      element.firstElementChild?.dispatchEvent(new CustomEvent('ls-resource-select', { detail: { resources: ids.map((id) => ({ id, version: null })) } }));
    const chosen = () => element.shadowRoot?.querySelector('.chosen')?.textContent.trim();
    find(element, '#instruction').value = '看完再想一想';
    choose('r-fractions');
    await waitUntil(() => chosen() === '分数的初步认识：几分之一');
    expect(find(element, '#title').value).to.equal('分数的初步认识：几分之一');
    choose();
    await waitUntil(() => chosen() === undefined);
    choose('r-fractions');
    choose('r-poem');
    await waitUntil(() => chosen() === '古诗诵读《山行》');
    find(element, 'input[value=c-31]').click();
    const created = oneEvent(element, 'ls-task-create');
    submit(element);
    const [task] = ((await created) as CustomEvent<{ tasks: Task[] }>).detail.tasks;
    expect(task?.resource.id).to.equal('r-poem');
    expect(task?.instruction).to.equal('看完再想一想');
  });

  it('leaves the choice to a host that cancels it, and takes nothing from an event of another make', async () => {
    const element = await fixture<LsTaskEditor>(html`<ls-task-editor lang="zh-CN" .ports=${teacherPorts()}><div slot="picker"></div></ls-task-editor>`);
    await element.loadingComplete;
    await element.updateComplete;
    const asked: (string | null)[] = [];
    element.addEventListener('ls-task-resource-request', (event) => {
      asked.push(event.detail.resourceId);
      event.preventDefault();
    });
    for (const detail of [{ resources: [{ id: 'r-poem' }] }, { resources: 'r-poem' }, { resources: [{ id: 7 }] }, null]) {
      element.firstElementChild?.dispatchEvent(new CustomEvent('ls-resource-select', { detail }));
    }
    await element.updateComplete;
    expect(asked).to.deep.equal(['r-poem', null, null, null]);
    expect(element.shadowRoot?.querySelector('.chosen')).to.equal(null);
  });

  it('keeps what was typed when the service refuses', async () => {
    const element = await editorWith(teacherPorts({ failures: [{ kind: 'internal', call: 'tasks.create' }] }));
    find(element, 'input[value=c-31]').click();
    const instruction = find(element, '#instruction');
    instruction.value = '写了很久的要求';
    submit(element);
    await waitUntil(() => element.shadowRoot?.querySelector('[role=alert]'));
    expect(find(element, '#instruction').value).to.equal('写了很久的要求');
  });

  it('gives one task however often the button is pressed', async () => {
    const ports = teacherPorts();
    const before = (await ports.tasks.list({})).value.total;
    const element = await editorWith(ports);
    find(element, 'input[value=c-31]').click();
    const created = oneEvent(element, 'ls-task-create');
    submit(element);
    submit(element);
    await created;
    expect((await ports.tasks.list({})).value.total).to.equal(before + 1);
  });
});
