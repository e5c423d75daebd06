/** What managers see of the rosters and catalogues that went in. */
import type { Answer, CallOptions, Subscribable } from './ports.ts';

/** What became of the rows of one kind. */
export interface ImportCount {
  created: number;
  updated: number;
  unchanged: number;
  /** No longer in the delivery: kept with an end. */
  ended: number;
  /** Broke a rule and did not go in. */
  refused: number;
}
/** A row that broke a rule, and where it stands. */
export interface ImportFinding {
  /** `error`: the row did not go in. `warning`: it did, something about it is odd. */
  severity: 'error' | 'warning';
  file: string;
  line: number | null;
  field: string | null;
  /** Name of the rule, for instance `roster.org.loop`. */
  rule: string;
  /** The rule in the reader's language. */
  message: string;
}
export interface ImportReport {
  id: string;
  kind: 'roster' | 'catalogue';
  startedAt: string;
  /** `null` while it runs. */
  finishedAt: string | null;
  /** Share that is done, 0 to 1, while it runs. */
  progress?: number | undefined;
  /** When somebody ended it before its end; what was taken in until then stayed. */
  cancelledAt?: string | null | undefined;
  /** By kind of row, for instance `people`. */
  counts: Record<string, ImportCount>;
  findings: ImportFinding[];
}
export interface ImportPage {
  items: ImportReport[];
  nextCursor: string | null;
  total: number;
}

/** A file that somebody delivers. */
export interface ImportFile {
  name: string;
  /** Who delivers it. The words of the platform's own catalogue stay. */
  source: string;
  content: Blob;
}

export interface ImportPort extends Subscribable {
  /** Reports, newest first. Rejects with `forbidden` for whoever does not manage the whole tenant. */
  list(query: { cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<ImportPage>>;
  /** Takes in a file of records, in whichever known format it is. Gives the report at once; `list` says how far it is. */
  start(file: ImportFile, options?: CallOptions): Promise<ImportReport>;
  /** Ends an import that runs. What is over stays as it is. */
  cancel(importId: string): Promise<void>;
}
