import type { Role } from 'learning-space';
import { html, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import type { Route } from '../router.ts';

export type Translate = (key: string, values?: Record<string, string | number>) => string;
/** A page: what stands in the shell for a route and a role. */
export type Page = (route: Route, role: Role, t: Translate) => TemplateResult;

/** Pages and their elements are fetched when they are wanted; the service worker has them from then on. */
const pages: Readonly<Record<Route['name'], () => Promise<{ readonly render: Page }>>> = {
  start: () => import('./start.ts'),
  unknown: () => import('./start.ts'),
  tasks: () => import('./tasks.ts'),
  task: () => import('./task.ts'),
  resources: () => import('./resources.ts'),
  choose: () => import('./choose.ts'),
  resource: () => import('./resource.ts'),
  exchange: () => import('./exchange.ts'),
  make: () => import('./make.ts'),
  mine: () => import('./mine.ts'),
  recommended: () => import('./recommended.ts'),
  give: () => import('./give.ts'),
  courses: () => import('./courses.ts'),
  talks: () => import('./talks.ts'),
  notices: () => import('./notices.ts'),
  announce: () => import('./announce.ts'),
  plans: () => import('./plans.ts'),
  leave: () => import('./leave.ts'),
  privacy: () => import('./privacy.ts'),
  cases: () => import('./cases.ts'),
  admissions: () => import('./admissions.ts'),
  tools: () => import('./tools.ts'),
};
const loaded = new Map<Route['name'], Page>();

/** The page of a route: at once when it was shown before, else as soon as it is there. */
export function renderPage(route: Route, role: Role, t: Translate): TemplateResult {
  const page = loaded.get(route.name);
  // One template for both: what a page holds must not be made anew when it is drawn for the second time.
  return html`${page === undefined ? until(fetchPage(route, role, t), loading(t)) : page(route, role, t)}`;
}

/** The sign for what is around the page stands beside the words: what is said inside of something busy is held back. */
function loading(t: Translate): TemplateResult {
  return html`<p class="notice" role="status">${t('app.page.loading')}</p><span aria-busy="true"></span>`;
}

async function fetchPage(route: Route, role: Role, t: Translate): Promise<TemplateResult> {
  try {
    const { render } = await pages[route.name]();
    loaded.set(route.name, render);
    return render(route, role, t);
  } catch {
    return html`<p class="notice notice--problem" role="alert">${t('app.page.failed')}</p>`;
  }
}
