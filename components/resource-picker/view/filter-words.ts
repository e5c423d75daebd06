/** Names of filters and of their values. Keys are written out in full, so that a search finds them. */
import { languageNameIn } from '../../base/format/language-names.ts';
import type { AccessibilityFeature, FacetValue, LengthBand } from '../../base/index.ts';
import '../late/late.locales.ts';
import type { Filter } from '../model/query.ts';
import type { PickerView } from './picker-view.ts';
import { gradeName, stageName, typeName } from './words.ts';

type Say = Pick<PickerView, 't' | 'format'>;

const languageKeys: Readonly<Record<string, string>> = {
  zh: 'resource-picker-late.language.zh',
  en: 'resource-picker-late.language.en',
  ug: 'resource-picker-late.language.ug',
  bo: 'resource-picker-late.language.bo',
};

export function languageName({ t, format }: Say, language: string): string {
  const code = language.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
  const key = Object.hasOwn(languageKeys, code) ? languageKeys[code] : undefined;
  return key ? t(key) : languageNameIn(code, format.language);
}

const lengthKeys: Record<LengthBand, string> = {
  'under-5': 'resource-picker-late.length.under-5',
  '5-15': 'resource-picker-late.length.5-15',
  '15-45': 'resource-picker-late.length.15-45',
  'over-45': 'resource-picker-late.length.over-45',
};
const accessibilityKeys: Record<AccessibilityFeature, string> = {
  captions: 'resource-picker-late.accessibility.captions',
  transcript: 'resource-picker-late.accessibility.transcript',
  audioDescription: 'resource-picker-late.accessibility.audio-description',
  signLanguage: 'resource-picker-late.accessibility.sign-language',
  structuralNavigation: 'resource-picker-late.accessibility.navigation',
};
const filterLabels: Record<Filter, string> = {
  node: 'resource-picker.taxonomy',
  type: 'resource-picker.type',
  subject: 'resource-picker.subject',
  stage: 'resource-picker.stage',
  grade: 'resource-picker.grade.label',
  length: 'resource-picker-late.fact.duration',
  offline: 'resource-picker.mark.offline',
  accessibility: 'resource-picker-late.accessibility',
  provider: 'resource-picker.fact.provider',
  admittedBy: 'resource-picker-late.fact.admitted-by',
  licence: 'resource-picker.fact.licence',
  language: 'resource-picker-late.fact.language',
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
