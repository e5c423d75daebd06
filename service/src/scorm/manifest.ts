/** A SCORM package as its `imsmanifest.xml` describes it, read as a course: an item is a unit, a chapter a block. */
import { isInside } from '../cmi5/inside.ts';
import { CourseError, type Block, type Course, type Unit } from '../cmi5/structure.ts';
import { isProblem, parseXml, type XmlElement } from '../reading/xml.ts';

export type ScormEdition = 'scorm12' | 'scorm2004';

export interface Manifest extends Course {
  runtime: ScormEdition;
}

const deepest = 60;
const mostItems = 5000;

/** @throws CourseError that names what is wrong with the manifest */
export function parseManifest(text: string): Manifest {
  const root = parseXml(text.replace(/^\uFEFF/, ''), deepest);
  if (isProblem(root)) throw fault(`imsmanifest.xml, line ${root.line}: ${root.rule}`);
  if (local(root) !== 'manifest') throw fault('imsmanifest.xml is not a manifest');
  return new Reader(root).course();
}

const fault = (what: string): CourseError => new CourseError('structure', 'SCORM CAM 3.4', what);
/** Names without their prefix: packages write them as they like. */
const local = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1).toLowerCase();
const child = (element: XmlElement | undefined, name: string): XmlElement | undefined => element?.children.find((one) => local(one) === name);
const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] => element?.children.filter((one) => local(one) === name) ?? [];

function attribute({ attributes }: XmlElement, name: string): string | undefined {
  // Spaces around an identifier are not part of it.
  for (const [key, value] of attributes) if (key.slice(key.indexOf(':') + 1).toLowerCase() === name) return value.trim();
  return undefined;
}

class Reader {
  readonly #root: XmlElement;
  readonly #runtime: ScormEdition;
  readonly #resources = new Map<string, XmlElement>();
  readonly #seen = new Set<string>();
  #items = 0;

  constructor(root: XmlElement) {
    this.#root = root;
    const version = child(child(root, 'metadata'), 'schemaversion')?.text.trim() ?? '';
    // Many packages of 1.2 leave the version out; those of 2004 have its namespaces.
    const isNew = /2004|CAM 1\.3/i.test(version) || (version === '' && [...root.attributes.values()].some((value) => value.includes('adlcp_v1p3')));
    this.#runtime = isNew ? 'scorm2004' : 'scorm12';
    for (const resource of childrenOf(child(root, 'resources'), 'resource')) {
      const id = attribute(resource, 'identifier') ?? '';
      if (this.#resources.has(id)) throw fault(`imsmanifest.xml has two resources “${id}”`);
      this.#resources.set(id, resource);
    }
  }

  course(): Manifest {
    const organizations = child(this.#root, 'organizations');
    const all = childrenOf(organizations, 'organization');
    const wanted = organizations && attribute(organizations, 'default');
    const organization = all.find((one) => attribute(one, 'identifier') === wanted) ?? all[0];
    if (organization === undefined) throw fault('imsmanifest.xml has no organization: nothing in the package can be launched');
    const children = childrenOf(organization, 'item').flatMap((item) => this.#item(item));
    if (this.#items === 0) throw fault('imsmanifest.xml has no item that can be launched');
    const id = `urn:scorm:${encodeURIComponent(attribute(this.#root, 'identifier') ?? '')}`;
    return { id, title: this.#title(organization), description: {}, children, runtime: this.#runtime };
  }

  #item(item: XmlElement): (Unit | Block)[] {
    const id = attribute(item, 'identifier') ?? '';
    if (this.#seen.has(id)) throw fault(`imsmanifest.xml has two items “${id}”`);
    this.#seen.add(id);
    const reference = attribute(item, 'identifierref');
    const inner = childrenOf(item, 'item').flatMap((one) => this.#item(one));
    const own = reference === undefined || reference === '' ? [] : [this.#unit(item, id, reference)];
    if (inner.length === 0) return own;
    return [{ kind: 'block', id: this.#iri(id), title: this.#title(item), description: {}, children: [...own, ...inner] }];
  }

  #unit(item: XmlElement, id: string, reference: string): Unit {
    if (++this.#items > mostItems) throw fault(`imsmanifest.xml has more than ${mostItems} items`);
    const resource = this.#resources.get(reference);
    if (resource === undefined) throw fault(`Item “${id}” stands for a resource “${reference}” that is not there`);
    return {
      kind: 'unit',
      id: this.#iri(id),
      title: this.#title(item),
      description: {},
      url: this.#address(resource, attribute(item, 'parameters') ?? '', id),
      launchMethod: 'AnyWindow',
      moveOn: 'CompletedOrPassed',
      masteryScore: this.#mastery(item),
      activityType: null,
      // Pages without a word of SCORM in them are done when they were opened.
      launchParameters: JSON.stringify({ asset: (attribute(resource, 'scormtype') ?? 'sco').toLowerCase() === 'asset', data: child(item, 'datafromlms')?.text ?? '' }),
      entitlementKey: null,
    };
  }

  /** Path inside the package, from the bases that stand around the resource. */
  #address(resource: XmlElement, parameters: string, id: string): string {
    const bases = [this.#root, child(this.#root, 'resources'), resource].flatMap((one) => (one && attribute(one, 'base')) ?? []);
    const href = [...bases, attribute(resource, 'href') ?? ''].join('').trim();
    const suffix = /^[?#]/.test(parameters) || parameters === '' ? parameters : `?${parameters}`;
    const [path = ''] = href.split(/[?#]/);
    if (path === '' || !isInside(href)) throw fault(`Item “${id}” opens “${href}”, which is not a file of the package`);
    return href + (href.includes('?') ? suffix.replace(/^\?/, '&') : suffix);
  }

  /** 1.2 has it in percent; 2004 as a share, where the main objective is measured. */
  #mastery(item: XmlElement): number | null {
    const percent = child(item, 'masteryscore')?.text.trim();
    const objective = child(child(child(item, 'sequencing'), 'objectives'), 'primaryobjective');
    const share = objective && attribute(objective, 'satisfiedbymeasure') === 'true' ? Number(child(objective, 'minnormalizedmeasure')?.text ?? 1) : Number.NaN;
    const score = percent === undefined || percent === '' ? share : Number(percent) / 100;
    return score >= 0 && score <= 1 ? score : null;
  }

  #title(element: XmlElement): Record<string, string> {
    return { und: child(element, 'title')?.text.trim() || (attribute(element, 'identifier') ?? '') };
  }

  #iri(id: string): string {
    return `urn:scorm:${encodeURIComponent(attribute(this.#root, 'identifier') ?? '')}:${encodeURIComponent(id)}`;
  }
}
