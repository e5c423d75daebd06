import 'learning-space/resource-picker/define';
import 'learning-space/task-editor/define';
import { html, nothing } from 'lit';
import type { Page } from './page.ts';

/** A teacher gives a resource to a class: the one of the address, or one that is chosen here. */
export const render: Page = (route, _role, t) => {
  const resourceId = route.name === 'give' ? route.resourceId : '';
  return html`<main class="page page--narrow">
    <h1>${t('app.give')}</h1>
    <ls-task-editor resource=${resourceId}>
      ${resourceId === '' ? html`<ls-resource-picker slot="picker" mode="pick"></ls-resource-picker>` : nothing}
    </ls-task-editor>
  </main>`;
};
