/** How parts of a content speak to each other: `H5P.Event`, and `H5P.EventDispatcher`, which content types inherit or are called with. */

export interface ContentEvent {
  type: string;
  data: unknown;
  getBubbles(): boolean;
  preventBubbling(): void;
  scheduleForExternal(): boolean;
}
export interface Extras {
  bubbles?: boolean;
  external?: boolean;
}
export type Listener = (this: unknown, event: ContentEvent) => void;
export interface Dispatcher {
  parent?: unknown;
  on(type: string, listener: Listener, thisArg?: unknown): void;
  once(type: string, listener: Listener, thisArg?: unknown): void;
  off(type: string, listener?: Listener): void;
  trigger(event: string | ContentEvent, data?: unknown, extras?: Extras): void;
}
interface Heard {
  listener: Listener;
  thisArg: unknown;
  isOnce: boolean;
}

/** A function, as content types call it with their own `this`. */
export function ContentEventOf(this: ContentEvent, type: string, data?: unknown, extras: Extras = {}): void {
  let isBubbling = extras.bubbles === true;
  let isToldOutside = false;
  this.type = type;
  this.data = data;
  this.getBubbles = () => isBubbling;
  this.preventBubbling = () => {
    isBubbling = false;
  };
  this.scheduleForExternal = () => {
    if (extras.external !== true || isToldOutside) return false;
    return (isToldOutside = true);
  };
}
const makeEvent = ContentEventOf as unknown as new (type: string, data?: unknown, extras?: Extras) => ContentEvent;

/** Kept apart from the instances: whoever inherits without calling the constructor has listeners, too. */
const heardBy = new WeakMap<object, Map<string, Heard[]>>();

function listenersOf(dispatcher: object, type: string): Heard[] {
  const all = heardBy.get(dispatcher) ?? new Map<string, Heard[]>();
  heardBy.set(dispatcher, all);
  const found = all.get(type) ?? [];
  all.set(type, found);
  return found;
}

function listen(dispatcher: object, type: string, listener: unknown, thisArg: unknown, isOnce: boolean): void {
  if (typeof listener !== 'function') throw new TypeError('listener must be a function');
  listenersOf(dispatcher, type).push({ listener: listener as Listener, thisArg: thisArg ?? dispatcher, isOnce });
}

const isDispatcher = (value: unknown): value is Dispatcher => typeof value === 'object' && value !== null && 'trigger' in value && typeof value.trigger === 'function';

/** Where events end that are for whoever runs the content. */
export const outside: Dispatcher = {
  on: (type, listener, thisArg) => listen(outside, type, listener, thisArg, false),
  once: (type, listener, thisArg) => listen(outside, type, listener, thisArg, true),
  off: (type, listener) => forget(outside, type, listener),
  trigger: (event, data, extras) => dispatch(outside, event, data, extras),
};

function forget(dispatcher: object, type: string, listener?: Listener): void {
  const all = listenersOf(dispatcher, type);
  if (listener !== undefined && typeof listener !== 'function') throw new TypeError('listener must be a function');
  all.splice(0, all.length, ...(listener === undefined ? [] : all.filter((one) => one.listener !== listener)));
}

function dispatch(dispatcher: object, event: string | ContentEvent, data?: unknown, extras?: Extras): void {
  const happened = typeof event === 'string' ? new makeEvent(event, data, extras) : event;
  const all = listenersOf(dispatcher, happened.type);
  const now = [...all];
  for (const heard of now) if (heard.isOnce) all.splice(all.indexOf(heard), 1);
  for (const { listener, thisArg } of now) listener.call(thisArg, happened);
  const parent = 'parent' in dispatcher ? dispatcher.parent : undefined;
  if (happened.getBubbles() && isDispatcher(parent)) parent.trigger(happened);
  if (dispatcher !== outside && happened.scheduleForExternal()) outside.trigger(happened);
}

const methods: Dispatcher & ThisType<object> = {
  on(type, listener, thisArg) {
    listen(this, type, listener, thisArg, false);
  },
  once(type, listener, thisArg) {
    listen(this, type, listener, thisArg, true);
  },
  off(type, listener) {
    forget(this, type, listener);
  },
  trigger(event, data, extras) {
    dispatch(this, event, data, extras);
  },
};

/** Some call it and do not inherit: what it gives must be on the instance, too. */
export function EventDispatcher(this: object): void {
  for (const [name, method] of Object.entries(methods)) if (!(name in this)) Object.defineProperty(this, name, { value: method, writable: true, configurable: true });
}
Object.assign(EventDispatcher.prototype as object, methods);
