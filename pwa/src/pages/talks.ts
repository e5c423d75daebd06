import 'learning-space/chat/define';
import { html } from 'lit';
import type { Page } from './page.ts';

/** Talks of teachers and guardians. */
export const render: Page = (_route, _role, t) =>
  html`<main class="page page--talks">
    <h1>${t('app.talks')}</h1>
    <ls-chat></ls-chat>
  </main>`;
