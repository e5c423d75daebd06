import 'learning-space/task-editor/define';
import { html } from 'lit';
import type { Page } from './page.ts';

/** A teacher gives a resource to a class. */
export const render: Page = (route, _role, t) =>
  html`<main class="page page--narrow">
    <h1>${t('app.give')}</h1>
    <ls-task-editor resource=${route.name === 'give' ? route.resourceId : ''}></ls-task-editor>
  </main>`;
