/** Units of a course in a package: read from the resource port, and launched by it. */
import { PortError, type Course, type Link } from '../../base/index.ts';
import { LsPlayerLaunchRequestEvent } from '../player.events.ts';
import type { LsPlayer } from '../player.ts';

/** @returns `null` where the service has no package under this resource */
export async function feedCourse({ on, host, ports: { resources } }: Link<LsPlayer, 'resources'>, resourceId: string, signal: AbortSignal): Promise<Course | null> {
  on<LsPlayerLaunchRequestEvent>(LsPlayerLaunchRequestEvent.type, (event) => {
    event.respondWith(resources.launch(event.detail.resourceId, event.detail));
  });
  try {
    return (await resources.course({ resourceId, taskId: host.taskId }, { signal })).value;
  } catch (error) {
    if (error instanceof PortError && error.code === 'not-found') return null;
    throw error;
  }
}

/** What was done without a line counts later, while its card is shown. */
export function followCourse(link: Pick<Link<LsPlayer, 'resources', 'progress'>, 'host' | 'ports' | 'show' | 'signal'>, resourceId: string): void {
  const { resources, progress } = link.ports;
  progress?.subscribe(
    (change) => {
      if (change.type !== 'progress.changed' || (change.resourceId ?? resourceId) !== resourceId) return;
      void resources.course({ resourceId, taskId: link.host.taskId }, { signal: link.signal }).then(
        ({ value: course }) => {
          const { state } = link.host;
          if (state.type === 'ready' && state.course) link.show({ ...state, course });
        },
        () => undefined,
      );
    },
    { signal: link.signal },
  );
}
