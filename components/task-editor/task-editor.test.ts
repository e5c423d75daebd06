import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryPorts } from '../adapters/memory/memory-ports.ts';
import type { Ports, Task } from '../base/ports/index.ts';
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

  it('[T-05] chooses nothing beforehand, and says what is missing', async () => {
    const element = await editorWith(teacherPorts(), '');
    expect(element.shadowRoot?.querySelectorAll('input:checked')).to.have.lengthOf(0);
    submit(element);
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.contain('请先选择一个资源').and.contain('请至少选择一个班级');
  });

  it('keeps what was typed when the service refuses', async () => {
    const element = await editorWith(teacherPorts({ failures: [{ kind: 'internal', call: 'tasks.create' }] }));
    find(element, 'input[value=c-31]').click();
    const instruction = find(element, '#instruction');
    instruction.value = '写了很久的要求';
    submit(element);
    const end = Date.now() + 3000;
    while (element.shadowRoot?.querySelector('[role=alert]') === null && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(element.shadowRoot?.querySelector('[role=alert]')).not.to.equal(null);
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
