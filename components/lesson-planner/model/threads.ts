/** Comments at a step or at words of it: threads in the plan's own document, so that those written without a line merge like everything else. */
import * as v from 'valibot';
import * as Y from 'yjs';

const Moment = v.pipe(v.string(), v.isoTimestamp());
const Message = v.object({ by: v.string(), name: v.string(), at: Moment, text: v.pipe(v.string(), v.maxLength(2000)) });
const Resolved = v.object({ by: v.fallback(v.string(), ''), name: v.string(), at: Moment });
const Opening = v.object({ stepId: v.string(), quote: v.fallback(v.string(), '') });

export type ThreadMessage = v.InferOutput<typeof Message>;
export interface Thread {
  readonly id: string;
  readonly stepId: string;
  /** The words it is about, as they were then; empty: the step as a whole. */
  readonly quote: string;
  readonly messages: readonly ThreadMessage[];
  /** Who said that it is settled, and when. */
  readonly resolved: v.InferOutput<typeof Resolved> | null;
}

export type ThreadChange =
  | { readonly act: 'comment'; readonly id: string; readonly stepId: string; readonly quote: string; readonly message: ThreadMessage }
  | { readonly act: 'reply'; readonly id: string; readonly message: ThreadMessage }
  | { readonly act: 'resolve'; readonly id: string; readonly resolved: Thread['resolved'] };

const acts: readonly string[] = ['comment', 'reply', 'resolve'] satisfies readonly ThreadChange['act'][];
export const isOfThread = <Change extends { readonly act: string }>(change: Change | ThreadChange): change is ThreadChange => acts.includes(change.act);

export function discuss(threads: Y.Map<unknown>, change: ThreadChange): void {
  if (change.act === 'comment') {
    const { id, stepId, quote, message } = change;
    threads.set(id, new Y.Map<unknown>(Object.entries({ stepId, quote, messages: Y.Array.from([message]), resolved: null })));
    return;
  }
  const thread = threads.get(change.id);
  if (!(thread instanceof Y.Map)) return;
  if (change.act === 'resolve') return void thread.set('resolved', change.resolved);
  const messages: unknown = thread.get('messages');
  if (messages instanceof Y.Array) messages.push([change.message]);
  // Whoever answers has not settled it.
  thread.set('resolved', null);
}

/** All threads, the first one first. What cannot be read is left out. */
export function readThreads(threads: Y.Map<unknown>): Thread[] {
  const read = [...threads].flatMap(([id, map]) => (map instanceof Y.Map ? readThread(id, map as Y.Map<unknown>) : []));
  const begin = ({ id, messages }: Thread): string => `${messages[0]?.at ?? ''} ${id}`;
  return read.sort((one, other) => (begin(one) < begin(other) ? -1 : 1));
}

function readThread(id: string, map: Y.Map<unknown>): Thread[] {
  const opening = v.safeParse(Opening, { stepId: map.get('stepId'), quote: map.get('quote') });
  const [said, resolved] = [map.get('messages'), map.get('resolved')];
  const messages = said instanceof Y.Array ? said.toArray().flatMap((one: unknown) => (v.is(Message, one) ? [one] : [])) : [];
  if (!opening.success || messages.length === 0) return [];
  return [{ id, ...opening.output, messages, resolved: v.is(Resolved, resolved) ? resolved : null }];
}
