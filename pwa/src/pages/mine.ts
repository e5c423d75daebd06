import 'learning-space/my-resources/define';
import type { LsMyResourceOpenEvent, LsSavedSearchOpenEvent } from 'learning-space/my-resources/events';
import { html } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

function onOpen({ detail: { resourceId, place } }: LsMyResourceOpenEvent): void {
  go({ name: 'resource', resourceId, ...(place?.kind === 'time' && { start: place.seconds }) });
}

function onSearch({ detail: { query } }: LsSavedSearchOpenEvent): void {
  const asked = Object.entries(query).map(([name, value]) => [name, String(value)]);
  go({ name: 'resources', address: new URLSearchParams(asked).toString() });
}

/** What one keeps and shares, and where links to shares lead. */
export const render: Page = (route, _role, t) => {
  const { shareId, shareResource } = route.name === 'mine' ? route : { shareId: '', shareResource: '' };
  return html`<main class="page">
    <h1>${t('app.mine')}</h1>
    <ls-my-resources
      link="/shared/{share}"
      share=${shareId}
      share-resource=${shareResource}
      @ls-my-resource-open=${onOpen}
      @ls-saved-search-open=${onSearch}
    ></ls-my-resources>
  </main>`;
};
