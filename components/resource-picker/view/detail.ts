import { html, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import { renderProblem } from '../../base/views.ts';
import type { PickerDetail } from '../resource-picker.types.ts';
import type { PickerView } from './picker-view.ts';

/** The closer look, beside the results or, where there is little room, in their place. What stands in it comes when it is wanted. */
export function detail(view: PickerView, shown: PickerDetail): TemplateResult {
  const isComing = shown.type === 'loading' || (shown.type === 'ready' && view.closerLook.isComing);
  return html`<aside class="detail" part="detail" aria-labelledby="detail-title" aria-busy=${isComing ? 'true' : 'false'}>
    <div class="detail__head">
      <button type="button" class="button button--quiet detail__back" @click=${view.acts.close}>${icon('arrow-start')} ${view.t('resource-picker.back')}</button>
    </div>
    ${body(view, shown)}
  </aside>`;
}

function body(view: PickerView, shown: PickerDetail): unknown {
  const whole = shown.type === 'ready' ? view.closerLook.of(view, shown) : null;
  if (whole !== null) return whole;
  const isMissing = shown.type === 'ready' && view.closerLook.isMissing;
  // One heading until it is here: the keyboard stands in it, and stays there when the line breaks.
  return html`<h3 class="visually-hidden" id="detail-title" tabindex="-1">${view.t(shown.type === 'error' || isMissing ? 'resource-picker.detail.error' : 'resource-picker.detail.loading')}</h3>
    ${shown.type === 'error' ? renderProblem(shown.problem, (key, values) => view.t(key, values), () => view.acts.open(shown.id)) : isMissing ? view.closerLook.standIn() : bones}`;
}

const bones = html`<div class="bone bone--cover"></div>
  <div class="bones"><div class="bone"></div><div class="bone bone--short"></div></div>`;
