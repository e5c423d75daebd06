import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { press } from '../../test/helpers/browser.ts';
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
});
