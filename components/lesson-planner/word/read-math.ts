/** Formulas that are pasted from Word (OMML), read as trees. */
import { operators, signOfWord } from '../model/accents.ts';
import { isLeaf, leavesOf, lineAbove, lineBelow, nothingThere, rowOf, type MathTree } from '../model/formula.ts';
import { mathNamespace } from './math.ts';

const deepest = 30;

/** Parsers of pages write all names small. */
const nameOf = (element: Element): string => element.localName.replace(/^\w+:/u, '').toLowerCase();
const isProperties = (element: Element): boolean => nameOf(element).endsWith('pr');
const isOfMath = (element: Element): boolean => element.localName.startsWith('m:') || element.namespaceURI === mathNamespace;
const all = (element: Element, name: string): Element[] => [...element.children].filter((one) => nameOf(one) === name);

const sign = (words: string): MathTree => ({ name: 'mo', words });
const signs = (words: string): MathTree[] => (words === '' ? [] : [sign(words)]);

/** What stands in an element of OMML, whichever parser made it. */
export function readWordMath(element: Element, depth = 0): MathTree {
  return rowOf(depth > deepest ? wordsIn(element) : [...element.children].flatMap((child) => (isProperties(child) ? [] : partOf(child, depth + 1))));
}

/** What stands in them stands in a row. */
const rows = new Set(['box', 'borderbox', 'func', 'fname', 'omath', 'omathpara', 'e']);

function partOf(element: Element, depth: number): MathTree[] {
  const of = (name: string): MathTree => {
    const [found] = all(element, name);
    return found === undefined ? nothingThere : readWordMath(found, depth);
  };
  const value = (properties: string, name: string, usual: string): string => {
    const [own] = all(element, properties).flatMap((one) => all(one, name));
    return own?.getAttribute('m:val') ?? own?.getAttributeNS(mathNamespace, 'val') ?? usual;
  };
  const isOn = (properties: string, name: string): boolean => all(element, properties).some((one) => all(one, name).length > 0) && !/^(?:0|off|false)$/iu.test(value(properties, name, '1'));
  const name = nameOf(element);
  switch (name) {
    case 'r':
      return isOn('rpr', 'nor') ? text(lettersOf(element)) : leaves(lettersOf(element));
    case 'f':
      return [{ name: 'mfrac', parts: [of('num'), of('den')], ...(value('fpr', 'type', '') === 'noBar' && { attributes: { linethickness: '0px' } }) }];
    case 'rad':
      return [all(element, 'deg')[0]?.textContent.trim() ? { name: 'mroot', parts: [of('e'), of('deg')] } : { name: 'msqrt', parts: [of('e')] }];
    case 'ssup':
      return [{ name: 'msup', parts: [of('e'), of('sup')] }];
    case 'ssub':
      return [{ name: 'msub', parts: [of('e'), of('sub')] }];
    case 'ssubsup':
      return [{ name: 'msubsup', parts: [of('e'), of('sub'), of('sup')] }];
    case 'spre':
      return [{ name: 'msubsup', parts: [nothingThere, of('sub'), of('sup')] }, of('e')];
    case 'limlow':
      return [{ name: 'munder', parts: [of('e'), of('lim')] }];
    case 'limupp':
      return [above(of('e'), of('lim'))];
    case 'nary':
      return [sum(element, { of, value, isOn }), of('e')];
    case 'acc':
      return [{ name: 'mover', parts: [of('e'), { name: 'mo', words: signOfWord(value('accpr', 'chr', '\u0302')), attributes: { stretchy: 'false' } }] }];
    case 'bar':
      return [value('barpr', 'pos', 'bot') === 'top' ? lineAbove(of('e')) : lineBelow(of('e'))];
    case 'groupchr': {
      const over = { name: 'mo', words: value('groupchrpr', 'chr', '⏟'), attributes: { stretchy: 'true' } } as const;
      return [{ name: value('groupchrpr', 'pos', 'bot') === 'top' ? 'mover' : 'munder', parts: [of('e'), over] }];
    }
    case 'phant':
      return all(element, 'phantpr').some((one) => all(one, 'show').length > 0) && !isOn('phantpr', 'show') ? [nothingThere] : [of('e')];
    case 'd': {
      const inside = all(element, 'e').flatMap((one, at) => [...(at === 0 ? [] : signs(value('dpr', 'sepchr', '|'))), readWordMath(one, depth)]);
      return [...signs(value('dpr', 'begchr', '(')), ...inside, ...signs(value('dpr', 'endchr', ')'))];
    }
    case 'eqarr':
      return [table(all(element, 'e').map((one) => [withoutMarks(readWordMath(one, depth))]))];
    case 'm':
      return [table(all(element, 'mr').map((one) => all(one, 'e').map((cell) => readWordMath(cell, depth))))];
    default:
      // What nobody here knows, and has several parts, would become another formula.
      if (isOfMath(element) && !rows.has(name) && [...element.children].filter((one) => isOfMath(one) && !isProperties(one)).length > 1) return wordsIn(element);
      return [readWordMath(element, depth)];
  }
}

