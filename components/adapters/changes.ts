/** Hands changes on to whoever subscribed, and knows which change concerns which port. */
import type { Change, PortName, Subscribable, SubscribeOptions } from '../base/ports/index.ts';

type Callback = (change: Change) => void;

/** A set of subscribers. One that throws does not keep the others from hearing. */
export class ChangeHub implements Subscribable {
  readonly #callbacks = new Set<Callback>();
  readonly #onCount: (count: number) => void;

  /** @param onCount hears how many subscribers there are whenever that changes, so that a source can rest */
  constructor(onCount: (count: number) => void = () => {}) {
    this.#onCount = onCount;
  }

  subscribe(callback: Callback, { signal }: SubscribeOptions): void {
    if (signal.aborted) return;
    // Wrapped, because one function may be subscribed twice and each must end by itself.
    const own: Callback = (change) => callback(change);
    this.#callbacks.add(own);
    this.#onCount(this.#callbacks.size);
    const end = () => {
      this.#callbacks.delete(own);
      this.#onCount(this.#callbacks.size);
    };
    signal.addEventListener('abort', end, { once: true });
  }

  emit(change: Change): void {
    for (const callback of [...this.#callbacks]) {
      try {
        callback(change);
      } catch (error) {
        reportError(error);
      }
    }
  }
}

/** Which changes a port's subscribers want to hear of. */
const concerns: Record<PortName, readonly Change['type'][]> = {
  identity: ['identity.changed', 'person.changed'],
  resources: ['catalogue.changed', 'watch-time.changed', 'recommendation.changed'],
  shelf: ['shelf.changed', 'catalogue.changed'],
  progress: ['progress.changed'],
  tasks: ['task.created', 'progress.changed'],
  notices: ['notice.created', 'notice.read'],
  announcements: ['announcement.changed'],
  leave: ['leave.changed', 'attendance.changed'],
  privacy: ['privacy.changed'],
  plans: ['plan.changed'],
  ownResources: ['own-resource.changed'],
  chat: ['conversation.changed', 'message.progress'],
  cases: ['case.changed'],
  imports: ['catalogue.changed'],
  exchange: ['catalogue.changed'],
  sync: ['sync.changed'],
};

/** What may have changed when nobody can say what did. */
export const anything: readonly Change[] = [
  { type: 'task.created' }, { type: 'progress.changed' }, { type: 'notice.created' }, { type: 'catalogue.changed' }, { type: 'conversation.changed' }, { type: 'shelf.changed' },
  { type: 'announcement.changed' }, { type: 'leave.changed' }, { type: 'attendance.changed' }, { type: 'privacy.changed' }, { type: 'plan.changed' }, { type: 'own-resource.changed' }, { type: 'case.changed' }, { type: 'watch-time.changed' },
  { type: 'recommendation.changed' },
];

/** The part of `source` that concerns one port. */
export function changesFor(port: PortName, source: Subscribable): Subscribable['subscribe'] {
  return (callback, options) =>
    source.subscribe((change) => {
      if (concerns[port].includes(change.type)) callback(change);
    }, options);
}
