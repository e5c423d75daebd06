/** The teaching taxonomy (学段-学科-版本-册-章节-知识点) as a tree made of what the resources say. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { RouteOutput, routes } from '../contract/src/index.ts';
import type { IndexEntry } from './entry.ts';
import { NumberList } from './lists.ts';

type Level = RouteOutput<typeof routes.readTaxonomy>;
type NodeBody = Level['children'][number];

interface Node {
  readonly id: string;
  readonly kind: NodeBody['kind'];
  readonly label: string;
  readonly parent: number;
  readonly children: number[];
  /** Resources here and below that have not ended. */
  count: number;
  /** Smallest identifier of its resources: platforms number them in the order of teaching. */
  first: string;
  /** Known order of stages and volumes; the rest is 0. */
  readonly rank: number;
}

const root = -1;
const stages = ['primary', 'junior', 'senior', 'vocational', 'lifelong'];
const grades = ['', '一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级', '高一', '高二', '高三'];
const halves = ['上', '下'];

/** The name of a volume, 三年级上册; null where neither grade nor volume is known. */
export function volumeOf({ grade, volume }: Pick<IndexEntry, 'grade' | 'volume'>): string | null {
  const name = `${grade === null ? '' : (grades[grade] ?? '')}${volume ?? ''}`;
  return name === '' ? null : name;
}

/** Grade and volume of such a name; what is no grade belongs to the volume. */
export function partsOfVolume(label: string): { grade: number | null; volume: string | null } {
  const grade = grades.findIndex((name) => name !== '' && label.startsWith(name));
  const rest = grade < 0 ? label : label.slice(grades[grade]?.length);
  return { grade: grade < 0 ? null : grade, volume: rest === '' ? null : rest };
}

function volumeRank({ grade, volume }: IndexEntry): number {
  const half = halves.findIndex((sign) => volume?.startsWith(sign));
  return (grade ?? 99) * 10 + (half < 0 ? 5 : half);
}

export class Taxonomy {
  readonly #nodes: Node[] = [];
  readonly #byId = new Map<string, number>();
  /** By parent, kind and label: quicker than making the id. */
  readonly #byStep = new Map<string, number>();
  readonly #top: number[] = [];
  /** By resource: the innermost node above its knowledge points, plus 1. */
  readonly #leaf = new NumberList(1024);
  /** By resource: where its knowledge points begin in `#points`; the next one's are their end. */
  readonly #pointsFrom = new NumberList(1024);
  readonly #points = new NumberList(1024);

  put(ordinal: number, entry: IndexEntry): void {
    const steps: [Node['kind'], string | null, number][] = [
      ['stage', entry.stage, stages.indexOf(entry.stage ?? '')],
      ['subject', entry.subject, 0],
      ['edition', entry.edition, 0],
      ['volume', volumeOf(entry), volumeRank(entry)],
      ['chapter', entry.chapter, 0],
    ];
    let node = root;
    for (const [kind, label, rank] of steps) if (label !== null) node = this.#child(node, kind, label, rank, entry.identifier);
    this.#leaf.set(ordinal, node + 1);
    this.#pointsFrom.set(ordinal, this.#points.length);
    if (node !== root) {
      const points = entry.keywords.filter((keyword) => keyword !== entry.subject && keyword !== entry.chapter);
      for (const point of new Set(points)) this.#points.push(this.#child(node, 'knowledge-point', point, 0, entry.identifier));
    }
    this.#count(ordinal, 1);
  }

  /** The resource is no longer counted. */
  end(ordinal: number): void {
    this.#count(ordinal, -1);
  }

