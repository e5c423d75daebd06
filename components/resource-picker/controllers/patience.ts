import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ResourceQuery } from '../../base/index.ts';
import { sameQuestion } from '../model/query.ts';
import type { PickerData } from '../resource-picker.types.ts';

/** So long a search may take before it says that it runs: what is quicker would only flicker. */
const patienceMilliseconds = 2000;

export interface PatienceOptions {
  /** What is shown, `null` before there is anything. */
  data(): PickerData | null;
  /** Something was asked and is not answered yet. */
  isWaiting(): boolean;
  /** What is asked, and of it what the person has put together. */
  question(): ResourceQuery;
  own(): ResourceQuery;
  /** Gives the search up. @returns false where the host says no */
  cancel(): boolean;
  /** Goes back to what was asked before. */
  goBack(own: ResourceQuery): void;
}

/** A search that takes long: says so, and can be given up, after which stands what stood there before. */
export class Patience implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: PatienceOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #answered: ResourceQuery | null = null;
  #isLong = false;
  #isGivenUp = false;

  constructor(host: ReactiveControllerHost, options: PatienceOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The search takes long. */
  get isLong(): boolean {
    return this.#isLong;
  }
  /** The last search was given up: what is shown is of the one before. */
  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }
  /** There is something to go back to. */
  get canGiveUp(): boolean {
    return this.#isLong && this.#options.data() !== null;
  }

  hostUpdate(): void {
    const { data, isWaiting, question, own } = this.#options;
    const shown = data();
    if (isWaiting()) {
      this.#isGivenUp = false;
      this.#timer ??= setTimeout(() => {
        this.#isLong = true;
        this.#host.requestUpdate();
      }, patienceMilliseconds);
      return;
    }
    this.#rest();
    if (shown !== null && sameQuestion(shown.query, question())) this.#answered = own();
  }

  hostDisconnected(): void {
    this.#rest();
  }

  /** Gives up: by the button, or by Escape. */
  readonly giveUp = (): void => {
    const { cancel, goBack } = this.#options;
    if (!this.canGiveUp || !cancel()) return;
    this.#rest();
    this.#isGivenUp = true;
    if (this.#answered !== null) goBack(this.#answered);
    this.#host.requestUpdate();
  };

  /** Escape, where nothing nearer has taken it. */
  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || !this.canGiveUp) return;
    // A search field would be emptied by it.
    event.preventDefault();
    event.stopPropagation();
    this.giveUp();
  };

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isLong = false;
  }
}
