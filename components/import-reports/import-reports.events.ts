import { LsRequestEvent } from '../base/events.ts';

/** The person wants older reports. */
export class LsImportMoreRequestEvent extends LsRequestEvent {
  static readonly type = 'ls-import-more-request';
  constructor() {
    super(LsImportMoreRequestEvent.type, 'SYS-21', {});
  }
}

/** The person hands in a file of records, and says who delivers it. */
export class LsImportStartRequestEvent extends LsRequestEvent<{ readonly file: File; readonly source: string }> {
  static readonly type = 'ls-import-start-request';
  constructor(file: File, source: string) {
    super(LsImportStartRequestEvent.type, 'SYS-08', { file, source });
  }
}

/** The person ends an import that runs; `null`: the file that is on its way. */
export class LsImportCancelRequestEvent extends LsRequestEvent<{ readonly importId: string | null }> {
  static readonly type = 'ls-import-cancel-request';
  constructor(importId: string | null) {
    super(LsImportCancelRequestEvent.type, 'SYS-08', { importId });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-import-start-request': LsImportStartRequestEvent;
    'ls-import-cancel-request': LsImportCancelRequestEvent;
    'ls-import-more-request': LsImportMoreRequestEvent;
  }
}
