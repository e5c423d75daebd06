/** Who is told how often the options of an announcement were chosen: one rule for service and elements. */
import { choosing, type Asked } from './ask-options.ts';

/** How families hear of the counts of a choice. */
export const resultRules = ['sender', 'answered', 'closed'] as const;
export type ResultRule = (typeof resultRules)[number];

/** Fewer answers than this could be guessed. */
export const fewestAnonymous = 5;

interface AskedChoice extends Asked {
  readonly results?: ResultRule | undefined;
  readonly anonymous?: boolean | undefined;
}
interface Standing {
  readonly isSender: boolean;
  /** For an own child. */
  readonly hasAnswered: boolean;
  /** The time to answer is over. */
  readonly isOver: boolean;
  /** So many children were answered for. */
  readonly answered: number;
}

/**
 * The ids of the options whose counts a reader is told. The sender is told all, families those with limited places, and the others
 * by the rule of the sender. Of an anonymous choice nobody is told before it is over, for counts that move tell who moved them.
 */
export function toldOptions(ask: AskedChoice, { isSender, hasAnswered, isOver, answered }: Standing): readonly string[] {
  const { results = 'sender', anonymous = false } = ask;
  const { options } = choosing(ask);
  const all = options.map(({ id }) => id);
  const isTold = isSender || (results === 'answered' && hasAnswered) || (results === 'closed' && isOver);
  if (anonymous) return isTold && isOver && answered >= fewestAnonymous ? all : [];
  return isTold ? all : options.filter(({ capacity }) => capacity !== null).map(({ id }) => id);
}
