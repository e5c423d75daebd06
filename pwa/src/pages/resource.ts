import 'learning-space/player/define';
import { html, nothing } from 'lit';
import { go, passageLink } from '../router.ts';
import type { Page } from './page.ts';

/** One resource: played here, and given to a class by whoever teaches one. */
export const render: Page = (route, role, t) => {
  const { resourceId, start, end, page } = route.name === 'resource' ? route : { resourceId: '', start: undefined, end: undefined, page: undefined };
  return html`<main class="page page--narrow">
    <ls-player resource=${resourceId} start=${start ?? nothing} end=${end ?? nothing} start-page=${page ?? nothing} link=${passageLink}></ls-player>
    <p class="acts">
      ${role === 'teacher'
        ? html`<button class="button button--primary" type="button" @click=${() => go({ name: 'give', resourceId })}>${t('app.give')}</button>`
        : nothing}
      ${role === 'teacher' ? html`<button class="button" type="button" @click=${() => go({ name: 'courses', resourceId })}>${t('app.courses.open')}</button>` : nothing}
      <button class="button" type="button" @click=${() => go({ name: 'mine', shareId: '', shareResource: resourceId })}>${t('app.share')}</button>
      ${role === 'teacher' || role === 'manager'
        ? html`<button class="button" type="button" @click=${() => go({ name: 'recommended', resourceId })}>${t('app.recommend')}</button>`
        : nothing}
      <button class="button" type="button" @click=${() => go({ name: 'resources', address: new URLSearchParams({ open: resourceId }).toString() })}>${t('app.report')}</button>
    </p>
  </main>`;
};
