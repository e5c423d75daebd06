import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { define, LsDataElement, ready, type DataState } from './index.ts';

class Viewed extends LsDataElement<DataState<object>> {
  override render(): TemplateResult {
    const { state } = this;
    if (state.type !== 'ready') return this.renderBareState(state);
    return html`${this.renderFreshness(state)}<p>data</p>`;
  }
}
define('test-viewed', Viewed);

const problem = { code: 'forbidden', title: '这不是你的班级', detail: '只有任课老师能看。', action: '请换一个班级。', offline: false };
const text = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();
const show = (state: unknown): Promise<Viewed> => fixture<Viewed>(html`<test-viewed lang="zh-CN" .state=${state}></test-viewed>`);

describe('views of states', () => {
  for (const type of ['unset', 'loading', 'empty', 'offline']) {
    it(`[UX-19] draws ${type}, accessibly`, async () => {
      const element = await show({ type });
      expect(text(element)).to.match(/\p{Script=Han}{4}/u);
      await expect(element).to.be.accessible();
    });
  }

  it('[UX-19] says of an error what happened, what it means and what to do, and asks again on demand', async () => {
    const element = await show({ type: 'error', problem });
    expect(text(element)).to.contain('这不是你的班级').and.contain('只有任课老师能看。').and.contain('请换一个班级。').and.contain('forbidden');
    await expect(element).to.be.accessible();
    let asked = 0;
    element.addEventListener('ls-reload-request', () => (asked += 1));
    element.shadowRoot?.querySelector('button')?.click();
    expect(asked).to.equal(1);
  });

  it('has words of its own for an unexpected error', async () => {
    const element = await show({ type: 'error', problem: { ...problem, code: 'unexpected', title: '', detail: '', action: '' } });
    expect(text(element)).to.contain('出了一点问题');
  });

  it('[UX-09] says of kept data from when they are, and how many acts wait', async () => {
    const element = await show(ready({}, { asOf: '2020-09-01T00:00:00Z', stale: true, pending: 2 }));
    expect(text(element)).to.contain('2020年9月1日 08:00').and.contain('data');
    element.state = ready({}, { asOf: '2020-09-01T00:00:00Z', stale: false, pending: 2 });
    await element.updateComplete;
    expect(text(element)).to.contain('2 项').and.contain('data');
  });

  it('is quiet about fresh data', async () => {
    const element = await show(ready({}, { asOf: '2020-09-01T00:00:00Z', stale: false }));
    expect(text(element)).to.equal('data');
  });

  it('shows the problem of the last act beside the data', async () => {
    const element = await show({ ...ready({}, { asOf: '2020-09-01T00:00:00Z', stale: false }), problem });
    expect(text(element)).to.contain('这不是你的班级').and.contain('data');
  });
});
