/**
 * Harvests a repository (OAI-PMH 2.0) into the catalogue of a tenant: what is new or changed since the last time, and what is
 * gone. After each part it is noted how far it came, so that a harvest that was broken off goes on there.
 */
import * as v from 'valibot';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../database/carrier.ts';
import type { StoredFinding } from '../database/schema.ts';
import { parseStored } from '../database/stored.ts';
import { findSource } from '../exchange/sources.ts';
import { brokenOff, saveReport, type ImportResult } from '../import/run-import.ts';
import { emptyCount } from '../import/upsert.ts';
import { appendEvents } from '../outbox/outbox.ts';
import { beginning } from '../reading/beginning.ts';
import { ask, type Asking } from './ask.ts';
import { isMetadataPrefix, MetadataPrefix } from './names.ts';
import type { OaiAnswer } from './read-answer.ts';
import { takePart } from './take-part.ts';

export interface HarvestedRepository {
  /** Where it is harvested. */
  address: string;
  /** Name of who answers for it. */
  source: string;
  /** One of its sets; everything without it. */
  set?: string;
  /** The format to ask for; LOM where it has it, else Dublin Core. */
  prefix?: MetadataPrefix;
}

export interface HarvestOptions extends Asking {
  onPart?: (part: number) => void;
}

/** A repository that tells of no new record in so many parts leads in a circle. */
const mostIdleParts = 3;
/** Parts of a whole list; with a hundred records each ten million records. */
const mostParts = 100_000;
/** What is committed there while we read is stamped a little earlier than it is seen. */
const overlapMilliseconds = 60_000;

const Resumption = v.object({ prefix: MetadataPrefix, token: v.string(), startedAt: v.string() });
const StoredResumption = v.pipe(v.string(), v.parseJson(), Resumption);
type Resumption = v.InferOutput<typeof Resumption>;

/** Harvests and reports; a repository that cannot be read is a report with findings, too. */
export async function harvest(db: Database, tenantId: string, { address, source: name, set, prefix: wanted }: HarvestedRepository, options: HarvestOptions = {}): Promise<ImportResult> {
  const startedAt = new Date().toISOString();
  const findings: StoredFinding[] = [];
  const count = emptyCount();
  const source = await findSource(db, tenantId, name);
  const known = await db.selectFrom('exchange_source').selectAll().where((where) => where.and({ tenant_id: tenantId, id: source.id })).executeTakeFirstOrThrow();
  const isSame = known.address === address && known.set_name === (set ?? null) && (wanted === undefined || known.prefix === wanted);
  const note = (changes: { harvested_until?: string | null; resumption?: string | null; prefix?: string }) =>
    db.updateTable('exchange_source').set({ address, set_name: set ?? null, ...changes }).where((where) => where.and({ tenant_id: tenantId, id: source.id })).execute();
  const put = async (file: string, parameters: Record<string, string>): Promise<OaiAnswer | null> => {
    const asked = await ask(file, addressWith(address, parameters), options);
    findings.push(...asked.findings);
    return asked.answer;
  };

  let resumption = isSame && known.resumption !== null ? parseStored(StoredResumption, known.resumption, 'exchange_source.resumption') : null;
  const since = isSame ? known.harvested_until : null;
  const identified = resumption === null ? await identify() : null;
  try {
    if (identified !== null || resumption !== null) await readAll();
  } catch (error) {
    // Of a database that does not answer any more the first error says more than the next.
    if (Object.values(count).some((number) => number > 0)) await tell([brokenOff(address)]).catch(() => undefined);
    throw error;
  }
  return tell([]);

  async function tell(failures: readonly StoredFinding[]): Promise<ImportResult> {
    if (count.created + count.updated + count.ended > 0) await appendEvents(db, [{ tenantId, type: 'catalogue.changed', subject: {}, audience: null }]);
    return saveReport(db, tenantId, { id: uuidv7(), kind: 'catalogue', counts: { resources: count }, findings: [...findings, ...failures] }, startedAt);
  }

  /** Whom we ask, in which format, from when; null when it cannot be harvested. */
  async function identify(): Promise<{ prefix: MetadataPrefix; from: string | null } | null> {
    const repository = await put('Identify.xml', { verb: 'Identify' });
    if (repository === null || isRefused('Identify.xml', repository)) return null;
    if (wanted !== undefined) return { prefix: wanted, from: fromOf(repository) };
    const formats = await put('ListMetadataFormats.xml', { verb: 'ListMetadataFormats' });
    if (formats === null || isRefused('ListMetadataFormats.xml', formats)) return null;
    const offered = (formats.texts.get('metadataPrefix') ?? []).filter(isMetadataPrefix);
    return { prefix: offered.includes('lom') ? 'lom' : 'oai_dc', from: fromOf(repository) };
  }

  /** From when, as exactly as this repository knows. */
  function fromOf(repository: OaiAnswer): string | null {
    if (since === null) return null;
    const moment = `${new Date(Date.parse(since) - overlapMilliseconds).toISOString().slice(0, 19)}Z`;
    return repository.texts.get('granularity')?.[0]?.includes('hh') === true ? moment : moment.slice(0, 10);
  }

  async function readAll(): Promise<void> {
    const tokens = new Set<string>();
    const names = new Set<string>();
    let idle = 0;
    let hasBegunAgain = false;
    for (let part = 1; part <= mostParts; part += 1) {
      const file = `ListRecords-${part}.xml`;
      const prefix: MetadataPrefix = resumption?.prefix ?? identified?.prefix ?? 'oai_dc';
      const from = identified?.from ?? null;
      const answer = await put(
        file,
        resumption === null
          ? { verb: 'ListRecords', metadataPrefix: prefix, ...(from !== null && { from }), ...(set !== undefined && { set }) }
          : { verb: 'ListRecords', resumptionToken: resumption.token },
      );
      if (answer === null) return;
      if (answer.error?.code === 'badResumptionToken' && resumption !== null && !hasBegunAgain) {
        // It no longer knows where we were: from the beginning, where what is the same stays as it is.
        hasBegunAgain = true;
        resumption = null;
        await note({ resumption: null });
        continue;
      }
      const isOver = answer.error?.code === 'noRecordsMatch';
      if (!isOver && isRefused(file, answer)) return;
      const before = names.size;
      const taken = await takePart(db, tenantId, answer.records, { file, source, prefix, findings, count });
      for (const one of taken) names.add(one);
      idle = names.size === before ? idle + 1 : 0;
      options.onPart?.(part);
      const begun: string | null = resumption?.startedAt ?? momentOf(answer.responseDate);
      if (answer.isCut) return;
      if (answer.token === null) {
        await note({ prefix, resumption: null, harvested_until: begun });
        return;
      }
      if (tokens.has(answer.token) || idle >= mostIdleParts) {
        findings.push({ severity: 'error', file, line: null, field: 'resumptionToken', rule: 'oai.circle' });
        await note({ resumption: null });
        return;
      }
      tokens.add(answer.token);
      resumption = { prefix, token: answer.token, startedAt: begun ?? '' };
      await note({ prefix, resumption: JSON.stringify(resumption) });
    }
  }

  function isRefused(file: string, { error }: OaiAnswer): boolean {
    if (error === null) return false;
    findings.push({ severity: 'error', file, line: null, field: null, rule: 'oai.error', value: beginning(`${error.code} ${error.message}`, 200).trim() });
    return true;
  }
}

function addressWith(address: string, parameters: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** The clock of the repository, by which its records are stamped; null when it says none, and all is read again next time. */
const momentOf = (text: string | null): string | null => (text !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null);
