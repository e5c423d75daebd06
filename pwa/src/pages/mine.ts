import 'learning-space/my-resources/define';
import type { LsMyResourceOpenEvent, LsMyResourceRecommendEvent, LsSavedSearchOpenEvent } from 'learning-space/my-resources/events';
import { html } from 'lit';
import { go } from '../router.ts';
import type { Page } from './page.ts';

/** The page, and how far down it, as one figure: `7.35`. */
function pageOf({ page, at = 0 }: { page: string; at?: number | undefined }): number {
  return (Number.parseInt(page, 10) || 1) + Math.round(Math.min(at, 0.999) * 1000) / 1000;
}

function onOpen({ detail: { resourceId, place } }: LsMyResourceOpenEvent): void {
  go({ name: 'resource', resourceId, ...(place?.kind === 'time' && { start: place.seconds, ...(place.until !== undefined && { end: place.until }) }), ...(place?.kind === 'page' && { page: pageOf(place) }) });
}

function onRecommend({ detail: { resourceId } }: LsMyResourceRecommendEvent): void {
  go({ name: 'recommended', resourceId });
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
      @ls-my-resource-recommend=${onRecommend}
      @ls-saved-search-open=${onSearch}
    ></ls-my-resources>
  </main>`;
};
