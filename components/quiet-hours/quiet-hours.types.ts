import type { DataState, PushState, QuietHours } from '../base/index.ts';

/** What the element can show: the own choice, the digests of now, and how saving is doing. */
export interface QuietHoursData {
  readonly hours: QuietHours;
  /** The choice is on its way. */
  readonly sending: boolean;
  /** It has arrived. */
  readonly saved: boolean;
  /** How this device is told while nothing is open; not there, or `absent`: nothing is offered. */
  readonly push?: PushState | undefined;
  /** That is being changed. */
  readonly pushing?: boolean | undefined;
}
export type QuietHoursState = DataState<QuietHoursData>;
