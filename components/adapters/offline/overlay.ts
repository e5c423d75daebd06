/** What a person has done and the service does not know yet, laid over what the service said. */
import type { NoticePage } from '../../base/ports/notices.ts';
import type { Progress, ProgressRecord, Task } from '../../base/ports/types.ts';
import { addRecords, noProgress } from '../progress.ts';
import type { Write } from './database.ts';

/** Records among the waiting writes that belong to one resource and task. What is done in a task counts for the resource, too. */
function recordsFor(writes: readonly Write[], resourceId: string, taskId: string | null): ProgressRecord[] {
  return writes
    .flatMap(({ command }) => (command.kind === 'progress' ? command.records : []))
    .filter((record) => record.resourceId === resourceId && (taskId === null || record.taskId === taskId));
}

export function withQueuedRecords(progress: Progress, writes: readonly Write[]): Progress {
  return addRecords(progress, recordsFor(writes, progress.resourceId, progress.taskId));
}

/** A task of the person's own, with what was done in it since. */
export function withQueuedProgress(task: Task, writes: readonly Write[], personId: string): Task {
  if (task.learner?.id !== personId) return task;
  const records = recordsFor(writes, task.resource.id, task.id);
  if (records.length === 0) return task;
  return { ...task, progress: addRecords(task.progress ?? noProgress(personId, task.resource.id, task.id), records) };
}

export function withQueuedReading(page: NoticePage, writes: readonly Write[]): NoticePage {
  const readAt = new Map(writes.flatMap(({ command, at }) => (command.kind === 'notice' ? [[command.noticeId, at] as const] : [])));
  const items = page.items.map((notice) => ({ ...notice, readAt: notice.readAt ?? readAt.get(notice.id) ?? null }));
  const newlyRead = items.filter(({ readAt: now }, index) => now !== null && page.items[index]?.readAt === null).length;
  return { ...page, items, unread: Math.max(0, page.unread - newlyRead) };
}
