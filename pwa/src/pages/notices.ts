import 'learning-space/notices/define';
import { html } from 'lit';
import { onNoticeOpen } from './open.ts';
import type { Page } from './page.ts';

export const render: Page = (_route, _role, t) =>
  html`<main class="page" @ls-notice-open=${onNoticeOpen}>
    <h1>${t('app.notices')}</h1>
    <ls-notices></ls-notices>
  </main>`;
