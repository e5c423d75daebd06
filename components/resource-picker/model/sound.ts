/**
 * A host's own `state` may lack what the types promise, or say it in another type. It is mended where it comes in, so that nothing which
 * draws it need ask: what can be read is shown, the rest is as good as not given. What is in order stays the very same object.
 */
import type { DirectoryNode, FacetValue, RelatedResource, Rendition, Resource, ResourceSummary } from '../../base/index.ts';
import type { PickerData, PickerDetail } from '../resource-picker.types.ts';

type Members = Readonly<Record<string, unknown>>;
type Mend = (given: unknown, among: Members) => unknown;

const isObject = (given: unknown): given is Members => typeof given === 'object' && given !== null;
const text = (given: unknown): string => (typeof given === 'string' ? given : typeof given === 'number' ? String(given) : '');
const textOrNull: Mend = (given) => (typeof given === 'string' ? given : text(given) || null);
const textOrAbsent: Mend = (given) => (given === undefined ? given : text(given));
const orNull: Mend = (given) => given ?? null;
function figure(given: unknown): number | null {
  const number = typeof given === 'string' && given !== '' ? Number(given) : given;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** An object with these members mended. */
function like<Whole extends object>(shape: Partial<Record<keyof Whole, Mend>>): (given: unknown) => Whole {
  const names = Object.keys(shape);
  const mends = Object.values<Mend | undefined>(shape);
  return (given) => {
    const whole = isObject(given) ? given : {};
    let sound = whole;
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index] ?? '';
      const value = whole[name];
      const mended = mends[index]?.(value, whole);
      if (mended !== value) sound = { ...sound, [name]: mended };
    }
    return sound as Whole;
  };
}
/** Each is looked at once: of a list that grows, what is new. */
function once<Whole extends object>(mend: (given: unknown) => Whole): (given: unknown) => Whole {
  const seen = new WeakMap<object, Whole>();
  return (given) => {
    if (!isObject(given)) return mend(given);
    const sound = seen.get(given) ?? mend(given);
    seen.set(given, sound);
    return sound;
  };
}
/** One thing alone is a list of it. */
function listOf(mend: Mend, fits: (one: unknown) => boolean = isObject): Mend {
  return (given) => {
    const all: readonly unknown[] = Array.isArray(given) ? given : fits(given) ? [given] : [];
    const sound = all.filter(fits).map((one) => mend(one, {}));
    return given === all && sound.length === all.length && sound.every((one, index) => one === all[index]) ? given : sound;
  };
}
function recordOf(mend: Mend): Mend {
  return (given) => {
    const whole = isObject(given) ? given : {};
    const sound = Object.entries(whole).map(([name, one]) => [name, mend(one, {})] as const);
    return sound.every(([name, one]) => one === whole[name]) ? whole : Object.fromEntries(sound);
  };
}
const words = listOf(text, (one) => text(one) !== '');
const named = like<ResourceSummary['admittedBy']>({ name: text });

const summaryShape: Partial<Record<keyof ResourceSummary, Mend>> = {
  id: text,
  identifier: text,
  version: figure,
  type: text,
  title: (given, { identifier, id }) => text(given) || text(identifier) || text(id),
  description: text,
  stage: textOrNull,
  grade: figure,
  subject: textOrNull,
  edition: textOrNull,
  volume: textOrNull,
  chapter: textOrNull,
  language: text,
  provider: text,
  rightsHolder: text,
  licence: textOrNull,
  admittedBy: (given) => named(isObject(given) ? given : { name: given }),
  sources: (given) => (given === undefined ? given : listOf(named)(given, {})),
  durationSeconds: figure,
  sizeBytes: figure,
  coverUrl: (given) => (typeof given === 'string' ? given : null),
  coverAlternative: textOrAbsent,
  marks: words,
  accessibility: words,
  rating: like<ResourceSummary['rating']>({ average: figure, count: (given) => figure(given) ?? 0 }),
  uses: figure,
  modifiedAt: text,
};
const summary = once(like<ResourceSummary>(summaryShape));
const node: (given: unknown) => DirectoryNode = like<DirectoryNode>({ title: text, durationSeconds: figure, children: (given) => listOf(node)(given, {}) });
const resource = once(like<Resource>({
  ...summaryShape,
  lecturers: words,
  keywords: words,
  category: words,
  created: textOrNull,
  attribution: textOrAbsent,
  declaredClicks: figure,
  declaredLearners: figure,
  directory: listOf(node),
  renditions: listOf(like<Rendition>({ kind: text, url: text, mimeType: text, width: figure, height: figure })),
  tracks: listOf(like<Resource['tracks'][number]>({ kind: text, language: textOrNull, label: textOrNull })),
  extra: recordOf((given) => text(given) || (given ? JSON.stringify(given) : '')),
}));
const opened = like<Extract<PickerDetail, { type: 'ready' }>>({ resource, rating: orNull, related: listOf(like<RelatedResource>({ resource: summary })) });

/** What is shown, whoever brought it. */
export const soundData = once(like<PickerData>({
  query: (given) => (isObject(given) ? given : {}),
  items: listOf(summary),
  total: (given, { items }) => figure(given) ?? (Array.isArray(items) ? items.length : 0),
  nextCursor: textOrNull,
  facets: recordOf(listOf(like<FacetValue>({ value: text }))),
  meant: textOrNull,
  suggestions: orNull,
  taxonomy: orNull,
  shelf: orNull,
  detail: (given) => (isObject(given) && given['type'] === 'ready' ? opened(given) : (given ?? null)),
  known: recordOf(resource),
}));
