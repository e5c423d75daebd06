import 'learning-space/leave/define';
import { html } from 'lit';
import type { Page } from './page.ts';

/** Leave: a family asks, and sees what the teacher decides. */
export const render: Page = (_route, _role, t) =>
  html`<main class="page page--narrow">
    <h1>${t('app.leave')}</h1>
    <h2>${t('app.leave.list')}</h2>
    <ls-leave></ls-leave>
  </main>`;
