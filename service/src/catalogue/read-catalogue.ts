/** Reads a catalogue delivery into rows and findings. Pure but for the heads of the covers it is given. */
import { dayInChina } from '../../../contract/src/index.ts';
import { decodeText } from '../reading/decode.ts';
import { Findings, type Finding } from '../reading/finding.ts';
import { isProblem, parseXml, technicalAttribute } from '../reading/xml.ts';
import type { XmlElement } from '../reading/xml.ts';
import { isKnownRole } from './file-roles.ts';
import { PROFILE_FILE, isSafePath } from './package.ts';
import type { CatalogueDelivery, CataloguePackage } from './package.ts';
import { readDeliveredProfile, standardProfile } from './profile.ts';
import type { CatalogueProfile } from './profile.ts';
import { RecordReader } from './record-reader.ts';
import { cutRecords } from './records.ts';
import type { RecordText } from './records.ts';
import type { ValueContext } from './values.ts';
import type { Catalogue, ResourceFile, ResourceRow, Stage } from './types.ts';

/** What reading may depend on besides the delivery. */
export interface CatalogueOptions {
  profile?: CatalogueProfile;
  /** The moment that dates are held against. */
  now?: Date;
}

/** Levels inside a record: its fields, and what other systems put into fields of their own. */
const DEEPEST_RECORD = 16;
/** A file with more broken records is of another kind, and not read to its end. */
const MOST_BROKEN = 5000;
const STAGES: ReadonlySet<string> = new Set(['primary', 'junior', 'senior', 'vocational', 'lifelong']);
/** What is read of a file; what else is said of it is kept in words. */
const FILE_ATTRIBUTES: ReadonlySet<string> = new Set(['path', 'role', 'type', 'language', 'label', 'bytes', 'width', 'height', 'bitrate']);
/** What a file of a resource must begin with to fit its type code. */
const MEDIA_OF_TYPE: Readonly<Record<string, string>> = { A01: 'video/', A02: 'audio/' };

/** Reads all files of a delivery: broken records are reported and left out, the others are returned. */
export function readCatalogue(delivery: CatalogueDelivery, options: CatalogueOptions = {}): Catalogue {
  const reading = new CatalogueReading(delivery, options);
  return { resources: [...reading.rows()].filter((row) => row !== null), findings: reading.findings() };
}

/** A delivery that is read while somebody works on what has come of it. */
export class CatalogueReading {
  readonly #delivery: CatalogueDelivery;
  readonly #profile: CatalogueProfile | null;
  readonly #now: Date;
  readonly #findings = new Findings();
  #share = 0;

  constructor(delivery: CatalogueDelivery, { profile, now = new Date() }: CatalogueOptions = {}) {
    this.#delivery = delivery;
    this.#profile = profile ?? profileOf(delivery);
    this.#now = now;
  }

  /** Share of the bytes that has been read, 0 to 1. */
  get share(): number {
    return this.#share;
  }

  /** What was remarked so far: everything, once the last row was taken. */
  findings(): Finding[] {
    return this.#findings.list();
  }

