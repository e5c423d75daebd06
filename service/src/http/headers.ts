/** Security headers of every answer, and which foreign pages may call from a browser. */
import { header } from '../../../contract/src/index.ts';
import { isLoopback, type Config } from '../config.ts';
import { xapiHeader } from '../xapi/version.ts';

/** What the pages of the service itself may load: only from here. The library needs nothing looser. */
const pageRules = [
  "default-src 'self'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
];
/**
 * Files of a delivery are the work of vendors, courses with scripts among them. They run, but as of no origin: what a
 * person's space keeps under the service's own origin is out of their reach.
 */
export const deliveredPolicy = 'sandbox allow-scripts allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads';
/** The host page that is as strict as a portal can be says so in the page and, as such a portal does, in the header. */
const strictHostPage = '/demo/strict-csp/';
const strictHostPolicy = [
  "default-src 'self'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

/**
 * The policy of the app's pages. Where an issuer vouches for people, the app redeems its codes there, and talks to nobody
 * else; it frames what runs on the second origin.
 */
export function pagePolicy({ issuer }: Pick<Config, 'issuer'>, frames: readonly string[] = []): string {
  const connect = issuer === null ? [] : [`connect-src 'self' ${new URL(issuer.issuer).origin}`];
  return [...pageRules, `frame-src ${["'self'", ...frames].join(' ')}`, ...connect].join('; ');
}

const isRecords = (path: string) => path.startsWith('/xapi/');
const isData = (path: string) => path.startsWith('/api/') || path.startsWith('/oai/') || isRecords(path);

/**
 * Sets the headers that every answer has. Data is never shown as a page, so that it needs none of those that only a page
 * obeys: on a slow line each of them counts. Host pages under `/demo/` have the policy of their own, or none, as portals do.
 */
export function secure(headers: Headers, path: string, policy: string): void {
  headers.set('X-Content-Type-Options', 'nosniff');
  if (isData(path)) {
    // Files of people say more: they run in no page at all.
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', dataPolicy);
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
    return;
  }
  headers.set('Referrer-Policy', 'no-referrer');
  headers.set('Permissions-Policy', 'camera=(), microphone=(self), geolocation=(), payment=()');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  if (path.startsWith(strictHostPage)) {
    headers.set('Content-Security-Policy', strictHostPolicy);
  } else if (!headers.has('Content-Security-Policy') && !/^\/(demo|media)\//.test(path)) {
    headers.set('Content-Security-Policy', policy);
  }
}

const allowedMethods = 'GET, POST, PUT, DELETE, OPTIONS';
const allowedHeaders = [
  'Authorization',
  'Content-Type',
  'Accept-Language',
  'If-None-Match',
  'If-Match',
  'Last-Event-ID',
  header.identity,
  header.functionId,
  header.idempotencyKey,
  header.sentAt,
  header.writtenAt,
  ...Object.values(xapiHeader),
].join(', ');
const exposedHeaders = ['Date', 'ETag', 'Last-Modified', 'Retry-After', 'LS-Request-Id', ...Object.values(xapiHeader)].join(', ');
const preflightSeconds = '600';

/**
 * Whether a page of that origin may call: those configured, and in demo mode those of this machine. Courses lie on origins
 * that nobody knows beforehand; what they may record and read, the credentials of their launch say.
 */
export function isAllowedOrigin(config: Config, origin: string, path: string): boolean {
  if (isRecords(path)) return true;
  if (!path.startsWith('/api/')) return false;
  if (config.allowedOrigins.includes(origin)) return true;
  return config.issuer === null && URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}

/** Lets an allowed foreign page read the answer. Cookies are never shared with it: it brings a token. */
export function allowOrigin(headers: Headers, origin: string): void {
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set('Access-Control-Expose-Headers', exposedHeaders);
  headers.append('Vary', 'Origin');
}

/** Public files that foreign host pages load; nothing in them is about a person. */
const shared = /^\/(media|files|lib|themes)\//;

/** Lets the pages of everybody read such a file, and which piece of it they got. */
export function shareFile(headers: Headers, path: string): void {
  if (!shared.test(path)) return;
  headers.set('Access-Control-Allow-Origin', '*');
  headers.set('Access-Control-Expose-Headers', 'Accept-Ranges, Content-Length, Content-Range, ETag');
  headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
}

/** The answer to a browser that asks before it sends. */
export function preflight(path: string): Response {
  if (shared.test(path)) return filePreflight(path);
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': allowedMethods,
      'Access-Control-Allow-Headers': allowedHeaders,
      'Access-Control-Max-Age': preflightSeconds,
    },
  });
}

/** Older browsers ask before they ask for a piece; all do before they go on with one that broke off. */
function filePreflight(path: string): Response {
  const headers = new Headers({
    'Access-Control-Allow-Methods': 'GET, HEAD',
    'Access-Control-Allow-Headers': 'Range, If-Range, If-None-Match',
    'Access-Control-Max-Age': preflightSeconds,
  });
  shareFile(headers, path);
  return new Response(null, { status: 204, headers });
}
