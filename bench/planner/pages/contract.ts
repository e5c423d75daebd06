/** What the page of the benchmark offers. Each act is timed in the page, where the person sits. */
export interface PlannerBench {
  /** The element is there with all plans, and everything it shows later has been fetched once. */
  ready: Promise<unknown>;
  /** Milliseconds from the press on a button of the list until the week, or the first screen of the term, or the whole of it has been painted. */
  open(view: 'week' | 'term', shown?: 'whole'): Promise<number>;
  /** Milliseconds from Alt and an arrow on the handle of a step until the page says so, a time each. */
  reorder(times: number): Promise<number[]>;
  /** Milliseconds until an edit is kept on this machine, while the line is down, a time each. */
  save(times: number): Promise<number[]>;
  /** A lesson falls out, and those that follow move. */
  shift(times: number): Promise<{ times: number[]; moved: number; bytes: number }>;
  /** Milliseconds until an earlier term with all its plans has been taken over into an empty one, and how often its progress was told. */
  copyTerm(): Promise<{ time: number; lessons: number; steps: number }>;
  /** The most editors that were in the document at once while texts were opened one after the other. */
  editors(): Promise<number>;
}

declare global {
  interface Window {
    plannerBench: PlannerBench;
  }
}
