/** The rows of a stretch of the messages: made, drawn, put in and taken out. Where the reader stands is the list's business. */
import { render, type TemplateResult } from 'lit';
import { bisect } from './bisect.ts';

/** Rows in the page at most. A screen holds about a dozen. */
const most = 180;
/** Rows that are put in during one frame: more would be felt as a stumble on a slow phone. */
const chunk = 4;

export interface RowOptions<Message> {
  /** A name that stays with a message, also when the service has given it its place. */
  readonly key: (message: Message) => string;
  /** The order in which messages stand. */
  readonly compare: (a: Message, b: Message) => number;
  /** Draws one row; the message before it decides about day and name. */
  readonly renderRow: (message: Message, previous: Message | undefined) => TemplateResult;
}

interface Row<Message> {
  readonly element: HTMLElement;
  message: Message;
  previous: Message | undefined;
}

export class RowWindow<Message> {
  readonly #list: HTMLElement;
  readonly #options: RowOptions<Message>;
  /** Takes the keyboard's place when the row that has it leaves the page. */
  readonly #heir: HTMLElement;
  #messages: readonly Message[] = [];
  #rows: Row<Message>[] = [];
  /** Place of the first row among the messages. */
  #from = 0;

  constructor(list: HTMLElement, heir: HTMLElement, options: RowOptions<Message>) {
    this.#list = list;
    this.#heir = heir;
    this.#options = options;
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  get hasFirst(): boolean {
    return this.#from === 0;
  }

  get hasLast(): boolean {
    return this.#to === this.#messages.length;
  }

  get height(): number {
    return this.#list.offsetHeight;
  }

  get #to(): number {
    return this.#from + this.#rows.length;
  }

  /** Begins anew, without a row, at this place among these messages. */
  reset(messages: readonly Message[], from: number): void {
    this.#remove(this.#rows);
    this.#rows = [];
    this.#messages = messages;
    this.#from = from;
  }

  /** Puts some rows before the first; says whether there were any. */
  addBefore(count: number): boolean {
    const from = Math.max(0, this.#from - count);
    const added = this.#make(from, this.#from);
    this.#list.prepend(...added.map(({ element }) => element));
    const [next] = this.#rows;
    this.#rows = [...added, ...this.#rows];
    this.#from = from;
    // What came before the first row was not known to it.
    if (next !== undefined && added.length > 0 && next.previous === undefined) this.#draw(next, this.#messages[from + added.length - 1]);
    return added.length > 0;
  }

  /** Puts some rows after the last; says whether there were any. */
  addAfter(count: number): boolean {
    const to = this.#to;
    const added = this.#make(to, Math.min(this.#messages.length, to + count));
    this.#list.append(...added.map(({ element }) => element));
    this.#rows.push(...added);
    return added.length > 0;
  }

  /** Goes on upwards; at the other end goes what is too many then. */
  extendUp(): void {
    this.addBefore(chunk);
    this.#remove(this.#rows.splice(most));
  }

  /** Goes on downwards; at the other end goes what is too many then. */
  extendDown(): void {
    this.addAfter(chunk);
    const surplus = Math.max(0, this.#rows.length - most);
    this.#from += surplus;
    this.#remove(this.#rows.splice(0, surplus));
  }

  /** Shows the same stretch of messages that have changed; what is new after the last row comes in. Touches only what differs. */
  update(messages: readonly Message[], keep: 'start' | 'end'): void {
    const hadLast = this.hasLast;
    const from = this.#placeIn(messages, this.#rows[0]);
    const to = hadLast ? messages.length : Math.min(messages.length, this.#placeIn(messages, this.#rows.at(-1)) + 1);
    this.#messages = messages;
    this.#from = keep === 'end' ? Math.max(from, to - most) : from;
    this.#reconcile(messages.slice(this.#from, Math.min(to, this.#from + most)));
  }

  /** Draws all rows again: another language, another mark. */
  redraw(): void {
    this.#rows.forEach((row) => this.#draw(row));
  }

  /** Draws the row of a message again, if it is in the page. */
  redrawRow(key: string): void {
    const row = this.#find(key);
    if (row !== undefined) this.#draw(row);
  }

  /** The row of a message, if it is in the page. */
  find(key: string): HTMLElement | undefined {
    return this.#find(key)?.element;
  }

  /** The first row of which something lies below this edge of the screen. */
  firstBelow(edge: number): HTMLElement | undefined {
    return this.#rows[this.#firstBelow(edge)]?.element;
  }

  /** The last message that ends above this edge of the screen; the first where none does. */
  lastAbove(edge: number): Message | undefined {
    return (this.#rows[this.#firstBelow(edge) - 1] ?? this.#rows[0])?.message;
  }

  #firstBelow(edge: number): number {
    return bisect(this.#rows.length, (place) => (this.#rows[place]?.element.getBoundingClientRect().bottom ?? Infinity) > edge + 1);
  }

  #find(key: string): Row<Message> | undefined {
    return this.#rows.find(({ message }) => this.#options.key(message) === key);
  }

  /** Where the message of a row stands, or would stand. */
  #placeIn(messages: readonly Message[], row: Row<Message> | undefined): number {
    return bisect(messages.length, (place) => {
      const message = messages[place];
      return row === undefined || message === undefined || this.#options.compare(message, row.message) >= 0;
    });
  }

  #make(from: number, to: number): Row<Message>[] {
    return this.#messages.slice(from, to).map((message, index) => this.#makeRow(message, this.#messages[from + index - 1]));
  }

  #makeRow(message: Message, previous: Message | undefined): Row<Message> {
    const element = document.createElement('li');
    element.className = 'row';
    element.dataset['key'] = this.#options.key(message);
    element.tabIndex = -1;
    const row: Row<Message> = { element, message, previous };
    this.#draw(row);
    return row;
  }

  #draw(row: Row<Message>, previous = row.previous): void {
    row.previous = previous;
    render(this.#options.renderRow(row.message, previous), row.element);
  }

  /** Makes the rows show exactly these messages. */
  #reconcile(messages: readonly Message[]): void {
    const known = new Map(this.#rows.map((row) => [this.#options.key(row.message), row]));
    let before: Element | null = this.#list.firstElementChild;
    this.#rows = messages.map((message, index) => {
      const previous = this.#messages[this.#from + index - 1];
      const key = this.#options.key(message);
      const row = known.get(key) ?? this.#makeRow(message, previous);
      known.delete(key);
      if (row.message !== message || row.previous !== previous) {
        row.message = message;
        this.#draw(row, previous);
      }
      if (row.element === before) before = before.nextElementSibling;
      else this.#list.insertBefore(row.element, before);
      return row;
    });
    this.#remove([...known.values()]);
  }

  #remove(rows: readonly Row<Message>[]): void {
    for (const { element } of rows) {
      // The keyboard's place must not fall back to the top of the page.
      if (element.matches(':focus-within')) this.#heir.focus({ preventScroll: true });
      element.remove();
    }
  }
}
