/** Thin Common Cartridge 1.3: a zip of links, for platforms that keep courses. Titles and addresses go in, no other metadata. */
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import type { ExchangeRecord } from './exchange-record.ts';
import { around, escapeXml, leaf, xmlDeclaration } from './xml-write.ts';

export const cartridge = {
  manifest: 'http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1',
  metadata: 'http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest',
  webLink: 'http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3',
  webLinkType: 'imswl_xmlv1p3',
} as const;

/** Where links open. */
export const ownTarget = '_blank';

/** An identifier as XML wants names: what may not stand there is written as its code, and read back. */
export function toName(identifier: string): string {
  return `r_${identifier.replace(/[^A-Za-z0-9.-]/g, (sign) => `_x${sign.charCodeAt(0).toString(16)}_`)}`;
}

export function fromName(name: string): string {
  return name.replace(/^r_/, '').replace(/_x([\da-f]{1,4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** @param title of the package */
export async function writeCartridge(title: string, records: readonly ExchangeRecord[]): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  await zip.add('imsmanifest.xml', new TextReader(xmlDeclaration + manifestOf(title, records)));
  for (const { row } of records) await zip.add(fileOf(row.identifier), new TextReader(xmlDeclaration + webLinkOf(row.title, row.url ?? '')));
  return zip.close();
}

const fileOf = (identifier: string) => `${toName(identifier)}/weblink.xml`;

function manifestOf(title: string, records: readonly ExchangeRecord[]): string {
  const metadata = around('metadata', [
    leaf('schema', 'IMS Thin Common Cartridge'),
    leaf('schemaversion', '1.3.0'),
    around('lomimscc:lom', [around('lomimscc:general', [around('lomimscc:title', [leaf('lomimscc:string', title, { language: 'zh-CN' })])])]),
  ]);
  const items = records.map(({ row }) => around('item', [leaf('title', row.title)], { identifier: `i_${toName(row.identifier)}`, identifierref: toName(row.identifier) }));
  const organization = around('organization', [around('item', items, { identifier: 'root' })], { identifier: 'organization', structure: 'rooted-hierarchy' });
  const resources = records.map(({ row }) =>
    around('resource', [around('file', [], { href: fileOf(row.identifier) })], { identifier: toName(row.identifier), type: cartridge.webLinkType }),
  );
  return around('manifest', [metadata, around('organizations', [organization]), around('resources', resources)], {
    identifier: 'learning-space',
    xmlns: cartridge.manifest,
    'xmlns:lomimscc': cartridge.metadata,
  });
}

function webLinkOf(title: string, url: string): string {
  return `<webLink xmlns="${cartridge.webLink}">${leaf('title', title)}<url href="${escapeXml(url)}" target="${ownTarget}"/></webLink>`;
}
