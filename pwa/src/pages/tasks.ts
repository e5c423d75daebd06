import 'learning-space/task-list/define';
import { html, nothing, type TemplateResult } from 'lit';
import { go } from '../router.ts';
import { onTaskOpen, perspectiveOf } from './open.ts';
import type { Page, Translate } from './page.ts';

/** How long a child may watch concerns families alone; nobody else waits for the element. */
function renderLimits(t: Translate): TemplateResult {
  void import('learning-space/time-limits/define').catch(() => undefined);
  return html`<section aria-labelledby="limits">
    <h2 id="limits">${t('app.limits')}</h2>
    <ls-time-limits></ls-time-limits>
  </section>`;
}

/** When the pupil studied, for nobody else's eyes; nobody else waits for the element. */
function renderStudy(t: Translate): TemplateResult {
  void import('learning-space/study/define').catch(() => undefined);
  return html`<section aria-labelledby="study">
    <h2 id="study">${t('app.study')}</h2>
    <ls-study></ls-study>
  </section>`;
}

/** All tasks of the role. */
export const render: Page = (_route, role, t) =>
  html`<main class="page" @ls-task-open=${onTaskOpen}>
    <h1>${t('app.tasks')}</h1>
    ${role === 'teacher'
      ? html`<p class="acts">
          <button class="button button--primary" type="button" @click=${() => go({ name: 'give', resourceId: '' })}>${t('app.give')}</button>
          <button class="button" type="button" @click=${() => go({ name: 'plans', planId: '', view: 'plan' })}>${t('app.plans')}</button>
        </p>`
      : nothing}
    ${role === 'manager' ? nothing : html`<p class="acts"><button class="button" type="button" @click=${() => go({ name: 'courses', resourceId: '' })}>${t('app.courses')}</button></p>`}
    <ls-task-list perspective=${perspectiveOf(role)}></ls-task-list>
    ${role === 'guardian' || role === 'student' ? renderLimits(t) : nothing} ${role === 'student' ? renderStudy(t) : nothing}
  </main>`;
