/** Where a task or a notice leads, and with whose eyes a role looks at tasks. */
import type { Notice, Role, Task } from 'learning-space';
import { go } from '../router.ts';

export function onTaskOpen(event: CustomEvent<{ task: Task }>): void {
  const { id, learner, resource } = event.detail.task;
  go({ name: 'task', taskId: id, resourceId: resource.id, learnerId: learner?.id ?? '' });
}

export function onNoticeOpen(event: CustomEvent<{ notice: Notice }>): void {
  const { notice } = event.detail;
  switch (notice.kind) {
    case 'leave-approved':
    case 'leave-refused':
    case 'absence':
    case 'absence-corrected':
      return go({ name: 'leave' });
    case 'resource-admitted':
      return go(notice.parameters.resourceId === null ? { name: 'make', ownResourceId: notice.parameters.ownResourceId } : { name: 'resource', resourceId: notice.parameters.resourceId });
    case 'resource-returned':
      return go({ name: 'make', ownResourceId: notice.parameters.ownResourceId });
    case 'plan-approved':
    case 'plan-returned':
      return go({ name: 'plans', planId: notice.parameters.planId, view: 'plan' });
    case 'report-decided':
      return notice.parameters.resourceId === null ? undefined : go({ name: 'resource', resourceId: notice.parameters.resourceId });
    case 'task-assigned':
    case 'task-completed': {
      const { taskId, resourceId, learnerId } = notice.parameters;
      return go({ name: 'task', taskId, resourceId, learnerId: learnerId ?? '' });
    }
  }
}

export function perspectiveOf(role: Role): 'learner' | 'guardian' | 'teacher' {
  return role === 'guardian' || role === 'teacher' ? role : 'learner';
}
