/** Reads a plan out of its document. What does not fit, because another release or a broken hand wrote it, becomes what is usual. */
import * as v from 'valibot';
import * as Y from 'yjs';
import { deliveries, each, groupings, learningTypes, mostMinutes, planTexts, stages, stepTexts, tiers, usualPeriod, type PlanContent, type PlanObjective, type PlanResource, type PlanStep } from './content.ts';
import { readAlignments } from './alignments.ts';
import { LessonEntry, type Lesson } from './lesson.ts';
import { byOrder } from './order.ts';
import { plainText, type RichText } from './rich-text.ts';
import { isTakenOut, notShown } from './taken-out.ts';
import { readThreads } from './threads.ts';
import { readParagraphs } from './text.ts';
import { readVersions } from './versions.ts';

const minutes = (usual: number) => v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostMinutes)), usual);
const Choices = v.object({
  order: v.fallback(v.string(), ''),
  stage: v.fallback(v.picklist(stages), 'in'),
  minutes: minutes(0),
  screenMinutes: minutes(0),
  delivery: v.fallback(v.picklist(deliveries), 'face-to-face'),
  grouping: v.fallback(v.picklist(groupings), 'whole'),
  learningType: v.fallback(v.picklist(learningTypes), 'acquisition'),
  tier: v.fallback(v.picklist(tiers), 'all'),
});
const Order = v.object({ order: v.fallback(v.string(), '') });
/** Lessons of earlier releases have none. */
const Turn = v.fallback(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0);
const Resource = v.object({ id: v.string(), title: v.string() });

const words = (value: unknown): string => {
  if (value instanceof Y.XmlFragment) return plainText(readParagraphs(value));
  if (value instanceof Y.Text) return value.toJSON();
  return typeof value === 'string' ? value : '';
};
const formatted = (value: unknown): RichText => (value instanceof Y.XmlFragment ? readParagraphs(value) : []);
/** The simple values of a map; what is shared text is read elsewhere. */
const valuesOf = (map: Y.Map<unknown>): Record<string, unknown> => Object.fromEntries([...map].filter(([, value]) => !(value instanceof Y.AbstractType)));
const innerMap = (map: Y.Map<unknown>, name: string): [string, unknown][] => {
  const inner = map.get(name);
  return inner instanceof Y.Map ? [...inner.entries()] : [];
};
const mapsIn = (map: Y.Map<unknown>): [string, Y.Map<unknown>][] => [...map].filter((entry): entry is [string, Y.Map<unknown>] => entry[1] instanceof Y.Map);

