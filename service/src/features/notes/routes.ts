/** Notes and bookmarks: part of the tag `shelf`. */
import { routes } from '../../../../contract/src/index.ts';
import { implement, type Implementation } from '../../http/implement.ts';
import { dropNote, listNotes, putNote, shareNote, withdrawNote } from './notes.ts';

export function noteRoutes(): Implementation[] {
  return [
    implement(routes.listNotes, async ({ db, caller, query, logger }) => ({ items: await listNotes(db, caller, query.resourceId, logger) })),
    implement(routes.putNote, async ({ db, caller, params, body }) => {
      await putNote(db, caller, params.noteId, body);
      return undefined;
    }),
    implement(routes.dropNote, async ({ db, caller, params }) => {
      await dropNote(db, caller, params.noteId);
      return undefined;
    }),
    implement(routes.shareNote, async ({ db, caller, params, body }) => {
      await shareNote(db, caller, params.noteId, body.classId);
      return undefined;
    }),
    implement(routes.withdrawNote, async ({ db, caller, params }) => {
      await withdrawNote(db, caller, params.noteId);
      return undefined;
    }),
  ];
}
