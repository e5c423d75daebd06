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

/** How it stands with an id that was asked for. */
type Asked = 'under-way' | 'answered' | 'unread';

/**
 * Remembers what was seen, and asks once for chosen and compared resources of which nothing is known yet. What an answer leaves unread is asked
 * for again when the line is back, with the next answer of a search, or when somebody wants it; never by a drawing, which would go round.
 * What an answer no longer holds, as after a reload, is asked for again, too.
 */
export class LookingUp implements ReactiveController {
  readonly #host: LsElement;
  readonly #options: LookingUpOptions;
  readonly #seen = new Map<string, ResourceSummary>();
  readonly #asked = new Map<string, Asked>();
  /** The list that stands there, and its ids: others are another answer. A host may make the same list anew with each state. */
  #items: PickerData['items'] | undefined;
  #ids: string | undefined;
  /** Counts persons and reloads: an answer for the one before says nothing. */
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
    if (data === null) this.#begin();
    else {
      for (const item of [...data.items, ...Object.values(data.known)]) this.#seen.set(item.id, item);
      if (data.items !== this.#items) this.#follow(data.items);
    }
    this.#items = data?.items;
  }

  hostUpdated(): void {
    if (this.#options.data() === null) return;
    const wanted = [...this.#options.chosen().filter((id) => !this.#seen.has(id)), ...this.#options.compared().filter((id) => this.resourceOf(id) === null)];
    const unknown = new Set(wanted.filter((id) => !this.#asked.has(id) && !this.#isMissing(id)));
    if (unknown.size > 0) void this.#ask([...unknown]);
  }

  /** Asks for what could not be read. */
  readonly again = (): void => {
    const unread = [...this.#asked.keys()].filter((id) => this.isUnread(id));
    if (unread.length === 0) return;
    for (const id of unread) this.#asked.delete(id);
    this.#host.requestUpdate();
  };

  /** What one person saw says nothing to the next. */
  forget(): void {
    this.#begin();
    this.#seen.clear();
  }

  /** All of it, once it was looked up. Ids come from addresses, too, and may be called like what every object has. */
  resourceOf(id: string): Resource | null {
    const known: PickerData['known'] = this.#options.data()?.known ?? {};
    return (Object.hasOwn(known, id) ? known[id] : null) ?? null;
  }
  summaryOf(id: string): ResourceSummary | null {
    return this.#seen.get(id) ?? null;
  }
  /** It was asked for, and neither it nor that there is none such came back, nor has it come since in another way. */
  isUnread(id: string): boolean {
    return this.#asked.get(id) === 'unread' && !this.#isKnown(id);
  }

  /** The words that stand in place of a title that is not known. */
  untitled(id: string): string {
    if (this.#isMissing(id)) return 'base.problem.not-found.title';
    return this.isUnread(id) ? 'resource-picker.basket.unread' : 'resource-picker.basket.unknown';
  }

  #isMissing(id: string): boolean {
    return this.#options.data()?.missing?.includes(id) ?? false;
  }
  #isKnown(id: string): boolean {
    return this.resourceOf(id) !== null || this.#isMissing(id);
  }

  async #ask(ids: readonly string[]): Promise<void> {
    const turn = this.#turn;
    for (const id of ids) this.#asked.set(id, 'under-way');
    const request = new LsResourceLookupRequestEvent(ids);
    this.#options.request(request);
    // A host that looks them up without a word may still be at it.
    if (!(await request.answered()) || turn !== this.#turn) return;
    for (const id of ids) this.#asked.set(id, this.#isKnown(id) ? 'answered' : 'unread');
    if (ids.some((id) => this.isUnread(id))) this.#host.requestUpdate();
  }

  /** Nothing is there any more, and nothing is on its way. */
  #begin(): void {
    this.#turn += 1;
    this.#ids = undefined;
    this.#asked.clear();
  }

  /** Another answer has come: what it does not hold may be asked for, unless that is on its way. */
  #follow(items: PickerData['items']): void {
    const ids = items.map(({ id }) => id).join(' ');
    if (ids !== this.#ids) {
      for (const [id, how] of this.#asked) if (how !== 'under-way') this.#asked.delete(id);
    }
    this.#ids = ids;
  }
}
