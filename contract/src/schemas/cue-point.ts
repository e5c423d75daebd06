/** Cue points: where in a lesson a class is asked something, or its teacher wants to stop. */
import * as v from 'valibot';
import { ClassReference, Id, Timestamp } from './common.ts';

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const mostOptions = 8;
const Place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostOptions - 1));
const Choices = v.pipe(v.array(Place), v.maxLength(mostOptions), v.check((places) => new Set(places).size === places.length, 'each once'), v.description('Places of options, counted from 0.'));

export const CuePointKey = v.pipe(
  v.object({
    choices: Choices,
    texts: v.pipe(v.array(words(200)), v.maxLength(20), v.description('Answers to `short` that are right, whatever their case and spaces. None: nobody judges, the teacher reads.')),
    explanation: v.pipe(v.string(), v.trim(), v.maxLength(1000)),
  }),
  v.title('CuePointKey'),
  v.description('What is right, and why. A learner is given it after answering, not before.'),
);

const Branch = v.object({ choice: Place, seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)) });

const draft = {
  resourceId: Id,
  seconds: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400), v.description('Where in the lesson.')),
  kind: v.pipe(
    v.picklist(['mark', 'single', 'multiple', 'short']),
    v.description('`mark`: the teacher stops here in class; learners by themselves never see it. The others are questions.'),
  ),
  text: words(500),
  options: v.pipe(v.array(words(200)), v.maxLength(mostOptions)),
  branches: v.pipe(
    v.optional(v.pipe(v.array(Branch), v.maxLength(mostOptions)), []),
    v.description('Where the lesson goes on after an option of `single` is chosen; after the others it goes on where it was. Learners have it with the question, so that it leads them without a line, too.'),
  ),
};

const Draft = v.object({ classId: Id, ...draft, key: CuePointKey });

/** Whether options and key are those of the kind. */
function isSound({ kind, options, key, branches }: v.InferOutput<typeof Draft>): boolean {
  const led = branches.map(({ choice }) => choice);
  if (led.length > 0 && (kind !== 'single' || new Set(led).size < led.length || led.some((place) => place >= options.length))) return false;
  const isChoice = kind === 'single' || kind === 'multiple';
  if (!isChoice) return options.length === 0 && key.choices.length === 0 && (kind === 'short' || key.texts.length === 0);
  const isKeyed = kind === 'single' ? key.choices.length === 1 : key.choices.length > 0;
  return isKeyed && key.texts.length === 0 && options.length >= 2 && new Set(options).size === options.length && key.choices.every((place) => place < options.length);
}

export const CuePointDraft = v.pipe(Draft, v.check(isSound, 'options and a key that fit the kind'), v.title('CuePointDraft'));

export const CuePointAnswerDraft = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.uuid(), v.description('Made by the client; of the statement that is recorded.')),
    choices: Choices,
    text: v.pipe(v.string(), v.trim(), v.maxLength(500)),
    taskId: v.nullable(Id),
    at: v.pipe(Timestamp, v.description('When the learner answered; it may be sent later.')),
  }),
  v.title('CuePointAnswerDraft'),
);
export const CuePointAnswer = v.pipe(
  v.object({
    choices: v.array(v.number()),
    text: v.string(),
    right: v.pipe(v.nullable(v.boolean()), v.description('Null where nobody has judged.')),
    answeredAt: Timestamp,
  }),
  v.title('CuePointAnswer'),
);
/** How a class has answered: counts, and what was said how often. No names, no order by result. */
export const CuePointCount = v.pipe(
  v.object({
    learners: v.pipe(v.number(), v.integer()),
    answered: v.pipe(v.number(), v.integer()),
    right: v.pipe(v.number(), v.integer()),
    given: v.pipe(
      v.array(v.object({ choices: v.array(v.number()), text: v.string(), count: v.pipe(v.number(), v.integer()) })),
      v.description('What was answered, the most frequent first.'),
    ),
  }),
  v.title('CuePointCount'),
);
export const CuePoint = v.pipe(
  v.object({
    id: Id,
    class: ClassReference,
    ...draft,
    key: v.pipe(v.nullable(CuePointKey), v.description('For teachers of the class, and for a learner who has answered.')),
    answer: v.pipe(v.nullable(CuePointAnswer), v.description('The own one. The first stands.')),
    count: v.pipe(v.nullable(CuePointCount), v.description('For teachers of the class.')),
  }),
  v.title('CuePoint'),
);
export const CuePointList = v.pipe(
  v.object({
    items: v.array(CuePoint),
    classes: v.pipe(v.array(ClassReference), v.description('For which the caller may set cue points.')),
  }),
  v.title('CuePointList'),
);
