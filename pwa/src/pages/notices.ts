import 'learning-space/notices/define';
import type { Role } from 'learning-space';
import { html, nothing, type TemplateResult } from 'lit';
import { go } from '../router.ts';
import { onNoticeOpen } from './open.ts';
import type { Page, Translate } from './page.ts';

/** What the school announces: to a family what came, to a sender what went out. Pupils have none, and do not wait for the element. */
function renderAnnouncements(role: Exclude<Role, 'student'>, t: Translate): TemplateResult {
  void import('learning-space/announcements/define').catch(() => undefined);
  return html`<section aria-labelledby="announcements">
    <h2 id="announcements">${t(role === 'guardian' ? 'app.announcements' : 'app.announcements.sent')}</h2>
    ${role === 'guardian'
      ? nothing
      : html`<p class="acts">
          <button class="button button--primary" type="button" @click=${() => go({ name: 'announce' })}>${t('app.announce')}</button>
        </p>`}
    <ls-announcements></ls-announcements>
  </section>`;
}

/** Announcements first, for they may ask for an answer; then what happened to tasks. Managers have no tasks. */
export const render: Page = (_route, role, t) =>
  html`<main class="page" @ls-notice-open=${onNoticeOpen}>
    <h1>${t('app.notices')}</h1>
    ${role === 'student'
      ? html`<ls-notices></ls-notices>`
      : html`<div class=${role === 'manager' ? 'page--narrow' : 'columns'}>
          ${renderAnnouncements(role, t)}
          ${role === 'manager'
            ? nothing
            : html`<section aria-labelledby="task-notices">
                <h2 id="task-notices">${t('app.notices.tasks')}</h2>
                <ls-notices></ls-notices>
              </section>`}
        </div>`}
  </main>`;
