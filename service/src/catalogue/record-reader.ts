/** One record read field by field under a profile; what breaks a rule is reported with its line. */
import { beginning } from '../reading/beginning.ts';
import { isContact } from '../reading/contact.ts';
import type { Findings, Severity } from '../reading/finding.ts';
import { withoutContacts } from '../reading/vcard.ts';
import { technicalAttribute, type XmlElement } from '../reading/xml.ts';
import type { CatalogueProfile, ProfileField } from './profile.ts';
import type { RecordText } from './records.ts';
import { parseValue } from './values.ts';
import type { FieldValue, ValueContext } from './values.ts';

/** Elements with an inner structure of their own. */
const STRUCTURED = new Set(['files']);
const NAMED = 'field';
/** Bounds of what is kept besides the profile: a record of a broken or hostile export may have anything. */
const LONGEST_EXTRA = 10_000;
const LONGEST_NAME = 200;
const MOST_EXTRA = 1000;

const namesOfProfile = new WeakMap<CatalogueProfile, ReadonlyMap<string, ProfileField>>();

/** Fields by every element name they may come under. */
function fieldsByName(profile: CatalogueProfile): ReadonlyMap<string, ProfileField> {
  const known = namesOfProfile.get(profile);
  if (known) return known;
  const fields = new Map(profile.fields.flatMap((field) => [field.key, ...field.aliases].map((name) => [name, field] as const)));
  namesOfProfile.set(profile, fields);
  return fields;
}

/** Values of a record by field key. */
export class RecordReader {
  /** True once a rule was broken that a record cannot go without. */
  failed = false;
  readonly #file: string;
  readonly #record: Pick<RecordText, 'line' | 'fieldLines'>;
  readonly #findings: Findings;
  readonly #values = new Map<string, FieldValue>();
  /** Texts of fields the profile does not know, and of those it knows but could not read. */
  readonly extra: Record<string, string> = {};
  #extras = 0;
  readonly #warned = new Set<string>();

  constructor(file: string, record: Pick<RecordText, 'line' | 'fieldLines'>, findings: Findings) {
    this.#file = file;
    this.#record = record;
    this.#findings = findings;
  }

  /** Reports a remark about a field; an error makes the record fail. */
  report(severity: Severity, field: string, rule: string, value?: string, params?: Record<string, string | number>): void {
    const line = this.#record.fieldLines.get(field) ?? this.#record.fieldLines.get(field.split(/[/@]/, 1).join()) ?? this.#record.line;
    this.#findings[severity](this.#file, { line, field, rule, ...(value !== undefined && { value }), ...(params && { params }) });
    if (severity === 'error') this.failed = true;
  }

  /** Reads all fields of the record's element. */
  read(element: XmlElement, profile: CatalogueProfile, context: ValueContext): void {
    const fieldOf = fieldsByName(profile);
    const texts = new Map<ProfileField, { name: string; text: string }>();
    this.#keepAttributes('', element);
    for (const child of element.children) {
      if (STRUCTURED.has(child.name)) {
        this.#keep(child.name, child.text);
        this.#keepAttributes(child.name, child);
        continue;
      }
      const name = nameOf(child);
      const field = fieldOf.get(name);
      if (!field) this.#keepWhole(this.#bounded(name), child);
      else if (child.children.length > 0) this.report('error', name, 'catalogue.field.nested');
      else {
        this.#collect(texts, field, name, child.text);
        this.#keepAttributes(name, child);
      }
    }
    for (const field of profile.fields) {
      const found = texts.get(field);
      if (found) this.#parse(field, found.name, found.text, context);
      else if (field.required) this.report('error', field.key, 'catalogue.field.required');
    }
  }

