/**
 * Undo and redo of the own acts. Taking back what one has added takes nothing of what somebody else has written in it: the own words go,
 * and what holds the others' words stays as a whole, a table with all its cells, so that each word keeps its place (0410).
 */
import * as Y from 'yjs';
import { standingIn } from './standing.ts';

/** A part of the plan that is made by one act, and that others may write in at once. */
export interface Made {
  readonly kind: 'step' | 'objective';
  readonly id: string;
}
/** What stayed when something was taken back, because somebody else has written in it. */
export type Stayed = Made['kind'] | 'words';

export interface HistoryOptions {
  readonly scope: Y.Map<unknown>[];
  /** Of what is written here. */
  readonly origin: symbol;
  /** What is typed within so long of the last letter is undone together. */
  readonly togetherMs: number;
  /** Whether nothing is said in it. */
  isBlank(made: Made): boolean;
}

type Stack = Y.UndoManager['undoStack'];
const noItems: ReadonlySet<Y.Item> = new Set();

export class OwnHistory {
  readonly #doc: Y.Doc;
  readonly #options: HistoryOptions;
  readonly #manager: Y.UndoManager;
  /** Of what is written here and never taken back. */
  readonly #lasting = Symbol('lasting');
  readonly #made = new WeakMap<Stack[number], Made>();
  #standing = noItems;
  #stayed: Stayed | null = null;

  constructor(doc: Y.Doc, options: HistoryOptions) {
    [this.#doc, this.#options] = [doc, options];
    const { scope, origin, togetherMs } = options;
    this.#manager = new Y.UndoManager(scope, { trackedOrigins: new Set([origin]), captureTimeout: togetherMs, deleteFilter: (item) => !this.#standing.has(item) });
  }

  get canUndo(): boolean {
    return this.#manager.undoStack.length > 0;
  }

  get canRedo(): boolean {
    return this.#manager.redoStack.length > 0;
  }

  /** What the last undo or redo left standing. */
  get stayed(): Stayed | null {
    return this.#stayed;
  }

  /** Whether a change was made here, by taking something back or for good. */
  isOf(origin: unknown): boolean {
    return origin === this.#manager || origin === this.#lasting;
  }

  /** An act; words are typed letter by letter, everything else is taken back by itself. */
  write(isTyped: boolean, act: () => void): void {
    this.#stayed = null;
    if (!isTyped) this.#manager.stopCapturing();
    this.#doc.transact(act, this.#options.origin);
    if (!isTyped) this.#manager.stopCapturing();
  }

  /** Puts something in for good: undo does not reach it. */
  putIn(act: () => void): void {
    this.#doc.transact(act, this.#lasting);
  }

  /** Makes a part of the plan: it is put in for good (`putIn`), and shown (`show`); only that it is shown is taken back. */
  make(made: Made, putIn: () => void, show: () => void): void {
    this.putIn(putIn);
    this.write(false, show);
    const item = this.#manager.undoStack.at(-1);
    if (item !== undefined) this.#made.set(item, made);
  }

  undo(): void {
    this.#take('undo');
  }

  redo(): void {
    this.#take('redo');
  }

  destroy(): void {
    this.#manager.destroy();
  }

  /** One act at a time, and no further than the first that does something, or says why it does not. */
  #take(way: 'undo' | 'redo'): void {
    const { undoStack, redoStack } = this.#manager;
    const [from, to] = way === 'undo' ? [undoStack, redoStack] : [redoStack, undoStack];
    this.#stayed = null;
    for (let item = from.at(-1); item !== undefined; item = from.at(-1)) {
      const made = this.#made.get(item);
      if (way === 'undo' && made !== undefined && !this.#options.isBlank(made)) {
        from.pop();
        this.#stayed = made.kind;
        return;
      }
      const before = to.length;
      const hasStayed = this.#takeLast(way, from, item);
      const taken = to.length > before ? to.at(-1) : undefined;
      if (taken !== undefined && made !== undefined) this.#made.set(taken, made);
      if (hasStayed) this.#stayed = 'words';
      if (hasStayed || taken !== undefined) return;
    }
  }

  /** What the manager knows of is split in the same transaction in which it is deleted: words that were brought back lie beside those of others as one piece. @returns whether something stayed */
  #takeLast(way: 'undo' | 'redo', from: Stack, { insertions }: Stack[number]): boolean {
    const manager = this.#manager;
    const [flag, earlier] = [way === 'undo' ? 'undoing' : 'redoing', from.splice(0, from.length - 1)] as const;
    try {
      this.#doc.transact((transaction) => {
        this.#standing = standingIn(transaction, insertions);
        manager[way]();
        // The manager looks at what has happened when this transaction ends, not its own.
        manager[flag] = true;
      }, manager);
      return this.#standing.size > 0;
    } finally {
      manager[flag] = false;
      this.#standing = noItems;
      from.unshift(...earlier);
    }
  }
}
