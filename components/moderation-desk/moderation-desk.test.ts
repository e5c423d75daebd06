import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import { click, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { newOrderedId } from '../base/id.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import './moderation-desk.define.ts';
import type { LsModerationDesk } from './moderation-desk.ts';

const hostile = '<img src=x onerror="window.hit=1"> 加微信';

describe('ls-moderation-desk', () => {
  let service: MemoryService;
  let messageId: string;
  /** A message of the father that another parent has reported. */
  beforeEach(() => begin());
  /** @param ahead milliseconds by which the clock of this machine is before the service's */
  async function begin(ahead = 0): Promise<void> {
    service = createMemoryService(countyFixtures(), { now: () => new Date(Date.now() - ahead).toISOString() });
    messageId = newOrderedId();
    await service.portsFor(person.guardian).chat.send('cv-outing', { id: messageId, text: hostile });
    await service.portsFor(person.otherGuardian).chat.report('cv-outing', { messageId, reason: 'advertising', text: '<b>一直在发</b>' });
  }
  async function open(who: string): Promise<LsModerationDesk> {
    const ports = service.portsFor(who);
    if (who === person.teacher) ports.identity.actAs('i-wang-teacher');
    const element = await fixture<LsModerationDesk>(html`<ls-moderation-desk lang="zh-CN" .ports=${ports}></ls-moderation-desk>`);
    await element.loadingComplete;
    await element.updateComplete;
    return element;
  }
  const text = (element: LsModerationDesk): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
  const find = (element: LsModerationDesk, css: string): HTMLElement | null => element.shadowRoot?.querySelector<HTMLElement>(css) ?? null;
  function part(element: LsModerationDesk, css: string): HTMLElement {
    const found = find(element, css);
    if (!found) throw new Error(`no ${css}`);
    return found;
  }
  const focused = (element: LsModerationDesk): Element | null => element.shadowRoot?.activeElement ?? null;
  function write(element: LsModerationDesk, css: string, words: string): void {
    const field = part(element, css);
    if (field instanceof HTMLTextAreaElement) field.value = words;
  }
  const message = () => service.fixtures.conversations.find(({ id }) => id === 'cv-outing')?.messages.find(({ id }) => id === messageId);
  const talk = () => service.fixtures.conversations.find(({ id }) => id === 'cv-outing');
  /** Presses a control with the keyboard alone. */
  async function enter(control: HTMLElement): Promise<void> {
    control.focus();
    await press('Enter');
  }

  it('[LI-11] shows a teacher what was reported and why, as plain words, and not by whom', async () => {
    const element = await open(person.teacher);
    expect(text(element)).to.contain('1 件举报待处理').and.contain('广告、推销').and.contain('艾力·吐尔逊').and.contain('秋游那天带什么').and.contain('正在显示');
    expect(part(element, '.case__text').textContent).to.equal(hostile);
    expect(text(element)).to.contain('<b>一直在发</b>').and.not.contain('李国强');
    expect(element.shadowRoot?.querySelector('img, b')).to.equal(null);
  });

  it('[LI-11] hides a message by pointer, once, with a reason that its writer reads, and shows it again', async () => {
    const element = await open(person.teacher);
    let asked = 0;
    element.addEventListener('ls-case-act-request', () => (asked += 1));
    part(element, '[data-form=hide]').click();
    await waitUntil(() => focused(element)?.localName === 'textarea');
    part(element, '.case__form [type=submit]').click();
    await waitUntil(() => text(element).includes('请写一句原因'));
    expect(focused(element)?.getAttribute('aria-invalid')).to.equal('true');
    expect([asked, message()?.state]).to.deep.equal([0, 'shown']);
    write(element, '.case__form textarea', '这里不发广告。');
    const changed = oneEvent(element, 'ls-case-change');
    part(element, '.case__form [type=submit]').click();
    part(element, '.case__form [type=submit]').click();
    await changed;
    await waitUntil(() => find(element, '.case__form') === null && text(element).includes('已隐藏'));
    expect([asked, message()?.state, message()?.reason]).to.deep.equal([1, 'hidden', '这里不发广告。']);
    expect(text(element)).to.contain('王秀兰').and.contain('隐藏了消息').and.contain('这里不发广告。');
    part(element, '[data-form=show]').click();
    await element.updateComplete;
    write(element, '.case__form textarea', '误会');
    part(element, '.case__form [type=submit]').click();
    await waitUntil(() => message()?.state === 'shown');
  });

  for (const years of [1, -1]) {
    it(`[LI-11] a pause of a day ends in a day by the service, where the clock of the machine is wrong by ${years} year`, async () => {
      const ahead = years * 365 * 24 * 3_600_000;
      await begin(ahead);
      const element = await open(person.teacher);
      await click(part(element, '[data-form=mute]'));
      await waitUntil(() => find(element, '.case__form [value="24"]'), 'it is not asked for how long');
      await click(part(element, '.case__form [value="24"]'));
      await click(part(element, '.case__form textarea'));
      await typeText('one day');
      await click(part(element, '.case__form [type=submit]'));
      await waitUntil(() => talk()?.mutes[person.guardian] !== undefined, 'nobody is asked to pause');
      const lasts = Date.parse(talk()?.mutes[person.guardian]?.until ?? '') - (Date.now() - ahead);
      expect(lasts).to.be.within(23.9 * 3_600_000, 24.1 * 3_600_000);
    });
  }

  it('[LI-11] pauses a writer for a day by keyboard, closes the case, and the keyboard stays with it', async () => {
    const element = await open(person.teacher);
    await enter(part(element, '[data-form=mute]'));
    await waitUntil(() => focused(element)?.getAttribute('name') === 'choice');
    await press('ArrowDown');
    await waitUntil(() => (focused(element) as HTMLInputElement | null)?.value === '24');
    write(element, '.case__form textarea', '先静一静');
    await enter(part(element, '.case__form [type=submit]'));
    await waitUntil(() => text(element).includes('暂停发言到'));
    const until = Date.parse(talk()?.mutes[person.guardian]?.until ?? '') - Date.now();
    expect(until).to.be.within(23.9 * 3_600_000, 24 * 3_600_000);
    await waitUntil(() => focused(element)?.classList.contains('case__title'));
    await enter(part(element, '[data-form=close]'));
    await waitUntil(() => focused(element)?.getAttribute('name') === 'choice');
    await press('Escape');
    await waitUntil(() => find(element, '.case__form') === null && (focused(element) as HTMLElement | null)?.dataset['form'] === 'close');
    await press('Enter');
    await waitUntil(() => focused(element)?.getAttribute('name') === 'choice');
    await enter(part(element, '.case__form [type=submit]'));
    await waitUntil(() => text(element).includes('都处理完了'));
    expect(text(element)).to.contain('办结').and.contain('已处理');
    expect(element.shadowRoot?.querySelectorAll('.case [data-form]').length).to.equal(0);
  });

  it('lets a manager read the whole talk with a ground that is kept, and save it', async () => {
    const element = await open(person.manager);
    part(element, '[data-form=export]').click();
    await element.updateComplete;
    write(element, '.case__form textarea', '看');
    part(element, '.case__form [type=submit]').click();
    await waitUntil(() => text(element).includes('至少 4 个字'));
    expect(talk()?.exports).to.deep.equal([]);
    write(element, '.case__form textarea', '家长投诉的核查');
    part(element, '.case__form [type=submit]').click();
    await waitUntil(() => focused(element)?.classList.contains('record__title'));
    expect(talk()?.exports.map(({ personId, ground }) => [personId, ground])).to.deep.equal([[person.manager, '家长投诉的核查']]);
    expect(text(element)).to.contain('要穿校服吗').and.contain('刘建国').and.contain('家长投诉的核查').and.contain('已记入这个沟通的记录');
    let saved: Promise<string> | undefined;
    HTMLAnchorElement.prototype.click = function click() {
      saved = fetch(this.href).then((response) => response.text());
    };
    try {
      part(element, '.record .button').click();
    } finally {
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    }
    expect(await saved).to.contain('家长投诉的核查').and.contain(hostile).and.contain('查阅了全部记录');
  });

  it('[LI-05] a manager sets the words that are looked at first; a teacher sees where something waits, and goes there', async () => {
    const desk = await open(person.manager);
    write(desk, '#words', '团购\n加微信、团购，\n···');
    part(desk, '.words [type=submit]').click();
    await waitUntil(() => text(desk).includes('已保存'));
    expect(service.fixtures.heldWords['o-yunling']).to.deep.equal(['团购', '加微信']);
    await service.portsFor(person.guardian).chat.send('cv-outing', { id: newOrderedId(), text: '要团 购吗' });
    const element = await open(person.teacher);
    expect(part(element, '.waiting').textContent).to.contain('秋游那天带什么').and.contain('1 条');
    expect(find(element, '.words')).to.equal(null);
    const opened = oneEvent(element, 'ls-case-talk-open');
    part(element, '.waiting .button').click();
    expect(((await opened) as CustomEvent<{ conversationId: string }>).detail.conversationId).to.equal('cv-outing');
  });

  it('[LI-11] says to a guardian that this is not theirs, and what a colleague did at once', async () => {
    const element = await open(person.guardian);
    expect(text(element)).not.to.contain('加微信');
    expect(find(element, '.case')).to.equal(null);
    const desk = await open(person.teacher);
    const manager = service.portsFor(person.manager);
    const { id } = (await manager.cases.list({})).value.items[0] ?? { id: '' };
    await manager.cases.act(id, { act: 'close', outcome: 'passed-on', note: '' }, newOrderedId());
    await waitUntil(() => text(desk).includes('已转交有关部门'));
  });

  it('keeps what was typed when it is refused, and says why', async () => {
    const element = await open(person.teacher);
    part(element, '[data-form=hide]').click();
    await element.updateComplete;
    write(element, '.case__form textarea', '这里不发广告。');
    service.fail({ kind: 'internal', call: 'cases.act' });
    part(element, '.case__form [type=submit]').click();
    await waitUntil(() => text(element).includes('服务出了问题'));
    expect((part(element, '.case__form textarea') as HTMLTextAreaElement).value).to.equal('这里不发广告。');
    service.fail();
    part(element, '.case__form [type=submit]').click();
    await waitUntil(() => message()?.state === 'hidden');
  });

  describe('reported resources', () => {
    const reportIt = async (words = '<b>算错了</b>') => {
      const { value } = await service.portsFor(person.guardian).resources.report('r-fractions', { kind: 'error', description: words, evidence: 'https://example.org/proof' }, newOrderedId());
      return value ?? expect.fail('no case');
    };
    const noticesOf = async (who: string) => (await service.portsFor(who).notices.list({})).value.items.flatMap((notice) => (notice.kind === 'report-decided' ? [notice] : []));
    const found = async () => (await service.portsFor(person.pupil).resources.search({})).value.items.some(({ id }) => id === 'r-fractions');

    it('[RS-14] are decided by pointer, never without an answer, which the reporter reads; the resource is shown no more', async () => {
      const { caseNumber } = await reportIt();
      const element = await open(person.manager);
      expect(part(element, '[data-report]').textContent).to.include('<b>算错了</b>').and.include(caseNumber).and.include('https://example.org/proof').and.include('内容有错误');
      expect(part(element, '[data-report]').textContent, 'who reported is told to nobody').not.to.include('艾力');
      const looked = oneEvent(element, 'ls-reported-resource-open');
      await click(part(element, '[data-act=look]'));
      expect(((await looked) as CustomEvent<{ resourceId: string }>).detail.resourceId).to.equal('r-fractions');
      await click(part(element, '[data-report] summary'));
      await click(part(element, '[data-report] [value=upheld]'));
      await click(part(element, '[data-report] textarea'));
      await typeText('  ');
      await click(part(element, '[data-report] [type=submit]'));
      expect([await noticesOf(person.guardian), find(element, '[data-closed=true][data-report]')]).to.deep.equal([[], null]);
      await click(part(element, '[data-report] textarea'));
      await typeText('已请提供单位更正');
      await click(part(element, '[data-report] [name=suspend]'));
      await click(part(element, '[data-report] [type=submit]'));
      await waitUntil(() => find(element, '[data-report][data-closed=true]'));
      expect(part(element, '[data-report]').textContent).to.include('情况属实').and.include('已请提供单位更正').and.include('已停止展示');
      expect(text(element)).to.include('1 件举报待处理');
      const [told] = await noticesOf(person.guardian);
      expect(told?.parameters).to.include({ caseNumber, upheld: true, answer: '已请提供单位更正', resourceId: null });
      expect([await found(), await noticesOf(person.pupil)]).to.deep.equal([false, []]);
      await expect(element).to.be.accessible();
    });

    it('[RS-14] are decided by keyboard, which keeps its place; the first decision stands', async () => {
      await reportIt();
      const [element, colleague] = [await open(person.manager), await open(person.manager)];
      await tabTo('[data-report] summary');
      await press('Enter');
      await tabTo('[data-report] [name=state]');
      await press(' ');
      await press('ArrowDown');
      await tabTo('[data-report] textarea');
      await typeText('no fault');
      await tabTo('[data-report] [type=submit]');
      await press('Enter');
      await waitUntil(() => find(colleague, '[data-report][data-closed=true]'), 'a colleague sees it at once');
      expect(focused(element)?.className).to.equal('summary');
      expect([(await noticesOf(person.guardian)).map(({ parameters }) => parameters.upheld), await found()]).to.deep.equal([[false], true]);
    });

    it('[RS-14] who decides second is told, with what they had written, and nobody decides on words that came meanwhile unread', async () => {
      const { id } = await reportIt();
      const [element, colleague] = [await open(person.manager), await open(person.manager)];
      await click(part(colleague, '[data-report] summary'));
      await click(part(colleague, '[data-report] textarea'));
      await typeText('写了很久的话');
      const cases = service.portsFor(person.manager).cases;
      const refusal: unknown = await cases.decideReport(id, { state: 'declined', answer: '没有问题', suspend: false, version: 0 }).catch((error: unknown) => error);
      expect(refusal, 'what was read is not what stands there').to.have.property('code', 'conflict');
      await click(part(element, '[data-report] summary'));
      await click(part(element, '[data-report] [value=declined]'));
      await click(part(element, '[data-report] textarea'));
      await typeText('没有问题');
      await click(part(element, '[data-report] [type=submit]'));
      await waitUntil(() => find(colleague, '[data-report][data-closed=true]'), 'the colleague sees it');
      expect(part(colleague, '[data-unsent]').textContent).to.include('没有送出').and.include('写了很久的话');
      expect(find(element, '[data-unsent]'), 'who was first has sent all').to.equal(null);
      await expect(colleague).to.be.accessible();
    });

    it('what a manager has written is not there for the next one at the machine', async () => {
      const { id } = await reportIt();
      const element = await open(person.manager);
      await click(part(element, '[data-report] summary'));
      await click(part(element, '[data-report] textarea'));
      await typeText('写了很久的话');
      await service.portsFor(person.manager).cases.decideReport(id, { state: 'declined', answer: '没有问题', suspend: false });
      await waitUntil(() => find(element, '[data-unsent]'), 'whoever has written it reads it');
      for (const one of service.fixtures.people.filter((each) => each.id === person.manager)) {
        service.fixtures.people.push({ ...one, id: 'p-next', name: '马主任', identities: one.identities.map((identity) => ({ ...identity, id: 'i-next' })) });
      }
      element.ports = service.portsFor('p-next');
      await element.updateComplete;
      await element.loadingComplete;
      await waitUntil(() => find(element, '[data-report][data-closed=true]'), 'the next one has the report');
      expect([find(element, '[data-unsent]'), text(element).includes('写了很久的话')]).to.deep.equal([null, false]);
    });

    it('[RS-14] forbidden: nobody else has them on the desk, and the port refuses to decide', async () => {
      const { id } = await reportIt();
      const element = await open(person.teacher);
      expect(find(element, '[data-report]')).to.equal(null);
      for (const who of [person.teacher, person.guardian, person.pupil]) {
        const refusal: unknown = await service.portsFor(who).cases.decideReport(id, { state: 'declined', answer: '没有', suspend: false }).catch((error: unknown) => error);
        expect(refusal, who).to.have.property('code', 'forbidden');
      }
    });
  });

  describe('comments of pupils', () => {
    const said = async (): Promise<void> => {
      await service.portsFor(person.otherPupil).resources.rate('r-fractions', { stars: 5, reasons: ['clear'], comment: '<b>懂了</b>' });
    };
    const shownTo = async (who: string): Promise<string[]> => (await service.portsFor(who).resources.rating('r-fractions')).value.comments.map(({ text: words }) => words);

    it('[RS-07] [LI-05] are shown to everybody by pointer once a teacher of the child has looked', async () => {
      await said();
      const element = await open(person.teacher);
      expect(part(element, '[data-comment]').textContent).to.include('<b>懂了</b>').and.include('次仁卓玛');
      expect(await shownTo(person.pupil)).to.deep.equal([]);
      await click(part(element, '[data-review=show]'));
      await waitUntil(() => find(element, '[data-comment]') === null);
      expect(await shownTo(person.pupil)).to.deep.equal(['<b>懂了</b>']);
    });

    it('[RS-07] [LI-05] are withheld by keyboard, which keeps its place', async () => {
      await said();
      const element = await open(person.manager);
      await tabTo('[data-review=withhold]');
      await press('Enter');
      await waitUntil(() => find(element, '[data-comment]') === null);
      expect(await shownTo(person.pupil)).to.deep.equal([]);
      expect(focused(element)).not.to.equal(null);
    });
  });
});
