import 'learning-space/task-editor/define';
import { html } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

/** A teacher gives a resource to a class. */
export const render: Page = (route, _role, t) =>
  html`<main class="page page--narrow">
    <h1>${t('app.give')}</h1>
    <ls-task-editor resource=${route.name === 'give' ? route.resourceId : ''}></ls-task-editor>
    <p class="acts"><button class="tool" type="button" @click=${() => go({ name: 'tasks' })}>${t('app.tasks')}</button></p>
  </main>`;
