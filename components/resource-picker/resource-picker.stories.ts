import './resource-picker.define.ts';
import { countyFixtures } from '../adapters/memory/fixtures.ts';
import { summaryOf } from '../adapters/card.ts';
import { searchResources } from '../adapters/memory/search.ts';
import { levelOf, relatedTo } from '../adapters/memory/taxonomy.ts';
import { ready, type KeptList, type KeptResource, type RatingSummary, type Recommendations, type Resource, type TaxonomyNode } from '../base/index.ts';
import type { Story, StoryFile } from '../base/story.ts';
import type { PickerData, PickerState, PickerTaxonomy } from './resource-picker.types.ts';

export default { element: 'ls-resource-picker', title: 'Resource picker' } satisfies StoryFile['default'];

/** The shelf, with covers where the demo has some: the others show the drawn ones. */
const covers: Readonly<Record<string, string>> = {
  'r-fractions': '/demo/media/files/fractions/cover.jpg',
  'r-poem': '/demo/media/files/quiet-night/cover.jpg',
};
const shelf: Resource[] = countyFixtures().resources.map((resource) => ({ ...resource, coverUrl: covers[resource.id] ?? null }));
const first = shelf[0];

/** The taxonomy of the shelf, open down to where one is. */
function textbooks(node: string | null = null): PickerTaxonomy {
  const path = levelOf(shelf, node)?.path ?? [];
  const branches = [null, ...path.map(({ id }) => id)].map((id) => [id ?? '', { type: 'ready', nodes: levelOf(shelf, id)?.children ?? [] }] as const);
  return { path, branches: Object.fromEntries(branches) };
}
const nodes = (node: string | null): readonly TaxonomyNode[] => levelOf(shelf, node)?.children ?? [];
const stage = nodes(null)[0]?.id ?? '';
const subject = nodes(stage)[0]?.id ?? '';

const found = (data: Partial<PickerData> = {}): PickerState => {
  const query = data.query ?? {};
  const { items, total, nextCursor, facets } = searchResources(shelf, query, summaryOf);
  return ready({ query, items, total, nextCursor, facets, meant: null, suggestions: null, taxonomy: textbooks(), shelf: { favourites: ['r-poem'], searches: [] }, busy: false, detail: null, known: {}, ...data }, { asOf: '2026-11-20T08:30:00.000Z', stale: false });
};
const shows = (state: PickerState, properties: Record<string, unknown> = {}): Story => ({ properties: { ...properties, state } });
const placed = (count: number): Resource[] => shelf.slice(0, count);
const known = Object.fromEntries(shelf.map((resource) => [resource.id, resource]));
const rating: RatingSummary = {
  average: 4.6,
  count: 12,
  stars: [0, 0, 1, 3, 8],
  reasons: [{ reason: 'clear', count: 9 }, { reason: 'fits-textbook', count: 4 }],
  own: { stars: 5, reasons: ['clear'], comment: '例题一步一步讲，三年级正好。' },
  mayRate: true,
  comments: [
    { id: 'rc-1', stars: 5, text: '例题一步一步讲，三年级正好。', role: 'teacher', at: '2026-11-12T08:30:00.000Z', own: true, state: 'shown', reply: null, mayWithhold: false },
    {
      id: 'rc-2', stars: 4, text: '练习再多两道就好了。', role: 'guardian', at: '2026-11-10T08:30:00.000Z', own: false, state: 'shown', mayWithhold: true,
      reply: { text: '谢谢，已补充练习单。', by: '云岭县教育局', at: '2026-11-11T01:00:00.000Z' },
    },
  ],
  mayReply: true,
};
const use = { threshold: 5, resourceId: 'r-fractions', title: '' };
const figures = { views: 42, learners: 18, completions: 11, ratings: 6, average: 4.5 };
const settings = { interests: [], modes: ['all', 'off'], mayHaveInterests: false, dismissed: [], lists: [], given: [], audiences: [] } satisfies Omit<Recommendations, 'mode'>;
const closer = (resource: Resource) => ({ type: 'ready', id: resource.id, resource, rating: null, related: [] }) as const;
const choice = (height: number, sizeBytes: number) => ({ url: `/${height}.mp4`, height, sizeBytes });
const keptAs = (resource: Resource, state: KeptResource['state'], receivedBytes: number): KeptResource => ({
  resource, state, receivedBytes, sizeBytes: 6_240_000, until: state === 'kept' ? '2026-12-21T08:30:00.000Z' : null,
});
const kept = (items: KeptResource[]): KeptList => ({ items, usedBytes: items.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0), freeBytes: 1_800_000_000 });
const keptStory = (state: KeptResource['state'], receivedBytes: number): Story => shows(found(first ? { detail: { ...closer(first), offer: { type: 'none' } }, kept: kept([keptAs(first, state, receivedBytes)]) } : {}));
const hostile = '<b onclick="x">\u202e' + '长标题'.repeat(200);
const problem = { code: 'unavailable', title: '', detail: '', action: '', offline: false };

