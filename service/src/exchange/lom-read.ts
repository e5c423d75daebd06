/** LOM records, of us and of others: what has a field of ours goes there, everything else is kept under its path in LOM. */
import type { XmlElement } from '../reading/xml.ts';
import { fromIsoDuration } from './durations.ts';
import { identifierFields, pathText, type ForeignRecord } from './fields.ts';
import { ownSource } from './lom-write.ts';

/** The name without a prefix. */
export const local = (name: string) => name.slice(name.indexOf(':') + 1);
/** Children of that name, along the path. */
export function all(element: XmlElement, ...path: readonly string[]): XmlElement[] {
  const [first, ...rest] = path;
  if (first === undefined) return [element];
  return element.children.filter(({ name }) => local(name) === first).flatMap((child) => all(child, ...rest));
}
/** The first text along the path. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | null {
  return all(element, ...path).map(({ text }) => text).find((text) => text !== '') ?? null;
}

/** Paths whose values have become fields; what is elsewhere is kept as it came. */
const read = new Set([
  'general.identifier.catalog', 'general.identifier.entry', 'general.title.string', 'general.language', 'general.description.string', 'general.keyword.string',
  'lifeCycle.version.string', 'technical.format', 'technical.size', 'technical.location', 'technical.duration.duration',
  'rights.description.string', 'metaMetadata.metadataSchema', 'metaMetadata.identifier.catalog', 'metaMetadata.identifier.entry',
]);
/** Branches that are taken apart as a whole. */
const branches = new Set(['lifeCycle.contribute', 'metaMetadata.contribute', 'relation', 'classification']);

/** @param source who delivers it */
export function readLom(lom: XmlElement, line: number | null, source: string): ForeignRecord {
  const own = new Map(all(lom, 'field').flatMap(({ attributes, text }) => (attributes.has('name') ? [[attributes.get('name') ?? '', text] as const] : [])));
  const texts = (...path: string[]) => all(lom, ...path).map(({ text }) => text).filter((text) => text !== '');
  const contributors = all(lom, 'lifeCycle', 'contribute');
  const ofRole = (wanted: readonly string[]) => contributors.filter((one) => wanted.includes(textAt(one, 'role', 'value')?.toLowerCase() ?? ''));
  const authors = ofRole(['author', 'lecturer', 'content provider', 'instructional designer']);
  const publishers = ofRole(['publisher']);
  const reviewers = all(lom, 'metaMetadata', 'contribute').filter((one) => textAt(one, 'role', 'value') === 'validator');
  const names = (list: readonly XmlElement[]) => list.flatMap((one) => all(one, 'entity')).map(({ text }) => nameOf(text)).filter((name) => name !== '');
  const day = (list: readonly XmlElement[]) => list.map((one) => textAt(one, 'date', 'dateTime')).find((date) => date !== null)?.slice(0, 10);
  const [holder, ...licence] = (textAt(lom, 'rights', 'description', 'string') ?? '').split('\n');
  const types = all(lom, 'educational', 'learningResourceType').filter((one) => textAt(one, 'source') === ownSource);
  const format = textAt(lom, 'technical', 'format');
  const covers = all(lom, 'relation').filter((one) => textAt(one, 'kind', 'value') === 'cover');
  const paths = all(lom, 'classification').filter((one) => textAt(one, 'purpose', 'value') === 'discipline').flatMap((one) => all(one, 'taxonPath'));
  const path = paths[0] === undefined ? [] : all(paths[0], 'taxon').map((taxon) => textAt(taxon, 'entry', 'string') ?? textAt(taxon, 'id') ?? '');
  const location = texts('technical', 'location');
  const fields: [string, string | null | undefined][] = [
    ...identifierFields(textAt(lom, 'general', 'identifier', 'entry') ?? location[0] ?? ''),
    ['title', textAt(lom, 'general', 'title', 'string')],
    ['type', types.map((one) => textAt(one, 'value')).find((code) => code !== null) ?? typeOf(format)],
    ['description', textAt(lom, 'general', 'description', 'string')],
    ['url', location[0]],
    ['provider', names(publishers)[0]],
    ['rightsHolder', holder],
    ['licence', licence.join(' ')],
    ['lecturers', names(authors).join(';')],
    ['created', day(authors)],
    ['modified', day(publishers)],
    ['cover', covers[0] && textAt(covers[0], 'resource', 'identifier', 'entry')],
    ['keywords', texts('general', 'keyword', 'string').join(';')],
    ['category', pathText(path)],
    ['duration', fromIsoDuration(textAt(lom, 'technical', 'duration', 'duration') ?? '')],
    ['format', format],
    ['size', textAt(lom, 'technical', 'size')],
    ['language', languageOf(textAt(lom, 'general', 'language'))],
    ['version', textAt(lom, 'lifeCycle', 'version', 'string')],
    ['audience', audienceOf(lom)],
    ['reviewer', names(reviewers)[0]],
    ['reviewed', day(reviewers)],
  ];
  if (own.size > 0) return { line, fields: [...fields.filter(([name]) => !own.has(name)), ...own] };
  return { line, fields: [...fields, ...others(lom), ['metadataSource', source]] };
}

/** Values of LOM that no field of ours holds. */
function others(lom: XmlElement): [string, string][] {
  const found = new Map<string, string[]>();
  const walk = (element: XmlElement, path: string): void => {
    if (branches.has(path)) return;
    if (element.text !== '' && !read.has(path) && local(element.name) !== 'source') found.set(path, [...(found.get(path) ?? []), element.text]);
    for (const child of element.children) walk(child, path === '' ? local(child.name) : `${path}.${local(child.name)}`);
  };
  walk(lom, '');
  found.delete('educational.intendedEndUserRole.value');
  const rest = all(lom, 'relation').filter((one) => textAt(one, 'kind', 'value') !== 'cover').map((one) => `${textAt(one, 'kind', 'value') ?? ''} ${textAt(one, 'resource', 'identifier', 'entry') ?? ''}`.trim());
  return [...[...found].map(([path, values]): [string, string] => [`lom.${path}`, values.join('; ')]), ...(rest.length === 0 ? [] : [['lom.relation', rest.join('; ')] as [string, string]])];
}

function audienceOf(lom: XmlElement): string | null {
  return textAt(lom, 'educational', 'intendedEndUserRole', 'value');
}

const typeOf = (format: string | null) => (format?.startsWith('video/') ? 'A01' : format?.startsWith('audio/') ? 'A02' : 'A03');
/** LOM says `none` of what has no words; older records name languages by three letters, which are tags too. */
const languageOf = (text: string | null) => (text === 'none' || text === 'x-none' ? null : (text?.replaceAll('_', '-') ?? null));

/** The name of a vCard; what is none is taken as a name. */
function nameOf(entity: string): string {
  if (!/BEGIN:VCARD/i.test(entity)) return entity.trim();
  const line = /^(?:FN|ORG)(?:;[^:\n]*)?:(.*)$/im.exec(entity)?.[1] ?? '';
  return line.trim().replace(/\\n/gi, ' ').replace(/\\(.)/g, '$1');
}
