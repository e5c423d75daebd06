/** Reads a request: which verb, with arguments that fit it. */
import * as v from 'valibot';
import type { Moment, Span } from './selection.ts';
import { isMetadataPrefix, MetadataPrefix, resourceId, type OaiErrorCode } from './names.ts';

/** Becomes the `error` of the answer. */
export class OaiError extends Error {
  readonly code: OaiErrorCode;

  constructor(code: OaiErrorCode, message: string) {
    super(message);
    this.name = 'OaiError';
    this.code = code;
  }
}

const listArguments = { allowed: ['from', 'until', 'set', 'metadataPrefix', 'resumptionToken'], required: ['metadataPrefix'] };
const verbs = {
  Identify: { allowed: [], required: [] },
  ListMetadataFormats: { allowed: ['identifier'], required: [] },
  ListSets: { allowed: ['resumptionToken'], required: [] },
  GetRecord: { allowed: ['identifier', 'metadataPrefix'], required: ['identifier', 'metadataPrefix'] },
  ListIdentifiers: listArguments,
  ListRecords: listArguments,
} as const satisfies Record<string, { allowed: readonly string[]; required: readonly string[] }>;
export type Verb = keyof typeof verbs;

export interface OaiRequest {
  verb: Verb;
  /** As they came, for the answer to repeat. */
  given: ReadonlyMap<string, string>;
}

/** @throws OaiError */
export function readRequest(parameters: URLSearchParams): OaiRequest {
  const verb = parameters.get('verb');
  if (verb === null || parameters.getAll('verb').length > 1 || !isVerb(verb)) throw new OaiError('badVerb', 'The verb is missing, repeated or none of the six.');
  const { allowed, required }: { allowed: readonly string[]; required: readonly string[] } = verbs[verb];
  const given = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (name === 'verb') continue;
    if (!allowed.includes(name)) throw new OaiError('badArgument', `${verb} takes no such argument.`);
    if (given.has(name)) throw new OaiError('badArgument', `${name} is repeated.`);
    given.set(name, value);
  }
  if (given.has('resumptionToken')) {
    if (given.size > 1) throw new OaiError('badArgument', 'A resumptionToken stands alone.');
  } else {
    const missing = required.find((name) => !given.has(name));
    if (missing !== undefined) throw new OaiError('badArgument', `${missing} is missing.`);
  }
  return { verb, given };
}

const isVerb = (text: string): text is Verb => Object.hasOwn(verbs, text);

/** @throws OaiError */
export function readPrefix(text: string | undefined): MetadataPrefix {
  if (text === undefined || !isMetadataPrefix(text)) throw new OaiError('cannotDisseminateFormat', 'Records go out as oai_dc and lom.');
  return text;
}

/** What a list is of, and where it goes on. */
export interface ListRequest {
  prefix: MetadataPrefix;
  span: Span;
  set: string | null;
  after: Moment | null;
  /** Records before. */
  place: number;
}

/** @throws OaiError */
export function readList({ given }: OaiRequest): ListRequest {
  const token = given.get('resumptionToken');
  if (token !== undefined) return readToken(token);
  const prefix = readPrefix(given.get('metadataPrefix'));
  return { prefix, span: readSpan(given.get('from'), given.get('until')), set: given.get('set') ?? null, after: null, place: 0 };
}

const day = /^\d{4}-\d\d-\d\d$/;
const second = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Both ends belong to it; what is named by its day is the whole day. */
function readSpan(from: string | undefined, until: string | undefined): Span {
  const granularities = [from, until].flatMap((text) => (text === undefined ? [] : [day.test(text) ? 'day' : second.test(text) ? 'second' : 'none']));
  const [first = 'none'] = granularities;
  if (granularities.length > 0 && (first === 'none' || granularities.some((one) => one !== first))) throw new OaiError('badArgument', 'from and until are written YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, both alike.');
  const begin = from === undefined ? null : momentOf(from);
  const last = until === undefined ? null : momentOf(until);
  if (begin !== null && last !== null && begin > last) throw new OaiError('badArgument', 'from is later than until.');
  const length = first === 'day' ? 86_400_000 : 1000;
  // The last year that the form can write is how harvesters say "without end".
  const isOpen = last === null || last.getUTCFullYear() === 9999;
  return { from: begin?.toISOString() ?? null, before: isOpen ? null : new Date(last.getTime() + length).toISOString() };
}

function momentOf(text: string): Date {
  if (!isReal(text)) throw new OaiError('badArgument', 'There is no such date.');
  return new Date(text);
}

/** Whether the database knows the day, too: it has no year 0, and JavaScript takes the 30th of February for the 2nd of March. */
function isReal(text: string): boolean {
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && !text.startsWith('0000') && moment.toISOString().startsWith(text.replace('Z', ''));
}

const Instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/), v.check(isReal));
/** As the database writes it, to the microsecond, in its own time zone. */
const databaseMoment = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d)?$/;
const Token = v.tuple([
  MetadataPrefix,
  v.nullable(Instant),
  v.nullable(Instant),
  v.nullable(v.string()),
  v.pipe(v.string(), v.regex(databaseMoment), v.check((text) => isReal(text.replace(databaseMoment, '$1T$2Z')))),
  v.pipe(v.string(), v.regex(resourceId)),
  v.pipe(v.number(), v.integer(), v.minValue(1)),
]);
const StoredToken = v.pipe(v.string(), v.parseJson(), Token);

/** A token says all that the next page needs: nothing is remembered for it, and it never ends. */
export function writeToken({ prefix, span, set, place }: ListRequest, last: Moment): string {
  return Buffer.from(JSON.stringify([prefix, span.from, span.before, set, last.at, last.id, place])).toString('base64url');
}

function readToken(text: string): ListRequest {
  const parsed = v.safeParse(StoredToken, Buffer.from(text, 'base64url').toString());
  if (!parsed.success) throw new OaiError('badResumptionToken', 'The token is none of ours. Begin the list again.');
  const [prefix, from, before, set, at, id, place] = parsed.output;
  return { prefix, span: { from, before }, set, after: { at, id }, place };
}
