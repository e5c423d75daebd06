import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { Ports, Task } from '../base/ports/index.ts';
import { press, waitUntil } from '../../test/helpers/browser.ts';
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
