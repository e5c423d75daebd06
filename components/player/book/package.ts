/** What a book says of itself (EPUB 2 and 3): the order of its chapters, its contents, its printed pages, and how it is laid out. */
import { PaperFailure } from '../reading/fetching.ts';
import type { ContentsEntry } from '../reading/text.ts';
import { refused, type Archive } from './archive.ts';
import { all, first, localName, readMarkup, textOf, type Markup } from './markup.ts';

/** A file of the book, and what is meant in it. */
export interface Target {
  readonly path: string;
  /** Id of an element; empty: from the beginning. */
  readonly fragment: string;
}

export interface Chapter {
  readonly path: string;
  /** Each thing on it has its place: nothing flows. */
  readonly isFixed: boolean;
  /** Beside the flow of the book: answers to exercises, a large picture. Only links lead there, and it has no pages. */
  readonly isAside: boolean;
}

export interface Book {
  readonly title: string;
  readonly language: string;
  /** Pages follow each other from right to left. */
  readonly isRightToLeft: boolean;
  /** Those in the flow, in their order, and after them those beside it. */
  readonly chapters: readonly Chapter[];
  readonly contents: readonly ContentsEntry[];
  /** Pages as printed, in order. */
  readonly printed: readonly (Target & { readonly name: string })[];
}

const largestText = 4 * 1024 * 1024;
const mostChapters = 5000;
const mostPrinted = 5000;
const coverings = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);

/** @throws PaperFailure */
export async function readPackage(archive: Archive): Promise<Book> {
  const read = async (path: string, isPage = false): Promise<Markup> => readMarkup(await archive.text(path, largestText), path, isPage);
  if (!archive.has('META-INF/container.xml')) throw new PaperFailure('damaged');
  await requireOpen(archive, read);
  const opf = first(await read('META-INF/container.xml'), 'rootfile')?.attributes.get('full-path') ?? '';
  if (!archive.has(opf)) throw new PaperFailure('damaged');
  const root = await read(opf);
  const items = new Map([...all(root, 'item')].map((item) => [item.attributes.get('id') ?? '', item]));
  const pathOf = (item: Markup | undefined): string | null => (item ? (resolve(opf, item.attributes.get('href') ?? '')?.path ?? null) : null);
  const spine = first(root, 'spine');
  const isFixedBook = metaOf(root, 'rendition:layout') === 'pre-paginated';
  const known = new Set<string>();
  const named = [...all(root, 'itemref')].flatMap((reference): Chapter[] => {
    const path = pathOf(items.get(reference.attributes.get('idref') ?? ''));
    // Each file has its place once: a page and a link must know which is meant.
    if (path === null || known.has(path) || !archive.has(path)) return [];
    known.add(path);
    const own = /rendition:layout-(pre-paginated|reflowable)/.exec(reference.attributes.get('properties') ?? '')?.[1];
    return [{ path, isFixed: own ? own === 'pre-paginated' : isFixedBook, isAside: reference.attributes.get('linear') === 'no' }];
  });
  const flowing = named.filter(({ isAside }) => !isAside);
  // Of a book that says that nothing of it flows, all does.
  const chapters = flowing.length > 0 ? [...flowing, ...named.filter(({ isAside }) => isAside)] : named.map((chapter) => ({ ...chapter, isAside: false }));
  if (chapters.length === 0) throw new PaperFailure('damaged');
  if (chapters.length > mostChapters) throw refused(opf, 'too-large');
  const nav = pathOf([...items.values()].find(({ attributes }) => (attributes.get('properties') ?? '').split(/\s+/).includes('nav')));
  const ncx = pathOf(items.get(spine?.attributes.get('toc') ?? ''));
  const ways = nav !== null && archive.has(nav) ? waysOfNav(await read(nav, true).catch(() => null), nav) : ncx !== null && archive.has(ncx) ? waysOfNcx(await read(ncx).catch(() => null), ncx) : noWays;
  return {
    title: textOf(first(root, 'title')),
    language: textOf(first(root, 'language')),
    isRightToLeft: spine?.attributes.get('page-progression-direction') === 'rtl',
    chapters,
    contents: ways.contents,
    printed: ways.printed.slice(0, mostPrinted),
  };
}

