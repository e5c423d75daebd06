/** What comes after the first results: that something comes is seen at once, the keyboard keeps its place, and a broken line says so. */
import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { click, waitUntil } from '../../test/helpers/browser.ts';
import { renderBareState } from '../base/views.ts';
import { inside, pickerWith, shelf, titles } from './fixtures/mounted.ts';
import type { PickerDetail } from './resource-picker.types.ts';
import { detail } from './view/detail.ts';
import type { PickerView } from './view/picker-view.ts';

const [first] = shelf().resources;
if (first === undefined) throw new Error('The shelf is empty.');
const opened: PickerDetail = { type: 'ready', id: first.id, resource: first, rating: null, related: [] };

/** The frame, while what stands in it is on its way or did not come. */
function frame(isMissing: boolean, onRetry = (): void => undefined) {
  const t = (key: string): string => key;
  const closerLook = { isComing: !isMissing, isMissing, of: () => null, standIn: () => renderBareState({ type: 'offline' }, t, { retry: onRetry }) };
  // Only what the frame looks at.
  return fixture<HTMLElement>(html`<div>${detail({ t, acts: { close: () => undefined, open: () => undefined }, closerLook } as unknown as PickerView, opened)}</div>`);
}

describe('what of ls-resource-picker comes after the first results', () => {
  it('a closer look has its frame at once: where the keyboard goes, the way back, and bones', async () => {
    const box = await frame(false);
    expect(box.querySelector('.detail')?.getAttribute('aria-busy')).to.equal('true');
    expect(box.querySelector('#detail-title')?.textContent).to.equal('resource-picker.detail.loading');
    expect([box.querySelectorAll('.detail__back').length, box.querySelectorAll('.bone').length]).to.deep.equal([1, 3]);
  });

  it('one that did not come says so, and is asked for again by its button', async () => {
    let asked = 0;
    const box = await frame(true, () => (asked += 1));
    expect(box.querySelector('.detail')?.getAttribute('aria-busy')).to.equal('false');
    expect(box.querySelector('#detail-title')?.textContent).to.equal('resource-picker.detail.error');
    const buttons = [...box.querySelectorAll('button')];
    expect(buttons).to.have.length(2);
    await click(buttons[1] ?? box);
    expect(asked).to.equal(1);
  });

  it('the keyboard stands in the heading of what came, and at its card again afterwards; filters and drawn covers come by themselves', async () => {
    const { picker } = await pickerWith({ early: true });
    await waitUntil(() => picker.shadowRoot?.querySelector('.facet__value') && picker.shadowRoot.querySelector('.item__cover svg rect'), 'filters and covers');
    const [title] = titles(picker);
    const card = inside(picker, '.item__open');
    await click(card);
    await waitUntil(() => picker.shadowRoot?.activeElement?.id === 'detail-title' && picker.shadowRoot.activeElement.textContent.trim() === title);
    await click(inside(picker, '.detail__back'));
    await waitUntil(() => picker.shadowRoot?.activeElement === card);
    // They have their colours, wherever they were drawn.
    const paper = picker.shadowRoot?.querySelector('.item__cover svg rect');
    expect(paper && getComputedStyle(paper).fill).to.match(/^rgb\((?!0, 0, 0\))/);
  });
});
