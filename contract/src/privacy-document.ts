/** The file in which a platform says what it does with data: no part of the routes, since a platform publishes in its own way. */
import * as v from 'valibot';
import { ConsentItem, PrivacyRules } from './schemas/privacy.ts';

/** Whoever publishes says the words; versions and times are given when they are taken in. */
const { version: _itemVersion, publishedAt: _itemTime, ...itemEntries } = ConsentItem.entries;
const { version: _rulesVersion, publishedAt: _rulesTime, ...ruleEntries } = PrivacyRules.entries;

/** What a platform publishes: the whole of it each time. What has other words is a new version and asked anew. */
export const PrivacyDocument = v.object({
  rules: v.object(ruleEntries),
  items: v.pipe(v.array(v.object(itemEntries)), v.maxLength(50), v.check((items) => new Set(items.map(({ id }) => id)).size === items.length, 'each id once')),
});
