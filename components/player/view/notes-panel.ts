import type { TemplateResult } from 'lit';
import { clockSpan } from '../../base/clock.ts';
import type { NotePlace } from '../../base/ports/index.ts';
import { noteList } from '../learning/note-list.ts';
import type { PlayerView } from './player-view.ts';

const secondsOf = (place: NotePlace): number | null => (place.kind === 'time' ? place.seconds : null);

/** Notes and bookmarks at a second of the lesson. */
export function notes({ t, noteTaking, notes: known, acts, ui }: PlayerView): TemplateResult {
  return noteList({
    t,
    noteTaking,
    notes: known,
    nameOf: (place) => clockSpan(secondsOf(place) ?? 0, place.kind === 'time' ? place.until : undefined),
    orderOf: secondsOf,
    isClosed: (place) => ui.limit !== null && (secondsOf(place) ?? 0) > ui.limit,
    go: (place) => {
      const from = secondsOf(place) ?? 0;
      if (place.kind === 'time' && place.until !== undefined) acts.playPart({ from, to: place.until });
      else acts.playFrom(from);
    },
    write: () => acts.openPanel('notes'),
    button: 'pill on-stage',
    tone: 'on-stage',
  });
}
