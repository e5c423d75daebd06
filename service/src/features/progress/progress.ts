/** How far a person is in a resource: a projection of the statements. */
import { verbs, videoExtensions, type RouteOutput, type routes } from '../../../../contract/src/index.ts';
import { happenedAt } from '../../xapi/statement/heard.ts';
import type { Statement } from '../../xapi/statement/schema.ts';
import { coveredSeconds, mergeIntervals, parseSegments, type Interval } from './intervals.ts';
import { addReading, readingOf, readRatio, type Reading } from './reading.ts';

export type ProgressBody = RouteOutput<typeof routes.readProgress>;

export interface ProgressKey {
  personId: string;
  resourceId: string;
  taskId: string | null;
  /** The task wants a first view that skips nothing. */
  inOrder?: boolean | undefined;
}

/** The columns that hold a state of progress. */
export interface ProgressRow {
  state: 'started' | 'completed';
  position_seconds: number;
  duration_seconds: number | null;
  watched: Interval[];
  ratio: number;
  reading: Reading | null;
  updated_at: string;
  position_at: string | null;
  version: number;
}

/** So much must have been watched: credits and a moment at the end do not count against a learner. */
const completeRatio = 0.95;
/** What cmi5 says of a course when all that it asks for is done. */
const satisfied = 'https://w3id.org/xapi/adl/verbs/satisfied';
/** Nothing lasts longer than a day: beyond it a client's numbers are not believed. */
const longestSeconds = 24 * 60 * 60;
/** A client's length may differ from the catalogue's by rounding, not by more. */
const lengthToleranceSeconds = 5;

/** Progress as the contract shows it; from nothing, or from a row of which nothing is set, `not-started`. */
export function toProgress({ personId, resourceId, taskId, inOrder = false }: ProgressKey, row: Partial<ProgressRow> | undefined): ProgressBody {
  return {
    personId,
    resourceId,
    taskId,
    state: row?.state ?? 'not-started',
    positionSeconds: row?.position_seconds ?? 0,
    durationSeconds: row?.duration_seconds ?? null,
    watched: row?.watched ?? [],
    ratio: row?.ratio ?? 0,
    reading: row?.reading ?? null,
    inOrder: inOrder && row?.state !== 'completed',
    updatedAt: row?.updated_at ?? null,
    version: row?.version ?? 0,
  };
}

/**
 * The state after a statement. What was watched or completed once stays so, and the place to go on from is the one where the
 * person was last, not the one that arrived last: a machine may have been without a line.
 * @param length seconds by the catalogue; `clockOffset` milliseconds by which the clock that wrote the statement is behind
 * ours; `isWhole` whether it speaks of the whole resource; `now` when it was stored
 */
export function applyStatement(
  before: ProgressRow | null,
  statement: Statement & { timestamp: string },
  { length, clockOffset, isWhole, now = new Date() }: { length: number | null; clockOffset: number; isWhole: boolean; now?: Date },
): ProgressRow {
  const result = statement.result?.extensions ?? {};
  // A film inside a course that was seen whole is not the course.
  const duration = (isWhole ? durationOf(statement, length) : length) ?? before?.duration_seconds ?? null;
  const segments = result[videoExtensions.playedSegments];
  const played = isWhole && typeof segments === 'string' ? (parseSegments(segments) ?? []) : [];
  const watched = mergeIntervals([...(before?.watched ?? []), ...played], duration ?? longestSeconds);
  const time = result[videoExtensions.time];
  const at = new Date(happenedAt(statement.timestamp, clockOffset, now)).toISOString();
  const isNews = (before?.position_at ?? '') <= at;
  const said = isWhole ? readingOf(result) : null;
  const reading = said ? addReading(before?.reading ?? null, said, isNews) : (before?.reading ?? null);
  const ratio = ratioOf(duration, watched, reading);
  const isPlace = isWhole && typeof time === 'number' && time >= 0 && isNews;
  const position = isPlace ? Math.min(time, duration ?? longestSeconds) : (before?.position_seconds ?? 0);
  // A worksheet on paper or a course has no length: there the learner's own word is all there is.
  const isDone = [verbs.completed, satisfied].includes(statement.verb.id) || statement.result?.completion === true;
  const isDeclared = duration === null && isWhole && isDone;
  const isComplete = before?.state === 'completed' || ratio >= completeRatio || isDeclared;
  return {
    state: isComplete ? 'completed' : 'started',
    position_seconds: position,
    duration_seconds: duration,
    watched,
    ratio: isDeclared ? 1 : ratio,
    reading,
    updated_at: now.toISOString(),
    position_at: isPlace || (said !== null && isNews) ? at : (before?.position_at ?? null),
    version: (before?.version ?? 0) + 1,
  };
}

/** What lasts is watched, whatever a client says of pages; pages count where there is nothing to watch. */
function ratioOf(duration: number | null, watched: readonly Interval[], reading: Reading | null): number {
  if (duration === null) return reading ? readRatio(reading) : 0;
  return duration === 0 ? 0 : Math.min(1, coveredSeconds(watched) / duration);
}

function durationOf(statement: Statement, catalogueSeconds: number | null): number | null {
  const length = statement.context?.extensions?.[videoExtensions.length];
  if (typeof length !== 'number' || !(length > 0 && length <= longestSeconds)) return catalogueSeconds;
  if (catalogueSeconds === null || Math.abs(length - catalogueSeconds) <= lengthToleranceSeconds) return length;
  return catalogueSeconds;
}
