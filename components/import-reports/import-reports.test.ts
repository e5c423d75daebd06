import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { chooseFiles, click, press, tabTo, typeText, waitUntil } from '../../test/helpers/browser.ts';
import { person } from '../adapters/memory/fixtures.ts';
import { createMemoryService } from '../adapters/memory/memory-ports.ts';
import { storyElement } from '../base/story.ts';
import type { LsImportReports } from './import-reports.ts';
import * as file from './import-reports.stories.ts';

async function reportsOf(who: string): Promise<LsImportReports> {
  const element = await fixture<LsImportReports>(html`<ls-import-reports lang="zh-CN" .ports=${createMemoryService().portsFor(who)}></ls-import-reports>`);
  await element.loadingComplete;
  await element.updateComplete;
  return element;
}
const text = (element: LsImportReports): string => element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '';

describe('ls-import-reports', () => {
  it('shows what became of the rows, newest first, and opens by keyboard which broke a rule and where', async () => {
    const element = await reportsOf(person.manager);
    const reports = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.report') ?? [])];
    expect(reports.map((report) => report.dataset['report'])).to.deep.equal(['im-3', 'im-2', 'im-1']);
    expect(reports[1]?.textContent).to.contain('2,824').and.contain('全部接入');
    const heads = (report: HTMLElement | undefined) => [...(report?.querySelectorAll('thead th') ?? [])].map((head) => head.textContent);
    expect(heads(reports[0])).to.deep.equal(['数据', '新增', '更新', '未变', '结束', '未接入']);
    expect(heads(reports[1]), 'columns that say nothing').to.deep.equal(['数据', '新增']);
    const details = reports[0]?.querySelector('details');
    details?.querySelector('summary')?.focus();
    await press('Enter');
    expect(details?.open).to.equal(true);
    expect(details?.textContent).to.contain('users.csv').and.contain('第 214 行').and.contain('familyName').and.contain('没有姓名。').and.contain('roster.user.name.missing');
  });

  it('shows nothing of them to whoever does not manage the county', async () => {
    for (const who of [person.teacher, person.guardian, person.pupil]) {
      const element = await reportsOf(who);
      expect(element.state.type).to.equal('error');
      expect(text(element)).to.contain('由县级管理员查看').and.not.to.contain('users.csv');
    }
  });

  it('says how many broken rows are not listed, and shows words of a delivery as text', async () => {
    const element = await fixture<LsImportReports>(storyElement(file, file.states.manyFindings));
    await element.updateComplete;
    element.lang = 'zh-CN';
    await element.updateComplete;
    expect(element.shadowRoot?.querySelectorAll('[data-rule]')).to.have.length(100);
    expect(text(element)).to.contain('还有 40 条').and.contain('<b>没有标题。</b>');
    expect(element.shadowRoot?.querySelector('b')).to.equal(null);
  });

  it('asks for older reports once the person wants them', async () => {
    const element = await fixture<LsImportReports>(storyElement(file, file.states.running));
    const asked = oneEvent(element, 'ls-import-more-request');
    element.shadowRoot?.querySelector<HTMLElement>('.more button')?.click();
    expect((await asked).cancelable).to.equal(true);
  });

  const inside = <Found extends HTMLElement>(element: LsImportReports, css: string): Found => element.shadowRoot?.querySelector<Found>(css) ?? expect.fail(`no ${css}`);

  it('[SYS-08] a manager hands in a file by keyboard, and reads by line what was left out', async () => {
    const element = await reportsOf(person.manager);
    await tabTo('.upload [type="submit"]');
    await press('Enter');
    await waitUntil(() => text(element).includes('请选择文件'));
    await chooseFiles(inside(element, '[name="file"]'), new File(['第一课\n\n第三课'], '春季.xml'));
    await tabTo('[name="source"]', 'back');
    await typeText('省电教馆');
    await press('Enter');
    await waitUntil(() => element.shadowRoot?.querySelectorAll('.report').length === 4);
    const [report] = [...(element.shadowRoot?.querySelectorAll('.report') ?? [])];
    expect(report?.textContent).to.contain('春季.xml').and.contain('第 2 行').and.contain('1 行没有接入');
  });

  it('[SYS-08] shows how far a file is, and ends it by pointer: on its way, and while it is taken in', async () => {
    const service = createMemoryService();
    const { imports, ...ports } = service.portsFor(person.manager);
    const reports = service.fixtures.imports;
    let ended = false;
    const start: typeof imports.start = (_file, options) =>
      new Promise((_resolve, reject) =>
        options?.signal?.addEventListener('abort', () => {
          ended = true;
          reject(new DOMException('ended', 'AbortError'));
        }),
      );
    const element = await fixture<LsImportReports>(html`<ls-import-reports lang="zh-CN" .ports=${{ ...ports, imports: { ...imports, start } }}></ls-import-reports>`);
    await waitUntil(() => element.state.type === 'ready');
    await chooseFiles(inside(element, '[name="file"]'), new File(['x'], '春季.xml'));
    await click(inside(element, '[name="source"]'));
    await typeText('省电教馆');
    await click(inside(element, '.upload [type="submit"]'));
    await waitUntil(() => text(element).includes('正在发送“春季.xml”'));
    await click(inside(element, '[data-cancel="upload"]'));
    await waitUntil(() => ended && !text(element).includes('正在发送'));
    reports.unshift({ id: 'im-run', kind: 'catalogue', startedAt: '2026-11-20T01:00:00.000Z', finishedAt: null, progress: 0.5, cancelledAt: null, counts: {}, findings: [] });
    element.reload();
    await waitUntil(() => element.shadowRoot?.querySelector('[data-report="im-run"] progress') !== null);
    expect(text(element)).to.contain('50%');
    await click(inside(element, '[data-cancel="im-run"]'));
    await waitUntil(() => text(element).includes('已停止'));
    expect(element.shadowRoot?.querySelector('progress')).to.equal(null);
  });

  it('has no place for a file for whoever does not manage the county', async () => {
    const element = await reportsOf(person.teacher);
    expect(element.shadowRoot?.querySelector('form')).to.equal(null);
  });
});
