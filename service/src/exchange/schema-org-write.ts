/** Records as schema.org JSON-LD (LearningResource). */
import { fieldsBesides } from './field-texts.ts';
import { isoDuration } from './durations.ts';
import type { ExchangeRecord } from './exchange-record.ts';
import { ownNamespace } from './lom-write.ts';

export const typeNames: Readonly<Record<string, string>> = { A01: 'VideoObject', A02: 'AudioObject', A03: 'Course' };
/** Fields that schema.org holds in a property of its own; the others are additional properties. */
const native = new Set([
  'identifier', 'title', 'description', 'url', 'provider', 'rightsHolder', 'created', 'modified', 'clicks', 'learners', 'cover', 'keywords', 'duration', 'format', 'size', 'audience', 'language', 'licence', 'version',
]);
const property = (name: string, value: string) => ({ '@type': 'PropertyValue', name, value });
const counter = (type: string, count: number | null) => (count === null ? [] : [{ '@type': 'InteractionCounter', interactionType: `https://schema.org/${type}`, userInteractionCount: count }]);

export function toSchemaOrg({ row, admittedBy, attribution }: ExchangeRecord): Record<string, unknown> {
  const given: Record<string, unknown> = {
    '@type': ['LearningResource', typeNames[row.type]].filter((type) => type !== undefined),
    // By it whoever reads it knows what is said twice.
    additionalType: ownNamespace,
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
    additionalProperty: fieldsBesides(row, native).map(([name, text]) => property(name, text)),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)));
}

export const schemaOrgContext = 'https://schema.org';
