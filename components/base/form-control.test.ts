import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define, FormControl, LsElement } from './index.ts';

class Field extends LsElement {
  static formAssociated = true;
  @property() value = '';
  readonly control = new FormControl(this, this.internals, {
    value: () => this.value || null,
    restore: (kept) => (this.value = kept),
    reset: () => (this.value = this.getAttribute('value') ?? ''),
    check: () => (this.value.length > 3 ? { flag: 'tooLong', message: '太长了' } : undefined),
  });
  formResetCallback(): void {
    this.control.reset();
  }
  formStateRestoreCallback(kept: string | File | FormData | null): void {
    this.control.restore(kept);
  }
  formDisabledCallback(isDisabled: boolean): void {
    this.control.setDisabled(isDisabled);
  }
  override render(): TemplateResult {
    return html`<input .value=${this.value} ?disabled=${this.control.isDisabled} aria-label="value" />`;
  }
}
define('test-field', Field);

const inForm = async (field: TemplateResult): Promise<{ form: HTMLFormElement; field: Field }> => {
  const form = await fixture<HTMLFormElement>(html`<form lang="zh-CN"><fieldset>${field}</fieldset></form>`);
  return { form, field: form.querySelector<Field>('test-field')! };
};

describe('FormControl', () => {
  it('hands its value in under its name', async () => {
    const { form, field } = await inForm(html`<test-field name="resource"></test-field>`);
    expect(Array.from(new FormData(form))).to.deep.equal([]);
    expect(form.checkValidity(), 'nothing is required').to.equal(true);
    field.value = '𠮷';
    await field.updateComplete;
    expect(new FormData(form).get('resource')).to.equal('𠮷');
    expect(field.control.form).to.equal(form);
  });

  it('stops the form with a sentence in the language of the place', async () => {
    const { form, field } = await inForm(html`<test-field name="resource" required></test-field>`);
    expect(form.checkValidity()).to.equal(false);
    expect(field.control.validity.valueMissing).to.equal(true);
    expect(field.control.validationMessage).to.match(/\p{Script=Han}/u);
    field.value = 'abcd';
    expect(field.control.checkValidity()).to.equal(false);
    expect(field.control.validationMessage).to.equal('太长了');
    field.value = 'abc';
    await field.updateComplete;
    expect(form.checkValidity()).to.equal(true);
  });

  it('goes back with the form, and takes back what the browser kept', async () => {
    const { form, field } = await inForm(html`<test-field name="resource" value="a"></test-field>`);
    field.value = 'b';
    await field.updateComplete;
    form.reset();
    await field.updateComplete;
    expect(new FormData(form).get('resource')).to.equal('a');
    field.formStateRestoreCallback('c');
    await field.updateComplete;
    expect(new FormData(form).get('resource')).to.equal('c');
  });

  it('is disabled by a fieldset around it', async () => {
    const { form, field } = await inForm(html`<test-field name="resource" value="a"></test-field>`);
    form.querySelector('fieldset')!.disabled = true;
    await field.updateComplete;
    expect(field.shadowRoot?.querySelector('input')?.disabled).to.equal(true);
    expect(Array.from(new FormData(form))).to.deep.equal([]);
  });
});
