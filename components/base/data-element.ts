import type { CSSResultGroup, CSSResultOrNative, nothing, PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LsReloadRequestEvent, type LsRequestEvent } from './events.ts';
import { LsElement } from './ls-element.ts';
import type { ElementPortName, ElementPorts } from './ports/index.ts';
import type { AnyState, BareState, Freshness } from './state.ts';
import { buttonStyles } from './styles/button.styles.ts';
import { stateStyles } from './styles/state.styles.ts';
import { visuallyHiddenStyles } from './styles/visually-hidden.styles.ts';
import { renderBareState, renderFreshness, type BareStateOptions } from './views.ts';

/** How the connection of an element reaches in; hosts have no use for it. */
export const connectionDoor: unique symbol = Symbol('connection');

/** What a connection may do with its element. */
export interface ConnectionDoor<State> {
  /** True while the host itself sets the state. */
  readonly drivenByHost: boolean;
  /** Shows a state without taking the element away from its connection. */
  show(state: State): void;
  /** Called with each request event that nobody cancelled. */
  onRequest: ((event: LsRequestEvent) => void) | undefined;
  /** Makes the connection start anew. */
  restart: (() => void) | undefined;
}

/**
 * An element that shows data: one `state` in, request events out. Where the state comes from is the business of its
 * connection (`<name>.connect.ts`), or of a host that sets `.state` by hand.
 */
export abstract class LsDataElement<State extends AnyState, Main extends ElementPortName = ElementPortName> extends LsElement {
  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return super.finalizeStyles([visuallyHiddenStyles, buttonStyles, stateStyles, styles ?? []]);
  }

  /** Address of a space service; used when there is neither a port nor a provider. */
  @property() service = '';

  /** The port to take data from. */
  @property({ attribute: false }) port: ElementPorts[Main] | undefined;

  /** A set of ports, for elements that need more than one. What is missing here is looked for further out. */
  @property({ attribute: false }) ports: Partial<ElementPorts> | undefined;

  #state: State | BareState = { type: 'unset' };
  #drivenByHost = false;
  #loading = pending();
  /** The state that hosts can style by, `:state(loading)`. */
  #marked = '';

  readonly [connectionDoor]: ConnectionDoor<State | BareState> = this.#makeDoor();

  /** What is shown. Setting it turns the connection off; setting `undefined` turns it on again. */
  @property({ attribute: false })
  get state(): State | BareState {
    return this.#state;
  }
  set state(state: State | BareState | undefined) {
    this.#drivenByHost = state !== undefined;
    this.#show(state ?? { type: 'unset' });
  }

  /** Settles when something other than `loading` is shown; a new one is made for each load. Never rejects. */
  get loadingComplete(): Promise<void> {
    return this.#loading.promise;
  }

  /** Asks for the data again: what the button of an error state does. A host may cancel and do it in its own way. */
  reload(): void {
    if (this.dispatchEvent(new LsReloadRequestEvent())) this[connectionDoor].restart?.();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { type } = this.#state;
    if (type !== this.#marked) {
      this.toggleState(this.#marked, false);
      this.toggleState(type, true);
      this.#marked = type;
    }
    if (type !== 'loading') this.#loading.settle();
  }

  /**
   * Fires a request event and, unless a host cancelled it, hands it to the connection. Returns whether it goes on. The
   * connection comes after all listeners, so that a host further out can still say no.
   */
  protected request(event: LsRequestEvent): boolean {
    const goesOn = this.dispatchEvent(event);
    if (goesOn) this[connectionDoor].onRequest?.(event);
    return goesOn;
  }

  /** Draws a state without data, with a button that asks again where that may help. */
  protected renderBareState(state: BareState, options: BareStateOptions = {}): TemplateResult {
    return renderBareState(state, (key, values) => this.t(key, values), { retry: () => this.reload(), ...options });
  }

  /** Draws the line above data that are old, wait to be sent, or met a problem; nothing when all is well. */
  protected renderFreshness(state: Freshness): TemplateResult | typeof nothing {
    const when = this.format.dateTime(state.asOf);
    return renderFreshness(state, (key, values) => this.t(key, values), { when, retry: () => this.reload() });
  }

  #show(state: State | BareState): void {
    const previous = this.#state;
    if (previous === state) return;
    this.#state = state;
    if (state.type === 'loading' && this.#loading.settled) this.#loading = pending();
    this.requestUpdate('state', previous);
  }

  #makeDoor(): ConnectionDoor<State | BareState> {
    const isDriven = (): boolean => this.#drivenByHost;
    return {
      get drivenByHost() {
        return isDriven();
      },
      show: (state) => {
        if (!isDriven()) this.#show(state);
      },
      onRequest: undefined,
      restart: undefined,
    };
  }
}

interface Pending {
  readonly promise: Promise<void>;
  readonly settled: boolean;
  settle(): void;
}

function pending(): Pending {
  let resolve: () => void = () => undefined;
  let settled = false;
  const promise = new Promise<void>((done) => (resolve = done));
  return {
    promise,
    get settled() {
      return settled;
    },
    settle() {
      settled = true;
      resolve();
    },
  };
}
