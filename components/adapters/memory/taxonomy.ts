/** Ways through the catalogue in memory: the teaching taxonomy, suggestions, what belongs together. */
import type { RelatedResource, Resource, ResourceSummary, Suggestion, TaxonomyLevel, TaxonomyNode } from '../../base/ports/types.ts';
import { summaryOf } from '../card.ts';

type Placed = ResourceSummary & Partial<Pick<Resource, 'keywords'>>;
type Place = Pick<TaxonomyNode, 'id' | 'kind' | 'label'>;

const chineseGrades = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '高一', '高二', '高三'];

/** The places of a resource, outermost first, without the steps it does not have; its knowledge points at the end. */
export function placesOf({ stage, subject, edition, grade, volume, chapter, keywords = [] }: Placed): Place[] {
  const gradeName = grade === null ? '' : `${chineseGrades[grade] ?? ''}${grade > 9 ? '' : '年级'}`;
  const steps: [TaxonomyNode['kind'], string | null][] = [
    ['stage', stage],
    ['subject', subject],
    ['edition', edition],
    ['volume', `${gradeName}${volume ?? ''}` || null],
    ['chapter', chapter],
  ];
  const places: Place[] = [];
  let path = '';
  for (const [kind, label] of steps) {
    if (label === null) continue;
    path = `${path}/${label}`;
    places.push({ id: idOf(path), kind, label });
  }
  const points = keywords.filter((keyword) => keyword !== subject && keyword !== chapter);
  return [...places, ...points.map((label): Place => ({ id: idOf(`${path}/${label}`), kind: 'knowledge-point', label }))];
}

/** An id that is the same for the same path (FNV-1a). */
function idOf(path: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < path.length; index++) hash = Math.imul(hash ^ path.charCodeAt(index), 0x01000193);
  return `n-${(hash >>> 0).toString(16)}`;
}

/** One level of the taxonomy, or undefined where there is no such place. */
export function levelOf(resources: readonly Resource[], nodeId: string | null): TaxonomyLevel | undefined {
  const parents = new Map<string, string | null>();
  const nodes = new Map<string, TaxonomyNode>();
  for (const resource of resources) {
    const places = placesOf(resource);
    places.forEach(({ id, kind, label }, index) => {
      const parent = kind === 'knowledge-point' ? places.findLast((place) => place.kind !== kind) : places[index - 1];
      parents.set(id, parent?.id ?? null);
      nodes.set(id, { id, kind, label, count: (nodes.get(id)?.count ?? 0) + 1, hasChildren: false });
    });
  }
  if (nodeId !== null && !nodes.has(nodeId)) return undefined;
  const hasChildren = new Set(parents.values());
  const shown = (id: string): TaxonomyNode[] => [...nodes.values()].filter((node) => node.id === id).map((node) => ({ ...node, hasChildren: hasChildren.has(id) }));
  const path: TaxonomyNode[] = [];
  for (let id = nodeId; id !== null; id = parents.get(id) ?? null) path.unshift(...shown(id));
  return { path, children: [...parents].filter(([, parent]) => parent === nodeId).flatMap(([id]) => shown(id)) };
}

/** What of the catalogue begins with the words. */
export function suggestionsOf(resources: readonly Resource[], words: string): Suggestion[] {
  const beginning = words.trim().toLowerCase();
  if (beginning === '') return [];
  const counts = new Map<string, Suggestion>();
  const add = (kind: Suggestion['kind'], text: string | null) => {
    if (text === null || !text.toLowerCase().startsWith(beginning)) return;
    const known = counts.get(text) ?? { text, kind, count: 0 };
    counts.set(text, { ...known, count: known.count + 1 });
  };
  for (const { subject, chapter, title, keywords, lecturers, provider } of resources) {
    add('subject', subject);
    add('chapter', chapter);
    add('title', title);
    for (const keyword of keywords) add('keyword', keyword);
    for (const lecturer of lecturers) add('lecturer', lecturer);
    add('provider', provider);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.text.length - b.text.length).slice(0, 8);
}

/** What belongs to a resource. */
export function relatedTo(resources: readonly Resource[], resource: Resource): RelatedResource[] {
  const isSameBook = (other: Resource) =>
    other.subject === resource.subject && other.edition === resource.edition && other.grade === resource.grade && other.volume === resource.volume;
  return resources.flatMap((other): RelatedResource[] => {
    if (other.id === resource.id) return [];
    const isSameChapter = isSameBook(other) && other.chapter !== null && other.chapter === resource.chapter;
    const isSameTopic = other.keywords.some((keyword) => keyword !== other.subject && resource.keywords.includes(keyword));
    if (!isSameChapter && !isSameTopic) return [];
    return [{ relation: isSameChapter ? 'same-chapter' : 'same-topic', resource: summaryOf(other) }];
  });
}
