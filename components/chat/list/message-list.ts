/**
 * Shows a talk of any length with few rows in the page: a screenful first, a reserve of some screens beside it. Scrolling is
 * the browser's own; rows come and go at the far ends, and what is read stays where it is.
 */
import { RowWindow, type RowOptions } from './row-window.ts';

/** Screens kept ready above and below what is seen. */
const reserve = 3;
/** So near to the end counts as being at the end, px. */
const nearEnd = 60;
/** Rows that are put in at once when a talk opens, until the screen is full: the layout in between costs more than a row too many. */
const firstRows = 10;
/** Frames that a talk has for itself when it opens, before the reserve is made: its first screen is waited for. */
const framesToOpen = 2;

export interface MessageListOptions<Message> extends RowOptions<Message> {
  /** The reader comes near the oldest or newest message that is held. */
  readonly onEdge: (edge: 'start' | 'end') => void;
  /** The reader has moved: at the end or not, and the newest message that has been on the screen. */
  readonly onPlace: (place: { readonly atEnd: boolean; readonly lastSeen: Message | undefined }) => void;
}

/** Where a talk opens: at its end, or with this message at the top. */
export type Opening = 'end' | { readonly key: string };

export class MessageList<Message> {
  readonly #scroller: HTMLElement;
  readonly #rows: RowWindow<Message>;
  readonly #options: MessageListOptions<Message>;
  readonly #resize = new ResizeObserver(() => this.#onResize());
  #frame = 0;
  #framesToWait = 0;
  #stuckToEnd = true;
  /** Where the end was when the list last went there. */
  #pinnedAt = 0;

  constructor(scroller: HTMLElement, list: HTMLElement, options: MessageListOptions<Message>) {
    this.#scroller = scroller;
    this.#rows = new RowWindow(list, scroller, options);
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
    this.#rows.reset([], 0);
  }

  /** Opens a talk: a screenful at once, the reserve in the frames after it. */
  open(messages: readonly Message[], opening: Opening = 'end'): void {
    const place = opening === 'end' ? -1 : messages.findIndex((message) => this.#options.key(message) === opening.key);
    this.#stuckToEnd = place < 0;
    this.#rows.reset(messages, place < 0 ? messages.length : place);
    const height = this.#scroller.clientHeight;
    while (this.#rows.height < height * 1.25 && (place < 0 ? this.#rows.addBefore(firstRows) : this.#rows.addAfter(firstRows)));
    // A talk that begins below the top of the screen is filled from above.
    if (place >= 0) while (this.#rows.height < height && this.#rows.addBefore(firstRows));
    this.#pinnedAt = 0;
    this.#pinToEnd();
    // Not scrollIntoView: that would move the page of the host as well.
    if (opening !== 'end') this.#bring(opening.key, 0);
    this.#stuckToEnd = place < 0 || this.#isNearEnd();
    this.#framesToWait = framesToOpen;
    this.#schedule();
  }

  /** Shows the same talk as it is now; the reader stays where they are, or at the end if they were there. */
  update(messages: readonly Message[]): void {
    if (this.#rows.isEmpty) return this.open(messages);
    this.#keepPlace(() => this.#rows.update(messages, this.#stuckToEnd ? 'end' : 'start'));
    this.#schedule();
  }

  /** Draws all rows again: another language, another mark. */
  redraw(): void {
    this.#keepPlace(() => this.#rows.redraw());
  }

  /** Draws one row again, if it is in the page. */
  redrawRow(key: string): void {
    this.#keepPlace(() => this.#rows.redrawRow(key));
  }

  toEnd(): void {
    if (!this.#rows.hasLast) return this.open(this.#rows.messages);
    this.#stuckToEnd = true;
    this.#pinnedAt = 0;
    this.#pinToEnd();
    this.#schedule();
  }

  /** Brings a held message to the screen; says whether it is held. */
  reveal(key: string): boolean {
    const { messages } = this.#rows;
    if (!messages.some((message) => this.#options.key(message) === key)) return false;
    if (this.find(key) === undefined) this.open(messages, { key });
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

  /** The row of a message, if it is in the page. */
  find(key: string): HTMLElement | undefined {
    return this.#rows.find(key);
  }

  /** Scrolls so that a row begins at this share of the height. */
  #bring(key: string, share: number): void {
    const row = this.find(key);
    if (row === undefined) return;
    const { top, height } = this.#scroller.getBoundingClientRect();
    this.#scroller.scrollTop += row.getBoundingClientRect().top - top - height * share;
  }

  readonly #onScroll = (): void => {
    this.#stuckToEnd = this.#isNearEnd();
    this.#schedule();
  };

  #isNearEnd(): boolean {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    return this.#rows.hasLast && scrollHeight - scrollTop - clientHeight < nearEnd;
  }

  #onResize(): void {
    if (this.#stuckToEnd) this.#pinToEnd();
    this.#schedule();
  }

  #schedule(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#onFrame());
  }

  #onFrame(): void {
    this.#frame = 0;
    if (this.#framesToWait === 0) return this.#fill();
    this.#framesToWait -= 1;
    this.#schedule();
  }

  /** One step of keeping a reserve at both ends; goes on in the next frame while something lacks. */
  #fill(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    if (clientHeight === 0 || this.#rows.messages.length === 0) return;
    const wanted = clientHeight * reserve;
    const lacksAbove = scrollTop < wanted;
    const lacksBelow = scrollHeight - scrollTop - clientHeight < wanted;
    const addsAbove = lacksAbove && !this.#rows.hasFirst;
    const addsBelow = lacksBelow && !this.#rows.hasLast;
    if (addsAbove) this.#keepPlace(() => this.#rows.extendUp());
    else if (lacksAbove) this.#options.onEdge('start');
    if (addsBelow) this.#keepPlace(() => this.#rows.extendDown());
    else if (lacksBelow) this.#options.onEdge('end');
    this.#options.onPlace({ atEnd: this.#stuckToEnd, lastSeen: this.#rows.lastAbove(this.#scroller.getBoundingClientRect().bottom) });
    if (addsAbove || addsBelow) this.#schedule();
  }

  /** Changes rows without moving what is read: engines without scroll anchoring, and the very top, need help. */
  #keepPlace(change: () => void): void {
    if (this.#stuckToEnd) {
      change();
      return this.#pinToEnd();
    }
    const anchor = this.#rows.firstBelow(this.#scroller.getBoundingClientRect().top);
    const top = anchor?.getBoundingClientRect().top ?? 0;
    change();
    if (!anchor?.isConnected) return;
    const moved = anchor.getBoundingClientRect().top - top;
    if (Math.abs(moved) >= 1) this.#scroller.scrollTop += moved;
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
}
