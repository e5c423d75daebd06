import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { click, press, tabTo, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { newId, newOrderedId } from '../base/id.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import type { Ports } from '../base/ports/index.ts';
import './announcements.define.ts';
import type { LsAnnouncements } from './announcements.ts';

async function open(ports: Partial<Ports>): Promise<LsAnnouncements> {
  const element = await fixture<LsAnnouncements>(html`<ls-announcements lang="zh-CN" .ports=${ports}></ls-announcements>`);
  await element.loadingComplete;
  await element.updateComplete;
  return element;
}
const text = (element: LsAnnouncements): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
const all = (element: LsAnnouncements, css: string): HTMLElement[] => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(css) ?? [])];
function item(element: LsAnnouncements, title: string): HTMLElement {
  const found = all(element, '.item').find((one) => one.querySelector('.item__title')?.textContent.includes(title));
  if (!found) throw new Error(`no ${title}`);
  return found;
}
const button = (within: HTMLElement, words: string): HTMLElement | undefined => [...within.querySelectorAll<HTMLElement>('button, summary')].find((one) => one.textContent.includes(words));
/** Presses a control with the keyboard alone. */
async function enter(control: HTMLElement | undefined, key = 'Enter'): Promise<void> {
  control?.focus();
  await press(key);
}

