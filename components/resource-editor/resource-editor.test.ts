import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import { chooseLine, click as pressAt, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { storedZip } from '../base/stored-zip.ts';
import { emptyDraft, readLecturers, splitList, writeLecturers, writePath } from './model/draft.ts';
import { add, endOf, indent, move, remove, rename, type Edited, type Lines } from './model/outline.ts';
import { LsResourceFileRequestEvent, LsResourceWriteRequestEvent } from './resource-editor.events.ts';
import { choose, find, kept, open, text, type } from './fixtures/editor.ts';
import type { LsResourceEditor } from './resource-editor.ts';

const line = (level: number, title: string) => ({ level, title, durationSeconds: null, ref: null });
const shape = (lines: Lines) => lines.map(({ level, title }) => `${level}${title}`).join(' ');

async function picture(kind: 'image/jpeg' | 'image/png', name: string): Promise<File> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [320, 240];
  canvas.getContext('2d')?.fillRect(0, 0, 100, 100);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, kind));
  return new File([blob ?? ''], name, { type: kind });
}
const film = new File([new Uint8Array([0, 0, 0, 24]), 'ftypisom', 'x'.repeat(100)], '折纸.mp4', { type: 'video/mp4' });
const click = (element: LsResourceEditor, css: string): void => find<HTMLElement>(element, css).click();

async function fill(element: LsResourceEditor): Promise<void> {
  for (const [css, value] of [
    ['#title', '用折纸认识分数'], ['#description', '一张纸，对折，再对折：看看每一份是几分之一。'], ['#provider', '云岭县第一小学'], ['#coverAlternative', '一张红纸'], ['#lecturers', '主讲人：朱新'],
  ] as const) type(element, css, value);
  const select = find<HTMLSelectElement>(element, '#type');
  select.value = 'A01';
  select.dispatchEvent(new Event('change'));
  await choose(element, '#media', film);
  await waitUntil(() => element.state.type === 'ready' && element.state.resource.files.length === 1);
  await choose(element, '#cover', await picture('image/jpeg', '封面.jpg'));
  await waitUntil(() => element.shadowRoot?.querySelector('[data-act=use-cover]'));
  click(element, '[data-act=use-cover]');
  await waitUntil(() => element.state.type === 'ready' && element.state.resource.files.length === 2);
}

