import { announce, isolate, type LsElement } from '../../base/index.ts';

/** What is being dragged, and the place where it would go. */
export interface Drag {
  readonly id: string;
  readonly place: number;
}

export interface OrderingOptions {
  ids(): readonly string[];
  titleOf(id: string): string | null;
  move(id: string, place: number): void;
}

/** Puts chosen things in order: by dragging with mouse or finger, by arrow keys on the handle, or by a menu of places. */
export class Ordering {
  readonly #host: LsElement;
  readonly #options: OrderingOptions;
  #drag: Drag | null = null;

  constructor(host: LsElement, options: OrderingOptions) {
    this.#host = host;
    this.#options = options;
  }

  get drag(): Drag | null {
    return this.#drag;
  }

  /** Moves, says where to, and keeps the keyboard on the handle: a node that is moved loses it. */
  moveTo(id: string, place: number, focusBack: string): void {
    const { ids, titleOf, move } = this.#options;
    move(id, place);
    const now = ids().indexOf(id);
    announce(
      this.#host.t('resource-picker-late.basket.moved', { title: isolate(titleOf(id) ?? ''), place: now + 1, count: ids().length }),
      this.#host.language,
      this.#host,
    );
    void this.#host.updateComplete.then(() => {
      const row = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.basket__row')].find(({ dataset }) => dataset['id'] === id);
      row?.querySelector<HTMLElement>(focusBack)?.focus();
    });
  }

  readonly onKeydown = (event: KeyboardEvent, id: string): void => {
    const at = this.#options.ids().indexOf(id);
    const place = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: this.#options.ids().length - 1 }[event.key];
    if (event.key === 'Escape' && this.#drag !== null) this.#show(null);
    else if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    else if (place >= 0 && place < this.#options.ids().length) this.moveTo(id, place, '.basket__grip');
    event.preventDefault();
    event.stopPropagation();
  };

  readonly onPointerDown = (event: PointerEvent, id: string): void => {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#show({ id, place: this.#options.ids().indexOf(id) });
  };

  readonly onPointerMove = (event: PointerEvent): void => {
    if (this.#drag === null) return;
    const rows = [...this.#host.renderRoot.querySelectorAll('.basket__row')].map((row) => row.getBoundingClientRect());
    const place = rows.findIndex(({ bottom }) => event.clientY < bottom);
    this.#show({ id: this.#drag.id, place: place === -1 ? rows.length - 1 : place });
  };

  readonly onPointerUp = (): void => {
    const drag = this.#drag;
    if (drag === null) return;
    this.#show(null);
    if (drag.place !== this.#options.ids().indexOf(drag.id)) this.moveTo(drag.id, drag.place, '.basket__grip');
  };

  readonly onPointerCancel = (): void => this.#show(null);

  #show(drag: Drag | null): void {
    if (drag?.id === this.#drag?.id && drag?.place === this.#drag?.place) return;
    this.#drag = drag;
    this.#host.requestUpdate();
  }
}