  /** The rows in order, a turn for each record: `null` for one that is left out. To be gone through once. */
  *rows(): Generator<ResourceRow | null, void, undefined> {
    // Without knowing what is asked of the records none of them can be judged.
    if (this.#profile === null) this.#findings.error(PROFILE_FILE, { line: null, field: null, rule: 'catalogue.profile' });
    else yield* this.#rowsBy(this.#profile);
    this.#share = 1;
  }

  *#rowsBy(profile: CatalogueProfile): Generator<ResourceRow | null, void, undefined> {
    const { xml, files } = this.#delivery;
    const judging = { profile, context: { today: dayInChina(this.#now.getTime()), files }, findings: this.#findings, resources: new Map<string, Origin>() };
    const whole = [...xml.values()].reduce((sum, { length }) => sum + length, 0);
    let before = 0;
    for (const [file, bytes] of xml) {
      const decoded = decodeText(file, bytes, this.#findings);
      const records = decoded === null ? [] : cutRecords(file, decoded, profile.record, this.#findings);
      let broken = 0;
      for (const [index, record] of records.entries()) {
        if (broken === MOST_BROKEN) {
          this.#findings.last(file, { line: record.line, field: null, rule: 'catalogue.given-up', params: { broken } });
          break;
        }
        const row = readRecord({ ...judging, file, record });
        if (row === null) broken += 1;
        else judging.resources.set(row.identifier, { file, line: row.line });
        this.#share = (before + (bytes.length * (index + 1)) / records.length) / whole;
        yield row;
      }
      before += bytes.length;
    }
  }
}

function readRecord(judging: Judging & { record: RecordText }): ResourceRow | null {
  const { file, record, findings } = judging;
  const element = parseXml(record.text, DEEPEST_RECORD);
  if (!isProblem(element)) return judgeRecord(element, judging);
  const { rule, line, params } = element;
  findings.error(file, { line: record.line + line - 1, field: null, rule, ...(params && { params }) });
  return null;
}

/** Where a record stands. */
type Origin = Pick<ResourceRow, 'file' | 'line'>;

/** What judging a record depends on. */
export interface Judging {
  file: string;
  record: Pick<RecordText, 'line' | 'fieldLines'>;
  profile: CatalogueProfile;
  context: ValueContext;
  findings: Findings;
  /** The records before it, by identifier. */
  resources: ReadonlyMap<string, Origin>;
  /** The resource is reached in a way that is no field of it. */
  isAddressed?: boolean;
}

/** The row of a record; null, with the reason among the findings, when it breaks a rule that it cannot go without. */
export function judgeRecord(element: XmlElement, { file, record, profile, context, findings, resources, isAddressed = false }: Judging): ResourceRow | null {
  const reader = new RecordReader(file, record, findings);
  reader.read(element, profile, context);
  const row = rowOf(reader, element, context.files, { file, line: record.line }, isAddressed);
  // Without an identifier a second import could not know the record again, whatever the profile says.
  if (row.identifier === '' && !reader.failed) reader.report('error', 'identifier', 'catalogue.field.required');
  const first = resources.get(row.identifier);
  if (first) {
    const params = { firstFile: first.file, firstLine: first.line };
    reader.report('error', 'identifier', 'catalogue.identifier.twice', row.identifier, params);
  }
  return reader.failed ? null : row;
}

/** What is asked of the records; null when the delivery says so in a way that cannot be read. */
function profileOf({ profile }: CatalogueDelivery): CatalogueProfile | null {
  return profile === null ? standardProfile : readDeliveredProfile(profile);
}

function rowOf(
  reader: RecordReader,
  element: XmlElement,
  files: CataloguePackage,
  origin: { file: string; line: number },
  isAddressed: boolean,
): ResourceRow {
  const stage = reader.text('stage');
  const grade = reader.text('grade');
  const toc = reader.one('toc', 'toc');
  const row: ResourceRow = {
    ...origin,
    identifier: reader.text('identifier') ?? '',
    title: reader.text('title') ?? '',
    type: reader.text('type') ?? reader.extra['type'] ?? '',
    description: reader.text('description') ?? '',
    provider: reader.text('provider') ?? '',
    rightsHolder: reader.text('rightsHolder') ?? '',
    lecturers: reader.one('lecturers', 'lecturers')?.lecturers ?? { label: null, people: [] },
    created: reader.text('created'),
    modified: reader.text('modified'),
    clicks: reader.number('clicks'),
    learners: reader.number('learners'),
    cover: reader.one('cover', 'cover')?.cover ?? null,
    toc: toc && { source: toc.source, items: toc.items },
    keywords: reader.list('keywords'),
    category: reader.list('category'),
    url: reader.text('url'),
    files: filesOf(reader, element, files),
    duration: reader.number('duration'),
    format: reader.text('format'),
    size: reader.number('size'),
    audience: reader.text('audience'),
    language: reader.text('language'),
    licence: reader.text('licence'),
    cost: reader.text('cost'),
    version: reader.text('version'),
    review: reviewOf(reader),
    stage: stage !== null && isStage(stage) ? stage : null,
    grade: grade !== null && /^\d{1,2}$/.test(grade) ? Number(grade) : null,
    subject: reader.text('subject'),
    edition: reader.text('edition'),
    volume: reader.text('volume'),
    chapter: reader.text('chapter'),
    extra: {},
  };
  row.extra = reader.finish();
  checkAcrossFields(reader, row, isAddressed);
  return row;
}

/** Who looked at it before it was admitted; null when the delivery does not say. */
function reviewOf(reader: RecordReader): ResourceRow['review'] {
  const [reviewer, unit, date] = [reader.text('reviewer'), reader.text('reviewUnit'), reader.text('reviewed')];
  return reviewer === null && unit === null && date === null ? null : { reviewer, unit, date };
}

function isStage(text: string): text is Stage {
  return STAGES.has(text);
}

/** `<files><file role="video" path="…" type="video/mp4" language="" label="" bytes="" width="" height="" bitrate=""/></files>` */
function filesOf(reader: RecordReader, element: XmlElement, files: CataloguePackage): ResourceFile[] {
  const entries = element.children.filter(({ name }) => name === 'files').flatMap(({ children }) => children);
  return entries.map((entry) => {
    const { attributes } = entry;
    const path = attributes.get('path') ?? '';
    if (!isSafePath(path)) reader.report('error', 'files', 'catalogue.file.path', path);
    else if (!files.has(path)) reader.report('error', 'files', 'catalogue.file.missing', path);
    const role = attributes.get('role') ?? '';
    const at = `files/${path}`;
    if (role === '') reader.report('error', 'files', 'catalogue.file.role', path);
    else if (!isKnownRole(role)) {
      reader.report('warning', 'files', 'catalogue.file.role-unknown', path, { role });
      reader.keep(`${at}@role`, role);
    }
    for (const [name, value] of attributes) if (!FILE_ATTRIBUTES.has(name) && !technicalAttribute.test(name)) reader.keep(`${at}@${name}`, value);
    reader.keep(at, entry.text);
    reader.keepChildren(at, entry);
    const word = (name: string): string | null => attributes.get(name)?.trim() || null;
    const count = (name: string): number | null => {
      const value = word(name);
      if (value === null || /^\d{1,15}$/.test(value)) return value === null ? null : Number(value);
      reader.report('warning', 'files', 'catalogue.file.number', value, { attribute: name });
      reader.keep(`${at}@${name}`, value);
      return null;
    };
    return {
      path,
      role,
      type: word('type'),
      language: word('language'),
      label: word('label'),
      bytes: count('bytes'),
      width: count('width'),
      height: count('height'),
      bitrate: count('bitrate'),
    };
  });
}

/** Rules that hold between fields. */
function checkAcrossFields(reader: RecordReader, row: ResourceRow, isAddressed: boolean): void {
  // An address that was refused is not missing.
  if (!isAddressed && row.url === null && row.files.length === 0 && !reader.failed) reader.report('error', 'url', 'catalogue.address.missing');
  if (row.created !== null && row.modified !== null && row.modified < row.created) {
    reader.report('error', 'modified', 'catalogue.day.before-created', row.modified, { created: row.created });
  }
  if (row.clicks !== null && row.learners !== null && row.learners > row.clicks) {
    reader.report('warning', 'learners', 'catalogue.learners.more-than-clicks', String(row.learners), { clicks: row.clicks });
  }
  const media = MEDIA_OF_TYPE[row.type];
  if (media !== undefined && row.format?.includes('/') && !row.format.startsWith(media)) {
    reader.report('warning', 'format', 'catalogue.format.other-type', row.format, { type: row.type });
  }
}
