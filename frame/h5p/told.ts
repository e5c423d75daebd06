/** A statement of a content, as the record store may have it: of the learner and the unit of this launch, and in the form of xAPI. */
import * as v from 'valibot';
import type { Judgement } from '../launch/carrying.ts';
import type { Told } from '../launch/launch.ts';

const isTag = (text: string): boolean => /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(text);
/** Content types write `zh_CN`, too, which is no tag of a language. */
const Languages = v.pipe(
  v.record(v.string(), v.string()),
  v.transform((all): Record<string, string> => Object.fromEntries<string>(Object.entries(all).flatMap(([tag, words]) => (isTag(tag.replaceAll('_', '-')) ? [[tag.replaceAll('_', '-'), words] as const] : [])))),
);
const Verb = v.object({ id: v.pipe(v.string(), v.url()), display: v.optional(Languages) });
const Part = v.record(v.string(), v.unknown());
const Text = v.string();
const lists = ['choices', 'scale', 'source', 'target', 'steps'] as const;
const Choices = v.array(v.object({ id: v.pipe(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), v.string()), description: v.optional(Languages) }));
const interactions = ['true-false', 'choice', 'fill-in', 'long-fill-in', 'matching', 'performance', 'sequencing', 'likert', 'numeric', 'other'];
const judging = ['completed', 'passed', 'failed', 'mastered', 'initialized', 'terminated', 'abandoned', 'waived', 'satisfied', 'voided'];
/** Words about the launch: a part has none, and the store without a line goes by the word alone. */
const ofTheLaunch = ['initialized', 'terminated', 'abandoned', 'waived', 'satisfied', 'voided'];
const Score = v.object({ raw: v.number(), min: v.optional(v.number(), 0), max: v.number() });

/** Who may judge: others use the same words for what they like. */
const bases = ['http://adlnet.gov/expapi/verbs/', 'http://activitystrea.ms/schema/1.0/', 'https://w3id.org/xapi/dod-isd/verbs/', 'http://id.tincanapi.com/verb/'];
const wordOf = (verb: string): string => bases.filter((base) => verb.startsWith(base)).map((base) => verb.slice(base.length))[0] ?? '';
/** Marks of what is said by the rules of the launch, which a content does not have. */
const ofTheRules = 'https://w3id.org/xapi/cmi5/';

const clean = <Value>(value: Value | undefined, name: string): Record<string, Value> => (value === undefined ? {} : { [name]: value });
const is = <Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> | undefined => {
  const found = v.safeParse(schema, value);
  return found.success ? found.output : undefined;
};

/** Words of tasks are HTML. */
const plain = (languages: Record<string, string> | undefined): Record<string, string> | undefined =>
  languages && Object.fromEntries(Object.entries(languages).map(([tag, words]) => [tag, new DOMParser().parseFromString(words, 'text/html').body.textContent.trim()]));

function definitionOf(value: unknown): Record<string, unknown> {
  const given = is(Part, value) ?? {};
  const interaction = is(v.picklist(interactions), given['interactionType']);
  const parts = lists.flatMap((name) => {
    const list = is(Choices, given[name]);
    // One that stands twice makes the whole statement wrong.
    const isRight = list !== undefined && new Set(list.map(({ id }) => id)).size === list.length;
    return interaction === undefined || !isRight ? [] : [[name, list.map(({ id, description }) => ({ id, ...clean(plain(description), 'description') }))] as const];
  });
  return {
    ...clean(plain(is(Languages, given['name'])), 'name'),
    ...clean(plain(is(Languages, given['description'])), 'description'),
    ...(interaction !== undefined && { type: 'http://adlnet.gov/expapi/activities/cmi.interaction', interactionType: interaction, ...clean(is(v.array(Text), given['correctResponsesPattern']), 'correctResponsesPattern') }),
    ...Object.fromEntries(parts),
  };
}

/** Between the ends that it names, with its share of them. */
function scoreOf(value: unknown): { raw: number; min: number; max: number; scaled: number } | undefined {
  const score = is(Score, value);
  if (score === undefined || !(score.max > score.min)) return undefined;
  const raw = Math.min(score.max, Math.max(score.min, score.raw));
  return { raw, min: score.min, max: score.max, scaled: Math.round(((raw - score.min) / (score.max - score.min)) * 10_000) / 10_000 };
}

function resultOf(value: unknown): Record<string, unknown> {
  const given = is(Part, value) ?? {};
  return {
    ...clean(scoreOf(given['score']), 'score'),
    ...clean(is(v.boolean(), given['completion']), 'completion'),
    ...clean(is(v.boolean(), given['success']), 'success'),
    ...clean(is(Text, given['response']), 'response'),
    ...clean(is(v.pipe(Text, v.regex(/^PT\d+(\.\d+)?S$/)), given['duration']), 'duration'),
  };
}

/**
 * @param activity what the space calls the unit
 * @param isWhole the content itself says it: its judgement is said by the rules of the launch, and is here only that it was scored
 * @returns nothing where it is no statement
 */
export function toldOf(statement: unknown, activity: string, isWhole: boolean): Told | undefined {
  const given = is(Part, statement) ?? {};
  const verb = is(Verb, given['verb']);
  if (verb === undefined) return undefined;
  const word = verb.id.slice(verb.id.lastIndexOf('/') + 1);
  const object = is(Part, given['object']) ?? {};
  const result = resultOf(given['result']);
  if (!isWhole && ofTheLaunch.includes(word)) return undefined;
  if (isWhole && judging.includes(wordOf(verb.id))) {
    if (!('score' in result)) return undefined;
    return { verb: { id: 'http://adlnet.gov/expapi/verbs/scored', display: { 'en-US': 'scored' } }, object: { id: activity, definition: definitionOf(object['definition']) }, result, about: {} };
  }
  const id = is(Text, object['id']) ?? '';
  const context = is(Part, is(Part, given['context'])?.['contextActivities']) ?? {};
  const Activities = v.array(v.object({ id: v.pipe(Text, v.url()) }));
  return {
    verb,
    // A part without an id of its own is not the unit either: what it is done with is not the whole.
    object: { id: isWhole ? activity : id.startsWith(`${activity}?`) ? id : `${activity}?part`, definition: definitionOf(object['definition']) },
    ...(Object.keys(result).length > 0 && { result }),
    about: { ...clean(is(Activities, context['parent']), 'parent'), ...clean(is(Activities, context['category'])?.filter(({ id: mark }) => !mark.startsWith(ofTheRules)), 'category') },
  };
}

/** What the content itself says of its learner; undefined: nothing that decides. */
export function judgementIn(statement: unknown): Judgement | undefined {
  const given = is(Part, statement) ?? {};
  const word = wordOf(is(Verb, given['verb'])?.id ?? '');
  const result = resultOf(given['result']);
  if (!['answered', 'completed', 'passed', 'failed', 'mastered', 'consume', 'consumed'].includes(word) || result['completion'] === false) return undefined;
  const said = word === 'passed' || word === 'mastered' ? true : word === 'failed' ? false : null;
  const score = scoreOf(is(Part, given['result'])?.['score']);
  return { completed: true, success: is(v.boolean(), result['success']) ?? said, score: score && { scaled: score.scaled } };
}
