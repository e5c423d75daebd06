/** Notes and bookmarks at a place in a resource: one's own, and what somebody of the class has shared. */
import * as v from 'valibot';
import { Id, PersonReference, Timestamp } from './common.ts';

export const NotePlace = v.pipe(
  v.variant('kind', [
    v.object({
      kind: v.literal('time'),
      seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)),
      until: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400), v.description('Where the passage ends that the note is about; after `seconds`.'))),
    }),
    v.object({
      kind: v.literal('page'),
      page: v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.description('Number or name of the page, as the book has it.')),
      at: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1), v.description('How far down the page: 0 is its upper edge, 1 its lower one, at any size.'))),
    }),
  ]),
  v.check((place) => place.kind !== 'time' || place.until === undefined || place.until > place.seconds, 'a passage ends after its beginning'),
  v.title('NotePlace'),
);
export const NoteDraft = v.pipe(
  v.object({
    resourceId: Id,
    place: NotePlace,
    text: v.pipe(v.string(), v.maxLength(2000), v.description('Empty: a bookmark.')),
  }),
  v.title('NoteDraft'),
);
export const Note = v.pipe(
  v.object({
    id: Id,
    ...NoteDraft.entries,
    own: v.boolean(),
    classId: v.pipe(v.nullable(Id), v.description('The class with which it is shared.')),
    author: v.pipe(
      v.nullable(PersonReference),
      v.description('Who wrote it. Null where a classmate did: classmates read words of each other, not names; the teacher sees both.'),
    ),
    mayWithdraw: v.pipe(v.boolean(), v.description('It is shared, and the caller may take it out of the class.')),
    changedAt: Timestamp,
  }),
  v.title('Note'),
);
export const NoteList = v.pipe(v.object({ items: v.array(Note) }), v.title('NoteList'));
export const NoteShare = v.pipe(v.object({ classId: Id }), v.title('NoteShare'));
