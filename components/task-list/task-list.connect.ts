import { connectPorts } from '../base/controllers/port-connection.ts';
import type { Task } from '../base/ports/index.ts';
import { ready } from '../base/state.ts';
import { LsTaskMoreRequestEvent } from './task-list.events.ts';
import { LsTaskList } from './task-list.ts';
import type { TaskListState } from './task-list.types.ts';

/** Feeds every `ls-task-list`. */
export function connectTaskList(): void {
  connectPorts(LsTaskList, {
    needs: ['tasks'],
    uses: ['progress'],
    watch: ['task', 'learner', 'classId'],
    connect(link) {
      const { tasks, progress } = link.ports;
      let shown: readonly Task[] = [];
      let cursor: string | null = null;

      const query = (): { learnerId?: string; classId?: string } => ({
        ...(link.host.learner === '' ? {} : { learnerId: link.host.learner }),
        ...(link.host.classId === '' ? {} : { classId: link.host.classId }),
      });
      /** Reads the one task, or the first page; what lies behind it is fetched again on demand. */
      const read = (after: string | null): Promise<void> =>
        link.host.task === '' ? readPage(after) : readOne(link.host.task);
      const readOne = (taskId: string): Promise<void> =>
        link.read(
          'tasks',
          (signal) => tasks.get(taskId, { signal, ...(link.host.learner === '' ? {} : { learnerId: link.host.learner }) }),
          ({ value, ...freshness }): TaskListState => ready({ tasks: [value], total: 1, more: false }, freshness),
        );
      const readPage = (after: string | null): Promise<void> =>
        link.read(
          'tasks',
          (signal) => tasks.list({ ...query(), ...(after === null ? {} : { cursor: after }) }, { signal }),
          ({ value, ...freshness }): TaskListState => {
            shown = after === null ? value.items : [...shown, ...value.items];
            cursor = value.nextCursor;
            if (shown.length === 0) return { type: 'empty' };
            return ready({ tasks: shown, total: value.total, more: cursor !== null }, freshness);
          },
        );

      const onChange = ({ type }: { type: string }): void =>
        void ((type === 'task.created' || type === 'progress.changed') && read(null));
      tasks.subscribe(onChange, { signal: link.signal });
      progress?.subscribe(onChange, { signal: link.signal });
      link.on<LsTaskMoreRequestEvent>(LsTaskMoreRequestEvent.type, () => read(cursor));
      void read(null);
    },
  });
}
