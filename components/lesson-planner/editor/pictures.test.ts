/** Pictures in the text of a step: chosen, pasted and dropped, described, with a colleague, without a line, on paper and in Word. */
import { expect } from '@open-wc/testing';
import { chooseFiles, click, focusedElement, press, tabTo, typeText, waitUntil } from '../../../test/helpers/browser.ts';
import { person } from '../../adapters/memory/fixtures.ts';
import { newOrderedId } from '../../base/id.ts';
import { PortError } from '../../base/ports/index.ts';
import { all, Desk, part, planId } from '../fixtures/desk.ts';
import { colleagueDoes, openText, pasteInto, storedText } from '../fixtures/writing.ts';
import type { LsLessonPlanner } from '../lesson-planner.ts';
import type { Picture } from '../model/picture.ts';
import { isTable, plainText, richText, type RichText } from '../model/rich-text.ts';
import { wordPictures } from '../word/pictures.ts';
import { wordPlan } from '../word/word-plan.ts';
import { layOutPaper } from '../view/paper.ts';

/** As a camera gives it: larger than it is needed, and half of it red. */
async function photo(name = '折纸.png'): Promise<File> {
  const canvas = new OffscreenCanvas(3000, 1500);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no pen');
  pen.fillStyle = '#c00';
  pen.fillRect(0, 0, 1500, 1500);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
}
/** A red point, as some programs put it into markup. */
const point = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

