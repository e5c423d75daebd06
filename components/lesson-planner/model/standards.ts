/** Curriculum standards as a teacher chooses by them: found by words and by grade, and which of them plans touch. */
import type { PlanSummary, StandardItem, StandardTree } from '../../base/ports/index.ts';

/** So many findings are shown; whoever sees more looks for other words. */
export const mostFound = 50;

export type ItemsBelow = ReadonlyMap<string | null, readonly StandardItem[]>;

/** Items by the item above them. */
export function itemsBelow(items: readonly StandardItem[]): ItemsBelow {
  const below = new Map<string | null, StandardItem[]>();
  for (const item of items) {
    const siblings = below.get(item.parentId);
    if (siblings === undefined) below.set(item.parentId, [item]);
    else siblings.push(item);
  }
  return below;
}

/** Grades that a document names, in their order. */
export const levelsOf = ({ items }: StandardTree): string[] => [...new Set(items.flatMap(({ levels }) => levels))].sort((one, other) => (one < other ? -1 : 1));

/** What belongs to a grade, with all that stands above it; `''`: everything. What names no grade stands where something below it does. */
export function itemsOfLevel({ items }: StandardTree, level: string): readonly StandardItem[] {
  if (level === '') return items;
  const byId = new Map(items.map((item) => [item.id, item]));
  const kept = new Set<string>();
  for (const item of items) {
    if (!item.levels.includes(level)) continue;
    // Parents come first, so this ends.
    for (let at: StandardItem | undefined = item; at !== undefined && !kept.has(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) kept.add(at.id);
  }
  return items.filter(({ id }) => kept.has(id));
}

/** Written alike, whichever keyboard wrote it. */
const alike = (words: string): string => words.normalize('NFKC').toLocaleLowerCase('en');

/** Items in whose code or statement all the words stand. */
export function findItems(items: readonly StandardItem[], query: string): StandardItem[] {
  const words = alike(query).split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return [];
  return items.filter(({ code, statement }) => {
    const said = alike(`${code} ${statement}`);
    return words.every((word) => said.includes(word));
  });
}

/** What stands above an item, the outermost first. */
export function pathOf(items: readonly StandardItem[], item: StandardItem): StandardItem[] {
  const byId = new Map(items.map((one) => [one.id, one]));
  const path: StandardItem[] = [];
  for (let at = item.parentId; at !== null; ) {
    const above = byId.get(at);
    if (above === undefined || path.includes(above)) break;
    path.unshift(above);
    at = above.parentId;
  }
  return path;
}

export interface Coverage {
  /** The requirements themselves: what has nothing below it. */
  readonly rows: readonly { readonly item: StandardItem; readonly plans: readonly PlanSummary[] }[];
  readonly touched: number;
}

/** Which requirements plans are aligned to. A plan that names only what stands above one has not touched it. */
export function coverageOf(items: readonly StandardItem[], plans: readonly PlanSummary[]): Coverage {
  const below = itemsBelow(items);
  const byItem = new Map<string, PlanSummary[]>();
  for (const plan of plans) for (const id of plan.standardIds ?? []) byItem.set(id, [...(byItem.get(id) ?? []), plan]);
  const rows = items.filter(({ id }) => !below.has(id)).map((item) => ({ item, plans: byItem.get(item.id) ?? [] }));
  return { rows, touched: rows.filter((row) => row.plans.length > 0).length };
}

/** The day on which the term of a day began: schools begin at the end of August and in February. */
export function termStart(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  if (month >= 8) return `${year}-08-01`;
  return month >= 2 ? `${year}-02-01` : `${year - 1}-08-01`;
}
