import type { TaxonomyNode } from '../../base/index.ts';
import type { PickerTaxonomy } from '../resource-picker.types.ts';
import { keepWay, keptWay, type Way } from './kept-way.ts';
import { mostDrawn, rowsOf, unknownBranches, type Row } from './rows.ts';

/** Letters that are typed one after the other within this time are one word. */
const sameWordMs = 700;

export interface BrowsingOptions {
  /** The tree is drawn again. */
  changed(): void;
  /** Reads what is below a place; an empty id is the root. */
  ask(nodeId: string): void;
}

/** Which branches of the taxonomy are open, which row has the keyboard, and whether it is shown as a tree or as choices. */
export class Browsing {
  readonly #options: BrowsingOptions;
  readonly #open = new Set<string>();
  readonly #drawn = new Map<string, number>();
  #way: Way = keptWay();
  #at: string | null = null;
  #followed: string | undefined;
  #typed = { letters: '', at: 0 };
  /** What was asked for and has not begun to come: a host may have its own mind about it. */
  readonly #asked = new Set<string>();

  constructor(options: BrowsingOptions) {
    this.#options = options;
  }

  get way(): Way {
    return this.#way;
  }

  go(way: Way): void {
    this.#way = way;
    keepWay(way);
    this.#options.changed();
  }

  rows(taxonomy: PickerTaxonomy): Row[] {
    return rowsOf(taxonomy, { open: this.#open, drawn: this.#drawn });
  }

  /** The row that Tab leads to: where the keyboard was, else where one is, else the first. */
  stop(rows: readonly Row[], chosen: string): string | undefined {
    const has = (key: string | null): boolean => rows.some((row) => row.key === key);
    return has(this.#at) ? (this.#at ?? undefined) : has(chosen) ? chosen : rows[0]?.key;
  }
  reached(key: string): void {
    if (key === this.#at) return;
    this.#at = key;
    this.#options.changed();
  }

  /** Opens the way to a place that was chosen elsewhere. @returns true where the tree is another now */
  follow(taxonomy: PickerTaxonomy): boolean {
    const here = taxonomy.path.at(-1)?.id ?? '';
    if (here === this.#followed) return false;
    this.#followed = here;
    for (const { id, hasChildren } of taxonomy.path) if (hasChildren) this.#open.add(id);
    return true;
  }
  /** Asks for what is open and not known yet. */
  ask(taxonomy: PickerTaxonomy): void {
    for (const key of Object.keys(taxonomy.branches)) this.#asked.delete(key);
    for (const key of unknownBranches(taxonomy, this.rows(taxonomy)).filter((one) => !this.#asked.has(one))) {
      this.#asked.add(key);
      this.#options.ask(key);
    }
  }

  open(ids: readonly string[], isOpen: boolean): void {
    for (const id of ids) {
      if (isOpen) this.#open.add(id);
      else this.#open.delete(id);
    }
    this.#options.changed();
  }
  more(of: string): void {
    this.#drawn.set(of, (this.#drawn.get(of) ?? mostDrawn) + mostDrawn);
    this.#options.changed();
  }
  again(of: string): void {
    this.#options.ask(of);
  }

  /** The next row whose name begins with what was typed; the same letter again goes on to the one after it. */
  find(rows: readonly Row[], from: number, letter: string, { time, nameOf }: { readonly time: number; nameOf(node: TaxonomyNode): string }): Row | undefined {
    const before = time - this.#typed.at < sameWordMs ? this.#typed.letters : '';
    const letters = before === letter ? letter : before + letter;
    this.#typed = { letters, at: time };
    const first = letters.length === 1 ? from + 1 : from;
    const inOrder = [...rows.slice(first), ...rows.slice(0, first)];
    return inOrder.find((row) => row.type === 'place' && nameOf(row.node).toLowerCase().startsWith(letters.toLowerCase()));
  }
}
