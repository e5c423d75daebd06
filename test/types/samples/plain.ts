import 'learning-space/provider/define';
import 'learning-space/task-list/define';

/** Without a framework: the tag gives the class, the name of an event gives its type. */
export function listen(): void {
  const list = document.createElement('ls-task-list');
  list.classId = 'c-31';
  list.state = { type: 'loading' };
  list.addEventListener('ls-task-open', ({ detail }) => console.log(detail.task.title));
  // @ts-expect-error -- there is no such state
  list.state = { type: 'sleeping' };
  // @ts-expect-error -- there is no such property
  list.classroom = 'c-31';
}