describe('ls-resource-editor', () => {
  let service: MemoryService;
  beforeEach(() => (service = createMemoryService(countyFixtures())));

  it('[RES-09] reads the three examples of the notice, with either semicolon, and writes ASCII', () => {
    expect(readLecturers('主讲人：张建华；朱新；(藏族)班班多杰')).to.deep.equal({
      label: '主讲人', people: [{ name: '张建华', ethnicGroup: '' }, { name: '朱新', ethnicGroup: '' }, { name: '班班多杰', ethnicGroup: '藏族' }],
    });
    expect(readLecturers('主讲人：(藏族)班班多杰')?.people).to.deep.equal([{ name: '班班多杰', ethnicGroup: '藏族' }]);
    expect(readLecturers('主讲人：朱新')).to.deep.equal({ label: '主讲人', people: [{ name: '朱新', ethnicGroup: '' }] });
    expect(readLecturers('买买提·艾力')).to.equal(null, 'a name that is just typed');
    const read = readLecturers('买买提·艾力;𠮷永强；（藏族）次仁卓玛');
    expect(writeLecturers({ label: '主讲人', people: read?.people ?? [] })).to.equal('主讲人：买买提·艾力;𠮷永强;(藏族)次仁卓玛');
    expect(splitList(' 新媒体；人工智能; 新媒体 ;；')).to.deep.equal(['新媒体', '人工智能']);
    expect(writePath(['科学文化', 'A-B'])).to.equal('科学文化-A\u2010B');
  });

  it('[RES-09] makes rows of what is pasted, in their order, by pointer', async () => {
    const element = await open(service, person.teacher);
    // Copied from the list of a colleague, as a form of the host shows it.
    const from = await fixture<HTMLInputElement>(html`<input value="主讲人：张建华；朱新;(藏族)班班多杰" />`);
    await pressAt(from);
    await press('Control', 'a');
    await press('Control', 'c');
    await pressAt(find(element, '#lecturers'));
    await press('Control', 'v');
    await pressAt(find(element, '#title'));
    const names = () => [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('.lecturer') ?? [])].map(({ value }) => value);
    await waitUntil(() => names().length === 3);
    expect(names()).to.deep.equal(['张建华', '朱新', '班班多杰']);
    expect(find(element, '#lecturers-label').value).to.equal('主讲人');
    await pressAt(find<HTMLElement>(element, '.row:nth-child(2) button'));
    await element.updateComplete;
    expect(names()).to.deep.equal(['张建华', '班班多杰']);
    await waitUntil(() => kept(service)?.lecturers.people.length === 2);
    expect(kept(service)?.lecturers.people[1]).to.deep.equal({ name: '班班多杰', ethnicGroup: '藏族' });
  });

  it('[RES-09] adds a lecturer by keyboard alone, and takes one away', async () => {
    const element = await open(service, person.teacher);
    await tabTo('#lecturers');
    await typeText('朱新');
    await press('Enter');
    await waitUntil(() => (element.shadowRoot?.querySelectorAll('.lecturer').length ?? 0) === 2);
    await waitUntil(() => element.shadowRoot?.activeElement === element.shadowRoot?.querySelectorAll('.lecturer')[1], 'the focus is in the new row');
    await typeText('张建华');
    await waitUntil(() => kept(service)?.lecturers.people.map(({ name }) => name).join() === '朱新,张建华');
    await tabTo('.row:nth-child(1) button', 'back');
    await press('Enter');
    await waitUntil(() => kept(service)?.lecturers.people.map(({ name }) => name).join() === '张建华');
  });

  const tagsOf = (element: LsResourceEditor) => [...(element.shadowRoot?.querySelectorAll('.tag bdi') ?? [])].map((tag) => tag.textContent);
  it('[RES-10] makes keywords by keyboard alone, without doubles, and takes them away', async () => {
    const element = await open(service, person.teacher);
    const tags = () => tagsOf(element);
    await tabTo('#keywords');
    await typeText('新媒体；人工智能; 新媒体 ');
    await press('Enter');
    await waitUntil(() => tags().length === 2);
    expect(tags()).to.deep.equal(['新媒体', '人工智能']);
    await waitUntil(() => find(element, '#keywords').value === '');
    await press('Backspace');
    await waitUntil(() => tags().join() === '新媒体');
    await tabTo('.tag button', 'back');
    await press('Enter');
    await waitUntil(() => tags().length === 0);
    await waitUntil(() => kept(service)?.keywords.length === 0);
  });

  it('[RES-10] makes keywords of what is written when the pointer goes elsewhere, in their order and without doubles, and takes one away by pointer', async () => {
    const element = await open(service, person.teacher);
    await pressAt(find(element, '#keywords'));
    await typeText(' 新媒体；人工智能; 新媒体 ;；');
    await pressAt(find(element, '#title'));
    await waitUntil(() => tagsOf(element).join() === '新媒体,人工智能');
    await waitUntil(() => kept(service)?.keywords.join() === '新媒体,人工智能');
    await pressAt(find<HTMLElement>(element, '.tag button'));
    await waitUntil(() => tagsOf(element).join() === '人工智能');
    await waitUntil(() => kept(service)?.keywords.join() === '人工智能');
  });

  it('[RES-07] is chosen by name and kept by code; a code nobody knows is called so and stays', async () => {
    const own = { id: 'or-7', authorId: person.teacher, state: 'draft' as const, draft: { ...emptyDraft, title: '旧', type: 'B07' }, files: [], changedAt: '2026-11-20T02:00:00.000Z', submittedAt: null, decision: null, resourceId: null };
    service.fixtures.ownResources.push(own);
    const element = await open(service, person.teacher, 'or-7');
    const select = find<HTMLSelectElement>(element, '#type');
    expect(select.selectedOptions[0]?.textContent).to.contain('未知').and.contain('B07');
    await pressAt(find(element, '#title'));
    await press('End');
    await typeText('的标题');
    await waitUntil(() => kept(service)?.title === '旧的标题');
    expect(kept(service)?.type).to.equal('B07');
    await chooseLine(select, 'A02');
    await waitUntil(() => kept(service)?.type === 'A02');
  });

  it('[RES-07] and [RES-11] are chosen by keyboard alone', async () => {
    const element = await open(service, person.teacher);
    await tabTo('#type');
    await press('ArrowDown');
    await waitUntil(() => element.draft?.type === 'A01');
    await tabTo('[data-depth="0"]');
    await press('ArrowDown');
    await waitUntil(() => element.state.type === 'ready' && element.state.path.length === 1);
    await tabTo('[data-depth="1"]');
    await press('ArrowDown');
    await waitUntil(() => element.draft?.category.length === 1);
  });

  it('[RES-14] is typed key by key: a wrong day is said beside it, a right one is kept', async () => {
    const element = await open(service, person.teacher);
    await tabTo('#created');
    await typeText('2022/3/23');
    await waitUntil(() => element.shadowRoot?.querySelector('#created-problem'));
    await press('Control', 'a');
    await typeText('2022-03-23');
    await waitUntil(() => kept(service)?.created === '2022-03-23');
    await waitUntil(() => element.shadowRoot?.querySelector('#created-problem') === null);
  });

  it('[RES-08] moves lines with what stands below them, and nothing that cannot be', () => {
    const lines = [line(1, 'a'), line(2, 'b'), line(3, 'c'), line(1, 'd')];
    const after = ({ lines: made }: Edited) => shape(made);
    expect(endOf(lines, 0)).to.equal(3);
    expect(after(add(lines, 0))).to.equal('1a 2b 3c 1 1d');
    expect(after(indent(lines, 3, 1))).to.equal('1a 2b 3c 2d');
    expect(after(indent(lines, 0, 1))).to.equal(shape(lines));
    expect(after(indent(lines, 1, -1))).to.equal('1a 1b 2c 1d');
    expect(after(move(lines, 0, 1))).to.equal('1d 1a 2b 3c');
    expect(after(move(lines, 3, -1))).to.equal('1d 1a 2b 3c');
    expect(after(remove(lines, 0))).to.equal('1d');
    expect(after(rename(lines, 1, 'x'))).to.equal('1a 2x 3c 1d');
  });

  it('[RES-08] is written by keyboard: add, rename, indent, move, delete, undo', async () => {
    const element = await open(service, person.teacher);
    const lines = () => shape(element.draft?.directory ?? []);
    await tabTo('[data-act=add]');
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('[data-row="0"]'));
    await typeText('一');
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('[data-row="1"]'));
    await typeText('二');
    await waitUntil(() => lines() === '1一 1二');
    await press('Alt', 'ArrowRight');
    await waitUntil(() => lines() === '1一 2二');
    await press('Control', 'z');
    await waitUntil(() => lines() === '1一 1二');
    await press('Alt', 'ArrowUp');
    await waitUntil(() => lines() === '1二 1一');
    await press('Control', 'Delete');
    await waitUntil(() => lines() === '1一');
    await waitUntil(() => shape(kept(service)?.directory ?? []) === '1一');
  });

  it('[RES-08] is arranged by pointer, 500 lines too, and keeps the XML out of sight', async () => {
    const directory = Array.from({ length: 500 }, (_, place) => line((place % 3) + 1, `第${place}节`));
    service.fixtures.ownResources.push({ id: 'or-8', authorId: person.teacher, state: 'draft', draft: { ...emptyDraft, directory }, files: [], changedAt: '2026-11-20T02:00:00.000Z', submittedAt: null, decision: null, resourceId: null });
    const element = await open(service, person.teacher, 'or-8');
    expect(element.shadowRoot?.querySelectorAll('[data-row]')).to.have.lengthOf(500);
    expect(element.shadowRoot?.querySelectorAll('[data-row][tabindex="0"]')).to.have.lengthOf(1, 'one stop for Tab');
    await pressAt(find(element, '[data-row="1"]'));
    await waitUntil(() => find(element, '[data-row="1"]').tabIndex === 0);
    await pressAt(find(element, '[data-act=higher]'));
    await waitUntil(() => element.draft?.directory[1]?.level === 1);
    await pressAt(find(element, '[data-act=undo]'));
    await waitUntil(() => element.draft?.directory[1]?.level === 2);
    expect(text(element)).not.to.contain('<item');
  });

  it('[RES-08] takes a directory from XML, and refuses a DTD, entities and what is broken without losing what is there', async () => {
    const element = await open(service, person.teacher);
    const file = '.exchange input';
    await choose(element, file, new File(['<catalog><item title="一"><item title="二"/></item></catalog>'], 'a.xml'));
    await waitUntil(() => shape(element.draft?.directory ?? []) === '1一 2二');
    for (const bad of ['<!DOCTYPE a [<!ENTITY b "c">]><a><item title="&b;"/></a>', '<catalog><item title="三">']) {
      await choose(element, file, new File([bad], 'b.xml'));
      await waitUntil(() => text(element).includes('这个文件不能用作目录'));
      expect(shape(element.draft?.directory ?? [])).to.equal('1一 2二');
    }
  });

  it('[RES-11] picks a path level by level and prints it with ASCII hyphens', async () => {
    const element = await open(service, person.teacher);
    const pick = async (depth: number) => {
      const select = find<HTMLSelectElement>(element, `[data-depth="${depth}"]`);
      await chooseLine(select, select.options[1]?.value ?? '');
      await waitUntil(() => element.state.type === 'ready' && element.state.path.length === depth + 1);
      await element.updateComplete;
    };
    await pick(0);
    await pick(1);
    await pick(2);
    const { category = [], node } = element.draft ?? {};
    expect(category).to.have.lengthOf(2);
    expect(node).to.be.a('string');
    expect(find<HTMLElement>(element, '#category').textContent).to.equal(category.join('-'));
  });

  it('[RES-12] refuses a PNG that is called JPG, cuts a JPEG by keyboard and another by pointer, and asks what it shows', async () => {
    const element = await open(service, person.teacher);
    const files: (File | null)[] = [];
    element.addEventListener(LsResourceFileRequestEvent.type, (event) => files.push(event.detail.file));
    const isCover = async (file: File | null | undefined): Promise<void> => {
      const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
      expect([...bytes.subarray(0, 3)]).to.deep.equal([0xff, 0xd8, 0xff]);
    };
    await choose(element, '#cover', await picture('image/png', '封面.jpg'));
    await waitUntil(() => text(element).includes('这不是 JPG 图片'));
    expect(files).to.have.lengthOf(0);
    await choose(element, '#cover', await picture('image/jpeg', '封面.jpg'));
    await waitUntil(() => element.shadowRoot?.activeElement?.matches('input[name=zoom]'));
    await press('ArrowRight');
    expect(Number(find(element, 'input[name=zoom]').value)).to.be.greaterThan(1);
    await tabTo('[data-act=use-cover]');
    await press('Enter');
    await waitUntil(() => element.state.type === 'ready' && element.state.resource.files[0]?.kind === 'picture');
    await isCover(files[0]);
    expect(find<HTMLCanvasElement>(element, 'canvas').width).to.equal(1280);

    await choose(element, '#cover', await picture('image/jpeg', '另一张.jpg'));
    await waitUntil(() => element.shadowRoot?.querySelector('input[name=zoom]'));
    // The middle of the slider.
    await pressAt(find(element, 'input[name=zoom]'));
    await waitUntil(() => Number(find(element, 'input[name=zoom]').value) > 2);
    await pressAt(find<HTMLElement>(element, '[data-act=use-cover]'));
    await waitUntil(() => files.length === 2);
    await isCover(files[1]);
    await pressAt(find(element, '#coverAlternative'));
    await typeText('一张对折的纸');
    await waitUntil(() => kept(service)?.coverAlternative === '一张对折的纸');
    expect(find<HTMLElement>(element, 'canvas').getAttribute('aria-label')).to.equal('一张对折的纸');
  });

  it('[RES-13] is not submitted without a rights holder, by pointer: it says so, and the focus goes there; with one it is, by keyboard', async () => {
    const element = await open(service, person.teacher);
    await fill(element);
    await pressAt(find<HTMLElement>(element, '[type=submit]'));
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'rightsHolder');
    expect(find(element, '#rightsHolder').getAttribute('aria-invalid')).to.equal('true');
    expect(service.fixtures.ownResources.at(-1)?.state).to.equal('draft');
    await tabTo('[type=submit]');
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'rightsHolder', 'by keyboard, too');
    await typeText('古丽娜尔');
    await tabTo('[type=submit]');
    await press('Enter');
    await waitUntil(() => service.fixtures.ownResources.at(-1)?.state === 'pending-review');
    await waitUntil(() => text(element).includes('等待审核'));
    expect(find(element, '#title').readOnly).to.equal(true);
    await pressAt(find<HTMLElement>(element, '[data-act=withdraw]'));
    await waitUntil(() => service.fixtures.ownResources.at(-1)?.state === 'withdrawn');
  });

  it('[RES-14] is typed or picked by pointer, and a wrong day is said beside it', async () => {
    const element = await open(service, person.teacher);
    await pressAt(find(element, '#created'));
    await typeText('2022/3/23');
    await waitUntil(() => element.shadowRoot?.querySelector('#created-problem'));
    expect(find(element, '#created').getAttribute('aria-invalid')).to.equal('true');
    const picker = find(element, '#created-picker');
    expect(picker.max).to.match(/^\d{4}-\d\d-\d\d$/);
    await press('Control', 'a');
    await typeText('2022-02-22');
    await waitUntil(() => picker.value === '2022-02-22');
    await pressAt(picker);
    // Which part of the day the pointer met is the browser's matter; each goes up by one.
    await press('ArrowUp');
    await waitUntil(() => picker.value !== '2022-02-22', 'another day is picked');
    const picked = picker.value;
    // Some engines tell of it when one goes on.
    await pressAt(find(element, '#title'));
    await waitUntil(() => !element.shadowRoot?.querySelector('#created-problem'));
    await waitUntil(() => kept(service)?.created === picked);
    expect(find(element, '#created').value).to.equal(picked);
  });

  it('[RES-15] shows what was counted, which neither pointer nor keyboard writes', async () => {
    const decision = { by: { id: 'm', name: '周敏' }, at: '2026-11-21T02:00:00.000Z', reason: null };
    service.fixtures.ownResources.push({ id: 'or-15', authorId: person.teacher, state: 'admitted', draft: emptyDraft, files: [], changedAt: decision.at, submittedAt: decision.at, decision, resourceId: 'r-fractions' });
    const element = await open(service, person.teacher, 'or-15');
    const counters = find<HTMLElement>(element, '.counters');
    expect(counters.textContent).to.contain('点击量').and.contain('学习人数');
    expect(counters.querySelectorAll('input, button, [contenteditable], [tabindex]')).to.have.lengthOf(0);
    const before = counters.textContent;
    for (const figure of counters.querySelectorAll('dd')) {
      await pressAt(figure);
      expect(element.shadowRoot?.activeElement?.closest('.counters') ?? null, 'nothing takes the keyboard').to.equal(null);
      await typeText('9');
    }
    expect(counters.textContent).to.equal(before);
  });

  it('takes a textbook (EPUB), which is called by its name, and no other package', async () => {
    const element = await open(service, person.teacher);
    type(element, '#title', '云岭读本');
    const packed = (type: string): BlobPart => new Uint8Array(storedZip([['mimetype', type], ['META-INF/container.xml', '<container/>']]));
    await choose(element, '#media', new File([packed('application/zip')], '读本.epub'));
    await waitUntil(() => element.shadowRoot?.querySelector('[role=alert]'), 'it is refused');
    expect(text(element)).not.to.include('读本.epub');
    await choose(element, '#media', new File([packed('application/epub+zip')], '读本.epub'));
    await waitUntil(() => element.state.type === 'ready' && element.state.resource.files[0]?.kind === 'book', 'it is kept');
    expect(find(element, '.held').textContent).to.include('读本.epub');
  });

  it('lists what was made before, and hands on which is to be opened', async () => {
    await service.portsFor(person.teacher).ownResources.write('or-1', { ...emptyDraft, title: '第一课' });
    const element = await open(service, person.teacher);
    const opened = oneEvent(element, 'ls-own-resource-open');
    click(element, '[data-own=or-1]');
    expect(((await opened) as CustomEvent<{ resourceId: string }>).detail.resourceId).to.equal('or-1');
    element.resource = 'or-1';
    await waitUntil(() => find(element, '#title').value === '第一课');
  });

  it('keeps what is typed a moment after the last key, and at once when the page goes', async () => {
    const element = await open(service, person.teacher);
    const asked: string[] = [];
    element.addEventListener(LsResourceWriteRequestEvent.type, ({ detail }) => asked.push(detail.draft.title));
    const changed = oneEvent(element, 'ls-own-resource-change');
    type(element, '#title', '一');
    type(element, '#title', '一张纸');
    await changed;
    expect(asked).to.deep.equal(['一张纸']);
    type(element, '#title', '一张纸的分数');
    element.remove();
    await waitUntil(() => kept(service)?.title === '一张纸的分数');
  });

  it('keeps what was typed when the service refuses', async () => {
    const element = await open(service, person.teacher);
    service.fail({ kind: 'internal', call: 'ownResources.write' });
    type(element, '#title', '写了很久');
    await waitUntil(() => element.shadowRoot?.querySelector('[role=alert]'));
    expect(find(element, '#title').value).to.equal('写了很久');
    service.fail();
    type(element, '#title', '写了很久。');
    await waitUntil(() => kept(service)?.title === '写了很久。');
  });

  for (const id of ['RES-01', 'RES-02', 'RES-03', 'RES-07', 'RES-08', 'RES-09', 'RES-10', 'RES-11', 'RES-12', 'RES-13', 'RES-14', 'RES-15']) {
    it(`[${id}] forbidden: a guardian has no form, and nothing is asked of the service`, async () => {
      const calls: string[] = [];
      const ports = service.portsFor(person.guardian);
      const watched = new Proxy(ports.ownResources, {
        get: (target, name) => {
          if (name !== 'subscribe') calls.push(String(name));
          return Reflect.get(target, name) as unknown;
        },
      });
      const element = await fixture<LsResourceEditor>(html`<ls-resource-editor lang="zh-CN" .ports=${{ ...ports, ownResources: watched }}></ls-resource-editor>`);
      await element.loadingComplete;
      await element.updateComplete;
      expect(element.shadowRoot?.querySelectorAll('input, select, textarea, button')).to.have.lengthOf(0);
      expect(calls).to.deep.equal([]);
    });
  }
});
