import { expect } from '@open-wc/testing';
import { chooseFiles, chooseLine, click as pressAt, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { filmOf, soundOf } from '../../test/helpers/films.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import { choose, find, kept, open, text, type } from './fixtures/editor.ts';
import { emptyDraft } from './model/draft.ts';
import type { LsResourceEditor } from './resource-editor.ts';

describe('ls-resource-editor and what the collection asks', () => {
  let service: MemoryService;
  beforeEach(() => (service = createMemoryService(countyFixtures())));

  for (const by of ['keyboard', 'pointer'] as const) {
    it(`[RS-24] the steps of a simulation are written in words by ${by}, a step a line, and reach whoever opens it`, async () => {
      const element = await open(service, person.teacher);
      expect(element.shadowRoot?.querySelector('#textAlternative'), 'a film has none').to.equal(null);
      if (by === 'pointer') await chooseLine(find<HTMLSelectElement>(element, '#type'), 'A03');
      else {
        await tabTo('#type');
        for (const _code of ['A01', 'A02', 'A03']) await press('ArrowDown');
      }
      await waitUntil(() => element.shadowRoot?.querySelector('#textAlternative'));
      if (by === 'pointer') await pressAt(find<HTMLElement>(element, '#textAlternative'));
      else await tabTo('#textAlternative');
      await typeText('把条分成四份。');
      await press('Enter');
      await typeText('每一份写着四分之一。');
      await waitUntil(() => kept(service)?.textAlternative === '把条分成四份。\n每一份写着四分之一。');
    });
  }

  const verdictOf = (element: LsResourceEditor, rule: string): string | undefined => element.shadowRoot?.querySelector<HTMLElement>(`[data-rule=${rule}]`)?.dataset.verdict;

  it('[RES-01] a film that is dropped shows each rule with what was measured, by pointer, and again when one comes back', async () => {
    const element = await open(service, person.teacher);
    type(element, '#title', '折纸');
    const dropped = new DataTransfer();
    dropped.items.add(new File([filmOf({ height: 719, frameRate: 24.9, bitRate: 1_990_000 })], '折纸.mp4', { type: 'video/mp4' }));
    const over = new DragEvent('dragover', { dataTransfer: dropped, bubbles: true, cancelable: true });
    find<HTMLElement>(element, '[data-field=media]').dispatchEvent(over);
    expect(over.defaultPrevented, 'it may be dropped here').to.equal(true);
    find<HTMLElement>(element, '[data-field=media]').dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
    await waitUntil(() => verdictOf(element, 'height') === 'fail');
    const said = find<HTMLElement>(element, '.technical').textContent.replace(/\s+/g, ' ');
    for (const words of ['有 3 项不合格', '719 像素', '24.9 帧/秒', '1.99', '不低于 720 像素', '不低于 25 帧/秒']) expect(said).to.contain(words);
    for (const rule of ['container', 'video-codec', 'audio-codec', 'width']) expect(verdictOf(element, rule), rule).to.equal('pass');
    await waitUntil(() => service.fixtures.ownResources.at(-1)?.files.length === 1);
    const again = await open(service, person.teacher, service.fixtures.ownResources.at(-1)?.id);
    expect(verdictOf(again, 'frame-rate')).to.equal('fail');
  });

  it('[RES-01] by keyboard: a film is chosen in its field, and nothing is found below the standard', async () => {
    const element = await open(service, person.teacher);
    await tabTo('#media');
    await chooseFiles(find(element, '#media'), new File([filmOf()], '折纸.mp4', { type: 'video/mp4' }));
    await waitUntil(() => verdictOf(element, 'bit-rate') === 'pass');
    expect(text(element)).to.contain('没有测出不合格的项目');
    expect(element.shadowRoot?.activeElement?.id, 'the keyboard stays').to.equal('media');
  });

  for (const by of ['keyboard', 'pointer'] as const) {
    it(`[RES-02] a sound in one channel fails; that it has 16 bits is declared, by ${by}`, async () => {
      const element = await open(service, person.teacher);
      await choose(element, '#media', new File([soundOf({ channels: 1 })], '折纸.mp3', { type: 'audio/mpeg' }));
      await waitUntil(() => verdictOf(element, 'channels') === 'fail');
      expect([verdictOf(element, 'sample-rate'), verdictOf(element, 'sample-depth')]).to.deep.equal(['pass', 'unknown']);
      if (by === 'pointer') await pressAt(find<HTMLElement>(element, '#declaresDepth'));
      else {
        await tabTo('#declaresDepth');
        await press(' ');
      }
      await waitUntil(() => verdictOf(element, 'sample-depth') === 'declared');
      await waitUntil(() => kept(service)?.declaresDepth === true);
      await choose(element, '#media', new File([soundOf()], '折纸二.mp3', { type: 'audio/mpeg' }));
      await waitUntil(() => verdictOf(element, 'channels') === 'pass');
      await waitUntil(() => kept(service)?.declaresDepth === false && verdictOf(element, 'sample-depth') === 'unknown', 'what was declared was of another file');
    });

    it(`[RES-03] a linked course says how its platform is protected and is asked whether it answers, by ${by}`, async () => {
      const draft = { ...emptyDraft, title: '分数条', type: 'A03', url: 'https://lab.invalid/bar' };
      // A course that has a textbook beside it is linked, too.
      const book = { shown: { role: 'media', name: '读本.epub', sizeBytes: 4, received: 4, kind: 'book' }, bytes: new Blob(['epub']) } as const;
      service.fixtures.ownResources.push({ id: 'or-3', authorId: person.teacher, state: 'draft', draft, files: by === 'pointer' ? [book] : [], changedAt: '2026-11-20T02:00:00.000Z', submittedAt: null, decision: null, resourceId: null });
      const element = await open(service, person.teacher, 'or-3');
      const pressed = async (css: string): Promise<void> => {
        if (by === 'pointer') return pressAt(find<HTMLElement>(element, css));
        await tabTo(css);
        await press('Enter');
      };
      await pressed('[data-act=check-link]');
      await waitUntil(() => text(element).includes('从公网打不开'));
      if (by === 'pointer') await pressAt(find(element, '#url'));
      else await tabTo('#url', 'back');
      await press('Control', 'a');
      await typeText('https://lab.example.edu.cn/bar');
      await waitUntil(() => !text(element).includes('从公网打不开'), 'what was asked is another address');
      await pressed('[data-act=check-link]');
      await waitUntil(() => text(element).includes('链接可以打开'));
      await pressed('[type=submit]');
      await waitUntil(() => find(element, '#protectionLevel').getAttribute('aria-invalid') === 'true');
      await waitUntil(() => element.shadowRoot?.activeElement?.id === 'description', 'the keyboard is at the first field that is missing');
      if (by === 'pointer') await chooseLine(find<HTMLSelectElement>(element, '#protectionLevel'), '3');
      else {
        await tabTo('#protectionLevel');
        for (const _level of [1, 2, 3]) await press('ArrowDown');
      }
      await waitUntil(() => kept(service)?.protectionLevel === 3);
      await waitUntil(() => find(element, '#protectionLevel').getAttribute('aria-invalid') === 'false');
      if (by === 'pointer') await pressAt(find(element, '#protectionProof'));
      else await tabTo('#protectionProof');
      await typeText('53000043001-23001');
      await waitUntil(() => kept(service)?.protectionProof === '53000043001-23001');
    });
  }
});