describe('ls-announcements for a family', () => {
  let service: MemoryService;
  beforeEach(() => (service = createMemoryService()));
  const father = () => open(service.portsFor(person.guardian));
  const stored = (id: string) => service.fixtures.announcements.find((one) => one.id === id);

  it('[PS-07] [P-04] puts what is to be answered first, and confirms for all own children with one press, once', async () => {
    const element = await father();
    expect(all(element, '.item__title').slice(0, 3).map((one) => one.textContent.replace(/\s+/g, ''))).to.deep.equal(['未读：今晚20:00起停水', '未读：周五去湿地公园，请您决定', '未读：家长会一对一时段，请选一个']);
    expect(text(element)).to.contain('3 条待答复，3 条未读').and.contain('抢修今晚开始');
    let asked = 0;
    let receipts = 0;
    element.addEventListener('ls-announcement-answer-request', () => (asked += 1));
    element.addEventListener('ls-receipt', () => (receipts += 1));
    const receipt = oneEvent(element, 'ls-receipt');
    const act = button(item(element, '停水'), '收到');
    act?.click();
    act?.click();
    expect(((await receipt) as CustomEvent<{ status: string }>).detail.status).to.equal('sent');
    await waitUntil(() => text(element).includes('2 条待答复，2 条未读'));
    expect([asked, receipts]).to.deep.equal([1, 1]);
    expect(Object.keys(stored('an-water')?.answers ?? {})).to.have.members([person.pupil, 'p-ayiguli']);
    // It stays where it was, and so does the keyboard.
    expect(all(element, '.item__title')[0]?.textContent).to.contain('停水');
    expect(text(element)).to.contain('买买提·艾力：已确认');
  });

  async function withPhoto(): Promise<{ id: string }> {
    const canvas = new OffscreenCanvas(400, 200);
    canvas.getContext('2d')?.fillRect(0, 0, 200, 200);
    const photo = { id: newOrderedId(), kind: 'picture' as const, name: '座位.png', description: '三班的座位', file: await canvas.convertToBlob({ type: 'image/png' }), width: 400, height: 200 };
    const note = { id: newOrderedId(), kind: 'file' as const, name: '说明.txt', file: new Blob(['带直尺']) };
    const ports = service.portsFor(person.teacher);
    ports.identity.actAs('i-wang-teacher');
    const { value } = await ports.announcements.send({ audience: { kind: 'classes', classIds: ['c-31'] }, title: '座位图', text: '见图。', personal: [], urgentReason: '今晚', ask: { kind: 'receipt' }, dueAt: null, scheduledFor: null, attachments: [photo, note] }, newId());
    if (value === null) throw new Error('not sent');
    return value;
  }

  it('[P-03] a picture is seen, and large by pointer; a file is saved', async () => {
    await withPhoto();
    const element = await father();
    const letter = item(element, '座位图');
    expect(letter.textContent).to.contain('附 2 个文件');
    await waitUntil(() => letter.querySelector('.photo[aria-busy=false]'), 'the picture has not come');
    const photo = letter.querySelector<HTMLElement>('.photo');
    expect(photo?.getAttribute('aria-label')).to.contain('三班的座位');
    if (photo) await click(photo);
    await waitUntil(() => all(element, 'dialog.viewer[open]').length === 1);
    const close = element.shadowRoot?.querySelector<HTMLElement>('dialog.viewer [aria-label]');
    if (close) await click(close);
    await waitUntil(() => all(element, 'dialog.viewer').length === 0);
    const saved: string[] = [];
    const real = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(this.download);
    };
    try {
      const file = letter.querySelector<HTMLElement>('.file');
      if (file) await click(file);
      await waitUntil(() => saved.length === 1, 'it was not saved');
    } finally {
      HTMLAnchorElement.prototype.click = real;
    }
    expect(saved).to.deep.equal(['说明.txt']);
  });

  it('[P-03] a picture is opened and put away by keyboard, and is gone when it is recalled', async () => {
    const { id } = await withPhoto();
    const element = await father();
    await waitUntil(() => item(element, '座位图').querySelector('.photo[aria-busy=false]'), 'the picture has not come');
    await enter(item(element, '座位图').querySelector<HTMLElement>('.photo') ?? undefined);
    await waitUntil(() => all(element, 'dialog.viewer[open]').length === 1);
    await press('Escape');
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('photo') ?? false, 'the keyboard lost its place');
    const ports = service.portsFor(person.teacher);
    ports.identity.actAs('i-wang-teacher');
    await ports.announcements.recall(id);
    await waitUntil(() => all(element, '.photo, .file').length === 0, 'it is still there');
    expect(text(element)).not.to.contain('附 2 个文件');
  });

  it('[PS-07] [P-04] is read and confirmed by keyboard, and the keyboard keeps its place', async () => {
    const element = await father();
    await enter(button(item(element, '停水'), '收到'));
    await waitUntil(() => text(element).includes('买买提·艾力：已确认'));
    expect(element.shadowRoot?.activeElement).not.to.equal(null);
    expect(stored('an-book')?.reads[person.guardian]).not.to.equal(undefined);
    const closed = item(element, '借书日').querySelector<HTMLElement>('.item__open') ?? undefined;
    await enter(closed);
    await waitUntil(() => item(element, '借书日').textContent.includes('图书馆周三消毒'));
    expect(closed?.getAttribute('aria-expanded')).to.equal('true');
  });

  it('[P-09] refuses as easily as it agrees: nothing chosen beforehand, the same size, the consequence told', async () => {
    const element = await father();
    const [agree, refuse] = all(element, '.consent__act');
    expect([agree, refuse].map((one) => one?.hasAttribute('aria-pressed'))).to.deep.equal([false, false]);
    const [left, right] = [agree?.getBoundingClientRect(), refuse?.getBoundingClientRect()];
    expect(right?.width).to.be.closeTo(left?.width ?? 0, 1);
    expect(right?.height).to.be.closeTo(left?.height ?? 0, 1);
    expect(agree?.className).to.equal(refuse?.className);
    expect(item(element, '湿地公园').textContent).to.contain('照常上课，不影响任何评价');
    await enter(refuse, ' ');
    await waitUntil(() => text(element).includes('买买提·艾力：不同意'));
    button(item(element, '湿地公园'), '更改')?.click();
    await element.updateComplete;
    button(item(element, '湿地公园'), '同意')?.click();
    await waitUntil(() => stored('an-outing')?.answers[person.pupil]?.choices.includes('agree'));
  });

  it('[P-03] [P-13] [LI-08] shows which times are taken, takes one and gives it back', async () => {
    const element = await father();
    const meeting = () => item(element, '家长会');
    const options = () => [...meeting().querySelectorAll<HTMLInputElement>('.option input')];
    expect(options().map(({ disabled, checked }) => [disabled, checked])).to.deep.equal([[true, false], [false, false], [false, false]]);
    expect(meeting().textContent).to.contain('已满').and.contain('还有 2 个名额').and.not.contain('李明');
    button(meeting(), '提交')?.click();
    await element.updateComplete;
    expect(meeting().textContent).to.contain('请选一项');
    await enter(options()[1], ' ');
    await enter(button(meeting(), '提交'));
    await waitUntil(() => stored('an-meeting')?.answers[person.pupil]?.choices.includes('w2'));
    await waitUntil(() => button(meeting(), '更改'));
    button(meeting(), '更改')?.click();
    await element.updateComplete;
    button(meeting(), '取消报名')?.click();
    await waitUntil(() => stored('an-meeting')?.answers[person.pupil] === undefined);
  });

  it('[LI-08] says before one votes what becomes of it, and afterwards how many chose each, by pointer', async () => {
    const meeting = stored('an-meeting');
    if (meeting?.ask.kind !== 'choice') throw new Error('no choice');
    meeting.ask = { ...meeting.ask, results: 'answered', options: meeting.ask.options.map((option) => ({ ...option, capacity: null })) };
    const element = await father();
    const vote = () => item(element, '家长会');
    expect(vote().textContent).to.contain('答复后可以看到各项有几家选');
    expect(vote().querySelector('.counts')).to.equal(null);
    const second = vote().querySelectorAll('.option input')[1];
    const send = button(vote(), '提交');
    if (!second || !send) throw new Error('no form');
    await click(second);
    await click(send);
    await waitUntil(() => vote().querySelector('.counts'));
    expect([...vote().querySelectorAll('.counts dd')].map(({ textContent }) => textContent.trim())[1]).to.equal('1');
    expect(vote().textContent).not.to.contain('李明');
  });

  it('[LI-08] an anonymous vote hides its numbers until it is over, and then where few have answered', async () => {
    const meeting = stored('an-meeting');
    if (meeting?.ask.kind !== 'choice') throw new Error('no choice');
    meeting.ask = { ...meeting.ask, results: 'closed', anonymous: true, options: meeting.ask.options.map((option) => ({ ...option, capacity: null })) };
    meeting.dueAt = new Date(Date.now() + 86_400_000).toISOString();
    const element = await father();
    expect(item(element, '家长会').textContent).to.contain('匿名：发送者只知道您家已答复').and.contain('截止后公布');
    meeting.dueAt = new Date(Date.now() - 1000).toISOString();
    const later = await father();
    await click(item(later, '家长会').querySelector('.item__open') ?? later);
    await later.updateComplete;
    expect(item(later, '家长会').textContent).to.contain('不足 5 家');
    expect(item(later, '家长会').querySelector('.counts')).to.equal(null);
  });

  it('[P-13] takes a time by pointer', async () => {
    const element = await father();
    const meeting = item(element, '家长会');
    meeting.querySelectorAll<HTMLInputElement>('.option input')[1]?.click();
    button(meeting, '提交')?.click();
    await waitUntil(() => stored('an-meeting')?.answers[person.pupil]?.choices.includes('w2'));
  });

  it('signs with a typed name, and says what is missing', async () => {
    const paper = stored('an-water');
    if (paper) paper.ask = { kind: 'signature' };
    const element = await father();
    button(item(element, '停水'), '签收')?.click();
    await element.updateComplete;
    const field = element.shadowRoot?.querySelector<HTMLInputElement>('[name=signature]');
    expect(field?.getAttribute('aria-invalid')).to.equal('true');
    expect(element.shadowRoot?.activeElement).to.equal(field);
    if (field) field.value = '艾力·吐尔逊';
    await press('Enter');
    await waitUntil(() => stored('an-water')?.answers[person.pupil]?.signature === '艾力·吐尔逊');
  });

  it('[PS-07] says by itself that something new has come', async () => {
    const element = await father();
    const status = all(element, '[role=status]')[0];
    expect(status?.textContent).to.contain('3 条待答复，3 条未读');
    const { announcements, identity } = service.portsFor(person.teacher);
    identity.actAs('i-wang-teacher');
    await announcements.send(
      { audience: { kind: 'classes', classIds: ['c-31'] }, title: '明天停课', text: '雨太大。', personal: [], urgentReason: '今晚就要知道', ask: { kind: 'none' }, dueAt: null, scheduledFor: null },
      crypto.randomUUID(),
    );
    await waitUntil(() => status?.textContent.includes('3 条待答复，4 条未读'));
    expect(status?.isConnected).to.equal(true);
    expect(all(element, '.item__title')[0]?.textContent).to.contain('明天停课');
  });

  it('[P-06] covers what is only about one child until it is asked for, and again when it is left', async () => {
    const element = await father();
    const result = item(element, '单元练习');
    expect(result.querySelector('.item__title')?.textContent).not.to.contain('16');
    result.querySelector<HTMLElement>('.item__open')?.click();
    await element.updateComplete;
    expect(text(element)).not.to.contain('18题对16题');
    await enter(button(result, '看'));
    await waitUntil(() => text(element).includes('18题对16题'));
    expect(text(element)).not.to.contain('17题');
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    await element.updateComplete;
    expect(text(element)).not.to.contain('18题对16题');
  });

  it('[P-06] covers it again after a minute in which nobody touches anything', async () => {
    const element = await father();
    item(element, '单元练习').querySelector<HTMLElement>('.item__open')?.click();
    await element.updateComplete;
    const real = globalThis.setTimeout;
    let pass = (): void => expect.fail('nobody waits for a minute');
    globalThis.setTimeout = Object.assign((act: () => void, ms?: number): ReturnType<typeof setTimeout> => {
      if (ms === 60_000) pass = act;
      return real(act, ms);
    }, real);
    try {
      button(item(element, '单元练习'), '看')?.click();
      await element.updateComplete;
    } finally {
      globalThis.setTimeout = real;
    }
    expect(text(element)).to.contain('18题对16题');
    pass();
    await element.updateComplete;
    expect(text(element)).not.to.contain('18题对16题');
  });

  it('[SYS-20] gathers a hundred that only want to be known under one line, which keyboard and pointer open, and lets what is urgent stand', async () => {
    const known = stored('an-book');
    if (!known) throw new Error('no book');
    for (let index = 0; index < 100; index += 1) service.fixtures.announcements.push({ ...known, id: `an-many-${index}`, title: `消息${index}`, reads: {} });
    service.fixtures.announcements.push({ ...known, id: 'an-storm', title: '明早暴雨停课', urgentReason: '今晚必须知道', reads: {} });
    const element = await open(service.portsFor(person.guardian));
    for (let pages = 0; element.state.type === 'ready' && 'more' in element.state && element.state.more && pages < 9; pages += 1) {
      const before = all(element, '.item').length;
      button(all(element, '.more')[0] ?? element, '更早')?.click();
      await waitUntil(() => all(element, '.item').length > before);
    }
    expect(all(element, '.digest')).to.have.length(1);
    expect(all(element, '.digest > summary')[0]?.textContent).to.contain('100 条新通知');
    expect(all(element, '.digest .item')).to.have.length(100);
    expect(all(element, '.digest[open], dialog')).to.have.length(0);
    expect(item(element, '暴雨').closest('.digest')).to.equal(null);
    await tabTo('.digest > summary');
    await press('Enter');
    await waitUntil(() => all(element, '.digest[open]').length === 1);
    await click(all(element, '.digest > summary')[0] ?? element);
    await waitUntil(() => all(element, '.digest[open]').length === 0);
  });

  it('[M-04] says of what was taken back that it was, without its text', async () => {
    const element = await father();
    const wrong = item(element, '校服');
    wrong.querySelector<HTMLElement>('.item__open')?.click();
    await element.updateComplete;
    expect(wrong.textContent).to.contain('已撤回').and.not.contain('发错了班级');
  });

  it('[SYS-27] shows a family nothing of another', async () => {
    const element = await father();
    for (const closed of all(element, '.item__open[aria-expanded=false]')) closed.click();
    await element.updateComplete;
    expect(text(element)).not.to.match(/李明|李国强|欧阳|陈思远/);
  });
});

