import 'learning-space/resource-picker/define';
import { html } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

function onOpen(event: CustomEvent<{ resourceId: string }>): void {
  event.preventDefault();
  go({ name: 'resource', resourceId: event.detail.resourceId });
}

/** The catalogue. */
export const render: Page = (_route, _role, t) =>
  html`<main class="page">
    <h1>${t('app.resources')}</h1>
    <ls-resource-picker mode="browse" @ls-resource-open-request=${onOpen}></ls-resource-picker>
  </main>`;