/** Covered fonts are left out; chapters that are locked cannot be read here at all. */
async function requireOpen(archive: Archive, read: (path: string) => Promise<Markup>): Promise<void> {
  if (!archive.has('META-INF/encryption.xml')) return;
  for (const data of all(await read('META-INF/encryption.xml'), 'encrypteddata')) {
    const method = first(data, 'encryptionmethod')?.attributes.get('Algorithm') ?? '';
    if (!coverings.has(method)) throw refused(first(data, 'cipherreference')?.attributes.get('URI') ?? 'META-INF/encryption.xml', 'protected');
  }
}

function metaOf(root: Markup, property: string): string | null {
  for (const meta of all(root, 'meta')) if (meta.attributes.get('property') === property) return textOf(meta);
  return null;
}

type Ways = Pick<Book, 'contents' | 'printed'>;
const noWays: Ways = { contents: [], printed: [] };

function waysOfNav(root: Markup | null, path: string): Ways {
  if (!root) return noWays;
  const part = (type: string): Markup | undefined => [...all(root, 'nav')].find(({ attributes }) => (attributes.get('epub:type') ?? '').split(/\s+/).includes(type));
  const contents = part('toc');
  const pages = part('page-list');
  return {
    contents: contents ? entriesOfNav(first(contents, 'ol'), path) : [],
    printed: pages ? [...all(pages, 'a')].flatMap((link) => printedOf(link.attributes.get('href'), textOf(link), path)) : [],
  };
}

function entriesOfNav(list: Markup | undefined, path: string): ContentsEntry[] {
  return elementsOf(list, 'li').flatMap((item) => {
    const label = elementsOf(item, 'a')[0] ?? elementsOf(item, 'span')[0];
    const entries = entriesOfNav(elementsOf(item, 'ol')[0], path);
    const title = textOf(label);
    return title === '' ? entries : [{ title, entries, target: resolve(path, label?.attributes.get('href') ?? '') }];
  });
}

function waysOfNcx(root: Markup | null, path: string): Ways {
  if (!root) return noWays;
  const source = (point: Markup): string => elementsOf(point, 'content')[0]?.attributes.get('src') ?? '';
  const entries = (from: Markup | undefined): ContentsEntry[] =>
    elementsOf(from, 'navpoint').map((point) => ({ title: textOf(elementsOf(point, 'navlabel')[0]), target: resolve(path, source(point)), entries: entries(point) }));
  return {
    contents: entries(first(root, 'navmap')),
    printed: [...all(root, 'pagetarget')].flatMap((page) => printedOf(source(page), textOf(elementsOf(page, 'navlabel')[0]), path)),
  };
}

function printedOf(href: string | undefined, name: string, path: string): Book['printed'][number][] {
  const target = resolve(path, href ?? '');
  return target && name !== '' ? [{ ...target, name }] : [];
}

function elementsOf(from: Markup | undefined, name: string): Markup[] {
  return (from?.children ?? []).filter((child): child is Markup => typeof child !== 'string' && localName(child) === name);
}

/** A name that nobody can have. Browsers of some years ago find no way through addresses of a kind that they do not know. */
const nowhere = 'https://book.invalid';

/** A place in the book, as one of its files names it; `null` for everything outside. */
export function resolve(from: string, href: string): Target | null {
  try {
    const { origin, pathname, hash } = new URL(href, `${nowhere}/${from.split('/').map(encodeURIComponent).join('/')}`);
    if (origin !== nowhere) return null;
    return { path: decodeURIComponent(pathname).slice(1), fragment: decodeURIComponent(hash.slice(1)) };
  } catch {
    return null;
  }
}
