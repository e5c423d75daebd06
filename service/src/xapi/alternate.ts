/**
 * The alternate request syntax of xAPI 1.0.3: a POST that holds another request as a form, for browsers that could do
 * nothing else. Courses of that time still send it. Version 2.0 has none.
 */
import { ProblemError } from '../http/problem.ts';
import { readBytes } from '../http/read-body.ts';
import { parameterProblem } from './request.ts';
import { versionOf, xapiHeader } from './version.ts';

const methods = ['GET', 'PUT', 'POST', 'DELETE'];
const headerNames = ['Authorization', xapiHeader.version, 'Content-Type', 'Content-Length', 'If-Match', 'If-None-Match', 'Accept-Language'];

/** The request that is meant: the same one, or the one in its form. @throws ProblemError invalid-request */
export async function unwrapAlternate(request: Request): Promise<Request> {
  const url = new URL(request.url);
  const method = url.searchParams.get('method')?.toUpperCase();
  if (method === undefined) return request;
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get('content-type') ?? '');
  const isAlone = [...url.searchParams].length === 1;
  if (request.method !== 'POST' || !methods.includes(method) || !isForm || !isAlone) throw parameterProblem('method');
  const form = new URLSearchParams(new TextDecoder().decode(await readBytes(request)));
  if (versionOf(form.get(xapiHeader.version) ?? request.headers.get(xapiHeader.version) ?? '') !== '1.0.3') throw parameterProblem('method');
  return unwrap(request, url, method, form);
}

function unwrap(request: Request, url: URL, method: string, form: URLSearchParams): Request {
  const headers = new Headers(request.headers);
  headers.delete('Content-Type');
  headers.delete('Content-Length');
  const query = new URLSearchParams();
  for (const [name, value] of form) {
    const header = headerNames.find((one) => one.toLowerCase() === name.toLowerCase());
    if (header !== undefined) headers.set(header, value);
    else if (name !== 'content') query.append(name, value);
  }
  const content = form.get('content');
  const hasBody = method === 'PUT' || method === 'POST';
  if (hasBody && content === null) throw new ProblemError('invalid-request', { errors: [{ pointer: 'content', rule: 'missing' }] });
  headers.delete('Content-Length');
  if (hasBody && !headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
  return new Request(`${url.origin}${url.pathname}?${query.toString()}`, { method, headers, ...(hasBody && { body: content }) });
}
