/** Whether a step or an objective is in the plan, or taken out of it. */
import type * as Y from 'yjs';

/** What `removed` says of what was made and not shown, or is shown no more because its making was undone; taken out by hand, it is `true`. */
export const notShown = 'not shown';
export const isTakenOut = (map: Y.Map<unknown>): boolean => [true, notShown].some((value) => map.get('removed') === value);
