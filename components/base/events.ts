import { newId } from './id.ts';

/** What every event of the library carries besides its own detail. */
export interface EventStamp {
  /** UUID, made when the event was made; a write that follows takes it as its idempotency key. */
  readonly id: string;
  /** When it happened, RFC 3339 in UTC. */
  readonly at: string;
  /** The function of the catalogue it belongs to, for example `PS-02`. */
  readonly functionId: string;
}

const stamped = <Detail extends object>(functionId: string, detail: Detail): Detail & EventStamp => ({
  ...detail,
  id: newId(),
  at: new Date().toISOString(),
  functionId,
});

/**
 * Something has happened: `ls-<noun>-<verb>`. Neither bubbles nor leaves a shadow tree unless the subclass says so: who
 * wants to know listens at the element.
 */
export class LsEvent<Detail extends object = object> extends CustomEvent<Detail & EventStamp> {
  constructor(type: string, functionId: string, detail: Detail, init: EventInit = {}) {
    super(type, { ...init, detail: stamped(functionId, detail) });
  }
}

/**
 * A person asks for something: `ls-<noun>-<verb>-request`. Bubbles, crosses shadow borders and can be cancelled: then the
 * host does it in its own way and the port is not called.
 */
export class LsRequestEvent<Detail extends object = object> extends CustomEvent<Detail & EventStamp> {
  constructor(type: string, functionId: string, detail: Detail) {
    super(type, { bubbles: true, composed: true, cancelable: true, detail: stamped(functionId, detail) });
  }
}

/** Asks for the data of an element again, after an error. */
export class LsReloadRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-reload-request';
  constructor() {
    super(LsReloadRequestEvent.type, 'UX-19', {});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-reload-request': LsReloadRequestEvent;
  }
}
