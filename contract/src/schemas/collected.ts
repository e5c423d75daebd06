/** What is collected of learning, and how it stands for people. */
import * as v from 'valibot';
import { collectedExtension, collectedIds } from '../collected.ts';
import { Id, PersonReference, Timestamp } from './common.ts';

export const CollectedCategory = v.pipe(
  v.object({
    id: v.picklist(collectedIds),
    necessary: v.pipe(v.boolean(), v.description('What people come for does not work without it: it cannot be turned off.')),
    purpose: v.pipe(v.string(), v.minLength(1), v.description('Key of the words that say what for.')),
    events: v.pipe(v.array(v.string()), v.minLength(1), v.description('Verbs of the statements that belong to it.')),
  }),
  v.title('CollectedCategory'),
);
/** How an optional category stands for one person. */
export const CollectedChoice = v.pipe(
  v.object({
    category: v.picklist(collectedIds),
    person: PersonReference,
    collected: v.pipe(v.boolean(), v.description('False: players send nothing of it, and what is sent all the same is not stored.')),
    mayDecide: v.pipe(v.boolean(), v.description('The reader may turn it off and on: for the own self, of pupils only their guardians.')),
    decidedAt: v.pipe(v.nullable(Timestamp), v.description('Null: nobody has decided.')),
    decidedBy: v.nullable(PersonReference),
  }),
  v.title('CollectedChoice'),
);
export const CollectedDecision = v.pipe(v.object({ collected: v.boolean() }), v.title('CollectedDecision'));
export const Collected = v.pipe(
  v.object({
    categories: v.array(CollectedCategory),
    choices: v.pipe(v.array(CollectedChoice), v.description('Of the own self, and for a guardian of the own children.')),
  }),
  v.title('Collected'),
);

/** What every statement has that the elements and the service of the space make, beside what xAPI asks for. */
export const CollectedEvent = v.pipe(
  v.looseObject({
    id: v.pipe(v.string(), v.uuid()),
    actor: v.looseObject({ account: v.looseObject({ name: Id }) }),
    verb: v.looseObject({ id: v.string() }),
    object: v.looseObject({ id: v.string() }),
    timestamp: v.string(),
    context: v.looseObject({ extensions: v.looseObject({ [collectedExtension]: v.picklist(collectedIds) }) }),
  }),
  v.title('CollectedEvent'),
  v.description('A statement made by the space names the category to which it belongs, and by it the purpose. Statements of others need not.'),
);
