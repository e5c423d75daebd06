import { expect, fixture, html } from '@open-wc/testing';
import { click, press, tabTo, waitUntil } from '../../../test/helpers/browser.ts';
import { newId, newOrderedId } from '../../base/id.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import '../moderation-desk.define.ts';
import type { LsModerationDesk } from '../moderation-desk.ts';

/** Half a second of a tone. */
function tone(): Blob {
  const wave = new DataView(new ArrayBuffer(44 + 16_000));
  for (const [place, word] of [[0, 'RIFF'], [8, 'WAVE'], [12, 'fmt '], [36, 'data']] as const) new TextEncoder().encode(word).forEach((byte, index) => wave.setUint8(place + index, byte));
  for (const [place, value] of [[4, 16_036], [16, 16], [24, 8000], [28, 16_000], [40, 16_000]] as const) wave.setUint32(place, value, true);
  for (const [place, value] of [[20, 1], [22, 1], [32, 2], [34, 16]] as const) wave.setUint16(place, value, true);
  for (let sample = 0; sample < 8000; sample += 1) wave.setInt16(44 + sample * 2, Math.sin(sample / 4) * 8000, true);
  return new Blob([wave]);
}

describe('what was attached, on the desk', () => {
  let service: MemoryService;
  const [picture, voice, file] = [newOrderedId(), newOrderedId(), newOrderedId()];
  /** A photo, a voice and a file of the father, which another parent has reported and which he took back. */
  beforeEach(async () => {
    service = createMemoryService();
    const canvas = new OffscreenCanvas(400, 200);
    canvas.getContext('2d')?.fillRect(0, 0, 400, 200);
    const photo = await canvas.convertToBlob({ type: 'image/png' });
    const messageId = newOrderedId();
    const father = service.portsFor(person.guardian).chat;
    await father.send('cv-outing', {
      id: messageId, text: '',
      attachments: [
        { id: picture, kind: 'picture', name: '<b>二维码</b>.png', file: photo, width: 400, height: 200, description: '一个二维码' },
        { id: voice, kind: 'voice', name: '语音.webm', file: tone(), durationMs: 1000 },
        { id: file, kind: 'file', name: '价目表.pdf', file: new Blob(['%PDF-1.4']) },
      ],
    });
    await service.portsFor(person.otherGuardian).chat.report('cv-outing', { messageId, reason: 'advertising', text: '' });
    await father.retract('cv-outing', messageId);
  });
  async function open(who: string): Promise<LsModerationDesk> {
    const ports = service.portsFor(who);
    if (who === person.teacher) ports.identity.actAs('i-wang-teacher');
    const element = await fixture<LsModerationDesk>(html`<ls-moderation-desk lang="zh-CN" .ports=${ports}></ls-moderation-desk>`);
    await element.loadingComplete;
    await element.updateComplete;
    return element;
  }
  const find = (element: LsModerationDesk, css: string): HTMLElement | null => element.shadowRoot?.querySelector<HTMLElement>(css) ?? null;
  function part(element: LsModerationDesk, css: string): HTMLElement {
    const found = find(element, css);
    if (!found) throw new Error(`no ${css}`);
    return found;
  }
  const text = (element: LsModerationDesk): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
  const looks = () => (service.fixtures.conversations.find(({ id }) => id === 'cv-outing')?.reports ?? []).flatMap(({ acts }) => acts.map(({ act, by, reason }) => [act, by.id, reason]));
  const pictureOf = (element: LsModerationDesk) => find(element, `[data-file="${picture}"] canvas`);

  it('[LI-11] a photo is folded until it is asked for by pointer, also when it was taken back, and each reading is kept', async () => {
    const element = await open(person.manager);
    expect(text(element)).to.contain('本人已撤回').and.contain('<b>二维码</b>.png').and.contain('一个二维码').and.contain('会记在这件举报里');
    expect(pictureOf(element)).to.equal(null);
    expect(looks()).to.deep.equal([]);
    const button = part(element, `[data-file="${picture}"] button`);
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    await click(button);
    await waitUntil(() => pictureOf(element), 'the photo does not come');
    expect(pictureOf(element)?.getAttribute('aria-label')).to.contain('一个二维码');
    await waitUntil(() => (pictureOf(element) as HTMLCanvasElement).getContext('2d')?.getImageData(10, 10, 1, 1).data[3] === 255, 'the photo is not drawn');
    expect(looks()).to.deep.equal([['look', person.manager, '<b>二维码</b>.png']]);
    await click(button);
    await waitUntil(() => pictureOf(element) === null);
    await click(button);
    await waitUntil(() => pictureOf(element));
    // What is here already is not read once more.
    expect(looks().length).to.equal(1);
  });

  it('[LI-11] a teacher hears the voice by keyboard, and is told when it does not come', async () => {
    const element = await open(person.teacher);
    service.fail({ kind: 'internal', call: 'cases.attachment' });
    const play = () => part(element, `[data-file="${voice}"] .voice__play`);
    await tabTo(`[data-file="${voice}"] .voice__play`);
    await press('Enter');
    await waitUntil(() => find(element, `[data-file="${voice}"] [role=alert]`), 'it does not say that it did not come');
    service.fail();
    await press('Enter');
    await waitUntil(() => play().getAttribute('aria-label') === '暂停', 'it is not heard');
    expect(looks()).to.deep.equal([['look', person.teacher, '语音.webm']]);
    await press('Enter');
    await waitUntil(() => play().getAttribute('aria-label')?.includes('播放语音'), 'it does not pause');
  });

  async function announced(): Promise<string> {
    const canvas = new OffscreenCanvas(400, 200);
    canvas.getContext('2d')?.fillRect(0, 0, 400, 200);
    const photo = { id: newOrderedId(), kind: 'picture' as const, name: '座位.png', description: '三班的座位', file: await canvas.convertToBlob({ type: 'image/png' }), width: 400, height: 200 };
    const teacher = service.portsFor(person.teacher);
    teacher.identity.actAs('i-wang-teacher');
    const { value } = await teacher.announcements.send({ audience: { kind: 'classes', classIds: ['c-31'] }, title: '座位图', text: '见图。', personal: [], urgentReason: '今晚', ask: { kind: 'none' }, dueAt: null, scheduledFor: null, attachments: [photo] }, newId());
    await service.portsFor(person.guardian).announcements.report(value?.id ?? '', { kind: 'error', description: '不该发这张', evidence: null }, newId());
    await teacher.announcements.recall(value?.id ?? '');
    return photo.id;
  }

  it('[SEC-13] a photo of a reported announcement is opened by pointer, says who looked, and no more once the case is closed', async () => {
    const id = await announced();
    const element = await open(person.manager);
    const own = (css: string) => find(element, `[data-received] ${css}`);
    expect(own(`[data-file="${id}"] canvas`)).to.equal(null);
    await click(part(element, `[data-received] [data-file="${id}"] button`));
    await waitUntil(() => own(`[data-file="${id}"] canvas`)?.getAttribute('aria-label')?.includes('三班的座位'), 'the photo does not come');
    await waitUntil(() => own('.case__acts')?.textContent.includes('刘建国'), 'it does not say who looked');
    expect(own('.case__acts')?.textContent).to.contain('查看了附件').and.contain('座位.png');
    const caseId = (await service.portsFor(person.manager).cases.received({})).value.items[0]?.id ?? '';
    await service.portsFor(person.manager).cases.closeReceived(caseId, { outcome: 'settled', note: '', recall: false });
    await waitUntil(() => find(element, '[data-received]')?.textContent.includes('不能再打开'), 'it can still be opened');
    expect(own(`[data-file="${id}"] button`)).to.equal(null);
    expect(find(await open(person.teacher), '[data-received]')).to.equal(null);
  });

  it('[SEC-13] a photo of a reported announcement is unfolded and folded by keyboard', async () => {
    const id = await announced();
    const element = await open(person.manager);
    await tabTo(`[data-received] [data-file="${id}"] button`);
    await press('Enter');
    await waitUntil(() => find(element, `[data-received] [data-file="${id}"] canvas`), 'the photo does not come');
    await press('Enter');
    await waitUntil(() => find(element, `[data-received] [data-file="${id}"] canvas`) === null);
  });

  it('[SEC-13] two photos that the phone calls alike are two in the record of who looked', async () => {
    const teacher = service.portsFor(person.teacher);
    teacher.identity.actAs('i-wang-teacher');
    const attachments = ['第一排', '第二排'].map((words) => ({ id: newOrderedId(), kind: 'file' as const, name: 'image.txt', file: new Blob([words]) }));
    const { value } = await teacher.announcements.send({ audience: { kind: 'classes', classIds: ['c-31'] }, title: '座位图', text: '见图。', personal: [], urgentReason: '今晚', ask: { kind: 'none' }, dueAt: null, scheduledFor: null, attachments }, newId());
    await service.portsFor(person.guardian).announcements.report(value?.id ?? '', { kind: 'error', description: '不该发这张', evidence: null }, newId());
    const { cases } = service.portsFor(person.manager);
    const caseId = (await cases.received({})).value.items[0]?.id ?? '';
    for (const one of [...attachments, ...attachments]) await cases.receivedAttachment(caseId, one.id);
    const element = await open(person.manager);
    const lines = [...(element.shadowRoot?.querySelectorAll('[data-received] .case__acts li') ?? [])].map(({ textContent }) => textContent);
    expect(lines.map((line) => line.includes('image.txt'))).to.deep.equal([true, true]);
  });

  it('says once of each person that they have seen something, and when they did so last', async () => {
    const { cases } = service.portsFor(person.manager);
    const { id } = (await cases.list({})).value.items[0] ?? { id: '' };
    for (let time = 0; time < 3; time += 1) await cases.attachment(id, picture);
    const own = service.portsFor(person.teacher);
    own.identity.actAs('i-wang-teacher');
    await own.cases.attachment(id, picture);
    const element = await open(person.manager);
    expect(looks().length).to.equal(4);
    const lines = [...(element.shadowRoot?.querySelectorAll('.case__acts li') ?? [])].map((line) => line.textContent.replace(/\s+/g, ' '));
    expect(lines.length).to.equal(2);
    expect(lines[0]).to.contain('刘建国').and.contain('查看了附件').and.contain('<b>二维码</b>.png');
    expect(lines[1]).to.contain('王秀兰');
  });

  it('saves a file under its name, as no kind that a browser would open', async () => {
    const element = await open(person.manager);
    let saved: { name: string; type: Promise<string> } | undefined;
    HTMLAnchorElement.prototype.click = function clicked() {
      saved = { name: this.download, type: fetch(this.href).then(async (response) => (await response.blob()).type) };
    };
    try {
      part(element, `[data-file="${file}"] button`).click();
      await waitUntil(() => saved, 'it is not saved');
    } finally {
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    }
    expect([saved?.name, await saved?.type]).to.deep.equal(['价目表.pdf', 'application/octet-stream']);
  });

  it('[LI-11] the whole talk shows what is attached, and its bytes by the case; whoever is no judge of it sees nothing', async () => {
    const earlier = newOrderedId();
    const canvas = new OffscreenCanvas(40, 20);
    canvas.getContext('2d')?.fillRect(0, 0, 40, 20);
    await service.portsFor(person.guardian).chat.send('cv-outing', { id: newOrderedId(), text: '前面一张', attachments: [{ id: earlier, kind: 'picture', name: '前面.png', file: await canvas.convertToBlob() }] });
    const element = await open(person.manager);
    await click(part(element, '[data-form=export]'));
    const ground = part(element, '.case__form textarea') as HTMLTextAreaElement;
    ground.value = '家长投诉的核查';
    part(element, '.case__form [type=submit]').click();
    await waitUntil(() => find(element, `.record [data-file="${earlier}"]`), 'the record does not name it');
    expect(find(element, `.record [data-file="${picture}"]`)).not.to.equal(null);
    await click(part(element, `.record [data-file="${earlier}"] button`));
    await waitUntil(() => find(element, `.record [data-file="${earlier}"] canvas`), 'it does not come');
    expect(looks().at(-1)).to.deep.equal(['look', person.manager, '前面.png']);
    const guardian = await open(person.guardian);
    expect(find(guardian, '.evidence')).to.equal(null);
  });

  it('[LI-11] pictures of the same id in two cases are two pictures, and each look is kept in its own case', async () => {
    const canvas = new OffscreenCanvas(40, 20);
    const pen = canvas.getContext('2d');
    if (pen !== null) pen.fillStyle = '#00ff00';
    pen?.fillRect(0, 0, 40, 20);
    const messageId = newOrderedId();
    const green = { id: picture, kind: 'picture', name: '另一张.png', file: await canvas.convertToBlob({ type: 'image/png' }), width: 40, height: 20 } as const;
    await service.portsFor(person.guardian).chat.send('cv-maimaiti', { id: messageId, text: '', attachments: [green] });
    const teacher = service.portsFor(person.teacher);
    teacher.identity.actAs('i-wang-teacher');
    await teacher.chat.report('cv-maimaiti', { messageId, reason: 'other', text: '' });
    const element = await open(person.manager);
    const pictures = () => [...(element.shadowRoot?.querySelectorAll<HTMLCanvasElement>(`[data-file="${picture}"] canvas`) ?? [])];
    for (const button of element.shadowRoot?.querySelectorAll<HTMLElement>(`[data-file="${picture}"] button`) ?? []) await click(button);
    const greens = () => pictures().map((one) => one.getContext('2d')?.getImageData(10, 10, 1, 1).data).map((pixel) => (pixel?.[3] === 255 ? pixel[1] : -1));
    await waitUntil(() => greens().length === 2 && !greens().includes(-1), 'not both are drawn');
    expect(greens().sort((one = 0, other = 0) => one - other)).to.deep.equal([0, 255]);
    const kept = service.fixtures.conversations.flatMap(({ reports }) => reports.flatMap(({ acts }) => acts.filter(({ act }) => act === 'look').map(({ reason }) => reason)));
    expect(kept.sort()).to.deep.equal(['<b>二维码</b>.png', '另一张.png'].sort());
  });

  it('[LI-11] what is not what was kept is neither shown nor saved', async () => {
    const ports = service.portsFor(person.manager);
    const list = ports.cases.list.bind(ports.cases);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('%PDF-1.4')));
    const sums = { file: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''), picture: 'f'.repeat(64), voice: null };
    ports.cases.list = async (...query) => {
      const page = await list(...query);
      const [one] = page.value.items;
      for (const attachment of one?.message.attachments ?? []) attachment.sha256 = sums[attachment.kind];
      return page;
    };
    const element = await fixture<LsModerationDesk>(html`<ls-moderation-desk lang="zh-CN" .ports=${ports}></ls-moderation-desk>`);
    await element.loadingComplete;
    await element.updateComplete;
    await click(part(element, `[data-file="${picture}"] button`));
    await waitUntil(() => find(element, `[data-file="${picture}"] [role=alert]`)?.textContent.includes('校验值'), 'it does not say that it is another');
    expect(pictureOf(element) === null).to.equal(true);
    let saved = '';
    HTMLAnchorElement.prototype.click = function clicked() {
      saved = this.download;
    };
    try {
      part(element, `[data-file="${file}"] button`).click();
      await waitUntil(() => saved !== '', 'what is as it was is not saved');
    } finally {
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    }
    expect(saved).to.equal('价目表.pdf');
  });
});
