import 'learning-space/notices/define';
import type { Role } from 'learning-space';
import { html, nothing, type TemplateResult } from 'lit';
import { go, type Route } from '../router.ts';
import { onNoticeOpen } from './open.ts';
import type { Page, Translate } from './page.ts';

/** What the school announces: to a family what came, to a sender what went out. Pupils have none, and do not wait for the element. */
function renderAnnouncements(role: Exclude<Role, 'student'>, t: Translate): TemplateResult {
  void import('learning-space/announcements/define').catch(() => undefined);
  const [next, words]: readonly [Route, string] = role === 'guardian' ? [{ name: 'leave' }, 'app.leave'] : [{ name: 'announce' }, 'app.announce'];
  return html`<section aria-labelledby="announcements">
    <h2 id="announcements">${t(role === 'guardian' ? 'app.announcements' : 'app.announcements.sent')}</h2>
    <p class="acts"><button class="button" type="button" @click=${() => go(next)}>${t(words)}</button></p>
    <ls-announcements></ls-announcements>
  </section>`;
}

/** Leave of the own classes, to be decided. A family has a page for it. */
function renderLeave(t: Translate): TemplateResult {
  void import('learning-space/leave/define').catch(() => undefined);
  return html`<section aria-labelledby="leave">
    <h2 id="leave">${t('app.leave')}</h2>
    <p class="acts"><button class="button" type="button" @click=${() => go({ name: 'leave' })}>${t('app.attendance.take')}</button></p>
    <ls-leave></ls-leave>
  </section>`;
}

/** Where a part of a digest is read. */
function onDigestOpen({ detail }: CustomEvent<{ part: 'notices' | 'announcements' | 'messages' }>): void {
  if (detail.part === 'messages') return go({ name: 'talks', conversationId: '' });
  document.getElementById(detail.part === 'notices' ? 'updates' : 'announcements')?.scrollIntoView();
}

/** When one is left in peace, and one digest of what came meanwhile. */
function renderQuietHours(t: Translate): TemplateResult {
  void import('learning-space/quiet-hours/define').catch(() => undefined);
  return html`<section aria-labelledby="quiet-hours">
    <h2 id="quiet-hours">${t('app.quiet-hours')}</h2>
    <ls-quiet-hours></ls-quiet-hours>
  </section>`;
}

/** Announcements first, for they may ask for an answer; then what became of tasks, of leave, and of what one has handed in or reported. */
export const render: Page = (_route, role, t) =>
  html`<main class="page" @ls-notice-open=${onNoticeOpen} @ls-digest-open=${onDigestOpen}>
    <h1>${t('app.notices')}</h1>
    ${role === 'student'
      ? html`<ls-notices></ls-notices>${renderQuietHours(t)}`
      : html`<div class=${role === 'manager' ? 'page--narrow sections' : 'columns'}>
          ${renderAnnouncements(role, t)}
          <div class="sections">
            ${role === 'teacher' ? renderLeave(t) : nothing}
            <section aria-labelledby="updates">
              <h2 id="updates">${t('app.notices.updates')}</h2>
              <ls-notices></ls-notices>
            </section>
            ${role === 'manager' ? nothing : renderQuietHours(t)}
          </div>
        </div>`}
  </main>`;
