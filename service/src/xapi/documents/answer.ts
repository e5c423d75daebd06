/** What the three kinds of documents have in common over HTTP. */
import { ProblemError } from '../../http/problem.ts';
import { readBytes } from '../../http/read-body.ts';
import type { XapiRequest } from '../request.ts';
import { deleteDocument, listDocuments, mergeDocument, putDocument, readDocument, type Content, type Key, type Place, type Precondition } from './document.ts';

export interface Target {
  place: Place;
  /** Undefined: the names of all that are there. */
  name: string | undefined;
  since: string | undefined;
  personId: string | null;
  /** What a PUT may do that does not say what it knows of the document. */
  unless: Precondition['unless'];
  /** When a document that comes late was written; null: now. */
  writtenAt?: Precondition['writtenAt'];
  /** Throws when the content may not stand under the name. */
  checkContent?: (content: Content) => void;
}

/** @throws ProblemError not-found | precondition-failed | conflict | invalid-request */
export async function answerDocument(call: XapiRequest, target: Target): Promise<Response> {
  const { place, name, personId } = target;
  if (name === undefined) return answerNames(call, target);
  const key = { ...place, name };
  const { request } = call;
  const precondition = {
    ifMatch: request.headers.get('if-match'),
    ifNoneMatch: request.headers.get('if-none-match'),
    unless: target.unless,
    writtenAt: target.writtenAt ?? null,
  };
  if (call.method === 'GET') return answerContent(call, key);
  const content = { type: request.headers.get('content-type') ?? 'application/octet-stream', bytes: await readBytes(request) };
  if (call.method !== 'DELETE') target.checkContent?.(content);
  const tag = await call.db.transaction().execute(async (transaction) => {
    if (call.method === 'PUT') return putDocument(transaction, key, personId, content, precondition);
    if (call.method === 'POST') return mergeDocument(transaction, key, personId, content, precondition);
    await deleteDocument(transaction, key, precondition);
    return null;
  });
  // Who goes on writing need not ask what stands now.
  return new Response(null, { status: 204, headers: tag === null ? {} : { ETag: `"${tag}"` } });
}

async function answerNames({ db }: XapiRequest, { place, since }: Target): Promise<Response> {
  const { names, modified } = await listDocuments(db, place, since);
  return Response.json(names, { headers: modified === null ? {} : { 'Last-Modified': new Date(modified).toUTCString() } });
}

async function answerContent({ db, request }: XapiRequest, key: Key): Promise<Response> {
  const found = await readDocument(db, key);
  if (found === undefined) throw new ProblemError('not-found');
  const headers = {
    'Content-Type': found.content_type,
    ETag: `"${found.etag}"`,
    'Last-Modified': new Date(found.updated_at).toUTCString(),
    // Anybody's file under our own origin: it is data, never a page.
    'Content-Disposition': 'attachment',
  };
  if (request.headers.get('if-none-match') === headers.ETag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(found.content), { headers });
}
