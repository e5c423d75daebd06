import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readAddress, writeAddress } from '../model/address.ts';
import { sameQuestion } from '../model/query.ts';
import type { PickerData, PickerLayout, PickerState } from '../resource-picker.types.ts';
import type { Asking } from './asking.ts';

export interface PlacingHost extends ReactiveControllerHost {
  layout: PickerLayout;
  readonly state: PickerState;
  readonly hasUpdated: boolean;
}
export interface PlacingOptions {
  /** What is shown, `null` before there is anything. */
  data(): PickerData | null;
  search(): void;
  open(id: string): void;
  close(): void;
  /** What lies side by side. */
  compared(): readonly string[];
  /** Lays resources side by side; the address that somebody came by opens the comparison. */
  lay(ids: readonly string[], opens: boolean): void;
  /** @param passing true while words are being typed, and things laid side by side */
  tell(address: string, passing: boolean): void;
}

/** While words are typed, the address comes so long behind them: a slow machine takes long to change it, and results come first. */
const restMilliseconds = 500;

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
  /** What will be told once typing rests. */
  #next: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
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
    return writeAddress({ query: this.#asking.own, layout: this.#host.layout, opened, compared: this.#options.compared() });
  }

  /**
   * Something was asked, so that what is set now has to be asked, too.
   * @param isNew the state came with this drawing: the search that connects the element asks what is set by itself
   */
  isAsked(isNew = false): boolean {
    const { state, hasUpdated } = this.#host;
    if (state.type === 'ready') return true;
    return hasUpdated && state.type !== 'unset' && !(state.type === 'loading' && isNew);
  }

  goTo(text: string): void {
    const place = readAddress(text);
    if (this.isPlaced && writeAddress(place) === this.address) return;
    const isFirst = !this.isPlaced;
    this.isPlaced = true;
    const { data, search, close, lay } = this.#options;
    const isOther = !sameQuestion(place.query, this.#asking.own);
    const opened = data()?.detail?.id ?? null;
    this.#host.layout = place.layout;
    this.#asking.set(place.query);
    lay(place.compared, isFirst);
    this.#toOpen = place.opened === opened ? null : place.opened;
    this.#toClose = place.opened === null ? opened : null;
    this.#told = this.address;
    this.#forgetNext();
    if (isOther && this.isAsked()) search();
    if (place.opened === null && opened !== null) close();
  }

  hostUpdated(): void {
    const { data, open } = this.#options;
    const id = this.#toOpen;
    if (id !== null && data() !== null) {
      this.#toOpen = null;
      // After this drawing: opening draws again.
      queueMicrotask(() => open(id));
      return;
    }
    if (data()?.detail?.id !== this.#toClose) this.#toClose = null;
    const { address } = this;
    if (this.#told === undefined) this.#told = address;
    // It is said of this act alone: the next one may be no passing one.
    const { isPassing } = this;
    this.isPassing = false;
    if (address === this.#next) return;
    this.#forgetNext();
    if (address === this.#told) return;
    if (isPassing) {
      this.#next = address;
      this.#timer = setTimeout(() => this.#tell(true), restMilliseconds);
    } else {
      this.#tell(false);
    }
  }

  hostDisconnected(): void {
    this.#forgetNext();
  }

  #forgetNext(): void {
    clearTimeout(this.#timer);
    this.#next = undefined;
  }

  #tell(passing: boolean): void {
    this.#next = undefined;
    const before = this.#told;
    this.#told = this.address;
    if (this.#told !== before) this.#options.tell(this.#told, passing);
  }
}
