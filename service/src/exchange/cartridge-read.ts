/** Reading thin Common Cartridges (1.0 to 1.3): web links and LTI links become records, other content is told and left out. */
import { posix } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beginning } from '../reading/beginning.ts';
import type { Findings } from '../reading/finding.ts';
import { isProblem, parseXml, type XmlElement } from '../reading/xml.ts';
import { fromName, ownTarget } from './cartridge-write.ts';
import { identifierFields, type ForeignRecord } from './fields.ts';
import { ForeignTree } from './foreign-tree.ts';
import { all, saying, textAt } from './xml-paths.ts';
import { openZip, ZipError, type ZipFiles } from './zip-files.ts';

const manifestFile = 'imsmanifest.xml';
const deepest = 40;
/** A cartridge with more links is refused as a whole, and so is one with a link file of more bytes: none is so large. */
const mostResources = 5000;
const largestLink = 200_000;
const longestFolder = 200;

interface Placed {
  title: string | null;
  /** Titles of the folders around it. */
  path: string[];
}

/** The records of a cartridge; what cannot be read is among the findings. */
export async function readCartridge(file: string, bytes: Uint8Array, findings: Findings): Promise<ForeignRecord[]> {
  let zip: ZipFiles | null = null;
  try {
    zip = await openZip(bytes);
    const manifest = await readXml(zip, manifestFile, file, findings);
    if (manifest === null) return [];
    const records: ForeignRecord[] = [];
    const placed = placesOf(manifest);
    const resources = all(manifest, 'resources', 'resource');
    if (resources.length > mostResources) throw new ZipError('zip.too-large', manifestFile);
    for (const resource of resources) {
      await nextTurn();
      const record = await readResource(zip, resource, placed, file, findings);
      if (record !== null) records.push(record);
    }
    return records;
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    findings.error(file, { line: null, field: null, rule: error.rule, ...(error.entry !== null && { value: error.entry }) });
    return [];
  } finally {
    await zip?.close();
  }
}

async function readXml(zip: ZipFiles, path: string, file: string, findings: Findings, largest?: number): Promise<XmlElement | null> {
  const element = parseXml((await zip.text(path, largest)).replace(/^\uFEFF/, '').trimStart(), deepest);
  if (!isProblem(element)) return element;
  const { rule, line, params } = element;
  findings.error(`${file}/${path}`, { line, field: null, rule, ...(params && { params }) });
  return null;
}

/** Where the items of the organisation stand, by the resource that they show. */
function placesOf(manifest: XmlElement): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  const walk = (item: XmlElement, path: string[]): void => {
    const title = textAt(item, 'title');
    const reference = item.attributes.get('identifierref');
    if (reference !== undefined && !placed.has(reference)) placed.set(reference, { title, path });
    for (const child of all(item, 'item')) walk(child, title === null || reference !== undefined ? path : [...path, beginning(title, longestFolder)]);
  };
  for (const organization of all(manifest, 'organizations', 'organization')) for (const item of all(organization, 'item')) walk(item, []);
  return placed;
}

async function readResource(zip: ZipFiles, resource: XmlElement, placed: ReadonlyMap<string, Placed>, file: string, findings: Findings): Promise<ForeignRecord | null> {
  const identifier = resource.attributes.get('identifier') ?? '';
  const type = resource.attributes.get('type') ?? '';
  const isWebLink = type.startsWith('imswl_xml');
  if (!isWebLink && !type.startsWith('imsbasiclti_xml')) {
    findings.warning(file, { line: null, field: 'type', rule: 'cartridge.kind', value: `${identifier} ${type}` });
    return null;
  }
  const href = all(resource, 'file')[0]?.attributes.get('href') ?? resource.attributes.get('href') ?? '';
  const path = posix.normalize(decode(href));
  if (!zip.has(path)) {
    findings.error(file, { line: null, field: 'href', rule: 'zip.missing', value: href });
    return null;
  }
  const link = await readXml(zip, path, file, findings, largestLink);
  if (link === null) return null;
  return { line: null, fields: fieldsOf(link, resource, placed.get(identifier), isWebLink) };
}

/** Fields of a link: its own words first, then what the list of contents says of it. */
function fieldsOf(link: XmlElement, resource: XmlElement, place: Placed | undefined, isWebLink: boolean): ForeignRecord['fields'] {
  const tree = new ForeignTree(link);
  const [title, description, secure, plain] = ['title', 'description', 'secure_launch_url', 'launch_url'].map((name) => saying(link, name).at(0));
  for (const [name, text] of identifierFields(fromName(resource.attributes.get('identifier') ?? ''))) tree.say(name, text);
  tree.say('title', title?.text ?? place?.title, title);
  tree.say('type', 'A03');
  if (!isWebLink) tree.say('cartridge.type', resource.attributes.get('type'));
  tree.say('description', description?.text, description);
  const address = isWebLink ? all(link, 'url').at(0) : (secure ?? plain);
  if (!isWebLink) tree.say('url', address?.text, address);
  else if (address !== undefined) {
    tree.say('url', address.attributes.get('href'));
    tree.takeAttribute(address, 'href', ...(address.attributes.get('target') === ownTarget ? ['target'] : []));
  }
  tree.say('category', place?.path.join('-'));
  const custom = all(link, 'custom', 'property').filter(({ attributes, text }) => text !== '' && attributes.has('name'));
  tree.become('cartridge.custom', custom.map(({ attributes, text }) => `${attributes.get('name') ?? ''}=${text}`).join('; '), custom);
  for (const property of custom) tree.takeAttribute(property, 'name');
  if (place?.title && !tree.says(place.title, 'title')) tree.say('cartridge.item', place.title);
  const around = new ForeignTree(resource);
  const [file] = all(resource, 'file');
  around.takeAttribute(file, 'href');
  around.takeAttribute(resource, 'identifier', 'type');
  const href = file?.attributes.get('href');
  if (href === undefined || href === resource.attributes.get('href')) around.takeAttribute(resource, 'href');
  return [...tree.fields, ...tree.rest('cartridge'), ...around.rest('cartridge')];
}

function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
