import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { press } from '../../../test/helpers/browser.ts';
import { define, LostFocus, LsElement, RovingFocus } from '../index.ts';

class FocusProbe extends LsElement {
  static override properties = { names: { attribute: false }, chosen: {} };
  declare names: readonly string[];
  declare chosen: string;

  constructor() {
    super();
    this.names = ['a', 'b', 'c'];
    this.chosen = '';
    new LostFocus(this, { items: 'button', fallback: 'h2' });
    new RovingFocus(this, {
      items: 'button',
      direction: 'horizontal',
      current: () => this.#button(this.chosen),
    });
  }

  get focused(): string | undefined {
    return this.shadowRoot?.activeElement?.id;
  }
  get stops(): readonly string[] {
    return Array.from(this.shadowRoot?.querySelectorAll('[tabindex="0"]') ?? [], ({ id }) => id);
  }
  focusOn(name: string): void {
    this.#button(name)?.focus();
  }
  override render(): TemplateResult {
    return html`<h2 id="title" tabindex="-1">title</h2>
      ${repeat(this.names, (name) => name, (name) => html`<p><button id=${name}>${name}</button></p>`)}`;
  }
  #button(name: string): HTMLElement | undefined {
    return this.shadowRoot?.querySelector<HTMLElement>(`button[id="${name}"]`) ?? undefined;
  }
}
define('test-focus', FocusProbe);

describe('LostFocus', () => {
  for (const [from, left, to] of [
    ['a', ['b', 'c'], 'b'],
    ['c', ['a', 'b'], 'b'],
    ['b', [], 'title'],
  ] as const) {
    it(`[UX-02] goes on from ${from} to ${to}`, async () => {
      const probe = await fixture<FocusProbe>(html`<test-focus></test-focus>`);
      probe.focusOn(from);
      probe.names = left;
      await probe.updateComplete;
      expect(probe.focused).to.equal(to);
    });
  }

  it('leaves the focus alone while its item stays', async () => {
    const probe = await fixture<FocusProbe>(html`<test-focus></test-focus>`);
    probe.focusOn('c');
    probe.names = ['c'];
    await probe.updateComplete;
    expect(probe.focused).to.equal('c');
  });
});

class RowsProbe extends LsElement {
  static override properties = { rows: { attribute: false }, asks: { type: Boolean } };
  declare rows: readonly string[];
  declare asks: boolean;

  constructor() {
    super();
    this.rows = ['a', 'b'];
    this.asks = true;
    new LostFocus(this, { items: 'li', fallback: 'ul' });
  }

  override render(): TemplateResult {
    return html`<ul tabindex="-1">
      ${repeat(this.rows, (row) => row, (row) => html`<li id=${row} tabindex="-1">${this.asks ? html`<button id="of-${row}">${row}</button>` : row}</li>`)}
    </ul>`;
  }
}
define('test-focus-rows', RowsProbe);

describe('LostFocus of rows that hold what is pressed', () => {
  it('[UX-02] stays at the row whose button went away, also where another one came before it', async () => {
    const probe = await fixture<RowsProbe>(html`<test-focus-rows></test-focus-rows>`);
    probe.shadowRoot?.querySelector<HTMLElement>('#of-b')?.focus();
    probe.asks = false;
    probe.rows = ['c', 'a', 'b'];
    await probe.updateComplete;
    expect(probe.shadowRoot?.activeElement?.id).to.equal('b');
  });
});

describe('RovingFocus', () => {
  it('[UX-02] has one stop for Tab, and arrows lead on', async () => {
    const probe = await fixture<FocusProbe>(html`<test-focus dir="ltr"></test-focus>`);
    expect(probe.stops).to.deep.equal(['a']);
    probe.focusOn('a');
    await press('ArrowRight');
    expect(probe.focused).to.equal('b');
    expect(probe.stops).to.deep.equal(['b']);
    await press('End');
    await press('ArrowRight');
    expect(probe.focused).to.equal('c');
    await press('Home');
    expect(probe.focused).to.equal('a');
    await press('ArrowDown');
    expect(probe.focused, 'the other arrows are the page’s').to.equal('a');
  });

  it('[UX-13] leads the other way in Uyghur', async () => {
    const probe = await fixture<FocusProbe>(html`<test-focus lang="ug"></test-focus>`);
    probe.focusOn('a');
    await press('ArrowLeft');
    expect(probe.focused).to.equal('b');
    await press('ArrowRight');
    expect(probe.focused).to.equal('a');
  });

  it('leads Tab to what is chosen, but not away from the keyboard', async () => {
    const probe = await fixture<FocusProbe>(html`<test-focus></test-focus>`);
    probe.chosen = 'c';
    await probe.updateComplete;
    expect(probe.stops).to.deep.equal(['c']);
    probe.focusOn('a');
    probe.requestUpdate();
    await probe.updateComplete;
    expect(probe.stops).to.deep.equal(['a']);
  });
});
