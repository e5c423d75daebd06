/** Records as schema.org JSON-LD (LearningResource), out and in. */
import * as v from 'valibot';
import { fieldTexts } from './field-texts.ts';
import { fromIsoDuration, isoDuration } from './durations.ts';
import type { ExchangeRecord } from './exchange-record.ts';
import { identifierFields, type ForeignRecord } from './fields.ts';

const typeNames: Readonly<Record<string, string>> = { A01: 'VideoObject', A02: 'AudioObject', A03: 'Course' };
/** Fields that schema.org holds in a property of its own; the others are additional properties. */
const native = new Set([
  'identifier', 'title', 'description', 'url', 'provider', 'rightsHolder', 'created', 'modified', 'clicks', 'learners', 'cover', 'keywords', 'duration', 'format', 'size', 'audience', 'language', 'licence', 'version',
]);
const property = (name: string, value: string) => ({ '@type': 'PropertyValue', name, value });
const counter = (type: string, count: number | null) => (count === null ? [] : [{ '@type': 'InteractionCounter', interactionType: `https://schema.org/${type}`, userInteractionCount: count }]);

export function toSchemaOrg({ row, admittedBy, attribution }: ExchangeRecord): Record<string, unknown> {
  const others = [...fieldTexts(row)].filter(([key]) => !native.has(key)).map(([key, text]) => property(key, text));
  const given: Record<string, unknown> = {
    '@type': ['LearningResource', typeNames[row.type]].filter((type) => type !== undefined),
    identifier: row.identifier,
    name: row.title,
    description: row.description || null,
    url: row.url,
    provider: row.provider === '' ? null : { '@type': 'Organization', name: row.provider },
    copyrightHolder: row.rightsHolder === '' ? null : { '@type': 'Organization', name: row.rightsHolder },
    author: row.lecturers.people.map(({ name }) => ({ '@type': 'Person', name })),
    dateCreated: row.created,
    dateModified: row.modified,
    thumbnailUrl: row.cover?.address,
    keywords: row.keywords,
    about: row.category.map((level) => ({ '@type': 'Thing', name: level })),
    duration: row.duration === null ? null : isoDuration(row.duration),
    encodingFormat: row.format,
    contentSize: row.size === null ? null : String(row.size),
    inLanguage: row.language,
    license: row.licence,
    version: row.version,
    audience: row.audience === null ? null : { '@type': 'EducationalAudience', audienceType: row.audience },
    interactionStatistic: [...counter('WatchAction', row.clicks), ...counter('RegisterAction', row.learners)],
    creditText: attribution,
    sdPublisher: { '@type': 'Organization', name: admittedBy },
    additionalProperty: others,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)));
}

export const schemaOrgContext = 'https://schema.org';

const Node = v.record(v.string(), v.unknown());
type Node = v.InferOutput<typeof Node>;

/** The described things of a document, wherever they stand in it; null when it holds none. */
export function nodesOf(document: unknown): Node[] | null {
  const list = Array.isArray(document) ? document : v.is(Node, document) && Array.isArray(document['@graph']) ? document['@graph'] : [document];
  const nodes = list.flatMap((one) => (v.is(Node, one) && !Array.isArray(one) ? [one] : []));
  return nodes.length === 0 ? null : nodes;
}

const read = new Set([
  '@context', '@type', '@id', 'identifier', 'name', 'headline', 'description', 'abstract', 'url', 'contentUrl', 'provider', 'publisher', 'copyrightHolder', 'author', 'creator', 'dateCreated', 'dateModified', 'thumbnailUrl', 'image', 'keywords',
  'duration', 'timeRequired', 'encodingFormat', 'contentSize', 'inLanguage', 'license', 'version', 'audience', 'interactionStatistic', 'creditText', 'sdPublisher', 'additionalProperty',
]);

export function readSchemaOrg(node: Node): ForeignRecord {
  const own = new Map(list(node['additionalProperty']).flatMap((one) => (v.is(Node, one) && typeof one['name'] === 'string' ? [[one['name'], word(one['value']) ?? ''] as const] : [])));
  const types = list(node['@type']).map(String);
  const format = word(node['encodingFormat']);
  const counts = list(node['interactionStatistic']).flatMap((one) => (v.is(Node, one) ? [one] : []));
  const count = (type: string) => word(counts.find((one) => word(one['interactionType'])?.endsWith(type))?.['userInteractionCount']);
  const url = word(node['url']) ?? word(node['contentUrl']);
  const fields: [string, string | null | undefined][] = [
    ...identifierFields(word(node['identifier']) ?? word(node['@id']) ?? url ?? ''),
    ['title', word(node['name']) ?? word(node['headline'])],
    ['type', typeOf(types, format)],
    ['description', word(node['description']) ?? word(node['abstract'])],
    ['url', url],
    ['provider', word(node['provider']) ?? word(node['publisher'])],
    ['rightsHolder', word(node['copyrightHolder'])],
    ['lecturers', words(node['author'] ?? node['creator']).join(';')],
    ['created', word(node['dateCreated'])?.slice(0, 10)],
    ['modified', word(node['dateModified'])?.slice(0, 10)],
    ['cover', word(node['thumbnailUrl']) ?? word(node['image'])],
    ['keywords', typeof node['keywords'] === 'string' ? node['keywords'].replaceAll(/[,，、]/g, ';') : words(node['keywords']).join(';')],
    ['duration', fromIsoDuration(word(node['duration']) ?? word(node['timeRequired']) ?? '')],
    ['format', format],
    ['size', word(node['contentSize'])],
    ['language', word(node['inLanguage'])],
    ['licence', word(node['license'])],
    ['version', word(node['version'])],
    ['audience', v.is(Node, node['audience']) ? (word(node['audience']['audienceType']) ?? word(node['audience'])) : word(node['audience'])],
    ['clicks', count('WatchAction')],
    ['learners', count('RegisterAction')],
  ];
  // What we write for others to read says again what stands among the properties.
  const others = Object.entries(node).filter(([name]) => !read.has(name) && !(name === 'about' && own.has('category'))).map(([name, value]): [string, string] => [`schema.${name}`, typeof value === 'string' ? value : JSON.stringify(value)]);
  return { line: null, fields: [...fields.filter(([name]) => !own.has(name)), ...own, ...others] };
}

const list = (value: unknown): unknown[] => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);
const words = (value: unknown): string[] => list(value).flatMap((one) => word(one) ?? []);

/** The words of a value: text, a number, a named thing, or the first of several. */
function word(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(word).find((one) => one !== null) ?? null;
  if (!v.is(Node, value)) return null;
  return word(value['name'] ?? value['@value'] ?? value['value'] ?? value['url'] ?? value['@id'] ?? null);
}

function typeOf(types: readonly string[], format: string | null): string {
  if (types.includes('VideoObject') || format?.startsWith('video/')) return 'A01';
  return types.includes('AudioObject') || format?.startsWith('audio/') ? 'A02' : 'A03';
}
