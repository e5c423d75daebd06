/** Where a task or a notice leads, and with whose eyes a role looks at tasks. */
import type { Notice, Role, Task } from 'learning-space';
import { go } from '../router.ts';

export function onTaskOpen(event: CustomEvent<{ task: Task }>): void {
  const { id, learner, resource } = event.detail.task;
  go({ name: 'task', taskId: id, resourceId: resource.id, learnerId: learner?.id ?? '' });
}

export function onNoticeOpen(event: CustomEvent<{ notice: Notice }>): void {
  const { parameters } = event.detail.notice;
  if ('leaveRequestId' in parameters || 'day' in parameters) return go({ name: 'leave' });
  const { taskId, resourceId, learnerId } = parameters;
  go({ name: 'task', taskId, resourceId, learnerId: learnerId ?? '' });
}

export function perspectiveOf(role: Role): 'learner' | 'guardian' | 'teacher' {
  return role === 'guardian' || role === 'teacher' ? role : 'learner';
}
