/** Part of a form: value, name, validity and what the browser restores, for elements that a host puts into its own form. */
import type { ReactiveController } from 'lit';
import type { LsElement } from './ls-element.ts';

/** Why a value cannot be handed in. */
export interface Invalidity {
  readonly flag: 'valueMissing' | 'tooLong' | 'rangeOverflow' | 'rangeUnderflow' | 'typeMismatch' | 'customError';
  /** What to do about it, in the person's language. */
  readonly message: string;
  /** Where the browser shows it and puts the focus. */
  readonly anchor?: HTMLElement | undefined;
}

/** What a form control asks of its element. */
export interface FormControlOptions {
  /** What is handed in under the element's `name`; `null` when there is nothing. */
  value(): string | File | FormData | null;
  /** What the browser keeps for back, reload and autofill, if it is not the value itself. */
  keep?(): string;
  /** Takes back what was kept. */
  restore(kept: string): void;
  /** Back to how the form came. */
  reset(): void;
  /** Why the value is not good; `undefined` when it is. */
  check?(): Invalidity | undefined;
}

/**
 * Form association as a controller. The element declares `static formAssociated = true` and hands on the four callbacks,
 * which the browser looks for on its prototype:
 *
 * ```ts
 * formResetCallback(): void { this.#control.reset(); }
 * formStateRestoreCallback(kept: string | File | FormData | null): void { this.#control.restore(kept); }
 * formDisabledCallback(disabled: boolean): void { this.#control.setDisabled(disabled); }
 * formAssociatedCallback(): void { this.requestUpdate(); }
 * ```
 */
export class FormControl implements ReactiveController {
  readonly #host: LsElement;
  readonly #internals: ElementInternals;
  readonly #options: FormControlOptions;
  #isDisabled = false;

  constructor(host: LsElement, internals: ElementInternals, options: FormControlOptions) {
    this.#host = host;
    this.#internals = internals;
    this.#options = options;
    host.addController(this);
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  /** True for `disabled` on the element or on a fieldset around it. */
  get isDisabled(): boolean {
    return this.#isDisabled;
  }
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  hostUpdated(): void {
    this.#sync();
  }

  checkValidity(): boolean {
    this.#sync();
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    this.#sync();
    return this.#internals.reportValidity();
  }

  reset(): void {
    this.#options.reset();
    this.#host.requestUpdate();
  }

  restore(kept: string | File | FormData | null): void {
    if (typeof kept !== 'string') return;
    this.#options.restore(kept);
    this.#host.requestUpdate();
  }

  setDisabled(isDisabled: boolean): void {
    this.#isDisabled = isDisabled;
    this.#host.requestUpdate();
  }

  #sync(): void {
    const value = this.#options.value();
    if (this.#options.keep === undefined) this.#internals.setFormValue(value);
    else this.#internals.setFormValue(value, this.#options.keep());
    const wrong = this.#options.check?.() ?? this.#checkRequired(value);
    if (wrong === undefined) this.#internals.setValidity({});
    else this.#internals.setValidity({ [wrong.flag]: true }, wrong.message, wrong.anchor ?? this.#firstFocusable());
  }

  #checkRequired(value: string | File | FormData | null): Invalidity | undefined {
    const isEmpty = value === null || value === '' || (value instanceof FormData && value.keys().next().done === true);
    if (!isEmpty || !this.#host.hasAttribute('required')) return undefined;
    return { flag: 'valueMissing', message: this.#host.t('base.required') };
  }

  // The browser puts its bubble at a node that can take the focus; without one it says nothing at all.
  #firstFocusable(): HTMLElement | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('button, input, select, textarea, [tabindex]') ?? undefined;
  }
}
