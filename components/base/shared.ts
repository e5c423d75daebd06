/**
 * One value for all copies of the library on a page, kept under a symbol of the global registry; the major of its interface
 * is in the name, so that copies which do not understand each other do not meet.
 */
export function shared<Value>(place: object, name: string, make: () => Value): Value {
  const symbol = Symbol.for(name);
  // The name stands for the type: only this library writes under it.
  const slot = place as Record<symbol, Value | undefined>;
  return (slot[symbol] ??= make());
}
