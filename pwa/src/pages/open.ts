/** Where a task or a notice leads. */
import type { Notice, Task } from 'learning-space';
import { go } from '../router.ts';

export function onTaskOpen(event: CustomEvent<{ task: Task }>): void {
  const { id, learner, resource } = event.detail.task;
  go({ name: 'task', taskId: id, resourceId: resource.id, learnerId: learner?.id ?? '' });
}

export function onNoticeOpen(event: CustomEvent<{ notice: Notice }>): void {
  const { taskId, resourceId, learnerId } = event.detail.notice.parameters;
  go({ name: 'task', taskId, resourceId, learnerId: learnerId ?? '' });
}
