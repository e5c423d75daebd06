/** A cmi5 course as its `cmi5.xml` describes it: parsed, and held against the rules of the specification. */
import { isInside } from './inside.ts';
import { isProblem, parseXml, type XmlElement } from '../reading/xml.ts';

export type MoveOn = 'Passed' | 'Completed' | 'CompletedAndPassed' | 'CompletedOrPassed' | 'NotApplicable';

/** A unit that is launched. */
export interface Unit {
  kind: 'unit';
  id: string;
  title: Record<string, string>;
  description: Record<string, string>;
  url: string;
  launchMethod: 'AnyWindow' | 'OwnWindow';
  moveOn: MoveOn;
  masteryScore: number | null;
  activityType: string | null;
  launchParameters: string | null;
  entitlementKey: string | null;
}
/** A chapter: satisfied when all that it holds is. */
export interface Block {
  kind: 'block';
  id: string;
  title: Record<string, string>;
  description: Record<string, string>;
  children: (Unit | Block)[];
}
export interface Course {
  id: string;
  title: Record<string, string>;
  description: Record<string, string>;
  children: (Unit | Block)[];
  /** What a course speaks that does not speak cmi5: SCORM and H5P, which pages of ours carry, or xAPI by its own words. */
  runtime?: 'scorm12' | 'scorm2004' | 'tincan' | 'h5p';
}

/** Thrown for a package that breaks a rule; `requirement` is its number in the cmi5 specification's list, its place in that of SCORM, or the part of `tincan.xml` or of the specification of H5P. */
export class CourseError extends Error {
  readonly rule: string;
  readonly requirement: string;

  constructor(rule: string, requirement: string, what: string) {
    super(`${what} (${/^\d/.test(requirement) ? 'cmi5 ' : ''}${requirement})`);
    this.name = 'CourseError';
    this.rule = rule;
    this.requirement = requirement;
  }
}

const namespace = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';
const deepest = 40;
const mostUnits = 5000;
const moveOns: readonly string[] = ['Passed', 'Completed', 'CompletedAndPassed', 'CompletedOrPassed', 'NotApplicable'] satisfies MoveOn[];
/** What a launch adds to the address: a course that has them itself could not be told apart. */
const launchParameters = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'];
/** The parts of each element, in the order in which they must stand; others belong to extensions of the format. */
const order: Readonly<Record<string, readonly string[]>> = {
  course: ['title', 'description'],
  block: ['title', 'description', 'objectives', 'au', 'block'],
  au: ['title', 'description', 'objectives', 'url', 'launchParameters', 'entitlementKey'],
};

/** @throws CourseError */
export function parseCourse(text: string): Course {
  const root = parseXml(text.replace(/^\uFEFF/, ''), deepest);
  if (isProblem(root) || root.name !== 'courseStructure' || root.attributes.get('xmlns') !== namespace) {
    throw new CourseError('structure', '13.2.0.0-1', 'cmi5.xml is not a course structure');
  }
  const reader = new Reader();
  return reader.course(root);
}

/** All units in the order of the document: a unit is launched by its place in it. */
export function unitsOf(children: readonly (Unit | Block)[]): Unit[] {
  return children.flatMap((child) => (child.kind === 'unit' ? [child] : unitsOf(child.children)));
}

class Reader {
  readonly #seen = { block: new Set<string>(), au: new Set<string>(), objective: new Set<string>() };
  #units = 0;

