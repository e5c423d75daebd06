import type { ReactiveController } from 'lit';
import type { LsElement, Resource, ResourceSummary } from '../../base/index.ts';
import type { PickerData } from '../resource-picker.types.ts';

export interface LookingUpOptions {
  data(): PickerData | null;
  chosen(): readonly string[];
  compared(): readonly string[];
  ask(ids: readonly string[]): void;
}

/** Remembers what was seen, and asks once for chosen and compared resources of which nothing is known yet. */
export class LookingUp implements ReactiveController {
  readonly #options: LookingUpOptions;
  readonly #seen = new Map<string, ResourceSummary>();
  readonly #asked = new Set<string>();

  constructor(host: LsElement, options: LookingUpOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const data = this.#options.data();
    if (data) for (const item of [...data.items, ...Object.values(data.known)]) this.#seen.set(item.id, item);
  }

  hostUpdated(): void {
    const data = this.#options.data();
    if (data === null) return;
    const wanted = [...this.#options.chosen().filter((id) => !this.#seen.has(id)), ...this.#options.compared().filter((id) => this.resourceOf(id) === null)];
    const unknown = wanted.filter((id) => !this.#asked.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.#asked.add(id);
    this.#options.ask([...new Set(unknown)]);
  }

  /** What one person saw says nothing to the next. */
  forget(): void {
    this.#seen.clear();
    this.#asked.clear();
  }

  /** All of it, once it was looked up. Ids come from addresses, too, and may be called like what every object has. */
  resourceOf(id: string): Resource | null {
    const known: PickerData['known'] = this.#options.data()?.known ?? {};
    return (Object.hasOwn(known, id) ? known[id] : null) ?? null;
  }
  summaryOf(id: string): ResourceSummary | null {
    return this.#seen.get(id) ?? null;
  }
}
