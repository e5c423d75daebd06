/** Which failures of a run are told of: one broken hook takes a thousand tests with it, and its own line must stand out. */
import { lineOf, type TestResult } from './results.ts';

type Failure = Pick<TestResult, 'suite' | 'engine' | 'file' | 'title' | 'reason'>;

/** So many different reasons are told of one file; who has read them knows what to do first. */
const mostReasons = 5;

const placeOf = ({ suite, engine, file }: Failure): string => [suite, engine, file].filter(Boolean).join(' — ');

/** In Node's words: something around the test broke, and that is told of itself. */
const isCancelled = ({ reason = '' }: Failure): boolean => reason.endsWith('was cancelled');

interface Counted {
  readonly reasons: Set<string>;
  more: number;
  cancelled: number;
}

/** Tells the first failures of each file apart, and counts the others. */
export class FirstFailures {
  readonly #files = new Map<string, Counted>();

  /** Whether this failure is to be told of: none in its file has the same reason, and not many are known of it. */
  isTold(failure: Failure): boolean {
    const place = placeOf(failure);
    const known = this.#files.get(place) ?? { reasons: new Set<string>(), more: 0, cancelled: 0 };
    this.#files.set(place, known);
    const reason = failure.reason ?? failure.title;
    const isFirst = known.reasons.size < mostReasons && !known.reasons.has(reason);
    if (isCancelled(failure)) known.cancelled += 1;
    else if (isFirst) known.reasons.add(reason);
    else known.more += 1;
    return isFirst && !isCancelled(failure);
  }

  /** A line for each file in which more has failed than was told. */
  get more(): string[] {
    return [...this.#files].flatMap(([place, { more, cancelled }]) => {
      const counted = [more > 0 && `${more} more failed`, cancelled > 0 && `${cancelled} were cancelled`].filter((words) => words !== false);
      return counted.length > 0 ? [`… ${place}: ${counted.join(', ')}`] : [];
    });
  }
}

/** The failures of a run as lines, file by file: the first ones of each, and how many more there are. */
export function failureLines(results: readonly TestResult[]): string[] {
  const files = Object.values(Object.groupBy(results.filter(({ outcome }) => outcome === 'failed'), placeOf));
  return files.flatMap((failures = []) => {
    const first = new FirstFailures();
    return [...failures.filter((failure) => first.isTold(failure)).map((failure) => `✗ ${lineOf(failure)}`), ...first.more];
  });
}
