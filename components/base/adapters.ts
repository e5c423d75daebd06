/**
 * Bundled adapters by name of the attribute that asks for them. The library's bundle registers a loader; base itself knows
 * no adapter, so an element that is fed by its host never carries one.
 */
import type { Ports } from './ports/index.ts';
import { shared } from './shared.ts';

/** Makes the ports of a service. Called once for each address. */
export type AdapterLoader = (service: string) => Promise<Partial<Ports>>;

interface Adapters {
  loader?: AdapterLoader;
  /** Elements that came before the loader. */
  readonly waiting: Set<() => void>;
  readonly made: Map<string, Promise<Partial<Ports>>>;
}
const adapters = (): Adapters => shared(globalThis, 'ls.adapters/1', () => ({ made: new Map(), waiting: new Set() }));

/** Registers what stands behind the attribute `service`. The first registration on a page wins. */
export function registerAdapter(loader: AdapterLoader): void {
  const registry = adapters();
  registry.loader ??= loader;
  registry.waiting.forEach((callback) => callback());
  registry.waiting.clear();
}

/**
 * The ports of a service, one set for all elements that name it. `undefined` when no adapter is registered yet; then
 * `onRegistered` is called once there is one, since scripts come in any order.
 */
export function portsOf(service: string, onRegistered: () => void): Promise<Partial<Ports>> | undefined {
  const { loader, made, waiting } = adapters();
  if (loader === undefined) {
    waiting.add(onRegistered);
    return undefined;
  }
  let ports = made.get(service);
  if (ports === undefined) {
    ports = loader(service);
    made.set(service, ports);
    const forget = (): void => void made.delete(service);
    ports.then(
      ({ identity }) => onPersonChange(identity, new AbortController().signal, forget),
      // A chunk that did not load may load next time.
      forget,
    );
  }
  return ports;
}

/** Calls back when ports were an earlier person's: they have ended, and others are to be made. */
export function onPersonChange(identity: Ports['identity'] | undefined, signal: AbortSignal, callback: () => void): void {
  identity?.subscribe(
    ({ type }) => {
      if (type === 'person.changed') callback();
    },
    { signal },
  );
}
