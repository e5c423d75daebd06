import 'learning-space/lti-registrations/define';
import { html } from 'lit';
import type { Page } from './page.ts';

/** With which tools and platforms this one works, for whoever manages it. */
export const render: Page = (_route, _role, t) =>
  html`<main class="page page--narrow">
    <h1>${t('app.tools')}</h1>
    <h2>${t('app.tools.list')}</h2>
    <ls-lti-registrations></ls-lti-registrations>
  </main>`;
