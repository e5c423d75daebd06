import type { CuePointDraft } from './schemas/index.ts';
import type * as v from 'valibot';

type Draft = v.InferOutput<typeof CuePointDraft>;

/** Whether an answer to a question is right; `null` where the teacher has not said what is. */
export function judgeAnswer({ kind, key }: Pick<Draft, 'kind' | 'key'>, { choices, text }: { readonly choices: readonly number[]; readonly text: string }): boolean | null {
  if (kind === 'short') return key.texts.length === 0 ? null : key.texts.some((right) => plain(right) === plain(text));
  return choices.length === key.choices.length && choices.every((place) => key.choices.includes(place));
}

/** Full-width forms, case, spaces and a full stop make no other answer. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replace(/[.。!！]+$/, '');
