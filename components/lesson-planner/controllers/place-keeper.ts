/** Keeps the keyboard where it is while the plan is drawn anew: the caret in a text that others change, the focus on a step that moves. */
import type { ReactiveController, ReactiveElement } from 'lit';
import { movedCaret } from '../model/common-ends.ts';

/** Where the caret of a field stands while the field is drawn anew. */
interface Caret {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export class PlaceKeeper implements ReactiveController {
  readonly #host: ReactiveElement;
  #caret: Caret | undefined;
  /** What has the focus before the plan is drawn anew. */
  #active: Element | null = null;
  /** What is to have the focus, as soon as it is drawn and the keyboard has not gone elsewhere. */
  #wanted: { readonly css: string; readonly from: Element | null } | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const field = (this.#active = this.#host.shadowRoot?.activeElement ?? null);
    const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
    this.#caret = isText ? { field, value: field.value, start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 } : undefined;
  }

  hostUpdated(): void {
    // What is wanted comes first: it may stand where nothing is left of what had the focus.
    this.#give();
    this.#keepFocus();
    if (this.#caret === undefined) return;
    const { field, value, start, end } = this.#caret;
    this.#caret = undefined;
    if (field.value !== value && this.#host.shadowRoot?.activeElement === field) field.setSelectionRange(movedCaret(start, value, field.value), movedCaret(end, value, field.value));
  }

  /** What is drawn next gets the keyboard. */
  focus(css: string): void {
    this.#wanted = { css, from: this.#host.shadowRoot?.activeElement ?? null };
    void this.#host.updateComplete.then(() => this.#give(true));
  }

  /** What an act makes may be drawn later than the act is done: then it gets the keyboard there. */
  #give(isFirst = false): void {
    if (this.#wanted === undefined) return;
    const { css, from } = this.#wanted;
    const active = this.#host.shadowRoot?.activeElement ?? null;
    const isElsewhere = !isFirst && active !== null && active !== from;
    const found = isElsewhere ? null : this.#host.renderRoot.querySelector<HTMLElement>(css);
    if (found === null && !isElsewhere) return;
    this.#wanted = undefined;
    found?.focus();
  }

  /** A step that is moved loses the focus, in another lane it is drawn anew: the keyboard goes along, or stays near. */
  #keepFocus(): void {
    const active = this.#active;
    const { shadowRoot, renderRoot } = this.#host;
    if (!(active instanceof HTMLElement) || shadowRoot?.activeElement !== null) return;
    const id = active.closest<HTMLElement>('.step')?.dataset['id'] ?? '';
    const near = renderRoot.querySelector<HTMLElement>(`.step[data-id="${CSS.escape(id)}"] .step__handle`) ?? renderRoot.querySelector<HTMLElement>('.removed summary, [name=back]');
    (active.isConnected ? active : near)?.focus();
  }
}
