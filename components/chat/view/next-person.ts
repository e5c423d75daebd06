/** Whoever signs in next at the same element: nothing that the one before has done here is theirs to see. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LsChat } from '../chat.ts';

export interface NextPersonHost extends ReactiveControllerHost {
  readonly state: LsChat['state'];
}

export class NextPerson implements ReactiveController {
  readonly #host: NextPersonHost;
  readonly #forget: () => void;
  #readerId: string | null = null;

  /** @param forget what goes with a person */
  constructor(host: NextPersonHost, forget: () => void) {
    this.#host = host;
    this.#forget = forget;
    host.addController(this);
  }

  /** After the connection has looked at its ports, and before anything is drawn. */
  hostUpdate(): void {
    const { state } = this.#host;
    const readerId = state.type === 'ready' ? (state.readerId ?? this.#readerId) : null;
    // Where the talks are gone, somebody else may come; a host that sets the state says who reads.
    if (state.type !== 'ready' || (this.#readerId !== null && readerId !== this.#readerId)) this.#forget();
    this.#readerId = readerId;
  }
}
