import type * as v from 'valibot';
import type { CuePointDraft } from './schemas/index.ts';

type Question = Pick<v.InferOutput<typeof CuePointDraft>, 'kind' | 'text' | 'options' | 'key'>;

/** Whether answers to the one answer the other as well. Its time, the explanation and where answers lead may change. */
export const isSameQuestion = (one: Question, other: Question): boolean => JSON.stringify(asked(one)) === JSON.stringify(asked(other));

const asked = ({ kind, text, options, key }: Question) => [kind, text, options, [...key.choices].sort((a, b) => a - b), key.texts];
