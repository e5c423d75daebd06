/** The picker as a form control: what is chosen, under a name, with the validity that a form asks for. */
import { property } from 'lit/decorators.js';
import { LsDataElement } from '../base/index.ts';
import { LsResourceSelectEvent } from './resource-picker.events.ts';
import type { PickedResource, PickerState, PickerTarget } from './resource-picker.types.ts';
import { Choosing } from './controllers/choosing.ts';

export abstract class PickerControl extends LsDataElement<PickerState, 'resources'> {
  static readonly formAssociated = true;

  /** Allows more than one. */
  @property({ type: Boolean }) multiple = false;
  /** Most that may be chosen, with `multiple`. */
  @property({ type: Number }) max = Number.POSITIVE_INFINITY;
  /** Name in a form. */
  @property({ reflect: true }) name = '';
  /** In a form: at least one must be chosen. */
  @property({ type: Boolean, reflect: true }) required = false;

  /** Classes, courses or schools for which a person can choose. With any, a choice counts once one of them is chosen; none is beforehand. */
  @property({ attribute: false }) targets: readonly PickerTarget[] = [];
  /** Name of the target for which is chosen; empty before somebody has said so. */
  @property({ attribute: false }) target = '';

  /**
   * Chooses for a class or an organisation of the person's own: these are offered as targets, and what is chosen is given to them, with
   * a reason and the person's name, as something recommended that they can take or leave.
   */
  @property({ type: Boolean }) gives = false;

  /** @internal Those of the host, else those to which the person may give. */
  get offered(): readonly PickerTarget[] {
    return this.targets;
  }

  /** @internal */
  protected readonly choosing = new Choosing(this, this.internals, (selection) => this.#tellSelection(selection));
  /** Target that a person has chosen last, and the one that the host had set before. */
  #aimed: string | undefined;
  #givenTarget = '';

  /** Ids of what is chosen, in order. Empty until somebody chooses. */
  @property({ attribute: false })
  get value(): readonly string[] {
    return this.choosing.ids;
  }
  set value(ids: readonly string[] | string | null | undefined) {
    this.choosing.set(ids ?? []);
  }

  get form(): HTMLFormElement | null {
    return this.choosing.form.form;
  }
  get validity(): ValidityState {
    return this.choosing.form.validity;
  }
  get validationMessage(): string {
    return this.choosing.form.validationMessage;
  }
  get willValidate(): boolean {
    return this.choosing.form.willValidate;
  }
  checkValidity(): boolean {
    return this.choosing.form.checkValidity();
  }
  reportValidity(): boolean {
    return this.choosing.form.reportValidity();
  }
  /** @internal */
  formResetCallback(): void {
    this.choosing.form.reset();
  }
  /** @internal */
  formStateRestoreCallback(kept: string | File | FormData | null): void {
    this.choosing.form.restore(kept);
  }
  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.choosing.form.setDisabled(disabled);
  }

  /** @internal */
  protected aim(target: string): void {
    if (this.target !== this.#aimed) this.#givenTarget = this.target;
    this.#aimed = this.target = target;
    if (this.choosing.selection.length > 0) this.#tellSelection(this.choosing.selection);
  }

  /** @internal Another person has aimed at nothing yet. */
  protected forgetAim(): void {
    if (this.target === this.#aimed) this.target = this.#givenTarget;
    this.#aimed = undefined;
  }

  /** @internal Version of a resource that a host or a form has set by its id; `null` until it was looked up. */
  protected versionOf(_id: string): number | null {
    return null;
  }

  #tellSelection(chosen: readonly PickedResource[]): void {
    const selection = chosen.map(({ id, version }) => ({ id, version: version ?? this.versionOf(id) }));
    const isAimed = this.offered.some(({ name }) => name === this.target);
    // For nobody knows whom is no choice yet: it is told once that is known.
    if ((this.offered.length === 0 && !this.gives) || isAimed) this.dispatchEvent(new LsResourceSelectEvent(selection, isAimed ? this.target : null));
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
