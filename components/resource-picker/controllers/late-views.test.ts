import { expect, fixture } from '@open-wc/testing';
import { css, html, nothing } from 'lit';
import { click, waitUntil } from '../../../test/helpers/browser.ts';
import { LsElement } from '../../base/index.ts';
import { LateViews } from './late-views.ts';

let answers: (() => Promise<string>)[] = [];
let asked = 0;

/** Wants its views with each drawing, as the closer look does. */
class LateHost extends LsElement {
  readonly late = new LateViews(
    this,
    () => {
      asked += 1;
      return (answers.shift() ?? (() => Promise.reject(new Error('no line'))))();
    },
    () => css``,
  );
  /** Somebody sees where they will stand. */
  waits = false;

  protected override willUpdate(): void {
    this.late.want();
  }
  protected override render(): unknown {
    return html`${typeof this.late.views === 'string' ? this.late.views : nothing}${this.waits && this.late.views === null ? this.late.standIn('rows', 2) : nothing}`;
  }
}
customElements.define('ls-test-late-host', LateHost);

describe('views that come late', () => {
  beforeEach(() => (asked = 0));

  it('are not asked for again and again while the line is broken, and come with the next drawing', async () => {
    answers = [];
    const host = await fixture<LateHost>(html`<ls-test-late-host></ls-test-late-host>`);
    await waitUntil(() => asked === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).to.equal(1);
    answers = [() => Promise.resolve('here')];
    host.requestUpdate();
    await waitUntil(() => host.shadowRoot?.textContent === 'here');
    expect(asked).to.equal(2);
  });

  it('show bones where they will stand, then that there is no line, are asked for by its button and come when the line is back', async () => {
    let breakLine = (): void => undefined;
    answers = [() => new Promise((_, reject) => (breakLine = () => reject(new Error('no line')))), () => Promise.reject(new Error('no line')), () => Promise.resolve('here')];
    const host = await fixture<LateHost>(html`<ls-test-late-host lang="zh-CN" .waits=${true}></ls-test-late-host>`);
    expect([host.shadowRoot?.querySelectorAll('.bone').length, host.shadowRoot?.textContent.trim()]).to.deep.equal([6, '正在加载…']);
    breakLine();
    await waitUntil(() => host.shadowRoot?.textContent.includes('现在没有联网'), 'says so');
    host.requestUpdate();
    await host.updateComplete;
    expect(asked, 'and asks nothing by itself').to.equal(1);
    await click(host.shadowRoot?.querySelector('button') ?? host);
    await waitUntil(() => asked === 2);
    await waitUntil(() => host.shadowRoot?.textContent.includes('现在没有联网'), 'still no line');
    window.dispatchEvent(new Event('online'));
    await waitUntil(() => host.shadowRoot?.textContent === 'here');
  });

  it('come by another address where the browser remembers that the first one failed', async () => {
    const address = new URL('/node_modules/idb/build/index.js', location.href).href;
    answers = [() => Promise.reject(new TypeError(`Failed to fetch dynamically imported module: ${address}`))];
    const host = await fixture<LateHost>(html`<ls-test-late-host></ls-test-late-host>`);
    await waitUntil(() => host.late.views !== null);
    expect(host.late.views).to.have.property('openDB');
  });

  it('are asked for by no line that comes back once the element is gone', async () => {
    answers = [];
    const host = await fixture<LateHost>(html`<ls-test-late-host lang="zh-CN" .waits=${true}></ls-test-late-host>`);
    await waitUntil(() => host.shadowRoot?.textContent.includes('现在没有联网'));
    host.remove();
    window.dispatchEvent(new Event('online'));
    await host.updateComplete;
    expect(asked).to.equal(1);
  });
});
