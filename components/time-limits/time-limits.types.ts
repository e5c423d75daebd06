import type { DataState, PersonReference, WatchTime } from '../base/index.ts';

/** One child, or the person themself. */
export interface LimitedPerson {
  readonly person: PersonReference;
  readonly watchTime: WatchTime;
}
export interface TimeLimitsData {
  /** A guardian sets; a child sees the same rule. */
  readonly maySet: boolean;
  readonly people: readonly LimitedPerson[];
  /** Whose rule is on its way. */
  readonly sending: string | null;
  /** Whose rule was kept last. */
  readonly saved: string | null;
}
/** What the element can show. `empty`: nobody to limit. */
export type TimeLimitsState = DataState<TimeLimitsData>;