  /** A test whether a resource stands at the node or below; undefined when there is no such node. */
  under(nodeId: string): ((ordinal: number) => boolean) | undefined {
    const wanted = this.#byId.get(nodeId);
    if (wanted === undefined) return undefined;
    if (this.#nodes[wanted]?.kind === 'knowledge-point') return (ordinal) => this.#pointsOf(ordinal).includes(wanted);
    const isUnder = new Uint8Array(this.#nodes.length + 1);
    // Parents are older than their children.
    this.#nodes.forEach(({ parent }, index) => {
      if (index === wanted || (parent !== root && isUnder[parent + 1] === 1)) isUnder[index + 1] = 1;
    });
    return (ordinal) => isUnder[this.#leaf.at(ordinal)] === 1;
  }

  /**
   * One level: the path to the node and its children. Undefined when there is no such node.
   * @param shown the resources that whoever asks is shown; absent: all
   */
  level(nodeId: string | undefined, shown?: readonly number[]): Level | undefined {
    const counts = shown && this.#counts(shown);
    const countOf = (index: number): number => counts?.[index] ?? this.#node(index).count;
    const body = (index: number): NodeBody => {
      const { id, kind, label, children } = this.#node(index);
      return { id, kind, label, count: countOf(index), hasChildren: children.some((child) => countOf(child) > 0) };
    };
    const asked = nodeId === undefined ? root : this.#byId.get(nodeId);
    if (asked === undefined) return undefined;
    const path: NodeBody[] = [];
    for (let at = asked; at !== root; at = this.#node(at).parent) path.unshift(body(at));
    const children = (asked === root ? this.#top : this.#node(asked).children).filter((child) => countOf(child) > 0);
    return { path, children: children.sort((a, b) => compareNodes(this.#node(a), this.#node(b))).map(body) };
  }

  /** Node of the volume that the resource belongs to, and its own place in it. */
  bookOf(ordinal: number): { volume: string; leaf: number; points: readonly number[] } | undefined {
    let at = this.#leaf.at(ordinal) - 1;
    const leaf = at;
    while (at >= 0 && this.#node(at).kind !== 'volume') at = this.#node(at).parent;
    return at < 0 ? undefined : { volume: this.#node(at).id, leaf, points: this.#pointsOf(ordinal) };
  }

  #child(parent: number, kind: Node['kind'], label: string, rank: number, identifier: string): number {
    const step = `${parent} ${kind} ${label}`;
    const known = this.#byStep.get(step);
    if (known !== undefined) {
      const node = this.#node(known);
      if (identifier < node.first) node.first = identifier;
      return known;
    }
    const above = parent === root ? '' : this.#node(parent).id;
    const id = `n-${bytesToHex(sha256(utf8ToBytes(`${above}\n${kind}\n${label}`))).slice(0, 20)}`;
    const index = this.#nodes.push({ id, kind, label, parent, children: [], count: 0, first: identifier, rank }) - 1;
    this.#byId.set(id, index);
    this.#byStep.set(step, index);
    (parent === root ? this.#top : this.#node(parent).children).push(index);
    return index;
  }

  #count(ordinal: number, change: 1 | -1): void {
    for (let at = this.#leaf.at(ordinal) - 1; at >= 0; at = this.#node(at).parent) this.#node(at).count += change;
    for (const point of this.#pointsOf(ordinal)) this.#node(point).count += change;
  }

  /** How many of these resources stand at each node or below. */
  #counts(ordinals: readonly number[]): Uint32Array {
    const counts = new Uint32Array(this.#nodes.length);
    const add = (index: number): void => void (counts[index] = (counts[index] ?? 0) + 1);
    for (const ordinal of ordinals) {
      for (let at = this.#leaf.at(ordinal) - 1; at >= 0; at = this.#node(at).parent) add(at);
      this.#pointsOf(ordinal).forEach(add);
    }
    return counts;
  }

  #pointsOf(ordinal: number): number[] {
    const end = ordinal + 1 < this.#pointsFrom.length ? this.#pointsFrom.at(ordinal + 1) : this.#points.length;
    const points: number[] = [];
    for (let index = this.#pointsFrom.at(ordinal); index < end; index++) points.push(this.#points.at(index));
    return points;
  }

  #node(index: number): Node {
    const node = this.#nodes[index];
    if (node === undefined) throw new RangeError(`There is no node ${index}`);
    return node;
  }
}

function compareNodes(a: Node, b: Node): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  // Subjects and editions by how much there is; chapters and what is in them as they are taught.
  if (a.kind === 'subject' || a.kind === 'edition') return b.count - a.count || (a.label < b.label ? -1 : 1);
  return a.first < b.first ? -1 : 1;
}
