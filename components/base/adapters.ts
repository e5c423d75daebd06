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
  readonly made: Map<string, Promise<Partial<Ports>>>;
}
const adapters = (): Adapters => shared(globalThis, 'ls.adapters/1', () => ({ made: new Map() }));

/** Registers what stands behind the attribute `service`. The first registration on a page wins. */
export function registerAdapter(loader: AdapterLoader): void {
  adapters().loader ??= loader;
}

/** The ports of a service, one set for all elements that name it; `undefined` when no adapter is registered. */
export function portsOf(service: string): Promise<Partial<Ports>> | undefined {
  const { loader, made } = adapters();
  if (loader === undefined) return undefined;
  let ports = made.get(service);
  if (ports === undefined) {
    ports = loader(service);
    made.set(service, ports);
    // A chunk that did not load may load next time.
    ports.catch(() => made.delete(service));
  }
  return ports;
}
