/**
 * What a reader has to say about delivered data.
 *
 * A finding names its rule by a stable code and carries parameters; the sentence a person reads lives in the
 * service's locale files under `finding.<rule>`, so that it can be said in the language of whoever asks.
 */

/** How grave a finding is: an `error` row is left out, a `warning` row goes in. */
export type Severity = 'error' | 'warning';

/** One remark about one place in one delivered file. */
export interface Finding {
  /** Name of the file inside the delivery, such as `users.csv`. */
  file: string;
  /** Line where the row or element begins, counted from 1; null for the file as a whole. */
  line: number | null;
  /** Column or element the remark is about; null when it is about the whole row. */
  field: string | null;
  /** Stable code, such as `roster.org.loop`. */
  rule: string;
  severity: Severity;
  /** The value found, shortened, and masked where it is a person's number. */
  value?: string;
  /** What the sentence needs besides file, line, field and value. */
  params?: Record<string, string | number>;
}

/** The part of a finding that differs from one remark to the next. */
export type Remark = Omit<Finding, 'file' | 'severity'>;

const LONGEST_VALUE = 80;
const MOST_PER_FILE = 1000;

/** Shortens a value for a report, never cutting a character in two. */
export function excerpt(value: string): string {
  const characters = Array.from(value.slice(0, LONGEST_VALUE * 2 + 2));
  return characters.length > LONGEST_VALUE ? `${characters.slice(0, LONGEST_VALUE).join('')}…` : characters.join('');
}

/** Keeps the first two and the last two characters of a personal number, so that its owner can find the row. */
export function mask(value: string): string {
  return value.length > 6 ? `${value.slice(0, 2)}${'*'.repeat(value.length - 4)}${value.slice(-2)}` : '*'.repeat(value.length);
}

/**
 * Collects findings, a thousand a file at most: a file of the wrong kind is wrong in every row, and nobody reads
 * a million remarks.
 */
export class Findings {
  readonly #list: Finding[] = [];
  readonly #counts = new Map<string, number>();
  readonly #torn = new Set<string>();

  /** Records why a row or file is left out. */
  error(file: string, remark: Remark): void {
    if (remark.field === null || remark.rule.startsWith('csv.')) this.#torn.add(file);
    this.#add({ ...remark, file, severity: 'error' });
  }

  /** Records what somebody should look at although the row goes in. */
  warning(file: string, remark: Remark): void {
    this.#add({ ...remark, file, severity: 'warning' });
  }

  /** Records why the rest of a file was not read; listed however many remarks came before. */
  last(file: string, remark: Remark): void {
    this.#list.push({ ...remark, file, severity: 'error' });
  }

  /** Whether the file could be taken apart into its rows, all of them; what a row itself says may still be wrong. */
  isWhole(file: string): boolean {
    return !this.#torn.has(file);
  }

  #add(finding: Finding): void {
    const count = (this.#counts.get(finding.file) ?? 0) + 1;
    this.#counts.set(finding.file, count);
    if (count > MOST_PER_FILE) return;
    if (finding.value !== undefined) finding.value = excerpt(finding.value);
    this.#list.push(finding);
  }

  /** All findings in the order of the files' first remarks, each file by line. */
  list(): Finding[] {
    const order = [...this.#counts.keys()];
    const rank = new Map(order.map((file, index) => [file, index]));
    const sorted = [...this.#list].sort(
      (a, b) => (rank.get(a.file) ?? 0) - (rank.get(b.file) ?? 0) || (a.line ?? 0) - (b.line ?? 0),
    );
    for (const [file, count] of this.#counts) {
      if (count <= MOST_PER_FILE) continue;
      sorted.push({ file, line: null, field: null, rule: 'findings.more', severity: 'warning', params: { count: count - MOST_PER_FILE } });
    }
    return sorted;
  }
}
