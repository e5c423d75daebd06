/** Building blocks that every part of the contract shares. */
import * as v from 'valibot';

/** An opaque identifier, unique within a tenant. New ones are UUIDv7; a client treats them as text. */
export const Id = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9._:-]{1,64}$/),
  v.title('Id'),
  v.description('Opaque identifier, unique within a tenant.'),
  v.examples(['0197a3f0-6f0e-7c11-8a55-3b1d2f6a9c01']),
);

const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A day that the calendar has, in years that all parts can hold: a form may send the 31st of February. */
function isMoment(text: string): boolean {
  const day = text.slice(0, 10);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const moment = Date.parse(text);
  return moment >= earliest && moment <= latest && new Date(midnight).toISOString().startsWith(day);
}

/** A moment in UTC, RFC 3339 with the letter Z. */
export const Timestamp = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check(isMoment, 'a moment that exists, from 1900 to 9999'),
  v.title('Timestamp'),
  v.description('Moment in UTC, RFC 3339.'),
  v.examples(['2026-09-01T00:30:00.000Z']),
);

/** A calendar day without a time, `yyyy-mm-dd`, meant in Asia/Shanghai. */
export const CalendarDate = v.pipe(
  v.string(),
  v.isoDate(),
  v.title('CalendarDate'),
  v.description('Calendar day in Asia/Shanghai, yyyy-mm-dd.'),
  v.examples(['2026-09-01']),
);

/** A language tag of BCP 47. */
export const LanguageTag = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  v.description('Language tag (BCP 47).'),
  v.examples(['zh-CN', 'ug', 'bo']),
);

/** Where the next page begins. Only the service reads it. */
export const Cursor = v.pipe(
  v.string(),
  v.maxLength(512),
  v.description('Where the next page begins; opaque, valid for the same query only.'),
);

/** How many items a page may hold. In a query, so it arrives as text. */
export const PageSize = v.pipe(
  v.string(),
  v.regex(/^([1-9]\d?|100)$/),
  v.description('Items on a page, 1 to 100. Default 24.'),
  v.examples(['24']),
  v.transform(Number),
);

/** A person as others may see them: a name, never a number. */
export const PersonReference = v.pipe(
  v.object({ id: Id, name: v.string() }),
  v.title('PersonReference'),
  v.description('A person as others may see them: name only.'),
);

/** Where an organisation stands in the tree. */
export const OrganisationLevel = v.picklist(['national', 'province', 'city', 'county', 'school']);

/** An organisation of the tenant tree. */
export const OrganisationReference = v.pipe(
  v.object({ id: Id, name: v.string(), level: OrganisationLevel }),
  v.title('OrganisationReference'),
);

/** A class as members see it. */
export const ClassReference = v.pipe(v.object({ id: Id, name: v.string() }), v.title('ClassReference'));

/**
 * A page of `item`: the items, where the next page begins (`null` on the last) and how many there are in all.
 */
export function pageOf<Item extends v.GenericSchema>(title: string, item: Item) {
  return v.pipe(
    v.object({
      items: v.array(item),
      nextCursor: v.nullable(Cursor),
      total: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
    v.title(title),
  );
}
