/** Units of a course in a package, as the resource port knows them. */
import { PortError, type Course, type Link } from '../../base/index.ts';
import type { LsPlayer } from '../player.ts';

export type ReadCourse = (signal: AbortSignal) => Promise<Course | null>;

/**
 * Follows how far a course is while its card is shown: also what was done without a line counts later. Answers may overtake each other;
 * what was asked for last counts.
 *
 * @returns asks for its units; `null` where the service has no package under this resource
 */
export function courseFeed(link: Pick<Link<LsPlayer, 'resources', 'progress'>, 'host' | 'ports' | 'show' | 'signal'>, resourceId: string): ReadCourse {
  const { resources, progress } = link.ports;
  let asked = 0;
  let answered = 0;
  let known: Course | null = null;
  const read: ReadCourse = async (signal) => {
    const turn = (asked += 1);
    const course = await resources.course({ resourceId, taskId: link.host.taskId }, { signal }).then(({ value }) => value, nullIfMissing);
    if (turn > answered) [answered, known] = [turn, course];
    return known;
  };
  progress?.subscribe(
    (change) => {
      if (change.type !== 'progress.changed' || (change.resourceId ?? resourceId) !== resourceId) return;
      void read(link.signal).then(
        (course) => {
          const { state } = link.host;
          if (state.type === 'ready' && state.course && course) link.show({ ...state, course });
        },
        () => undefined,
      );
    },
    { signal: link.signal },
  );
  return read;
}

function nullIfMissing(error: unknown): null {
  if (error instanceof PortError && error.code === 'not-found') return null;
  throw error;
}
