/** Simple Dublin Core of others as a record: what has a field of ours goes there, the rest is kept under its own name. */
import { identifierFields, type ForeignRecord } from '../exchange/fields.ts';
import { local } from '../exchange/lom-read.ts';
import type { XmlElement } from '../reading/xml.ts';

const codes: Readonly<Record<string, string>> = { movingimage: 'A01', video: 'A01', sound: 'A02', audio: 'A02' };
const types = new Set(['A01', 'A02', 'A03']);

/** @param name the record's name in the source: Dublin Core's own identifiers may be of anything */
export function readDc(dc: XmlElement, line: number, name: string): ForeignRecord {
  const all = (wanted: string) => dc.children.filter((child) => local(child.name) === wanted && child.text !== '').map(({ text }) => text);
  const [title] = all('title');
  const addresses = all('identifier').filter((text) => /^https?:\/\//i.test(text));
  const others = all('identifier').filter((text) => text !== addresses[0]);
  const named = all('type');
  const code = named.find((text) => types.has(text)) ?? named.map((text) => codes[text.toLowerCase()]).find((known) => known !== undefined) ?? 'A03';
  const fields: [string, string | undefined][] = [
    ...identifierFields(name),
    ['title', title],
    ['type', code],
    ['description', all('description').join('\n')],
    ['url', addresses[0]],
    ['provider', all('publisher')[0]],
    ['rightsHolder', all('publisher')[0]],
    ['lecturers', all('creator').join(';')],
    ['created', all('date')[0]?.slice(0, 10)],
    ['keywords', all('subject').join(';')],
    ['format', all('format')[0]],
    ['language', all('language')[0]],
    ['licence', all('rights').join(' ')],
    ['dc.identifier', others.join('; ')],
    ...['contributor', 'source', 'relation', 'coverage'].map((rest): [string, string] => [`dc.${rest}`, all(rest).join('; ')]),
  ];
  return { line, fields };
}
