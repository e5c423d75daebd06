/** The port of own resources over a service that speaks the contract. */
import {
  beginUpload, checkOwnLink, decideAdmission, dropOwnFile, dropOwnResource, listOwnResources, listSubmissions, readDirectoryXml, readOwnFile, readOwnResource, submitOwnResource, uploadPart,
  withdrawOwnResource, writeDirectoryXml, writeOwnResource,
} from '../../../contract/src/routes/own-resources.ts';
import type { OwnFile, OwnResourcePort } from '../../base/ports/own-resources.ts';
import type { Answer, CallOptions, Receipt, Subscribable } from '../../base/ports/ports.ts';
import { changesFor } from '../changes.ts';
import { checksOf } from '../media-checks.ts';
import { uploadInParts } from './upload.ts';
import type { Client, Outcome, RouteCallOptions } from './client.ts';

const answer = <Value>({ value, asOf }: Outcome<Value>): Answer<Value> => ({ value, asOf, stale: false });
const sent = <Value>({ value }: Outcome<Value>): Receipt<Value> => ({ status: 'sent', value });
const done: Receipt<null> = { status: 'sent', value: null };

export function ownResourcePort(client: Client, by: (options?: CallOptions) => RouteCallOptions, hub: Subscribable): OwnResourcePort {
  const as = (functionId: string, options?: CallOptions): RouteCallOptions => ({ ...by(options), functionId });
  const one = (ownResourceId: string) => ({ params: { ownResourceId } });
  const page = ({ limit, ...query }: { cursor?: string; limit?: number }) => ({ ...query, limit: limit === undefined ? undefined : String(limit) });

  return {
    subscribe: changesFor('ownResources', hub),
    list: async (query, options) => answer(await client.call(listOwnResources, { query: { state: query.state, cursor: query.cursor, ...page(query) } }, by(options))),
    get: async (id, options) => answer(await client.call(readOwnResource, one(id), by(options))),
    write: async (id, draft) => sent(await client.call(writeOwnResource, { ...one(id), body: draft }, as('RES-05'))),
    drop: async (id) => {
      await client.call(dropOwnResource, one(id), as('PS-09'));
      return done;
    },
    upload: async (ownResourceId, role, file, { signal, onProgress } = {}) => {
      const functionId = role === 'cover' ? 'RES-12' : 'RES-01';
      const options = as(functionId, signal === undefined ? undefined : { signal });
      const begun: OwnFile = (await client.call(beginUpload, { params: { ownResourceId, role }, body: { name: file.name.slice(-255), sizeBytes: file.size } }, options)).value;
      const send = async (offset: number, part: Blob) => (await client.call(uploadPart, { params: { ownResourceId, role, offset: String(offset) } }, { ...options, file: part })).value;
      const checks = role === 'media' ? await checksOf(file) : undefined;
      return { status: 'sent', value: await uploadInParts(file, begun, send, (state) => onProgress?.(checks === undefined ? state : { ...state, checks })) };
    },
    dropFile: async (ownResourceId, role) => {
      await client.call(dropOwnFile, { params: { ownResourceId, role } }, as('PS-09'));
      return done;
    },
    file: async (ownResourceId, role, options) => {
      const value = await client.download(readOwnFile, { params: { ownResourceId, role } }, by(options));
      return { value, asOf: new Date().toISOString(), stale: false };
    },
    checkLink: async (id) => sent(await client.call(checkOwnLink, one(id), as('RES-03'))),
    submit: async (id) => sent(await client.call(submitOwnResource, one(id), as('PS-09'))),
    withdraw: async (id) => sent(await client.call(withdrawOwnResource, one(id), as('PS-09'))),
    submissions: async (query, options) => answer(await client.call(listSubmissions, { query: { cursor: query.cursor, ...page(query) } }, by(options))),
    decide: async (id, decision) => sent(await client.call(decideAdmission, { ...one(id), body: decision }, as('M-05'))),
    readDirectory: async (xml) => (await client.call(readDirectoryXml, { body: { xml } }, as('RES-08'))).value.items,
    writeDirectory: async (lines) => (await client.call(writeDirectoryXml, { body: { items: lines.map((line) => ({ ...line })) } }, as('RES-08'))).value.xml,
  };
}