/** Reads a plan again only where it has changed: of eight steps one is written in, and what was put aside stays as it was. */
export class PlanReader {
  readonly #doc: Y.Doc;
  readonly #steps = new Map<string, PlanStep>();
  readonly #parts = new Map<string, unknown>();
  #content: PlanContent | undefined;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    doc.on('afterTransaction', () => (this.#content = undefined));
    doc.getMap('steps').observeDeep((events) => {
      for (const event of events) {
        const [id] = event.path;
        for (const changed of id === undefined ? event.keys.keys() : [String(id)]) this.#steps.delete(changed);
      }
    });
    // Which objectives a step serves is told of those that are there.
    doc.getMap('objectives').observeDeep(() => this.#steps.clear());
    for (const name of ['alignments', 'lessons', 'threads', 'versions']) doc.getMap(name).observeDeep(() => this.#parts.delete(name));
  }

  get content(): PlanContent {
    return (this.#content ??= this.#read());
  }

  /** A map of the document, as it was read when it last changed. */
  #part<Part>(name: string, read: (map: Y.Map<unknown>) => Part): Part {
    const known = this.#parts.get(name) as Part | undefined;
    const part = known ?? read(this.#doc.getMap<unknown>(name));
    this.#parts.set(name, part);
    return part;
  }

  #step(id: string, map: Y.Map<unknown>, objectives: ReadonlySet<string>): PlanStep {
    const step = this.#steps.get(id) ?? readStep(id, map, objectives);
    this.#steps.set(id, step);
    return step;
  }

  #read(): PlanContent {
    const doc = this.#doc;
    const plan = doc.getMap<unknown>('plan');
    const alignments = this.#part('alignments', readAlignments);
    const objectives = mapsIn(doc.getMap<unknown>('objectives')).map(([id, map]) => ({ objective: readObjective(id, map, alignments), isRemoved: isTakenOut(map) })).sort((one, other) => byOrder(one.objective, other.objective));
    const known = new Set(objectives.flatMap(({ objective, isRemoved }) => (isRemoved ? [] : [objective.id])));
    const steps = mapsIn(doc.getMap<unknown>('steps')).map(([id, map]) => ({ step: this.#step(id, map, known), isRemoved: isTakenOut(map) }));
    const inOrder = steps.map(({ step }) => step).sort((one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage) || byOrder(one, other));
    const takenBack = new Set(mapsIn(doc.getMap<unknown>('steps')).flatMap(([id, map]) => (map.get('removed') === notShown ? [id] : [])));
    const threads = this.#part('threads', readThreads);
    const isNothing = (step: PlanStep): boolean => takenBack.has(step.id) && isBlankStep(step) && !threads.some(({ stepId }) => stepId === step.id);
    const removed = new Set(steps.filter(({ isRemoved }) => isRemoved).map(({ step }) => step.id));
    return {
      title: words(plan.get('title')),
      subject: words(plan.get('subject')),
      ...each(planTexts, (name) => words(plan.get(name))),
      periodMinutes: v.parse(minutes(usualPeriod), plan.get('periodMinutes')),
      objectives: objectives.flatMap(({ objective, isRemoved }) => (isRemoved ? [] : [objective])),
      removedObjectives: objectives.flatMap(({ objective, isRemoved }) => (isRemoved && objective.text.trim() !== '' ? [objective] : [])),
      steps: inOrder.filter(({ id }) => !removed.has(id)),
      removed: inOrder.filter((step) => removed.has(step.id) && !isNothing(step)),
      lessons: this.#part('lessons', (map) => mapsIn(map).flatMap(readLesson).sort(byTurn)),
      threads,
      versions: this.#part('versions', readVersions),
    };
  }
}

function readLesson([id, map]: [string, Y.Map<unknown>]): Lesson[] {
  const [by, startedAt, entries] = [map.get('by'), map.get('startedAt'), map.get('entries')];
  if (typeof by !== 'string' || typeof startedAt !== 'string' || !(entries instanceof Y.Array)) return [];
  const read = entries.toArray().flatMap((entry: unknown) => {
    const parsed = v.safeParse(LessonEntry, entry);
    return parsed.success ? [parsed.output] : [];
  });
  return [{ id, by, startedAt, turn: v.parse(Turn, map.get('turn')), entries: read }];
}
const byTurn = (one: Lesson, other: Lesson): number => one.turn - other.turn || (`${one.startedAt} ${one.id}` < `${other.startedAt} ${other.id}` ? -1 : 1);

function readObjective(id: string, map: Y.Map<unknown>, alignments: ReadonlyMap<string, PlanObjective['standards']>): PlanObjective {
  return { id, ...v.parse(Order, valuesOf(map)), text: words(map.get('text')), standards: alignments.get(id) ?? [] };
}

/** Whether nobody has said anything in it: not shown, it is nothing to be put back. */
export const isBlankStep = ({ title, teacherActivity, learnerActivity, resources, objectiveIds, ...step }: PlanStep): boolean =>
  resources.length === 0 && objectiveIds.length === 0 && [title, plainText(teacherActivity), plainText(learnerActivity), ...stepTexts.map((name) => step[name])].every((text) => text.trim() === '');

function readStep(id: string, map: Y.Map<unknown>, objectives: ReadonlySet<string>): PlanStep {
  return {
    id,
    ...v.parse(Choices, valuesOf(map)),
    title: words(map.get('title')),
    teacherActivity: formatted(map.get('teacherActivity')),
    learnerActivity: formatted(map.get('learnerActivity')),
    ...each(stepTexts, (name) => words(map.get(name))),
    objectiveIds: innerMap(map, 'objectives').flatMap(([objectiveId, serves]) => (serves === true && objectives.has(objectiveId) ? [objectiveId] : [])),
    resources: innerMap(map, 'resources').flatMap(([, value]): PlanResource[] => {
      const resource = v.safeParse(Resource, value);
      return resource.success ? [resource.output] : [];
    }),
  };
}
