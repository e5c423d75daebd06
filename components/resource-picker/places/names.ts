import type { TaxonomyNode } from '../../base/index.ts';
import type { PickerView } from '../view/picker-view.ts';
import { stageName } from '../view/words.ts';

/** What a place is called: a stage is a code, all else stands as the catalogue writes it. */
export function nodeName(view: Pick<PickerView, 't'>, { kind, label }: Pick<TaxonomyNode, 'kind' | 'label'>): string {
  return kind === 'stage' ? stageName(view, label) : label;
}

const kindKeys: Record<TaxonomyNode['kind'], string> = {
  stage: 'resource-picker-places.kind.stage',
  subject: 'resource-picker-places.kind.subject',
  edition: 'resource-picker-places.kind.edition',
  volume: 'resource-picker-places.kind.volume',
  chapter: 'resource-picker-places.kind.chapter',
  'knowledge-point': 'resource-picker-places.kind.knowledge-point',
};
export function kindName({ t }: Pick<PickerView, 't'>, kind: TaxonomyNode['kind']): string {
  return t(kindKeys[kind]);
}
