/** The basket: what is chosen, in the order it was chosen. Empty until a person chooses. */
import type { ResourceSummary } from '../../base/index.ts';
import type { PickedResource } from '../resource-picker.types.ts';

/** Most resources that fit side by side. */
export const mostCompared = 4;

export interface SelectionRules {
  readonly multiple: boolean;
  /** Most that may be chosen; infinite without a rule. */
  readonly max: number;
}

/** A selection with a resource taken in or out. Choosing another one where only one may be replaces it. */
export function toggled(
  selection: readonly PickedResource[],
  resource: Pick<ResourceSummary, 'id' | 'version'>,
  rules: SelectionRules,
): readonly PickedResource[] {
  if (isChosen(selection, resource.id)) return without(selection, resource.id);
  const picked: PickedResource = { id: resource.id, version: resource.version };
  if (!rules.multiple) return [picked];
  return selection.length >= rules.max ? selection : [...selection, picked];
}

export function without(selection: readonly PickedResource[], id: string): readonly PickedResource[] {
  return selection.filter((picked) => picked.id !== id);
}

export function isChosen(selection: readonly PickedResource[], id: string): boolean {
  return selection.some((picked) => picked.id === id);
}

/** True when nothing more may be chosen. Where one may be, choosing replaces, so there is always room. */
export function isFull(selection: readonly PickedResource[], rules: SelectionRules): boolean {
  return rules.multiple && selection.length >= rules.max;
}

/** A selection of ids from a host or a restored form: each once. */
export function selectionOf(ids: readonly string[]): readonly PickedResource[] {
  return [...new Set(ids.filter((id) => id !== ''))].map((id) => ({ id, version: null }));
}

/** No more of a selection than allowed; the selection itself, where nothing is too much. */
export function limited(selection: readonly PickedResource[], { multiple, max }: SelectionRules): readonly PickedResource[] {
  const most = multiple ? max : 1;
  return selection.length > most ? selection.slice(0, most) : selection;
}

/** A selection with one resource at another place, counted from 0; what lies outside goes to the nearest end. */
export function movedTo(selection: readonly PickedResource[], id: string, place: number): readonly PickedResource[] {
  const moved = selection.find((picked) => picked.id === id);
  if (!moved || !Number.isInteger(place)) return selection;
  const rest = without(selection, id);
  const at = Math.min(Math.max(place, 0), rest.length);
  return selection[at] === moved ? selection : [...rest.slice(0, at), moved, ...rest.slice(at)];
}
