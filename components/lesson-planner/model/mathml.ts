/** MathML of any hand, read as the tree of a formula. */
import { attributeNames, branchNames, deepest, isLeaf, leafNames, leavesOf, lineAbove, lineBelow, mostParts, nothingThere, rowOf, sizeOf, type Attributes, type MathTree } from './formula.ts';

/** Reads MathML of any hand. @returns `undefined` for one that says nothing, or too much */
export function readMathElement(element: Element): MathTree | undefined {
  const tree = rowOf(partsOf(element));
  return isEmpty(tree) || sizeOf(tree) > mostParts ? undefined : tree;
}
const isEmpty = (tree: MathTree): boolean => (isLeaf(tree) ? tree.words.trim() === '' : tree.parts.every(isEmpty));
const unread = new Set(['annotation', 'annotation-xml', 'maligngroup', 'malignmark', 'script', 'style']);

function partsOf(element: Element, depth = 0): MathTree[] {
  if (depth > deepest) return [];
  return [...element.children].flatMap((child) => {
    // Word writes names with a prefix into markup of pages.
    const name = child.localName.replace(/^\w+:/u, '');
    if (unread.has(name)) return [];
    const leaf = leafNames.find((one) => one === name);
    if (leaf !== undefined) return leavesOf(leaf, child.textContent.trim(), attributesOf(child));
    // What is not seen has a place among the others.
    if (name === 'mphantom') return [nothingThere];
    const parts = partsOf(child, depth + 1);
    if (name === 'menclose') return [enclosed(parts, child.getAttribute('notation') ?? '')];
    if (name === 'mfenced') return [fenced(child, parts)];
    if (name === 'mmultiscripts') return scripted(child, parts);
    const branch = branchNames.find((one) => one === name);
    return branch === undefined ? [rowOf(parts)] : [{ name: branch, parts, ...attributesOf(child) }];
  });
}
function enclosed(parts: readonly MathTree[], notation: string): MathTree {
  if (/top/u.test(notation)) return lineAbove(rowOf(parts));
  return /bottom/u.test(notation) ? lineBelow(rowOf(parts)) : rowOf(parts);
}

/** Signs behind the base stand at it, those before it at nothing. */
function scripted(element: Element, parts: readonly MathTree[]): MathTree[] {
  const before = [...element.children].findIndex(({ localName }) => localName.endsWith('mprescripts'));
  const [base = nothingThere, ...behind] = before < 0 ? parts : parts.slice(0, before);
  const pairs = (signs: readonly MathTree[]): (readonly [MathTree, MathTree])[] => Array.from({ length: Math.ceil(signs.length / 2) }, (_, at) => [signs[2 * at] ?? nothingThere, signs[2 * at + 1] ?? nothingThere]);
  const at = (tree: MathTree, pair: readonly [MathTree, MathTree]): MathTree => ({ name: 'msubsup', parts: [tree, ...pair] });
  const first = pairs(before < 0 ? [] : parts.slice(before + 1)).map((pair) => at(nothingThere, pair));
  return [rowOf([...first, pairs(behind).reduce(at, base)])];
}
function attributesOf(element: Element): { attributes?: Attributes } {
  const own = attributeNames.flatMap((name) => {
    const value = element.getAttribute(name) ?? '';
    return /^[\w.%+-]{1,20}$/u.test(value) ? [[name, value] as const] : [];
  });
  return own.length === 0 ? {} : { attributes: Object.fromEntries(own) };
}
function fenced(element: Element, parts: readonly MathTree[]): MathTree {
  const sign = (words: string): MathTree => ({ name: 'mo', words });
  const between = element.getAttribute('separators')?.trim()[0] ?? ',';
  const inside = parts.flatMap((part, at) => (at === 0 ? [part] : [sign(between), part]));
  return { name: 'mrow', parts: [sign(element.getAttribute('open') ?? '('), ...inside, sign(element.getAttribute('close') ?? ')')] };
}
