/** What a question holds, and what may answer it. */
import * as v from 'valibot';
import { CuePointDraft, CuePointKey, type RouteInput, type routes } from '../../../../contract/src/index.ts';

export type AnswerDraft = Pick<RouteInput<typeof routes.answerCuePoint>['body'], 'choices' | 'text'>;

/** The column `content`: what of a draft is not a column of its own. */
export const Content = v.object({
  kind: CuePointDraft.entries.kind,
  text: v.string(),
  options: v.array(v.string()),
  branches: v.optional(v.array(v.object({ choice: v.number(), seconds: v.number() })), []),
  key: CuePointKey,
});
export type Content = v.InferOutput<typeof Content>;

/** The column `answer`. */
export const Given = v.object({ choices: v.array(v.number()), text: v.string() });

/** Whether it answers the question at all: what belongs to another kind does not count. `null`: it does not. */
export function fitting({ kind, options }: Content, { choices, text }: AnswerDraft): AnswerDraft | null {
  switch (kind) {
    case 'mark':
      return null;
    case 'short':
      return text === '' ? null : { choices: [], text };
    case 'single':
    case 'multiple': {
      const isPossible = choices.every((place) => place < options.length) && choices.length > 0 && (kind === 'multiple' || choices.length === 1);
      return isPossible ? { choices: [...choices].sort((a, b) => a - b), text: '' } : null;
    }
  }
}
