/** What a statement is, in both versions of xAPI. */
import * as v from 'valibot';
import type { XapiVersion } from '../version.ts';
import { Activity } from './activity.ts';
import { Actor, Agent, Group, identifierOf, membersOf, typeOf } from './actor.ts';
import { Duration, Extensions, Finite, Iri, LanguageMap, LanguageTag, Moment, Uuid } from './values.ts';

export const verbVoided = 'http://adlnet.gov/expapi/verbs/voided';

const Verb = v.strictObject({ id: Iri, display: v.optional(LanguageMap) });
export const StatementRef = v.strictObject({ objectType: v.literal('StatementRef'), id: Uuid });

const Score = v.pipe(
  v.strictObject({
    scaled: v.optional(v.pipe(Finite, v.minValue(-1), v.maxValue(1))),
    raw: v.optional(Finite),
    min: v.optional(Finite),
    max: v.optional(Finite),
  }),
  v.check(({ raw, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }) => {
    return min < max && (raw === undefined || (raw >= min && raw <= max));
  }, 'min < max, raw between them'),
);
const Result = v.strictObject({
  score: v.optional(Score),
  success: v.optional(v.boolean()),
  completion: v.optional(v.boolean()),
  response: v.optional(v.string()),
  duration: v.optional(Duration),
  extensions: v.optional(Extensions),
});

/** One activity may stand without its array; it always leaves in one. */
const Activities = v.union([v.array(Activity), v.pipe(Activity, v.transform((activity) => [activity]))]);
const ContextActivities = v.strictObject({
  parent: v.optional(Activities),
  grouping: v.optional(Activities),
  category: v.optional(Activities),
  other: v.optional(Activities),
});
const relevantTypes = v.optional(v.pipe(v.array(Iri), v.minLength(1)));
const ContextAgent = v.strictObject({ objectType: v.literal('contextAgent'), agent: Agent, relevantTypes });
const ContextGroup = v.strictObject({ objectType: v.literal('contextGroup'), group: Group, relevantTypes });

const contextEntries = {
  registration: v.optional(Uuid),
  instructor: v.optional(Actor),
  team: v.optional(Group),
  contextActivities: v.optional(ContextActivities),
  revision: v.optional(v.string()),
  platform: v.optional(v.string()),
  language: v.optional(LanguageTag),
  statement: v.optional(StatementRef),
  extensions: v.optional(Extensions),
};
const contexts = {
  '1.0.3': v.strictObject(contextEntries),
  '2.0.0': v.strictObject({
    ...contextEntries,
    contextAgents: v.optional(v.array(ContextAgent)),
    contextGroups: v.optional(v.array(ContextGroup)),
  }),
};
type Context = v.InferOutput<(typeof contexts)['2.0.0']>;

const Attachment = v.strictObject({
  usageType: Iri,
  display: LanguageMap,
  description: v.optional(LanguageMap),
  contentType: v.pipe(v.string(), v.regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;.*)?$/)),
  length: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha2: v.pipe(v.string(), v.regex(/^([\da-f]{56}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})$/i), v.toLowerCase()),
  fileUrl: v.optional(Iri),
});
export type Attachment = v.InferOutput<typeof Attachment>;

/** A group as authority is an application and the person for whom it acts; one of them is known by an account. */
const Authority = v.pipe(
  Actor,
  v.check((actor) => {
    const members = membersOf(actor);
    const isPair = members.length === 2 && members.some(({ account }) => account !== undefined);
    return actor.objectType !== 'Group' || (isPair && identifierOf(actor) === null);
  }, 'two members'),
);

type SimpleObject = Activity | Actor | v.InferOutput<typeof StatementRef>;
interface Parts {
  actor: Actor;
  verb: v.InferOutput<typeof Verb>;
  result?: v.InferOutput<typeof Result> | undefined;
  context?: Context | undefined;
  timestamp?: string | undefined;
  attachments?: Attachment[] | undefined;
}
export interface SubStatement extends Parts {
  objectType: 'SubStatement';
  object: SimpleObject;
}
/** A parsed statement. */
export interface Statement extends Parts {
  id?: string | undefined;
  object: SimpleObject | SubStatement;
  stored?: string | undefined;
  authority?: Actor | undefined;
  version?: string | undefined;
}

function simpleObject(value: unknown): v.GenericSchema<unknown, SimpleObject> {
  const type = typeOf(value);
  if (type === 'Agent') return Agent;
  if (type === 'Group') return Group;
  return type === 'StatementRef' ? StatementRef : Activity;
}

function schemaFor(version: XapiVersion): v.GenericSchema<unknown, Statement> {
  const parts = {
    actor: Actor,
    verb: Verb,
    result: v.optional(Result),
    context: v.optional<v.GenericSchema<unknown, Context>>(contexts[version]),
    timestamp: v.optional(Moment),
    attachments: v.optional(v.array(Attachment)),
  };
  const SubStatement = v.pipe(
    v.strictObject({ ...parts, objectType: v.literal('SubStatement'), object: v.lazy(simpleObject) }),
    v.check(({ context, object }) => fitsObject(context, object), 'revision and platform belong to activities'),
    v.check(({ verb, object }) => verb.id !== verbVoided || typeOf(object) === 'StatementRef', 'voids a statement'),
  );
  return v.pipe(
    v.strictObject({
      ...parts,
      id: v.optional(Uuid),
      object: v.lazy((value): v.GenericSchema<unknown, Statement['object']> => (typeOf(value) === 'SubStatement' ? SubStatement : simpleObject(value))),
      stored: v.optional(Moment),
      authority: v.optional(Authority),
      version: v.optional(v.pipe(v.string(), v.regex(version === '1.0.3' ? /^1\.0(\.\d+)?$/ : /^[12]\.0(\.\d+)?$/))),
    }),
    v.check(({ context, object }) => fitsObject(context, object), 'revision and platform belong to activities'),
    v.check(({ verb, object }) => verb.id !== verbVoided || typeOf(object) === 'StatementRef', 'voids a statement'),
  );
}

function fitsObject(context: Context | undefined, object: unknown): boolean {
  const isActivity = (typeOf(object) ?? 'Activity') === 'Activity';
  return isActivity || (context?.revision === undefined && context?.platform === undefined);
}

export const statementSchemas: Readonly<Record<XapiVersion, v.GenericSchema<unknown, Statement>>> = {
  '1.0.3': schemaFor('1.0.3'),
  '2.0.0': schemaFor('2.0.0'),
};
