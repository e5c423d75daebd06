import type { Collected, DataRequest, PersonReference, Privacy, Role } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** Rules, what guardians are asked, and what people have asked for. */
export interface PrivacyData extends Privacy {
  readonly role: Role;
  /** What is collected of learning; `null` where the platform does not tell it. */
  readonly collected: Collected | null;
  /** For whom the reader may ask: the own self first, then own children. */
  readonly subjects: readonly PersonReference[];
  readonly requests: readonly DataRequest[];
  /** How many wait for an answer. */
  readonly open: number;
  readonly more: boolean;
  /** What became of the last request: on its way, with the service, or waiting on this machine. */
  readonly outcome: 'none' | 'sending' | 'sent' | 'queued';
}
export type PrivacyState = DataState<PrivacyData>;
