/**
 * Reads a curriculum standard from a CASE package (1EdTech Competencies and Academic Standards Exchange 1.0 and 1.1, JSON) into a
 * tree. Of both versions it takes what a teacher chooses by; all else is passed over. A document that is none is refused; in one
 * that is, an item that cannot be used is left out and told.
 */
import * as v from 'valibot';
import { Id, mostStandardItems, type StandardItem } from '../../../contract/src/index.ts';

export type CaseItem = v.InferOutput<typeof StandardItem>;

/** What was left out of a document, or put elsewhere, and why. */
export interface CaseFinding {
  /** Identifier of the item, or its place where it has none. */
  readonly item: string;
  readonly rule: 'unreadable' | 'doubled' | 'ended' | 'parent-unknown' | 'several-parents' | 'circle';
}

export interface CasePackage {
  readonly document: { readonly id: string; readonly title: string; readonly subject: string; readonly creator: string; readonly version: string; readonly changedAt: string };
  /** Each below its parent. */
  readonly items: readonly CaseItem[];
  readonly findings: readonly CaseFinding[];
}

const text = v.fallback(v.pipe(v.string(), v.trim()), '');
const Moment = v.pipe(v.string(), v.transform((value) => new Date(value)), v.check((date) => !Number.isNaN(date.getTime())), v.transform((date) => date.toISOString()));
const Link = v.object({ identifier: Id });

const Package = v.object({
  CFDocument: v.object({
    identifier: Id,
    title: v.pipe(v.string(), v.trim(), v.minLength(1)),
    creator: text,
    version: text,
    /** 1.0 has a list of subjects, and some have a word. */
    subject: v.fallback(v.union([v.array(v.string()), v.pipe(v.string(), v.transform((word) => [word]))]), []),
    lastChangeDateTime: Moment,
  }),
  CFItems: v.array(v.unknown()),
  CFAssociations: v.fallback(v.array(v.unknown()), []),
});
const Item = v.object({
  identifier: Id,
  fullStatement: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(10_000)),
  humanCodingScheme: text,
  CFItemType: text,
  educationLevel: v.fallback(v.array(v.string()), []),
  statusEndDate: v.fallback(v.nullable(v.string()), null),
});
type Item = v.InferOutput<typeof Item>;
const ChildOf = v.object({ associationType: v.literal('isChildOf'), originNodeURI: Link, destinationNodeURI: Link, sequenceNumber: v.fallback(v.number(), Number.MAX_SAFE_INTEGER) });

/** @throws Error that says where the document is none of CASE */
export function readCasePackage(json: string, today: string): CasePackage {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Package), json.replace(/^\uFEFF/u, ''));
  if (!parsed.success) throw new Error(`This is no CASE package: ${v.getDotPath(parsed.issues[0]) ?? 'document'}: ${parsed.issues[0].message}`);
  const { CFDocument, CFItems, CFAssociations } = parsed.output;
  if (CFItems.length > mostStandardItems) throw new Error(`The document has ${CFItems.length} items; at most ${mostStandardItems} can be taken in.`);
  const findings: CaseFinding[] = [];
  const known = readItems(CFItems, findings);
  const parents = readParents(CFAssociations, CFDocument.identifier, known, findings);
  const { identifier: id, title, creator, version, subject, lastChangeDateTime: changedAt } = CFDocument;
  return { document: { id, title, creator, version, subject: subject.join('、'), changedAt }, items: inOrder(known, parents, today, findings), findings };
}

function readItems(given: readonly unknown[], findings: CaseFinding[]): Map<string, Item> {
  const known = new Map<string, Item>();
  for (const [index, one] of given.entries()) {
    const parsed = v.safeParse(Item, one);
    if (!parsed.success) findings.push({ item: `CFItems[${index}]`, rule: 'unreadable' });
    else if (known.has(parsed.output.identifier)) findings.push({ item: parsed.output.identifier, rule: 'doubled' });
    else known.set(parsed.output.identifier, parsed.output);
  }
  return known;
}

interface Parent {
  /** `null`: at the top. */
  readonly id: string | null;
  readonly sequence: number;
}

/** Of several parents the first one by its number: a plan is aligned to an item, not to a place of it. */
function readParents(given: readonly unknown[], documentId: string, known: ReadonlyMap<string, Item>, findings: CaseFinding[]): Map<string, Parent> {
  const parents = new Map<string, Parent>();
  for (const one of given) {
    const parsed = v.safeParse(ChildOf, one);
    if (!parsed.success) continue;
    const { originNodeURI: child, destinationNodeURI: above, sequenceNumber: sequence } = parsed.output;
    if (!known.has(child.identifier)) continue;
    const isTop = above.identifier === documentId;
    if (!isTop && !known.has(above.identifier)) {
      findings.push({ item: child.identifier, rule: 'parent-unknown' });
      continue;
    }
    const before = parents.get(child.identifier);
    if (before !== undefined) findings.push({ item: child.identifier, rule: 'several-parents' });
    if (before === undefined || sequence < before.sequence) parents.set(child.identifier, { id: isTop ? null : above.identifier, sequence });
  }
  return parents;
}

/** From the top down. What stands in a circle has no top: it is put there. What has ended is left out, and what was below it goes up. */
function inOrder(known: ReadonlyMap<string, Item>, parents: ReadonlyMap<string, Parent>, today: string, findings: CaseFinding[]): CaseItem[] {
  const below = new Map<string | null, string[]>();
  for (const id of known.keys()) {
    const above = parents.get(id)?.id ?? null;
    below.set(above, [...(below.get(above) ?? []), id]);
  }
  const place = (id: string): number => parents.get(id)?.sequence ?? Number.MAX_SAFE_INTEGER;
  const items: CaseItem[] = [];
  const seen = new Set<string>();
  const take = (id: string, parentId: string | null): void => {
    const item = known.get(id);
    if (item === undefined || seen.has(id)) return;
    seen.add(id);
    const hasEnded = item.statusEndDate !== null && item.statusEndDate.slice(0, 10) < today;
    if (hasEnded) findings.push({ item: id, rule: 'ended' });
    else items.push({ id, parentId, code: item.humanCodingScheme, statement: item.fullStatement, kind: item.CFItemType, levels: item.educationLevel });
    for (const child of (below.get(id) ?? []).sort((one, other) => place(one) - place(other))) take(child, hasEnded ? parentId : id);
  };
  for (const id of (below.get(null) ?? []).sort((one, other) => place(one) - place(other))) take(id, null);
  for (const id of known.keys()) {
    if (seen.has(id)) continue;
    findings.push({ item: id, rule: 'circle' });
    take(id, null);
  }
  return items;
}
