/** Records as LOM (IEEE 1484.12.1) in the XML of IEEE 1484.12.3. */
import { fieldsBesides } from './field-texts.ts';
import { isoDuration } from './durations.ts';
import type { ExchangeRecord } from './exchange-record.ts';
import { around, leaf } from './xml-write.ts';

export const lomNamespace = 'http://ltsc.ieee.org/xsd/LOM';
/** What LOM has no place for stands in elements of this namespace; the binding allows extensions. */
export const ownNamespace = 'urn:ls:record';
/** Vocabulary of the values that LOM does not name itself. */
export const ownSource = 'ls';
/** What categories are taken from. */
export const ownTaxonomy = { name: '所属分类', language: 'zh-CN' } as const;

/** Fields that LOM holds in a place of its own, without loss. */
const native = new Set([
  'identifier', 'title', 'type', 'description', 'keywords', 'language', 'version', 'provider', 'modified', 'format', 'size', 'url', 'duration', 'category', 'cover', 'audience',
]);
const lomSource = leaf('source', 'LOMv1.0');

export function writeLom({ row, admittedBy, changedAt }: ExchangeRecord): string {
  const language = row.language ?? ownTaxonomy.language;
  const text = (name: string, value: string | null) => (value === null || value === '' ? '' : around(name, [leaf('string', value, { language })]));
  const term = (name: string, value: string, source = lomSource) => around(name, [source, leaf('value', value)]);
  const contribute = (role: string, names: readonly string[], date: string | null) =>
    names.length === 0 && date === null
      ? ''
      : around('contribute', [
          term('role', role),
          ...names.map((name) => leaf('entity', vCard(name))),
          ...(date === null ? [] : [around('date', [leaf('dateTime', date)])]),
        ]);
  const section = (name: string, parts: readonly string[]) => {
    const given = parts.filter((part) => part !== '');
    return given.length === 0 ? '' : around(name, given);
  };
  return around(
    'lom',
    [
      section('general', [
        around('identifier', [leaf('catalog', ownSource), leaf('entry', row.identifier)]),
        text('title', row.title),
        leaf('language', row.language),
        text('description', row.description),
        ...row.keywords.map((keyword) => text('keyword', keyword)),
      ]),
      section('lifeCycle', [
        text('version', row.version),
        contribute('author', row.lecturers.people.map(({ name }) => name), row.created),
        contribute('publisher', row.provider === '' ? [] : [row.provider], row.modified),
      ]),
      section('metaMetadata', [
        around('identifier', [leaf('catalog', ownSource), leaf('entry', row.identifier)]),
        contribute('creator', [admittedBy], changedAt),
        row.review === null ? '' : contribute('validator', [row.review.reviewer ?? row.review.unit ?? ''].filter((name) => name !== ''), row.review.date),
        leaf('metadataSchema', 'LOMv1.0'),
      ]),
      section('technical', [
        leaf('format', row.format),
        leaf('size', row.size),
        leaf('location', row.url),
        row.duration === null ? '' : around('duration', [leaf('duration', isoDuration(row.duration))]),
      ]),
      section('educational', [
        term('learningResourceType', row.type, leaf('source', ownSource)),
        row.audience === null ? '' : term('intendedEndUserRole', row.audience, leaf('source', ownSource)),
      ]),
      section('rights', [
        row.licence === null ? '' : term('copyrightAndOtherRestrictions', 'yes'),
        text('description', [row.rightsHolder, row.licence].filter((part) => part !== null && part !== '').join('\n')),
      ]),
      ...(row.cover === null
        ? []
        : [around('relation', [term('kind', 'cover', leaf('source', ownSource)), around('resource', [around('identifier', [leaf('catalog', 'URI'), leaf('entry', row.cover.address)])])])]),
      ...(row.category.length === 0
        ? []
        : [
            around('classification', [
              term('purpose', 'discipline'),
              around('taxonPath', [around('source', [leaf('string', ownTaxonomy.name, { language: ownTaxonomy.language })]), ...row.category.map((level) => around('taxon', [text('entry', level)]))]),
            ]),
          ]),
      ...fieldsBesides(row, native).map(([name, value]) => leaf('ls:field', value, { name })),
    ],
    { xmlns: lomNamespace, 'xmlns:ls': ownNamespace },
  );
}

/** A name as LOM wants entities: a vCard 3.0. */
function vCard(name: string): string {
  const escaped = name.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
  return `BEGIN:VCARD\nVERSION:3.0\nFN:${escaped}\nN:${escaped};;;;\nEND:VCARD`;
}
