/**
 * Files of records of the county in memory: the four formats with what every record has (identifier, words, address, language,
 * keywords, provider). Fields beyond these are written by a service.
 */
import type { ExchangeFormat, RecordsFile } from '../../base/ports/exchange.ts';
import type { Resource } from '../../base/ports/types.ts';
import { storedZip } from '../../base/stored-zip.ts';

const origin = 'https://space.example';
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const lomNamespace = 'http://ltsc.ieee.org/xsd/LOM';
const cartridge = { manifest: 'http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1', webLink: 'http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3', webLinkType: 'imswl_xmlv1p3' };
const kinds: Readonly<Record<ExchangeFormat, { mediaType: string; extension: string }>> = {
  records: { mediaType: 'application/xml', extension: 'xml' },
  lom: { mediaType: 'application/xml', extension: 'lom.xml' },
  'schema-org': { mediaType: 'application/ld+json', extension: 'jsonld' },
  'common-cartridge': { mediaType: 'application/vnd.ims.imsccv1p3', extension: 'imscc' },
};

/** Writes the file. */
export function recordsFile(format: ExchangeFormat, resources: readonly Resource[]): RecordsFile {
  const { mediaType, extension } = kinds[format];
  const bytes = writers[format](resources);
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { name: `resources.${extension}`, mediaType, count: resources.length, content: btoa(text) };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const leaf = (name: string, text: string | null): string => (text === null || text === '' ? '' : `<${name}>${escaped(text)}</${name}>`);
const addressOf = ({ id, renditions }: Resource): string => renditions.find(({ kind }) => kind === 'link')?.url ?? `${origin}/resources/${id}`;

const writers: Readonly<Record<ExchangeFormat, (resources: readonly Resource[]) => Uint8Array>> = {
  records: (resources) => bytesOf(`${declaration}<catalogue>\n${resources.map(seedRecord).join('\n')}\n</catalogue>\n`),
  lom: (resources) => bytesOf(`${declaration}<records xmlns="urn:ls:record">\n${resources.map(lom).join('\n')}\n</records>\n`),
  'schema-org': (resources) => bytesOf(`${JSON.stringify({ '@context': 'https://schema.org', '@graph': resources.map(learningResource) })}\n`),
  'common-cartridge': (resources) =>
    storedZip([
      ['imsmanifest.xml', manifest(resources)],
      ...resources.map((resource): [string, string] => [fileOf(resource), `${declaration}<webLink xmlns="${cartridge.webLink}">${leaf('title', resource.title)}<url href="${escaped(addressOf(resource))}" target="_blank"/></webLink>`]),
    ]),
};

function seedRecord(resource: Resource): string {
  const { identifier, title, type, description, provider, keywords, language } = resource;
  const fields = { identifier, title, type, description, url: addressOf(resource), provider, keywords: keywords.join(';'), language };
  return `<resource>${Object.entries(fields).map(([name, text]) => leaf(name, text)).join('')}</resource>`;
}

function lom(resource: Resource): string {
  const { identifier, title, description, language, keywords } = resource;
  const text = (name: string, words: string): string => (words === '' ? '' : `<${name}>${leaf('string', words)}</${name}>`);
  const general = `<identifier><catalog>ls</catalog>${leaf('entry', identifier)}</identifier>${text('title', title)}${leaf('language', language)}${text('description', description)}${keywords.map((word) => text('keyword', word)).join('')}`;
  return `<lom xmlns="${lomNamespace}"><general>${general}</general><technical>${leaf('location', addressOf(resource))}</technical></lom>`;
}

function learningResource(resource: Resource): Record<string, unknown> {
  const { identifier, title, description, language, keywords, provider } = resource;
  return {
    '@type': ['LearningResource'], identifier, name: title, description, url: addressOf(resource), inLanguage: language, keywords,
    ...(provider !== '' && { provider: { '@type': 'Organization', name: provider } }),
  };
}

const nameOf = ({ id }: Resource): string => `r_${id.replace(/[^\w.-]/g, '-')}`;
const fileOf = (resource: Resource): string => `${nameOf(resource)}/weblink.xml`;

function manifest(resources: readonly Resource[]): string {
  const items = resources.map((resource) => `<item identifier="i_${nameOf(resource)}" identifierref="${nameOf(resource)}">${leaf('title', resource.title)}</item>`);
  const files = resources.map((resource) => `<resource identifier="${nameOf(resource)}" type="${cartridge.webLinkType}"><file href="${fileOf(resource)}"/></resource>`);
  return `${declaration}<manifest identifier="learning-space" xmlns="${cartridge.manifest}"><metadata><schema>IMS Thin Common Cartridge</schema><schemaversion>1.3.0</schemaversion></metadata><organizations><organization identifier="organization" structure="rooted-hierarchy"><item identifier="root">${items.join('')}</item></organization></organizations><resources>${files.join('')}</resources></manifest>`;
}
