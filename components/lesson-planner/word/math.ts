/** Formulas of Word (OMML): written of a formula, and read from what Word pastes. */
import { isLeaf, type MathTree } from '../model/formula.ts';

export const mathNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/math';

type Escape = (words: string) => string;

/** Signs that stand for a whole row of terms. */
const large = /^[∑∏∫∬∮⋃⋂]$/u;

export function wordMath(tree: MathTree, escape: Escape): string {
  return `<m:oMath>${written(tree, escape)}</m:oMath>`;
}

function written(tree: MathTree, escape: Escape): string {
  if (isLeaf(tree)) {
    const words = tree.name === 'mspace' ? ' ' : tree.words;
    if (words === '') return '';
    const isUpright = tree.name === 'mtext' || (tree.name === 'mi' && Array.from(words).length > 1);
    return `<m:r>${isUpright ? '<m:rPr><m:nor/></m:rPr>' : ''}<m:t xml:space="preserve">${escape(words)}</m:t></m:r>`;
  }
  const { name, parts } = tree;
  const all = parts.map((part) => written(part, escape)).join('');
  const part = (tag: string, at: number): string => `<m:${tag}>${parts[at] === undefined ? '' : written(parts[at], escape)}</m:${tag}>`;
  switch (name) {
    case 'mfrac':
      return `<m:f>${part('num', 0)}${part('den', 1)}</m:f>`;
    case 'msqrt':
      return `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>${all}</m:e></m:rad>`;
    case 'mroot':
      return `<m:rad>${part('deg', 1)}${part('e', 0)}</m:rad>`;
    case 'msub':
    case 'msup':
    case 'msubsup':
    case 'munder':
    case 'mover':
    case 'munderover':
      return scripts(name, parts, escape);
    case 'mtable':
      return `<m:m>${parts.map((row) => `<m:mr>${(isLeaf(row) ? [row] : row.parts).map((cell) => `<m:e>${written(cell, escape)}</m:e>`).join('')}</m:mr>`).join('')}</m:m>`;
    case 'mrow':
    case 'mtr':
    case 'mtd':
      return all;
  }
}

function scripts(name: string, parts: readonly MathTree[], escape: Escape): string {
  const [base, one, two] = parts;
  const inside = (tag: string, tree: MathTree | undefined): string => `<m:${tag}>${tree === undefined ? '' : written(tree, escape)}</m:${tag}>`;
  const [below, above] = /sub|under/u.test(name) ? [one, two] : [undefined, one];
  if (base !== undefined && isLeaf(base) && large.test(base.words)) {
    const hide = `${below === undefined ? '<m:subHide m:val="1"/>' : ''}${above === undefined ? '<m:supHide m:val="1"/>' : ''}`;
    return `<m:nary><m:naryPr><m:chr m:val="${escape(base.words)}"/>${hide}</m:naryPr>${inside('sub', below)}${inside('sup', above)}<m:e/></m:nary>`;
  }
  const isBar = name === 'mover' && above !== undefined && isLeaf(above) && /^[‾¯_]$/u.test(above.words);
  if (isBar) return `<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>${inside('e', base)}</m:bar>`;
  if (below !== undefined && above !== undefined) return `<m:sSubSup>${inside('e', base)}${inside('sub', below)}${inside('sup', above)}</m:sSubSup>`;
  return below !== undefined ? `<m:sSub>${inside('e', base)}${inside('sub', below)}</m:sSub>` : `<m:sSup>${inside('e', base)}${inside('sup', above)}</m:sSup>`;
}

const row = (parts: readonly MathTree[]): MathTree => (parts.length === 1 && parts[0] !== undefined ? parts[0] : { name: 'mrow', parts });
/** Parsers of pages write all names small. */
const nameOf = (element: Element): string => element.localName.replace(/^\w+:/u, '').toLowerCase();
const inner = (element: Element, name: string): Element | undefined => [...element.children].find((one) => nameOf(one) === name);

/** What stands in an element of OMML, whichever parser made it. */
export function readWordMath(element: Element, depth = 0): MathTree {
  return row(depth > 30 ? [] : [...element.children].flatMap((child) => partOf(child, depth + 1)));
}

function partOf(element: Element, depth: number): MathTree[] {
  const of = (name: string): MathTree => {
    const found = inner(element, name);
    return found === undefined ? { name: 'mrow', parts: [] } : readWordMath(found, depth);
  };
  const value = (properties: string, name: string, usual: string): string => {
    const found = inner(element, properties);
    const own = found && inner(found, name);
    return own?.getAttribute('m:val') ?? own?.getAttributeNS(mathNamespace, 'val') ?? usual;
  };
  switch (nameOf(element)) {
    case 'r':
      return leaves(lettersOf(element));
    case 'f':
      return [{ name: 'mfrac', parts: [of('num'), of('den')] }];
    case 'rad':
      return [inner(element, 'deg')?.textContent.trim() ? { name: 'mroot', parts: [of('e'), of('deg')] } : { name: 'msqrt', parts: [of('e')] }];
    case 'ssup':
      return [{ name: 'msup', parts: [of('e'), of('sup')] }];
    case 'ssub':
      return [{ name: 'msub', parts: [of('e'), of('sub')] }];
    case 'ssubsup':
      return [{ name: 'msubsup', parts: [of('e'), of('sub'), of('sup')] }];
    case 'nary':
      return [{ name: 'msubsup', parts: [{ name: 'mo', words: value('narypr', 'chr', '∫') }, of('sub'), of('sup')] }, of('e')];
    case 'bar':
      return [{ name: 'mover', parts: [of('e'), { name: 'mo', words: '‾', attributes: { stretchy: 'true' } }] }];
    case 'd': {
      const sign = (words: string): MathTree => ({ name: 'mo', words });
      const parts = [...element.children].filter((one) => nameOf(one) === 'e').flatMap((one, at) => [...(at === 0 ? [] : [sign('|')]), readWordMath(one, depth)]);
      return [sign(value('dpr', 'begchr', '(')), ...parts, sign(value('dpr', 'endchr', ')'))];
    }
    case 'm':
      return [{ name: 'mtable', parts: [...element.children].filter((one) => nameOf(one) === 'mr').map((one) => ({ name: 'mtr', parts: [...one.children].map((cell) => ({ name: 'mtd', parts: [readWordMath(cell, depth)] })) })) }];
    default:
      return /pr$/u.test(nameOf(element)) ? [] : [readWordMath(element, depth)];
  }
}

/** Properties hold no words, wherever they stand. */
const lettersOf = (node: Node): string => [...node.childNodes].map((one) => (one instanceof Element && /pr$/u.test(nameOf(one)) ? '' : one instanceof Element ? lettersOf(one) : (one.nodeValue ?? ''))).join('');

/** Letters, numbers and signs of a run, each as what it is. */
const leaves = (words: string): MathTree[] =>
  (words.match(/\d+(?:\.\d+)?|[\p{sc=Latin}\p{sc=Greek}]|\p{L}+|\S/gu) ?? []).map((one): MathTree => ({ name: /^\d/u.test(one) ? 'mn' : /^[\p{sc=Latin}\p{sc=Greek}]$/u.test(one) ? 'mi' : /^\p{L}/u.test(one) ? 'mtext' : 'mo', words: one }));
