import 'learning-space/admission-desk/define';
import { html } from 'lit';
import type { Page } from './page.ts';

/** What teachers have submitted, for the managers of the platform. */
export const render: Page = (_route, _role, t) =>
  html`<main class="page page--narrow">
    <h1>${t('app.admissions')}</h1>
    <h2>${t('app.admissions.list')}</h2>
    <ls-admission-desk></ls-admission-desk>
  </main>`;
