/** What one would type for a formula that came as MathML or from Word, so that it can be changed like any other. */
import { isLeaf, type MathTree } from './formula.ts';

const signs: Readonly<Record<string, string>> = {
  '×': '\\times', '÷': '\\div', '±': '\\pm', '·': '\\cdot', '⋅': '\\cdot', '≤': '\\le', '≥': '\\ge', '≠': '\\ne', '≈': '\\approx', '≡': '\\equiv', '∞': '\\infty', '∑': '\\sum', '∏': '\\prod', '∫': '\\int', '√': '\\surd',
  '∠': '\\angle', '⊥': '\\perp', '∥': '\\parallel', '△': '\\triangle', '°': '^\\circ', '∘': '\\circ', '∈': '\\in', '∉': '\\notin', '⊂': '\\subset', '⊆': '\\subseteq', '∪': '\\cup', '∩': '\\cap', '∅': '\\varnothing', '→': '\\to', '⇒': '\\Rightarrow', '⇔': '\\Leftrightarrow', '∵': '\\because', '∴': '\\therefore',
  'α': '\\alpha', 'β': '\\beta', 'γ': '\\gamma', 'δ': '\\delta', 'θ': '\\theta', 'λ': '\\lambda', 'μ': '\\mu', 'π': '\\pi', 'ρ': '\\rho', 'σ': '\\sigma', 'φ': '\\varphi', 'ω': '\\omega', 'Δ': '\\Delta', 'Ω': '\\Omega', '−': '-', '…': '\\dots', '⋯': '\\cdots',
  '{': '\\{', '}': '\\}', '%': '\\%', '#': '\\#', '&': '\\&', '_': '\\_', '$': '\\$', '\\': '\\backslash',
};
const accents: Readonly<Record<string, string>> = { '‾': 'overline', '¯': 'overline', '^': 'hat', '→': 'vec', '⃗': 'vec', '˙': 'dot', '~': 'tilde' };

/** A name that ends with a letter would go on into the letter behind it. */
const join = (parts: readonly string[]): string => parts.reduce((all, part) => (/\\[a-z]+$/iu.test(all) && /^[a-z]/iu.test(part) ? `${all} ${part}` : all + part), '');
const inBraces = (tree: MathTree | undefined): string => `{${tree === undefined ? '' : texOf(tree)}}`;
const base = (tree: MathTree | undefined): string => (tree === undefined ? '{}' : isLeaf(tree) ? texOf(tree) : inBraces(tree));

function wordsOf(name: string, words: string): string {
  if (name === 'mspace') return '\\,';
  if (name === 'mtext') return `\\text{${words}}`;
  const own = join(Array.from(words, (sign) => signs[sign] ?? sign));
  return name === 'mi' && Array.from(words).length > 1 && /^\p{L}+$/u.test(words) ? (/^[a-z]+$/iu.test(words) ? `\\mathrm{${words}}` : `\\text{${words}}`) : own;
}

export function texOf(tree: MathTree): string {
  if (isLeaf(tree)) return wordsOf(tree.name, tree.words);
  const { name, parts } = tree;
  const [one, two, three] = parts;
  switch (name) {
    case 'mfrac':
      return `\\frac${inBraces(one)}${inBraces(two)}`;
    case 'msqrt':
      return `\\sqrt{${join(parts.map(texOf))}}`;
    case 'mroot':
      return `\\sqrt[${two === undefined ? '' : texOf(two)}]${inBraces(one)}`;
    case 'msub':
    case 'munder':
      return `${base(one)}_${inBraces(two)}`;
    case 'msup':
      return `${base(one)}^${inBraces(two)}`;
    case 'mover': {
      const accent = two !== undefined && isLeaf(two) ? accents[two.words] : undefined;
      return accent === undefined ? `${base(one)}^${inBraces(two)}` : `\\${accent}${inBraces(one)}`;
    }
    case 'msubsup':
    case 'munderover':
      return `${base(one)}_${inBraces(two)}^${inBraces(three)}`;
    case 'mtable':
      return `\\begin{matrix}${parts.map(texOf).join('\\\\')}\\end{matrix}`;
    case 'mtr':
      return parts.map(texOf).join('&');
    case 'mrow':
    case 'mtd':
      return join(parts.map(texOf));
  }
}
