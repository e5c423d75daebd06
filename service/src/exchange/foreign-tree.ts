/**
 * A record of a foreign format as a tree. Values are taken out of it as they become fields of ours, and whatever nobody has taken
 * remains, under its path: nothing is lost because a reader knows the place where it stands.
 */
import { technicalAttribute, type XmlElement } from '../reading/xml.ts';
import { local } from './xml-paths.ts';

interface TreeOptions {
  /** Name of an element in a path. */
  nameOf?: (name: string) => string;
  /** What a text says to people. */
  wordsOf?: (text: string) => string;
}

/** Letters that are gone through to find what a field says already; what is not looked for any more remains. */
const mostLooking = 5_000_000;

export class ForeignTree {
  readonly root: XmlElement;
  readonly #nameOf: (name: string) => string;
  readonly #wordsOf: (text: string) => string;
  readonly #fields: [name: string, text: string][] = [];
  /** Fields that the record says by our own names: they have the word. */
  readonly #own = new Map<string, string>();
  readonly #said = new Map<string, string>();
  readonly #taken = new Set<XmlElement>();
  readonly #takenAttributes = new Map<XmlElement, Set<string>>();
  #looking = mostLooking;

  constructor(root: XmlElement, { nameOf = local, wordsOf = (text) => text }: TreeOptions = {}) {
    this.root = root;
    this.#nameOf = nameOf;
    this.#wordsOf = wordsOf;
  }

  /** What has become fields. */
  get fields(): readonly [name: string, text: string][] {
    return this.#fields;
  }

  /** A field that the record says by our own name. To be told before any other. */
  own(name: string, text: string, ...from: readonly XmlElement[]): void {
    this.#own.set(name, this.#own.get(name) ?? text);
    this.#fields.push([name, text]);
    this.take(from);
  }

  hasOwn(name: string): boolean {
    return this.#own.has(name);
  }

  /** A field in the words of where it comes from, which remains where the field does not say the whole of it. */
  say(name: string, text: string | null | undefined, from?: XmlElement): void {
    this.#give(name, text);
    if (from && this.says(this.#wordsOf(from.text), name)) this.take([from]);
  }

  /** A field with the words of several. */
  join(name: string, from: readonly XmlElement[], between: string, wordsOf = (text: string) => text): void {
    this.#give(name, from.map(({ text }) => wordsOf(text)).join(between));
    const hasOwn = this.#own.has(name);
    this.take(from.filter(({ text }) => this.#wordsOf(text) === wordsOf(text) && (!hasOwn || this.says(wordsOf(text), name))));
  }

  /** A field that says the same in another form. */
  become(name: string, text: string | null | undefined, from: readonly XmlElement[]): void {
    this.#give(name, text);
    this.take(from);
  }

  /** True where these fields say each of the lines. */
  says(text: string, ...names: readonly string[]): boolean {
    const given = names.map((name) => this.#own.get(name) ?? this.#said.get(name) ?? '');
    const lines = text.split('\n');
    this.#looking -= given.reduce((sum, { length }) => sum + length, 0) * lines.length;
    return this.#looking > 0 && lines.every((line) => given.some((one) => one.includes(line.trim())));
  }

  /** What they say, the fields say already. */
  take(elements: Iterable<XmlElement>): void {
    for (const element of elements) this.#taken.add(element);
  }

  takeAttribute(element: XmlElement | undefined, ...names: readonly string[]): void {
    if (element === undefined) return;
    const taken = this.#takenAttributes.get(element) ?? new Set<string>();
    for (const name of names) taken.add(name);
    this.#takenAttributes.set(element, taken);
  }

  /** Takes a word that only names what stands beside it, where nothing of that remains. */
  takeLabel(group: XmlElement, label: XmlElement | undefined): void {
    if (label !== undefined && this.#left(group, '', new Set(), label).next().done) this.take([label]);
  }

  /** They remain, although fields say it as well. */
  giveBack(elements: Iterable<XmlElement>): void {
    for (const element of elements) this.#taken.delete(element);
  }

  /** Every element, the root first. */
  *elements(element = this.root): Generator<XmlElement> {
    yield element;
    for (const child of element.children) yield* this.elements(child);
  }

  /**
   * All that remains, by its path.
   * @param groups paths of elements of which one line is made: what stands in them belongs together
   */
  rest(prefix: string, groups: ReadonlySet<string> = new Set()): [name: string, text: string][] {
    return Array.from(this.#left(this.root, '', groups), ([path, text]) => [/^(?:@|$)/.test(path) ? `${prefix}${path}` : `${prefix}.${path}`, text]);
  }

  #give(name: string, text: string | null | undefined): void {
    if (!text || this.#own.has(name)) return;
    this.#said.set(name, text);
    this.#fields.push([name, text]);
  }

  *#left(element: XmlElement, path: string, groups: ReadonlySet<string>, except?: XmlElement): Generator<[path: string, text: string]> {
    if (element.text !== '' && element !== except && !this.#taken.has(element)) yield [path, this.#wordsOf(element.text)];
    const taken = this.#takenAttributes.get(element);
    for (const [name, value] of element.attributes) if (value !== '' && !technicalAttribute.test(name) && !taken?.has(name)) yield [`${path}@${name}`, value];
    for (const child of element.children) {
      const name = this.#nameOf(child.name);
      const below = path === '' ? name : `${path}.${name}`;
      const left = this.#left(child, below, groups, except);
      if (!groups.has(below)) yield* left;
      else {
        const line = Array.from(left, ([, text]) => text).join(' ');
        if (line !== '') yield [below, line];
      }
    }
  }
}
