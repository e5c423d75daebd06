/** Where a task or a notice leads. */
import type { Notice, Task } from 'learning-space';
import { go } from '../router.ts';

export function onTaskOpen(event: CustomEvent<{ task: Task }>): void {
  const { id, learner } = event.detail.task;
  go({ name: 'task', taskId: id, learnerId: learner?.id ?? '' });
}

export function onNoticeOpen(event: CustomEvent<{ notice: Notice }>): void {
  const { taskId, learnerId } = event.detail.notice.parameters;
  go({ name: 'task', taskId, learnerId: learnerId ?? '' });
}
