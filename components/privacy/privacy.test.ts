import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { click, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import './privacy.define.ts';
import type { LsCollectedChangeEvent, LsConsentChangeEvent } from './privacy.events.ts';
import type { LsPrivacy } from './privacy.ts';

const text = (element: LsPrivacy): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
const all = (element: LsPrivacy, css: string): HTMLElement[] => [...(element.shadowRoot?.querySelectorAll<HTMLElement>(css) ?? [])];
function part(element: LsPrivacy, css: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
}
/** Goes to a field by Tab, and writes. */
async function write(css: string, words: string): Promise<void> {
  await tabTo(css);
  await typeText(words);
}
/** By the pointer, with a second press before the first has done anything: no driver is as quick as that. */
async function clickTwice(control: HTMLElement): Promise<void> {
  control.addEventListener('click', () => control.click(), { once: true });
  await click(control);
}
/** Presses a control with the keyboard alone. */
async function enter(css: string): Promise<void> {
  await tabTo(css);
  await press('Enter');
}

describe('ls-privacy', () => {
  let service: MemoryService;
  beforeEach(() => (service = createMemoryService()));
  async function open(who: string): Promise<LsPrivacy> {
    const ports = service.portsFor(who);
    if (who === person.teacher) ports.identity.actAs('i-wang-teacher');
    const element = await fixture<LsPrivacy>(html`<ls-privacy lang="zh-CN" .ports=${ports}></ls-privacy>`);
    await element.loadingComplete;
    await element.updateComplete;
    return element;
  }
  const photos = '[data-item="class-photos"]';
  const answer = (element: LsPrivacy, which: 'agree' | 'refuse') => part(element, `${photos} [data-answer=${which}]`);
  const decided = () => service.fixtures.privacy.decisions.filter(({ itemId }) => itemId === 'class-photos').map(({ childId, agreed, version }) => [childId, agreed, version]);
  const made = () => service.fixtures.privacy.requests.filter(({ id }) => !id.startsWith('dr-'));

  it('[SEC-08] says all that is asked before it is asked, ticks nothing, and gives both answers the same weight', async () => {
    const element = await open(person.guardian);
    const words = part(element, photos).textContent;
    for (const topic of ['为什么', '怎么做', '用到哪些信息', '存在哪里', '存到什么时候', '怎么保护', '不同意会怎样', '到哪里投诉', '怎么更正或删除']) expect(words).to.contain(topic);
    expect(part(element, `${photos} details`).hasAttribute('open')).to.equal(true);
    expect([...part(element, photos).querySelectorAll('input')]).to.deep.equal([]);
    const [agree, refuse] = [answer(element, 'agree'), answer(element, 'refuse')];
    expect([agree, refuse].map((one) => one.getAttribute('aria-pressed'))).to.deep.equal(['false', 'false']);
    const [a, b] = [agree, refuse].map((one) => one.getBoundingClientRect());
    expect([Math.round(a?.width ?? 0), Math.round(a?.height ?? 0)]).to.deep.equal([Math.round(b?.width ?? 1), Math.round(b?.height ?? 1)]);
    expect(getComputedStyle(agree).backgroundColor).to.equal(getComputedStyle(refuse).backgroundColor);
    // Nothing has to be scrolled to the end first.
    expect([agree, refuse].some((one) => one.hasAttribute('disabled') || one.getAttribute('aria-disabled') === 'true')).to.equal(false);
  });

  it('[P-09] a guardian agrees by pointer for the chosen child, with the version, and takes it back', async () => {
    const element = await open(person.guardian);
    await click(part(element, '[name=child][value=p-ayiguli]'));
    await element.updateComplete;
    const changed = oneEvent(element, 'ls-consent-change');
    await clickTwice(answer(element, 'agree'));
    const { detail } = (await changed) as CustomEvent<LsConsentChangeEvent['detail']>;
    expect([detail.childId, detail.consent?.state, detail.consent?.version]).to.deep.equal(['p-ayiguli', 'agreed', 1]);
    await waitUntil(() => answer(element, 'refuse').textContent.includes('撤回同意'));
    expect(part(element, photos).textContent).to.contain('已同意').and.contain('艾力·吐尔逊').and.contain('第 1 版');
    await click(answer(element, 'refuse'));
    await waitUntil(() => part(element, photos).dataset['state'] === 'refused');
    expect(decided()).to.deep.equal([['p-ayiguli', true, 1], ['p-ayiguli', false, 1]]);
  });

  it('[SEC-08] [P-09] refuses by keyboard as easily as agreeing, and the keyboard stays there', async () => {
    const element = await open(person.otherGuardian);
    await tabTo(`${photos} [data-answer=agree]`);
    await press('Tab');
    expect(element.shadowRoot?.activeElement).to.equal(answer(element, 'refuse'));
    await press('Enter');
    await waitUntil(() => part(element, photos).dataset['state'] === 'refused');
    expect(element.shadowRoot?.activeElement).to.equal(answer(element, 'refuse'));
    expect(answer(element, 'refuse').getAttribute('aria-pressed')).to.equal('true');
    expect(decided()).to.deep.equal([['p-li', false, 1]]);
  });

  it('[P-09] asks anew when the words are others, and takes no decision about those that are gone', async () => {
    const element = await open(person.otherGuardian);
    const item = service.fixtures.privacy.items.find(({ id }) => id === 'class-photos');
    if (item) Object.assign(item, { version: 2, period: '保存三年。' });
    answer(element, 'agree').click();
    await waitUntil(() => text(element).includes('保存三年'));
    expect(decided()).to.deep.equal([]);
    answer(element, 'agree').click();
    await waitUntil(() => part(element, photos).dataset['state'] === 'agreed');
    expect(decided()).to.deep.equal([['p-li', true, 2]]);
  });

  it('[SEC-08] [P-09] a pupil, a teacher and a manager decide nothing; only the pupil reads how it stands', async () => {
    for (const who of [person.pupil, person.teacher, person.manager]) {
      const element = await open(who);
      expect(all(element, '.decision'), who).to.deep.equal([]);
      expect(part(element, '[data-item="learning-records"]').dataset['state'], who).to.equal(who === person.pupil ? 'agreed' : 'none');
      if (who !== person.pupil) expect(text(element), who).not.to.contain('已同意');
    }
  });

  const ofChild = (id: string) => `[data-person=${id}]`;
  const collects = (element: LsPrivacy, id: string) => part(element, ofChild(id)).dataset['collected'];
  const chosen = () => service.fixtures.privacy.choices.map(({ category, personId, collected, decidedBy }) => [category, personId, collected, decidedBy.id]);

  it('[AN-01] everybody reads what is collected and what for, and of what cannot be turned off why', async () => {
    for (const who of [person.pupil, person.guardian, person.teacher, person.manager]) {
      const element = await open(who);
      expect(all(element, '[data-category]').map((one) => one.dataset['category']), who).to.deep.equal(['study', 'answers', 'courses', 'detail']);
      for (const id of ['study', 'answers', 'courses']) expect(part(element, `[data-category=${id}]`).textContent, who).to.contain('为什么不能关');
      expect(all(element, '[data-category]:not([data-category=detail]) button'), who).to.deep.equal([]);
      expect(part(element, '[data-category=study]').textContent).to.contain('接着上次的地方学');
      expect(part(element, '[data-category=detail]').textContent).to.contain('可以关').and.contain('关掉以后').and.contain('教师看不出在哪里卡住');
      expect(text(element)).not.to.contain('privacy.collected');
    }
  });

  it('[AN-01] turns off by keyboard what is optional for a child, reads who did, and turns it on again', async () => {
    const element = await open(person.guardian);
    expect([collects(element, person.pupil), collects(element, 'p-ayiguli')], 'of the sister nobody has agreed to learning records').to.deep.equal(['true', 'false']);
    const changed = oneEvent(element, 'ls-collected-change');
    await enter(`${ofChild(person.pupil)} [data-collect=off]`);
    const { detail } = (await changed) as CustomEvent<LsCollectedChangeEvent['detail']>;
    expect([detail.choice?.person.id, detail.choice?.collected]).to.deep.equal([person.pupil, false]);
    await waitUntil(() => collects(element, person.pupil) === 'false');
    expect(element.shadowRoot?.activeElement).to.equal(part(element, `${ofChild(person.pupil)} [data-collect=off]`));
    expect(part(element, ofChild(person.pupil)).textContent).to.contain('没有记录').and.contain('艾力·吐尔逊');
    await tabTo(`${ofChild(person.pupil)} [data-collect=on]`, 'back');
    await press('Enter');
    await waitUntil(() => collects(element, person.pupil) === 'true');
    expect(chosen()).to.deep.equal([['detail', person.pupil, false, person.guardian], ['detail', person.pupil, true, person.guardian]]);
  });

  it('[AN-01] is turned off by pointer, once, by a grown-up for the own self and by a guardian for a child', async () => {
    const element = await open(person.guardian);
    for (const id of [person.guardian, person.pupil]) {
      await clickTwice(part(element, `${ofChild(id)} [data-collect=off]`));
      await waitUntil(() => collects(element, id) === 'false');
    }
    expect(chosen()).to.deep.equal([['detail', person.guardian, false, person.guardian], ['detail', person.pupil, false, person.guardian]]);
  });

  it('[AN-01] forbidden: a pupil reads that a guardian decides, and has nothing to press; teacher and manager see nobody but themselves', async () => {
    service.fixtures.privacy.choices.push({ category: 'detail', personId: person.pupil, collected: false, decidedBy: { id: person.guardian, name: '艾力·吐尔逊' }, decidedAt: '2026-11-20T10:00:00.000Z' });
    const element = await open(person.pupil);
    expect(collects(element, person.pupil)).to.equal('false');
    expect(part(element, ofChild(person.pupil)).textContent).to.contain('由家长决定');
    expect(all(element, '[part=collected] button')).to.deep.equal([]);
    for (const who of [person.teacher, person.manager]) expect(all(await open(who), '[data-person]').map((one) => one.dataset['person']), who).to.deep.equal([who]);
  });

  it('[SEC-11] a child reads a few sentences first, the whole of it behind them, and whom to ask', async () => {
    const element = await open(person.pupil);
    expect(part(element, '.short').textContent).to.contain('不卖给任何人');
    expect(part(element, '.text').textContent).to.contain('五、怎么问、怎么改、怎么删');
    expect(part(element, '.contact').textContent).to.contain('数据保护专员');
    expect(all(element, '.contact a').map((one) => one.getAttribute('href'))).to.deep.equal(['tel:08715550100', 'mailto:privacy@yunling.example']);
  });

  it('[SEC-11] the whole text opens by keyboard', async () => {
    const element = await open(person.otherGuardian);
    const details = part(element, '[part=rules] details');
    await enter('[part=rules] summary');
    await waitUntil(() => details.hasAttribute('open'));
  });

  it('[SEC-10] each right is two presses away; what was asked stands there with its state and date', async () => {
    const element = await open(person.guardian);
    expect(all(element, '.right').map((one) => one.dataset['right'])).to.deep.equal(['see', 'copy', 'correct', 'delete', 'withdraw', 'explain']);
    await click(part(element, '[data-right=delete]'));
    await waitUntil(() => element.shadowRoot?.querySelector('[type=submit]'));
    await click(part(element, '[type=submit]'));
    await waitUntil(() => text(element).includes('请选一个人'));
    expect(made()).to.deep.equal([]);
    await click(part(element, '[name=subject][value=p-ayiguli]'));
    await clickTwice(part(element, '[type=submit]'));
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('outcome'));
    expect(made().map(({ right, subject, state }) => [right, subject.id, state])).to.deep.equal([['delete', 'p-ayiguli', 'submitted']]);
    const [first] = all(element, '[part=request]');
    expect(first?.textContent).to.contain('删除').and.contain('阿依古丽·艾力').and.contain('等待答复');
    expect(first?.querySelector('time')?.dateTime).to.equal(made()[0]?.requestedAt);
    expect(text(element)).to.contain('请凭身份证到教务处领取');
  });

  it('[SEC-10] is asked for by keyboard, not without saying what is wrong, and taken back', async () => {
    const element = await open(person.pupil);
    await enter('[data-right=correct]');
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'form-title');
    await enter('[type=submit]');
    await waitUntil(() => element.shadowRoot?.activeElement?.localName === 'textarea');
    expect(text(element)).to.contain('请写明哪里不对');
    await write('#text', '姓名少了一个点𠮷');
    await enter('[type=submit]');
    await waitUntil(() => made().length === 1);
    await waitUntil(() => all(element, '.withdraw').length === 1);
    await enter('.withdraw');
    await waitUntil(() => made()[0]?.state === 'withdrawn');
    await waitUntil(() => text(element).includes('已撤回'));
  });

  it('[SEC-10] a manager answers in words, and not without', async () => {
    const element = await open(person.manager);
    expect(text(element)).to.contain('1 件等待答复').and.contain('为什么要记答题的时间');
    part(element, '[data-id=dr-explain] [data-answer=done]').click();
    await waitUntil(() => text(element).includes('请写明办了什么'));
    await write('[data-id=dr-explain] textarea', '用来看题目难不难，不打分。');
    part(element, '[data-id=dr-explain] [data-answer=done]').click();
    await waitUntil(() => part(element, '[data-id=dr-explain]').dataset['state'] === 'done');
    expect(text(element)).to.contain('都答复过了');
    expect(service.fixtures.privacy.requests.find(({ id }) => id === 'dr-explain')?.answer?.text).to.equal('用来看题目难不难，不打分。');
  });

  it('[SEC-10] what a manager has written stays when somebody else was first, or the family takes the request back', async () => {
    for (const become of ['answered', 'withdrawn'] as const) {
      service = createMemoryService();
      const element = await open(person.manager);
      const field = part(element, '[data-id=dr-explain] textarea');
      await write('[data-id=dr-explain] textarea', '写了很久的话𠮷');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      if (become === 'answered') {
        const request = service.fixtures.privacy.requests.find(({ id }) => id === 'dr-explain');
        Object.assign(request ?? {}, { state: 'done', answer: { by: { id: 'p-other', name: '另一位' }, at: '2026-11-20T00:00:00.000Z', text: '先答复了' } });
        part(element, '[data-id=dr-explain] [data-answer=done]').click();
        await waitUntil(() => text(element).includes('先答复了'));
      } else {
        await service.portsFor(person.otherGuardian).privacy.withdraw('dr-explain');
        await waitUntil(() => part(element, '[data-id=dr-explain]').dataset['state'] === 'withdrawn');
      }
      expect(part(element, '[data-id=dr-explain] .item__unsent').textContent, become).to.contain('没有送出').and.contain('写了很久的话𠮷');
    }
    const element = await open(person.manager);
    expect(all(element, '.item__unsent'), 'whoever wrote nothing reads nothing of it').to.deep.equal([]);
  });

  it('what a manager has written is not there for the next one at the machine', async () => {
    const element = await open(person.manager);
    await write('[data-id=dr-explain] textarea', '写了很久的话');
    await service.portsFor(person.otherGuardian).privacy.withdraw('dr-explain');
    await waitUntil(() => all(element, '.item__unsent').length === 1, 'whoever has written it reads it');
    for (const one of service.fixtures.people.filter(({ id }) => id === person.manager)) {
      service.fixtures.people.push({ ...one, id: 'p-next', name: '马主任', identities: one.identities.map((identity) => ({ ...identity, id: 'i-next' })) });
    }
    element.ports = service.portsFor('p-next');
    await element.updateComplete;
    await element.loadingComplete;
    await waitUntil(() => all(element, '[data-id=dr-explain][data-state=withdrawn]').length === 1, 'the next one has the request');
    expect([all(element, '.item__unsent'), text(element).includes('写了很久的话')]).to.deep.equal([[], false]);
  });

  it('[SEC-10] a manager reads that whoever asked is no guardian of the child any more', async () => {
    const element = await open(person.manager);
    expect(all(element, '.item__lapsed')).to.deep.equal([]);
    for (const one of service.fixtures.people) for (const identity of one.identities) identity.children.length = 0;
    const again = await open(person.manager);
    expect(part(again, '[data-id=dr-explain]').textContent).to.contain('已不再是这个孩子的监护人');
  });

  it('[SEC-10] while a request is on its way nothing is typed that would go with it, and the next form does not say that it was sent', async () => {
    const slow = createMemoryService(countyFixtures(), { latencyMs: 300 });
    service = slow;
    const element = await open(person.pupil);
    part(element, '[data-right=see]').click();
    await element.updateComplete;
    part(element, '[type=submit]').click();
    await waitUntil(() => part(element, '[type=submit]').getAttribute('aria-busy') === 'true');
    part(element, '[data-right=explain]').click();
    await element.updateComplete;
    expect(part(element, '#form-title').textContent).to.equal(part(element, '[data-right=see]').textContent);
    expect((part(element, '#text') as HTMLTextAreaElement).readOnly).to.equal(true);
    expect(part(element, '[data-right=explain]').getAttribute('aria-disabled')).to.equal('true');
    await waitUntil(() => all(element, '.outcome').length === 1);
    expect(all(element, '#text')).to.deep.equal([]);
    await waitUntil(() => part(element, '[data-right=explain]').getAttribute('aria-disabled') === 'false');
    part(element, '[data-right=explain]').click();
    await waitUntil(() => all(element, '#text').length === 1);
    expect(all(element, '.outcome'), 'a form begun anew').to.deep.equal([]);
    await write('#text', '为什么要记时间？');
    part(element, '[type=submit]').click();
    await waitUntil(() => all(element, '.outcome').length === 1);
    expect(made().map(({ right }) => right)).to.deep.equal(['see', 'explain']);
  });

  it('[SEC-10] forbidden: other families and teachers see nothing of it, and have nothing to answer', async () => {
    for (const who of [person.otherGuardian, person.teacher, person.pupil]) {
      const element = await open(who);
      expect(text(element), who).not.to.contain('请凭身份证');
      expect(all(element, '[part=request] textarea'), who).to.deep.equal([]);
    }
  });

  it('keeps what was typed when it is refused', async () => {
    const element = await open(person.pupil);
    part(element, '[data-right=see]').click();
    await element.updateComplete;
    await write('#text', '都有什么？');
    service.fail({ kind: 'internal', call: 'privacy.request' });
    part(element, '[type=submit]').click();
    await waitUntil(() => text(element).includes('服务出了问题'));
    expect((part(element, '#text') as HTMLTextAreaElement).value).to.equal('都有什么？');
  });

  it('stands on a page without any data', async () => {
    const element = await fixture<LsPrivacy>(html`<ls-privacy></ls-privacy>`);
    expect(element.state).to.deep.equal({ type: 'unset' });
    expect(element.shadowRoot?.textContent.trim()).not.to.equal('');
  });
});
