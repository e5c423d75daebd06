import { ContextProvider, type Context } from '@lit/context';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { attachContextRoot } from '../base/controllers/context-root.ts';
import { LsElement } from '../base/ls-element.ts';
import { portContexts, type ElementPortName, type ElementPorts } from '../base/ports/index.ts';
import { densityOf } from './density.ts';
import { freshView } from './fresh-view.ts';
import { LsPersonChangeEvent, LsSyncChangeEvent } from './provider.events.ts';
import { providerStyles } from './provider.styles.ts';
import type { GetToken, ProvidedPorts } from './provider.types.ts';

const sized = '[data-ls-density]';

/**
 * Hands a platform's data on to all elements below it, however deep they stand.
 *
 * It takes ports from its property `ports`, else makes them for the address in `service`. When the person acts as another
 * identity, everything below it starts anew, so nothing of the earlier identity stays on the screen (PS-02).
 *
 * @element ls-provider
 * @slot - Elements that take their data from this provider; any markup may stand between.
 * @fires ls-person-change - Somebody else has signed in on this device; everything below shows the new person from now on.
 * @fires ls-session-expired - The token and a newer one were refused; the host signs the person in again.
 * @fires ls-sync-change - Writes that wait, were sent or were refused; `detail` is a `SyncState`.
 */
export class LsProvider extends LsElement {
  static override styles = providerStyles;

  /** Address of a space service, without `/api/v1`. `/` is the origin of the page. */
  @property() service = '';

  /** Words of `data-ls-theme`, for example `auto` or `dark high-contrast`; needs a theme's style sheet on the page. */
  @property() theme = '';

  /** A word of `data-ls-density`; `by-grade`: the one that fits who is signed in (UX-06), where nothing around it has one. Needs a theme's style sheet on the page. */
  @property() density = '';

  /** Asked for a token whenever one is needed. Without it, a service in demo mode lets its demo people in. */
  @property({ attribute: false }) getToken: GetToken | undefined;

  /** Ports of the platform's own; then `service` is not used. */
  @property({ attribute: false }) ports: ProvidedPorts | undefined;

  /** Makes the ports of a service. Set once by `provider.define.ts`, so that the class alone carries no adapter. */
  static connect: ((provider: LsProvider, signal: AbortSignal) => Promise<ProvidedPorts>) | undefined;

  readonly #providers = new Map<ElementPortName, ContextProvider<Context<unknown, unknown>>>();
  #handedOn: Partial<ElementPorts> = {};
  #source: ProvidedPorts = {};
  #connection: AbortController | undefined;
  /** So many sign-outs are under way. */
  #leaving = 0;
  /** The density on this element is its own. */
  #isSized = false;

  constructor() {
    super();
    for (const [name, context] of Object.entries(portContexts)) {
      // One table holds all contexts; the type of each entry by its name is more than TypeScript works out.
      this.#providers.set(name as ElementPortName, new ContextProvider(this, { context: context }));
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    attachContextRoot();
    if (this.hasUpdated) this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A provider that is only moved is back before the microtask.
    queueMicrotask(() => {
      if (!this.isConnected) this.#connection?.abort();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('theme')) {
      if (this.theme === '') this.removeAttribute('data-ls-theme');
      else this.setAttribute('data-ls-theme', this.theme);
    }
    if (changed.has('density')) this.#size();
    if (changed.has('service') || changed.has('ports') || changed.has('getToken')) this.#connect();
  }

  /** The language in which the service is asked to answer. */
  get effectiveLanguage(): string {
    return this.language;
  }

  /** The ports that elements below get now. */
  get provided(): Readonly<Partial<ElementPorts>> {
    return this.#handedOn;
  }

  /**
   * Forgets what this machine keeps of the person. Writes that wait stay, unseen, until the person is back.
   * @param endSession how the session ends, where the host stays on the page: until it has ended nothing is asked here, or answers to the one
   * who has just gone would be kept again. It is called also where this machine cannot forget; that is told by a rejection then
   * @returns how many writes wait
   */
  async signOut(endSession?: () => unknown): Promise<{ waiting: number }> {
    this.#leaving += 1;
    try {
      return (await this.#source.signOut?.()) ?? { waiting: 0 };
    } finally {
      this.#connection?.abort();
      this.#source = {};
      this.#set({});
      try {
        await endSession?.();
      } finally {
        // A host that takes the space away now wants no ports of somebody whose session may not have ended yet: these would be asked, and keep the answers.
        setTimeout(() => {
          this.#leaving -= 1;
          if (this.isConnected) this.#connect();
        });
      }
    }
  }

  #connect(): void {
    // Whatever a host changes meanwhile is looked at afterwards.
    if (this.#leaving > 0) return;
    this.#connection?.abort();
    const connection = new AbortController();
    this.#connection = connection;
    if (this.ports !== undefined) this.#handOn(this.ports, connection.signal);
    else if (this.service !== '' && LsProvider.connect !== undefined) {
      LsProvider.connect(this, connection.signal).then(
        (ports) => this.#handOn(ports, connection.signal),
        (error: unknown) => console.error('[learning-space]', error),
      );
    } else this.#handOn({}, connection.signal);
  }

  /** The ports were the earlier person's: they end, and those of whoever is here now take their place. */
  #moveOver(): void {
    this.#set({});
    this.dispatchEvent(new LsPersonChangeEvent());
    this.#connect();
  }

  #handOn(ports: ProvidedPorts, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#source = ports;
    this.#set(ports);
    this.#size();
    // Another identity: the same ports under new names, so that every connection below ends and begins anew.
    ports.identity?.subscribe(
      ({ type }) => {
        if (type === 'identity.changed') {
          this.#set(ports);
          this.#size();
        }
        if (type === 'person.changed') this.#moveOver();
      },
      { signal },
    );
    const { sync } = ports;
    if (sync !== undefined) {
      const tell = (): void =>
        void sync.state().then((state) => {
          if (!signal.aborted) this.dispatchEvent(new LsSyncChangeEvent(state));
        });
      sync.subscribe(tell, { signal });
      tell();
    }
  }

  #size(): void {
    const { density } = this;
    if (density !== 'by-grade') return this.#showDensity(density);
    // Whoever has chosen a size for the page knows more than a grade: a screen for the class, letters for the old.
    if (this.parentElement?.closest(sized) ?? document.querySelector(`html${sized}, body${sized}`)) return this.#showDensity('');
    const { identity } = this.#source;
    // Until it is known who is there, nothing changes its size.
    if (identity === undefined) return;
    const asked = identity.actingIdentity;
    const isStill = (): boolean => this.density === density && this.#source.identity === identity && identity.actingIdentity === asked;
    void identity.me().then(
      ({ value: { identities } }) => {
        if (isStill()) this.#showDensity(densityOf(identities.find(({ id }) => id === asked) ?? identities[0]));
      },
      () => undefined,
    );
  }

  #showDensity(word: string): void {
    // What a host has written there itself stays.
    if (word === '' && !this.#isSized) return;
    this.#isSized = word !== '';
    this.toggleAttribute('data-ls-density', word !== '');
    if (word !== '') this.setAttribute('data-ls-density', word);
  }

  #set(ports: Partial<ElementPorts>): void {
    const views: Partial<Record<ElementPortName, object>> = {};
    for (const [name, provider] of this.#providers) {
      const port = ports[name];
      const view = port === undefined ? undefined : freshView(port);
      if (view !== undefined) views[name] = view;
      provider.setValue(view);
    }
    this.#handedOn = views as Partial<ElementPorts>;
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
