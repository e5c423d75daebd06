/**
 * The same object under a new name. Connections compare their port by name: a new one makes them start anew. Methods run on
 * the object itself, so private fields of a host's class keep working.
 */
export function freshView<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
