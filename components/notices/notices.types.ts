import type { Notice } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** Notices, newest first. */
export interface NoticesData {
  readonly notices: readonly Notice[];
  readonly unread: number;
  readonly more: boolean;
}
export type NoticesState = DataState<NoticesData>;
