import { expect, fixture, html } from '@open-wc/testing';
import { press, setPageSize, waitUntil } from '../../../test/helpers/browser.ts';
import { chatOf, part as $, rows, shows } from '../../../test/helpers/chat.ts';
import { plugInMicrophone } from '../../../test/helpers/microphone.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService } from '../../adapters/memory/memory-ports.ts';
import type { LsChat } from '../chat.ts';

describe('attachments in ls-chat', () => {
  beforeEach(() => setPageSize(1100, 800));

  it('[P-03] a photo is chosen, described, sent, and opened large by the other side; what is not allowed says why', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    const other = await chatOf(service, person.teacher, 'cv-maimaiti');
    const canvas = new OffscreenCanvas(3000, 1500);
    canvas.getContext('2d')?.fillRect(0, 0, 1500, 1500);
    const photo = new File([await canvas.convertToBlob({ type: 'image/png' })], '折\u202e纸.png', { type: 'image/png' });
    const clipboard = new DataTransfer();
    for (const file of [photo, new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }), new File(['not a picture'], 'b.jpg', { type: 'image/jpeg' })]) clipboard.items.add(file);
    // Firefox lets nobody make a paste with files in it.
    const paste = new Event('paste', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(paste, 'clipboardData', { value: clipboard });
    $(element, 'textarea').dispatchEvent(paste);
    await waitUntil(() => element.shadowRoot?.querySelectorAll('.tray__item').length === 1, 'the photo is not in the tray');
    const refused = [...(element.shadowRoot?.querySelectorAll('.composer [role=alert] p') ?? [])].map(({ textContent }) => textContent);
    expect(refused[0]).to.contain('a.svg').and.contain('只能发送');
    expect(refused[1]).to.contain('b.jpg').and.contain('打不开');
    expect($(element, '.composer').textContent, 'the rule').to.contain('最大 20 MB');
    const words = $<HTMLInputElement>(element, '.tray input');
    words.value = '对折的纸';
    words.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    $(element, '.composer__send').click();
    await waitUntil(() => rows(other).at(-1)?.querySelector('.photo'), 'the photo did not arrive');
    expect(element.shadowRoot?.querySelector('.tray__item')).to.equal(null);
    const stored = service.fixtures.conversations.find(({ id }) => id === 'cv-maimaiti')?.messages.at(-1)?.attachments?.[0];
    expect(stored).to.include({ mediaType: 'image/jpeg', width: 2048, height: 1024, description: '对折的纸' });
    expect(stored?.name).to.match(/^折 ?纸\.jpg$/);
    const button = () => rows(other).at(-1)?.querySelector<HTMLElement>('.photo');
    // Nothing is fetched before somebody sees its place.
    button()?.scrollIntoView();
    await waitUntil(() => button()?.getAttribute('aria-busy') === 'false', 'the photo did not come');
    expect(button()?.getAttribute('aria-label')).to.contain('对折的纸');
    button()?.focus();
    await press('Enter');
    await waitUntil(() => $<HTMLDialogElement>(other, 'dialog.viewer').open, 'the photo did not open');
    await waitUntil(() => $<HTMLCanvasElement>(other, '.viewer__canvas').width === 2048, 'the photo is not drawn');
    await press('Escape');
    await waitUntil(() => other.shadowRoot?.querySelector('dialog.viewer') === null, 'the photo did not close');
    await waitUntil(() => other.shadowRoot?.activeElement === button(), 'the keyboard lost its place');
  });

  it('[P-03] a file can be taken out before sending, and what is on its way can be stopped', async () => {
    const service = createMemoryService();
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    const choose = (...files: File[]) => {
      const given = new DataTransfer();
      files.forEach((file) => given.items.add(file));
      $(element, '.composer').dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, composed: true, cancelable: true }));
    };
    const tray = () => [...(element.shadowRoot?.querySelectorAll('.tray__name') ?? [])].map(({ textContent }) => textContent.trim().split(/\s/)[0]);
    choose(...['1.pdf', '2.docx', '3.txt', '4.pdf', '5.pdf', '6.pdf', '7.pdf'].map((name) => new File(['%PDF-1.4'], name)));
    await waitUntil(() => tray().length === 6, 'six files are not in the tray');
    await shows(element, '最多带 6 个');
    for (const name of ['1.pdf', '3.txt', '4.pdf', '5.pdf', '6.pdf']) $(element, `.tray button[aria-label*="${name}"]`).click();
    await waitUntil(() => tray().length === 1, 'the files were not taken out');
    service.fail({ kind: 'slow', call: 'chat.send', delayMs: 60_000 });
    $(element, '.composer__send').click();
    await waitUntil(() => element.shadowRoot?.querySelector('[data-act=stop-sending]'), 'it cannot be stopped');
    expect(rows(element).at(-1)?.textContent).to.contain('2.docx');
    service.fail();
    $(element, '[data-act=stop-sending]').click();
    await waitUntil(() => element.shadowRoot?.querySelector('[data-act=stop-sending]') === null, 'it was not stopped');
    expect(rows(element).some(({ textContent }) => textContent.includes('2.docx'))).to.equal(false);
  });

  it('[P-03] what was chosen and not sent is there again in the next visit, described, and goes with the message', async () => {
    const service = createMemoryService();
    const ports = service.portsFor(person.guardian);
    const visit = async (): Promise<LsChat> => {
      const element = await fixture<LsChat>(html`<ls-chat lang="zh-CN" conversation="cv-maimaiti" .ports=${ports}></ls-chat>`);
      await waitUntil(() => rows(element).length > 0, 'the talk did not open');
      return element;
    };
    const first = await visit();
    const canvas = new OffscreenCanvas(40, 20);
    canvas.getContext('2d')?.fillRect(0, 0, 40, 20);
    const clipboard = new DataTransfer();
    clipboard.items.add(new File([await canvas.convertToBlob({ type: 'image/png' })], '折纸.png', { type: 'image/png' }));
    const paste = new Event('paste', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(paste, 'clipboardData', { value: clipboard });
    $(first, 'textarea').dispatchEvent(paste);
    await waitUntil(() => first.shadowRoot?.querySelector('.tray__item'), 'the photo is not in the tray');
    const described = $<HTMLInputElement>(first, '.tray input');
    described.value = '一张纸';
    described.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await waitUntil(async () => (await ports.chat.draftFiles('cv-maimaiti'))[0]?.description === '一张纸', 'it is not kept');
    first.remove();
    const second = await visit();
    await waitUntil(() => second.shadowRoot?.querySelector('.tray__item'), 'the photo is gone');
    expect($<HTMLInputElement>(second, '.tray input').value).to.equal('一张纸');
    $(second, '.composer__send').click();
    await waitUntil(() => rows(second).at(-1)?.querySelector('.photo'), 'the photo was not sent');
    second.remove();
    const third = await visit();
    await waitUntil(() => rows(third).at(-1)?.querySelector('.photo'), 'the photo is not shown');
    expect(third.shadowRoot?.querySelector('.tray__item')).to.equal(null);
  });

  it('[P-03] a voice message is recorded, heard before it is sent, and heard by the other side; a microphone that is not allowed says so', async () => {
    const microphone = plugInMicrophone();
    try {
      const service = createMemoryService();
      const element = await chatOf(service, person.guardian, 'cv-maimaiti');
      const other = await chatOf(service, person.teacher, 'cv-maimaiti');
      $(element, '.composer__record').click();
      await shows(element, '没有得到麦克风的许可');
      await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('recorder__cancel'), 'the keyboard has no place');
      await press('Enter');
      await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('composer__record'), 'the keyboard lost its place');
      microphone.isAllowed = true;
      await press('Enter');
      await shows(element, '正在录音');
      await waitUntil(() => element.shadowRoot?.activeElement?.classList.contains('recorder__stop'), 'it cannot be stopped');
      await press('Enter');
      await waitUntil(() => element.shadowRoot?.querySelector('.tray .voice__play'), 'nothing was recorded');
      expect(microphone.streams.flatMap((stream) => stream.getTracks()).every(({ readyState }) => readyState === 'ended')).to.equal(true);
      $(element, '.tray .voice__play').click();
      await waitUntil(() => $(element, '.tray .voice__play').getAttribute('aria-label') === '暂停', 'it is not heard before sending');
      $(element, '.composer__send').click();
      const play = () => rows(other).at(-1)?.querySelector<HTMLElement>('.voice__play');
      await waitUntil(play, 'the voice did not arrive');
      expect(play()?.getAttribute('aria-label')).to.contain('播放语音');
      await waitUntil(() => $(other, '[data-conversation=cv-maimaiti]').textContent.includes('[语音]'), 'the list does not say what came');
      play()?.click();
      await waitUntil(() => play()?.getAttribute('aria-label') === '暂停', 'it is not heard');
      expect(rows(other).at(-1)?.querySelector<HTMLInputElement>('.voice__place')?.disabled).to.equal(false);
      play()?.click();
      await waitUntil(() => play()?.getAttribute('aria-label')?.includes('播放语音'), 'it does not pause');
    } finally {
      microphone.giveBack();
    }
  });
});
