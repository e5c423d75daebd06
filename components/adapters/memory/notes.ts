/** Notes and bookmarks in memory: one's own, and what is shared with a class. */
import type { Note, NoteChange, NoteDraft, ShelfChange } from '../../base/ports/shelf.ts';
import type { PersonalData } from './privacy.ts';
import { Refusal, found, type Caller, type County } from './county.ts';

interface Kept extends NoteDraft {
  authorId: string;
  classId: string | null;
  changedAt: string;
}

export function isNoteChange(change: ShelfChange): change is NoteChange {
  return change.act.endsWith('-note');
}

export class Notes {
  readonly #county: County;
  readonly #now: () => string;
  readonly #personalData: PersonalData;
  readonly #notes = new Map<string, Kept>();

  constructor(county: County, now: () => string, personalData: PersonalData) {
    this.#county = county;
    this.#now = now;
    this.#personalData = personalData;
    personalData.whenRefused('class-sharing', (childId) => {
      for (const [id, note] of this.#notes) if (note.authorId === childId) this.#notes.set(id, { ...note, classId: null });
    });
  }

  list(caller: Caller, resourceId: string): Note[] {
    this.#requireResource(resourceId);
    const classIds = this.#classIds(caller);
    return [...this.#notes].flatMap(([id, { authorId, ...note }]): Note[] => {
      const own = authorId === caller.person.id;
      const isRead = classIds.includes(note.classId) && !this.#personalData.isHeldBack(authorId, 'class-sharing');
      if (note.resourceId !== resourceId || !(own || isRead)) return [];
      const isClassmate = caller.identity.role === 'student' && this.#county.fixtures.classes.some(({ learnerIds }) => learnerIds.includes(authorId));
      const mayWithdraw = note.classId !== null && (own || caller.identity.role === 'teacher');
      return [{ ...note, id, own, author: isClassmate && !own ? null : this.#county.reference(authorId), mayWithdraw }];
    });
  }

  change(caller: Caller, change: NoteChange): void {
    const known = this.#notes.get(change.noteId);
    const isOwn = known?.authorId === caller.person.id;
    if (change.act === 'put-note') {
      this.#requireResource(change.draft.resourceId);
      if (known && !isOwn) throw new Refusal('not-found');
      // New words come before no class to which the pupil may not show any today.
      const classId = this.#personalData.isHeldBack(caller.person.id, 'class-sharing') ? null : (known?.classId ?? null);
      this.#notes.set(change.noteId, { ...change.draft, authorId: caller.person.id, classId, changedAt: this.#now() });
    } else if (change.act === 'drop-note') {
      if (isOwn) this.#notes.delete(change.noteId);
    } else this.#share(caller, change, found(known), isOwn);
    const { classId = null, authorId = caller.person.id } = this.#notes.get(change.noteId) ?? known ?? {};
    this.#tell(caller, [known?.classId ?? null, classId], authorId);
  }

  #share(caller: Caller, change: NoteChange & { act: 'share-note' | 'withdraw-note' }, note: Kept, isOwn: boolean): void {
    const { role } = caller.identity;
    if (role !== 'student' && role !== 'teacher') throw new Refusal('forbidden');
    const mayShare = change.act === 'share-note' && isOwn && this.#classIds(caller).includes(change.classId);
    const mayWithdraw = change.act === 'withdraw-note' && (isOwn || (role === 'teacher' && note.classId !== null && this.#classIds(caller).includes(note.classId)));
    if (!mayShare && !mayWithdraw) throw new Refusal('not-found');
    if (change.act === 'share-note') this.#personalData.requireConsent(caller, 'class-sharing');
    this.#notes.set(change.noteId, { ...note, classId: change.act === 'share-note' ? change.classId : null });
  }

  #tell(caller: Caller, classIds: readonly (string | null)[], authorId: string): void {
    const members = this.#county.fixtures.classes
      .filter(({ id }) => classIds.includes(id))
      .flatMap(({ learnerIds, teachers }) => [...learnerIds, ...Object.keys(teachers)]);
    this.#county.onChange({ type: 'shelf.changed' }, [caller.person.id, authorId, ...members]);
  }

  #classIds(caller: Caller): (string | null)[] {
    const { role } = caller.identity;
    return role === 'student' || role === 'teacher' ? this.#county.classes(caller).map(({ id }) => id) : [];
  }

  #requireResource(resourceId: string): void {
    found(this.#county.fixtures.resources.find(({ id }) => id === resourceId));
  }
}
