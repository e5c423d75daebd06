/** Names of codes, in the language of the place. Keys are written out in full, so that a search finds them. */
import type { AccessibilityFeature, FacetValue, LengthBand, RelatedResource, ResourceType, Stage, TechnicalMark } from '../../base/index.ts';
import type { IconName } from '../../base/icons.ts';
import type { Filter } from '../model/query.ts';
import type { PickerView } from './picker-view.ts';

type Say = Pick<PickerView, 't'>;

const types: Record<ResourceType, { key: string; icon: IconName }> = {
  A01: { key: 'resource-picker.type.video', icon: 'video' },
  A02: { key: 'resource-picker.type.audio', icon: 'audio' },
  A03: { key: 'resource-picker.type.course', icon: 'course' },
};
const stageKeys: Record<Stage, string> = {
  primary: 'resource-picker.stage.primary',
  junior: 'resource-picker.stage.junior',
  senior: 'resource-picker.stage.senior',
  vocational: 'resource-picker.stage.vocational',
  lifelong: 'resource-picker.stage.lifelong',
};
const markKeys: Record<TechnicalMark, string> = {
  hd: 'resource-picker.mark.hd',
  subtitles: 'resource-picker.mark.subtitles',
  offline: 'resource-picker.mark.offline',
  worksheet: 'resource-picker.mark.worksheet',
};
const languageKeys: Readonly<Record<string, string>> = {
  zh: 'resource-picker.language.zh',
  en: 'resource-picker.language.en',
  ug: 'resource-picker.language.ug',
  bo: 'resource-picker.language.bo',
};

/** A code we do not know is shown as it is, never dropped. */
export function typeName({ t }: Say, type: string): string {
  return Object.hasOwn(types, type) ? t(types[type as ResourceType].key) : type;
}
export function typeIcon(type: string): IconName {
  return Object.hasOwn(types, type) ? types[type as ResourceType].icon : 'link';
}
export function stageName({ t }: Say, stage: string): string {
  return Object.hasOwn(stageKeys, stage) ? t(stageKeys[stage as Stage]) : stage;
}
export function gradeName({ t }: Say, grade: number | string): string {
  return t('resource-picker.grade', { grade });
}
/** Technical marks in words, and what exactly one promises whose name does not say it; a host's own item may have none. */
export function marksOf({ t }: Say, { marks = [] }: { readonly marks?: readonly string[] }): { name: string; exactly: string | null }[] {
  return marks.map((mark) => ({ name: Object.hasOwn(markKeys, mark) ? t(markKeys[mark as TechnicalMark]) : mark, exactly: mark === 'hd' ? t('resource-picker.mark.hd.least') : null }));
}
export function languageName({ t }: Say, language: string): string {
  const code = language.split('-', 1)[0]?.toLowerCase() ?? '';
  const key = Object.hasOwn(languageKeys, code) ? languageKeys[code] : undefined;
  return key ? t(key) : language;
}

const lengthKeys: Record<LengthBand, string> = {
  'under-5': 'resource-picker.length.under-5',
  '5-15': 'resource-picker.length.5-15',
  '15-45': 'resource-picker.length.15-45',
  'over-45': 'resource-picker.length.over-45',
};
const accessibilityKeys: Record<AccessibilityFeature, string> = {
  captions: 'resource-picker.accessibility.captions',
  transcript: 'resource-picker.accessibility.transcript',
  audioDescription: 'resource-picker.accessibility.audio-description',
  structuralNavigation: 'resource-picker.accessibility.navigation',
};
const relationKeys: Record<RelatedResource['relation'], string> = {
  before: 'resource-picker.related.before',
  after: 'resource-picker.related.after',
  'same-lesson': 'resource-picker.related.same-lesson',
  'same-chapter': 'resource-picker.related.same-chapter',
  'same-topic': 'resource-picker.related.same-topic',
};
const filterLabels: Record<Filter, string> = {
  node: 'resource-picker.taxonomy',
  type: 'resource-picker.type',
  subject: 'resource-picker.subject',
  stage: 'resource-picker.stage',
  grade: 'resource-picker.grade.label',
  length: 'resource-picker.fact.duration',
  offline: 'resource-picker.mark.offline',
  accessibility: 'resource-picker.accessibility',
  provider: 'resource-picker.fact.provider',
  admittedBy: 'resource-picker.fact.admitted-by',
  licence: 'resource-picker.fact.licence',
  language: 'resource-picker.fact.language',
};
const filterNames: Partial<Record<Filter, (view: Say, value: string) => string>> = {
  type: typeName,
  stage: stageName,
  grade: gradeName,
  language: languageName,
  length: ({ t }, value) => (Object.hasOwn(lengthKeys, value) ? t(lengthKeys[value as LengthBand]) : value),
  offline: ({ t }) => t('resource-picker.mark.offline'),
  accessibility: ({ t }, value) => (Object.hasOwn(accessibilityKeys, value) ? t(accessibilityKeys[value as AccessibilityFeature]) : value),
};

export function filterLabel({ t }: Say, filter: Filter): string {
  return t(filterLabels[filter]);
}
/** A value of a filter in words: by its code, by the label that came with it, or by itself. */
export function filterName(view: Say, filter: Filter, { value, label }: Pick<FacetValue, 'value' | 'label'>): string {
  return label ?? filterNames[filter]?.(view, value) ?? value;
}
export function relationName({ t }: Say, relation: RelatedResource['relation']): string {
  return t(relationKeys[relation]);
}
