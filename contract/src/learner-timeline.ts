/** What one learner did in one task, in its order, and what a teacher should look at; from learning records, in service and browser alike. */
import type * as v from 'valibot';
import type { TimelineVerb, LearnerTimeline } from './schemas/learner-timeline.ts';
import type { Task } from './schemas/task.ts';

type Verb = v.InferOutput<typeof TimelineVerb>;
type Timeline = Pick<v.InferOutput<typeof LearnerTimeline>, 'events' | 'total' | 'studySeconds' | 'signals'>;

/** A learning record, as far as it is asked for here. */
export interface LearnerAct {
  /** By the service's clock. */
  at: string;
  verb: Verb;
  /** Null where there is nothing to watch. */
  positionSeconds: number | null;
  /** Stretches played since the session began. */
  playedSegments: readonly (readonly [number, number])[];
  page: number | null;
  sessionId: string | null;
}
export interface TimelineFacts {
  task: Pick<v.InferOutput<typeof Task>, 'createdAt' | 'mode' | 'paperAlternative'>;
  /** Since when the learner belongs to the class; null where nobody knows. */
  enrolledAt: string | null;
  now: string;
  isCompleted: boolean;
}

/** So many are told; the latest ones. */
const mostEvents = 300;
const dayMs = 24 * 60 * 60 * 1000;
/** A weekend is no silence. */
const silentDays = 3;
/** So often somebody goes back to about the same place before it is said. */
const returnsToTell = 3;
const samePlaceSeconds = 30;

export function learnerTimeline(given: readonly LearnerAct[], { task, enrolledAt, now, isCompleted }: TimelineFacts): Timeline {
  const acts = [...given].sort((one, other) => one.at.localeCompare(other.at));
  const heard = [task.createdAt, enrolledAt, acts.at(-1)?.at].flatMap((at) => (typeof at === 'string' ? Date.parse(at) : []));
  // Whoever works on paper leaves no record: that is the way of the task, and no silence.
  const silent = hasPaper(task) ? 0 : Math.floor((Date.parse(now) - Math.max(...heard)) / dayMs);
  const stuck = stuckAt(acts);
  return {
    events: acts.slice(-mostEvents).map(({ at, verb, positionSeconds, page }) => ({ at, verb, positionSeconds, page })),
    total: acts.length,
    studySeconds: studied(acts),
    signals: isCompleted
      ? []
      : [...(silent >= silentDays ? [{ kind: 'silent' as const, days: silent, positionSeconds: null }] : []), ...(stuck === null ? [] : [{ kind: 'stuck' as const, days: null, positionSeconds: stuck }])],
  };
}

const hasPaper = ({ mode, paperAlternative }: TimelineFacts['task']): boolean => mode === 'paper' || (paperAlternative ?? '').trim() !== '';

/** What was played, session by session: a film that stands still is no study. What is seen twice is studied twice. */
export function studied(acts: readonly Pick<LearnerAct, 'sessionId' | 'at' | 'playedSegments'>[]): number {
  const sessions = new Map<string, number>();
  for (const { sessionId, at, playedSegments } of acts) {
    const session = sessionId ?? at;
    const seconds = playedSegments.reduce((sum, [from, to]) => sum + Math.max(0, to - from), 0);
    sessions.set(session, Math.max(sessions.get(session) ?? 0, seconds));
  }
  return Math.round([...sessions.values()].reduce((sum, seconds) => sum + seconds, 0));
}

/** Where the learner goes back to again and again, without having come further since; null for nowhere. */
function stuckAt(acts: readonly LearnerAct[]): number | null {
  let furthest = 0;
  let before = 0;
  let returns: number[] = [];
  for (const { verb, positionSeconds, playedSegments } of acts) {
    const place = positionSeconds ?? 0;
    if (verb === 'seeked' && place < before) returns.push(place);
    const reached = Math.max(verb === 'seeked' ? 0 : place, ...playedSegments.map(([, to]) => to));
    if (reached > furthest + samePlaceSeconds) {
      furthest = reached;
      returns = [];
    }
    before = place;
  }
  const [found] = returns.filter((place) => returns.filter((other) => Math.abs(other - place) <= samePlaceSeconds).length >= returnsToTell).sort((one, other) => one - other);
  return found ?? null;
}
