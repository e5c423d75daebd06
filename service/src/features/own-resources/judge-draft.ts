/** Holds a draft against the rules of the collection notice: as a record of it, judged by the code that judges deliveries. */
import { dayInChina } from '../../../../contract/src/index.ts';
import { partsOfVolume } from '../../../../search/taxonomy.ts';
import { formatLecturers } from '../../catalogue/lecturers.ts';
import { standardProfile, type CatalogueProfile } from '../../catalogue/profile.ts';
import { judgeRecord } from '../../catalogue/read-catalogue.ts';
import type { ResourceRow } from '../../catalogue/types.ts';
import { heldIdentifier, pathText } from '../../exchange/fields.ts';
import { writeToc } from '../../exchange/toc-write.ts';
import { Findings } from '../../reading/finding.ts';
import type { Finding } from '../../reading/finding.ts';
import type { XmlElement } from '../../reading/xml.ts';
import type { CatalogueIndex } from '../../../../search/catalogue-index.ts';
import { treeOf } from './directory.ts';
import { endings, mediaTypes } from './file-kind.ts';
import type { Draft, FileRow } from './own-resource-rows.ts';

/** Where the places of the taxonomy are looked up. */
export type Places = Pick<CatalogueIndex, 'level'>;

/** People choose their type from the table; what a delivery may bring besides is refused here. */
const strictProfile: CatalogueProfile = {
  ...standardProfile,
  id: 'own',
  fields: standardProfile.fields.map((field) => (field.key === 'type' ? { ...field, severity: 'error', format: { kind: 'code', values: { A01: 'A01', A02: 'A02', A03: 'A03' } } } : field)),
};

export interface Judgement {
  /** Null where a rule is broken that the record cannot go without. */
  row: ResourceRow | null;
  findings: Finding[];
}

/** The name under which a file stands in the record. */
export const pathOf = ({ id, kind }: Pick<FileRow, 'id' | 'kind'>): string => `${id}${kind === null ? '' : endings[kind]}`;
export const isWhole = ({ kind }: FileRow): boolean => kind !== null;

export function judgeDraft(id: string, draft: Draft, files: readonly FileRow[], places: Places, now = new Date()): Judgement {
  const findings = new Findings();
  const whole = new Map(files.filter(isWhole).map((file) => [pathOf(file), file]));
  const row = judgeRecord(recordOf(id, draft, files, places), {
    file: id,
    record: { line: 1, fieldLines: new Map() },
    profile: strictProfile,
    // What the bytes are was looked at when they came.
    context: { today: dayInChina(now.getTime()), files: { has: (path) => whole.has(path), head: (path) => (whole.get(path)?.kind === 'picture' ? Uint8Array.of(0xff, 0xd8, 0xff) : new Uint8Array()) } },
    findings,
    resources: new Map(),
    isAddressed: true,
  });
  return { row, findings: findings.list() };
}

function recordOf(id: string, draft: Draft, files: readonly FileRow[], places: Places): XmlElement {
  const { title, type, description, provider, rightsHolder, licence, language, lecturers, created, keywords, category, directory, url, coverAlternative, textAlternative = '' } = draft;
  const people = lecturers.people.filter(({ name }) => name.trim() !== '').map(({ name, ethnicGroup }) => ({ name: name.trim(), ethnicGroup: ethnicGroup.trim() || null }));
  const cover = files.find((file) => file.role === 'cover' && isWhole(file));
  const media = files.find((file) => file.role === 'media' && isWhole(file));
  const fields: Record<string, string> = {
    identifier: heldIdentifier(`own-${id}`),
    title, type, description, provider, rightsHolder, licence, language, url,
    lecturers: people.length === 0 ? '' : formatLecturers({ label: lecturers.label.trim() || null, people }),
    created,
    keywords: keywords.join(';'),
    category: pathText(category),
    toc: directory.length === 0 ? '' : writeToc(treeOf(directory)),
    cover: cover === undefined ? '' : pathOf(cover),
    size: media === undefined ? '' : String(media.size_bytes),
    coverAlternative,
    textAlternative,
    ...placeOf(draft.node, places),
  };
  const children = Object.entries(fields).flatMap(([name, text]) => (text.trim() === '' ? [] : [element(name, text.trim())]));
  if (media !== undefined && media.kind !== null) {
    const file = new Map([['role', media.kind === 'book' ? 'document' : media.kind], ['path', pathOf(media)], ['type', mediaTypes[media.kind]], ['bytes', String(media.size_bytes)]]);
    children.push({ ...element('files', ''), children: [{ ...element('file', ''), attributes: file }] });
  }
  return { ...element('resource', ''), children };
}

const element = (name: string, text: string): XmlElement => ({ name, attributes: new Map(), children: [], text });

/** Stage, subject and the rest of the place that was picked; nothing where it is not there any more. */
function placeOf(node: string | null, places: Places): Record<string, string> {
  const path = node === null ? [] : (places.level(node)?.path ?? []);
  return Object.fromEntries(
    path.flatMap(({ kind, label }): [string, string][] => {
      if (kind === 'knowledge-point') return [];
      if (kind !== 'volume') return [[kind, label]];
      const { grade, volume } = partsOfVolume(label);
      return [...(grade === null ? [] : [['grade', String(grade)] as [string, string]]), ...(volume === null ? [] : [['volume', volume] as [string, string]])];
    }),
  );
}