  course(root: XmlElement): Course {
    const course = one(root, 'course');
    for (const objective of root.children.find(({ name }) => name === 'objectives')?.children ?? []) this.#objective(objective);
    requireOrder(course);
    const id = iri(course);
    const children = root.children.flatMap((child) => this.#child(child));
    if (this.#units === 0) throw new CourseError('structure', '13.2.0.0-1', 'The course has no unit');
    return { id, ...this.#words(course), children };
  }

  #child(element: XmlElement): (Unit | Block)[] {
    if (element.name === 'au') return [this.#unit(element)];
    return element.name === 'block' ? [this.#block(element)] : [];
  }

  #block(element: XmlElement): Block {
    requireOrder(element);
    const id = this.#own('block', iri(element), '13.1.2.0-1');
    const children = element.children.flatMap((child) => this.#child(child));
    if (children.length === 0) throw new CourseError('structure', '13.2.0.0-1', `Block ${id} is empty`);
    return { kind: 'block', id, ...this.#words(element), children };
  }

  #unit(element: XmlElement): Unit {
    requireOrder(element);
    if (++this.#units > mostUnits) throw new CourseError('structure', '13.2.0.0-1', `More than ${mostUnits} units`);
    const id = this.#own('au', iri(element), '13.1.4.0-1');
    const { attributes } = element;
    const moveOn = attributes.get('moveOn') ?? 'NotApplicable';
    const launchMethod = attributes.get('launchMethod') ?? 'AnyWindow';
    const mastery = attributes.get('masteryScore');
    const masteryScore = mastery === undefined ? null : Number(mastery);
    const isMastery = masteryScore === null || (masteryScore >= 0 && masteryScore <= 1);
    if (!moveOns.includes(moveOn) || !['AnyWindow', 'OwnWindow'].includes(launchMethod) || !isMastery) {
      throw new CourseError('structure', '13.2.0.0-1', `Unit ${id} has an attribute with an unknown value`);
    }
    return {
      kind: 'unit',
      id,
      ...this.#words(element),
      url: address(one(element, 'url').text, id),
      launchMethod: launchMethod === 'OwnWindow' ? 'OwnWindow' : 'AnyWindow',
      moveOn: moveOn as MoveOn,
      masteryScore,
      activityType: attributes.get('activityType') ?? null,
      launchParameters: textOf(element, 'launchParameters'),
      entitlementKey: textOf(element, 'entitlementKey'),
    };
  }

  #objective(element: XmlElement): void {
    this.#own('objective', iri(element), '13.1.3.0-1');
  }

  #own(kind: 'block' | 'au' | 'objective', id: string, requirement: string): string {
    if (this.#seen[kind].has(id)) throw new CourseError('duplicate', requirement, `${id} stands twice`);
    this.#seen[kind].add(id);
    return id;
  }

  #words(element: XmlElement): { title: Record<string, string>; description: Record<string, string> } {
    return { title: languages(one(element, 'title')), description: languages(one(element, 'description')) };
  }
}

function one(element: XmlElement, name: string): XmlElement {
  const [found, second] = element.children.filter((child) => child.name === name);
  if (found === undefined || second !== undefined) throw new CourseError('structure', '13.2.0.0-1', `<${element.name}> needs one <${name}>`);
  return found;
}

function textOf(element: XmlElement, name: string): string | null {
  return element.children.some((child) => child.name === name) ? one(element, name).text : null;
}

/** Elements with a prefix are extensions and stand where they like. */
function requireOrder({ name, children }: XmlElement): void {
  const names = order[name] ?? [];
  let reached = 0;
  for (const child of children) {
    const at = names.indexOf(child.name);
    if (child.name.includes(':')) continue;
    const place = at >= 0 && ['au', 'block'].includes(child.name) ? names.indexOf('au') : at;
    if (place < reached) throw new CourseError('structure', '13.2.0.0-1', `<${child.name}> does not belong here in <${name}>`);
    reached = place;
  }
}

function languages({ name, children }: XmlElement): Record<string, string> {
  const strings = children.filter((child) => child.name === 'langstring');
  if (strings.length === 0) throw new CourseError('structure', '13.2.0.0-1', `<${name}> has no <langstring>`);
  return Object.fromEntries(strings.map(({ attributes, text }) => [attributes.get('lang') ?? 'und', text]));
}

function iri(element: XmlElement): string {
  const id = element.attributes.get('id') ?? '';
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/.test(id)) throw new CourseError('iri', '3.0.0.0-1', `“${id}” is not an absolute IRI`);
  return id;
}

/** Absolute, or a path inside the package. */
function address(url: string, id: string): string {
  const base = 'https://package.invalid/';
  if (/\s/.test(url) || url === '' || !URL.canParse(url, base)) throw new CourseError('url', '13.1.4.0-2', `The address of ${id} is not one`);
  const parsed = new URL(url, base);
  if (!/^https?:$/.test(parsed.protocol)) throw new CourseError('url', '13.1.4.0-2', `The address of ${id} is not of the web`);
  if (!URL.canParse(url) && !isInside(url)) throw new CourseError('url', '13.1.4.0-2', `The address of ${id} leads out of the package`);
  const clash = launchParameters.find((name) => parsed.searchParams.has(name));
  if (clash !== undefined) throw new CourseError('query', '8.1.0.0-6', `The address of ${id} has a parameter “${clash}” of its own`);
  return url;
}
