/**
 * Shows a talk of any length with few rows in the page: a screenful first, a reserve of some screens beside it, never more
 * than `most`. Scrolling is the browser's own; rows come and go at the far ends, and what is read stays where it is.
 */
import { render, type TemplateResult } from 'lit';

/** Rows in the page at most. A screen holds about a dozen. */
const most = 180;
/** Rows that are put in during one frame: more would be felt as a stumble on a slow phone. */
const chunk = 8;
/** Screens kept ready above and below what is seen. */
const reserve = 3;
/** So near to the end counts as being at the end, px. */
const nearEnd = 60;

export interface MessageListOptions<Message> {
  /** A name that stays with a message, also when the service has given it its place. */
  readonly key: (message: Message) => string;
  /** The order in which messages stand. */
  readonly compare: (a: Message, b: Message) => number;
  /** Draws one row; the message before it decides about day and name. */
  readonly renderRow: (message: Message, previous: Message | undefined) => TemplateResult;
  /** The reader comes near the oldest or newest message that is held. */
  readonly onEdge: (edge: 'start' | 'end') => void;
  /** The reader has moved: at the end or not, and the newest message that has been on the screen. */
  readonly onPlace: (place: { readonly atEnd: boolean; readonly lastSeen: Message | undefined }) => void;
}

/** Where a talk opens: at its end, or with this message at the top. */
export type Opening = 'end' | { readonly key: string };

interface Row<Message> {
  readonly element: HTMLElement;
  message: Message;
  previous: Message | undefined;
}

export class MessageList<Message> {
  readonly #scroller: HTMLElement;
  readonly #list: HTMLElement;
  readonly #options: MessageListOptions<Message>;
  readonly #resize = new ResizeObserver(() => this.#onResize());
  #messages: readonly Message[] = [];
  #rows: Row<Message>[] = [];
  /** Place of the first row among the messages. */
  #from = 0;
  #frame = 0;
  #stuckToEnd = true;
  /** Where the end was when the list last went there. */
  #pinnedAt = 0;

  constructor(scroller: HTMLElement, list: HTMLElement, options: MessageListOptions<Message>) {
    this.#scroller = scroller;
    this.#list = list;
    this.#options = options;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#resize.observe(scroller);
    this.#resize.observe(list);
  }

  get atEnd(): boolean {
    return this.#stuckToEnd;
  }

