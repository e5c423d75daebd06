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
  resource: () => import('./resource.ts'),
  give: () => import('./give.ts'),
  notices: () => import('./notices.ts'),
};
const loaded = new Map<Route['name'], Page>();

/** The page of a route: at once when it was shown before, else as soon as it is there. */
export function renderPage(route: Route, role: Role, t: Translate): TemplateResult {
  const page = loaded.get(route.name);
  if (page !== undefined) return page(route, role, t);
  const coming = pages[route.name]().then(
    ({ render }) => {
      loaded.set(route.name, render);
      return render(route, role, t);
    },
    () => html`<p class="notice notice--problem" role="alert">${t('app.page.failed')}</p>`,
  );
  return html`${until(coming, html`<p class="notice" role="status">${t('app.page.loading')}</p>`)}`;
}
