import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { press, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import { today } from '../base/china-day.ts';
import type { Ports } from '../base/ports/index.ts';
import { isolate } from '../base/text.ts';
import './attendance.define.ts';
import type { LsAttendance } from './attendance.ts';

const text = (element: LsAttendance): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
function part<Part extends HTMLElement = HTMLElement>(element: LsAttendance, css: string): Part {
  const found = element.shadowRoot?.querySelector<Part>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
}
const row = (element: LsAttendance, id: string): HTMLElement => part(element, `[data-id="${id}"]`);
const choice = (element: LsAttendance, id: string, status: string): HTMLInputElement => part(element, `[data-id="${id}"] [value=${status}]`);
async function write(element: LsAttendance, css: string, words: string): Promise<void> {
  const field = part<HTMLInputElement>(element, css);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}

describe('ls-attendance', () => {
  let service: MemoryService;
  beforeEach(() => {
    service = createMemoryService();
    const fever = service.fixtures.leave.find(({ id }) => id === 'lv-fever');
    if (fever) [fever.firstDay, fever.lastDay] = [today(), today()];
  });
  async function open(who: string): Promise<LsAttendance> {
    const ports = service.portsFor(who);
    if (who === person.teacher) ports.identity.actAs('i-wang-teacher');
    const element = await fixture<LsAttendance>(html`<ls-attendance lang="zh-CN" .ports=${ports}></ls-attendance>`);
    await element.loadingComplete;
    await element.updateComplete;
    return element;
  }
  const said = () => service.fixtures.attendance.filter(({ day }) => day === today()).map(({ childId, status, note }) => [childId, status, note]);

  it('[TS-15] approved leave stands in the roll with its reason, and the roll is taken by its exceptions, once', async () => {
    const element = await open(person.teacher);
    expect(text(element)).to.contain('还没有点名');
    expect(part(element, '.roll').getAttribute('aria-label')).to.equal(`${isolate('三年级1班')}的名单`);
    expect(row(element, person.pupil).textContent).to.contain('病假 · 全天').and.contain('发烧38.6℃');
    expect(choice(element, person.pupil, 'leave').checked).to.equal(true);
    expect(choice(element, 'p-li', 'present').checked).to.equal(true);
    choice(element, 'p-li', 'late').click();
    await element.updateComplete;
    await write(element, '[data-id="p-li"] .input', '校车晚点');
    expect(said()).to.deep.equal([]);
    let asked = 0;
    element.addEventListener('ls-attendance-take-request', () => (asked += 1));
    const changed = oneEvent(element, 'ls-attendance-change');
    part(element, '.take').click();
    part(element, '.take').click();
    await changed;
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('outcome'));
    expect(asked).to.equal(1);
    expect(said()).to.deep.equal([['p-li', 'late', '校车晚点'], [person.pupil, 'leave', null]]);
    expect(part(element, '.summary').textContent).to.contain('已保存').and.contain(isolate('王秀兰')).and.contain('出勤 6').and.contain('迟到 1').and.contain('请假 1');
  });

  it('[TS-15] is taken and corrected by keyboard, and shows who has corrected it', async () => {
    const element = await open(person.teacher);
    choice(element, 'p-li', 'present').focus();
    await press('ArrowDown');
    await press('ArrowDown');
    await waitUntil(() => row(element, 'p-li').dataset['status'] === 'absent');
    part(element, '.take').focus();
    await press('Enter');
    await waitUntil(() => said().length === 2);
    await waitUntil(() => text(element).includes('保存更正'));
    choice(element, 'p-li', 'absent').focus();
    await press('ArrowUp');
    await waitUntil(() => row(element, 'p-li').dataset['status'] === 'late');
    part(element, '.take').focus();
    await press('Enter');
    await waitUntil(() => row(element, 'p-li').textContent.includes(`${isolate('王秀兰')}更正过`));
    expect(said().filter(([id]) => id === 'p-li').map(([, status]) => status)).to.deep.equal(['absent', 'late']);
  });

  it('opens another day and another class, each with its own roll', async () => {
    const element = await open(person.teacher);
    await write(element, '#day', '2026-11-19');
    await waitUntil(() => row(element, 'p-li').dataset['status'] === 'late');
    expect(row(element, 'p-li').textContent).to.contain('更正过');
    const select = part<HTMLSelectElement>(element, '#class');
    select.value = 'c-52';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => text(element).includes('孙悦'));
    expect(text(element)).to.contain('还没有点名').and.not.contain('李明');
    expect(part<HTMLInputElement>(element, '#day').max).to.equal(today());
  });

  it('[TS-15] shows a guardian the own children alone: today, and what was not as usual, with no sum and nothing to press', async () => {
    const yesterday = today(Date.now() - 24 * 3_600_000);
    service.fixtures.attendance = service.fixtures.attendance.map((mark) => ({ ...mark, day: yesterday }));
    const element = await open(person.guardian);
    expect(row(element, person.pupil).textContent).to.contain('请假');
    expect([...row(element, person.pupil).querySelectorAll('time')].map(({ dateTime }) => dateTime)).to.deep.equal([yesterday]);
    expect(row(element, 'p-ayiguli').textContent).to.contain('老师还没有点名');
    expect(text(element)).not.to.match(/李明|校车|连续|累计|排名|次数/);
    expect([...(element.shadowRoot?.querySelectorAll('button, input, select') ?? [])]).to.deep.equal([]);
  });

  it('tells a guardian at once that nobody has seen the child, and when it was a mistake', async () => {
    const element = await open(person.otherGuardian);
    const teacher = service.portsFor(person.teacher);
    teacher.identity.actAs('i-wang-teacher');
    await teacher.leave.takeRoll('c-31', today(), { marks: [{ learnerId: 'p-li', status: 'absent', note: null, revision: null }], taken: true });
    await waitUntil(() => text(element).includes('请尽快和老师联系'));
    await teacher.leave.takeRoll('c-31', today(), { marks: [{ learnerId: 'p-li', status: 'present', note: null, revision: 1 }], taken: true });
    await waitUntil(() => !text(element).includes('请尽快和老师联系'));
    expect(part(element, '.child__today').textContent).to.contain('出勤');
  });

  it('[TS-15] shows a pupil nothing, and asks for nothing', async () => {
    const calls: string[] = [];
    const ports = service.portsFor(person.pupil);
    const leave = new Proxy(ports.leave, { get: (port, name, receiver): unknown => (name === 'subscribe' || calls.push(String(name)), Reflect.get(port, name, receiver)) });
    const element = await fixture<LsAttendance>(html`<ls-attendance lang="zh-CN" .ports=${{ ...ports, leave }}></ls-attendance>`);
    await element.loadingComplete;
    expect(element.state.type).to.equal('empty');
    expect(calls).to.deep.equal([]);
  });

  it('[TS-15] shows leave that nobody has decided beside the name, and says nothing by it', async () => {
    const fever = service.fixtures.leave.find(({ id }) => id === 'lv-fever');
    if (fever) fever.state = 'submitted';
    const element = await open(person.teacher);
    expect(row(element, person.pupil).textContent).to.contain('请假待批').and.contain('发烧38.6℃');
    expect(choice(element, person.pupil, 'present').checked).to.equal(true);
  });

  /** The teacher's element over a leave port of which one act does more. */
  async function openWith(more: (leave: Ports['leave']) => Partial<Ports['leave']>): Promise<LsAttendance> {
    const ports = service.portsFor(person.teacher);
    ports.identity.actAs('i-wang-teacher');
    const element = await fixture<LsAttendance>(html`<ls-attendance lang="zh-CN" .ports=${{ ...ports, leave: { ...ports.leave, ...more(ports.leave) } }}></ls-attendance>`);
    await element.loadingComplete;
    await element.updateComplete;
    return element;
  }

  it('keeps what was chosen while the roll was on its way, and says how it went before it reads again', async () => {
    let arrive = (): void => undefined;
    let isDown = false;
    const element = await openWith((leave) => ({
      takeRoll: async (...of) => {
        await new Promise<void>((resolve) => (arrive = resolve));
        const receipt = await leave.takeRoll(...of);
        isDown = true;
        return receipt;
      },
      roll: (...of) => (isDown ? Promise.reject(new Error('down')) : leave.roll(...of)),
    }));
    choice(element, 'p-li', 'late').click();
    await element.updateComplete;
    part(element, '.take').click();
    await waitUntil(() => part(element, '.take').getAttribute('aria-busy') === 'true');
    choice(element, 'p-zhang', 'absent').click();
    await element.updateComplete;
    arrive();
    await waitUntil(() => part(element, '.take').getAttribute('aria-busy') === 'false');
    expect([row(element, 'p-li').dataset['status'], row(element, 'p-zhang').dataset['status']]).to.deep.equal(['late', 'absent']);
    isDown = false;
    part(element, '.take').click();
    await waitUntil(() => part(element, '.take').getAttribute('aria-busy') === 'true');
    arrive();
    await waitUntil(() => said().some(([id, status]) => id === 'p-zhang' && status === 'absent'));
  });

  it('says that a colleague was faster, and shows what stands', async () => {
    const element = await openWith((leave) => ({
      takeRoll: async (classId, day, draft) => {
        await leave.takeRoll(classId, day, { marks: [{ learnerId: 'p-li', status: 'late', note: null, revision: null }], taken: false });
        return leave.takeRoll(classId, day, draft);
      },
    }));
    choice(element, 'p-li', 'absent').click();
    await element.updateComplete;
    part(element, '.take').click();
    await waitUntil(() => text(element).includes('已被别人改过'));
    await waitUntil(() => row(element, 'p-li').dataset['status'] === 'late');
    expect(said().filter(([id]) => id === 'p-li').length).to.equal(1);
  });

  it('keeps what was chosen when it is refused, or when a colleague is faster', async () => {
    const element = await open(person.teacher);
    choice(element, 'p-li', 'late').click();
    await element.updateComplete;
    service.fail({ kind: 'internal', call: 'leave.takeRoll' });
    part(element, '.take').click();
    await waitUntil(() => text(element).includes('服务出了问题'));
    expect(choice(element, 'p-li', 'late').checked).to.equal(true);
    service.fail();
    const colleague = service.portsFor(person.teacher);
    colleague.identity.actAs('i-wang-teacher');
    await colleague.leave.takeRoll('c-31', today(), { marks: [{ learnerId: 'p-zhang', status: 'absent', note: null, revision: null }], taken: false });
    await waitUntil(() => row(element, 'p-zhang').dataset['status'] === 'absent');
    expect(choice(element, 'p-li', 'late').checked).to.equal(true);
  });
});
