/** The simple values of which statements are made. Nothing here is null: xAPI has no null outside of extensions. */
import * as v from 'valibot';

const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/;
const language =
  /^((?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+|i-[a-z]+)$/i;
const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
const moment = /^(\d{4}-\d{2}-\d{2})[Tt ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const duration = /^P(?:\d+(?:[.,]\d+)?W|(?=.)(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?D)?(?:T(?=.)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?)$/;

export const Iri = v.pipe(v.string(), v.regex(absolute));
export const LanguageTag = v.pipe(v.string(), v.regex(language));
export const LanguageMap = v.record(LanguageTag, v.string());
export const Extensions = v.record(Iri, v.unknown());
export const Uuid = v.pipe(v.string(), v.regex(uuid), v.toLowerCase());
export const Duration = v.pipe(v.string(), v.regex(duration));
export const Finite = v.pipe(v.number(), v.finite());

/** The moment in UTC. Without a zone it is read as UTC; a zone of minus zero is no zone (RFC 3339). */
export const Moment = v.pipe(
  v.string(),
  v.regex(moment),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const [whole, day = '', zone = 'Z'] = moment.exec(dataset.value) ?? [];
    const clock = (whole ?? '').slice(11, whole?.length === undefined ? 11 : whole.length - (whole.endsWith(zone) ? zone.length : 0));
    const shift = /^[Zz]$/.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})?$/, (_all, hours: string, minutes = '00') => `${hours}:${minutes}`);
    const time = new Date(`${day}T${clock.replace(',', '.')}${shift}`);
    const isReal = !Number.isNaN(time.getTime()) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
    if (isReal && !/^-00(:00)?$/.test(shift)) return time.toISOString();
    addIssue({ message: 'a moment that exists' });
    return NEVER;
  }),
);
