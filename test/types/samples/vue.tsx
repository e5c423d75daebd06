import 'learning-space/provider/define';
import 'learning-space/task-list/define';
import type {} from 'learning-space/vue';
import { defineComponent } from 'vue';

export const Tasks = defineComponent({
  props: { classId: { type: String, required: true } },
  setup: (props) => () => (
    <ls-provider service="/" theme="auto" getToken={() => Promise.resolve('token')}>
      <ls-task-list classId={props.classId} lang="ug" onLs-task-open={({ detail }) => console.log(detail.task.title)} />
    </ls-provider>
  ),
});

export const wrong = () => [
  // @ts-expect-error -- a number is no class
  <ls-task-list classId={31} />,
  // @ts-expect-error -- the detail holds a task, not a plan
  <ls-task-list onLs-task-open={({ detail }) => console.log(detail.plan)} />,
];
