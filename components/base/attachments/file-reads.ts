/** Bytes of attachments that somebody has asked for in this visit. */
import { problemFrom, type Problem } from '../problem.ts';

export type FileState = { readonly type: 'loading' } | { readonly type: 'ready'; readonly bytes: Blob } | { readonly type: 'error'; readonly problem: Problem };

/** So many are held; the longest unused goes first. */
const most = 60;

/** A file of a place. No id has a space in it. */
export const fileKey = (place: string, attachmentId: string): string => `${place} ${attachmentId}`;

export class FileReads {
  /** By place and attachment: whoever sends a file names it, and names are unique in one talk only. A new map with every change. */
  held: ReadonlyMap<string, FileState> = new Map();
  readonly #read: (place: string, attachmentId: string) => Promise<Blob>;
  readonly #signal: AbortSignal;
  readonly #show: () => void;
  /** The newest way in which each is to be had: what an older one brings comes too late. */
  readonly #newest = new Map<string, symbol>();

  /** @param read where `place` is what opens the file to the reader: a talk, or a case */
  constructor(read: (place: string, attachmentId: string) => Promise<Blob>, signal: AbortSignal, show: () => void) {
    this.#read = read;
    this.#signal = signal;
    this.#show = show;
  }

  async ask(place: string, attachmentId: string): Promise<void> {
    const key = fileKey(place, attachmentId);
    const known = this.held.get(key);
    if (known !== undefined && known.type !== 'error') return;
    await this.take(place, attachmentId, () => this.#read(place, attachmentId));
  }

  /** Holds what comes in another way, such as what is just being sent from here. */
  async take(place: string, attachmentId: string, bytes: () => Promise<Blob>): Promise<void> {
    const key = fileKey(place, attachmentId);
    const way = Symbol(key);
    this.#newest.set(key, way);
    this.#set(key, { type: 'loading' });
    const state = await bytes().then(
      (got): FileState => ({ type: 'ready', bytes: got }),
      (error: unknown): FileState => ({ type: 'error', problem: problemFrom(error) }),
    );
    if (this.#newest.get(key) === way && !(state.type === 'error' && this.#signal.aborted)) this.#set(key, state);
  }

  /** It was deleted: from now on it is not found, whatever is on its way. */
  forget(place: string, attachmentId: string): void {
    const key = fileKey(place, attachmentId);
    this.#newest.delete(key);
    this.#set(key, { type: 'error', problem: { code: 'not-found', title: '', detail: '', action: '', offline: false } });
  }

  /** Those of one place, by attachment. */
  of(place: string): ReadonlyMap<string, FileState> {
    const start = fileKey(place, '');
    return new Map([...this.held].flatMap(([key, state]) => (key.startsWith(start) ? [[key.slice(start.length), state]] : [])));
  }

  #set(key: string, state: FileState): void {
    const others = [...this.held].filter(([one]) => one !== key);
    this.held = new Map([...others.slice(-most + 1), [key, state]]);
    this.#show();
  }
}
