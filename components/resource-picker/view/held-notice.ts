import type { TemplateResult } from 'lit';
import { renderBanner } from '../../base/views.ts';
import type { PickerView } from './picker-view.ts';

/** Says plainly that only what is held on this machine was searched, and since when that is known. */
export function heldNotice({ t, format }: Pick<PickerView, 't' | 'format'>, asOf: string, retry: () => void): TemplateResult {
  const text = [t('resource-picker.held'), t('resource-picker.held.since', { when: format.dateTime(asOf) })];
  return renderBanner('info', 'offline', text, { label: t('base.refresh'), act: retry });
}
