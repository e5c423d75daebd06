import { LsRequestEvent } from '../../base/events.ts';
import type { NoteChange } from '../../base/ports/index.ts';

/** The lesson plays: its notes want to be shown. Cancel it to show none. */
export class LsPlayerNotesRequestEvent extends LsRequestEvent<{ resourceId: string }> {
  static readonly type = 'ls-player-notes-request';
  constructor(resourceId: string) {
    super(LsPlayerNotesRequestEvent.type, 'S-06', { resourceId });
  }
}

/** A note or bookmark is to be written, removed, shared or withdrawn. Cancel it to keep none, or to keep it elsewhere. */
export class LsPlayerNoteChangeRequestEvent extends LsRequestEvent<{ change: NoteChange }> {
  static readonly type = 'ls-player-note-change-request';
  constructor(change: NoteChange) {
    super(LsPlayerNoteChangeRequestEvent.type, 'S-06', { change });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ls-player-notes-request': LsPlayerNotesRequestEvent;
    'ls-player-note-change-request': LsPlayerNoteChangeRequestEvent;
  }
}
