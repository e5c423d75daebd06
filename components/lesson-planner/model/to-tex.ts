/** What one would type for a formula that came as MathML or from Word, so that it can be changed like any other. */
import { accentOf, hasLimits, isLarge, isLine, isWithoutBar, lineSigns, operators } from './accents.ts';
import { isLeaf, type MathLeaf, type MathTree } from './formula.ts';

const signs: Readonly<Record<string, string>> = {
  '×': '\\times', '÷': '\\div', '±': '\\pm', '·': '\\cdot', '⋅': '\\cdot', '≤': '\\le', '≥': '\\ge', '≠': '\\ne', '≈': '\\approx', '≡': '\\equiv', '∞': '\\infty', '∑': '\\sum', '∏': '\\prod', '∫': '\\int', '√': '\\surd',
  '∠': '\\angle', '⊥': '\\perp', '∥': '\\parallel', '△': '\\triangle', '°': '^\\circ', '∘': '\\circ', '∈': '\\in', '∉': '\\notin', '⊂': '\\subset', '⊆': '\\subseteq', '∪': '\\cup', '∩': '\\cap', '∅': '\\varnothing', '→': '\\to', '⇒': '\\Rightarrow', '⇔': '\\Leftrightarrow', '∵': '\\because', '∴': '\\therefore',
  'α': '\\alpha', 'β': '\\beta', 'γ': '\\gamma', 'δ': '\\delta', 'θ': '\\theta', 'λ': '\\lambda', 'μ': '\\mu', 'π': '\\pi', 'ρ': '\\rho', 'σ': '\\sigma', 'φ': '\\varphi', 'ω': '\\omega', 'Δ': '\\Delta', 'Ω': '\\Omega', '−': '-', '…': '\\dots', '⋯': '\\cdots',
  '{': '\\{', '}': '\\}', '%': '\\%', '#': '\\#', '&': '\\&', '_': '\\_', '$': '\\$', '\\': '\\backslash',
};
/** What draws itself out over, or under, the whole of something. */
const braces: Readonly<Record<string, string>> = { '⏞': 'overbrace', '⏟': 'underbrace' };
/** Stands, unseen, between the name of a function and what it is of. */
const application = '\u2061';

/** A name that ends with a letter would go on into the letter behind it. */
const join = (parts: readonly string[]): string => parts.reduce((all, part) => (/\\[a-z]+$/iu.test(all) && /^[a-z]/iu.test(part) ? `${all} ${part}` : all + part), '');
const inBraces = (tree: MathTree | undefined): string => `{${tree === undefined ? '' : texOf(tree)}}`;
const base = (tree: MathTree | undefined): string => (tree === undefined ? '{}' : isLeaf(tree) ? texOf(tree) : inBraces(tree));

function leafAsTex({ name, words }: MathLeaf): string {
  if (name === 'mspace') return '\\,';
  if (name === 'mtext') return `\\text{${words.replaceAll('\\', '\\textbackslash ').replace(/[{}#%&_$]/gu, '\\$&')}}`;
  if (operators.has(words)) return `\\${words}`;
  const own = join(Array.from(words, (sign) => signs[sign] ?? sign));
  return name === 'mi' && Array.from(words).length > 1 && /^\p{L}+$/u.test(words) ? (/^[a-z]+$/iu.test(words) ? `\\mathrm{${words}}` : `\\text{${words}}`) : own;
}

export function texOf(tree: MathTree): string {
  if (isLeaf(tree)) return leafAsTex(tree);
  const { name, parts } = tree;
  const [one, two, three] = parts;
  switch (name) {
    case 'mfrac':
      return isWithoutBar(tree) ? `{${one === undefined ? '' : texOf(one)} \\atop ${two === undefined ? '' : texOf(two)}}` : `\\frac${inBraces(one)}${inBraces(two)}`;
    case 'msqrt':
      return `\\sqrt{${join(parts.map(texOf))}}`;
    case 'mroot':
      return `\\sqrt[${two === undefined ? '' : texOf(two)}]${inBraces(one)}`;
    case 'msub':
      return `${base(one)}_${inBraces(two)}`;
    case 'munder':
      return around('under', one, two);
    case 'msup':
      return `${base(one)}^${inBraces(two)}`;
    case 'mover':
      return around('over', one, two);
    case 'munderover':
      if (!isLarge(one) && !hasLimits(one)) return `\\overset${inBraces(three)}{${around('under', one, two)}}`;
      return `${base(one)}_${inBraces(two)}^${inBraces(three)}`;
    case 'msubsup':
      return `${base(one)}_${inBraces(two)}^${inBraces(three)}`;
    case 'mtable':
      return `\\begin{matrix}${parts.map(texOf).join('\\\\')}\\end{matrix}`;
    case 'mtr':
      return parts.map(texOf).join('&');
    case 'mrow':
    case 'mtd':
      return row(parts);
  }
}

function around(where: 'under' | 'over', base_: MathTree | undefined, sign: MathTree | undefined): string {
  if (isLine(sign, lineSigns[where === 'under' ? 'below' : 'above'])) return `\\${where}line${inBraces(base_)}`;
  const drawn = sign !== undefined && isLeaf(sign) ? braces[sign.words] : undefined;
  const accent = where === 'over' ? accentOf(base_, sign)?.tex : undefined;
  if (drawn?.startsWith(where) || accent !== undefined) return `\\${accent ?? drawn}${inBraces(base_)}`;
  if (isLarge(base_) || hasLimits(base_)) return `${base(base_)}${where === 'under' ? '_' : '^'}${inBraces(sign)}`;
  return `\\${where}set${inBraces(sign)}${inBraces(base_)}`;
}

/** Two numbers one above the other in brackets have a name of their own, and functions their space. */
function row(parts: readonly MathTree[]): string {
  const isSign = (at: number, words: string): boolean => parts[at] !== undefined && isLeaf(parts[at]) && parts[at].words === words;
  const said: string[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const [part, next] = [parts[at], parts[at + 1]];
    if (part === undefined) continue;
    if (isSign(at, application)) {
      if (next?.name === 'mspace') at += 1;
    } else if (isSign(at, '(') && isSign(at + 2, ')') && next !== undefined && !isLeaf(next) && isWithoutBar(next)) {
      said.push(`\\binom${next.parts.map(inBraces).join('')}`);
      at += 2;
    } else said.push(texOf(part));
  }
  return join(said);
}
