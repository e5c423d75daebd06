import { LsRequestEvent } from '../base/events.ts';

/** The person wants older reports. */
export class LsImportMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-import-more-request';
  constructor() {
    super(LsImportMoreRequestEvent.type, 'SYS-21', {});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-import-more-request': LsImportMoreRequestEvent;
  }
}
