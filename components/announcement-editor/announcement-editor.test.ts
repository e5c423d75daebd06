import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { chooseLine, click, press, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import './announcement-editor.define.ts';
import type { LsAnnouncementEditor } from './announcement-editor.ts';
import { readPersonal } from './model/personal.ts';

const text = (element: LsAnnouncementEditor): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
function part(element: LsAnnouncementEditor, css: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(css);
  if (!found) throw new Error(`no ${css}`);
  return found;
}
async function write(element: LsAnnouncementEditor, css: string, words: string): Promise<void> {
  const field = part(element, css);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error(`${css} is no field`);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}
async function tick(element: LsAnnouncementEditor, css: string): Promise<void> {
  part(element, css).click();
  await element.updateComplete;
}

describe('ls-announcement-editor', () => {
  let service: MemoryService;
  beforeEach(() => (service = createMemoryService(undefined, { now: () => '2026-11-20T02:00:00.000Z' })));
  async function open(who: string = person.teacher, identity = 'i-wang-teacher'): Promise<LsAnnouncementEditor> {
    const ports = service.portsFor(who);
    if (who === person.teacher) ports.identity.actAs(identity);
    const element = await fixture<LsAnnouncementEditor>(html`<ls-announcement-editor lang="zh-CN" .ports=${ports}></ls-announcement-editor>`);
    await element.loadingComplete;
    await element.updateComplete;
    return element;
  }
  const sent = () => service.fixtures.announcements.filter(({ id }) => !id.startsWith('an-'));
  const submit = (element: LsAnnouncementEditor) => part(element, '[type=submit]').click();

  it('[M-04] says before sending whom it reaches, who still needs a call, and when the week is full', async () => {
    const element = await open();
    expect(element.shadowRoot?.querySelector('.reach')).to.equal(null);
    await tick(element, '[value=c-31]');
    await waitUntil(() => text(element).includes('会送到 8 家、4 位家长'));
    expect(text(element)).to.contain('4 家在这里联系不上').and.contain('次仁卓玛').and.contain('最近7天最多收到 5 条通知、2 项任务').and.not.contain('每周上限');
    const [first] = service.fixtures.announcements;
    for (let index = 0; index < 4 && first; index += 1) service.fixtures.announcements.push({ ...first, id: `an-more-${index}` });
    await tick(element, '[value=c-52]');
    await waitUntil(() => text(element).includes('已到每周上限 10'));
  });

  for (const [title, at, isLater] of [
    ['ahead of the machine is not told to be later', '2036-11-20T02:00:00.000Z', false],
    ['behind the machine keeps quiet at night all the same, and says so', '2016-11-20T15:00:00.000Z', true],
  ] as const) {
    it(`[T-16] a service whose clock is far ${title}`, async () => {
      service = createMemoryService(undefined, { now: () => at });
      const element = await open();
      await click(part(element, '[value=c-31]'));
      await waitUntil(() => text(element).includes('会送到'), 'it does not say whom it reaches');
      expect(text(element).includes('将于')).to.equal(isLater);
    });
  }

  it('[T-16] sends to a class in one act, once, with one receipt', async () => {
    const element = await open();
    await tick(element, '[value=c-31]');
    await write(element, '#title', '明天带直尺');
    await write(element, '#text', '没有的话学校可以借。');
    await tick(element, '[name=ask][value=receipt]');
    const done = oneEvent(element, 'ls-announcement-send');
    submit(element);
    submit(element);
    await done;
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('outcome'));
    expect(sent().map(({ title, ask, childIds, urgentReason }) => [title, ask.kind, childIds.length, urgentReason])).to.deep.equal([['明天带直尺', 'receipt', 8, null]]);
    expect(text(element)).to.contain('通知已发出');
  });

  it('[T-16] tells classes apart that two schools call alike, and names no school where there is one', async () => {
    const named = (element: LsAnnouncementEditor) => [...(element.shadowRoot?.querySelectorAll('.choice:has([name=class])') ?? [])].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(named(await open())).to.deep.equal(['三年级1班 8 家', '五年级2班 3 家']);
    service.fixtures.classes.push({ id: 'c-village', name: '三年级1班', grade: 3, school: '云岭县村小学', learnerIds: [], teachers: { [person.teacher]: ['数学'] } });
    expect(named(await open())).to.deep.equal(['三年级1班 云岭县第一小学 8 家', '五年级2班 云岭县第一小学 3 家', '三年级1班 云岭县村小学']);
  });

  it('[T-16] is sent by keyboard, to some families only, at its time', async () => {
    const element = await open();
    part(element, '[value=c-31]').focus();
    await press(' ');
    await waitUntil(() => element.shadowRoot?.querySelector('.pick summary'));
    part(element, '.pick summary').focus();
    await press('Enter');
    part(element, '[value=p-li]').focus();
    await press(' ');
    await write(element, '#scheduled', '2030-11-21T22:30');
    await waitUntil(() => text(element).includes('会送到 1 家、1 位家长') && text(element).includes('11月22日 07:00'));
    expect(text(element)).to.contain('定时发出');
    await write(element, '#title', '谈一谈');
    await write(element, '#text', '想约您谈谈李明的阅读。');
    part(element, '#title').focus();
    await press('Enter');
    await waitUntil(() => sent().length === 1);
    expect(sent()[0]).to.deep.include({ childIds: ['p-li'], at: '2030-11-21T23:00:00.000Z' });
    await waitUntil(() => text(element).includes('到时送达'));
    expect(text(element)).not.to.contain('已发出');
  });

  it('[P-03] [SEC-20] carries photos and files, drawn anew and described; what is not allowed says why', async () => {
    const element = await open();
    await tick(element, '[value=c-31]');
    await write(element, '#title', '座位图');
    await write(element, '#text', '见图。');
    const input = part(element, '.files__input');
    if (!(input instanceof HTMLInputElement)) throw new Error('no input');
    const canvas = new OffscreenCanvas(3000, 1500);
    canvas.getContext('2d')?.fillRect(0, 0, 1500, 1500);
    const chosen = new DataTransfer();
    for (const file of [new File([await canvas.convertToBlob({ type: 'image/png' })], '教室.png', { type: 'image/png' }), new File(['带直尺'], '说明.txt'), new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' })]) chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await waitUntil(() => element.shadowRoot?.querySelectorAll('.tray__item').length === 2, 'they are not in the tray');
    expect(part(element, '[role=alert]').textContent).to.contain('a.svg').and.contain('只能发送照片');
    await write(element, '.tray__words input', '三班的座位');
    submit(element);
    await waitUntil(() => sent().length === 1);
    expect(sent()[0]?.attachments?.map(({ name, mediaType, width, description }) => [name, mediaType, width, description])).to.deep.equal([['教室.jpg', 'image/jpeg', 2048, '三班的座位'], ['说明.txt', 'text/plain', undefined, undefined]]);
  });

  it('[SEC-20] the rule is told beside the button; by pointer a file is chosen, and what only calls itself a picture, a page or too large is refused with the reason', async () => {
    const element = await open();
    expect(part(element, '#files-hint').textContent).to.contain('PDF').and.contain('最大 20 MB').and.contain('拍摄地点会去掉');
    let opened = 0;
    const input = part(element, '.files__input') as HTMLInputElement;
    input.addEventListener('click', (event) => {
      event.preventDefault();
      opened += 1;
    });
    await click(part(element, '.files__add'));
    expect(opened, 'the platform is asked for files').to.equal(1);
    const chosen = new DataTransfer();
    const large = new File([new Uint8Array(20_000_001)], '大.pdf');
    for (const file of [new File(['%PDF-1.4'], '说明.pdf'), new File(['<script>alert(1)</script>'], '假照片.jpg', { type: 'image/jpeg' }), new File(['<b>x</b>'], '网页.html', { type: 'text/html' }), large]) chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await waitUntil(() => element.shadowRoot?.querySelectorAll('.tray__item').length === 1, 'what is allowed is not in the tray');
    const refused = part(element, '[role=alert]').textContent.replace(/\s+/g, ' ');
    expect(refused).to.match(/假照片\.jpg.*打不开/).and.to.match(/网页\.html.*只能发送/).and.to.match(/大\.pdf.*最大 20 MB/);
    await click(part(element, '.tray__item button'));
    await waitUntil(() => element.shadowRoot?.querySelector('.tray__item') === null);
  });

  it('[P-03] a file is chosen, taken out again and sent without it by keyboard', async () => {
    const element = await open();
    await tick(element, '[value=c-31]');
    await write(element, '#title', '说明');
    await write(element, '#text', '见文件。');
    let opened = 0;
    const input = part(element, '.files__input');
    if (!(input instanceof HTMLInputElement)) throw new Error('no input');
    input.addEventListener('click', (event) => {
      event.preventDefault();
      opened += 1;
    });
    part(element, '.files__add').focus();
    await press('Enter');
    expect(opened, 'the platform is asked for files').to.equal(1);
    const chosen = new DataTransfer();
    chosen.items.add(new File(['带直尺'], '说明.txt'));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await waitUntil(() => element.shadowRoot?.querySelector('.tray__item'));
    await press('Shift', 'Tab');
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.contain('移除').and.contain('说明.txt');
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.querySelector('.tray__item') === null);
    await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('files__add'), 'the keyboard lost its place');
    part(element, '#title').focus();
    await press('Enter');
    await waitUntil(() => sent().length === 1);
    expect(sent()[0]?.attachments).to.equal(undefined);
  });

  it('says what is missing beside its field, and goes there', async () => {
    const element = await open();
    await tick(element, '[name=urgent]');
    await tick(element, '[name=ask][value=choice]');
    submit(element);
    await element.updateComplete;
    await element.updateComplete;
    expect(text(element)).to.contain('请至少选一个班级').and.contain('请写标题').and.contain('请写内容').and.contain('请至少写一个选项').and.contain('请写明为什么不能等');
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-invalid')).to.equal('true');
    expect(sent()).to.deep.equal([]);
  });

  it('[LI-08] [P-03] asks for a choice among times with places', async () => {
    const element = await open();
    await tick(element, '[value=c-31]');
    await write(element, '#title', '家长会时段');
    await write(element, '#text', '每家15分钟。');
    await tick(element, '[name=ask][value=choice]');
    const rows = () => [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('.row input') ?? [])];
    for (const [index, value] of ['教室305', '2026-12-02T16:00', '1', '电话', '', ''].entries()) {
      const field = rows()[index];
      if (!field) throw new Error('no field');
      field.value = value;
      field.dispatchEvent(new Event('input'));
    }
    await tick(element, '.add');
    expect(element.shadowRoot?.querySelectorAll('.row')).to.have.length(3);
    submit(element);
    await waitUntil(() => sent().length === 1);
    expect(sent()[0]?.ask).to.deep.equal({
      kind: 'choice', most: 1,
      options: [{ id: 'o1', label: '教室305', capacity: 1, startsAt: '2026-12-02T08:00:00.000Z' }, { id: 'o2', label: '电话', capacity: null, startsAt: null }],
    });
  });

  it('[LI-08] asks for an anonymous vote by keyboard, and only with an end', async () => {
    const element = await open();
    await tick(element, '[value=c-31]');
    await write(element, '#title', '去哪里秋游');
    await write(element, '#text', '请选一处。');
    await tick(element, '[name=ask][value=choice]');
    await write(element, '.option-label', '公园');
    const anonymous = element.shadowRoot?.querySelector<HTMLInputElement>('[name=anonymous]');
    const results = element.shadowRoot?.querySelector<HTMLSelectElement>('[name=results]');
    if (!anonymous || !results) throw new Error('no fields');
    anonymous.focus();
    await press(' ');
    await chooseLine(results, 'closed');
    submit(element);
    await waitUntil(() => text(element).includes('匿名选择要有答复截止时间'));
    expect(sent()).to.deep.equal([]);
    await write(element, '#due', '2026-12-02T16:00');
    submit(element);
    await waitUntil(() => sent().length === 1);
    expect(sent()[0]?.ask).to.deep.equal({ kind: 'choice', most: 1, options: [{ id: 'o1', label: '公园', capacity: null, startsAt: null }], results: 'closed', anonymous: true });
  });

  it('[P-13] [P-03] offers times for talks by keyboard: a stretch becomes single times, and what lies over another is not sent', async () => {
    const element = await open();
    await tick(element, '[value=c-31]');
    await write(element, '#title', '家长会');
    await write(element, '#text', '每家十五分钟。');
    part(element, '[name=ask][value=appointment]').focus();
    await press(' ');
    await waitUntil(() => element.shadowRoot?.querySelector('#place'));
    part(element, '[type=submit]').focus();
    await press('Enter');
    await waitUntil(() => text(element).includes('请写地点和起止时间'));
    expect(element.shadowRoot?.activeElement?.id).to.equal('place');
    await write(element, '#place', '教室305');
    await write(element, '#minutes', '15');
    await write(element, '.stretch-from', '2026-12-02T16:00');
    await write(element, '.stretch-to', '16:50');
    part(element, '.add').focus();
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.querySelectorAll('.stretch-from').length === 2);
    await write(element, 'li:nth-child(2) .stretch-from', '2026-12-02T16:10');
    await write(element, 'li:nth-child(2) .stretch-to', '16:30');
    part(element, '[type=submit]').focus();
    await press('Enter');
    await waitUntil(() => text(element).includes('几段时间不能重叠'));
    expect(sent()).to.deep.equal([]);
    await write(element, 'li:nth-child(2) .stretch-from', '2026-12-03T16:10');
    await waitUntil(() => part(element, '#stretch-hint'));
    part(element, '[type=submit]').focus();
    await press('Enter');
    await waitUntil(() => sent().length === 1);
    const [one] = sent();
    expect(one?.ask).to.deep.equal({
      kind: 'appointment', place: '教室305', minutes: 15,
      slots: [['s1', '02T08:00'], ['s2', '02T08:15'], ['s3', '02T08:30'], ['s4', '03T08:10']].map(([id, time]) => ({ id, startsAt: `2026-12-${time}:00.000Z` })),
    });
    expect(one?.dueAt).to.equal('2026-12-03T08:10:00.000Z');
  });

  it('[LI-08] makes a list with places by pointer', async () => {
    const element = await open();
    await tick(element, '[value=c-31]');
    await write(element, '#title', '周六植树');
    await write(element, '#text', '自愿参加。');
    await click(part(element, '[name=ask][value=sign-up]'));
    await waitUntil(() => element.shadowRoot?.querySelector('#places'));
    await write(element, '#places', '20');
    await click(part(element, '[type=submit]'));
    await waitUntil(() => sent().length === 1);
    expect(sent()[0]?.ask).to.deep.equal({ kind: 'sign-up', capacity: 20 });
  });

  it('[SEC-15] [P-06] sends results to each family alone, and never a list of them to all', async () => {
    const element = await open();
    await tick(element, '[value=c-31]');
    await write(element, '#title', '单元练习');
    await write(element, '#text', '李明 96分\n欧阳雨桐 88分');
    submit(element);
    await waitUntil(() => text(element).includes('这里像是列了几个孩子的成绩'));
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'text', 'the keyboard is not with the words');
    expect([part(element, '#text').getAttribute('aria-invalid'), sent().length]).to.deep.equal(['true', 0]);
    await write(element, '#text', '各家看自己的。');
    await write(element, '#personal', '李明\t96分\n欧阳雨桐：88分\n李小明 70分');
    submit(element);
    await waitUntil(() => text(element).includes('这些行对不上选中的孩子：李小明 70分'));
    await write(element, '#personal', '李明\t96分\n欧阳雨桐：88分');
    submit(element);
    await waitUntil(() => sent().length === 1);
    expect(sent()[0]?.personal).to.deep.equal({ 'p-li': '96分', 'p-ouyang': '88分' });
  });

  it('[M-04] lets a manager write to an organisation, with a reason where it cannot wait', async () => {
    const element = await open(person.manager);
    await tick(element, '[value=o-yunling]');
    await write(element, '#title', '暴雨停课');
    await write(element, '#text', '明天停课一天。');
    await tick(element, '[name=urgent]');
    await write(element, '#urgent-reason', '今晚必须知道');
    submit(element);
    await waitUntil(() => sent().length === 1);
    expect(sent()[0]).to.deep.include({ urgentReason: '今晚必须知道', senderRole: 'manager' });
    expect(sent()[0]?.childIds).to.have.length(11);
  });

  it('[M-04] a manager chooses by keyboard whom it reaches, is told, and sends', async () => {
    const element = await open(person.manager);
    part(element, '[value=o-yunling]').focus();
    await press(' ');
    await waitUntil(() => text(element).includes('会送到'));
    await write(element, '#title', '开放日');
    await write(element, '#text', '周六开放。');
    part(element, '[type=submit]').focus();
    await press('Enter');
    await waitUntil(() => sent().length === 1);
    expect(sent()[0]?.senderRole).to.equal('manager');
  });

  it('keeps what was typed when sending fails', async () => {
    const element = await open();
    await tick(element, '[value=c-31]');
    await write(element, '#title', '明天带直尺');
    await write(element, '#text', '借也行。');
    service.fail({ kind: 'internal', call: 'announcements.send' });
    submit(element);
    await waitUntil(() => text(element).includes('服务出了问题'));
    expect((part(element, '#text') as HTMLTextAreaElement).value).to.equal('借也行。');
  });
});

describe('lines for single families', () => {
  const children = [{ id: 'a', name: '李明' }, { id: 'b', name: '李明月' }, { id: 'c', name: '买买提·艾力' }, { id: 'd', name: '张伟' }, { id: 'e', name: '张伟' }];
  it('are read by the whole name; one that may mean two children is nobody’s', () => {
    expect(readPersonal('李明月 88\n李明，96\n买买提·艾力: 好\n张伟 1\n李明 2\n李明月', children)).to.deep.equal({
      personal: [{ childId: 'b', text: '88' }, { childId: 'a', text: '96' }, { childId: 'c', text: '好' }],
      unknown: ['张伟 1', '李明 2', '李明月'],
    });
  });
});
