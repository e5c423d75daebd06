/** What is being recommended to others: nothing of it is sent before it names whom, and all of a class not before a second yes. */
import type { RecommendationDraft, RecommendationSuggestion, Recommendations } from '../../base/index.ts';

export interface Giving {
  /** The suggestion that it began with; `null`: with the resource that the host offers. */
  readonly suggestion: RecommendationSuggestion | null;
  readonly resourceIds: readonly string[];
  readonly audienceId: string;
  /** Nobody is chosen beforehand. */
  readonly whom: 'all' | 'some' | '';
  readonly learnerIds: readonly string[];
  readonly reason: string;
  /** The button was pressed: what is missing is said. */
  readonly isTried: boolean;
  /** It goes to all: whether that is meant is being asked. */
  readonly isAsked: boolean;
}
export const nothingGiven: Giving = { suggestion: null, resourceIds: [], audienceId: '', whom: '', learnerIds: [], reason: '', isTried: false, isAsked: false };

type Audience = Recommendations['audiences'][number];
export const audienceOf = ({ audienceId }: Giving, audiences: readonly Audience[]): Audience | undefined => audiences.find(({ id }) => id === audienceId);

/** An organisation is one whole; of a class learners can be named. */
export const isForAll = ({ whom }: Giving, { kind }: Audience): boolean => kind === 'organisation' || whom === 'all';

/** More than one is a choice; `null` while something is missing. */
export function draftOf(giving: Giving, audience: Audience | undefined): RecommendationDraft | null {
  const { learnerIds, whom } = giving;
  const [resourceId, ...alternatives] = giving.resourceIds;
  const reason = giving.reason.trim();
  if (audience === undefined || resourceId === undefined || reason === '') return null;
  const { kind, id } = audience;
  const parts = { resourceId, reason, ...(alternatives.length > 0 && { alternatives }) };
  if (isForAll(giving, audience)) return { ...parts, audience: { kind, id } };
  return whom === 'some' && learnerIds.length > 0 ? { ...parts, audience: { kind, id, learnerIds: [...learnerIds] } } : null;
}

/** One of a list goes, or comes behind the others. */
export const toggled = (list: readonly string[], one: string): string[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
