/**
 * Which fields a catalogue has and what they must look like, as data: a platform that holds the full annex replaces
 * or extends the profile, and no code changes.
 */
import * as v from 'valibot';
import standard from './profile.json' with { type: 'json' };

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

const limits = { min: v.optional(v.number()), max: v.optional(v.number()) };

/** How the text of a field is read. */
const Format = v.variant('kind', [
  v.object({
    kind: v.literal('text'),
    ...limits,
    singleLine: v.optional(v.boolean()),
    /** Pattern the whole value must match. */
    pattern: v.optional(v.pipe(v.string(), v.check(isPattern, 'a regular expression'))),
    /** Values made only of these are refused. */
    notOnly: v.optional(v.picklist(['digits', 'punctuation'])),
  }),
  v.object({ kind: v.literal('code'), values: v.record(v.string(), v.string()) }),
  v.object({ kind: v.literal('day'), notInFuture: v.optional(v.boolean()) }),
  v.object({ kind: v.literal('count'), ...limits }),
  v.object({ kind: v.literal('number'), step: v.number(), ...limits }),
  v.object({ kind: v.literal('duration') }),
  v.object({ kind: v.literal('address') }),
  v.object({ kind: v.literal('lecturers') }),
  v.object({ kind: v.literal('list'), ...limits, longest: v.number() }),
  v.object({ kind: v.literal('path'), ...limits, longest: v.number() }),
  v.object({ kind: v.literal('cover') }),
  v.object({ kind: v.literal('toc') }),
]);

const Field = v.object({
  key: v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]*$/)),
  label: v.object({ 'zh-CN': v.string(), en: v.string() }),
  /** Other element names under which platforms deliver the field. */
  aliases: v.optional(v.array(v.string()), []),
  required: v.optional(v.boolean(), false),
  format: Format,
  /** What becomes of a record whose value breaks the format. */
  severity: v.optional(v.picklist(['error', 'warning']), 'error'),
  /** How sure we are that the standard has this field. */
  evidence: v.picklist(['seen', 'strong', 'medium', 'weak', 'own']),
});

const Profile = v.object({
  id: v.string(),
  /** Name of a record's element. */
  record: v.string(),
  fields: v.array(Field),
});

/** A profile that names only what it changes of the standard one. */
const Extension = v.object({ id: v.string(), extends: v.literal('standard'), fields: v.array(Field) });

export type FieldFormat = v.InferOutput<typeof Format>;
export type ProfileField = v.InferOutput<typeof Field>;
export type CatalogueProfile = v.InferOutput<typeof Profile>;

/** Fields of annex 2 that survive, the rows inferred for what is lost, and the cataloguing tree. */
export const standardProfile: CatalogueProfile = v.parse(Profile, standard);

/** Reads a profile from parsed JSON; throws when it is none. An extension replaces and adds fields by their keys. */
export function parseProfile(data: unknown): CatalogueProfile {
  const read = v.parse(v.union([Extension, Profile]), data);
  return 'extends' in read ? extend(read) : read;
}

const DeliveredProfile = v.pipe(v.string(), v.parseJson(), Extension);

/** The profile of a delivery: the standard one with what the delivery adds or changes. Null when the bytes hold none. */
export function readDeliveredProfile(bytes: Uint8Array): CatalogueProfile | null {
  const read = v.safeParse(DeliveredProfile, Buffer.from(bytes).toString('utf8'));
  return read.success ? extend(read.output) : null;
}

function extend(read: v.InferOutput<typeof Extension>): CatalogueProfile {
  const fields = new Map(standardProfile.fields.map((field) => [field.key, field]));
  for (const field of read.fields) fields.set(field.key, field);
  return { id: read.id, record: standardProfile.record, fields: [...fields.values()] };
}
