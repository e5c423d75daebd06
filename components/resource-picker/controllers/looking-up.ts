import type { ReactiveController } from 'lit';
import type { LsElement, Resource, ResourceSummary } from '../../base/index.ts';
import { LsResourceLookupRequestEvent } from '../resource-picker.events.ts';
import type { PickerData } from '../resource-picker.types.ts';

export interface LookingUpOptions {
  data(): PickerData | null;
  chosen(): readonly string[];
  compared(): readonly string[];
  request(event: LsResourceLookupRequestEvent): void;
}

/**
 * Remembers what was seen, and asks once for chosen and compared resources of which nothing is known yet. What an answer leaves unread is asked
 * for again when the line is back, with the next answer of a search, or when somebody wants it; never by a drawing, which would go round.
 */
export class LookingUp implements ReactiveController {
  readonly #host: LsElement;
  readonly #options: LookingUpOptions;
  readonly #seen = new Map<string, ResourceSummary>();
  readonly #asked = new Set<string>();
  readonly #unread = new Set<string>();
  /** The list that stands there, and its ids: others are another answer. A host may make the same list anew with each state. */
  #items: PickerData['items'] | undefined;
  #ids = '';
  /** Counts persons: an answer for the one before says nothing. */
  #turn = 0;

  constructor(host: LsElement, options: LookingUpOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.again);
  }
  hostDisconnected(): void {
    window.removeEventListener('online', this.again);
  }

  hostUpdate(): void {
    const data = this.#options.data();
    if (data === null) this.#ids = '';
    else {
      for (const item of [...data.items, ...Object.values(data.known)]) this.#seen.set(item.id, item);
      if (data.items !== this.#items) this.#follow(data.items);
    }
    this.#items = data?.items;
  }

  hostUpdated(): void {
    if (this.#options.data() === null) return;
    const wanted = [...this.#options.chosen().filter((id) => !this.#seen.has(id)), ...this.#options.compared().filter((id) => this.resourceOf(id) === null)];
    const unknown = new Set(wanted.filter((id) => !this.#asked.has(id)));
    if (unknown.size > 0) void this.#ask([...unknown]);
  }

  /** Asks for what could not be read. */
  readonly again = (): void => {
    if (this.#unread.size === 0) return;
    this.#forgetUnread();
    this.#host.requestUpdate();
  };

  /** What one person saw says nothing to the next. */
  forget(): void {
    this.#turn += 1;
    this.#seen.clear();
    this.#asked.clear();
    this.#unread.clear();
  }

  /** All of it, once it was looked up. Ids come from addresses, too, and may be called like what every object has. */
  resourceOf(id: string): Resource | null {
    const known: PickerData['known'] = this.#options.data()?.known ?? {};
    return (Object.hasOwn(known, id) ? known[id] : null) ?? null;
  }
  summaryOf(id: string): ResourceSummary | null {
    return this.#seen.get(id) ?? null;
  }
  /** It was asked for, and neither it nor that there is none such came back. */
  isUnread(id: string): boolean {
    return this.#unread.has(id);
  }

  /** The words that stand in place of a title that is not known. */
  untitled(id: string): string {
    if (this.#options.data()?.missing?.includes(id)) return 'base.problem.not-found.title';
    return this.#unread.has(id) ? 'resource-picker.basket.unread' : 'resource-picker.basket.unknown';
  }

  async #ask(ids: readonly string[]): Promise<void> {
    const turn = this.#turn;
    for (const id of ids) this.#asked.add(id);
    const request = new LsResourceLookupRequestEvent(ids);
    this.#options.request(request);
    // A host that looks them up without a word may still be at it.
    if (!(await request.answered()) || turn !== this.#turn) return;
    const missing = this.#options.data()?.missing ?? [];
    const left = ids.filter((id) => this.resourceOf(id) === null && !missing.includes(id));
    for (const id of left) this.#unread.add(id);
    if (left.length > 0) this.#host.requestUpdate();
  }

  #follow(items: PickerData['items']): void {
    const ids = items.map(({ id }) => id).join(' ');
    if (ids !== this.#ids) this.#forgetUnread();
    this.#ids = ids;
  }

  #forgetUnread(): void {
    for (const id of this.#unread) this.#asked.delete(id);
    this.#unread.clear();
  }
}
