import type { ImportReport } from '../base/ports/index.ts';
import type { Problem } from '../base/problem.ts';
import type { DataState } from '../base/state.ts';

/** A file on its way to the service. */
export type ImportUpload =
  | { readonly type: 'none' }
  | { readonly type: 'sending'; readonly name: string }
  | { readonly type: 'failed'; readonly problem: Problem };

/** Reports, newest first. */
export interface ImportReportsData {
  readonly reports: readonly ImportReport[];
  readonly more: boolean;
  /** Absent where no file can be taken in. */
  readonly upload?: ImportUpload;
}
export type ImportReportsState = DataState<ImportReportsData>;
