import 'learning-space/announcement-editor/define';
import { html } from 'lit';
import type { Page } from './page.ts';

/** A teacher or manager writes to families. */
export const render: Page = (_route, _role, t) =>
  html`<main class="page page--narrow">
    <h1>${t('app.announce')}</h1>
    <ls-announcement-editor></ls-announcement-editor>
  </main>`;
