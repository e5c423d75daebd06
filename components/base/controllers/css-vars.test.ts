import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { CssVars, cssVars, define, LsElement, type CssVariables } from '../index.ts';

class Bar extends LsElement {
  static override properties = { share: { attribute: false } };
  declare share: number | null;
  constructor() {
    super();
    this.share = 0.25;
    new CssVars(this, (): CssVariables => (this.share === null ? {} : { '--_share': this.share }));
  }
  override render(): TemplateResult {
    return html`<i ${cssVars({ '--_inner': this.share, '--_fixed': '2px' })}></i>`;
  }
}
define('test-bar', Bar);

describe('CssVars', () => {
  it('sets variables on the host and on inner nodes, changes and removes them', async () => {
    const bar = await fixture<Bar>(html`<test-bar></test-bar>`);
    const inner = bar.shadowRoot!.querySelector<HTMLElement>('i')!;
    expect(bar.style.getPropertyValue('--_share')).to.equal('0.25');
    expect(inner.style.getPropertyValue('--_inner')).to.equal('0.25');
    bar.share = 0.5;
    await bar.updateComplete;
    expect(bar.style.getPropertyValue('--_share')).to.equal('0.5');
    bar.share = null;
    await bar.updateComplete;
    expect(bar.style.getPropertyValue('--_share')).to.equal('');
    expect(inner.style.getPropertyValue('--_inner')).to.equal('');
    expect(inner.style.getPropertyValue('--_fixed')).to.equal('2px');
  });
});
