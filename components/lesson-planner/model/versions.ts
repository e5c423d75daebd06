/** Versions of a plan that somebody has put aside by name, whole, in the plan itself: they are there without a line, and travel to no copy. */
import * as v from 'valibot';
import * as Y from 'yjs';
import { activities, deliveries, each, groupings, learningTypes, planTexts, stages, stepTexts, tiers, type PlanContent } from './content.ts';
import { Standard, restoreAlignments } from './alignments.ts';
import { RichText, richText } from './rich-text.ts';
import { isTakenOut } from './taken-out.ts';
import { replaceText, writeLines, writeParagraphs } from './text.ts';

/** So many are kept; a plan stays small enough to be opened on a phone. */
export const mostVersions = 50;

const minutes = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Versions of earlier releases have activities as lines. */
const ActivityText = v.union([RichText, v.pipe(v.string(), v.transform(richText))]);
/** Versions of earlier releases say nothing of what their plans did not have. */
const LateText = v.optional(v.string(), '');
const Step = v.object({
  id: v.string(), order: v.string(), stage: v.picklist(stages), title: v.string(), minutes, screenMinutes: minutes,
  delivery: v.picklist(deliveries), grouping: v.picklist(groupings), learningType: v.picklist(learningTypes), tier: v.picklist(tiers),
  teacherActivity: ActivityText, learnerActivity: ActivityText, evidence: v.string(), paper: v.string(), rationale: LateText,
  objectiveIds: v.array(v.string()), resources: v.array(v.object({ id: v.string(), title: v.string() })),
});
const Kept = v.object({
  title: v.string(), subject: v.string(), periodMinutes: minutes, ...v.entriesFromList(planTexts, LateText),
  objectives: v.array(v.object({ id: v.string(), order: v.string(), text: v.string(), standards: v.optional(v.array(Standard), []) })),
  steps: v.array(Step),
});
const Version = v.object({ name: v.string(), by: v.string(), at: v.pipe(v.string(), v.isoTimestamp()), content: v.pipe(v.string(), v.parseJson(), Kept) });

export type KeptContent = v.InferOutput<typeof Kept>;
export interface PlanVersion {
  readonly id: string;
  readonly name: string;
  /** The name of whoever put it aside. */
  readonly by: string;
  readonly at: string;
  readonly content: KeptContent;
}

/** What of a plan a version holds, as text. */
export const keptText = ({ title, subject, periodMinutes, objectives, steps, ...plan }: PlanContent): string =>
  JSON.stringify({ title, subject, periodMinutes, ...each(planTexts, (name) => plan[name]), objectives, steps } satisfies KeptContent | object);

/** All versions, the newest first. One that cannot be read is left out. */
export function readVersions(map: Y.Map<unknown>): PlanVersion[] {
  const versions = [...map].flatMap(([id, value]): PlanVersion[] => {
    const parsed = v.safeParse(Version, value);
    return parsed.success ? [{ id, ...parsed.output }] : [];
  });
  return versions.sort((one, other) => (one.at < other.at || (one.at === other.at && one.id < other.id) ? 1 : -1));
}

/** The maps of a plan that restoring writes. */
export interface PlanMaps {
  readonly plan: Y.Map<unknown>;
  readonly objectives: Y.Map<unknown>;
  readonly alignments: Y.Map<unknown>;
  readonly steps: Y.Map<unknown>;
}

/** Makes the plan say again what it said then. What came since is taken out, not away; what is the same is left alone. */
export function restore({ plan, objectives, alignments, steps }: PlanMaps, kept: KeptContent): void {
  for (const name of ['title', 'subject', ...planTexts] as const) write(plan, name, kept[name]);
  set(plan, 'periodMinutes', kept.periodMinutes);
  takeOut(objectives, kept.objectives);
  for (const { id, order, text } of kept.objectives) {
    const map = objectives.get(id);
    if (!(map instanceof Y.Map)) continue;
    set(map, 'removed', false);
    set(map, 'order', order);
    write(map, 'text', text);
  }
  restoreAlignments(alignments, kept.objectives);
  takeOut(steps, kept.steps);
  for (const step of kept.steps) {
    const map = steps.get(step.id);
    if (!(map instanceof Y.Map)) continue;
    set(map, 'removed', false);
    for (const name of ['order', 'stage', 'minutes', 'screenMinutes', 'delivery', 'grouping', 'learningType', 'tier'] as const) set(map, name, step[name]);
    for (const name of ['title', ...stepTexts] as const) write(map, name, step[name]);
    for (const name of activities) {
      const words: unknown = map.get(name);
      if (words instanceof Y.XmlFragment) writeParagraphs(words, step[name]);
    }
    replace(map.get('objectives'), new Map(step.objectiveIds.map((id) => [id, true])));
    replace(map.get('resources'), new Map(step.resources.map((resource) => [resource.id, resource])));
  }
}

function takeOut(all: Y.Map<unknown>, kept: readonly { readonly id: string }[]): void {
  for (const [id, map] of all) if (map instanceof Y.Map && !isTakenOut(map) && !kept.some((one) => one.id === id)) map.set('removed', true);
}
function set(map: Y.Map<unknown>, name: string, value: unknown): void {
  if ((map.get(name) ?? (name === 'removed' ? false : undefined)) !== value) map.set(name, value);
}
function write(map: Y.Map<unknown>, name: string, text: string): void {
  const words = map.get(name);
  if (words instanceof Y.XmlFragment) writeLines(words, text);
  else if (words instanceof Y.Text) replaceText(words, text);
}
function replace(map: unknown, values: ReadonlyMap<string, unknown>): void {
  if (!(map instanceof Y.Map)) return;
  for (const key of [...map.keys()]) if (!values.has(key)) map.delete(key);
  // What a step no longer serves stands there as false.
  for (const [key, value] of values) if (!map.has(key) || map.get(key) === false) map.set(key, value);
}
