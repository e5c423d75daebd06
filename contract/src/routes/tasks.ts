/** Routes of the task port. */
import * as v from 'valibot';
import { defineRoute } from '../route.ts';
import { Cursor, Id, PageSize } from '../schemas/common.ts';
import { ClassList, Task, TaskDraft, TaskPage, TaskProgress } from '../schemas/task.ts';

export const listClasses = defineRoute({
  id: 'listClasses',
  method: 'get',
  path: '/classes',
  tag: 'tasks',
  act: 'class.read',
  summary: 'Classes of the acting identity',
  success: { status: 200, description: 'Classes the caller teaches or learns in.', schema: ClassList },
});

export const listTasks = defineRoute({
  id: 'listTasks',
  method: 'get',
  path: '/tasks',
  tag: 'tasks',
  act: 'task.read',
  summary: 'Tasks of the acting identity',
  description:
    'A learner sees the own tasks with the own progress, a guardian those of the child named by `learnerId`, a teacher those of the own classes with counts. Ordered by due time, those without one last.',
  query: v.object({
    learnerId: v.optional(v.pipe(Id, v.description('For a guardian: which child. Default: all own children.'))),
    classId: v.optional(Id),
    cursor: v.optional(Cursor),
    limit: v.optional(PageSize),
  }),
  success: { status: 200, description: 'A page of tasks.', schema: TaskPage },
});

export const readTask = defineRoute({
  id: 'readTask',
  method: 'get',
  path: '/tasks/{taskId}',
  tag: 'tasks',
  act: 'task.read',
  summary: 'One task',
  params: v.object({ taskId: Id }),
  query: v.object({ learnerId: v.optional(Id) }),
  success: { status: 200, description: 'The task.', schema: Task },
  problems: ['not-found'],
});

export const createTask = defineRoute({
  id: 'createTask',
  method: 'post',
  path: '/tasks',
  tag: 'tasks',
  act: 'task.create',
  summary: 'Give a class a task with a resource',
  body: TaskDraft,
  idempotent: true,
  success: { status: 201, description: 'The task as it was stored.', schema: Task },
  problems: ['not-found', 'idempotency-key-missing', 'idempotency-key-reused'],
});

export const readTaskProgress = defineRoute({
  id: 'readTaskProgress',
  method: 'get',
  path: '/tasks/{taskId}/progress',
  tag: 'tasks',
  act: 'task.progress.read',
  summary: 'How far each learner of the class is, for its teacher',
  description: 'Ordered by name. There is no order by result and no ranking.',
  params: v.object({ taskId: Id }),
  success: { status: 200, description: 'Learners and their progress.', schema: TaskProgress },
  problems: ['not-found'],
});
