import 'learning-space/provider/define';
import type { LsProvider } from 'learning-space/provider';
import type {} from 'learning-space/react';
import 'learning-space/task-list/define';
import { useRef, type ReactElement } from 'react';

export function Tasks({ classId }: { readonly classId: string }): ReactElement {
  const provider = useRef<LsProvider>(null);
  return (
    <ls-provider ref={provider} service="/" theme="auto" getToken={() => Promise.resolve('token')}>
      <ls-task-list classId={classId} lang="ug" onls-task-open={({ detail }) => console.log(detail.task.title)} />
    </ls-provider>
  );
}

export const wrong = [
  // @ts-expect-error -- a number is no class
  <ls-task-list classId={31} />,
  // @ts-expect-error -- there is no such tag
  <ls-timetable />,
  // @ts-expect-error -- the detail holds a task, not a plan
  <ls-task-list onls-task-open={({ detail }) => console.log(detail.plan)} />,
];
