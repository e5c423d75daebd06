import { ContextConsumer, type Context } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import { onPersonChange, portsOf } from '../adapters.ts';
import { connectionDoor, type LsDataElement } from '../data-element.ts';
import { portContexts, type ElementPortName, type ElementPorts } from '../ports/index.ts';
import { problemFrom, type Problem } from '../problem.ts';
import { failed, type AnyState } from '../state.ts';
import { attachContextRoot } from './context-root.ts';
import { openLink, type Link } from './link.ts';

/** Any element that shows data. */
export type DataHost = LsDataElement<AnyState>;

/** How an element type is fed. */
export interface ConnectionOptions<Host extends DataHost, Needed extends ElementPortName, Used extends ElementPortName> {
  /** Ports without which nothing can be shown. The first is what the property `port` gives. */
  readonly needs: readonly [Needed, ...Needed[]];
  /** Ports that are taken when there are any. */
  readonly uses?: readonly Used[];
  /** Properties that make it other data when they change: the connection then starts anew. */
  readonly watch?: readonly (keyof Host & string)[];
  /** Called for each new connection: subscribe, read, answer requests. */
  connect(link: Link<Host, Needed, Used>): void;
}

/** The ports behind the attribute `service`: asked for, there, or not to be had. */
interface Adapted {
  readonly service: string;
  readonly ports?: Partial<ElementPorts>;
  readonly problem?: Problem;
}

/**
 * Feeds an element from, in order: its `.port` and `.ports`, the nearest provider, the attribute `service` with the bundled
 * adapter; else it stays `unset`. A host that sets `.state` turns it off.
 */
export class PortConnection<Host extends DataHost, Needed extends ElementPortName, Used extends ElementPortName = never>
  implements ReactiveController
{
  readonly #host: Host;
  readonly #options: ConnectionOptions<Host, Needed, Used>;
  readonly #names: readonly (Needed | Used)[];
  readonly #provided: Partial<ElementPorts> = {};
  #adapted: Adapted | undefined;
  #connection: AbortController | undefined;
  #source: readonly unknown[] = [];
  readonly #onRegistered = (): void => this.#host.requestUpdate();
  readonly #onOnline = (): void => {
    if (this.#host.state.type === 'offline') this.#restart();
  };

  constructor(host: Host, options: ConnectionOptions<Host, Needed, Used>) {
    this.#host = host;
    this.#options = options;
    this.#names = [...options.needs, ...(options.uses ?? [])];
    // Before the consumers: what they ask for must find the root, or an element that comes before its provider stays unset.
    host.addController(this);
    for (const name of this.#names) this.#consume(name);
  }

  hostConnected(): void {
    attachContextRoot();
    // Not in the constructor: the element is not complete then.
    this.#host[connectionDoor].restart = () => this.#restart();
    globalThis.addEventListener('online', this.#onOnline);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('online', this.#onOnline);
    // Elsewhere another provider may be the nearest, or none; where it is the same, it answers again at once.
    for (const name of this.#names) Reflect.deleteProperty(this.#provided, name);
    // An element that is only moved is back before the microtask, and its connection goes on.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#end();
    });
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    if (this.#host[connectionDoor].drivenByHost) {
      this.#end();
      this.#source = [];
      return;
    }
    const ports = this.#findPorts();
    const watched = (this.#options.watch ?? []).map((name) => this.#host[name]);
    const source: readonly unknown[] = [...this.#names.map((name) => ports[name]), this.#adapted, ...watched];
    const isSame = source.length === this.#source.length && source.every((part, i) => Object.is(part, this.#source[i]));
    if (isSame && this.#connection !== undefined) return;
    this.#source = source;
    this.#start(ports, isSame);
  }

  #start(ports: Partial<ElementPorts>, isReturn: boolean): void {
    this.#end();
    const connection = new AbortController();
    this.#connection = connection;
    const { show } = this.#host[connectionDoor];
    if (hasAll(ports, this.#options.needs)) {
      // Coming back to the same data, what was shown stays until the answer is there; other data must not linger.
      if (!isReturn || this.#host.state.type !== 'ready') show({ type: 'loading' });
      onPersonChange(this.#adapted?.ports?.identity, connection.signal, () => this.#moveOver());
      this.#options.connect(openLink<Host, Needed, Used>(this.#host, ports, connection.signal));
    } else if (this.#adapted === undefined) show({ type: 'unset' });
    else show(this.#adapted.problem === undefined ? { type: 'loading' } : failed(this.#adapted.problem));
  }

  #restart(): void {
    if (this.#host[connectionDoor].drivenByHost) return;
    // What could not be had is asked for again.
    if (this.#adapted?.problem !== undefined) this.#adapted = undefined;
    this.#end();
    this.#host.requestUpdate();
  }

  /** The ports were an earlier person's. What is shown goes at once, then those of whoever is here now are asked for. */
  #moveOver(): void {
    this.#adapted = undefined;
    this.#host[connectionDoor].show({ type: 'loading' });
    this.#host.requestUpdate();
  }

  #end(): void {
    this.#connection?.abort();
    this.#connection = undefined;
    this.#host[connectionDoor].onRequest = undefined;
  }

  #findPorts(): Partial<ElementPorts> {
    const { port, ports: given, service } = this.#host;
    const near = { ...defined(this.#provided), ...defined(given ?? {}), ...defined({ [this.#options.needs[0]]: port }) };
    if (service === '' || hasAll(near, this.#options.needs)) {
      this.#adapted = undefined;
      return near;
    }
    if (this.#adapted?.service !== service) this.#adapt(service);
    return { ...defined(this.#adapted?.ports ?? {}), ...near };
  }

  #adapt(service: string): void {
    const made = portsOf(service, this.#onRegistered);
    this.#adapted = made === undefined ? undefined : { service };
    const settle = (outcome: { ports: Partial<ElementPorts> } | { problem: Problem }): void => {
      if (this.#adapted?.service !== service) return;
      this.#adapted = { service, ...outcome };
      this.#host.requestUpdate();
    };
    made?.then(
      (ports) => settle({ ports }),
      (error: unknown) => settle({ problem: problemFrom(error) }),
    );
  }

  #consume(name: ElementPortName): void {
    // One table holds all contexts; that name and port of an entry belong together is more than TypeScript works out.
    const context = portContexts[name] as Context<unknown, unknown>;
    const callback = (port: unknown): void => void Object.assign(this.#provided, { [name]: port });
    new ContextConsumer(this.#host, { context, subscribe: true, callback });
  }
}

/** Feeds all elements of a class. Called by `<name>.define.ts`, so that the class alone stays free of ports. */
export function connectPorts<Host extends DataHost, Needed extends ElementPortName, Used extends ElementPortName = never>(
  elementClass: (new () => Host) & Pick<typeof LitElement, 'addInitializer'>,
  options: ConnectionOptions<Host, Needed, Used>,
): void {
  if (connected.has(elementClass)) return;
  connected.add(elementClass);
  elementClass.addInitializer((element) => {
    if (element instanceof elementClass) new PortConnection(element, options);
  });
}

const connected = new WeakSet<object>();

function hasAll<Name extends ElementPortName>(ports: Partial<ElementPorts>, names: readonly Name[]): ports is Partial<ElementPorts> & Pick<ElementPorts, Name> {
  return names.every((name) => name in ports);
}

// Hosts and frameworks also say "none" with an undefined or null entry.
function defined(ports: { readonly [Name in ElementPortName]?: ElementPorts[Name] | null | undefined }): Partial<ElementPorts> {
  return Object.fromEntries(Object.entries(ports).filter(([, port]) => port !== undefined && port !== null));
}
