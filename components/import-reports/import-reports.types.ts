import type { ImportReport } from '../base/ports/index.ts';
import type { DataState } from '../base/state.ts';

/** Reports, newest first. */
export interface ImportReportsData {
  readonly reports: readonly ImportReport[];
  readonly more: boolean;
}
export type ImportReportsState = DataState<ImportReportsData>;
