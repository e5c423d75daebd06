import 'learning-space/courses/define';
import { html } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

/** Courses that classes take together; whoever teaches comes from a course to open it to one. */
export const render: Page = (route, _role, t) => html`<main class="page page--narrow" @ls-course-open-request=${({ detail }: HTMLElementEventMap['ls-course-open-request']) => go({ name: 'resource', resourceId: detail.resourceId })}>
  <h1>${t('app.courses')}</h1>
  <ls-courses resource=${route.name === 'courses' ? route.resourceId : ''} verify=${new URL('/certificates', location.href).href}></ls-courses>
</main>`;
