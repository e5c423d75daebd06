/** Records of schema.org in JSON-LD, of us and of others: what has a field of ours goes there, everything else is kept under its path. */
import { isStorable } from '../http/storable.ts';
import * as v from 'valibot';
import type { XmlElement } from '../reading/xml.ts';
import { fromIsoDuration } from './durations.ts';
import { dayIn, identifierFields, pathText, safest, type ForeignRecord } from './fields.ts';
import { ForeignTree } from './foreign-tree.ts';
import { ownNamespace } from './lom-write.ts';
import { typeNames } from './schema-org-write.ts';

const Node = v.record(v.string(), v.unknown());
export type Node = v.InferOutput<typeof Node>;

/** The described things of a document, wherever they stand in it; null when it holds none. */
export function nodesOf(document: unknown): Node[] | null {
  const list = Array.isArray(document) ? document : v.is(Node, document) && Array.isArray(document['@graph']) ? document['@graph'] : [document];
  const nodes = list.flatMap((one) => (v.is(Node, one) && !Array.isArray(one) ? [one] : []));
  return nodes.length === 0 ? null : nodes;
}

/** What stands around resources in the graph of a page, and is none. What is not listed may be one: schema.org has hundreds of works, and others have their own. */
const furniture = new Set([
  'Organization', 'EducationalOrganization', 'CollegeOrUniversity', 'School', 'Preschool', 'ElementarySchool', 'MiddleSchool', 'HighSchool', 'GovernmentOrganization', 'ResearchOrganization', 'NewsMediaOrganization', 'Corporation', 'NGO', 'LocalBusiness', 'Person',
  'WebSite', 'BreadcrumbList', 'ListItem', 'ItemList', 'SearchAction', 'ReadAction', 'ViewAction', 'WatchAction', 'EntryPoint', 'InteractionCounter', 'PropertyValue', 'Place', 'AdministrativeArea', 'PostalAddress', 'ContactPoint', 'Brand', 'Offer', 'Audience',
  'EducationalAudience', 'AlignmentObject', 'Review', 'Rating', 'AggregateRating', 'DefinedTerm', 'DefinedTermSet',
]);
/** What is a resource where it is all there is; beside works it is the page on which they stand. */
const pages = new Set([
  'WebPage', 'ItemPage', 'CollectionPage', 'AboutPage', 'ContactPage', 'ProfilePage', 'SearchResultsPage', 'CheckoutPage', 'WebPageElement', 'SiteNavigationElement', 'WPHeader', 'WPFooter', 'WPSideBar', 'WPAdBlock',
]);

/** What is no resource: of the kind of what stands around them, or the page of works beside it. What has no kind is one. */
export function withoutFurniture(nodes: readonly Node[]): { resources: Node[]; others: Node[] } {
  const kinds = nodes.map((node) => ({ node, own: kindsOf(node) }));
  const hasWork = kinds.some(({ own }) => own.some((kind) => !furniture.has(kind) && !pages.has(kind)));
  const isOther = ({ own }: { own: readonly string[] }) => own.length > 0 && own.every((kind) => furniture.has(kind) || (hasWork && pages.has(kind)));
  return { resources: kinds.flatMap((one) => (isOther(one) ? [] : [one.node])), others: kinds.flatMap((one) => (isOther(one) ? [one.node] : [])) };
}

