import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { press, setPageSize, waitUntil } from '../../test/helpers/browser.ts';
import { chatOf, part as $, rowWith, rows, shows, text } from '../../test/helpers/chat.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryService } from '../adapters/memory/memory-ports.ts';
import { newOrderedId } from '../base/id.ts';
import type { LsConversationOpenRequestEvent, LsMessageReportEvent, LsMessageSentEvent, LsMessageTranslateRequestEvent } from './chat.events.ts';
import type { LsChat } from './chat.ts';

async function write(element: LsChat, words: string): Promise<HTMLTextAreaElement> {
  const field = $<HTMLTextAreaElement>(element, 'textarea');
  field.focus();
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await element.updateComplete;
  return field;
}
async function act(element: LsChat, words: string, name: string): Promise<void> {
  rowWith(element, words).querySelector<HTMLElement>('[data-act=acts]')?.click();
  await waitUntil(() => rowWith(element, words).querySelector(`[data-act=${name}]`), `${name} is not offered`);
  rowWith(element, words).querySelector<HTMLElement>(`[data-act=${name}]`)?.click();
  await element.updateComplete;
}

describe('ls-chat', () => {
  beforeEach(() => setPageSize(1100, 800));

  it('[LI-01] lists the talks with whom and about which child', async () => {
    const element = await chatOf(createMemoryService(), person.guardian);
    expect($(element, '.talk-row').textContent.replace(/\s+/g, ' ')).to.contain('王秀兰').and.contain('老师').and.contain('关于').and.contain('买买提·艾力');
    expect(element.shadowRoot?.querySelector('.count')?.textContent).to.contain('2 条未读');
  });

  it('[LI-01] opens a talk at the first unread message, says about whom it is, and notes that it was read', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.guardian);
    const asked = oneEvent<LsConversationOpenRequestEvent>(element, 'ls-conversation-open-request');
    $(element, '[data-conversation=cv-maimaiti]').click();
    expect((await asked).detail.conversationId).to.equal('cv-maimaiti');
    await shows(element, '以下是新消息');
    expect($(element, '.talk__context').textContent).to.contain('买买提·艾力');
    expect(rowWith(element, '20厘米').querySelector('.unread-line')).not.to.equal(null);
    await oneEvent(element, 'ls-unread-change');
    expect((await service.portsFor(person.guardian).chat.get('cv-maimaiti')).value.unread).to.equal(0);
  });

  it('[LI-01] sends with Enter, and the other side sees it', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    const other = await chatOf(service, person.teacher, 'cv-maimaiti');
    const sent = oneEvent<LsMessageSentEvent>(element, 'ls-message-sent');
    await write(element, '直尺买好了');
    await press('Enter');
    expect((await sent).detail.status).to.equal('sent');
    await shows(other, '直尺买好了');
    expect($<HTMLTextAreaElement>(element, 'textarea').value).to.equal('');
  });

  it('never sends while a word is being chosen, and not what is only spaces', async () => {
    const element = await chatOf(createMemoryService(), person.guardian, 'cv-maimaiti');
    let sent = 0;
    element.addEventListener('ls-message-send-request', () => (sent += 1));
    const field = await write(element, 'ni');
    for (const how of [{ isComposing: true }, { keyCode: 229 }]) field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, ...how }));
    await write(element, '   ');
    await press('Enter');
    expect(sent).to.equal(0);
  });

  it('[LI-01] keeps what is begun, for each talk its own', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    await write(element, '老师，想请');
    $(element, '[data-conversation=cv-outing]').click();
    await waitUntil(() => $<HTMLTextAreaElement>(element, 'textarea').value === '', 'the other talk has the same draft');
    await shows(element, '草稿');
    $(element, '[data-conversation=cv-maimaiti]').click();
    await waitUntil(() => element.shadowRoot?.querySelector<HTMLTextAreaElement>('textarea')?.value === '老师，想请', 'the draft is lost');
  });

  it('draws messages again when the words of a language come after them', async () => {
    const element = await fixture<LsChat>(html`<ls-chat lang="bo" conversation="cv-maimaiti" .ports=${createMemoryService().portsFor(person.guardian)}></ls-chat>`);
    await waitUntil(() => rows(element).length > 0, 'the talk did not open');
    await waitUntil(() => rowWith(element, '20厘米').textContent.includes('དགེ་རྒན།'), 'the messages stay in Chinese');
  });

  it('[LI-01] changes and takes back an own message for two minutes, and gives its words back', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    await write(element, '明天请假');
    await press('Enter');
    await waitUntil(() => element.state.type === 'ready' && rowWith(element, '明天请假').querySelector('.message__note') === null, 'it was not sent');
    await act(element, '明天请假', 'edit');
    await write(element, '后天请假');
    await press('Enter');
    await shows(element, '已修改');
    await act(element, '后天请假', 'retract');
    await shows(element, '您撤回了一条消息');
    $(element, '[data-act=write-again]').click();
    await waitUntil(() => $<HTMLTextAreaElement>(element, 'textarea').value === '后天请假', 'the words are lost');
    expect(rows(element).some(({ textContent }) => textContent.includes('后天请假'))).to.equal(false);
  });

  it('answers a message, and leads back to it', async () => {
    const element = await chatOf(createMemoryService(), person.guardian, 'cv-maimaiti');
    await act(element, '20厘米', 'reply');
    await write(element, '家里有');
    await press('Enter');
    await waitUntil(() => rows(element).some(({ textContent }) => textContent.includes('家里有')), 'it is not shown');
    const quote = rowWith(element, '家里有').querySelector<HTMLElement>('.quote');
    expect(quote?.textContent).to.contain('20厘米');
    quote?.click();
    expect(element.shadowRoot?.activeElement?.textContent).to.contain('20厘米');
  });

  it('[LI-01] says what was refused and sends it again', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    service.fail({ kind: 'internal', call: 'chat.send', nth: 1 });
    await write(element, '别丢了这句');
    await press('Enter');
    await waitUntil(() => rowWith(element, '别丢了这句').querySelector('[data-act=resend]'), 'nothing is offered');
    service.fail();
    rowWith(element, '别丢了这句').querySelector<HTMLElement>('[data-act=resend]')?.click();
    const sent = () => rows(element).filter(({ textContent }) => textContent.includes('别丢了这句'));
    await waitUntil(() => sent()[0]?.querySelector('.message__note') === null, 'it was not sent again');
    expect(sent().length).to.equal(1);
  });

  it('tells why one cannot write', async () => {
    const element = await chatOf(createMemoryService(), person.guardian, 'cv-reading');
    expect(element.shadowRoot?.querySelector('textarea')).to.equal(null);
    expect(text(element)).to.contain('老师已结束这个话题');
  });

  it('shows on a phone one thing at a time, and leads back with the keyboard in its place', async () => {
    await setPageSize(360, 700);
    const element = await chatOf(createMemoryService(), person.guardian);
    const isSeen = (css: string) => $(element, css).offsetHeight > 0;
    expect([isSeen('.talks'), isSeen('.talk')]).to.deep.equal([true, false]);
    $(element, '[data-conversation=cv-outing]').click();
    await waitUntil(() => rows(element).length > 0, 'the talk did not open');
    expect([isSeen('.talks'), isSeen('.talk')]).to.deep.equal([false, true]);
    $(element, '.talk__back').click();
    await waitUntil(() => element.shadowRoot?.activeElement?.getAttribute('data-conversation') === 'cv-outing', 'the place is lost');
    expect([isSeen('.talks'), isSeen('.talk')]).to.deep.equal([true, false]);
  });

  it('leads from message to message by arrow, and opens what can be done with Enter', async () => {
    const element = await chatOf(createMemoryService(), person.guardian, 'cv-maimaiti');
    $(element, '.talk__scroller').focus();
    await press('ArrowUp');
    expect(element.shadowRoot?.activeElement).to.equal(rows(element).at(-1));
    await press('ArrowUp');
    await press('Enter');
    expect(rows(element).at(-2)?.querySelector('[role=group]')).not.to.equal(null);
    await press('Escape');
    expect(rows(element).at(-2)?.querySelector('[role=group]')).to.equal(null);
  });

  it('shows markup as the text it is, and follows no address that lies', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    const words = '<img src=x onerror=alert(1)> https://www.moe.gov.cn/a?b=1。 https://bank.cn@evil.cn/ https://аpple.com/ javascript:alert(1)';
    await service.portsFor(person.teacher).chat.send('cv-maimaiti', { id: newOrderedId(), text: words });
    await shows(element, 'onerror');
    const row = rowWith(element, 'onerror');
    expect(row.querySelector('img')).to.equal(null);
    expect([...row.querySelectorAll('a')].map((link) => link.getAttribute('href'))).to.deep.equal(['https://www.moe.gov.cn/a?b=1']);
    expect(row.textContent).to.contain('https://bank.cn@evil.cn/');
  });

  it('[LI-11] lets a moderator hide a message with a reason, and its writer is told', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.teacher, 'cv-outing');
    await act(element, '要穿校服吗', 'hide');
    const form = $<HTMLFormElement>(element, '.panel form');
    expect(element.shadowRoot?.activeElement?.className).to.equal('panel__title');
    $<HTMLInputElement>(element, '.panel [name=text]').value = '已经回答过了';
    form.requestSubmit();
    const other = await chatOf(service, person.otherGuardian, 'cv-outing');
    await waitUntil(() => text(other).includes('已被老师隐藏'), 'it is not hidden');
    expect(text(other)).not.to.contain('要穿校服吗');
    expect(text(other)).to.contain('已经回答过了');
  });

  it('[LI-11] looks at messages first where the teacher wants it, and lets them through', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.teacher, 'cv-outing');
    $(element, '.talk__settings').click();
    await waitUntil(() => element.shadowRoot?.querySelector('.panel input[type=checkbox]'), 'the settings did not open');
    $<HTMLInputElement>(element, '.panel input[type=checkbox]').click();
    await waitUntil(() => element.state.type === 'ready' && element.state.talk?.type === 'ready' && element.state.talk.conversation.reviewed, 'it is not set');
    const other = await chatOf(service, person.otherGuardian, 'cv-outing');
    expect(text(other)).to.contain('老师看过以后');
    await write(other, '几点集合？');
    await press('Enter');
    await waitUntil(() => rowWith(element, '几点集合').querySelector('[data-act=show]'), 'it does not wait for the teacher');
    rowWith(element, '几点集合').querySelector<HTMLElement>('[data-act=show]')?.click();
    await waitUntil(() => rowWith(other, '几点集合').querySelector('.message__note') === null, 'it was not let through');
  });

  it('[LI-02] closes a topic: nobody finds a field there any more', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.teacher, 'cv-outing');
    const other = await chatOf(service, person.otherGuardian, 'cv-outing');
    $(element, '.talk__settings').click();
    await shows(element, '结束话题');
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.panel button') ?? [])].find(({ textContent }) => textContent.includes('结束话题'))?.click();
    await shows(other, '老师已结束这个话题');
    expect(other.shadowRoot?.querySelector('textarea')).to.equal(null);
  });

  it('takes a report of anybody and names the case', async () => {
    const element = await chatOf(createMemoryService(), person.guardian, 'cv-outing');
    await act(element, '要穿校服吗', 'report');
    const done = oneEvent<LsMessageReportEvent>(element, 'ls-message-report');
    $<HTMLFormElement>(element, '.panel form').requestSubmit();
    const { caseNumber } = (await done).detail;
    await shows(element, caseNumber);
    $(element, '.panel__title').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await waitUntil(() => element.shadowRoot?.querySelector('textarea'), 'the way back is lost');
  });

  it('[LI-01] offers only the people of one’s own children, and begins a talk about one of them', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.otherGuardian);
    $(element, '[data-side=contacts]').click();
    await waitUntil(() => element.shadowRoot?.querySelector('[data-child]'), 'nobody is offered');
    const { value } = await service.portsFor(person.otherGuardian).chat.contacts();
    const offered = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-child]') ?? [])].map((one) => one.dataset['child']);
    expect(offered).to.deep.equal(value.map(({ child }) => child.id));
    expect(offered).not.to.include(person.pupil);
    $(element, '[data-child]').click();
    await waitUntil(() => element.shadowRoot?.querySelector('textarea'), 'no talk was begun');
    expect($(element, '.talk__context').textContent).to.contain('关于');
  });

  it('[LI-01] begins a talk by keyboard alone, with nobody but those who belong to the child, and writes the first words', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.otherGuardian);
    $(element, '[data-side=contacts]').focus();
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.pane__title') && element.shadowRoot.querySelector('[data-child]'), 'the keyboard is not with the people');
    const offered = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[data-child]') ?? [])].map((one) => one.dataset['child']);
    expect(offered).to.deep.equal(['p-li']);
    $(element, '[data-child]').focus();
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.querySelector('textarea'), 'no talk was begun');
    const sent = oneEvent<LsMessageSentEvent>(element, 'ls-message-sent');
    await write(element, '老师好，李明今天不太舒服。');
    await press('Enter');
    expect((await sent).detail.status).to.equal('sent');
    const talk = service.fixtures.conversations.find(({ childId }) => childId === 'p-li');
    expect([talk?.teacherId, talk?.messages.map(({ text: words }) => words)]).to.deep.equal([person.teacher, ['老师好，李明今天不太舒服。']]);
  });

  it('[LI-11] tells whom a moderator has asked to pause until when, and why, in the moderator’s words', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.guardian, 'cv-outing');
    const teacher = service.portsFor(person.teacher);
    await teacher.chat.moderate('cv-outing', { act: 'mute', personId: person.guardian, until: '2099-01-01T00:00:00.000Z', reason: '<b>先静一静</b>' });
    await shows(element, '以后可以再写');
    await shows(element, '<b>先静一静</b>');
    expect(element.shadowRoot?.querySelector('textarea')).to.equal(null);
  });

  it('finds words in what one may see, and leads to them', async () => {
    const element = await chatOf(createMemoryService(), person.guardian);
    $(element, '[data-side=search]').click();
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.finder__input'), 'the field has not the keyboard');
    $<HTMLInputElement>(element, '.finder__input').value = '直尺';
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.querySelector('mark')?.textContent === '直尺', 'nothing is marked');
    $(element, '[data-hit]').click();
    await waitUntil(() => element.shadowRoot?.activeElement?.textContent.includes('直尺') && element.shadowRoot.activeElement.matches('.row'), 'it does not lead there');
  });

  it('opens from the corner of a page when it is pressed, and goes back there with Escape', async () => {
    const service = createMemoryService();
    const element = await fixture<LsChat>(html`<ls-chat compact lang="zh-CN" .ports=${service.portsFor(person.guardian)}></ls-chat>`);
    await element.loadingComplete;
    await shows(element, '2 条未读');
    expect(element.shadowRoot?.querySelector('.talks')).to.equal(null);
    $(element, '.corner__button').click();
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('.corner__close'), 'the keyboard stays behind');
    $(element, '[data-conversation=cv-maimaiti]').click();
    await waitUntil(() => rows(element).length > 0, 'the talk did not open');
    expect(element.getBoundingClientRect().right).to.be.closeTo(innerWidth - 16, 2);
    await write(element, '没写完');
    await press('Escape');
    expect(element.shadowRoot?.activeElement?.matches('.corner__button')).to.equal(true);
    $(element, '.corner__button').click();
    await waitUntil(() => element.shadowRoot?.querySelector('textarea')?.value === '没写完', 'what was begun is lost');
  });

  it('has a message translated by the host when it is asked to, below the words that were written', async () => {
    const asked: string[] = [];
    let answer = async (text: string): Promise<{ text: string; by: string | null }> => Promise.resolve({ text: `Bring a ruler (${text.length})`, by: 'County translator' });
    const translation = { translate: async (text: string, into: string) => (asked.push(`${into} ${text}`), answer(text)) };
    const ports = { ...createMemoryService().portsFor(person.guardian), translation };
    const element = await fixture<LsChat>(html`<ls-chat lang="en" conversation="cv-maimaiti" .ports=${ports}></ls-chat>`);
    await waitUntil(() => rows(element).length > 0, 'the talk did not open');
    expect(asked, 'nobody asked').to.deep.equal([]);
    const row = rowWith(element, '20厘米');
    await waitUntil(() => row.textContent.includes('Teacher'), 'the words are not English');
    row.focus();
    await press('Enter');
    row.querySelector<HTMLElement>('[data-act=translate]')?.focus();
    await press('Enter');
    await waitUntil(() => row.querySelector('.translation [lang=en]')?.textContent.includes('Bring a ruler'), 'it is not translated');
    expect(asked).to.deep.equal(['en 明天数学课请带一把20厘米的直尺。']);
    expect(row.querySelector('.bubble__text')?.textContent, 'what was written').to.equal('明天数学课请带一把20厘米的直尺。');
    expect(row.querySelector('.translation__mark')?.textContent.replace(/[\u2066-\u2069]/gu, '')).to.equal('Machine translation by County translator; the original counts');
    await waitUntil(() => document.querySelector('[role=status]')?.textContent.includes('Bring a ruler'), 'it is not said');
    expect(element.shadowRoot?.activeElement?.matches('[data-act=put-away]'), 'the keyboard stays').to.equal(true);
    await press('Enter');
    await waitUntil(() => row.querySelector('.translation') === null, 'it is not put away');

    answer = async () => Promise.reject(new Error('no line'));
    await act(element, '不用买', 'translate');
    await shows(element, 'It could not be translated now.');
    answer = async () => Promise.resolve({ text: 'The school lends one', by: null });
    rowWith(element, '不用买').querySelector<HTMLElement>('[data-act=translate]')?.click();
    await shows(element, 'The school lends one');
    expect(text(element)).to.contain('Machine translation; the original counts');
    expect(text(element)).not.to.contain('could not be translated');
  });

  it('offers no translation of own messages, nor where the host has no translator, and a host may translate in its own way', async () => {
    const without = await chatOf(createMemoryService(), person.guardian, 'cv-maimaiti');
    rowWith(without, '20厘米').querySelector<HTMLElement>('[data-act=acts]')?.click();
    await waitUntil(() => rowWith(without, '20厘米').querySelector('[data-act=copy]'), 'no acts are shown');
    expect(rowWith(without, '20厘米').querySelector('[data-act=translate]')).to.equal(null);

    let calls = 0;
    const translation = { translate: async () => Promise.resolve({ text: `${(calls += 1)}`, by: null }) };
    const ports = { ...createMemoryService().portsFor(person.guardian), translation };
    const element = await fixture<LsChat>(html`<ls-chat lang="zh-CN" conversation="cv-maimaiti" .ports=${ports}></ls-chat>`);
    await waitUntil(() => rows(element).length > 0, 'the talk did not open');
    rowWith(element, '谢谢王老师').querySelector<HTMLElement>('[data-act=acts]')?.click();
    await waitUntil(() => rowWith(element, '谢谢王老师').querySelector('[data-act=copy]'), 'no acts are shown');
    expect(rowWith(element, '谢谢王老师').querySelector('[data-act=translate]')).to.equal(null);
    const wished: LsMessageTranslateRequestEvent['detail'][] = [];
    element.addEventListener('ls-message-translate-request', (event) => {
      wished.push(event.detail);
      event.preventDefault();
    });
    await act(element, '20厘米', 'translate');
    expect(wished.map(({ text: words, into }) => ({ words, into }))).to.deep.equal([{ words: '明天数学课请带一把20厘米的直尺。', into: 'zh-CN' }]);
    await element.updateComplete;
    expect(rowWith(element, '20厘米').querySelector('.translation')).to.equal(null);
    expect(calls).to.equal(0);
  });

  it('is not drawn anew by what it has just drawn', () => {
    // Lit says so, once for each element, in all that the tests above did.
    const warnings: unknown = Reflect.get(globalThis, 'litIssuedWarnings');
    expect([...(warnings instanceof Set ? (warnings as Set<string>) : ['no warnings are kept'])].filter((warning) => !warning.includes('dev mode'))).to.deep.equal([]);
  });
});
