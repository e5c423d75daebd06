import { expect } from '@open-wc/testing';
import { chooseFiles, click, press, setPageSize, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { chatOf, part as $, rows, rowWith, shows, text } from '../../../test/helpers/chat.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryPorts, type MemoryService } from '../../adapters/memory/memory-ports.ts';
import type { LsChat } from '../chat.ts';

describe('a talk at a machine that several people share', () => {
  let service: MemoryService;
  let father: MemoryPorts;
  let mother: MemoryPorts;
  beforeEach(() => setPageSize(1100, 800));
  beforeEach(() => {
    service = createMemoryService();
    // Both look after the same child: they read the same talk.
    for (const one of service.fixtures.people.filter(({ id }) => id === person.guardian)) {
      service.fixtures.people.push({ ...one, id: 'p-mother', name: '阿米娜·买买提', identities: one.identities.map((identity) => ({ ...identity, id: 'i-mother' })) });
    }
    father = service.portsFor(person.guardian);
    mother = service.portsFor('p-mother');
  });

  async function fathersTalk(): Promise<LsChat> {
    const element = await chatOf(service, person.guardian, 'cv-maimaiti');
    await changeTo(element, father);
    return element;
  }

  /** Somebody else signs in; the element stays where it is. */
  async function changeTo(element: LsChat, ports: MemoryPorts): Promise<void> {
    element.ports = ports;
    await element.updateComplete;
    await element.loadingComplete;
    await waitUntil(() => element.shadowRoot?.querySelector('textarea') && rows(element).length > 0, 'the talk did not open');
  }

  async function act(element: LsChat, words: string, name: string): Promise<void> {
    await click(rowWith(element, words).querySelector('[data-act=acts]') ?? element);
    await waitUntil(() => rowWith(element, words).querySelector(`[data-act=${name}]`), `${name} is not offered`);
    await click(rowWith(element, words).querySelector(`[data-act=${name}]`) ?? element);
    await element.updateComplete;
  }

  const has = (element: LsChat, css: string): boolean => (element.shadowRoot?.querySelector(css) ?? null) !== null;
  const field = (element: LsChat): string => $<HTMLTextAreaElement>(element, 'textarea').value;

  it('what one has begun is not there for the next one, in no talk, and is there again for whoever wrote it', async () => {
    const element = await fathersTalk();
    await click($(element, '[data-conversation=cv-outing]'));
    await waitUntil(() => element.shadowRoot?.querySelector('textarea'), 'the other talk did not open');
    await click($(element, 'textarea'));
    await typeText('春游的事');
    await click($(element, '[data-conversation=cv-maimaiti]'));
    await waitUntil(() => rows(element).some(({ textContent }) => textContent.includes('20厘米')), 'the talk did not open');
    await click($(element, 'textarea'));
    await typeText('我们要离婚了');
    // At once: the keys rest for no moment.
    await changeTo(element, mother);
    expect([field(element), text(element).includes('离婚'), text(element).includes('春游的事')]).to.deep.equal(['', false, false]);
    expect([await mother.chat.draft('cv-maimaiti'), await mother.chat.draft('cv-outing')], 'nor is it kept as theirs').to.deep.equal(['', '']);
    await click($(element, 'textarea'));
    await typeText('直尺买好了');
    await changeTo(element, father);
    await waitUntil(() => field(element) === '我们要离婚了', 'what the father has begun is lost');
    await changeTo(element, mother);
    await waitUntil(() => field(element) === '直尺买好了', 'what the mother has begun is lost');
  });

  it('what one answers, and what one has chosen to send along, is not there for the next one', async () => {
    const element = await fathersTalk();
    await act(element, '20厘米', 'reply');
    await waitUntil(() => element.shadowRoot?.querySelector('.composer__about'), 'it is not answered');
    await chooseFiles($<HTMLInputElement>(element, '.composer input[type=file]'), new File(['judgement'], 'court.txt', { type: 'text/plain' }));
    await waitUntil(() => element.shadowRoot?.querySelector('.tray__item'), 'it is not chosen');
    await changeTo(element, mother);
    expect(has(element, '.composer__about, .tray__item')).to.equal(false);
    expect((await mother.chat.draftFiles('cv-maimaiti')).length).to.equal(0);
    await changeTo(element, father);
    await waitUntil(() => element.shadowRoot?.querySelector('.tray__item')?.textContent.includes('court.txt'), 'what the father has chosen is lost');
  });

  it('a photo that is still being made ready when the next one comes is not put beside their words', async () => {
    const element = await fathersTalk();
    const canvas = new OffscreenCanvas(40, 20);
    canvas.getContext('2d')?.fillRect(0, 0, 40, 20);
    const photo = new File([await canvas.convertToBlob({ type: 'image/png' })], 'court.png', { type: 'image/png' });
    const decode = globalThis.createImageBitmap.bind(globalThis);
    let isDecoding = false;
    const encoding = Object.getOwnPropertyDescriptor(OffscreenCanvas.prototype, 'convertToBlob') ?? {};
    const encode = canvas.convertToBlob.bind(canvas);
    let encoded = 0;
    const counted = async (options?: ImageEncodeOptions): Promise<Blob> => {
      const blob = await encode(options);
      encoded += 1;
      return blob;
    };
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const slow = async (picture: ImageBitmapSource): Promise<ImageBitmap> => {
      isDecoding = true;
      await held;
      return decode(picture);
    };
    Object.defineProperty(globalThis, 'createImageBitmap', { configurable: true, writable: true, value: slow });
    Object.defineProperty(OffscreenCanvas.prototype, 'convertToBlob', { configurable: true, writable: true, value: counted });
    try {
      await chooseFiles($<HTMLInputElement>(element, '.composer input[type=file]'), photo);
      await waitUntil(() => isDecoding, 'it is not being made ready');
      await changeTo(element, mother);
      goOn();
      await waitUntil(() => encoded === 1, 'the first photo was never ready');
      await element.updateComplete;
      expect([text(element).includes('court'), has(element, '.tray__item')]).to.deep.equal([false, false]);
    } finally {
      Object.defineProperty(OffscreenCanvas.prototype, 'convertToBlob', encoding);
      Object.defineProperty(globalThis, 'createImageBitmap', { configurable: true, writable: true, value: decode });
    }
    // Her own photo is not hindered by it.
    await chooseFiles($<HTMLInputElement>(element, '.composer input[type=file]'), new File([photo], 'ruler.png', { type: 'image/png' }));
    await waitUntil(() => element.shadowRoot?.querySelector('.tray__item'), 'her own is not there');
    const names = [...(element.shadowRoot?.querySelectorAll('.tray__name') ?? [])].map(({ textContent }) => textContent.trim().split(/\s/)[0]);
    expect([names, (await mother.chat.draftFiles('cv-maimaiti')).map(({ name }) => name)]).to.deep.equal([['ruler.jpg'], ['ruler.jpg']]);
  });

  it('the next one may look for somebody to talk with, where the one before did', async () => {
    const element = await fathersTalk();
    const asks = async (): Promise<void> => {
      await waitUntil(() => element.shadowRoot?.querySelector('[data-side=contacts]'), 'no talk can be begun');
      await click($(element, '[data-side=contacts]'));
      await waitUntil(() => element.shadowRoot?.querySelector('[data-child]'), 'nobody is there to talk with');
    };
    await asks();
    await changeTo(element, mother);
    await asks();
  });

  it('what one has taken back is not offered to the next one, nor is what one was about to report', async () => {
    const element = await fathersTalk();
    await click($(element, 'textarea'));
    await typeText('老师您太凶了');
    await press('Enter');
    await waitUntil(() => rows(element).some(({ textContent }) => textContent.includes('老师您太凶了')) && rowWith(element, '老师您太凶了').querySelector('.message__note') === null, 'it was not sent');
    await act(element, '老师您太凶了', 'retract');
    await shows(element, '您撤回了一条消息');
    expect(has(element, '[data-act=write-again]'), 'whoever wrote it may write it again').to.equal(true);
    await act(element, '20厘米', 'report');
    await waitUntil(() => element.shadowRoot?.querySelector('.panel textarea'), 'it does not ask why');
    await changeTo(element, mother);
    await shows(element, '撤回了一条消息');
    expect(has(element, '[data-act=write-again], .panel')).to.equal(false);
    expect(text(element)).not.to.contain('太凶');
  });
});
