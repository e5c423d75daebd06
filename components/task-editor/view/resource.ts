/** What a task is about, and whether the first view may skip. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import type { ResourceSummary } from '../../base/ports/index.ts';
import type { Translate } from '../../base/views.ts';

export interface ResourceView {
  readonly t: Translate;
  readonly resource: ResourceSummary | null;
  readonly isTried: boolean;
  /** The event of a slotted picker does not bubble: it is met on its way down. */
  readonly onSelect: EventListenerObject;
}

export function renderResource({ t, resource, isTried, onSelect }: ResourceView): TemplateResult {
  return html`<div class="field">
    <span class="field__label">${t('task-editor.resource')}</span>
    ${resource === null
      ? nothing
      : html`<p class="chosen">
          ${icon(resource.type === 'A01' ? 'video' : resource.type === 'A02' ? 'audio' : 'course')}
          <bdi dir="auto">${resource.title}</bdi>
        </p>`}
    <slot name="picker" @ls-resource-select=${onSelect}>
      ${resource === null ? html`<p class="field__hint">${t('task-editor.resource.none')}</p>` : nothing}
    </slot>
    ${isTried && resource === null ? html`<p class="field__error" id="resource-problem">${icon('alert', 'small')}${t('task-editor.resource.missing')}</p>` : nothing}
  </div>`;
}

export const renderInOrder = (t: Translate): TemplateResult =>
  html`<div class="field">
    <label class="choice">
      <input type="checkbox" name="in-order" aria-describedby="in-order-hint" />
      <span>${t('task-editor.in-order')}</span>
    </label>
    <p class="field__hint" id="in-order-hint">${t('task-editor.in-order.hint')}</p>
  </div>`;
