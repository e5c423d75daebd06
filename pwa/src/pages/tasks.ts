import 'learning-space/task-list/define';
import { html } from 'lit';
import { onTaskOpen, perspectiveOf } from './open.ts';
import type { Page } from './page.ts';

/** All tasks of the role. */
export const render: Page = (_route, role, t) =>
  html`<main class="page" @ls-task-open=${onTaskOpen}>
    <h1>${t('app.tasks')}</h1>
    <ls-task-list perspective=${perspectiveOf(role)}></ls-task-list>
  </main>`;
