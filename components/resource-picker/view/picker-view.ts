/** What the templates of the picker see. */
import type { Format, MessageValues, ResourceQuery, ResourceSummary, ResourceType } from '../../base/index.ts';
import type { Filter } from '../model/query.ts';
import type { SelectionRules } from '../model/selection.ts';
import type { PickedResource, PickerMode } from '../resource-picker.types.ts';

export type Layout = 'grid' | 'list';

export interface PickerActs {
  /** Words changed; searching waits until typing rests. */
  type(words: string): void;
  /** Search now. */
  search(): void;
  filter(filter: Filter, value: string): void;
  clearFilters(): void;
  sort(sort: NonNullable<ResourceQuery['sort']>): void;
  lay(layout: Layout): void;
  more(): void;
  open(id: string): void;
  close(): void;
  toggle(resource: Pick<ResourceSummary, 'id' | 'version'>): void;
  remove(id: string): void;
  clear(): void;
  copy(text: string): void;
}

export interface PickerView {
  t(key: string, values?: MessageValues): string;
  readonly format: Format;
  readonly mode: PickerMode;
  readonly rules: SelectionRules;
  readonly selection: readonly PickedResource[];
  /** What the person asks now; the state may still answer the question before. */
  readonly query: ResourceQuery;
  /** What stands in the search field. */
  readonly words: string;
  readonly types: readonly ResourceType[];
  readonly layout: Layout;
  /** Name that radios share, so that two pickers on a page do not. */
  readonly groupName: string;
  /** Result of the last copying. */
  readonly copied: 'no' | 'yes' | 'by-hand';
  readonly acts: PickerActs;
}
