import type { Subscribable } from '../base/ports/ports.ts';
import { pageLanguage } from './page-language.ts';
import { adapterProblem } from './problems.ts';

/**
 * A port whose code comes when it is first called: whoever looks at tasks does not wait for the code of talks. Every method of
 * a port is asynchronous but `subscribe`, which needs none of that code.
 * @param load rejects when the code cannot be fetched; the call then fails as one without a line, and the next call tries again
 */
export function lazyPort<Port extends Subscribable>(subscribe: Port['subscribe'], load: () => Promise<Port>): Port {
  let coming: Promise<Port> | undefined;
  const loaded = (): Promise<Port> =>
    (coming ??= load().catch(() => {
      coming = undefined;
      throw adapterProblem('offline', pageLanguage());
    }));
  const methods = new Map<string, unknown>([['subscribe', subscribe]]);
  const later = (name: string) => async (...given: unknown[]): Promise<unknown> => {
    const port = await loaded();
    return Reflect.apply(Reflect.get(port, name) as (...given: unknown[]) => unknown, port, given);
  };
  // Stands in for the port by its names alone; what the names mean is known only to the type.
  return new Proxy({} as Port, {
    get(_target, name) {
      // Whoever awaits the port itself asks for `then`: it is none.
      if (typeof name === 'symbol' || name === 'then') return undefined;
      if (!methods.has(name)) methods.set(name, later(name));
      return methods.get(name);
    },
  });
}
