import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../base/icons.ts';
import '../late/late.locales.ts';
import type { PickerView } from './picker-view.ts';

/** Opens the formats in which resources go out as a file; nothing where no port makes one. */
export function exportButton({ t, exporting }: PickerView, place: 'basket' | 'detail'): TemplateResult | typeof nothing {
  if (exporting === null) return nothing;
  return html`<button
    type="button"
    class="button ${place === 'basket' ? 'button--small' : ''}"
    data-export=${place}
    aria-expanded=${exporting.of.isOpen(place) ? 'true' : 'false'}
    @click=${() => exporting.of.toggle(place)}
  >
    ${icon('download', 'small')} ${t('resource-picker-late.export')}
  </button>`;
}
