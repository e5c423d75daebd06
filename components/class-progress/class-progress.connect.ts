import { connectPorts } from '../base/controllers/port-connection.ts';
import { ready } from '../base/state.ts';
import { LsClassStudyRequestEvent, LsLearnerTimelineRequestEvent } from './class-progress.events.ts';
import { LsClassProgress } from './class-progress.ts';
import type { ClassProgressState, OpenLearner, OpenStudy } from './class-progress.types.ts';

/** While a class studies, each of its pupils says so every few seconds: what weeks come to is asked for again at most so often. */
const studyRestMs = 3_000;

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

      let open: OpenLearner | null = null;
      let study: OpenStudy | null | undefined = tasks.study === undefined ? undefined : null;
      const show = (): void => {
        if (link.host.state.type === 'ready') link.show({ ...link.host.state, open, study });
      };
      const tell = (next: OpenLearner | null): void => {
        open = next;
        show();
      };
      const look = async (learnerId: string): Promise<void> => {
        try {
          const answer = await tasks.timeline?.(task, learnerId, { signal: link.signal });
          if (open?.learnerId === learnerId) tell(answer === undefined ? null : { learnerId, timeline: answer.value });
        } catch (error) {
          // What was there stays; a first look that failed leaves nothing open.
          if (open?.learnerId === learnerId && open.timeline === null) tell(null);
          throw error;
        }
      };
      link.on<LsLearnerTimelineRequestEvent>(LsLearnerTimelineRequestEvent.type, async ({ detail: { learnerId } }) => {
        tell(learnerId === null || tasks.timeline === undefined ? null : { learnerId, timeline: null });
        if (open !== null) await look(open.learnerId);
      });

      const tellStudy = (next: OpenStudy | null): void => {
        study = next;
        show();
      };
      let looking: AbortController | undefined;
      let again: ReturnType<typeof setTimeout> | undefined;
      const stopLooking = (): void => {
        looking?.abort();
        looking = undefined;
        clearTimeout(again);
        again = undefined;
      };
      link.signal.addEventListener('abort', stopLooking);
      const lookAtClass = async (asked: OpenStudy, classId: string): Promise<void> => {
        stopLooking();
        const own = (looking = new AbortController());
        try {
          const answer = await tasks.study?.(classId, asked.by, { signal: own.signal });
          if (looking === own && answer !== undefined) tellStudy({ by: asked.by, study: answer.value });
        } catch (error) {
          if (looking !== own) return;
          if (study === asked && asked.study === null) tellStudy(null);
          throw error;
        } finally {
          if (looking === own) looking = undefined;
        }
      };
      /** One look at a time: one that takes long is not begun anew, or nothing would ever come of it. */
      const lookAgain = (): void => {
        again ??= setTimeout(() => {
          again = undefined;
          if (!study) return;
          if (looking !== undefined) lookAgain();
          else if (link.host.state.type === 'ready') void lookAtClass(study, link.host.state.task.class.id).catch(() => undefined);
        }, studyRestMs);
      };
      link.on<LsClassStudyRequestEvent>(LsClassStudyRequestEvent.type, async ({ detail: { by, classId } }) => {
        if (study === undefined) return;
        const asked = by === null ? null : { by, study: null };
        stopLooking();
        tellStudy(asked);
        if (asked !== null) await lookAtClass(asked, classId);
      });

      const read = (): Promise<void> =>
        link.read(
          'progress',
          (signal) => tasks.progress(task, { signal }),
          ({ value, ...freshness }): ClassProgressState =>
            value.learners.length === 0 ? { type: 'empty' } : ready({ ...value, open, study }, freshness),
        );
      progress?.subscribe(
        ({ type, taskId }) => {
          if (type !== 'progress.changed' || (taskId ?? task) !== task) return;
          void read();
          if (open !== null) void look(open.learnerId).catch(() => undefined);
          if (study) lookAgain();
        },
        { signal: link.signal },
      );
      void read();
    },
  });
}
