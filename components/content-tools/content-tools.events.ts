import { LsEvent, LsRequestEvent } from '../base/index.ts';

/** The person wants to choose in a tool. */
export class LsToolChooseRequestEvent extends LsRequestEvent<{ readonly toolId: string }> {
  static readonly type = 'ls-tool-choose-request';
  constructor(toolId: string) {
    super(LsToolChooseRequestEvent.type, 'T-19', { toolId });
  }
}

/** The page goes to the tool now. Cancel it to open the address in a way of your own; it is good once, for minutes. */
export class LsToolDepartRequestEvent extends LsRequestEvent<{ readonly url: string }> {
  static readonly type = 'ls-tool-depart-request';
  constructor(url: string) {
    super(LsToolDepartRequestEvent.type, 'T-19', { url });
  }
}

/** The person takes over what is named, and nothing else. */
export class LsToolTakeRequestEvent extends LsRequestEvent<{ readonly selectionId: string; readonly places: readonly number[] }> {
  static readonly type = 'ls-tool-take-request';
  constructor(selectionId: string, places: readonly number[]) {
    super(LsToolTakeRequestEvent.type, 'T-19', { selectionId, places });
  }
}

/** What was chosen in a tool is here, as resources. */
export class LsToolTakeEvent extends LsEvent<{ readonly selectionId: string; readonly resourceIds: readonly string[] }> {
  static readonly type = 'ls-tool-take';
  constructor(selectionId: string, resourceIds: readonly string[]) {
    super(LsToolTakeEvent.type, 'T-19', { selectionId, resourceIds });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-tool-choose-request': LsToolChooseRequestEvent;
    'ls-tool-depart-request': LsToolDepartRequestEvent;
    'ls-tool-take-request': LsToolTakeRequestEvent;
    'ls-tool-take': LsToolTakeEvent;
  }
}
