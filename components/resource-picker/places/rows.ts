/** The teaching taxonomy as rows of a tree, from what has been read of it so far. */
import type { TaxonomyNode } from '../../base/index.ts';
import type { PickerTaxonomy } from '../resource-picker.types.ts';

/** Places of one branch that are drawn at once; a vendor may have put a thousand below one chapter. */
export const mostDrawn = 200;

interface InTree {
  readonly key: string;
  /** From 1, as `aria-level` counts. */
  readonly level: number;
  readonly place: number;
  readonly size: number;
  /** Key of the row above it in the tree; `null` at the outermost level. */
  readonly parent: string | null;
}
export interface PlaceRow extends InTree {
  readonly type: 'place';
  readonly node: TaxonomyNode;
  /** `null` where there is nothing below. */
  readonly isOpen: boolean | null;
  readonly isBusy: boolean;
}
/** What stands where places should: it could not be read, or there are more than are drawn. */
export interface NoteRow extends InTree {
  readonly type: 'failed' | 'more';
  /** Whose branch it is. */
  readonly of: string;
  readonly rest: number;
}
export type Row = PlaceRow | NoteRow;

/** Key of the branch that is below the root. */
export const rootKey = '';

export interface Opened {
  readonly open: ReadonlySet<string>;
  /** How many of a branch are drawn, where more were asked for. */
  readonly drawn: ReadonlyMap<string, number>;
}

/** All that can be seen now, in the order in which arrows go through it. */
export function rowsOf(taxonomy: PickerTaxonomy, opened: Opened): Row[] {
  const rows: Row[] = [];
  addBranch(rows, taxonomy, opened, { of: rootKey, parent: null, level: 1 });
  return rows;
}

function addBranch(rows: Row[], taxonomy: PickerTaxonomy, opened: Opened, at: { readonly of: string; readonly parent: string | null; readonly level: number }): void {
  const { of, parent, level } = at;
  const branch = taxonomy.branches[of];
  if (branch?.type === 'failed') rows.push({ type: 'failed', key: `failed ${of}`, of, level, place: 1, size: 1, parent, rest: 0 });
  if (branch?.type !== 'ready') return;
  const { nodes } = branch;
  const drawn = opened.drawn.get(of) ?? mostDrawn;
  for (const [index, node] of nodes.slice(0, drawn).entries()) {
    const isOpen = node.hasChildren ? opened.open.has(node.id) : null;
    const isBusy = isOpen === true && (taxonomy.branches[node.id]?.type ?? 'loading') === 'loading';
    rows.push({ type: 'place', key: node.id, node, level, place: index + 1, size: nodes.length, parent, isOpen, isBusy });
    // A vendor's tree may lead back to itself.
    if (isOpen === true && level < 12) addBranch(rows, taxonomy, opened, { of: node.id, parent: node.id, level: level + 1 });
  }
  if (nodes.length > drawn) rows.push({ type: 'more', key: `more ${of}`, of, level, place: drawn + 1, size: nodes.length, parent, rest: nodes.length - drawn });
}

/** Branches that are wanted and of which nothing has been asked yet: the root, the way to where one is, and what is open. */
export function unknownBranches(taxonomy: PickerTaxonomy, rows: readonly Row[]): string[] {
  const wanted = [rootKey, ...taxonomy.path.filter(({ hasChildren }) => hasChildren).map(({ id }) => id), ...rows.flatMap((row) => (row.type === 'place' && row.isOpen ? [row.key] : []))];
  return [...new Set(wanted)].filter((key) => taxonomy.branches[key] === undefined);
}
