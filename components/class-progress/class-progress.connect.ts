import { connectPorts } from '../base/controllers/port-connection.ts';
import { ready } from '../base/state.ts';
import { LsClassProgress } from './class-progress.ts';
import type { ClassProgressState } from './class-progress.types.ts';

/** Feeds every `ls-class-progress`. */
export function connectClassProgress(): void {
  connectPorts(LsClassProgress, {
    needs: ['tasks'],
    uses: ['progress'],
    watch: ['task'],
    connect(link) {
      const { tasks, progress } = link.ports;
      const { task } = link.host;
      if (task === '') { link.show({ type: 'empty' }); return; }

      const read = (): Promise<void> =>
        link.read(
          'progress',
          (signal) => tasks.progress(task, { signal }),
          ({ value, ...freshness }): ClassProgressState =>
            value.learners.length === 0 ? { type: 'empty' } : ready(value, freshness),
        );
      progress?.subscribe(({ type, taskId }) => void (type === 'progress.changed' && (taskId ?? task) === task && read()), {
        signal: link.signal,
      });
      void read();
    },
  });
}
