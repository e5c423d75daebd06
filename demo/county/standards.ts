/** Teaching requirements of the demo county, as CASE packages: invented, and as plausible as its people. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const CREATOR = '云岭县教研室';
const CHANGED = '2026-07-01T00:00:00.000Z';
const ADDRESS = 'https://case.yunling.example/ims/case/v1p1';
const LISTS = [
  { file: 'mathematics', subject: '数学', code: 'SX' },
  { file: 'chinese', subject: '语文', code: 'YW' },
] as const;
type List = (typeof LISTS)[number];

/** Files by name. */
export async function standardFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map(await Promise.all(LISTS.map(async (list) => [`${list.file}.json`, `${JSON.stringify(await packageOf(list), null, 1)}\n`] as const)));
}

async function packageOf({ file, subject, code }: List): Promise<object> {
  const lines = (await readFile(join(import.meta.dirname, 'topics', `standards-${file}.txt`), 'utf8')).trimEnd().split('\n').map((line) => line.split('|'));
  const document = uuidOf(`${code} document`);
  const idOf = (number: string): string => (number === '' ? document : uuidOf(`${code} ${number}`));
  const link = (kind: string, id: string, title: string) => ({ title, identifier: id, uri: `${ADDRESS}/${kind}/${id}` });
  const title = `云岭县小学${subject}教学要求（示例）`;
  const above = (number: string): string => number.split('.').slice(0, -1).join('.');
  const names = new Map(lines.map(([number = '', , , statement = '']) => [number, statement]));
  return {
    CFDocument: {
      identifier: document, uri: `${ADDRESS}/CFDocuments/${document}`, caseVersion: '1.1', creator: CREATOR, title, lastChangeDateTime: CHANGED, version: '2026', subject: [subject], language: 'zh-CN', adoptionStatus: 'Implemented',
      CFPackageURI: link('CFPackages', document, title),
    },
    CFItems: lines.map(([number = '', kind = '', levels = '', statement = '']) => ({
      identifier: idOf(number), uri: `${ADDRESS}/CFItems/${idOf(number)}`, fullStatement: statement, humanCodingScheme: `YL-${code}-${number}`, CFItemType: kind, language: 'zh-CN',
      educationLevel: levels === '' ? [] : levels.split(','), lastChangeDateTime: CHANGED,
    })),
    CFAssociations: lines.map(([number = '', , , statement = ''], index) => {
      const [own, parent] = [idOf(number), idOf(above(number))];
      const id = uuidOf(`${code} association ${number}`);
      const isTop = parent === document;
      return {
        identifier: id, uri: `${ADDRESS}/CFAssociations/${id}`, associationType: 'isChildOf', sequenceNumber: index + 1, lastChangeDateTime: CHANGED,
        originNodeURI: link('CFItems', own, statement), destinationNodeURI: link(isTop ? 'CFDocuments' : 'CFItems', parent, isTop ? title : (names.get(above(number)) ?? '')),
      };
    }),
  };
}

/** The same UUID for the same words, as version 5 makes them. */
function uuidOf(words: string): string {
  const bytes = createHash('sha1').update(`yunling ${words}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