describe('pictures in a text', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
  });
  const stored = (): RichText => storedText(desk, 'teacherActivity');
  const pictures = (text = stored()): Picture[] => text.flatMap((block) => (isTable(block) ? [] : block.runs.flatMap(({ picture }) => picture ?? [])));
  const canvases = (element: LsLessonPlanner): HTMLCanvasElement[] => all(element, '.picture canvas') as HTMLCanvasElement[];
  const isDrawn = (canvas: HTMLCanvasElement | undefined): boolean => (canvas?.getContext('2d')?.getImageData(2, 2, 1, 1).data[0] ?? 0) > 100;
  const write = async (text: RichText): Promise<void> => colleagueDoes(desk, { act: 'write-activity', id: 's3', field: 'teacherActivity', text });
  const choose = async (element: LsLessonPlanner, ...files: File[]): Promise<void> => chooseFiles(part<HTMLInputElement>(element, '[name=picture-file]'), ...files);
  const isDescribed = async (): Promise<void> => waitUntil(() => focusedElement()?.getAttribute('name') === 'picture-description');
  /** A picture that stands in the plan already. */
  const placed = async (description: string): Promise<Picture> => {
    const picture = { id: newOrderedId(), width: 300, height: 150, description };
    await desk.service.portsFor(person.colleague).plans.addPicture(planId, { id: picture.id, kind: 'picture', name: 'a.png', file: await photo() });
    await write([{ list: null, runs: [{ text: '看', marks: [] }, { text: '\uFFFC', marks: [], picture }] }]);
    return picture;
  };

  it('by keyboard one is described and put in, opened again and described better; undo takes it back; what stands in the plan has no place and is no larger than it need be', async () => {
    await write(richText('看'));
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    await choose(element, await photo());
    await isDescribed();
    await typeText('对折的圆');
    await expect(element).to.be.accessible();
    await press('Enter');
    await waitUntil(() => pictures().length === 1);
    expect(pictures()[0]).to.deep.include({ width: 2048, height: 1024, description: '对折的圆' });
    const [kept] = desk.service.fixtures.plans[0]?.pictures ?? [];
    expect([kept?.id, kept?.bytes.type]).to.deep.equal([pictures()[0]?.id, 'image/jpeg']);
    await waitUntil(() => isDrawn(canvases(element)[0]));
    expect(canvases(element)[0]?.getAttribute('aria-label')).to.match(/图片：\W*对折的圆/u);
    await waitUntil(() => focusedElement() === field);
    await typeText('吧');
    await waitUntil(() => plainText(stored()).endsWith('吧'));
    await press('ArrowLeft');
    await press('ArrowLeft');
    await press('Enter');
    await isDescribed();
    await press('Control', 'a');
    await typeText('对折两次的圆');
    await tabTo('[name=put-picture]');
    await press('Enter');
    await waitUntil(() => pictures()[0]?.description === '对折两次的圆');
    await press('Control', 'z');
    await waitUntil(() => pictures()[0]?.description !== '对折两次的圆');
  });

  it('by pointer it is chosen from its button, several one after the other, and left out again; what is none says so in plain words', async () => {
    const element = await desk.open();
    await openText(element, 'teacherActivity');
    let asked = 0;
    part(element, '[name=picture-file]').addEventListener('click', (event) => {
      event.preventDefault();
      asked += 1;
    });
    await click(part(element, '[name=picture]'));
    expect(asked, 'the dialog of the system').to.equal(1);
    await choose(element, await photo('一.png'), await photo('二.png'));
    await isDescribed();
    await click(part(element, '[name=put-picture]'));
    await waitUntil(() => pictures().length === 1);
    await isDescribed();
    await click(part(element, '[name=leave-picture]'));
    await waitUntil(() => all(element, '[name=picture-description]').length === 0);
    // Of several the good ones are taken, and why one is not stands above.
    await choose(element, new File(['not a picture'], '坏.jpg', { type: 'image/jpeg' }), await photo('三.png'));
    await isDescribed();
    expect(all(element, '.rich__formula [role=alert]')[0]?.textContent).to.contain('打不开');
    await click(part(element, '[name=leave-picture]'));
    await waitUntil(() => all(element, '[name=picture-description]').length === 0);
    const said = async (file: File, words: string): Promise<void> => {
      await choose(element, file);
      await waitUntil(() => all(element, '.rich__formula [role=alert]')[0]?.textContent.includes(words), words);
    };
    await said(new File(['%PDF-1.7'], '课件.pdf', { type: 'application/pdf' }), '这不是图片');
    await said(new File(['not a picture'], '坏.jpg', { type: 'image/jpeg' }), '打不开');
    desk.service.fail({ kind: 'internal', call: 'plans.addPicture' });
    await choose(element, await photo());
    await isDescribed();
    await press('Enter');
    await waitUntil(() => all(element, '.rich__formula [role=alert]').length === 1);
    desk.service.fail();
    expect(pictures().length, 'what is not taken is not put in').to.equal(1);
    await press('Enter');
    await waitUntil(() => pictures().length === 2);
  });

  it('one that must not be there is deleted for good, asked once more, by keyboard; who may not reads why; what undo brings back says that it is gone', async () => {
    const picture = await placed('小明的脸');
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    await waitUntil(() => isDrawn(canvases(element)[0]));
    await waitUntil(() => focusedElement() === field);
    const openIt = async (): Promise<void> => {
      await press('ArrowLeft');
      await press('Enter');
      await isDescribed();
      await tabTo('[name=delete-picture]');
      await press('Enter');
      await waitUntil(() => focusedElement()?.getAttribute('name') === 'keep-picture');
      await expect(element).to.be.accessible();
    };
    await openIt();
    await press('Enter');
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'delete-picture');
    await press('Enter');
    await waitUntil(() => focusedElement()?.getAttribute('name') === 'keep-picture');
    await tabTo('[name=delete-for-good]');
    desk.service.fail({ kind: 'offline', call: 'plans.removePicture' });
    await press('Enter');
    await waitUntil(() => all(element, '.rich__formula [role=alert]').length === 1);
    expect(pictures().length, 'what is not deleted stands').to.equal(1);
    desk.service.fail();
    await click(part(element, '[name=delete-picture]'));
    await click(part(element, '[name=delete-for-good]'));
    await waitUntil(() => pictures().length === 0);
    expect(desk.service.fixtures.plans.flatMap((plan) => plan.pictures ?? []).map(({ id }) => id)).not.to.include(picture.id);
    await waitUntil(() => focusedElement() === field);
    expect(plainText(stored())).to.equal('看');
    expect(all(element, '.rich__formula').length).to.equal(0);
    await press('Control', 'z');
    await waitUntil(() => all(element, '.picture__note')[0]?.textContent.includes('图片已删除'));
    expect(all(element, '.picture button').length).to.equal(0);
  });

  it('what becomes of a deletion is what was answered: refused it stands, also where the answer is that there is none; without a line it waits, and says so', async () => {
    await placed('小明的脸');
    const element = await desk.open();
    const answers: Promise<{ status: 'queued' }>[] = [Promise.reject(new PortError({ code: 'not-found', title: '没有这份教案' })), Promise.resolve({ status: 'queued' })];
    element.addEventListener('ls-plan-picture-remove-request', (event) => {
      event.preventDefault();
      event.respondWith(answers.shift() ?? Promise.reject(new Error('asked too often')));
    });
    await openText(element, 'teacherActivity');
    await waitUntil(() => isDrawn(canvases(element)[0]));
    await press('ArrowLeft');
    await press('Enter');
    await isDescribed();
    const remove = async (words: string): Promise<void> => {
      await click(part(element, '[name=delete-picture]'));
      await click(part(element, '[name=delete-for-good]'));
      await waitUntil(() => all(element, '.rich__formula [role=alert]')[0]?.textContent.includes(words), words);
    };
    await remove('没有这份教案');
    expect(pictures().length).to.equal(1);
    await remove('恢复连接后');
    await waitUntil(() => pictures().length === 0);
  });

  it('one that is pasted comes along; words keep theirs where they bring them; of another page’s the teacher is told', async () => {
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    const data = new DataTransfer();
    data.items.add(await photo());
    const event = Object.defineProperty(new Event('paste', { bubbles: true, composed: true, cancelable: true }), 'clipboardData', { value: data });
    field.dispatchEvent(event);
    await isDescribed();
    await press('Enter');
    await waitUntil(() => pictures().length === 1);
    await waitUntil(() => focusedElement() === field);
    pasteInto(field, `<p>红点<img src="${point}"></p>`, '红点');
    await isDescribed();
    await press('Enter');
    await waitUntil(() => pictures().length === 2 && plainText(stored()).includes('红点'));
    pasteInto(field, '<p>网上<img src="https://elsewhere.example/a.png"></p>', '网上');
    await waitUntil(() => all(element, '.rich__formula [role=alert]')[0]?.textContent.includes('逐张复制'));
    await waitUntil(() => plainText(stored()).includes('网上'));
    expect(pictures().length).to.equal(2);
    // Out of this plan it is the same picture; out of another its words.
    const [first] = pictures();
    pasteInto(field, `<p><span data-picture='${JSON.stringify(first)}'>x</span></p>`, 'x');
    await waitUntil(() => pictures().length === 3);
    pasteInto(field, `<p><span data-picture='${JSON.stringify({ ...first, id: newOrderedId() })}'>别处的图</span></p>`, '别处的图');
    await waitUntil(() => plainText(stored()).includes('别处的图'));
    expect(pictures().map(({ id }) => id === first?.id)).to.deep.equal([true, false, true]);
  });

  it('with a colleague: a description and words beside it merge, and what is opened in a plain field stays a picture', async () => {
    const picture = await placed('圆');
    const element = await desk.open();
    const field = await openText(element, 'teacherActivity');
    await waitUntil(() => isDrawn(canvases(element)[0]));
    await typeText('说');
    await write(stored().map((block) => (isTable(block) ? block : { ...block, runs: block.runs.map((run) => (run.picture === undefined ? run : { ...run, picture: { ...run.picture, description: '对折的圆' } })) })));
    await waitUntil(() => pictures()[0]?.description === '对折的圆' && plainText(stored()).includes('说'));
    await waitUntil(() => field.querySelector('canvas')?.getAttribute('aria-label')?.includes('对折的圆'));
    const document = desk.stored();
    document.apply({ act: 'write-step', id: 's3', field: 'teacherActivity', text: '看一看[▣ 对折的圆]' });
    expect(pictures(document.content.steps.find(({ id }) => id === 's3')?.teacherActivity)).to.deep.equal([{ ...picture, description: '对折的圆' }]);
  });

  it('one that is still on its way when the teacher goes on to another text stands at the end of its own; one that is left does not', async () => {
    await write(richText('看'));
    const element = await desk.open();
    await openText(element, 'teacherActivity');
    const send = async (description: string): Promise<void> => {
      desk.service.fail({ kind: 'slow', call: 'plans.addPicture', delayMs: 600 });
      await choose(element, await photo());
      await isDescribed();
      await typeText(description);
      await press('Enter');
      await waitUntil(() => part(element, '[name=put-picture]').getAttribute('aria-busy') === 'true');
    };
    await send('不要了');
    await press('Escape');
    await send('对折的圆');
    await openText(element, 'learnerActivity');
    await typeText('折');
    await waitUntil(() => pictures().length > 0);
    expect(stored().length).to.equal(2);
    expect(pictures().map(({ description }) => description)).to.deep.equal(['对折的圆']);
    await waitUntil(() => plainText(storedText(desk, 'learnerActivity')).includes('折'));
  });

  it('a plan that is no longer shown when its pictures have come is neither printed nor saved; pressed twice, one document is saved', async () => {
    await placed('对折的圆');
    const other = desk.stored();
    other.apply({ act: 'write', field: 'title', text: '另一份' });
    const { plans } = desk.service.portsFor(person.teacher);
    await plans.create('plan-2', { head: other.head, update: other.encode(), copyOf: planId });
    const element = await desk.open();
    desk.service.fail({ kind: 'slow', call: 'plans.picture', delayMs: 300 });
    const saved: string[] = [];
    const save = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(this.download);
    };
    try {
      for (const name of ['word', 'print']) part(element, `[name=${name}]`).click();
      element.plan = 'plan-2';
      await waitUntil(() => element.state.type === 'ready' && element.state.kind === 'plan' && element.state.content.title === '另一份');
      await element.updateComplete;
      for (const name of ['word', 'word']) part(element, `[name=${name}]`).click();
      await waitUntil(() => saved.includes('另一份.docx'));
      expect(saved).to.deep.equal(['另一份.docx']);
      expect(document.querySelector('iframe[data-ls-paper]')).to.equal(null);
      part(element, '[name=word]').click();
      await waitUntil(() => saved.length === 2);
    } finally {
      HTMLAnchorElement.prototype.click = save;
    }
  });

  it('one that cannot be had says so, and comes when it is asked for again; on paper and in Word it stands with its words', async () => {
    const picture = await placed('对折的圆');
    const { fixtures } = desk.service;
    const [plan] = fixtures.plans;
    const held = plan?.pictures ?? [];
    desk.service.fail({ kind: 'offline', call: 'plans.picture' });
    const element = await desk.open();
    part(element, '[data-id=s3] .step__open').click();
    await waitUntil(() => all(element, '.picture__note')[0]?.textContent.includes('对折的圆'));
    desk.service.fail();
    part(element, '.picture button').click();
    await waitUntil(() => isDrawn(canvases(element)[0]));

    const { state } = element;
    if (state.type !== 'ready' || state.kind !== 'plan') throw new Error('no plan');
    const bytes = new Map([[picture.id, held[0]?.bytes ?? new Blob()]]);
    const options = { plan: state, t: (key: string) => element.t(key), format: element.format, language: 'zh-CN', direction: 'ltr' as const };
    const frame = layOutPaper({ ...options, pictures: bytes });
    await waitUntil(() => isDrawn(frame.contentDocument?.querySelector('canvas') ?? undefined));
    frame.remove();
    const document = new TextDecoder().decode(wordPlan({ ...options, pictures: await wordPictures(bytes) }));
    expect(document).to.contain('Target="media/image1.png"').and.contain('descr="对折的圆"').and.match(/<a:blip r:embed="rId3"\/>/u);
    // No wider than its column, and not crooked.
    const [, across, up] = /<wp:extent cx="(\d+)" cy="(\d+)"\/>/u.exec(document) ?? [];
    expect([Number(across) <= 2900 * 635, Number(across) / Number(up)]).to.deep.equal([true, 2]);
    expect(new TextDecoder().decode(wordPlan(options))).to.contain('[▣ 对折的圆]');
  });
});
