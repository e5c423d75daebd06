import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { press, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import './leave.define.ts';
import type { LsLeave } from './leave.ts';
import { today } from '../base/china-day.ts';
import { isolate } from '../base/text.ts';

const text = (element: LsLeave): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
const all = (element: LsLeave, css: string): HTMLElement[] => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(css) ?? [])];
function part(element: LsLeave, css: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
}
async function write(element: LsLeave, css: string, words: string): Promise<void> {
  const field = part(element, css);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error(`${css} is no field`);
  field.value = words;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}
/** Presses a control with the keyboard alone. */
async function enter(control: HTMLElement, key = 'Enter'): Promise<void> {
  control.focus();
  await press(key);
}

describe('ls-leave', () => {
  let service: MemoryService;
  beforeEach(() => (service = createMemoryService()));
  async function open(who: string): Promise<LsLeave> {
    const ports = service.portsFor(who);
    if (who === person.teacher) ports.identity.actAs('i-wang-teacher');
    const element = await fixture<LsLeave>(html`<ls-leave lang="zh-CN" .ports=${ports}></ls-leave>`);
    await element.loadingComplete;
    await element.updateComplete;
    return element;
  }
  const made = () => service.fixtures.leave.filter(({ id }) => !id.startsWith('lv-'));
  const item = (element: LsLeave, id: string) => part(element, `[data-id="${id}"]`);

  it('[P-11] a guardian asks for one of two children, once, for half a day, and sees that it waits', async () => {
    const element = await open(person.guardian);
    part(element, '.ask').click();
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.getAttribute('name')).to.equal('child');
    expect(all(element, '[name=child]:checked')).to.deep.equal([]);
    part(element, '[type=submit]').click();
    await waitUntil(() => text(element).includes('请选一个孩子'));
    expect(made()).to.deep.equal([]);
    part(element, '[name=child][value=p-ayiguli]').click();
    part(element, '[name=kind][value=personal]').click();
    part(element, '[name=part][value=morning]').click();
    await write(element, '#reason', '办证件');
    const changed = oneEvent(element, 'ls-leave-change');
    part(element, '[type=submit]').click();
    part(element, '[type=submit]').click();
    expect(((await changed) as CustomEvent<{ request: { state: string } }>).detail.request.state).to.equal('submitted');
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('outcome'));
    expect(made().map(({ child, kind, firstDay, lastDay, part: half, reason }) => [child.id, kind, firstDay, lastDay, half, reason])).to.deep.equal([
      ['p-ayiguli', 'personal', today(), today(), 'morning', '办证件'],
    ]);
    await waitUntil(() => all(element, '.item')[0]?.textContent.includes('阿依古丽·艾力'));
    expect(all(element, '.item')[0]?.textContent).to.contain('事假').and.contain('上午').and.contain('等待老师处理');
  });

  it('[P-11] is asked for by keyboard, the last day follows the first, and withdrawn while it waits', async () => {
    const element = await open(person.otherGuardian);
    await enter(part(element, '.ask'));
    await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('name') === 'kind');
    await write(element, '#first', '2030-12-02');
    expect((part(element, '#last') as HTMLInputElement).value).to.equal('2030-12-02');
    await write(element, '#last', '2030-12-04');
    expect(all(element, '[name=part]')).to.deep.equal([]);
    await enter(part(element, '[type=submit]'));
    await waitUntil(() => made().length === 1);
    await waitUntil(() => text(element).includes('12月2日 星期一 至 12月4日 星期三'));
    const id = made()[0]?.id ?? '';
    await enter(part(element, `[data-id="${id}"] .act`));
    await waitUntil(() => item(element, id).textContent.includes('已撤回'));
    expect(all(element, `[data-id="${id}"] .act`)).to.deep.equal([]);
    expect(element.shadowRoot?.activeElement?.closest('.item')?.getAttribute('data-id')).to.equal(id);
  });

  it('[P-11] shows a guardian how it was decided, by whom and why, with nothing left to press', async () => {
    const element = await open(person.guardian);
    expect(item(element, 'lv-fever').textContent).to.contain('已批准').and.contain(isolate('王秀兰')).and.contain('好好休息');
    expect(item(element, 'lv-trip').textContent).to.contain('未批准').and.contain('能不能周六再去');
    expect(all(element, '.act')).to.deep.equal([]);
    expect(text(element)).not.to.match(/李明|李国强|咳嗽/);
  });

  it('[P-11] a teacher sees what waits first, and approves with one press, once', async () => {
    const element = await open(person.teacher);
    expect(text(element)).to.contain('1 条待处理');
    expect(all(element, '.item')[0]?.textContent).to.contain('李明').and.contain('咳嗽').and.contain('李国强').and.contain('三年级1班');
    let asked = 0;
    element.addEventListener('ls-leave-decide-request', () => (asked += 1));
    const approve = part(element, '.approve');
    approve.click();
    approve.click();
    await waitUntil(() => item(element, 'lv-cough').textContent.includes('已批准'));
    expect(asked).to.equal(1);
    expect(text(element)).to.contain('都处理过了');
    expect(service.fixtures.leave.find(({ id }) => id === 'lv-cough')?.state).to.equal('approved');
  });

  it('[P-11] refuses by keyboard, and not without a reason', async () => {
    const element = await open(person.teacher);
    await enter(part(element, '.refuse'));
    await waitUntil(() => element.shadowRoot?.activeElement?.localName === 'textarea');
    await enter(part(element, '.refusal [type=submit]'));
    await waitUntil(() => text(element).includes('请写一句原因'));
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-invalid')).to.equal('true');
    await write(element, '.refusal textarea', '上午有实验课，下午去可以吗？');
    await enter(part(element, '.refusal [type=submit]'));
    await waitUntil(() => item(element, 'lv-cough').textContent.includes('未批准'));
    expect(item(element, 'lv-cough').textContent).to.contain('下午去可以吗');
    expect(element.shadowRoot?.activeElement?.closest('.item')?.getAttribute('data-id')).to.equal('lv-cough');
  });

  it('tells a teacher who is away today, and nothing about how often', async () => {
    const [fever] = service.fixtures.leave.filter(({ id }) => id === 'lv-fever');
    if (fever) [fever.firstDay, fever.lastDay] = [today(), today()];
    const element = await open(person.teacher);
    await waitUntil(() => all(element, '.away li').length === 1);
    expect(part(element, '.away').textContent).to.contain('买买提·艾力');
    expect(text(element)).not.to.match(/次数|排名|累计/);
  });

  it('shows at once what the other side has done meanwhile', async () => {
    const element = await open(person.teacher);
    await service.portsFor(person.otherGuardian).leave.withdraw('lv-cough');
    await waitUntil(() => item(element, 'lv-cough').textContent.includes('已撤回'));
    expect(all(element, '.approve')).to.deep.equal([]);
  });

  it('keeps what was typed when it is refused', async () => {
    const element = await open(person.otherGuardian);
    part(element, '.ask').click();
    await element.updateComplete;
    await write(element, '#reason', '发烧');
    service.fail({ kind: 'internal', call: 'leave.request' });
    part(element, '[type=submit]').click();
    await waitUntil(() => text(element).includes('服务出了问题'));
    expect((part(element, '#reason') as HTMLTextAreaElement).value).to.equal('发烧');
  });
});