/** A card as a host may want it. */
function ownCard(): Node[] {
  const template = document.createElement('template');
  template.slot = 'card';
  const line = document.createElement('p');
  line.dataset['field'] = 'provider';
  template.content.append(line);
  return [template];
}

/** Every state of `ls-resource-picker`, over the shelf of the demo county. */
export const states = {
  unset: shows({ type: 'unset' }),
  loading: shows({ type: 'loading' }),
  empty: shows({ type: 'empty' }),
  error: shows({ type: 'error', problem }),
  offline: shows({ type: 'offline' }),
  ready: shows(found()),
  readyNothingFound: shows(found({ items: [], total: 0 }), { query: '量子色动力学' }),
  readyBusy: shows(found({ busy: true })),
  readyFromWhatWasKept: shows({ ...found(), type: 'ready', asOf: '2026-11-20T08:30:00.000Z', stale: true, pending: 0 } as PickerState),
  readyWithMore: shows(found({ nextCursor: '8', total: 2042 })),
  readyAsRows: shows(found(), { layout: 'list', mode: 'pick', multiple: true }),
  readyAsTable: { widths: [768, 1920], ...shows(found(), { layout: 'table', mode: 'pick', multiple: true }) },
  readyFiltered: shows(found({ query: { subject: '数学', grade: 3 } }), { curriculum: 'primary/数学/3' }),
  readyAtPlace: { widths: [768, 1920], ...shows(found({ query: { node: subject }, taxonomy: textbooks(subject) }), { address: `node=${subject}` }) },
  readyPlaceLoading: shows(found({ query: { node: stage }, taxonomy: { ...textbooks(stage), branches: { ...textbooks().branches, [stage]: { type: 'loading' } } } }), { address: `node=${stage}` }),
  readyPlaceFailed: shows(found({ query: { node: stage }, taxonomy: { ...textbooks(stage), branches: { ...textbooks().branches, [stage]: { type: 'failed', problem } } } }), { address: `node=${stage}` }),
  readyOwnCard: { ...shows(found()), children: ownCard },
  readyHostile: shows(found({ items: placed(3).map((resource) => ({ ...resource, title: hostile, provider: hostile, subject: hostile })) }), { mode: 'pick' }),
  readyToPickOne: shows(found(), { mode: 'pick' }),
  readyToPickForClass: { widths: [768, 1920], ...shows(found(), { mode: 'pick', multiple: true, targets: [{ name: 'class:c-31', label: '三年级1班' }, { name: 'course:art', label: '校本课程' }] }) },
  readyToGive: shows(found({ giving: { audiences: [{ kind: 'class', id: 'c-31', name: '三年级1班' }, { kind: 'class', id: 'c-32', name: '三年级2班' }], outcome: { type: 'none' } } }), { mode: 'pick', multiple: true, gives: true, target: 'class:c-31', value: ['r-fractions', 'r-poem'] }),
  readyGiven: shows(found({ giving: { audiences: [{ kind: 'class', id: 'c-31', name: '三年级1班' }], outcome: { type: 'given', scope: 'class:c-31', resourceIds: ['r-fractions'], isQueued: false } } }), { mode: 'pick', multiple: true, gives: true, target: 'class:c-31', value: ['r-fractions'] }),
  readyToGiveNobody: shows(found({ giving: { audiences: [], outcome: { type: 'none' } } }), { mode: 'pick', gives: true }),
  readyPickedFull: shows(found(), { mode: 'pick', multiple: true, max: 2, value: ['r-fractions', 'r-poem'] }),
  readyDetail: {
    widths: [768, 1920],
    ...shows(found(first ? { detail: { type: 'ready', id: first.id, resource: first, rating, related: relatedTo(shelf, first) }, known } : {}), {
      mode: 'pick',
      multiple: true,
      actions: [{ name: 'give', label: '布置给班级' }],
    }),
  },
  // Whoever answers for it: what is missing, and how it is used.
  readyToAnswerFor: shows(
    found(first ? { detail: { ...closer(first), resource: { ...first, rightsHolder: '', lecturers: [], missing: ['rightsHolder', 'lecturers', 'cover'] }, rating, statistics: {
      type: 'ready',
      value: { ...use, until: '2026-11-16', total: figures, periods: [{ ...figures, ratings: null, average: null, learners: 7, from: '2026-11-02', until: '2026-11-09' }, { ...figures, from: '2026-11-09', until: '2026-11-16' }] },
    } } } : {}),
  ),
  readyUsedByFew: shows(found(first ? { detail: { ...closer(first), rating: { ...rating, average: null, count: 2, stars: null, reasons: [], comments: [] }, statistics: { type: 'ready', value: { ...use, until: null, total: null, periods: [] } } } } : {})),
  // A pupil's own words wait; and nothing is recommended to whoever has switched it off.
  readyCommentWaits: shows(
    found(first ? { detail: { ...closer(first), rating: { ...rating, mayReply: false, comments: [{ id: 'rc-3', stars: 5, text: '第二遍懂了', role: 'student', at: '2026-11-12T08:30:00.000Z', own: true, state: 'waiting', reply: null, mayWithhold: false }] }, related: relatedTo(shelf, first), recommending: { ...settings, mode: 'off' } } } : {}),
  ),
  readyMeant: shows(found({ meant: '数学' }), { query: 'shuxue' }),
  readyKeepable: shows(found(first ? { detail: { ...closer(first), offer: { type: 'choices', choices: [choice(720, 6_240_000), choice(360, 2_100_000)] } } } : {})),
  readyBeingKept: keptStory('loading', 3_000_000),
  readyKept: { widths: [768, 1920], ...keptStory('kept', 6_240_000) },
  // What went wrong while it was being kept, or afterwards.
  readyKeepingWaits: keptStory('waiting', 3_000_000),
  readyKeepingFull: keptStory('full', 3_000_000),
  readyKeepingFailed: keptStory('failed', 3_000_000),
  readyKeptWithdrawn: keptStory('withdrawn', 0),
  readyKeptLost: keptStory('lost', 3_000_000),
  readyKeptCleared: keptStory('cleared', 0),
  readyKeptExpired: keptStory('expired', 6_240_000),
  readyHeldOnly: shows(found({ heldOnly: true, items: placed(3), total: 3 })),
  readyHeldNothing: shows(found({ heldOnly: true, items: [], total: 0 }), { query: '量子色动力学' }),
  readyDetailLoading: shows(found({ detail: { type: 'loading', id: 'r-fractions' } })),
  readyDetailFailed: shows(found({ detail: { type: 'error', id: 'r-fractions', problem } })),
} satisfies StoryFile['states'];
