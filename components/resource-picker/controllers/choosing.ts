import { FormControl, type Invalidity, type LsElement, type ResourceSummary } from '../../base/index.ts';
import { limited, movedTo, selectionOf, toggled, without, type SelectionRules } from '../model/selection.ts';
import type { PickedResource } from '../resource-picker.types.ts';

export interface ChoosingHost extends LsElement {
  readonly multiple: boolean;
  readonly max: number;
  readonly name: string;
  readonly required: boolean;
  readonly offered: readonly { readonly name: string }[];
  readonly target: string;
}

/** What is chosen, and its part in a form. Empty until somebody chooses. */
export class Choosing {
  readonly form: FormControl;
  readonly #host: ChoosingHost;
  readonly #told: (selection: readonly PickedResource[]) => void;
  /** All that was given or chosen: how many may be is known only when it is read, since a host may say so later. */
  #kept: readonly PickedResource[] = [];
  /** As much of it as may be chosen. */
  #selection: readonly PickedResource[] = [];
  #complains = false;
  /** What a person's own hand has chosen last; once the host has set something else, that is another. */
  #own: readonly PickedResource[] | null = null;
  /** What the host had set before. */
  #given: readonly string[] = [];

  /** @param told called when a person has changed the selection */
  constructor(host: ChoosingHost, internals: ElementInternals, told: (selection: readonly PickedResource[]) => void) {
    this.#host = host;
    this.#told = told;
    this.form = new FormControl(host, internals, {
      value: () => (this.#host.name ? this.#formData() : this.ids.join(' ')),
      keep: () => this.ids.join(' '),
      restore: (kept) => this.#choose(selectionOf(listed(kept))),
      reset: () => {
        this.#complains = false;
        this.set([]);
      },
      check: () => this.#check(),
    });
    host.addEventListener('invalid', () => {
      this.#complains = true;
      host.requestUpdate();
    });
  }

  get selection(): readonly PickedResource[] {
    const now = limited(this.#kept, this.#limits);
    // The same one for as long as nothing changes.
    if (now.length !== this.#selection.length || now.some((picked, place) => picked !== this.#selection[place])) this.#selection = now;
    return this.#selection;
  }
  get ids(): readonly string[] {
    return idsOf(this.selection);
  }
  /** True when a form was held back for want of a choice. */
  get complains(): boolean {
    return this.#complains && this.#isMissing;
  }
  get rules(): SelectionRules {
    return this.form.isDisabled ? { multiple: this.#host.multiple, max: 0 } : this.#limits;
  }

  /** Takes what a host or a form gives; nobody is told. A host that writes each choice back has set nothing of its own. */
  set(ids: readonly string[] | string): void {
    const set = selectionOf(listed(ids));
    if (idsOf(set).join(' ') === idsOf(this.#kept).join(' ')) return;
    const versions = new Map(this.#kept.map(({ id, version }) => [id, version]));
    this.#kept = set.map(({ id }) => ({ id, version: versions.get(id) ?? null }));
    this.#host.requestUpdate();
  }

  /** Takes back what a person has chosen: what the host had set is there again. */
  forget(): void {
    if (this.#own === this.#kept) this.set(this.#given);
  }

  toggle(resource: Pick<ResourceSummary, 'id' | 'version'>): void {
    this.#change(toggled(this.selection, resource, this.rules));
  }
  remove(id: string): void {
    this.#change(without(this.selection, id));
  }
  clear(): void {
    this.#change([]);
  }
  /** Puts a chosen resource at another place, counted from 0. */
  move(id: string, place: number): void {
    this.#change(movedTo(this.selection, id, place));
  }

  #change(selection: readonly PickedResource[]): void {
    if (this.form.isDisabled || selection === this.selection) return;
    this.#choose(selection);
    if (selection.length > 0) this.#complains = false;
    // A listener may submit the form at once: it must find the new value there.
    this.form.hostUpdated();
    this.#host.requestUpdate();
    this.#told(selection);
  }

  #choose(selection: readonly PickedResource[]): void {
    if (this.#own !== this.#kept) this.#given = idsOf(this.#kept);
    this.#own = this.#kept = selection;
  }

  get #limits(): SelectionRules {
    const { multiple, max } = this.#host;
    return { multiple, max: Number.isInteger(max) && max > 0 ? max : Number.POSITIVE_INFINITY };
  }

  get #isMissing(): boolean {
    return this.#host.required && this.selection.length === 0;
  }

  #formData(): FormData {
    const data = new FormData();
    for (const id of this.ids) data.append(this.#host.name, id);
    return data;
  }

  #check(): Invalidity | undefined {
    const { offered: targets, target } = this.#host;
    if (this.selection.length > 0 && targets.length > 0 && !targets.some(({ name }) => name === target)) {
      const field = this.#host.renderRoot.querySelector<HTMLElement>('.target select') ?? undefined;
      return { flag: 'valueMissing', message: this.#host.t('resource-picker.target.required'), anchor: field };
    }
    if (!this.#isMissing) return undefined;
    const anchor = this.#host.renderRoot.querySelector<HTMLElement>('.search__input') ?? undefined;
    return { flag: 'valueMissing', message: this.#host.t('resource-picker.required'), anchor };
  }
}

function idsOf(selection: readonly PickedResource[]): readonly string[] {
  return selection.map(({ id }) => id);
}

function listed(ids: readonly string[] | string): readonly string[] {
  return typeof ids === 'string' ? ids.split(/[\s,]+/) : ids;
}
