import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { click, waitUntil } from '../../../test/helpers/browser.ts';
import { LsElement } from '../../base/index.ts';
import { FilesEditor } from './files-editor.ts';

let hasLine = false;
const load = () => (hasLine ? import('../../base/attachments/views.ts') : Promise.reject(new Error('no line')));

class FilesHost extends LsElement {
  readonly files = new FilesEditor(this, load);
  protected override render(): unknown {
    return this.files.render((key) => key, this.format);
  }
}
customElements.define('ls-test-files-host', FilesHost);

describe('files that are chosen while the line is broken', () => {
  let host: FilesHost;
  const all = (css: string): HTMLElement[] => [...(host.shadowRoot?.querySelectorAll<HTMLElement>(css) ?? [])];
  const choose = async (): Promise<void> => {
    await host.files.add([new File(['1 2 3'], '练习.txt', { type: 'text/plain' })]);
    await host.updateComplete;
  };
  beforeEach(async () => {
    hasLine = false;
    host = await fixture<FilesHost>(html`<ls-test-files-host></ls-test-files-host>`);
  });

  it('are named and kept, hold the sending up, and are taken in when they are tried again', async () => {
    await choose();
    expect(all('[role=alert]')[0]?.textContent).to.contain('练习.txt');
    expect([host.files.isBusy, host.files.drafts.length]).to.deep.equal([true, 0]);
    hasLine = true;
    await click(all('[name=retry-files]')[0] ?? host);
    await waitUntil(() => host.files.drafts.length === 1);
    await waitUntil(() => !host.files.isBusy && all('[role=alert]').length === 0);
  });

  it('can be let go, and nothing is held up then', async () => {
    await choose();
    await click(all('[name=drop-files]')[0] ?? host);
    await waitUntil(() => all('[role=alert]').length === 0);
    expect([host.files.isBusy, host.files.drafts.length]).to.deep.equal([false, 0]);
  });
});