  /** Takes the rows away and lets go of the nodes. */
  disconnect(): void {
    cancelAnimationFrame(this.#frame);
    this.#scroller.removeEventListener('scroll', this.#onScroll);
    this.#resize.disconnect();
    this.#clear();
  }

  /** Opens a talk: a screenful at once, the reserve in the frames after it. */
  open(messages: readonly Message[], opening: Opening = 'end'): void {
    this.#clear();
    this.#messages = messages;
    const place = opening === 'end' ? -1 : messages.findIndex((message) => this.#options.key(message) === opening.key);
    this.#stuckToEnd = place < 0;
    this.#from = place < 0 ? messages.length : place;
    const height = this.#scroller.clientHeight;
    while (this.#list.offsetHeight < height * 1.25 && (place < 0 ? this.#addBefore() : this.#addAfter()));
    // A talk that begins below the top of the screen is filled from above.
    if (place >= 0 && this.#list.offsetHeight < height) while (this.#list.offsetHeight < height && this.#addBefore());
    this.#pinnedAt = 0;
    this.#pinToEnd();
    // Not scrollIntoView: that would move the page of the host as well.
    if (opening !== 'end') this.#bring(opening.key, 0);
    this.#stuckToEnd = place < 0 || this.#isNearEnd();
    this.#schedule();
  }

  /** Shows the same talk as it is now; the reader stays where they are, or at the end if they were there. */
  update(messages: readonly Message[]): void {
    const wasAtTail = this.#to === this.#messages.length;
    const first = this.#rows[0];
    if (first === undefined) return this.open(messages);
    this.#keepPlace(() => {
      const last = this.#rows.at(-1) ?? first;
      const from = lowerBound(messages, first.message, this.#options.compare);
      const end = lowerBound(messages, last.message, this.#options.compare);
      const to = wasAtTail ? messages.length : Math.min(messages.length, end + 1);
      this.#messages = messages;
      this.#from = this.#stuckToEnd ? Math.max(from, to - most) : from;
      this.#reconcile(messages.slice(this.#from, Math.min(to, this.#from + most)));
    });
    if (this.#stuckToEnd) this.#pinToEnd();
    this.#schedule();
  }

  /** Draws all rows again: another language, another mark. */
  redraw(): void {
    this.#keepPlace(() => this.#rows.forEach((row) => this.#draw(row)));
  }

  /** Draws one row again, if it is in the page. */
  redrawRow(key: string): void {
    const row = this.#rows.find(({ message }) => this.#options.key(message) === key);
    if (row !== undefined) this.#keepPlace(() => this.#draw(row));
  }

  toEnd(): void {
    if (this.#to === this.#messages.length) {
      this.#stuckToEnd = true;
      this.#pinnedAt = 0;
      this.#pinToEnd();
      this.#schedule();
    } else this.open(this.#messages);
  }

  /** Brings a held message to the screen; says whether it is held. */
  reveal(key: string): boolean {
    if (!this.#messages.some((message) => this.#options.key(message) === key)) return false;
    if (this.find(key) === undefined) this.open(this.#messages, { key });
    this.#bring(key, 1 / 3);
    return true;
  }

  /** Scrolls as little as needed to show a row. */
  show(row: HTMLElement): void {
    const { top, bottom } = this.#scroller.getBoundingClientRect();
    const place = row.getBoundingClientRect();
    if (place.top < top) this.#scroller.scrollTop += place.top - top;
    else if (place.bottom > bottom) this.#scroller.scrollTop += Math.min(place.bottom - bottom, place.top - top);
  }

  /** Scrolls so that a row begins at this share of the height. */
  #bring(key: string, share: number): void {
    const row = this.find(key);
    if (row === undefined) return;
    const { top, height } = this.#scroller.getBoundingClientRect();
    this.#scroller.scrollTop += row.getBoundingClientRect().top - top - height * share;
  }

  /** The row of a message, if it is in the page. */
  find(key: string): HTMLElement | undefined {
    return this.#rows.find(({ message }) => this.#options.key(message) === key)?.element;
  }

  get #to(): number {
    return this.#from + this.#rows.length;
  }

  readonly #onScroll = (): void => {
    this.#stuckToEnd = this.#isNearEnd();
    this.#schedule();
  };

  #isNearEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    return this.#to === this.#messages.length && scrollHeight - scrollTop - clientHeight < nearEnd;
  }

  #onResize(): void {
    if (this.#stuckToEnd) this.#pinToEnd();
    this.#schedule();
  }

  #schedule(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#fill());
  }

  /** One step of keeping a reserve at both ends; goes on in the next frame while something lacks. */
  #fill(): void {
    this.#frame = 0;
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    if (clientHeight === 0 || this.#messages.length === 0) return;
    const wanted = clientHeight * reserve;
    const lacksAbove = scrollTop < wanted;
    const lacksBelow = scrollHeight - scrollTop - clientHeight < wanted;
    let more = false;
    if (lacksAbove && this.#from > 0) more = this.#keepPlace(() => this.#addBefore() && this.#trimEnd());
    else if (lacksAbove) this.#options.onEdge('start');
    if (lacksBelow && this.#to < this.#messages.length) more = this.#keepPlace(() => this.#addAfter() && this.#trimStart()) || more;
    else if (lacksBelow) this.#options.onEdge('end');
    this.#options.onPlace({ atEnd: this.#stuckToEnd, lastSeen: this.#lastSeen() });
    if (more) this.#schedule();
  }

  #addBefore(): boolean {
    const from = Math.max(0, this.#from - chunk);
    const added = this.#make(from, this.#from);
    this.#list.prepend(...added.map(({ element }) => element));
    const [next] = this.#rows;
    this.#rows = [...added, ...this.#rows];
    this.#from = from;
    // What came before the first row was not known to it.
    if (next !== undefined && added.length > 0 && next.previous === undefined) this.#draw(next, this.#messages[from + added.length - 1]);
    return added.length > 0;
  }

  #addAfter(): boolean {
    const to = this.#to;
    const added = this.#make(to, Math.min(this.#messages.length, to + chunk));
    this.#list.append(...added.map(({ element }) => element));
    this.#rows.push(...added);
    return added.length > 0;
  }

  #trimEnd(): true {
    this.#remove(this.#rows.splice(most));
    return true;
  }

  #trimStart(): true {
    const surplus = Math.max(0, this.#rows.length - most);
    this.#from += surplus;
    this.#remove(this.#rows.splice(0, surplus));
    return true;
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

  /** Makes the rows show exactly these messages; touches only what differs. */
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
      if (element.matches(':focus-within')) this.#scroller.focus({ preventScroll: true });
      element.remove();
    }
  }

  #clear(): void {
    this.#remove(this.#rows);
    this.#rows = [];
    this.#from = 0;
  }

  /** Changes rows without moving what is read: engines without scroll anchoring, and the very top, need help. */
  #keepPlace<Result>(change: () => Result): Result {
    if (this.#stuckToEnd) return this.#pinAfter(change);
    const anchor = this.#firstSeen();
    const top = anchor?.getBoundingClientRect().top ?? 0;
    const result = change();
    if (anchor?.isConnected) {
      const moved = anchor.getBoundingClientRect().top - top;
      if (Math.abs(moved) >= 1) this.#scroller.scrollTop += moved;
    }
    return result;
  }

  #pinAfter<Result>(change: () => Result): Result {
    const result = change();
    this.#pinToEnd();
    return result;
  }

  /** Goes to the end, unless the reader has left it and the browser has not told of it yet. */
  #pinToEnd(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    if (scrollTop < Math.min(this.#pinnedAt, scrollHeight - clientHeight) - nearEnd) {
      this.#stuckToEnd = false;
      return;
    }
    this.#scroller.scrollTop = scrollHeight;
    this.#pinnedAt = this.#scroller.scrollTop;
  }

  #firstSeen(): HTMLElement | undefined {
    const { top } = this.#scroller.getBoundingClientRect();
    return this.#rows[this.#search((bottom) => bottom > top + 1)]?.element;
  }

  #lastSeen(): Message | undefined {
    const { bottom: edge } = this.#scroller.getBoundingClientRect();
    const beyond = this.#search((bottom) => bottom > edge + 1);
    return (this.#rows[beyond - 1] ?? this.#rows[0])?.message;
  }

  /** First row whose lower edge fulfils a condition that holds for all after it; the number of rows if none does. */
  #search(holds: (bottom: number) => boolean): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.#rows[middle]?.element.getBoundingClientRect().bottom ?? Infinity)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** First place whose message does not stand before the wanted one. */
function lowerBound<Message>(messages: readonly Message[], wanted: Message, compare: (a: Message, b: Message) => number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const message = messages[middle];
    if (message !== undefined && compare(message, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
