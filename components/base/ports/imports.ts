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
  /** By kind of row, for instance `people`. */
  counts: Record<string, ImportCount>;
  findings: ImportFinding[];
}
export interface ImportPage {
  items: ImportReport[];
  nextCursor: string | null;
  total: number;
}

export interface ImportPort extends Subscribable {
  /** Reports, newest first. Rejects with `forbidden` for whoever does not manage the whole tenant. */
  list(query: { cursor?: string; limit?: number }, options?: CallOptions): Promise<Answer<ImportPage>>;
}
