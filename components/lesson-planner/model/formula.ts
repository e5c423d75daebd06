/**
 * A formula: what was typed of it (TeX), and what it looks like, as a tree of presentation MathML. The tree is plain data of known names,
 * so that whoever reads a plan needs neither the library that makes one of TeX nor markup of others.
 */
import * as v from 'valibot';

/** Names of MathML Core that a formula of a school needs; what else is met becomes a row of what is in it. */
export const leafNames = ['mi', 'mn', 'mo', 'mtext', 'mspace'] as const;
export const branchNames = ['mrow', 'mfrac', 'msqrt', 'mroot', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mtable', 'mtr', 'mtd'] as const;
export const attributeNames = ['accent', 'fence', 'form', 'linethickness', 'mathvariant', 'movablelimits', 'stretchy', 'width'] as const;

export type Attributes = Readonly<Partial<Record<(typeof attributeNames)[number], string | undefined>>>;
export interface MathLeaf {
  readonly name: (typeof leafNames)[number];
  readonly words: string;
  readonly attributes?: Attributes | undefined;
}
export interface MathBranch {
  readonly name: (typeof branchNames)[number];
  readonly parts: readonly MathTree[];
  readonly attributes?: Attributes | undefined;
}
export type MathTree = MathLeaf | MathBranch;
export interface Formula {
  readonly tex: string;
  readonly tree: MathTree;
}
export const longestTex = 1000;
export const [mostParts, deepest] = [600, 40];

const attributes = v.optional(v.record(v.picklist(attributeNames), v.pipe(v.string(), v.maxLength(20))));
const Tree: v.GenericSchema<unknown, MathTree> = v.lazy(() => v.union([v.object({ name: v.picklist(leafNames), words: v.pipe(v.string(), v.maxLength(200)), attributes }), v.object({ name: v.picklist(branchNames), parts: v.array(Tree), attributes })]));
const Shape = v.object({ tex: v.pipe(v.string(), v.maxLength(longestTex)), tree: Tree });

export function sizeOf(value: unknown, depth = 0): number {
  if (depth > deepest) return Number.POSITIVE_INFINITY;
  const parts: unknown = typeof value === 'object' && value !== null && 'parts' in value ? value.parts : [];
  return Array.isArray(parts) ? parts.reduce((sum: number, one) => (sum > mostParts ? sum : sum + sizeOf(one, depth + 1)), 1) : 1;
}
/** Of what another hand wrote only as much is looked at as a formula can have. */
export const FormulaSchema: v.GenericSchema<unknown, Formula> = v.pipe(v.custom<object>((given) => typeof given === 'object' && given !== null && 'tree' in given && sizeOf(given.tree) <= mostParts), Shape);

export function readFormula(given: unknown): Formula | undefined {
  const read = v.safeParse(FormulaSchema, given);
  return read.success ? read.output : undefined;
}

export const isLeaf = (tree: MathTree): tree is MathLeaf => 'words' in tree;
/** One part alone is no row. */
export const rowOf = (parts: readonly MathTree[]): MathTree => (parts.length === 1 && parts[0] !== undefined ? parts[0] : { name: 'mrow', parts });

/** So many signs one leaf may have; of more, several are made. */
const longestLeaf = 100;
export function leavesOf(name: MathLeaf['name'], words: string, attributes: { attributes?: Attributes } = {}): MathTree[] {
  const signs = Array.from(words);
  if (signs.length <= longestLeaf) return [{ name, words, ...attributes }];
  const parts = Array.from({ length: Math.ceil(signs.length / longestLeaf) }, (_, at): MathTree => ({ name, words: signs.slice(at * longestLeaf, (at + 1) * longestLeaf).join(''), ...attributes }));
  return [rowOf(parts)];
}

export const nothingThere: MathTree = { name: 'mrow', parts: [] };
/** What stands above or below the whole of it, as wide as it is. */
export const lineAbove = (tree: MathTree): MathTree => ({ name: 'mover', parts: [tree, { name: 'mo', words: '‾', attributes: { stretchy: 'true' } }] });
export const lineBelow = (tree: MathTree): MathTree => ({ name: 'munder', parts: [tree, { name: 'mo', words: '_', attributes: { stretchy: 'true' } }] });

const namespace = 'http://www.w3.org/1998/Math/MathML';

/** The element that shows it, its fractions as large as the words around it; screen readers read its parts. */
export function mathElement(tree: MathTree): Element {
  const math = document.createElementNS(namespace, 'math');
  math.setAttribute('displaystyle', 'true');
  math.append(nodeOf(tree));
  return math;
}
function nodeOf(tree: MathTree): Element {
  const node = document.createElementNS(namespace, tree.name);
  for (const [name, value] of Object.entries(tree.attributes ?? {})) node.setAttribute(name, value ?? '');
  if (isLeaf(tree)) node.textContent = tree.words;
  else node.append(...tree.parts.map(nodeOf));
  return node;
}
