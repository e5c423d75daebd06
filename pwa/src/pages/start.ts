import 'learning-space/notices/define';
import 'learning-space/task-list/define';
import { html, nothing, type TemplateResult } from 'lit';
import { go } from '../router.ts';
import { startWords } from '../words.ts';
import { onNoticeOpen, onTaskOpen, perspectiveOf } from './open.ts';
import type { Page, Translate } from './page.ts';

/** Only managers see imports; nobody else waits for the element. */
function renderImports(t: Translate): TemplateResult {
  void import('learning-space/import-reports/define').catch(() => undefined);
  return html`<ls-import-reports></ls-import-reports>
    <p class="acts">
      <button class="button" type="button" @click=${() => go({ name: 'admissions' })}>${t('app.admissions')}</button>
      <button class="button" type="button" @click=${() => go({ name: 'cases' })}>${t('app.cases')}</button>
      <button class="button" type="button" @click=${() => go({ name: 'tools' })}>${t('app.tools')}</button>
    </p>
    <p>${t('app.start.catalogue.text')}</p>
    <p class="acts">
      <button class="button button--primary" type="button" @click=${() => go({ name: 'resources' })}>${t('app.find-resource')}</button>
    </p>`;
}

/** When the school studied, for its managers. */
function renderStudy(t: Translate): TemplateResult {
  void import('learning-space/study/define').catch(() => undefined);
  return html`<section aria-labelledby="study">
    <h2 id="study">${t('app.study.school')}</h2>
    <ls-study></ls-study>
  </section>`;
}

/** The start page of a role: what is due first, then what is new. */
export const render: Page = (_route, role, t) =>
  html`<main class="page" @ls-task-open=${onTaskOpen} @ls-notice-open=${onNoticeOpen}>
    <h1>${t(startWords[role].title)}</h1>
    <div class="columns">
      <section aria-labelledby="due">
        <h2 id="due">${t(startWords[role].first)}</h2>
        ${role === 'manager'
          ? renderImports(t)
          : html`<ls-task-list perspective=${perspectiveOf(role)}></ls-task-list>`}
        ${role === 'teacher'
          ? html`<p class="acts">
              <button class="button button--primary" type="button" @click=${() => go({ name: 'resources' })}>${t('app.find-resource')}</button>
            </p>`
          : nothing}
      </section>
      <section aria-labelledby="new">
        <h2 id="new">${t('app.start.new')}</h2>
        <ls-notices></ls-notices>
      </section>
      ${role === 'manager' ? renderStudy(t) : nothing}
    </div>
  </main>`;
