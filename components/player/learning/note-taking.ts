/** A note while it is written. Whatever was typed is kept as soon as somebody leaves the field, however they leave. */
import { newId } from '../../base/id.ts';
import type { Note, NoteChange, NotePlace } from '../../base/ports/index.ts';

export interface NoteHost {
  readonly resourceId: string | null;
  /** Where the person is. */
  readonly place: NotePlace;
  change(change: NoteChange): void;
  requestUpdate(): void;
}

export class NoteTaking {
  private readonly host: NoteHost;
  private words = '';
  /** Where somebody began to write. */
  private began: NotePlace | null = null;
  /** The note that is being changed, or that waits to be kept. */
  private noteId: string | null = null;
  private sent: string | null = null;
  private removed: Note | null = null;

  constructor(host: NoteHost) {
    this.host = host;
  }

  get text(): string {
    return this.words;
  }
  /** Where the note will stand. */
  get place(): NotePlace {
    return this.began ?? this.host.place;
  }
  get isChanging(): boolean {
    return this.noteId !== null && this.sent === null;
  }
  get isWaiting(): boolean {
    return this.sent !== null;
  }
  /** The note that was removed last: it can be had back. */
  get dropped(): Note | null {
    return this.removed;
  }

  write(text: string): void {
    this.began ??= this.host.place;
    this.words = text;
    this.sent = null;
    this.host.requestUpdate();
  }

  /** A new note is to stand there. */
  writeAt(place: NotePlace): void {
    this.save();
    this.clear();
    this.began = place;
    this.host.requestUpdate();
  }

  /** Keeps what is written. Sent again, it is the same note. */
  save(): void {
    if (this.words.trim() === '' && !this.isChanging) {
      if (!this.isWaiting) this.began = null;
      return;
    }
    this.noteId ??= newId();
    this.sent = this.words;
    this.put(this.noteId, this.words, this.place);
  }

  /** A bookmark at the present place. */
  mark(): void {
    this.put(newId(), '', this.host.place);
  }

  edit({ id, text, place }: Note): void {
    this.save();
    this.noteId = id;
    this.sent = null;
    this.words = text;
    this.began = place;
    this.host.requestUpdate();
  }

  drop(note: Note): void {
    if (this.noteId === note.id) this.clear();
    this.removed = note;
    this.host.change({ act: 'drop-note', noteId: note.id });
    this.host.requestUpdate();
  }
  takeBack(): void {
    const note = this.removed;
    this.removed = null;
    if (note) this.put(note.id, note.text, note.place);
  }

  share({ id }: Note, classId: string): void {
    this.host.change({ act: 'share-note', noteId: id, classId });
  }
  withdraw({ id }: Note): void {
    this.host.change({ act: 'withdraw-note', noteId: id });
  }

  /** The field is empty again when the note is among those that are kept. */
  settle(items: readonly Note[]): void {
    if (this.sent !== null && items.some(({ id, text }) => id === this.noteId && text === this.sent)) this.clear();
  }

  private put(noteId: string, text: string, place: NotePlace): void {
    const { resourceId } = this.host;
    if (resourceId === null) return;
    this.removed = null;
    this.host.change({ act: 'put-note', noteId, draft: { resourceId, place, text } });
    this.host.requestUpdate();
  }

  private clear(): void {
    this.words = '';
    this.began = this.noteId = this.sent = null;
  }
}
