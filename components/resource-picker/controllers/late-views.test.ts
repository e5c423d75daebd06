import { expect, fixture } from '@open-wc/testing';
import { css, html } from 'lit';
import { waitUntil } from '../../../test/helpers/browser.ts';
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
  protected override willUpdate(): void {
    this.late.want();
  }
  protected override render(): unknown {
    return html`${this.late.views}`;
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
});
