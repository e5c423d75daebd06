import type { DataState, LtiAddresses, LtiCheck, LtiRegistration, Problem } from '../base/index.ts';

/** How the last draft that was handed in fares. */
export type LtiSaving =
  | { readonly type: 'none' }
  | { readonly type: 'sending' }
  /** What the person typed stays. */
  | { readonly type: 'failed'; readonly problem: Problem }
  | { readonly type: 'saved'; readonly id: string };

export interface LtiRegistrationsData {
  readonly ours: LtiAddresses;
  readonly registrations: readonly LtiRegistration[];
  readonly saving: LtiSaving;
  /** By registration: what a test has found, or that it runs. */
  readonly checks: Readonly<Record<string, LtiCheck | 'running'>>;
}
export type LtiRegistrationsState = DataState<LtiRegistrationsData>;
