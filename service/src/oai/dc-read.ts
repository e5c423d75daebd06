/** Simple Dublin Core of others as a record: what has a field of ours goes there, the rest is kept under its own name. */
import { dayIn, identifierFields, safest, type ForeignRecord } from '../exchange/fields.ts';
import { ForeignTree } from '../exchange/foreign-tree.ts';
import { saying } from '../exchange/xml-paths.ts';
import type { XmlElement } from '../reading/xml.ts';

const codes = new Map([['movingimage', 'A01'], ['video', 'A01'], ['sound', 'A02'], ['audio', 'A02']]);
const types = new Set(['A01', 'A02', 'A03']);
/** What we write of a code that no type of DCMI names. */
const otherType = 'interactiveresource';

/** @param name the record's name in the source: Dublin Core's own identifiers may be of anything */
export function readDc(dc: XmlElement, line: number, name: string): ForeignRecord {
  const tree = new ForeignTree(dc);
  const all = (wanted: string) => saying(dc, wanted);
  const first = (wanted: string) => all(wanted).slice(0, 1);
  const named = all('type');
  const codeOf = ({ text }: XmlElement) => (types.has(text) ? text : codes.get(text.toLowerCase()));
  const code = named.find(({ text }) => types.has(text))?.text ?? named.map(codeOf).find((known) => known !== undefined) ?? 'A03';
  const [date] = all('date');
  for (const [field, text] of identifierFields(name)) tree.say(field, text);
  tree.join('title', first('title'), ' ');
  tree.become('type', code, named.filter((one) => codeOf(one) === code || (code === 'A03' && one.text.toLowerCase() === otherType)));
  tree.join('description', all('description'), '\n');
  const address = safest(all('identifier').filter(({ text }) => /^https?:\/\//i.test(text)));
  tree.join('url', address ? [address] : [], ' ');
  tree.join('provider', first('publisher'), ' ');
  tree.join('rightsHolder', first('publisher'), ' ');
  tree.join('lecturers', all('creator'), ';');
  tree.say('created', date && dayIn(date.text), date);
  tree.join('keywords', all('subject'), ';');
  tree.join('format', first('format'), ' ');
  tree.join('language', first('language'), ' ');
  tree.join('licence', all('rights'), ' ');
  return { line, fields: [...tree.fields, ...tree.rest('dc')] };
}
