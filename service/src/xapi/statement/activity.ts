/** Activities and their definitions. */
import * as v from 'valibot';
import { Extensions, Iri, LanguageMap } from './values.ts';

const interactionTypes = [
  'true-false', 'choice', 'fill-in', 'long-fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric', 'other',
] as const;
const Components = v.pipe(
  v.array(v.strictObject({ id: v.string(), description: v.optional(LanguageMap) })),
  v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'ids once each'),
);
const interactionParts = ['correctResponsesPattern', 'choices', 'scale', 'source', 'target', 'steps'] as const;

export const Definition = v.pipe(
  v.strictObject({
    name: v.optional(LanguageMap),
    description: v.optional(LanguageMap),
    type: v.optional(Iri),
    moreInfo: v.optional(Iri),
    extensions: v.optional(Extensions),
    interactionType: v.optional(v.picklist(interactionTypes)),
    correctResponsesPattern: v.optional(v.array(v.string())),
    choices: v.optional(Components),
    scale: v.optional(Components),
    source: v.optional(Components),
    target: v.optional(Components),
    steps: v.optional(Components),
  }),
  v.check(
    (definition) => definition.interactionType !== undefined || interactionParts.every((part) => definition[part] === undefined),
    'the type of the interaction',
  ),
);
export type Definition = v.InferOutput<typeof Definition>;

export const Activity = v.strictObject({
  objectType: v.optional(v.literal('Activity')),
  id: Iri,
  definition: v.optional(Definition),
});
export type Activity = v.InferOutput<typeof Activity>;
