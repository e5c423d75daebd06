/** A stored resource as it goes out: all that came in, with addresses that others can open. */
import * as v from 'valibot';
import { isPublicHttps } from '../catalogue/package.ts';
import type { ResourceRow, TocItem } from '../catalogue/types.ts';
import { parseStored } from '../database/stored.ts';
import { attributionOf, linkOf, ResourceDocument } from '../features/resources/resource.ts';
import { Delivered } from '../import/delivered.ts';
import { writeToc } from './toc-write.ts';

export interface ExchangeRecord {
  id: string;
  row: ResourceRow;
  admittedBy: string;
  attribution: string;
  changedAt: string;
}
export interface StoredResource {
  id: string;
  document: unknown;
  delivered: string | null;
  modified_at: string;
}

const StoredDelivered = v.pipe(v.string(), v.parseJson(), Delivered);
/** Fields of the profile that stand among the others in what the contract shows. */
const besides = ['audience', 'cost', 'format', 'version', 'declaredType'] as const;

/** @throws StoredDataError */
export function recordOf({ id, document: stored, delivered: kept, modified_at }: StoredResource, origin: string): ExchangeRecord {
  const document = parseStored(ResourceDocument, stored, 'resource.document');
  const delivered = kept === null ? null : parseStored(StoredDelivered, kept, 'resource.delivered');
  return { id, row: rowOf(id, document, delivered, origin), admittedBy: document.admittedBy.name, attribution: attributionOf(document), changedAt: modified_at };
}

function rowOf(id: string, document: ResourceDocument, delivered: Delivered | null, origin: string): ResourceRow {
  const [audience = null, cost = null, format = null, version = null, declaredType] = besides.map((name) => document.extra[name]);
  // A field of that name that came in is another than the code that we wrote there ourselves.
  const isOwnName = (name: string) => name === 'declaredType' && delivered !== null && declaredType !== delivered.type;
  const extra = Object.fromEntries(Object.entries(document.extra).filter(([name]) => isOwnName(name) || !besides.some((one) => one === name)));
  const link = linkOf(document)?.url;
  const coverUrl = document.coverUrl === null ? null : new URL(document.coverUrl, origin).href;
  const { title, description, provider, rightsHolder, identifier, created, keywords, category, licence, stage, grade, subject, edition, volume, chapter, coverAlternative, textAlternative } = document;
  return {
    file: '',
    line: 1,
    identifier,
    title,
    type: delivered?.type ?? declaredType ?? document.type,
    description,
    provider,
    rightsHolder,
    lecturers: delivered?.lecturers ?? { label: null, people: document.lecturers.map((name) => ({ name, ethnicGroup: null })) },
    created,
    modified: delivered?.modified ?? null,
    clicks: document.declaredClicks,
    learners: document.declaredLearners,
    cover: coverUrl !== null && isPublicHttps(coverUrl) ? { address: coverUrl, local: false } : null,
    toc: delivered === null ? tocOf(document) : delivered.toc === null ? null : { source: delivered.toc, items: [] },
    keywords,
    category,
    // What is held here is opened here; what was given as an address keeps it.
    url: delivered?.url ?? link ?? `${origin}/resources/${id}`,
    files: [],
    duration: document.durationSeconds,
    format,
    size: document.sizeBytes,
    audience,
    language: delivered === null ? document.language : delivered.language,
    licence,
    cost,
    version,
    review: document.review ?? null,
    stage,
    grade,
    subject,
    edition,
    volume,
    chapter,
    extra: { ...extra, ...(coverAlternative && { coverAlternative }), ...(textAlternative && { textAlternative: textAlternative.join('\n') }) },
  };
}

function tocOf({ directory }: ResourceDocument): ResourceRow['toc'] {
  if (directory.length === 0) return null;
  type Node = ResourceDocument['directory'][number];
  const itemOf = ({ title, durationSeconds, children }: Node): TocItem => ({ title, duration: durationSeconds, ref: null, children: children.map(itemOf) });
  return { source: writeToc(directory.map(itemOf)), items: [] };
}

/**
 * What everybody may have: names and role of lecturers are there for citing, their ethnic groups and who reviewed it are not. Of columns
 * that we do not know nobody has said that they may be published: often they hold whom to call.
 */
export function forEverybody(record: ExchangeRecord): ExchangeRecord {
  const { row } = record;
  const people = row.lecturers.people.map(({ name }) => ({ name, ethnicGroup: null }));
  return { ...record, row: { ...row, lecturers: { ...row.lecturers, people }, review: row.review && { ...row.review, reviewer: null }, extra: {} } };
}
