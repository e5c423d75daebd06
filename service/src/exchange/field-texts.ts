/** A record as texts by field, in the form in which the collection notice writes them. */
import { formatLecturers } from '../catalogue/lecturers.ts';
import { standardProfile } from '../catalogue/profile.ts';
import type { ResourceRow } from '../catalogue/types.ts';
import { clockDuration } from './durations.ts';

const profileFields: ReadonlySet<string> = new Set(standardProfile.fields.map(({ key }) => key));

/** True for a field of the profile; every other has a name of any kind. */
export const isProfileField = (name: string): boolean => profileFields.has(name);

/** Every field that has a value: those of the profile, then all others. */
export function fieldTexts(row: ResourceRow): Map<string, string> {
  const texts: [string, string | number | null][] = [
    ['identifier', row.identifier],
    ['title', row.title],
    ['type', row.type],
    ['description', row.description],
    ['url', row.url],
    ['provider', row.provider],
    ['rightsHolder', row.rightsHolder],
    ['lecturers', row.lecturers.people.length === 0 ? null : formatLecturers(row.lecturers)],
    ['created', row.created],
    ['modified', row.modified],
    ['clicks', row.clicks],
    ['learners', row.learners],
    ['cover', row.cover?.address ?? null],
    ['toc', row.toc?.source ?? null],
    ['keywords', row.keywords.join(';')],
    ['category', row.category.join('-')],
    ['duration', row.duration === null ? null : clockDuration(row.duration)],
    ['format', row.format],
    ['size', row.size],
    ['audience', row.audience],
    ['language', row.language],
    ['licence', row.licence],
    ['cost', row.cost],
    ['version', row.version],
    ['reviewer', row.review?.reviewer ?? null],
    ['reviewUnit', row.review?.unit ?? null],
    ['reviewed', row.review?.date ?? null],
    ['stage', row.stage],
    ['grade', row.grade],
    ['subject', row.subject],
    ['edition', row.edition],
    ['volume', row.volume],
    ['chapter', row.chapter],
  ];
  const given = texts.flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, String(value)] as const]));
  const known = new Set(given.map(([key]) => key));
  return new Map([...given, ...Object.entries(row.extra).filter(([key]) => !known.has(key))]);
}

/** The fields for which a format has no place of its own, or which hold what it could not take there: what was refused is kept in words. */
export function fieldsBesides(row: ResourceRow, native: ReadonlySet<string>): [name: string, text: string][] {
  return [...fieldTexts(row)].filter(([name]) => !native.has(name) || Object.hasOwn(row.extra, name));
}