describe('ls-announcements for a sender', () => {
  let service: MemoryService;
  beforeEach(() => (service = createMemoryService()));
  async function teacher(): Promise<LsAnnouncements> {
    const ports = service.portsFor(person.teacher);
    ports.identity.actAs('i-wang-teacher');
    const element = await open(ports);
    item(element, '湿地公园').querySelector<HTMLElement>('.item__open')?.click();
    await element.updateComplete;
    return element;
  }
  const outing = (element: LsAnnouncements) => item(element, '湿地公园');

  it('[T-16] shows how far it is, who has read, and who still needs a call', async () => {
    const element = await teacher();
    expect(outing(element).textContent).to.contain('已读 2 / 8 家').and.contain('已答复 1 / 8 家').and.contain('4 家在这里联系不上');
    await enter(button(outing(element), '各家情况'));
    await waitUntil(() => all(element, '.family').length === 8);
    expect(text(element)).to.contain('欧阳慧 已读').and.contain('艾力·吐尔逊 未读').and.contain('李国强 已答复 同意');
    button(all(element, '.families')[0] ?? element, '未答复')?.click();
    await waitUntil(() => all(element, '.family').length === 7);
    expect(all(element, '.family').some((one) => one.textContent.includes('李国强'))).to.equal(false);
  });

  it('[T-16] shows the families that were asked for last, whoever reads it while they are on their way', async () => {
    const ports = service.portsFor(person.teacher);
    const { announcements } = ports;
    const asked: string[] = [];
    let isHeld = false;
    const held: (() => void)[] = [];
    const families: typeof announcements.families = async (id, query, options) => {
      asked.push(query.state ?? 'all');
      if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
      return announcements.families(id, query, options);
    };
    const element = await open({ ...ports, announcements: { ...announcements, families } });
    await click(outing(element).querySelector('.item__open') ?? element);
    await waitUntil(() => button(outing(element), '各家情况'), 'it does not open');
    await click(button(outing(element), '各家情况') ?? element);
    await waitUntil(() => all(element, '.family').length === 8, 'no families');
    isHeld = true;
    await click(button(all(element, '.families')[0] ?? element, '未答复') ?? element);
    await waitUntil(() => asked.length === 2, 'they are not asked for');
    await service.portsFor(person.guardian).announcements.markRead('an-outing');
    await waitUntil(() => asked.length > 2, 'nobody looks again');
    isHeld = false;
    held.forEach((go) => go());
    expect(asked).to.deep.equal(['all', 'unanswered', 'unanswered']);
    await waitUntil(() => all(element, '.family').length === 7, 'they do not come');
  });

  it('[T-16] reminds those who have not answered and nobody else, and says how many', async () => {
    const element = await teacher();
    await enter(outing(element).querySelector<HTMLElement>('.remind') ?? undefined);
    await waitUntil(() => text(element).includes('已提醒 3 家'));
    expect(Object.keys(service.fixtures.announcements.find(({ id }) => id === 'an-outing')?.reminded ?? {})).to.have.members([person.pupil, 'p-ouyang', 'p-chen']);
  });

  it('enters what a family said on paper, marked as such', async () => {
    const element = await teacher();
    button(outing(element), '各家情况')?.click();
    await waitUntil(() => all(element, '.family').length === 8);
    const family = () => all(element, '.family[data-child=p-ciren]')[0];
    await enter(family()?.querySelector<HTMLElement>('button') ?? undefined);
    await waitUntil(() => family()?.querySelector('.consent__act'));
    family()?.querySelector<HTMLElement>('[data-choice=agree]')?.click();
    await waitUntil(() => family()?.textContent.includes('由王秀兰代为登记'));
  });

  it('[M-04] takes it back after asking', async () => {
    const element = await teacher();
    await enter(button(outing(element), '撤回'));
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('recall__do'));
    await press('Enter');
    await waitUntil(() => outing(element).textContent.includes('已撤回'));
    expect(service.fixtures.announcements.find(({ id }) => id === 'an-outing')?.recalled).to.equal(true);
  });
});
