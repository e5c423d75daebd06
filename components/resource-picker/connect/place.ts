/** What the parts of the connection share. */
import type { Freshness, Link } from '../../base/index.ts';
import type { LsResourcePicker } from '../resource-picker.ts';
import type { PickerData, PickerDetail } from '../resource-picker.types.ts';

export type PickerLink = Link<LsResourcePicker, 'resources', 'shelf' | 'keeping' | 'exchange'>;

/** The state with something else in it; without data there is nothing to change. */
export function changed({ host }: PickerLink, data: Partial<PickerData & Freshness>): LsResourcePicker['state'] {
  const { state } = host;
  return state.type === 'ready' ? { ...state, ...data } : state;
}

/** The closer look with something else in it, if it still shows that resource. */
export function changedDetail(link: PickerLink, id: string, data: Partial<Extract<PickerDetail, { type: 'ready' }>>): LsResourcePicker['state'] {
  const { state } = link.host;
  if (state.type !== 'ready' || state.detail?.type !== 'ready' || state.detail.id !== id) return state;
  return changed(link, { detail: { ...state.detail, ...data } });
}

/** What helps and is no condition: a failure leaves it away. */
export async function quietly<Value>(call: Promise<{ value: Value }>): Promise<Value | null> {
  try {
    return (await call).value;
  } catch {
    return null;
  }
}
