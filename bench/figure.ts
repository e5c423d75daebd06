/** One measured figure: what it is, its goal, and what peers reached in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** The bound, with its direction: `atMost` 5000 ms, `atLeast` 2000 per second. Absent: told for orientation. */
  goal?: { atMost: number } | { atLeast: number };
  /** The same figure of others, measured in the same run on the same machine. */
  peers?: Record<string, number>;
}

/** Whether a figure keeps its goal. One without a goal always does. */
export function meetsGoal({ value, goal }: Figure): boolean {
  if (!goal) return true;
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
}

/** A room of the benchmark: yields its figures one after another. */
export interface Room {
  /** Settings worth knowing when the figures are read: versions, load, rounds. */
  settings: Record<string, string>;
  /** What can be measured alone. */
  parts?: readonly string[];
  /** @param part one of the parts; all of them when nothing is said */
  measure(part?: string): AsyncIterable<Figure>;
}

/** Middle value, so that one disturbed round does not decide. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('median of nothing');
  return middle;
}
