/** For whom a resource is: what younger ones learn may always be read again, what older ones learn waits. */

/** The first grade of a stage, where a resource names no grade. What adults learn is for no pupil. */
const firstGrades: Readonly<Record<string, number>> = { primary: 1, junior: 7, senior: 10, vocational: 10, lifelong: 13 };

interface Graded {
  readonly stage: string | null;
  readonly grade: number | null;
}

/** From which grade on it is shown to pupils; 0: to all. */
export function suitableFrom({ stage, grade }: Graded): number {
  return grade ?? (stage === null ? 0 : (firstGrades[stage] ?? 0));
}

/** @param grade in which the pupil learns; undefined: for whoever is no pupil everything is suitable */
export function isSuitable(resource: Graded, grade: number | undefined): boolean {
  return grade === undefined || suitableFrom(resource) <= grade;
}
