/** How a resource is passed on: shared by everybody, recommended by whoever may do that. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/index.ts';
import type { NamedResource } from '../my-resources.types.ts';
import type { MyView } from './my-view.ts';

export function passOn({ t, data, acts }: MyView, resource: NamedResource): TemplateResult {
  const { id, title } = resource;
  const mayRecommend = data.role === 'teacher' || data.role === 'manager';
  return html`<button type="button" class="button button--small" data-act="share" aria-haspopup="dialog" aria-label=${t('my-resources.share.title-of', { title })} @click=${() => acts.startSharing(resource)}>
      ${icon('users', 'small')}${t('my-resources.share')}
    </button>
    ${mayRecommend
      ? html`<button type="button" class="button button--small" data-act="recommend" aria-label=${t('my-resources.recommend.title-of', { title })} @click=${() => acts.recommend(id)}>${icon('message', 'small')}${t('my-resources.recommend')}</button>`
      : nothing}`;
}
