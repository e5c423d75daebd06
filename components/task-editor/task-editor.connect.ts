import { connectPorts } from '../base/controllers/port-connection.ts';
import { ready } from '../base/state.ts';
import { LsTaskCreateEvent, LsTaskCreateRequestEvent, LsTaskLearnersRequestEvent, LsTaskLoadRequestEvent, LsTaskResourceRequestEvent } from './task-editor.events.ts';
import { LsTaskEditor } from './task-editor.ts';
import type { TaskEditorData, TaskEditorState } from './task-editor.types.ts';

/** Nobody waits longer for what others have given: a task can be given without. */
const longestCountMs = 3000;

/** Feeds every `ls-task-editor`. */
export function connectTaskEditor(): void {
  connectPorts(LsTaskEditor, {
    needs: ['tasks'],
    uses: ['resources'],
    watch: ['resource'],
    connect(link) {
      const { tasks, resources } = link.ports;
      const { host } = link;

      /** What the task is about: what the host says, until the teacher chooses. */
      let chosen: string | null = host.resource || null;
      const read = (resourceId: string | null, signal?: AbortSignal) =>
        resourceId === null ? undefined : resources?.get(resourceId, signal && { signal });

      const change = (part: Partial<TaskEditorData>): void => {
        if (host.state.type === 'ready') link.show({ ...host.state, ...part });
      };
      link.on<LsTaskCreateRequestEvent>(LsTaskCreateRequestEvent.type, async ({ detail }) => {
        change({ outcome: 'sending' });
        try {
          const receipts = await Promise.all(detail.drafts.map(({ draft, key }) => tasks.create(draft, key)));
          change({ outcome: receipts.some(({ status }) => status === 'queued') ? 'queued' : 'sent' });
          host.dispatchEvent(new LsTaskCreateEvent(receipts.flatMap(({ value }) => value ?? [])));
        } catch (error) {
          // What was typed stays in the form; the problem is shown beside it.
          change({ outcome: 'none' });
          throw error;
        }
      });
      link.on<LsTaskResourceRequestEvent>(LsTaskResourceRequestEvent.type, async ({ detail }) => {
        chosen = detail.resourceId;
        const answer = await read(chosen);
        // Whoever chooses again before the answer is there wants the later one.
        if (chosen === detail.resourceId) change({ resource: answer?.value ?? null });
      });
      /** Which day and classes were asked about last. */
      let asked = '';
      link.on<LsTaskLoadRequestEvent>(LsTaskLoadRequestEvent.type, async ({ detail: { classIds, day } }) => {
        asked = [day, ...classIds].join();
        const own = asked;
        const tell = (part: Partial<TaskEditorData>): void => {
          if (asked === own) change({ ...part, isCounting: false });
        };
        change({ isCounting: true });
        const late = setTimeout(() => tell({}), longestCountMs);
        // Without a line nobody knows what others have given: a task can be given all the same.
        const found = await Promise.all(classIds.map(async (id) => [id, await tasks.load?.(id, day).then(({ value }) => value, () => undefined)] as const));
        clearTimeout(late);
        tell({ loads: Object.fromEntries(found.flatMap(([id, load]) => (load === undefined ? [] : [[id, load]]))) });
      });
      link.on<LsTaskLearnersRequestEvent>(LsTaskLearnersRequestEvent.type, async ({ detail: { classId } }) => {
        const found = await tasks.learners?.(classId, { signal: link.signal }).then(({ value }) => value, () => null);
        if (host.state.type === 'ready') change({ learners: { ...host.state.learners, [classId]: found ?? null } });
      });
      void link.read(
        'classes',
        async (signal) => {
          const [classes, resource] = await Promise.all([tasks.classes({ signal }), read(chosen, signal)]);
          return { classes, resource: resource?.value ?? null };
        },
        ({ classes, resource }): TaskEditorState =>
          classes.value.length === 0
            ? { type: 'empty' }
            : ready<TaskEditorData>({ classes: classes.value, resource, outcome: 'none', ...(host.state.type === 'ready' && host.state.loads && { loads: host.state.loads }), ...(host.state.type === 'ready' && host.state.learners && { learners: host.state.learners }) }, classes),
      );
    },
  });
}
