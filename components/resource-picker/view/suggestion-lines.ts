import type { Suggestion } from '../../base/index.ts';
import type { SuggestionLine } from '../controllers/suggesting.ts';
import type { PickerData } from '../resource-picker.types.ts';
import type { PickerView } from './picker-view.ts';

const kindKeys: Record<Suggestion['kind'], string> = {
  subject: 'resource-picker.subject',
  chapter: 'resource-picker.suggestion.chapter',
  title: 'resource-picker.suggestion.title',
  keyword: 'resource-picker.fact.keywords',
  lecturer: 'resource-picker.fact.lecturers',
  provider: 'resource-picker.fact.provider',
};

/** Under an empty field what was kept and searched for before; else what the catalogue has that begins like this. */
export function suggestionLines(data: PickerData | null, words: string, recent: readonly string[], t: PickerView['t']): SuggestionLine[] {
  const typed = words.trim();
  if (typed === '') {
    const saved = (data?.shelf?.searches ?? []).slice(0, 6).map(
      ({ name, query, newCount }): SuggestionLine => ({ kind: 'saved', text: name, note: newCount ? t('resource-picker.suggestion.new', { count: newCount }) : '', query }),
    );
    return [...saved, ...recent.map((text): SuggestionLine => ({ kind: 'recent', text, note: '', query: null }))];
  }
  // Suggestions for the beginning of these words still help while newer ones are on their way.
  const suggestions = data?.suggestions;
  if (!suggestions || !typed.startsWith(suggestions.words)) return [];
  return suggestions.items.map(({ text, kind }): SuggestionLine => ({ kind: 'suggestion', text, note: t(kindKeys[kind]), query: null }));
}
