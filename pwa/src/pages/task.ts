import 'learning-space/class-progress/define';
import 'learning-space/player/define';
import 'learning-space/task-list/define';
import { html } from 'lit';
import { passageLink } from '../router.ts';
import { taskWords } from '../words.ts';
import type { Page } from './page.ts';

/** One task: done by a learner, followed by the teacher, seen by a guardian for the own child only. */
export const render: Page = (route, role, t) => {
  if (route.name !== 'task') return html``;
  const { taskId, resourceId, learnerId } = route;
  const body =
    role === 'teacher'
      ? html`<ls-class-progress task=${taskId}></ls-class-progress>`
      : role === 'guardian'
        ? html`<ls-task-list task=${taskId} learner=${learnerId} perspective="guardian"></ls-task-list>`
        : html`<ls-task-list task=${taskId}></ls-task-list> <ls-player resource=${resourceId} task=${taskId} link=${passageLink}></ls-player>`;
  return html`<main class="page page--narrow">
    <h1>${t(taskWords[role])}</h1>
    ${body}
  </main>`;
};
