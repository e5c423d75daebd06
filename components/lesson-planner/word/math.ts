/** A formula as Word writes it (OMML). */
import { accentOf, hasLimits, isLarge, isLine, isWithoutBar, lineSigns } from '../model/accents.ts';
import { isLeaf, type MathBranch, type MathLeaf, type MathTree } from '../model/formula.ts';

export const mathNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/math';

export function wordMath(tree: MathTree, escape: (words: string) => string): string {
  return `<m:oMath>${new Writer(escape).write(tree)}</m:oMath>`;
}

/** What has something below or above it; a root or a fraction that begins with a large sign is no sum. */
const scripts: ReadonlySet<MathTree['name']> = new Set(['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover']);

class Writer {
  readonly #escape: (words: string) => string;

  constructor(escape: (words: string) => string) {
    this.#escape = escape;
  }

  write(tree: MathTree): string {
    if (isLeaf(tree)) return this.#run(tree);
    const { name, parts } = tree;
    switch (name) {
      case 'mfrac':
        return `<m:f>${isWithoutBar(tree) ? '<m:fPr><m:type m:val="noBar"/></m:fPr>' : ''}${this.#in('num', parts[0])}${this.#in('den', parts[1])}</m:f>`;
      case 'msqrt':
        return `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>${this.#row(parts)}</m:e></m:rad>`;
      case 'mroot':
        return `<m:rad>${this.#in('deg', parts[1])}${this.#in('e', parts[0])}</m:rad>`;
      case 'msub':
      case 'msup':
      case 'msubsup':
      case 'munder':
      case 'mover':
      case 'munderover':
        return this.#scripts(tree);
      case 'mtable':
        return `<m:m>${parts.map((row) => `<m:mr>${(isLeaf(row) ? [row] : row.parts).map((cell) => this.#in('e', cell)).join('')}</m:mr>`).join('')}</m:m>`;
      case 'mrow':
      case 'mtr':
      case 'mtd':
        return this.#row(parts);
    }
  }

  #run({ name, words }: MathLeaf): string {
    const said = name === 'mspace' ? ' ' : words;
    if (said === '') return '';
    const isUpright = name === 'mtext' || (name === 'mi' && Array.from(said).length > 1);
    return `<m:r>${isUpright ? '<m:rPr><m:nor/></m:rPr>' : ''}<m:t xml:space="preserve">${this.#escape(said)}</m:t></m:r>`;
  }

  #in(tag: string, tree: MathTree | undefined): string {
    return `<m:${tag}>${tree === undefined ? '' : this.write(tree)}</m:${tag}>`;
  }

  /** What a sum is of stands within it. */
  #row(parts: readonly MathTree[]): string {
    let said = '';
    for (let at = 0; at < parts.length; at += 1) {
      const part = parts[at];
      const isSum = part !== undefined && !isLeaf(part) && scripts.has(part.name) && isLarge(part.parts[0]);
      if (isSum) said += this.#scripts(part, parts[(at += 1)]);
      else if (part !== undefined) said += this.write(part);
    }
    return said;
  }

  #scripts({ name, parts }: MathBranch, of?: MathTree): string {
    const [base, one, two] = parts;
    const [below, above] = /sub|under/u.test(name) ? [one, two] : [undefined, one];
    const isAround = /under|over/u.test(name);
    if (base !== undefined && isLeaf(base) && isLarge(base)) {
      const hide = `${below === undefined ? '<m:subHide m:val="1"/>' : ''}${above === undefined ? '<m:supHide m:val="1"/>' : ''}`;
      return `<m:nary><m:naryPr><m:chr m:val="${this.#escape(base.words)}"/><m:limLoc m:val="${isAround ? 'undOvr' : 'subSup'}"/>${hide}</m:naryPr>${this.#in('sub', below)}${this.#in('sup', above)}${this.#in('e', of)}</m:nary>`;
    }
    if (isAround || hasLimits(base)) return this.#around(base, below, above);
    const e = this.#in('e', base);
    if (below !== undefined && above !== undefined) return `<m:sSubSup>${e}${this.#in('sub', below)}${this.#in('sup', above)}</m:sSubSup>`;
    return below !== undefined ? `<m:sSub>${e}${this.#in('sub', below)}</m:sSub>` : `<m:sSup>${e}${this.#in('sup', above)}</m:sSup>`;
  }

  #around(base: MathTree | undefined, below: MathTree | undefined, above: MathTree | undefined): string {
    const e = this.#in('e', base);
    if (below === undefined) {
      const accent = accentOf(base, above);
      if (accent !== undefined) return `<m:acc><m:accPr><m:chr m:val="${accent.word}"/></m:accPr>${e}</m:acc>`;
      if (isLine(above, lineSigns.above)) return `<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>${e}</m:bar>`;
      return `<m:limUpp>${e}${this.#in('lim', above)}</m:limUpp>`;
    }
    if (above === undefined && isLine(below, lineSigns.below)) return `<m:bar><m:barPr><m:pos m:val="bot"/></m:barPr>${e}</m:bar>`;
    const low = `<m:limLow>${e}${this.#in('lim', below)}</m:limLow>`;
    return above === undefined ? low : `<m:limUpp><m:e>${low}</m:e>${this.#in('lim', above)}</m:limUpp>`;
  }
}
