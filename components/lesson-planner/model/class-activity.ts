/**
 * What a class does in a lesson (课堂活动): a vote, a question with a right answer, talk, work in groups, a task. It is drafted, begun and
 * stopped, in this order alone, and its answers are counted while it goes on, by whoever counts hands or paper: nobody needs a device.
 */
import * as v from 'valibot';
import { groupings, type Grouping } from './content.ts';

export const activityForms = ['vote', 'quiz', 'discussion', 'group', 'task'] as const;
export type ActivityForm = (typeof activityForms)[number];
/** Forms whose answers are counted. */
export const isCounted = (form: ActivityForm): boolean => form === 'vote' || form === 'quiz';
export const mostOptions = 6;
export const longestOption = 60;
export const mostCounted = 500;
export const longestBoard = 500;

const Moment = v.pipe(v.string(), v.isoTimestamp());
const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const Place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostOptions - 1));

/** In the log of a lesson. */
export const activityEntries = [
  v.object({
    kind: v.literal('draft'),
    at: Moment,
    id: Id,
    form: v.picklist(activityForms),
    title: v.pipe(v.string(), v.maxLength(200)),
    options: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(longestOption))), v.maxLength(mostOptions), v.readonly()),
    /** Which option is right, of a question that has one. */
    answer: v.nullable(Place),
    audience: v.picklist(groupings),
    minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)),
  }),
  v.object({ kind: v.literal('begin'), at: Moment, id: Id }),
  /** So many more, or fewer, chose an option. */
  v.object({ kind: v.literal('count'), at: Moment, id: Id, option: Place, change: v.pipe(v.number(), v.integer(), v.minValue(-mostCounted), v.maxValue(mostCounted)) }),
  /** So many chose it, as somebody has counted: what was counted before is in it. */
  v.object({ kind: v.literal('set'), at: Moment, id: Id, option: Place, number: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostCounted)) }),
  v.object({ kind: v.literal('stop'), at: Moment, id: Id }),
] as const;
export type ActivityEntry = v.InferOutput<(typeof activityEntries)[number]>;
export type ActivityDraft = Omit<Extract<ActivityEntry, { kind: 'draft' }>, 'kind' | 'at' | 'id'>;

export interface ClassActivity {
  readonly id: string;
  readonly form: ActivityForm;
  readonly title: string;
  readonly options: readonly string[];
  readonly answer: number | null;
  readonly audience: Grouping;
  /** How long it is meant to take; 0: nobody has said. */
  readonly minutes: number;
  readonly state: 'draft' | 'open' | 'closed';
  readonly begunAt: string | null;
  readonly stoppedAt: string | null;
  /** How many chose each option. */
  readonly counts: readonly number[];
}

/** So short a time after the beginning nobody means to stop. */
const justBegunMs = 1000;
export function hasJustBegun({ begunAt }: ClassActivity, now: number): boolean {
  const since = begunAt === null ? -1 : now - Date.parse(begunAt);
  // Another machine's clock may be ahead.
  return since >= 0 && since < justBegunMs;
}

/** What became of the activities, the first one first; the end of the lesson stops what still goes on. */
export function activitiesOf(entries: readonly { readonly kind: string; readonly at: string }[]): ClassActivity[] {
  const all = new Map<string, ClassActivity>();
  const change = (id: string, from: ClassActivity['state'], next: (activity: ClassActivity) => Partial<ClassActivity>): void => {
    const activity = all.get(id);
    if (activity?.state === from) all.set(id, { ...activity, ...next(activity) });
  };
  for (const entry of entries) {
    if (isActivityEntry(entry)) apply(entry);
    else if (entry.kind === 'end') for (const id of all.keys()) change(id, 'open', () => ({ state: 'closed', stoppedAt: entry.at }));
  }
  return [...all.values()];

  function apply(entry: ActivityEntry): void {
    switch (entry.kind) {
      case 'draft': {
        const { kind, at, ...draft } = entry;
        if (!all.has(draft.id)) all.set(draft.id, { ...draft, state: 'draft', begunAt: null, stoppedAt: null, counts: draft.options.map(() => 0) });
        break;
      }
      case 'begin':
        change(entry.id, 'draft', () => ({ state: 'open', begunAt: entry.at }));
        break;
      case 'count':
        change(entry.id, 'open', ({ counts }) => ({ counts: counts.map((count, at) => (at === entry.option ? Math.min(mostCounted, Math.max(0, count + entry.change)) : count)) }));
        break;
      case 'set':
        change(entry.id, 'open', ({ counts }) => ({ counts: counts.map((count, at) => (at === entry.option ? entry.number : count)) }));
        break;
      case 'stop':
        change(entry.id, 'open', () => ({ state: 'closed', stoppedAt: entry.at }));
    }
  }
}

const kinds: readonly string[] = ['draft', 'begin', 'count', 'set', 'stop'] satisfies readonly ActivityEntry['kind'][];
const isActivityEntry = (entry: { readonly kind: string }): entry is ActivityEntry => kinds.includes(entry.kind);

/** One option a line; without any, those of a hand of cards. @returns `undefined` where it is one alone, more than there can be, or one is too long */
export function optionsIn(lines: string): string[] | undefined {
  const said = lines.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (said.length === 0) return ['A', 'B', 'C', 'D'];
  return said.length < 2 || said.length > mostOptions || said.some(({ length }) => length > longestOption) ? undefined : said;
}
