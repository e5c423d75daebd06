import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { press, waitUntil } from '../../test/helpers/browser.ts';
import { countyFixtures, person } from '../adapters/memory/fixtures.ts';
import { createMemoryService, type MemoryService } from '../adapters/memory/memory-ports.ts';
import { waiting } from './admission-desk.stories.ts';
import type { LsAdmissionDesk } from './admission-desk.ts';

const film = new File([new Uint8Array([0, 0, 0, 24]), 'ftypisom', 'x'.repeat(100)], '折纸.mp4', { type: 'video/mp4' });
async function picture(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [320, 180];
  canvas.getContext('2d')?.fillRect(0, 0, 320, 180);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? new Blob()), 'image/jpeg'));
}

describe('ls-admission-desk', () => {
  let service: MemoryService;
  beforeEach(async () => {
    const cover = await picture();
    const files = [
      { shown: { role: 'media' as const, name: film.name, sizeBytes: film.size, received: film.size, kind: 'video' as const, checks: [{ rule: 'width' as const, verdict: 'fail' as const, measured: 1279 }] }, bytes: film },
      { shown: { role: 'cover' as const, name: '封面.jpg', sizeBytes: cover.size, received: cover.size, kind: 'picture' as const }, bytes: cover },
    ];
    service = createMemoryService({ ...countyFixtures(), ownResources: [waiting({ files }), waiting({ id: 'or-2', draft: { ...waiting().draft, title: '<b>第二课</b>', url: 'javascript:window.hit=1', textAlternative: '把条分成四份。\n每一份写着四分之一。' } })] });
  });
  async function open(who: string = person.manager): Promise<LsAdmissionDesk> {
    const element = await fixture<LsAdmissionDesk>(html`<ls-admission-desk lang="zh-CN" .ports=${service.portsFor(who)}></ls-admission-desk>`);
    await element.loadingComplete;
    await element.updateComplete;
    return element;
  }
  const text = (element: LsAdmissionDesk): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';
  const find = (element: LsAdmissionDesk, css: string): HTMLElement | null => element.shadowRoot?.querySelector<HTMLElement>(css) ?? null;
  async function part(element: LsAdmissionDesk, css: string): Promise<HTMLElement> {
    await waitUntil(() => find(element, css), `no ${css}`);
    const found = find(element, css);
    if (!found) throw new Error(`no ${css}`);
    return found;
  }
  const focused = (element: LsAdmissionDesk): Element | null => element.shadowRoot?.activeElement ?? null;
  /** Presses a control by pointer, or with the keyboard alone. */
  async function act(element: LsAdmissionDesk, css: string, by: 'keyboard' | 'pointer'): Promise<void> {
    const control = await part(element, css);
    if (by === 'pointer') {
      control.click();
      return;
    }
    control.focus();
    await press('Enter');
  }
  const kept = (id = 'or-1') => service.fixtures.ownResources.find((one) => one.id === id);

  it('shows who made it and all that was said about it, as plain words, with its cover and its file', async () => {
    const element = await open();
    expect(text(element)).to.contain('2 件资源等待审核').and.contain('王秀兰').and.contain('<b>第二课</b>');
    await act(element, '[data-id=or-1] [data-act=open]', 'pointer');
    await waitUntil(() => focused(element)?.classList.contains('submission__title'));
    for (const words of ['一张纸，对折', '云岭县第一小学', 'CC BY 4.0', '(藏族)班班多杰', '2022-03-23', '分数; 折纸', '数学 / 人教版', '对折一次', '一张对折的红纸']) expect(text(element)).to.contain(words);
    expect(text(element)).to.contain('1,279 像素').and.contain('有 1 项不合格');
    await waitUntil(() => (find(element, 'canvas') as HTMLCanvasElement | null)?.width === 320, 'the cover was not drawn');
    await act(element, '[data-act=file]', 'pointer');
    const video = (await part(element, 'video')) as HTMLVideoElement;
    expect((await (await fetch(video.src)).blob()).size).to.equal(film.size);
    await act(element, '[data-id=or-2] [data-act=open]', 'pointer');
    await waitUntil(() => find(element, '[data-id=or-2] dl'));
    expect(text(element)).to.contain('文字步骤').and.contain('每一份写着四分之一。');
    expect([find(element, 'a'), find(element, 'b'), find(element, 'video')]).to.deep.equal([null, null, null]);
  });

  for (const by of ['keyboard', 'pointer'] as const) {
    it(`admits by ${by}, once`, async () => {
      const element = await open();
      let asked = 0;
      element.addEventListener('ls-admission-request', () => (asked += 1));
      await act(element, '[data-id=or-1] [data-act=open]', by);
      const changed = oneEvent(element, 'ls-submission-change');
      await act(element, '[data-act=admit]', by);
      find(element, '[data-act=admit]')?.click();
      await changed;
      await waitUntil(() => text(element).includes('已收录') && text(element).includes('1 件资源等待审核') && focused(element)?.classList.contains('summary'));
      expect([asked, kept()?.state, find(element, '[data-id=or-1]')]).to.deep.equal([1, 'admitted', null]);
    });

    it(`returns by ${by}, with a reason and never without`, async () => {
      const element = await open();
      await act(element, '[data-id=or-1] [data-act=open]', by);
      await act(element, '[data-act=return]', by);
      await waitUntil(() => focused(element)?.id === 'reason');
      await press('Escape');
      await waitUntil(() => focused(element)?.getAttribute('data-act') === 'return');
      await act(element, '[data-act=return]', by);
      await act(element, '[type=submit]', by);
      await waitUntil(() => text(element).includes('请写一句退回的原因') && focused(element)?.getAttribute('aria-invalid') === 'true');
      expect(kept()?.state).to.equal('pending-review');
      ((await part(element, '#reason')) as HTMLTextAreaElement).value = '封面看不清，请换一张。';
      await act(element, '[type=submit]', by);
      await waitUntil(() => text(element).includes('已退回') && focused(element)?.classList.contains('summary'));
      expect([kept()?.state, kept()?.decision?.reason]).to.deep.equal(['returned', '封面看不清，请换一张。']);
    });
  }

  it('[RES-01] says plainly that a film was not measured, and admits nothing that lacks by now what is asked; returning goes on', async () => {
    const one = kept();
    if (one === undefined) throw new Error('no submission');
    delete one.files[0]?.shown.checks;
    const element = await open();
    await act(element, '[data-id=or-1] [data-act=open]', 'pointer');
    await waitUntil(() => text(element).includes('没有按技术标准测量过'));
    one.draft = { ...one.draft, type: 'A03', url: 'https://lab.example.edu.cn/bar' };
    await act(element, '[data-act=admit]', 'pointer');
    await waitUntil(() => find(element, '[role=alert]'));
    expect([kept()?.state, kept()?.resourceId]).to.deep.equal(['pending-review', null]);
    await act(element, '[data-act=return]', 'pointer');
    ((await part(element, '#reason')) as HTMLTextAreaElement).value = '请补上等级保护的证明。';
    await act(element, '[type=submit]', 'pointer');
    await waitUntil(() => kept()?.state === 'returned');
  });

  it('decides about nothing unseen: what was submitted anew meanwhile is refused, and has to be looked at again', async () => {
    const element = await open();
    await act(element, '[data-id=or-1] [data-act=open]', 'pointer');
    await part(element, '[data-act=admit]');
    // Anew, and the news has not come yet.
    Object.assign(kept() ?? {}, { submittedAt: '2026-11-21T03:00:00.000Z' });
    await act(element, '[data-act=admit]', 'pointer');
    await waitUntil(() => find(element, '[data-act=admit]') === null);
    expect(kept()?.state).to.equal('pending-review');
    expect(find(element, '[data-id=or-1] [aria-expanded=false]')).not.to.equal(null);
  });

  it('is nobody else’s: a teacher is refused, and nothing of it is shown', async () => {
    const element = await open(person.teacher);
    expect([find(element, '.submission'), text(element).includes('用折纸认识分数')]).to.deep.equal([null, false]);
  });
});
