import { html, nothing, type TemplateResult } from 'lit';
import { clock } from '../../base/clock.ts';
import type { Recommendations, RelatedResource } from '../../base/index.ts';
import { longestTitle, shorten } from '../model/shorten.ts';
import { cover } from '../view/cover.ts';
import { recommendingSwitch } from './judged.ts';
import type { PickerView } from '../view/picker-view.ts';
import './judged.locales.ts';

const relationKeys: Record<RelatedResource['relation'], string> = {
  before: 'resource-picker-judged.related.before',
  after: 'resource-picker-judged.related.after',
  'same-lesson': 'resource-picker-judged.related.same-lesson',
  'same-chapter': 'resource-picker-judged.related.same-chapter',
  'same-topic': 'resource-picker-judged.related.same-topic',
};

/** What belongs to a resource, as a list: each says in words how it belongs to it. */
export function relatedList(view: PickerView, related: readonly RelatedResource[], recommending: Recommendations | null): TemplateResult {
  return html`<section class="block-of-detail" aria-labelledby="related-title">
    <h4 class="subheading" id="related-title">${view.t('resource-picker-judged.related')}</h4>
    ${recommending === null ? nothing : recommendingSwitch(view, recommending)}
    ${recommending?.mode === 'off' ? nothing : links(view, related)}
  </section>`;
}

function links(view: PickerView, related: readonly RelatedResource[]): TemplateResult {
  return html`<ul class="related" role="list">
      ${related.map(
        ({ relation, resource }) =>
          html`<li>
            <button type="button" class="related__item" data-related=${resource.id} @click=${() => view.acts.open(resource.id)}>
              <span class="item__cover related__cover">${cover(resource)}</span>
              <span class="related__words">
                <bdi dir="auto" class="lines-2">${shorten(resource.title, longestTitle)}</bdi>
                <span class="quiet tiny">${view.t(relationKeys[relation])}${resource.durationSeconds === null ? '' : ` · ${clock(resource.durationSeconds)}`}</span>
              </span>
            </button>
          </li>`,
      )}
    </ul>`;
}
