/**
 * The one way into the catalogue for every foreign format: its values under the field names of our profile. What they
 * must look like is then judged by the same code as our own records.
 */
import { createHash } from 'node:crypto';
import { dayInChina } from '../../../contract/src/index.ts';
import { packageOf } from '../catalogue/package.ts';
import { judgeRecord } from '../catalogue/read-catalogue.ts';
import type { ResourceRow } from '../catalogue/types.ts';
import { storable } from '../http/storable.ts';
import { beginning } from '../reading/beginning.ts';
import type { Findings } from '../reading/finding.ts';
import type { XmlElement } from '../reading/xml.ts';
import { exchangeProfile } from './exchange-profile.ts';

/** Values of one record by field; what the profile does not know is kept under its own name. */
export interface ForeignRecord {
  fields: readonly (readonly [name: string, value: string | number | null | undefined])[];
  /** Line where the record begins; null where the format has no lines. */
  line: number | null;
  isAddressed?: boolean;
}

const identifierPattern = /^[A-Za-z0-9._:-]{1,64}$/;

/** Reads the records of one file. A record without provider is its source's. */
export function judgeForeign(file: string, records: Iterable<ForeignRecord>, findings: Findings, source: string, now = new Date()): ResourceRow[] {
  const context = { today: dayInChina(now.getTime()), files: packageOf(new Map()) };
  const resources = new Map<string, ResourceRow>();
  for (const { fields, line, isAddressed = false } of records) {
    const row = judgeRecord(recordElement(fields), {
      file,
      record: { line: line ?? 1, fieldLines: new Map() },
      profile: exchangeProfile,
      context,
      findings,
      resources,
      isAddressed,
    });
    if (row === null) continue;
    if (row.provider === '') row.provider = source;
    resources.set(row.identifier, row);
  }
  return [...resources.values()];
}

function recordElement(fields: ForeignRecord['fields']): XmlElement {
  const children = fields.flatMap(([name, value]) => {
    const said = value === null || value === undefined ? '' : String(value).trim();
    // Written over several lines in the file, it is one all the same.
    const text = name === 'title' ? said.replace(/\s+/g, ' ') : said;
    return text === '' || name === '' ? [] : [element(name, text)];
  });
  return { name: 'resource', attributes: new Map(), text: '', children };
}

const element = (name: string, text: string): XmlElement => ({ name: storable(name), attributes: new Map(), children: [], text: storable(text) });

/** The day of a date that may have an hour. */
export const dayIn = (date: string): string => beginning(date, 10);

/** An identifier that we can hold: the foreign one, or where it has another form, one that is always made of it alike. */
export function heldIdentifier(foreign: string): string {
  const text = foreign.trim();
  if (identifierPattern.test(text)) return text;
  return text === '' ? '' : `x-${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}

/** The fields of an identifier; one of another form is kept beside the one made of it. */
export function identifierFields(foreign: string): [string, string][] {
  const held = heldIdentifier(foreign);
  return held === foreign.trim() ? [['identifier', held]] : [['identifier', held], ['sourceIdentifier', foreign.trim()]];
}

/** A path with hyphens between its levels, as the notice writes it; a hyphen inside of a level must not part it. */
export function pathText(levels: readonly string[]): string {
  return levels.map((level) => level.replaceAll('-', '\u2010').trim()).filter((level) => level !== '').join('-');
}

/** Of several addresses the one that everybody can open: a page of the app opens nothing that is not https. */
export const safest = <Said extends { readonly text: string }>(addresses: readonly Said[]): Said | undefined =>
  addresses.find(({ text }) => /^https:/i.test(text)) ?? addresses[0];
