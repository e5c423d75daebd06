/**
 * What is collected of learning, and why: each kind of event that players, readers, questions and courses of the space tell belongs to
 * one category with a purpose. What is optional can be turned off; what is necessary says why it cannot.
 */
import { verbs } from './schemas/statement.ts';

/** What the space itself says of learners; players do not. */
export const spaceVerbs = {
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  launched: 'http://adlnet.gov/expapi/verbs/launched',
  abandoned: 'https://w3id.org/xapi/adl/verbs/abandoned',
  waived: 'https://w3id.org/xapi/adl/verbs/waived',
  satisfied: 'https://w3id.org/xapi/adl/verbs/satisfied',
} as const;

/** Context extension in which each of our statements names its category. Nobody else's must have it. */
export const collectedExtension = 'urn:ls:extension:collected';

export const collectedIds = ['study', 'answers', 'courses', 'detail'] as const;
export type CollectedId = (typeof collectedIds)[number];

interface Category {
  /** Without it what people come for does not work, so that it cannot be turned off. */
  readonly necessary: boolean;
  /** Key of the words that say what for; they stand in the files of words of `ls-privacy`, in four languages. */
  readonly purpose: string;
  /** Verbs of the statements. */
  readonly events: readonly string[];
}
export const collected: Readonly<Record<CollectedId, Category>> = {
  study: { necessary: true, purpose: 'privacy.collected.study.purpose', events: [verbs.initialized, verbs.played, verbs.paused, verbs.completed, verbs.terminated] },
  answers: { necessary: true, purpose: 'privacy.collected.answers.purpose', events: [spaceVerbs.answered] },
  /** What a package says of its own course belongs here, too, in whichever words it says it. */
  courses: { necessary: true, purpose: 'privacy.collected.courses.purpose', events: [spaceVerbs.launched, spaceVerbs.abandoned, spaceVerbs.waived, spaceVerbs.satisfied] },
  detail: { necessary: false, purpose: 'privacy.collected.detail.purpose', events: [verbs.seeked, verbs.experienced] },
};

/** The category of an event of ours; null for what is nobody's of ours. */
export const categoryOf = (verb: string): CollectedId | null => collectedIds.find((id) => collected[id].events.includes(verb)) ?? null;

/** Whether somebody may have turned it off. */
export function isOptional(verb: string): boolean {
  const id = categoryOf(verb);
  return id !== null && !collected[id].necessary;
}

/** What a statement of ours says of its purpose, among the extensions of its context. */
export function purposeOf(verb: string): Record<string, string> {
  const id = categoryOf(verb);
  return id === null ? {} : { [collectedExtension]: id };
}
