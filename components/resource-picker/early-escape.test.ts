/** Escape before the code is there that knows what it shuts. A file of its own: that code comes once for a page. */
import { expect } from '@open-wc/testing';
import { press, waitUntil } from '../../test/helpers/browser.ts';
import { inside, pickerWith } from './fixtures/mounted.ts';

describe('ls-resource-picker in a modal dialog, just opened', () => {
  it('lets no Escape out of the closer look while its code is on its way, and shuts it by the next', async () => {
    const { picker } = await pickerWith({ early: true });
    const dialog = document.createElement('dialog');
    dialog.ariaLabel = '选择资源';
    picker.replaceWith(dialog);
    dialog.append(picker);
    dialog.showModal();
    await waitUntil(() => picker.state.type === 'ready' && picker.shadowRoot?.querySelector('.item__open'));
    inside(picker, '.item__open').click();
    // Turns of promises only: nothing can come over the line between them.
    for (let turn = 0; turn < 200 && !picker.shadowRoot?.querySelector('#detail-title'); turn += 1) await Promise.resolve();
    let heard = 0;
    dialog.addEventListener('keydown', () => (heard += 1));
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true });
    inside(picker, '#detail-title').dispatchEvent(escape);
    expect([escape.defaultPrevented, heard, dialog.open]).to.deep.equal([true, 0, true]);
    await waitUntil(() => picker.shadowRoot?.activeElement?.id === 'detail-title' && picker.shadowRoot.querySelector('.report'));
    await waitUntil(async () => {
      if (picker.shadowRoot?.querySelector('.detail')) await press('Escape');
      return picker.shadowRoot?.querySelector('.detail') === null;
    }, 'the closer look is shut');
    expect([heard, dialog.open]).to.deep.equal([0, true]);
  });
});
