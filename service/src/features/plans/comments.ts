/**
 * Comments of a plan: the one part of its document that a service has to understand. Whoever writes along holds the whole document, and
 * could put words into the mouth of a colleague; so what comes may add words of the caller, and take away nobody's.
 */
import * as Y from 'yjs';
import { ProblemError } from '../../http/problem.ts';
import type { Caller } from '../../identity/caller.ts';

interface Thread {
  /** Step and words it is about. */
  readonly about: string;
  readonly messages: readonly string[];
  readonly resolved: string;
}
export type Comments = ReadonlyMap<string, Thread>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
/** In a list, so that also what is nothing is written. */
const written = (value: unknown): string => JSON.stringify([value]);

/** What a document says in comments, as it can be compared. */
export function commentsOf(document: Y.Doc): Comments {
  const threads = [...document.getMap<unknown>('threads')].flatMap(([id, map]): [string, Thread][] => {
    if (!(map instanceof Y.Map)) return [];
    const said: unknown = map.get('messages');
    const messages = said instanceof Y.Array ? said.toArray().map(written) : [];
    return [[id, { about: written([map.get('stepId'), map.get('quote')]), messages, resolved: written(map.get('resolved') ?? null) }]];
  });
  return new Map(threads);
}

/** Watches a document, and says whether anything but comments has changed in it since. */
export function watchBeyondComments(document: Y.Doc): () => boolean {
  const threads = document.getMap<unknown>('threads');
  let isBeyond = false;
  document.on('afterTransaction', ({ changed }) => {
    for (const type of changed.keys()) if (!Object.is(type, threads) && !Y.isParentOf(threads, type._item)) isBeyond = true;
  });
  return () => isBeyond;
}

/** @throws ProblemError forbidden where a comment of somebody else came, changed or went */
export function requireOwnComments(before: Comments, after: Comments, { personId }: Pick<Caller, 'personId'>): void {
  const isOwn = (value: string): boolean => {
    const [said] = JSON.parse(value) as unknown[];
    // Who cannot say who is here writes as nobody.
    return !isObject(said) || said['by'] === personId || said['by'] === '';
  };
  for (const [id, known] of before) {
    const now = after.get(id);
    if (now?.about !== known.about) throw new ProblemError('forbidden');
  }
  for (const [id, { messages, resolved }] of after) {
    const known = before.get(id);
    const left = [...(known?.messages ?? [])];
    for (const message of messages) {
      // They stand in the order in which they came, and others only between them.
      if (message === left[0]) left.shift();
      else if (!isOwn(message)) throw new ProblemError('forbidden');
    }
    if (left.length > 0) throw new ProblemError('forbidden');
    if (resolved !== (known?.resolved ?? written(null)) && !isOwn(resolved)) throw new ProblemError('forbidden');
  }
}
