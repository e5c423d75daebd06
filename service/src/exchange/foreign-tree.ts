/**
 * A record of a foreign format as a tree. Values are taken out of it as they become fields of ours, and whatever nobody has taken
 * remains, under its path: nothing is lost because a reader knows the place where it stands.
 */
import { parseLecturers, splitList } from '../catalogue/lecturers.ts';
import { technicalAttribute, type XmlElement } from '../reading/xml.ts';
import { local } from './xml-paths.ts';

interface TreeOptions {
  /** Name of an element in a path. */
  nameOf?: (name: string) => string;
  /** What a text says to people. */
  wordsOf?: (text: string) => string;
}

export class ForeignTree {
  readonly root: XmlElement;
  readonly #nameOf: (name: string) => string;
  readonly #wordsOf: (text: string) => string;
  readonly #fields: [name: string, text: string][] = [];
  /** Fields that the record says by our own names: they have the word. */
  readonly #own = new Set<string>();
  /** What each field says: whole lines, and the single values of lists. */
  readonly #said = new Map<string, Set<string>>();
  readonly #taken = new Set<XmlElement>();
  readonly #takenAttributes = new Map<XmlElement, Set<string>>();

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
    this.#own.add(name);
    this.#tell(name, text);
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
    if (text && this.says(text, name)) this.take(from);
  }

  /** True where these fields say each of the lines, as a line or a value of their own: what is part of another word is not said. */
  says(text: string, ...names: readonly string[]): boolean {
    const given = names.flatMap((name) => this.#said.get(name) ?? []);
    return text.split('\n').every((line) => line.trim() === '' || given.some((said) => said.has(line.trim())));
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
    if (text && !this.#own.has(name)) this.#tell(name, text);
  }

  #tell(name: string, text: string): void {
    const said = this.#said.get(name) ?? new Set<string>();
    for (const value of valuesOf(name, text)) said.add(value.trim());
    this.#said.set(name, said);
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

/** The lines of a text, and where the field is a list what it lists. */
function valuesOf(name: string, text: string): string[] {
  const lines = text.split('\n');
  if (name === 'category') return [...lines, ...text.split('-')];
  if (name === 'keywords') return [...lines, ...splitList(text)];
  return name === 'lecturers' ? [...lines, ...splitList(text), ...(parseLecturers(text)?.people.map((person) => person.name) ?? [])] : lines;
}
