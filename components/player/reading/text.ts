/** What the reader asks of a text, whatever it is made of. A place in any of them is a page and a share of that page. */
import type { PaperProblem, Refusal } from './fetching.ts';

export interface Place {
  readonly page: number;
  /** How far down the page, 0 to 1. */
  readonly at: number;
}

/** A place where words were found. */
export interface Hit extends Place {
  /** Its number among those of its part. */
  readonly index: number;
}

export type Zoom = 'fit' | 'in' | 'out';

/** Stands in the margin of a page. */
export interface Mark {
  readonly at: number;
  readonly element: HTMLElement;
}

export interface TextPages {
  /** Number of the page in view. */
  readonly page: number;
  readonly count: number;
  /** Pages of which a good part is in view, the first and the last. */
  readonly inView: readonly [first: number, last: number];
  /** Where the eyes are, to write a note at. */
  readonly place: Place;
  readonly isFitted: boolean;
  readonly mayGrow: boolean;
  readonly mayShrink: boolean;
  /** There is nothing before, or after. */
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
  /** Shows a page from its upper edge, or a place of it. */
  go(page: number, at?: number): void;
  /** One page on, or back. */
  turn(direction: 1 | -1): void;
  zoom(how: Zoom): void;
  note(marksOf: (page: number) => readonly Mark[]): void;
  /** Marks words on all pages, and one of their places as the present one. */
  mark(words: string, current: Hit | null): void;
}

/** Parts through which words are looked for, one after the other: pages of a paper, chapters of a book. */
export interface Searched {
  readonly parts: number;
  /** A part that cannot be read holds nothing. */
  hitsIn(part: number, words: string): Promise<readonly Hit[]>;
}

export interface ContentsEntry {
  readonly title: string;
  readonly entries: readonly ContentsEntry[];
  /** What its place is found by. */
  readonly target: unknown;
}

/** A choice of how pages are laid out, where there is one. */
export interface Layout {
  /** False where pages can be laid out in one way alone. */
  readonly isThere: boolean;
  readonly isPaged: boolean;
  toggle(): void;
}

export interface ReadText {
  readonly pages: TextPages;
  readonly searched: Searched;
  /** `null`: nothing to choose. */
  readonly layout: Layout | null;
  /** Word for a page that has a name of its own, as printed; `null`: its number. */
  nameOf(page: number): string | null;
  /** Page of a name or number that somebody typed. */
  pageNamed(name: string): number | null;
  /** Nothing where there is none, or where it is broken: the pages can be read without it. */
  contents(): Promise<readonly ContentsEntry[]>;
  /** False where the entry leads nowhere. */
  follow(entry: ContentsEntry): Promise<boolean>;
}

export interface Opened {
  readonly url: string;
  /** Empty, and scrolls. */
  readonly box: HTMLElement;
  /** Where the box stands. */
  readonly root: ShadowRoot | null;
  /** Aborted when it is closed. */
  readonly signal: AbortSignal;
  /** Told what is wrong while it is read, and `null` when all is well again. */
  say(problem: PaperProblem | null, refusal?: Refusal | null): void;
  /** Something about the pages is to be drawn anew. */
  changed(): void;
  t(key: string, values?: Record<string, string | number>): string;
}

/** @throws PaperFailure */
export type OpenText = (opened: Opened) => Promise<ReadText>;
