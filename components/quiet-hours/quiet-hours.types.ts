import type { DataState, QuietHours } from '../base/index.ts';

/** What the element can show: the own choice, the digests of now, and how saving is doing. */
export interface QuietHoursData {
  readonly hours: QuietHours;
  /** The choice is on its way. */
  readonly sending: boolean;
  /** It has arrived. */
  readonly saved: boolean;
}
export type QuietHoursState = DataState<QuietHoursData>;