/** Names of its types, whatever vocabulary they are written with. */
export const kindsOf = (node: Node): string[] => [node['@type']].flat().flatMap((type) => (typeof type === 'string' ? [type.replace(/^.*[/#:]/, '')] : []));

/** Whether nothing in it is half a character, which JSON can write and nobody can keep. However deep it is: a file must not exhaust the stack. */
export function areTextsWhole(node: Node): boolean {
  const left: unknown[] = [node];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && !isStorable(value)) return false;
    if (typeof value === 'object' && value !== null) for (const entry of Object.entries(value)) left.push(...entry);
  }
  return true;
}

/** Levels inside a record. */
export const deepestNode = 16;
const learningResource = 'LearningResource';
/** What remains of a property outside of schema.org stands with its name. */
const groups: ReadonlySet<string> = new Set(['additionalProperty']);

/** The record, and the property of which something lies too deep and is left out. */
export function readSchemaOrg(node: Node): { record: ForeignRecord; tooDeep: string | null } {
  const { root, tooDeep } = treeOf('node', node);
  const tree = new ForeignTree(root, { nameOf: (name) => name });
  const at = (name: string) => childrenOf(root, name);
  const first = (...names: string[]) => names.flatMap((name) => at(name).flatMap((one) => wordIn(one) ?? [])).at(0);
  const say = (field: string, ...names: string[]) => {
    const found = first(...names);
    tree.say(field, found?.text, found);
  };
  const day = (field: string, name: string) => {
    const found = first(name);
    tree.say(field, found && dayIn(found.text), found);
  };
  for (const one of at('additionalProperty')) takeProperty(tree, one);
  const addresses = ['url', 'contentUrl'].flatMap((name) => at(name).flatMap((one) => wordIn(one) ?? []));
  const [identifier, url, format, duration] = [first('identifier', '@id'), safest(addresses), first('encodingFormat'), first('duration', 'timeRequired')];
  for (const [name, text] of identifierFields(identifier?.text ?? url?.text ?? '')) tree.say(name, text, identifier);
  say('title', 'name', 'headline');
  takeType(tree, at('@type'), format?.text);
  say('description', 'description', 'abstract');
  tree.say('url', url?.text, url);
  say('provider', 'provider', 'publisher');
  say('rightsHolder', 'copyrightHolder');
  const authors = (at('author').length > 0 ? at('author') : at('creator')).flatMap((one) => wordIn(one) ?? []);
  tree.join('lecturers', authors, ';');
  day('created', 'dateCreated');
  day('modified', 'dateModified');
  say('cover', 'thumbnailUrl', 'image');
  const keywords = at('keywords').flatMap((one) => wordIn(one) ?? []);
  if (typeof node['keywords'] === 'string') tree.become('keywords', node['keywords'].replaceAll(/[,，、]/g, ';'), keywords);
  else tree.join('keywords', keywords, ';');
  if (duration) tree.become('duration', fromIsoDuration(duration.text), [duration]);
  tree.say('format', format?.text, format);
  say('size', 'contentSize');
  say('language', 'inLanguage');
  say('licence', 'license');
  say('version', 'version');
  const audience = at('audience').flatMap((one) => [...childrenOf(one, 'audienceType'), one].flatMap((part) => wordIn(part) ?? [])).at(0);
  tree.say('audience', audience?.text, audience);
  takeCount(tree, 'clicks', 'WatchAction');
  takeCount(tree, 'learners', 'RegisterAction');
  takeWhatIsSaidAgain(tree);
  return { record: { line: null, fields: [...tree.fields, ...tree.rest('schema', groups)] }, tooDeep };
}

/** A property outside of schema.org, under its own name. */
function takeProperty(tree: ForeignTree, property: XmlElement): void {
  const [name] = childrenOf(property, 'name');
  const values = childrenOf(property, 'value').flatMap((one) => wordIn(one) ?? []);
  if (name === undefined || name.text === '' || values.length === 0) return;
  for (const value of values) tree.own(name.text, value.text, value);
  tree.take(ofType(property, 'PropertyValue'));
  tree.takeLabel(property, name);
}

function takeType(tree: ForeignTree, types: readonly XmlElement[], format: string | undefined): void {
  const named = new Set(types.map(({ text }) => text));
  const isFilm = named.has('VideoObject') || format?.startsWith('video/');
  const code = isFilm ? 'A01' : named.has('AudioObject') || format?.startsWith('audio/') ? 'A02' : 'A03';
  tree.say('type', code);
  const said = Object.entries(typeNames).flatMap(([known, name]) => (tree.says(known, 'type') ? [name] : []));
  tree.take(types.filter(({ text }) => text === learningResource || said.includes(text)));
}

function takeCount(tree: ForeignTree, field: string, action: string): void {
  for (const counter of childrenOf(tree.root, 'interactionStatistic')) {
    const [kind] = childrenOf(counter, 'interactionType');
    const [count] = childrenOf(counter, 'userInteractionCount');
    if (!kind?.text.endsWith(action) || count === undefined) continue;
    tree.say(field, count.text, count);
    if (tree.says(count.text, field)) tree.take([kind, ...ofType(counter, 'InteractionCounter')]);
    return;
  }
}

/** Types that say what their place says, and what our own records say for others to read: it stands in their fields already. */
function takeWhatIsSaidAgain(tree: ForeignTree): void {
  const at = (name: string) => childrenOf(tree.root, name);
  const typed: Readonly<Record<string, string>> = { provider: 'Organization', publisher: 'Organization', copyrightHolder: 'Organization', author: 'Person', creator: 'Person', audience: 'EducationalAudience' };
  for (const [name, type] of Object.entries(typed)) for (const one of at(name)) tree.take(ofType(one, type));
  tree.take(at('@context').flatMap((one) => [...tree.elements(one)]));
  const own = at('additionalType').filter(({ text }) => text === ownNamespace);
  if (own.length === 0) return;
  tree.take([...own, ...at('creditText'), ...at('sdPublisher').flatMap((one) => [...childrenOf(one, 'name'), ...ofType(one, 'Organization')])]);
  for (const level of at('about')) {
    const [name] = childrenOf(level, 'name');
    if (name && tree.says(pathText([name.text]), 'category')) tree.take([name, ...ofType(level, 'Thing')]);
  }
}

const childrenOf = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name);
const ofType = (element: XmlElement, type: string) => childrenOf(element, '@type').filter(({ text }) => text === type);

/** Where the words of a value stand: in itself, or in what a thing is called. */
function wordIn(value: XmlElement): XmlElement | null {
  if (value.text !== '') return value;
  for (const name of ['name', '@value', 'value', 'url', '@id']) {
    for (const child of childrenOf(value, name)) {
      const found = wordIn(child);
      if (found !== null) return found;
    }
  }
  return null;
}

/** JSON as a tree: each value of a list comes under the list's own name. */
function treeOf(name: string, value: object): { root: XmlElement; tooDeep: string | null } {
  const root: XmlElement = { name, attributes: new Map(), children: [], text: '' };
  const tooDeep = Object.entries(value).filter(([property, one]) => !add(root, property, one, 1));
  return { root, tooDeep: tooDeep[0]?.[0] ?? null };
}

/** Returns whether all of it was added. */
function add(into: XmlElement, name: string, value: unknown, depth: number): boolean {
  if (depth > deepestNode) return false;
  let isWhole = true;
  if (Array.isArray(value)) {
    for (const one of value) if (!add(into, name, one, depth + 1)) isWhole = false;
    return isWhole;
  }
  const isWord = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (!isWord && !v.is(Node, value)) return true;
  const child: XmlElement = { name, attributes: new Map(), children: [], text: isWord ? String(value).trim() : '' };
  into.children.push(child);
  if (!isWord) for (const [inner, one] of Object.entries(value)) if (!add(child, inner, one, depth + 1)) isWhole = false;
  return isWhole;
}