  #collect(texts: Map<ProfileField, { name: string; text: string }>, field: ProfileField, name: string, text: string): void {
    if (text === '') return;
    const before = texts.get(field);
    if (!before) texts.set(field, { name, text });
    else if (field.format.kind === 'list' || field.format.kind === 'lecturers') before.text += `;${text}`;
    else {
      this.#warnOnce(field.key, name, 'catalogue.field.twice', text);
      // Under a name that no field has, so that it goes out again, too.
      this.#keep(`${field.key}#2`, text);
    }
  }

  #parse(field: ProfileField, name: string, text: string, context: ValueContext): void {
    const value = parseValue(text, field.format, context);
    if (!('refused' in value)) {
      this.#values.set(field.key, value);
      return;
    }
    this.report(field.severity, name, value.refused, text, value.params);
    // A record with an unknown code is shown as it came, never dropped.
    if (field.severity === 'warning') this.#keep(field.key, text);
  }

  /** An element that nobody here knows with all that is in it, by paths. */
  #keepWhole(path: string, element: XmlElement): void {
    this.#keep(path, element.text);
    this.#keepAttributes(path, element);
    this.keepChildren(path, element);
  }

  keepChildren(path: string, { children }: XmlElement): void {
    for (const child of children) this.#keepWhole(this.#bounded(`${path}/${nameOf(child)}`), child);
  }

  #keepAttributes(path: string, { name, attributes }: XmlElement): void {
    for (const [key, value] of attributes) {
      if (!technicalAttribute.test(key) && !(name === NAMED && key === 'name')) this.#keep(this.#bounded(`${path}@${key}`), value);
    }
  }

  /** Keeps a value of which the record has no field. */
  keep(path: string, text: string): void {
    this.#keep(this.#bounded(path), text);
  }

  /** What comes again under a name stands in a line of its own. */
  #keep(name: string, given: string): void {
    // Everybody who finds the resource reads it.
    const { text, isLess } = !name.startsWith('files/') && isContact(name) ? { text: '', isLess: given !== '' } : withoutContacts(given);
    if (isLess) this.#warnOnce('', name, 'catalogue.extra.contact');
    if (text === '') return;
    const before = Object.hasOwn(this.extra, name) ? this.extra[name] : undefined;
    if (before === undefined && this.#extras === MOST_EXTRA) {
      this.#warnOnce('', name, 'catalogue.extra.many', text, { most: MOST_EXTRA });
      return;
    }
    if (before === undefined) this.#extras += 1;
    const value = before === undefined ? text : `${before}\n${text}`;
    if (value.length > LONGEST_EXTRA) this.#warnOnce(name, name, 'catalogue.extra.long', text, { longest: LONGEST_EXTRA });
    // One less where a character would have been cut in two.
    if (before !== undefined && before.length >= LONGEST_EXTRA - 1) return;
    Object.defineProperty(this.extra, name, { value: beginning(value, LONGEST_EXTRA), enumerable: true, configurable: true, writable: true });
  }

  #bounded(name: string): string {
    if (name.length <= LONGEST_NAME) return name;
    const short = beginning(name, LONGEST_NAME);
    this.#warnOnce(short, short, 'catalogue.extra.long', name, { longest: LONGEST_NAME });
    return short;
  }

  #warnOnce(about: string, field: string, rule: string, value?: string, params?: Record<string, number>): void {
    const warned = `${rule} ${about}`;
    if (this.#warned.has(warned)) return;
    this.#warned.add(warned);
    this.report('warning', field, rule, value, params);
  }

  /** Text of a field, taken out of what remains for `extra`. */
  text(key: string): string | null {
    const value = this.#take(key);
    return value?.kind === 'text' ? value.text : null;
  }

  number(key: string): number | null {
    const value = this.#take(key);
    return value?.kind === 'number' ? value.number : null;
  }

  list(key: string): string[] {
    const value = this.#take(key);
    return value?.kind === 'list' ? value.list : [];
  }

  /** A value of one of the kinds that occur once. */
  one<Kind extends 'lecturers' | 'cover' | 'toc'>(key: string, kind: Kind): Extract<FieldValue, { kind: Kind }> | null {
    const value = this.#take(key);
    return value && isKind(value, kind) ? value : null;
  }

  /** Moves what nobody asked for into `extra`. */
  finish(): Record<string, string> {
    for (const [key, value] of this.#values) {
      if (value.kind === 'text') this.#keep(key, value.text);
      else if (value.kind === 'number') this.#keep(key, String(value.number));
      else if (value.kind === 'list') this.#keep(key, value.list.join(';'));
    }
    return this.extra;
  }

  #take(key: string): FieldValue | undefined {
    const value = this.#values.get(key);
    this.#values.delete(key);
    return value;
  }
}

/** A field whose name cannot be an element's says it in an attribute. */
function nameOf({ name, attributes }: XmlElement): string {
  return name === NAMED ? (attributes.get('name') ?? name) : name;
}

function isKind<Kind extends FieldValue['kind']>(value: FieldValue, kind: Kind): value is Extract<FieldValue, { kind: Kind }> {
  return value.kind === kind;
}
