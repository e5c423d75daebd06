import 'learning-space/privacy/define';
import { html } from 'lit';
import type { Page } from './page.ts';

/** Data of people: rules, what guardians decide, and what anybody asks for. Every page leads here, from its foot. */
export const render: Page = (_route, _role, t) => html`<main class="page page--narrow">
  <h1>${t('app.privacy')}</h1>
  <section aria-labelledby="privacy">
    <h2 id="privacy">${t('app.privacy.list')}</h2>
    <ls-privacy></ls-privacy>
  </section>
</main>`;
