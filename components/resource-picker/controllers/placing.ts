import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readAddress, writeAddress } from '../model/address.ts';
import { sameQuestion } from '../model/query.ts';
import type { PickerData, PickerLayout } from '../resource-picker.types.ts';
import type { Asking } from './asking.ts';

export interface PlacingHost extends ReactiveControllerHost {
  layout: PickerLayout;
}
export interface PlacingOptions {
  /** What is shown, `null` before there is anything. */
  data(): PickerData | null;
  search(): void;
  open(id: string): void;
  close(): void;
  /** @param passing true while words are being typed */
  tell(address: string, passing: boolean): void;
}

/** The place in the search as an address: goes where one leads, and tells of a new one when a person has moved. */
export class Placing implements ReactiveController {
  readonly #host: PlacingHost;
  readonly #asking: Asking;
  readonly #options: PlacingOptions;
  /** A resource that an address wants to be open, until it is. */
  #toOpen: string | null = null;
  /** The resource that an address wants to be closed, while it is still there. */
  #toClose: string | null = null;
  #told: string | undefined;
  isPlaced = false;
  isPassing = false;

  constructor(host: PlacingHost, asking: Asking, options: PlacingOptions) {
    this.#host = host;
    this.#asking = asking;
    this.#options = options;
    host.addController(this);
  }

  get address(): string {
    const shown = this.#options.data()?.detail?.id ?? null;
    const opened = this.#toOpen ?? (shown === this.#toClose ? null : shown);
    return writeAddress({ query: this.#asking.own, layout: this.#host.layout, opened });
  }

  goTo(text: string): void {
    const place = readAddress(text);
    if (this.isPlaced && writeAddress(place) === this.address) return;
    this.isPlaced = true;
    const { data, search, close } = this.#options;
    const isOther = !sameQuestion(place.query, this.#asking.own);
    const opened = data()?.detail?.id ?? null;
    this.#host.layout = place.layout;
    this.#asking.set(place.query);
    this.#toOpen = place.opened === opened ? null : place.opened;
    this.#toClose = place.opened === null ? opened : null;
    this.#told = this.address;
    if (data() === null) return;
    if (isOther) search();
    if (place.opened === null && opened !== null) close();
  }

  hostUpdated(): void {
    const { data, open, tell } = this.#options;
    const id = this.#toOpen;
    if (id !== null && data() !== null) {
      this.#toOpen = null;
      // After this drawing: opening draws again.
      queueMicrotask(() => open(id));
      return;
    }
    if (data()?.detail?.id !== this.#toClose) this.#toClose = null;
    // While words are typed, the address is that of what is shown: to change it takes a slow machine long, and results come first.
    if (this.isPassing && data()?.busy === true) return;
    const { address } = this;
    const before = this.#told;
    this.#told = address;
    if (before === undefined || before === address) return;
    tell(address, this.isPassing);
    this.isPassing = false;
  }
}
