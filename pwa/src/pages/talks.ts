import 'learning-space/chat/define';
import { html, nothing } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

/** Talks of teachers and guardians. */
export const render: Page = (route, role, t) =>
  html`<main class="page page--talks">
    <div class="page__head">
      <h1>${t('app.talks')}</h1>
      ${role === 'teacher' ? html`<button class="button" type="button" @click=${() => go({ name: 'cases' })}>${t('app.cases')}</button>` : nothing}
    </div>
    <ls-chat .conversation=${route.name === 'talks' ? route.conversationId : ''}></ls-chat>
  </main>`;
