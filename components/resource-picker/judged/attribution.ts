import { html, nothing, type TemplateResult } from 'lit';
import type { Resource } from '../../base/index.ts';
import { shorten } from '../model/shorten.ts';
import type { PickerView } from '../view/picker-view.ts';
import './judged.locales.ts';

/** The line that names whose it is. It stays on paper too. */
export function attribution(view: PickerView, resource: Resource): TemplateResult {
  const text = attributionText(view, resource);
  return html`<div class="attribution" part="attribution">
    <p class="attribution__label">${view.t('resource-picker-judged.attribution')}</p>
    <p class="attribution__text"><bdi dir="auto">${text}</bdi></p>
    <button type="button" class="button button--small" @click=${() => view.acts.copy(text)}>
      ${view.t('resource-picker-judged.attribution.copy')}
    </button>
    <span class="quiet small" role="status"
      >${view.copied === 'no' ? nothing : view.t(view.copied === 'yes' ? 'resource-picker-judged.attribution.copied' : 'resource-picker-judged.attribution.by-hand')}</span
    >
  </div>`;
}

/** The line of whoever admitted it, ready to be copied; without one, who holds the rights, under which terms, and which one it is. */
export function attributionText({ t }: Pick<PickerView, 't'>, resource: Pick<Resource, 'title' | 'rightsHolder' | 'licence' | 'identifier' | 'attribution'>): string {
  if (resource.attribution) return shorten(resource.attribution, 1600);
  const { licence, identifier } = resource;
  const [title, holder] = [shorten(resource.title, 400), shorten(resource.rightsHolder, 400)];
  return licence
    ? t('resource-picker-judged.attribution.text', { title, holder, licence: shorten(licence, 400), identifier })
    : t('resource-picker-judged.attribution.text-short', { title, holder, identifier });
}
