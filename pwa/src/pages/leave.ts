import 'learning-space/leave/define';
import { html } from 'lit';
import type { Page } from './page.ts';

/** Leave and attendance: a family asks and sees how it stands; a teacher takes the roll, in which approved leave stands already. */
export const render: Page = (_route, role, t) => {
  void import('learning-space/attendance/define').catch(() => undefined);
  const attendance = html`<section aria-labelledby="attendance">
    <h2 id="attendance">${t('app.attendance')}</h2>
    <ls-attendance></ls-attendance>
  </section>`;
  const leave = html`<section aria-labelledby="leave">
    <h2 id="leave">${t('app.leave.list')}</h2>
    <ls-leave></ls-leave>
  </section>`;
  return html`<main class="page page--narrow">
    <h1>${t(role === 'teacher' ? 'app.attendance.page' : 'app.leave')}</h1>
    <div class="sections">${role === 'teacher' ? [attendance, leave] : [leave, attendance]}</div>
  </main>`;
};