interface Reading {
  of(name: string): MathTree;
  value(properties: string, name: string, usual: string): string;
  isOn(properties: string, name: string): boolean;
}

function sum(element: Element, { of, value, isOn }: Reading): MathTree {
  const base = sign(value('narypr', 'chr', '∫'));
  const has = (name: string): boolean => !isOn('narypr', `${name}hide`) && all(element, name).some((one) => one.textContent.trim() !== '');
  const [low, high] = [has('sub') ? [of('sub')] : [], has('sup') ? [of('sup')] : []];
  if (low.length + high.length === 0) return base;
  const [sub, sup, both] = value('narypr', 'limloc', 'subSup') === 'undOvr' ? (['munder', 'mover', 'munderover'] as const) : (['msub', 'msup', 'msubsup'] as const);
  return { name: low.length === 0 ? sup : high.length === 0 ? sub : both, parts: [base, ...low, ...high] };
}

/** Word puts what is below into what is above. */
function above(tree: MathTree, over: MathTree): MathTree {
  if (tree.name === 'munder' && !isLeaf(tree)) return { name: 'munderover', parts: [...tree.parts, over] };
  return { name: 'mover', parts: [tree, over] };
}

const table = (rows: readonly (readonly MathTree[])[]): MathTree => ({ name: 'mtable', parts: rows.map((row) => ({ name: 'mtr', parts: row.map((cell) => ({ name: 'mtd', parts: [cell] })) })) });

/** Equations one below the other are put in line at signs that nobody sees. */
function withoutMarks(tree: MathTree): MathTree {
  if (isLeaf(tree)) return tree.words === '&' ? nothingThere : tree;
  return tree.name === 'mrow' ? rowOf(tree.parts.filter((part) => !isLeaf(part) || part.words !== '&')) : tree;
}

/** Properties hold no words, wherever they stand. */
const lettersOf = (node: Node): string => [...node.childNodes].map((one) => (one instanceof Element && isProperties(one) ? '' : one instanceof Element ? lettersOf(one) : (one.nodeValue ?? ''))).join('');
const wordsIn = (element: Element): MathTree[] => leavesOf('mtext', lettersOf(element).replace(/\s+/gu, ' ').trim());

const nameOfFunction = (words: string): MathTree => ({ name: 'mi', words: words.trim() });
/** What Word names upright words: the name of a function, or words as they stand, with their spaces. */
const text = (words: string): MathTree[] => (operators.has(words.trim()) ? [nameOfFunction(words)] : words === '' ? [] : leavesOf('mtext', words.replace(/[\t\n\r ]+/gu, ' ')));

/** Letters, numbers and signs of a run, each as what it is; a letter keeps the marks that belong to it. */
const leaves = (words: string): MathTree[] =>
  operators.has(words.trim()) ? [nameOfFunction(words)] : (words.match(/\d+(?:\.\d+)?|[\p{sc=Latin}\p{sc=Greek}]|\p{L}[\p{L}\p{M}]*|\S/gu) ?? []).flatMap((one): MathTree[] => leavesOf(/^\d/u.test(one) ? 'mn' : /^[\p{sc=Latin}\p{sc=Greek}]$/u.test(one) ? 'mi' : /^\p{L}/u.test(one) ? 'mtext' : 'mo', one));
