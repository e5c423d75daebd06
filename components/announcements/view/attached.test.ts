import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { click, tabTo, press, waitUntil } from '../../../test/helpers/browser.ts';
import type { FileState } from '../../base/attachments/file-reads.ts';
import { LsElement } from '../../base/index.ts';
import type { Announcement } from '../../base/ports/index.ts';
import { Attached } from './attached.ts';

let hasLine = false;
let states = new Map<string, FileState>();
const announcement: Announcement = {
  id: 'a1', title: '座位', text: '', sender: { id: 't', name: '王' }, organisation: { id: 'o', name: '一小', level: 'school' }, urgentReason: null, ask: { kind: 'none' }, dueAt: null,
  state: 'sent', at: '2026-11-20T00:00:00.000Z', counts: [], received: null, sent: null,
  attachments: [{ id: 'f1', kind: 'file', name: '说明.txt', mediaType: 'text/plain', sizeBytes: 9 }],
};

class AttachedHost extends LsElement {
  readonly attached = new Attached(this, {
    load: () => (hasLine ? import('../../base/attachments/views.ts') : Promise.reject(new Error('no line'))),
    files: () => states,
    ask: (announcementId, id) => {
      states = new Map([[`${announcementId} ${id}`, { type: 'loading' }]]);
      this.requestUpdate();
    },
  });
  protected override render(): unknown {
    return this.attached.render(announcement, { t: (key) => key, format: this.format, now: Date.now() });
  }
}
customElements.define('ls-test-attached-host', AttachedHost);

describe('files of an announcement on a broken line', () => {
  let host: AttachedHost;
  const find = (css: string): HTMLElement | null => host.shadowRoot?.querySelector<HTMLElement>(css) ?? null;
  beforeEach(async () => {
    hasLine = false;
    states = new Map<string, FileState>();
    host = await fixture<AttachedHost>(html`<ls-test-attached-host></ls-test-attached-host>`);
    await waitUntil(() => find('[role=alert]'), 'it says nothing and loads for ever');
  });

  it('[P-03] say that there is no line, are tried again by pointer, and a file that is on its way says so', async () => {
    expect(find('[role=alert]')?.textContent).to.contain('base.offline.title');
    const retry = (): HTMLElement => find('[name=retry-files]') ?? host;
    await click(retry());
    await waitUntil(() => find('[role=alert]'), 'still no line');
    hasLine = true;
    await click(retry());
    await waitUntil(() => find('.file'), 'the file does not come');
    expect(find('.file')?.getAttribute('aria-busy')).to.equal('false');
    await click(find('.file') ?? host);
    await waitUntil(() => find('.file')?.getAttribute('aria-busy') === 'true', 'it does not say that it comes');
  });

  it('[P-03] are tried again by keyboard', async () => {
    hasLine = true;
    await tabTo('[name=retry-files]');
    await press('Enter');
    await waitUntil(() => find('.file'), 'the file does not come');
  });
});
