/** What the six verbs answer, as XML. */
import type { Logger } from 'pino';
import type { Executor } from '../database/carrier.ts';
import { parseStored, readable } from '../database/stored.ts';
import { forEverybody, recordOf } from '../exchange/exchange-record.ts';
import { writeLom } from '../exchange/lom-write.ts';
import { around, leaf } from '../exchange/xml-write.ts';
import { ResourceDocument } from '../features/resources/resource.ts';
import { writeDc } from './dc-write.ts';
import { datestamp, metadataFormats, resourceId, type MetadataPrefix } from './names.ts';
import { OaiError, readList, readPrefix, writeToken, type OaiRequest } from './request.ts';
import { earliestChange, isSet, selectChanged, selectOne, sets, type ChangedRow } from './selection.ts';

/** Records of one answer. */
const pageSize = 100;

/** A platform that is open to harvesters. */
export interface OpenCatalogue {
  db: Executor;
  tenantId: string;
  /** Of the platform. */
  name: string;
  /** Where the service is reached. */
  origin: string;
  /** Where it is harvested. */
  baseUrl: string;
  logger: Logger;
}

/** The content of the answer. @throws OaiError */
export async function answer(catalogue: OpenCatalogue, request: OaiRequest): Promise<string> {
  switch (request.verb) {
    case 'Identify':
      return around('Identify', await identify(catalogue));
    case 'ListMetadataFormats':
      if (request.given.has('identifier')) await requireRecord(catalogue, request.given.get('identifier'));
      return around('ListMetadataFormats', Object.entries(metadataFormats).map(([prefix, { schema, namespace }]) =>
        around('metadataFormat', [leaf('metadataPrefix', prefix), leaf('schema', schema), leaf('metadataNamespace', namespace)])));
    case 'ListSets':
      // All of them stand in one answer, so that no token can be ours.
      if (request.given.has('resumptionToken')) throw new OaiError('badResumptionToken', 'The list of sets has one part.');
      return around('ListSets', sets.map((set) => around('set', [leaf('setSpec', set), leaf('setName', set.replace('-', ' '))])));
    case 'GetRecord': {
      const prefix = readPrefix(request.given.get('metadataPrefix'));
      return around('GetRecord', [writeRecord(catalogue, await requireRecord(catalogue, request.given.get('identifier')), prefix)]);
    }
    case 'ListIdentifiers':
      return list(catalogue, request, (row) => writeHeader(catalogue, row));
    case 'ListRecords':
      return list(catalogue, request, (row, prefix) => writeRecord(catalogue, row, prefix));
  }
}

async function identify({ db, tenantId, name, origin, baseUrl }: OpenCatalogue): Promise<string[]> {
  return [
    leaf('repositoryName', name),
    leaf('baseURL', baseUrl),
    leaf('protocolVersion', '2.0'),
    // The protocol wants an address of mail; ours is the role that every host has.
    leaf('adminEmail', `postmaster@${new URL(origin).hostname}`),
    leaf('earliestDatestamp', datestamp((await earliestChange(db, tenantId)) ?? new Date(0))),
    leaf('deletedRecord', 'persistent'),
    leaf('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
    leaf('compression', 'gzip'),
  ];
}

async function list(catalogue: OpenCatalogue, request: OaiRequest, write: (row: ChangedRow, prefix: MetadataPrefix) => string): Promise<string> {
  const asked = readList(request);
  const { prefix, span, set, after, place } = asked;
  if (set !== null && !isSet(set)) throw new OaiError('noRecordsMatch', 'There is no such set.');
  const found = await selectChanged(catalogue.db, catalogue.tenantId, { span, set, after, limit: pageSize + 1 });
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  if (last === undefined && after === null) throw new OaiError('noRecordsMatch', 'Nothing was changed then.');
  const cursor = { cursor: String(place) };
  const goesOn = found.length > pageSize && last !== undefined;
  const token = goesOn
    ? around('resumptionToken', [writeToken({ ...asked, place: place + rows.length }, last)], cursor)
    // An empty one ends a list of several parts.
    : after === null ? '' : around('resumptionToken', [], cursor);
  return around(request.verb, [...readable(rows, (row) => write(row, prefix), catalogue.logger), token]);
}

async function requireRecord(catalogue: OpenCatalogue, identifier = ''): Promise<ChangedRow> {
  const prefix = nameOf(catalogue, '');
  const id = identifier.startsWith(prefix) ? identifier.slice(prefix.length) : '';
  const row = resourceId.test(id) ? await selectOne(catalogue.db, catalogue.tenantId, id) : undefined;
  if (row === undefined) throw new OaiError('idDoesNotExist', 'No record has this identifier.');
  return row;
}

/** `oai:space.example.edu.cn:county-1/r-17` */
const nameOf = ({ origin, tenantId }: OpenCatalogue, id: string) => `oai:${new URL(origin).hostname}:${tenantId}/${id}`;

function writeHeader(catalogue: OpenCatalogue, row: ChangedRow): string {
  const { type, stage } = parseStored(ResourceDocument, row.document, 'resource.document');
  const own = [`type-${type}`, ...(stage === null ? [] : [`stage-${stage}`])].filter(isSet);
  const parts = [leaf('identifier', nameOf(catalogue, row.id)), leaf('datestamp', datestamp(row.at)), ...own.map((set) => leaf('setSpec', set))];
  return around('header', parts, row.ended_at === null ? {} : { status: 'deleted' });
}

function writeRecord(catalogue: OpenCatalogue, row: ChangedRow, prefix: MetadataPrefix): string {
  const header = writeHeader(catalogue, row);
  if (row.ended_at !== null) return around('record', [header]);
  const record = forEverybody(recordOf(row, catalogue.origin));
  return around('record', [header, around('metadata', [prefix === 'lom' ? writeLom(record) : writeDc(record)])]);
}
