/** What is done with the data of people, to what guardians agree, and what people ask for about their own data. */
import * as v from 'valibot';
import { Id, PersonReference, Timestamp, pageOf } from './common.ts';

const version = v.pipe(v.number(), v.integer(), v.minValue(1));
const paragraph = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));

/** Whom one asks, and where one complains. */
const Contact = v.pipe(
  v.object({ name: line, phone: v.nullable(line), email: v.nullable(v.pipe(v.string(), v.email(), v.maxLength(200))), address: v.nullable(line) }),
  v.check(({ phone, email, address }) => phone !== null || email !== null || address !== null, 'a way to reach somebody'),
  v.title('PrivacyContact'),
  v.examples([{ name: '云岭县教育局数据保护专员', phone: '0871-5550100', email: null, address: null }]),
);
const ruleEntries = {
  short: v.pipe(paragraph, v.description('For somebody who reads for the first time, a child included.')),
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40_000), v.description('The whole of it. Plain text, empty lines between paragraphs.')),
  contact: Contact,
} as const;

/** Rules for the data of children, as a platform publishes them. */
export const PrivacyRules = v.pipe(v.object({ version, publishedAt: Timestamp, ...ruleEntries }), v.title('PrivacyRules'));

/** What the service itself holds back while nobody has agreed; `other` is done elsewhere, and asked for here. */
export const ConsentKind = v.picklist(['learning-records', 'class-sharing', 'push', 'other']);

const itemEntries = {
  id: Id,
  kind: ConsentKind,
  necessary: v.pipe(v.boolean(), v.description('Without it there is no service of this kind. Refusing ends nothing by itself: somebody talks with the family.')),
  title: line,
  purpose: v.pipe(paragraph, v.description('What for.')),
  method: v.pipe(paragraph, v.description('How it is done.')),
  scope: v.pipe(paragraph, v.description('Which data.')),
  place: v.pipe(paragraph, v.description('Where they are kept.')),
  period: v.pipe(paragraph, v.description('Until when.')),
  safeguards: v.pipe(paragraph, v.description('How they are protected.')),
  refusal: v.pipe(paragraph, v.description('What happens where somebody refuses.')),
  complaints: v.pipe(paragraph, v.description('Where one complains.')),
  correction: v.pipe(paragraph, v.description('How one has them corrected or deleted.')),
} as const;

/** Something a guardian agrees to or refuses, in one version of its words. */
export const ConsentItem = v.pipe(v.object({ ...itemEntries, version, publishedAt: Timestamp }), v.title('ConsentItem'));

export const ConsentState = v.pipe(
  v.object({
    itemId: Id,
    state: v.pipe(v.picklist(['unasked', 'agreed', 'refused', 'outdated']), v.description('`outdated`: what was decided was about other words. Only `agreed` allows anything.')),
    version: v.pipe(v.nullable(version), v.description('Of the words that were decided about.')),
    decidedAt: v.nullable(Timestamp),
    decidedBy: v.nullable(PersonReference),
  }),
  v.title('ConsentState'),
);
export const ConsentDecision = v.pipe(
  v.object({ version: v.pipe(version, v.description('Of the words that the guardian has read.')), agreed: v.boolean() }),
  v.title('ConsentDecision'),
);
export const ChildConsents = v.pipe(v.object({ child: PersonReference, consents: v.array(ConsentState) }), v.title('ChildConsents'));

export const Privacy = v.pipe(
  v.object({
    rules: v.pipe(v.nullable(PrivacyRules), v.description('Null: the platform has published none.')),
    items: v.array(ConsentItem),
    children: v.pipe(v.array(ChildConsents), v.description('For a guardian the own children, for a pupil the own self; otherwise empty.')),
    mayDecide: v.boolean(),
  }),
  v.title('Privacy'),
);

export const DataRight = v.picklist(['see', 'copy', 'correct', 'delete', 'withdraw', 'explain']);
export const DataRequestDraft = v.pipe(
  v.object({ right: DataRight, subjectId: v.pipe(Id, v.description('Whose data: the own, or those of an own child.')), text: v.pipe(v.string(), v.trim(), v.maxLength(2000)) }),
  v.check(({ right, text }) => right !== 'correct' || text !== '', 'what is wrong'),
  v.title('DataRequestDraft'),
);
export const DataRequestAnswer = v.pipe(v.object({ done: v.boolean(), text: paragraph }), v.title('DataRequestAnswer'));
export const DataRequest = v.pipe(
  v.object({
    id: Id,
    right: DataRight,
    subject: PersonReference,
    text: v.string(),
    state: v.picklist(['submitted', 'done', 'refused', 'withdrawn']),
    requestedBy: PersonReference,
    requestedAt: Timestamp,
    own: v.pipe(v.boolean(), v.description('The reader has asked for it.')),
    mayAnswer: v.boolean(),
    lapsed: v.optional(v.pipe(v.boolean(), v.description('Whoever asked was a guardian of the child, and is none any more.'))),
    answer: v.nullable(v.object({ by: PersonReference, at: Timestamp, text: v.string() })),
  }),
  v.title('DataRequest'),
);
export const DataRequestPage = v.pipe(
  v.object({ ...pageOf('DataRequestPage', DataRequest).entries, open: v.pipe(v.number(), v.integer(), v.minValue(0), v.description('How many wait for an answer.')) }),
  v.title('DataRequestPage'),
);
