import { expect, fixture, html } from '@open-wc/testing';
import { click, focusedElement, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import type { Ports } from '../../base/ports/index.ts';
import '../announcements.define.ts';
import type { LsAnnouncements } from '../announcements.ts';

const slots = [8, 9].flatMap((hour) => [0, 15].map((minute) => ({ id: `s${hour}-${minute}`, startsAt: `2030-12-0${hour - 6}T${hour}:${String(minute).padStart(2, '0')}:00.000Z`.replace('T8', 'T08').replace('T9', 'T09') })));

describe('appointments and lists', () => {
  let service: MemoryService;
  beforeEach(() => (service = createMemoryService()));
  const meeting = () => {
    const one = service.fixtures.announcements.find(({ id }) => id === 'an-meeting');
    if (one === undefined) throw new Error('no meeting');
    return one;
  };
  function asks(ask: ReturnType<typeof meeting>['ask'], answers: Record<string, string> = {}): void {
    meeting().ask = ask;
    meeting().answers = Object.fromEntries(Object.entries(answers).map(([child, choice]) => [child, { by: 'p-guoqiang', onBehalf: false, choices: [choice], signature: null, answeredAt: '2026-11-18T10:03:00.000Z' }]));
  }
  const appointment = { kind: 'appointment' as const, place: '教室305', minutes: 15, slots };
  async function open(ports: Partial<Ports>): Promise<LsAnnouncements> {
    const element = await fixture<LsAnnouncements>(html`<ls-announcements lang="zh-CN" .ports=${ports}></ls-announcements>`);
    await element.loadingComplete;
    await element.updateComplete;
    return element;
  }
  const father = () => open(service.portsFor(person.guardian));
  async function teacher(): Promise<LsAnnouncements> {
    const ports = service.portsFor(person.teacher);
    ports.identity.actAs('i-wang-teacher');
    const element = await open(ports);
    await click(item(element).querySelector('.item__open') ?? element);
    await element.updateComplete;
    return element;
  }
  function item(element: LsAnnouncements): HTMLElement {
    const found = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? [])].find((one) => one.textContent.includes('家长会一对一'));
    if (!found) throw new Error('no meeting');
    return found;
  }
  const times = (element: LsAnnouncements) => [...item(element).querySelectorAll('.slot time')].map(({ textContent }) => textContent.trim());
  function control(element: LsAnnouncements, words: string, css = 'button'): HTMLElement {
    const found = [...item(element).querySelectorAll<HTMLElement>(css)].find((one) => one.textContent.includes(words));
    if (!found) throw new Error(`no ${words}`);
    return found;
  }
  const kept = (child: string = person.pupil) => meeting().answers[child]?.choices;

  it('[P-13] a family sees the times that are free and nobody’s name, and takes one by pointer', async () => {
    asks(appointment, { 'p-li': 's8-0' });
    const element = await father();
    expect(times(element)).to.deep.equal(['16:15–16:30', '17:00–17:15', '17:15–17:30']);
    expect([...item(element).querySelectorAll('.slots__day')].map(({ textContent }) => textContent)).to.deep.equal(['12月2日 星期一', '12月3日 星期二']);
    expect(item(element).textContent).to.contain('教室305').and.contain('每家 15 分钟').and.not.match(/李明|李国强/);
    await click(control(element, '约这个时段'));
    await waitUntil(() => item(element).textContent.includes('请选一个时段'));
    await click(control(element, '17:00', '.slot'));
    await click(control(element, '约这个时段'));
    await waitUntil(() => item(element).textContent.includes('买买提·艾力：12月3日 星期二 17:00–17:15'));
    expect(kept()).to.deep.equal(['s9-0']);
  });

  it('[P-13] a time is taken, changed and given back by keyboard', async () => {
    asks(appointment);
    const element = await father();
    item(element).querySelector<HTMLElement>('.slot input')?.focus();
    await press(' ');
    await press('Enter');
    await waitUntil(() => kept()?.[0] === 's8-0');
    await waitUntil(() => item(element).querySelector('.answered button'));
    control(element, '更改').focus();
    await press('Enter');
    await waitUntil(() => item(element).querySelector('.slot input:checked'));
    item(element).querySelector<HTMLElement>('.slot input:checked')?.focus();
    await press('ArrowDown');
    control(element, '改约所选时段').focus();
    await press('Enter');
    await waitUntil(() => kept()?.[0] === 's8-15');
    await waitUntil(() => item(element).querySelector('.answered button'));
    control(element, '更改').focus();
    await press('Enter');
    await waitUntil(() => item(element).textContent.includes('退还时段'));
    control(element, '退还时段').focus();
    await press('Enter');
    await waitUntil(() => kept() === undefined && times(element).length === 4);
  });

  it('[P-13] who comes too late is told so where the times stand, and offered the rest; what was taken before stays', async () => {
    asks(appointment);
    const element = await father();
    await click(control(element, '16:00', '.slot'));
    asks(appointment, { 'p-li': 's8-0' });
    await click(control(element, '约这个时段'));
    await waitUntil(() => item(element).querySelector('[role=alert]')?.textContent.includes('刚被别家约走'));
    expect(times(element)).to.deep.equal(['16:15–16:30', '17:00–17:15', '17:15–17:30']);
    await click(control(element, '16:15', '.slot'));
    await click(control(element, '约这个时段'));
    await waitUntil(() => kept()?.[0] === 's8-15');
    await waitUntil(() => item(element).querySelector('[role=alert]') === null);
    await click(control(element, '更改'));
    await waitUntil(() => item(element).querySelector('.slot input:checked'));
    await click(control(element, '17:00', '.slot'));
    const own = meeting().answers[person.pupil];
    asks(appointment, { 'p-li': 's8-0', 'p-ouyang': 's9-0' });
    if (own) meeting().answers[person.pupil] = own;
    await click(control(element, '改约所选时段'));
    await waitUntil(() => item(element).querySelector('[role=alert]')?.textContent.includes('原来约好的不变'));
    expect(item(element).textContent).to.contain('买买提·艾力：12月2日 星期一 16:15–16:30');
    expect(times(element)).to.deep.equal(['16:15–16:30', '17:15–17:30']);
  });

  it('[P-13] says when every time is taken, and of one that waits for the line that it is not sure', async () => {
    asks({ ...appointment, slots: slots.slice(0, 1) }, { 'p-li': 's8-0' });
    const element = await father();
    expect(item(element).textContent).to.contain('时段都约满了');
    expect([...item(element).querySelectorAll('button')].some((one) => one.textContent.includes('约这个时段'))).to.equal(false);
    await click(control(element, '不来'));
    await waitUntil(() => kept()?.[0] === 'decline');
    asks(appointment);
    const { value } = await service.portsFor(person.guardian).announcements.get('an-meeting');
    const children = (value.received?.children ?? []).map((one) => ({ ...one, answer: { answeredAt: value.at, own: true, onBehalf: false, choices: ['s8-0'], signature: null, isWaiting: true } }));
    if (value.received === null) throw new Error('not a guardian');
    element.state = { type: 'ready', asOf: value.at, stale: true, pending: 1, items: [{ ...value, received: { ...value.received, children } }], toAnswer: 0, unread: 0, more: false, families: null, reminded: null };
    await element.updateComplete;
    if (item(element).querySelector('.answered') === null) await click(item(element).querySelector('.item__open') ?? element);
    await waitUntil(() => item(element).textContent.includes('联网后才知道有没有约上'));
  });

  it('[P-13] the sender sees who comes when, and which times are free', async () => {
    asks(appointment, { 'p-li': 's9-0', 'p-ouyang': 'decline' });
    const element = await teacher();
    expect(item(element).querySelector('.schedule')?.textContent).to.contain('1 家不来');
    const lines = () => [...item(element).querySelectorAll('.schedule .counts > div')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(lines()).to.deep.equal(['16:00–16:15 空着', '16:15–16:30 空着', '17:00–17:15 李明 李国强', '17:15–17:30 空着']);
  });

  it('[P-13] by keyboard a family says that it does not come, and takes a time after all', async () => {
    asks(appointment);
    const element = await father();
    item(element).querySelector<HTMLElement>('.slot input')?.focus();
    await tabTo('.ask [data-choice=decline]');
    await press('Enter');
    await waitUntil(() => item(element).textContent.includes('买买提·艾力：不来'));
    expect(kept()).to.deep.equal(['decline']);
    expect(item(element).textContent).not.to.contain('待答复');
    await waitUntil(() => focusedElement()?.matches('.answered__words'));
    await tabTo('.answered button');
    await press('Enter');
    await waitUntil(() => times(element).length === 4);
    expect([...item(element).querySelectorAll('.ask button')].map(({ textContent }) => textContent.trim())).to.deep.equal(['约这个时段']);
    await click(control(element, '17:00', '.slot'));
    await click(control(element, '约这个时段'));
    await waitUntil(() => kept()?.[0] === 's9-0');
  });

  const family = (element: LsAnnouncements, child: string) => item(element).querySelector<HTMLElement>(`.family[data-child=${child}]`) ?? expect.fail(`no ${child}`);
  async function families(element: LsAnnouncements): Promise<void> {
    await click(control(element, '各家情况'));
    await waitUntil(() => item(element).querySelectorAll('.family').length === 8);
  }

  it('[P-13] by pointer the sender sees what a family has taken and changes it for who calls', async () => {
    asks(appointment, { 'p-li': 's8-0', 'p-ouyang': 's9-0' });
    const element = await teacher();
    await families(element);
    await click(family(element, 'p-li').querySelector('.family__enter') ?? element);
    await waitUntil(() => family(element, 'p-li').querySelector('.slot input:checked'));
    expect(family(element, 'p-li').querySelector('.family__answer')?.textContent).to.contain('李国强').and.contain('16:00–16:15');
    expect(times(element), 'what another family has is not offered').to.deep.equal(['16:00–16:15', '16:15–16:30', '17:15–17:30']);
    await click(control(element, '17:15', '.slot'));
    await click(control(element, '改约所选时段'));
    await waitUntil(() => kept('p-li')?.[0] === 's9-15');
    await waitUntil(() => family(element, 'p-li').querySelector('.family__answer')?.textContent.includes('由王秀兰代为登记'));
    expect(family(element, 'p-li').textContent).to.contain('17:15–17:30');
  });

  it('[P-13] a family reads to which time the sender has moved it', async () => {
    asks(appointment, { [person.pupil]: 's8-0' });
    const { announcements, identity } = service.portsFor(person.teacher);
    identity.actAs('i-wang-teacher');
    await announcements.answer('an-meeting', { childIds: [person.pupil], choices: ['s9-0'], signature: null });
    const element = await father();
    const title = item(element).querySelector('.item__open');
    if (title?.getAttribute('aria-expanded') === 'false') await click(title);
    await waitUntil(() => item(element).textContent.includes('买买提·艾力：老师已登记 12月3日 星期二 17:00–17:15 教室305'));
  });

  it('[P-13] by keyboard the sender frees what a family has taken, and the place of the keyboard stays', async () => {
    asks(appointment, { 'p-li': 's8-0' });
    const element = await teacher();
    await families(element);
    await tabTo('.family[data-child=p-li] .family__enter');
    await press('Enter');
    await waitUntil(() => focusedElement()?.matches('.family .slot input:checked'));
    await tabTo('.family .ask .buttons button:last-child');
    await press('Enter');
    await waitUntil(() => kept('p-li') === undefined);
    await waitUntil(() => focusedElement()?.matches('.family[data-child=p-li] .family__enter'));
    await waitUntil(() => family(element, 'p-li').querySelector('.family__answer') === null);
    expect(focusedElement()?.textContent).to.contain('登记李明家');
  });

  it('[LI-08] the sender takes a family off the list that calls', async () => {
    asks({ kind: 'sign-up', capacity: 1 }, { 'p-li': 'join' });
    const element = await teacher();
    await families(element);
    await click(family(element, 'p-li').querySelector('.family__enter') ?? element);
    await waitUntil(() => family(element, 'p-li').querySelector('[data-choice=decline]'));
    await click(family(element, 'p-li').querySelector('[data-choice=decline]') ?? element);
    await waitUntil(() => kept('p-li')?.[0] === 'decline');
  });

  it('[P-13] what somebody took who guards the child no longer is changed by whoever does', async () => {
    asks(appointment, { [person.pupil]: 's8-0' });
    const element = await father();
    const title = item(element).querySelector('.item__open');
    if (title?.getAttribute('aria-expanded') === 'false') await click(title);
    await waitUntil(() => item(element).textContent.includes('家里已答复'));
    await click(control(element, '更改'));
    await waitUntil(() => times(element).length === 3);
    await click(control(element, '17:00', '.slot'));
    await click(control(element, '约这个时段'));
    await waitUntil(() => kept()?.[0] === 's9-0');
  });

  it('[LI-08] a family signs up by pointer and leaves by keyboard; who is on the list is not told', async () => {
    asks({ kind: 'sign-up', capacity: 2 }, { 'p-li': 'join' });
    const element = await father();
    expect(item(element).textContent).to.contain('还有 1 个名额').and.contain('只有发送人看得到').and.not.match(/李明|李国强/);
    const [join, decline] = [control(element, '报名').getBoundingClientRect(), control(element, '不参加').getBoundingClientRect()];
    expect(decline.width).to.be.closeTo(join.width, 1);
    await click(control(element, '报名'));
    await waitUntil(() => kept()?.[0] === 'join');
    await waitUntil(() => item(element).textContent.includes('买买提·艾力：报名'));
    control(element, '更改').focus();
    await press('Enter');
    await waitUntil(() => item(element).querySelector('[data-choice=decline]'));
    item(element).querySelector<HTMLElement>('[data-choice=decline]')?.focus();
    await press(' ');
    await waitUntil(() => kept()?.[0] === 'decline');
  });

  it('[LI-08] a full list takes nobody, and says so; who was too slow is told', async () => {
    asks({ kind: 'sign-up', capacity: 1 });
    const element = await father();
    asks({ kind: 'sign-up', capacity: 1 }, { 'p-li': 'join' });
    await click(control(element, '报名'));
    await waitUntil(() => item(element).querySelector('[role=alert]')?.textContent.includes('最后的名额刚被别家报走'));
    expect(control(element, '报名').hasAttribute('disabled')).to.equal(true);
    expect(item(element).textContent).to.contain('名额已满');
    await click(control(element, '不参加'));
    await waitUntil(() => kept()?.[0] === 'decline');
  });

  it('[LI-08] the sender opens the list by keyboard: those who joined and nobody else', async () => {
    asks({ kind: 'sign-up', capacity: 5 }, { 'p-li': 'join', 'p-ouyang': 'decline' });
    const element = await teacher();
    control(element, '各家情况').focus();
    await press('Enter');
    await waitUntil(() => item(element).querySelectorAll('.family').length === 8);
    control(element, '名单').focus();
    await press('Enter');
    await waitUntil(() => item(element).querySelectorAll('.family').length === 1);
    expect(item(element).querySelector('.family')?.textContent).to.contain('李明');
    expect(focusedElement()?.textContent).to.contain('名单');
  });
});
