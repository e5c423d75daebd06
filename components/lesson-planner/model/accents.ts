/** Signs above letters: how TeX names them, and which sign of Word stands above a letter for each. */
import { isLeaf, type MathTree } from './formula.ts';

interface Accent {
  /** What stands above one letter, and above several. */
  readonly tex: string;
  readonly wide?: string;
  readonly word: string;
}
const accents: Readonly<Record<string, Accent>> = {
  ˆ: { tex: 'hat', wide: 'widehat', word: '\u0302' },
  '~': { tex: 'tilde', wide: 'widetilde', word: '\u0303' },
  '→': { tex: 'vec', wide: 'overrightarrow', word: '\u20D7' },
  '˙': { tex: 'dot', word: '\u0307' },
  '¨': { tex: 'ddot', word: '\u0308' },
  ˇ: { tex: 'check', word: '\u030C' },
  '´': { tex: 'acute', word: '\u0301' },
  '`': { tex: 'grave', word: '\u0300' },
  '˘': { tex: 'breve', word: '\u0306' },
};
/** Other ways to write the same. */
const alike: Readonly<Record<string, string>> = { '^': 'ˆ', '⃗': '→', '˜': '~' };

/** The accent that stands above something; `undefined`: it is none. What stands above a sign of its own, as what a chemist writes over an arrow, is no accent of it. */
export function accentOf(base: MathTree | undefined, above: MathTree | undefined): { readonly tex: string; readonly word: string } | undefined {
  if (above === undefined || !isLeaf(above) || (base !== undefined && isLeaf(base) && base.name === 'mo')) return undefined;
  const accent = accents[alike[above.words] ?? above.words];
  const isWide = above.attributes?.stretchy === 'true';
  return accent && { tex: isWide ? (accent.wide ?? accent.tex) : accent.tex, word: accent.word };
}

/** The sign of an accent of Word, as others write it. */
export const signOfWord = (word: string): string => Object.entries(accents).find(([, accent]) => accent.word === word)?.[0] ?? word;

export const isLine = (tree: MathTree | undefined, signs: RegExp): boolean => tree !== undefined && isLeaf(tree) && signs.test(tree.words);
export const lineSigns = { above: /^[‾¯_\u0305]$/u, below: /^[_‾\u0332]$/u } as const;
/** Names that stand upright, and of which some have what they go to below them. */
export const operators = new Set(['arccos', 'arcsin', 'arctan', 'cos', 'cosh', 'cot', 'csc', 'deg', 'det', 'dim', 'exp', 'gcd', 'inf', 'ker', 'lg', 'lim', 'ln', 'log', 'max', 'min', 'sec', 'sin', 'sinh', 'sup', 'tan', 'tanh']);
const withLimits = new Set(['det', 'gcd', 'inf', 'lim', 'max', 'min', 'sup']);
export const hasLimits = (tree: MathTree | undefined): boolean => tree !== undefined && isLeaf(tree) && withLimits.has(tree.words);
/** Signs that stand for a whole row of terms. */
export const isLarge = (tree: MathTree | undefined): boolean => tree !== undefined && isLeaf(tree) && /^[∑∏∐∫∬∭∮⋃⋂⋁⋀]$/u.test(tree.words);
export const isWithoutBar = (tree: MathTree): boolean => tree.name === 'mfrac' && /^0(?:\D|$)/u.test(tree.attributes?.linethickness ?? '');
