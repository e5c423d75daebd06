import 'learning-space/player/define';
import { html, nothing } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

/** One resource: played here, and given to a class by whoever teaches one. */
export const render: Page = (route, role, t) => {
  const resourceId = route.name === 'resource' ? route.resourceId : '';
  return html`<main class="page page--narrow">
    <ls-player resource=${resourceId}></ls-player>
    ${role === 'teacher'
      ? html`<p class="acts">
          <button class="button button--primary" type="button" @click=${() => go({ name: 'give', resourceId })}>${t('app.give')}</button>
        </p>`
      : nothing}
  </main>`;
};
