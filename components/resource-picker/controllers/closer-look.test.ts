/** The keyboard in a closer look whose code is slow, or does not come. */
import { expect, fixture } from '@open-wc/testing';
import { css, html, nothing } from 'lit';
import { press, waitUntil } from '../../../test/helpers/browser.ts';
import { LsElement } from '../../base/index.ts';
import { shelf } from '../fixtures/mounted.ts';
import type { LsResourcePicker } from '../resource-picker.ts';
import type { PickerData, PickerDetail } from '../resource-picker.types.ts';
import { detail } from '../view/detail.ts';
import type { PickerView } from '../view/picker-view.ts';
import { CloserLook } from './closer-look.ts';

type Views = typeof import('../judged/index.ts');

const [first] = shelf().resources;
if (first === undefined) throw new Error('The shelf is empty.');
const opened: PickerDetail = { type: 'ready', id: first.id, resource: first, rating: null, related: [] };
const views = {
  closerLook: () => html`<h3 id="detail-title" tabindex="-1">分数的初步认识</h3>`,
  preview: () => null,
  detailStyles: css``,
  judgedStyles: css``,
} as unknown as Views;

/** What the line does with each question for the code; without an answer it is broken. */
let line: (() => Promise<Views>)[] = [];
const broken = (): Promise<Views> => Promise.reject(new Error('no line'));

/** As the picker draws it, and nothing else of the picker. */
class LookHost extends LsElement {
  shown: PickerDetail | null = null;
  readonly look = new CloserLook(
    this as unknown as LsResourcePicker,
    () => ({ detail: this.shown }) as PickerData,
    () => (line.shift() ?? broken)(),
  );

  protected override render(): unknown {
    const view = { t: this.t.bind(this), acts: { close: () => undefined, open: () => undefined }, closerLook: this.look };
    return this.shown === null ? nothing : detail(view as unknown as PickerView, this.shown);
  }
}
customElements.define('ls-test-look-host', LookHost);

const noLine = '现在没有联网';

async function hostWith(...answers: (() => Promise<Views>)[]): Promise<{ host: LookHost; field: HTMLInputElement; at: () => string | undefined }> {
  line = answers;
  const box = await fixture<HTMLElement>(html`<div><ls-test-look-host lang="zh-CN"></ls-test-look-host><input aria-label="页面" /></div>`);
  const host = box.querySelector<LookHost>('ls-test-look-host') ?? expect.fail('no host');
  host.shown = opened;
  host.requestUpdate();
  await host.updateComplete;
  return { host, field: box.querySelector('input') ?? expect.fail('no field'), at: () => host.shadowRoot?.activeElement?.id };
}
const says = (host: LookHost, words: string) => waitUntil(() => host.shadowRoot?.textContent.includes(words), words);

describe('the keyboard in a closer look', () => {
  it('stays in the heading where its code does not come, and is in that of what comes later', async () => {
    const { host, at } = await hostWith(broken, async () => views);
    expect(at()).to.equal('detail-title');
    await says(host, noLine);
    expect(at()).to.equal('detail-title');
    window.dispatchEvent(new Event('online'));
    await says(host, '分数的初步认识');
    await host.updateComplete;
    expect(at()).to.equal('detail-title');
  });

  it('is in the heading after the button that asks again, which is gone then', async () => {
    const { host, at } = await hostWith(broken, async () => views);
    await says(host, noLine);
    host.shadowRoot?.querySelector<HTMLElement>('.state__acts button')?.focus();
    await press('Enter');
    await says(host, '分数的初步认识');
    await host.updateComplete;
    expect(at()).to.equal('detail-title');
  });

  it('stays where somebody has gone on meanwhile, however late it comes', async () => {
    let come = (): void => undefined;
    const { host, field } = await hostWith(broken, () => new Promise((resolve) => (come = () => resolve(views))));
    await says(host, noLine);
    field.focus();
    window.dispatchEvent(new Event('online'));
    await waitUntil(() => host.shadowRoot?.querySelector('.bone'));
    come();
    await says(host, '分数的初步认识');
    await host.updateComplete;
    expect(document.activeElement === field).to.equal(true);
  });
});
