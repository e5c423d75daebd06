/** Routes for notes and bookmarks. Ids are made by the client, so that sending twice is once. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Id } from '../schemas/common.ts';
import { NoteDraft, NoteList, NoteShare } from '../schemas/note.ts';

const note = v.object({ noteId: Id });

export const listNotes = defineRoute({
  id: 'listNotes',
  method: 'get',
  path: '/shelf/notes',
  tag: 'shelf',
  act: 'shelf.read',
  summary: 'Notes and bookmarks in a resource: the own ones, and those shared with the classes of the caller',
  description: 'At most 500 of each, the newest. A guardian and a manager read their own only.',
  query: v.object({ resourceId: Id }),
  success: { status: 200, description: 'The notes, the one changed last at the end.', schema: NoteList },
  problems: ['not-found'],
});

export const putNote = defineRoute({
  id: 'putNote',
  method: 'put',
  path: '/shelf/notes/{noteId}',
  tag: 'shelf',
  act: 'shelf.write',
  summary: 'Write a note, or change it',
  params: note,
  body: NoteDraft,
  success: { status: 204, description: 'The note is kept.' },
  problems: ['not-found'],
});

export const dropNote = defineRoute({
  id: 'dropNote',
  method: 'delete',
  path: '/shelf/notes/{noteId}',
  tag: 'shelf',
  act: 'shelf.write',
  summary: 'Remove an own note',
  params: note,
  success: { status: 204, description: 'The note is gone.' },
  problems: ['not-found'],
});

export const shareNote = defineRoute({
  id: 'shareNote',
  method: 'put',
  path: '/shelf/notes/{noteId}/class',
  tag: 'shelf',
  act: 'note.share',
  summary: 'Share an own note with a class',
  params: note,
  body: NoteShare,
  success: { status: 204, description: 'The class can read it.' },
  problems: ['consent-missing', 'not-found'],
});

export const withdrawNote = defineRoute({
  id: 'withdrawNote',
  method: 'delete',
  path: '/shelf/notes/{noteId}/class',
  tag: 'shelf',
  act: 'note.withdraw',
  summary: 'Take a note out of a class: the own one, or as a teacher of the class whosever',
  params: note,
  success: { status: 204, description: 'Only the author can read it now.' },
  problems: ['not-found'],
});
