import 'learning-space/recommendations/define';
import type { LsRecommendationsOpenEvent } from 'learning-space/recommendations/events';
import { html } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

const onOpen = ({ detail: { resourceId } }: LsRecommendationsOpenEvent): void => go({ name: 'resource', resourceId });

/** What is recommended, the switch that ends it, and where teachers and managers recommend something to others. */
export const render: Page = (route, _role, t) =>
  html`<main class="page">
    <h1>${t('app.recommended')}</h1>
    <ls-recommendations resource=${route.name === 'recommended' ? route.resourceId : ''} @ls-recommendations-open=${onOpen}></ls-recommendations>
  </main>`;
